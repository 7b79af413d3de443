"""Answers as columns: what each row's answer says, in the words of the frame that asked."""

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from crmpolicy.engine import Decision, plain_value
from crmpolicy.errors import CrmPolicyError, FactsError
from crmpolicy.policy.scales import Choice
from crmpolicy.values import ValueType
from crmpolicy.wording import Language

if TYPE_CHECKING:
    import narwhals as nw
    import numpy as np

DECIDED: Final = "decided"
UNDECIDED: Final = "undecided"
INVALID: Final = "invalid"
STATUSES: Final = (DECIDED, UNDECIDED, INVALID)
TOLD: Final = ("rule", "clause", "status", "reason")
"""The columns beside the outputs."""


class Told(NamedTuple):
    """One column of answers: its name, one value for each answer, and its words where it has few."""

    name: str
    cells: list[Any]
    words: tuple[str, ...] | None


def told(
    outputs: Mapping[str, ValueType], answers: Sequence[Decision | CrmPolicyError], language: Language
) -> list[Told]:
    """Give the columns of some answers: the outputs, what binds, and why there is none.

    Args:
        outputs: the names and types of the outputs.
        answers: a decision, or why there is none.
        language: of the reasons.
    """
    made = [_output(name, kind, answers) for name, kind in outputs.items()]
    rules = [_rules(each) for each in answers]
    clauses = [_clauses(each) for each in answers]
    status = [_status(each) for each in answers]
    reasons = [each.message(language) if isinstance(each, CrmPolicyError) else None for each in answers]
    return [
        *made,
        Told("rule", rules, _words(rules)),
        Told("clause", clauses, _words(clauses)),
        Told("status", status, STATUSES),
        Told("reason", reasons, None),
    ]


def _output(name: str, kind: ValueType, answers: Sequence[Decision | CrmPolicyError]) -> Told:
    given = [each.outcome.get(name) if isinstance(each, Decision) else None for each in answers]
    if isinstance(kind, Choice) and all(each is None or isinstance(each, str) for each in given):
        return Told(name, given, kind.scale.ids)
    return Told(name, [_cell(each) for each in given], None)


def _cell(value: Any) -> Any:
    """Give what a frame can hold: numbers, days and words as they are, everything else as JSON."""
    if value is None or isinstance(value, bool | int | str | Decimal):
        return value
    plain = plain_value(value)
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False, default=str)


def _rules(answer: Decision | CrmPolicyError) -> str | None:
    if not isinstance(answer, Decision):
        return None
    return "; ".join(f"{each.document}/{each.part}.{each.rule}" for each in answer.reasons if each.binding)


def _clauses(answer: Decision | CrmPolicyError) -> str | None:
    if not isinstance(answer, Decision):
        return None
    return "; ".join(
        dict.fromkeys(clause for each in answer.reasons if each.binding for clause in each.clauses)
    )


def _status(answer: Decision | CrmPolicyError) -> str:
    if isinstance(answer, Decision):
        return DECIDED
    return INVALID if isinstance(answer, FactsError) else UNDECIDED


def _words(values: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in values if each is not None))


def with_columns(
    frame: "nw.DataFrame[Any]", columns: Sequence[Told], numbers: "np.ndarray[Any, Any]"
) -> "nw.DataFrame[Any]":
    """Add columns to a frame; of each, every row has the value of its answer."""
    import narwhals as nw  # noqa: PLC0415 - an extra

    make = _MAKERS[str(frame.implementation)]
    return frame.with_columns(
        *(nw.from_native(make(each, numbers, frame), series_only=True).alias(each.name) for each in columns)
    )


def _polars(column: Told, numbers: "np.ndarray[Any, Any]", _frame: Any) -> Any:
    import polars as pl  # noqa: PLC0415 - an extra

    kind = pl.Enum(list(column.words)) if column.words else None
    values = pl.Series(column.name, column.cells, dtype=kind, strict=True)
    return values.gather(numbers)


def _pandas(column: Told, numbers: "np.ndarray[Any, Any]", frame: Any) -> Any:
    import pandas as pd  # noqa: PLC0415 - an extra

    values = (
        pd.Categorical(column.cells, categories=list(column.words))
        if column.words
        else pd.array(column.cells)
    )
    return pd.Series(values.take(numbers), index=frame.to_native().index, name=column.name)


def _pyarrow(column: Told, numbers: "np.ndarray[Any, Any]", _frame: Any) -> Any:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    values = pa.array(column.cells, type=pa.string() if column.words else None)
    if column.words is not None:
        values = values.dictionary_encode()
    return pa.chunked_array([values.take(pa.array(numbers))])


_MAKERS: Final[Mapping[str, Callable[..., Any]]] = {
    "polars": _polars,
    "pandas": _pandas,
    "pyarrow": _pyarrow,
}
