"""Values of facts, with Hypothesis: in range, on step, often next to what rules compare them with."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any, Final

from hypothesis import strategies as st

from crmpolicy.engine.facts import facts_class
from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.scales import OTHER, Choice, Choices
from crmpolicy.values import CONTEXT, FINEST, WEEKDAYS, Period, Term, ValueType

FINE: Final = (Decimal("0.000001"), Decimal(f"1e-{FINEST}"))
WIDEST: Final = Fraction(10**9)
_UNITS: Final = (Decimal(1), Decimal("0.01"), FINE[0])
_MOST_ENTRIES: Final = 6
_FEW: Final = 9
NUMBERS: Final = frozenset({"ratio", "money", "number", "integer", "quantity"})


def values_of(fact: Fact, cuts: Sequence[Any] = ()) -> st.SearchStrategy[Any]:
    """Give exact values that a fact may have; ``None`` where it may be unknown.

    Args:
        fact: the declaration.
        cuts: values that rules compare it with; they, and their neighbours by one step, come often.
    """
    near = [each for each in neighbours(fact, cuts) if allowed(fact, each)]
    among = st.sampled_from(fact.range.among) if fact.range.among else _of_type(fact.type, *_limits(fact))
    found = _evenly(st.sampled_from(near), among) if near else among
    found = found.filter(lambda value: allowed(fact, value))
    return _evenly(found, found, st.none()) if fact.unknown else found


def _evenly(*ways: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Give each way as often as the others; ``one_of`` counts the ways within a way one by one."""
    return st.sampled_from(ways).flatmap(lambda way: way)


def allowed(fact: Fact, value: Any) -> bool:
    """Tell whether an exact value is in range and on step."""
    try:
        fact.read(list(value) if isinstance(value, tuple) else value)
    except BadValueError:
        return False
    return True


def neighbours(fact: Fact, cuts: Sequence[Any]) -> list[Any]:
    """Give each value that rules compare with, the next ones below and above it, and all words together."""
    bounds = [each.value for _, each in fact.range.bounds() if isinstance(each, Literally)]
    found: dict[Any, None] = {}
    for cut in (*cuts, *bounds):
        found.update(dict.fromkeys(_beside(fact.type, cut)))
    if isinstance(fact.type, Choices | ListOf) and len(found) > 1:
        together = [word for each in found for word in each]
        found[fact.type.sort(together) if isinstance(fact.type, Choices) else tuple(together)] = None
    return list(found)


def _beside(kind: ValueType, cut: Any) -> list[Any]:
    if kind.name == "integer":
        return [floor(cut) - 1, floor(cut), ceil(cut), ceil(cut) + 1]
    if kind.name in NUMBERS:
        step = getattr(kind, "step", None)
        exact = Decimal(cut)
        return [
            exact,
            *(CONTEXT.add(exact, way) for each in ([step] if step else FINE) for way in (each, -each)),
        ]
    if kind.name in ("date", "instant"):
        unit = timedelta(days=1) if kind.name == "date" else timedelta(microseconds=1)
        return [cut - unit, cut, cut + unit]
    listed = isinstance(kind, Choices | ListOf) and not isinstance(cut, tuple)
    return [(cut,) if listed else cut]


def _of_type(kind: ValueType, low: Fraction = -WIDEST, high: Fraction = WIDEST) -> st.SearchStrategy[Any]:
    if isinstance(kind, Choice):
        return st.sampled_from((*kind.scale.ids, OTHER) if kind.scale.open else kind.scale.ids)
    if isinstance(kind, Choices):
        return st.lists(st.sampled_from(kind.scale.ids), max_size=4).map(kind.sort)
    if isinstance(kind, ListOf):
        sets = [(name,) for name in kind.unique] + ([kind.together] if kind.together else [])
        told_apart = [
            lambda entry, names=names: tuple(getattr(entry, name) for name in names) for names in sets
        ]
        return st.lists(_entry(kind), max_size=_MOST_ENTRIES, unique_by=tuple(told_apart) or None).map(tuple)
    return _numbers(kind, low, high) if kind.name in NUMBERS else _PLAIN[kind.name]


def _entry(kind: ListOf) -> st.SearchStrategy[Any]:
    if kind.item is not None:
        return _of_type(kind.item)
    entry = facts_class(tuple(field.name for field in kind.fields))
    return st.tuples(*(values_of(field) for field in kind.fields)).map(entry)


def _numbers(kind: ValueType, low: Fraction, high: Fraction) -> st.SearchStrategy[Any]:
    if kind.name == "integer":
        least, most = ceil(low), floor(high)
        few = (
            st.integers(max(least, -_FEW), min(most, _FEW))
            if least <= _FEW and most >= -_FEW
            else st.nothing()
        )
        return few | st.integers(least, most)
    step = getattr(kind, "step", None)
    return st.one_of(*(_multiples(unit, low, high) for unit in ([step] if step else _UNITS)))


def _multiples(unit: Decimal, low: Fraction, high: Fraction) -> st.SearchStrategy[Decimal]:
    least, most = ceil(low / Fraction(unit)), floor(high / Fraction(unit))
    return st.integers(least, max(least, most)).map(lambda count: CONTEXT.multiply(Decimal(count), unit))


def _limits(fact: Fact) -> tuple[Fraction, Fraction]:
    low, high = -WIDEST, WIDEST
    for operator, operand in fact.range.bounds():
        if isinstance(operand, Literally) and fact.type.name in NUMBERS:
            low = Fraction(operand.value) if operator in ("at_least", "over") else low
            high = Fraction(operand.value) if operator in ("up_to", "under") else high
    return low, high


# one unit, so that every two terms have an order
_TERMS = st.integers(0, 200).map(
    lambda halves: Term(CONTEXT.multiply(Decimal(halves), Decimal("0.5")), "hour")
)
_PLAIN: Final[dict[str, st.SearchStrategy[Any]]] = {
    "boolean": st.booleans(),
    "text": st.sampled_from(("a", "b", "甲"))  # some alike, for lists are compared with one another
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=8),
    "date": st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    "instant": st.datetimes(datetime(2020, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001 - `timezones` gives the zone
    "time of day": st.times(time(0), time(23, 59, 59)),
    "weekday": st.sampled_from(WEEKDAYS),
    "day of month": st.integers(1, 31) | st.just("last"),
    "term": _TERMS,
    "period": st.sampled_from((Period("quarter"), Period("month"), Period(Term(3, "month")))),
}
