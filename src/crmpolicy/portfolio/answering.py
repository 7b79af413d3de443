"""Answers as columns: what each row's answer says, in the words of the frame that asked."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, get_args

from crmpolicy.engine import Decision, plain_value
from crmpolicy.engine.courses.kinds import DutyType
from crmpolicy.engine.courses.states import DutyState, DutyStatus
from crmpolicy.errors import CrmPolicyError, FactsError
from crmpolicy.portfolio.storing import Stored, stored_as
from crmpolicy.values import ValueType
from crmpolicy.wording import Language, say

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[Any]]

DECIDED: Final = "decided"
UNDECIDED: Final = "undecided"
INVALID: Final = "invalid"
STATUSES: Final = (DECIDED, UNDECIDED, INVALID)
TOLD: Final = {
    "rule": Stored("label"),
    "clause": Stored("label"),
    "status": Stored("words", STATUSES),
    "reason": Stored("text"),
}
"""The columns beside the outputs, and how each is kept."""


DUTY: Final = {
    "state": Stored("words", get_args(DutyState)),
    "due": Stored("instant"),
    "since": Stored("instant"),
    "done_at": Stored("instant"),
    "who": Stored("label"),
}
"""The columns of a duty, and how each is kept."""


class Told(NamedTuple):
    """One column of answers: its name, one value for each answer, how it is kept.

    ``moved`` has, in microseconds, the moments of rows that have one of their own; see ``timely``.
    """

    name: str
    cells: list[Any]
    stored: Stored
    moved: "Numbers | None" = None


def columns_for(outputs: Mapping[str, ValueType]) -> Mapping[str, Stored]:
    """Give the columns that are added for some outputs, and how each is kept; the same for all frames.

    >>> list(columns_for({"reply": DutyType(one=True)}))[:5]
    ['reply.state', 'reply.due', 'reply.since', 'reply.done_at', 'reply.who']
    """
    columns: dict[str, Stored] = {}
    for name, kind in outputs.items():
        if is_duty(kind):
            columns |= {f"{name}.{each}": stored for each, stored in DUTY.items()}
        else:
            columns[name] = stored_as(kind)
    return {**columns, **TOLD}


def telling(outputs: Mapping[str, ValueType]) -> tuple[str, ...]:
    """Give the one column for each output that tells most: of a duty, how it stands.

    >>> telling({"reply": DutyType(one=True)})
    ('reply.state',)
    """
    return tuple(f"{name}.state" if is_duty(kind) else name for name, kind in outputs.items())


def is_duty(kind: ValueType) -> bool:
    """Tell whether an output is how one duty stands, which has columns of its own."""
    return isinstance(kind, DutyType) and kind.one


def told(
    outputs: Mapping[str, ValueType], answers: Sequence[Decision | CrmPolicyError], language: Language
) -> list[Told]:
    """Give the columns of some answers: the outputs, what binds, and why there is none.

    Args:
        outputs: the names and types of the outputs.
        answers: a decision, or why there is none.
        language: of the reasons.
    """
    columns = {name: Told(name, [], stored) for name, stored in columns_for(outputs).items()}
    for answer in answers:
        said = _decided(answer, outputs, columns, language) if isinstance(answer, Decision) else None
        row = said or {"status": _status(answer), "reason": answer.message(language)}  # type: ignore[union-attr]  # no decision
        for name, column in columns.items():
            column.cells.append(row.get(name))
    return list(columns.values())


def _decided(
    decision: Decision, outputs: Mapping[str, ValueType], columns: Mapping[str, Told], language: Language
) -> dict[str, Any]:
    """Give what a decision says in each column; what a column cannot hold is told as a reason, never lost."""
    binding = [each for each in decision.reasons if each.binding]
    row: dict[str, Any] = {
        "rule": "; ".join(f"{each.document}/{each.part}.{each.rule}" for each in binding),
        "clause": "; ".join(dict.fromkeys(clause for each in binding for clause in each.clauses)),
        "status": DECIDED,
    }
    unheld = []
    for name, kind in outputs.items():
        if is_duty(kind):
            row |= _standing(name, decision.outcome.get(name))
            continue
        value, stored = decision.outcome.get(name), columns[name].stored
        if stored.form == "text":
            row[name] = _text(value)
        elif value is not None and stored.holds(value):
            row[name] = stored.fitted(value)
        elif value is not None:
            unheld.append(say("portfolio-not-held", language, {"name": name, "value": str(_text(value))}))
    if unheld:
        row["reason"] = "; ".join(unheld)
    return row


def _standing(name: str, status: DutyStatus | None) -> dict[str, Any]:
    """Give how a duty stands, a cell for each of its columns."""
    return {} if status is None else {f"{name}.{each}": getattr(status, each) for each in DUTY}


def _text(value: Any) -> str | None:
    """Give texts as they are, numbers as exact texts, and everything else as JSON."""
    plain = plain_value(value)
    if plain is None or isinstance(plain, str):
        return plain
    return json.dumps(plain, ensure_ascii=False, default=str)


def _status(answer: Decision | CrmPolicyError) -> str:
    return INVALID if isinstance(answer, FactsError) else UNDECIDED
