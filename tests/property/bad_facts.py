"""Facts that cannot be used, each kind of them, for a fact of any type; told from the declaration alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.wording import Words

NUMBERS: Final = frozenset({"ratio", "money", "number", "integer", "quantity"})
NO_WORD: Final = "no such word"
NO_FIELD: Final = "no_such_field"
NO_CODE: Final = 1000
TRUTHS: Final = (True, False)
_MIDNIGHT: Final = datetime(2026, 1, 5, tzinfo=UTC)
_NO_ZONE: Final = _MIDNIGHT.replace(tzinfo=None)


@dataclass(frozen=True)
class Thing:
    """Something that is no value of any type."""


class Bad(NamedTuple):
    """A value that cannot be used, what kind of fault it is, and what is at fault in it."""

    kind: str
    value: Any
    bare: Any


_NONE: Final = ("value-unknown-not-allowed",)
_NOT_A: Final = (
    "value-not-a-number",
    "value-not-a-ratio",
    "value-not-a-money",
    "value-not-a-quantity",
    "value-not-an-integer",
    "value-not-a-boolean",
    "value-not-a-date",
    "value-not-an-instant",
    "value-not-a-term",
    "value-not-a-period",
    "value-not-on-scale",
)
_KIND: Final = ("value-wrong-kind", "value-array-moment")
_FIELDS: Final = ("value-entry-strange", "value-entry-missing", "record-entry-strange")
SAID: Final[Mapping[str, tuple[str, ...]]] = {
    "wrong type": (*_KIND, "value-not-on-scale"),
    "one for several": _KIND,
    "several for one": _KIND,
    "no word": _NOT_A,
    "empty text": _NOT_A,
    "nothing": (*_NONE, *_NOT_A),
    "not finite": ("value-not-finite",),
    "boolean for a number": (*_KIND, *_NOT_A),
    "number for a boolean": (*_KIND, *_NOT_A),
    "no number": (*_KIND, *_NOT_A),
    "too large": ("value-too-large",),
    "too fine": ("value-too-fine",),
    "off the step": ("value-off-step",),
    "below the range": ("value-out-of-range",),
    "above the range": ("value-out-of-range",),
    "broken text": ("value-broken-text",),
    "moment for a date": (*_KIND, *_NOT_A),
    "no date": (*_KIND, *_NOT_A, *_NONE, "value-no-such-day"),
    "without zone": ("value-without-zone",),
    "no moment": (*_KIND, *_NOT_A, *_NONE),
    "no length": (*_KIND, *_NOT_A),
    "unknown field": _FIELDS,
    "field missing": _FIELDS,
}
"""What may be said of each kind of fault: no other code tells a person what to mend."""
IN_ENTRY: Final = " in an entry"
THINGS: Final[tuple[Any, ...]] = (
    Thing(),
    {},
    {"a": 1},
    b"x",
    1j,
    np.array(5),
    np.datetime64("2026-01-05"),
    len,
)


def bad_values(fact: Fact, good: Any = None) -> Iterator[Bad]:
    """Give every kind of value that a fact refuses.

    Args:
        fact: its declaration.
        good: a value that it takes, as a caller writes it; lists are spoilt from it.
    """
    kind = fact.type
    if isinstance(kind, ListOf):
        yield from _no_lists()
        yield from _spoilt(kind, good)
    elif isinstance(kind, Choices):
        yield from _of("wrong type", *THINGS, NO_CODE, 0.5, *TRUTHS, [NO_CODE], [{}])
        if not kind.scale.open:
            yield from _of("no word", NO_WORD, [NO_WORD], [kind.scale.ids[0], NO_WORD])
        yield from _of("empty text", "", [""])
    else:
        yield from _of("wrong type", *THINGS)
        yield from _single(kind.name, fact)
    if not fact.unknown:
        yield from _of("nothing", None, pd.NA)
    if not fact.unknown and kind.name not in ("text", "list"):
        yield from _of("nothing", "unknown", "未知")


def _of(kind: str, *values: Any) -> Iterator[Bad]:
    yield from (Bad(kind, value, value) for value in values)


def _no_lists() -> Iterator[Bad]:
    yield from _of(
        "one for several", 5, Decimal("0.5"), *TRUTHS, "x", "", {"a": 1}, Thing(), b"x", np.array(5)
    )


def _single(name: str, fact: Fact) -> Iterator[Bad]:
    """Give what a fact of one value refuses."""
    if name != "text":
        yield from _of("empty text", "", "  ")
    if name in NUMBERS:
        yield from _numbers(name, fact)
    yield from _several(name)
    yield from _others(name, fact)


def _several(name: str) -> Iterator[Bad]:
    one = {"boolean": True, "text": "x", "date": "2026-01-05"}.get(name, 1)
    yield from _of("several for one", [one], (one,), [], np.array([1]))


def _numbers(name: str, fact: Fact) -> Iterator[Bad]:
    nan, infinite = float("nan"), float("inf")
    yield from _of("not finite", nan, infinite, -infinite, Decimal("NaN"), Decimal("Infinity"), "NaN", "inf")
    yield from _of("not finite", Decimal("sNaN"), np.float64("nan"), np.float64("inf"), np.float32("inf"))
    yield from _of("boolean for a number", *TRUTHS, np.bool_(1), "yes", "是")
    yield from _of(
        "no number", "many", "1,00", "1 2", "12 parsecs", "0x10", "１２x", _MIDNIGHT, date(2026, 1, 5)
    )
    yield from _of("too large", 10**16, Decimal("1e16"), "1e400", 10**400)
    yield from _of("too fine", Decimal("1e-31"), "1e-400")
    step = Decimal(1) if name == "integer" else getattr(fact.type, "step", None)
    if step is not None:
        yield from _of("off the step", step / 2, float(step / 2), str(step * 3 / 2), np.float64(step / 2))
    for operator, operand in fact.range.bounds():
        if isinstance(operand, Literally):
            yield from _outside(operator, Decimal(operand.value), step or Decimal("0.001"))


def _outside(operator: str, bound: Decimal, step: Decimal) -> Iterator[Bad]:
    """Give numbers on the wrong side of a bound, as near as they come and far away."""
    low = operator in ("at_least", "over")
    way = -1 if low else 1
    near = bound if operator in ("over", "under") else bound + way * step
    kind = "below the range" if low else "above the range"
    yield from _of(kind, near, str(near), bound + way * 10**6)
    if near == near.to_integral_value():
        yield from _of(kind, int(near), np.int64(int(near)))


def _others(name: str, fact: Fact) -> Iterator[Bad]:
    """Give what types that are no numbers refuse."""
    if name == "boolean":
        yield from _of("number for a boolean", 0, 1, 1.0, Decimal(1), "1", "0", np.int64(1), np.float64(1))
        yield from _of("no word", NO_WORD, "Yes!", "好", np.str_(NO_WORD))
    if isinstance(fact.type, Choice):
        yield from _of("wrong type", NO_CODE, 0.5, *TRUTHS, _MIDNIGHT, np.int64(5))
        if not fact.type.scale.open:
            yield from _of("no word", NO_WORD, "10%", np.str_(NO_WORD))
    if name == "text":
        yield from _of("wrong type", 5, 0.5, *TRUTHS, _MIDNIGHT, np.int64(5))
        yield from _of("broken text", "\ud800")
    if name == "date":
        yield from _of("moment for a date", _MIDNIGHT, _NO_ZONE, _MIDNIGHT.isoformat())
        yield from _of("no date", 5, *TRUTHS, "2026-02-30", "5 January", "2026", "20260105", pd.NaT)
    if name == "instant":
        yield from _of("without zone", _NO_ZONE, _NO_ZONE.isoformat(), pd.Timestamp("2026-01-05"))
        yield from _of("no moment", 5, *TRUTHS, date(2026, 1, 5), "2026-01-05", "yesterday", pd.NaT)
    if name in ("term", "period"):
        yield from _of("no length", 5, *TRUTHS, NO_WORD, timedelta(days=1), "-1 month")


def _spoilt(kind: ListOf, good: Any) -> Iterator[Bad]:
    """Give lists of which one entry cannot be used."""
    if kind.item is not None:
        inner = Fact("item", "item", Words("项", "item"), kind.item)
        for each in bad_values(inner):
            yield Bad(each.kind + IN_ENTRY, [*(good or ()), each.value], each.value)
        return
    entries = [dict(each) for each in good or ()]
    yield from _of("wrong type", [*entries, 5], [*entries, "x"], [*entries, [1]])
    yield from _of("nothing", [*entries, None])
    if not entries:
        return
    first, *rest = entries
    yield from _of("unknown field", [{**first, NO_FIELD: 1}, *rest], [{**first, 1: 1}, *rest])
    for field in kind.fields:
        if not (kind.loose and field.unknown):
            less = {name: value for name, value in first.items() if name != field.name}
            yield from _of("field missing", [less, *rest])
        for each in bad_values(field, first.get(field.name)):
            yield Bad(each.kind + IN_ENTRY, [{**first, field.name: each.value}, *rest], each.bare)
