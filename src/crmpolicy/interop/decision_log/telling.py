"""What is told of one case: its answer and the rules it rests on, or why there is none; never a fact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal

from crmpolicy.engine import Decision, PolicySet, plain_value
from crmpolicy.engine.decision import Reason
from crmpolicy.errors import CrmPolicyError, FactsError, Fault, MissingParameterError, UnknownPointError
from crmpolicy.interop.decision_log.redacting import MARK
from crmpolicy.interop.decision_log.shapes import Shapes
from crmpolicy.interop.decision_log.standing_in import WAYS, filled, is_fixed

Status = Literal["decided", "undecided", "refused", "unfilled", "unknown"]
"""Unfilled: values are left to the company. Unknown: nothing in force answers the question."""
WITHHELD: Final = {MARK: True}
"""Stands for an output that would tell what was redacted."""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a case.

    ``reasons`` hold no facts: document, part, rule, clauses, whether it binds, the values of parameters.
    ``code`` says why nothing was decided, ``faults`` what was wrong with facts or left open by the company.
    """

    status: Status
    outcome: Mapping[str, Any] = field(default_factory=dict)
    reasons: Sequence[Mapping[str, Any]] = ()
    code: str | None = None
    clauses: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The facts or parameters at fault, each once."""
        found = (each.arguments.get("fact_name", each.arguments.get("name")) for each in self.faults)
        return tuple(dict.fromkeys(str(name) for name in found if name is not None))

    @property
    def only_lacks(self) -> bool:
        """Whether nothing is wrong with the facts but that some are missing."""
        return bool(self.faults) and all(each.code.startswith("fact-missing") for each in self.faults)

    def same_answer(self, other: "Told") -> bool:
        """Tell whether another case came out alike, whatever rules it rests on."""
        return (self.status, self.outcome, self.code) == (other.status, other.outcome, other.code)

    def grounds(self) -> tuple[tuple[str, ...], ...]:
        """Give the rules that bind, with their clauses, in no order that means anything."""
        binding = [each for each in self.reasons if each["binding"]]
        return tuple(
            sorted((each["document"], each["part"], each["rule"], *each["clause"]) for each in binding)
        )


def told(decision: Decision) -> Told:
    """Tell a decision."""
    reasons = tuple(_plain(each) for each in decision.reasons)
    clauses = dict.fromkeys(clause for each in decision.reasons if each.binding for clause in each.clauses)
    outcome = {name: plain_value(value) for name, value in decision.outcome.items()}
    return Told("decided", outcome, reasons, clauses=tuple(clauses))


def told_of(error: CrmPolicyError) -> Told:
    """Tell why there is no decision.

    >>> from crmpolicy.errors import UndecidedError
    >>> told_of(UndecidedError("undecided-no-rule")).status
    'undecided'
    """
    if isinstance(error, FactsError):
        return Told("refused", code=error.code, faults=error.faults)
    if isinstance(error, MissingParameterError):
        return Told("unfilled", code=error.code, faults=error.faults)
    if isinstance(error, UnknownPointError):
        return Told("unknown", code=error.code)
    return Told("undecided", code=error.code, clauses=error.fault.clause)


def attempts(
    policies: PolicySet, shapes: Shapes, question: str, facts: Mapping[str, Any], now: datetime
) -> list[Told]:
    """Decide what stands in a log, once for each way to stand in for what was redacted."""
    ways = WAYS[:1] if is_fixed(facts, shapes) else WAYS
    return [attempt(policies, question, filled(facts, shapes, way), now) for way in ways]


def attempt(policies: PolicySet, question: str, facts: Mapping[str, Any], now: datetime) -> Told:
    """Decide a case, or tell why it is not decided."""
    try:
        return told(policies.point(question).evaluate(facts, now=now))
    except CrmPolicyError as error:
        return told_of(error)


def agreed(found: Sequence[Told]) -> bool:
    """Tell whether all ways came out alike, by the same rules."""
    return all(each.same_answer(found[0]) and each.grounds() == found[0].grounds() for each in found)


def kept_back(real: Told, found: Sequence[Told], texts: Mapping[str, str]) -> dict[str, Any]:
    """Give the outcome as a log may hold it: what came out without knowing what was redacted.

    An output that comes out otherwise without it would tell it, as the day of a birthday visit does.

    Args:
        real: what was decided.
        found: what is decided with stand-ins.
        texts: what was taken out, with its token.
    """
    if not texts:
        return dict(real.outcome)
    stands = {text: f"‹{token}›" for text, token in texts.items()}
    return {
        name: found[0].outcome[name]
        if all(name in each.outcome and each.outcome[name] == _put(value, stands) for each in found)
        else WITHHELD
        for name, value in real.outcome.items()
    }


def _put(value: Any, stands: Mapping[str, str]) -> Any:
    """Put stand-ins for texts into an outcome, to compare it with one that has them."""
    if isinstance(value, str):
        return stands.get(value) or _replaced(value, stands)
    if isinstance(value, Mapping):
        return {name: _put(each, stands) for name, each in value.items()}
    return [_put(each, stands) for each in value] if isinstance(value, list) else value


def _replaced(text: str, stands: Mapping[str, str]) -> str:
    for taken, stand in stands.items():
        if f"`{taken}`" in text:  # what a message quotes
            text = text.replace(f"`{taken}`", f"`{stand}`")
    return text


def _plain(reason: Reason) -> dict[str, Any]:
    found: dict[str, Any] = {
        "document": reason.document,
        "part": reason.part,
        "rule": reason.rule,
        "clause": list(reason.clauses),
        "binding": reason.binding,
        "parameters": {name: plain_value(value) for name, value in reason.parameters},
    }
    return found if reason.by_hand is None else {**found, "by_hand": reason.by_hand.by}
