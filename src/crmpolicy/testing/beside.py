"""Just beside a value: what an owner would write to show on which side of a bound a case stands."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any, Final, Literal

from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.scales import Choice
from crmpolicy.values import Term, ValueType

Way = Literal[-1, 1]
_NEAR: Final = Fraction(1, 100)
_NEAR_NOUGHT: Final = Fraction(1, 1000)
_NEARER: Final = Fraction(1, 1000)
_SOME_DAY: Final = date(2000, 1, 1)
_LONGEST_MONTH: Final = 31


def is_beside(kind: ValueType, value: Any, bound: Any, way: Way) -> bool:
    """Tell whether a value lies just beside a bound.

    One declared step away at most; without a step, at most one per cent of the bound away (0.001 where the
    bound is nought). A day for dates, a minute for moments, one more or less of the bound's own unit for
    terms, the next word of a scale. A period has nothing beside it.

    Args:
        kind: the type of both.
        value: the value of a fact.
        bound: what it is compared with.
        way: the side, -1 below (on a scale: worse) and 1 above (better).

    >>> from decimal import Decimal
    >>> from crmpolicy.values import Ratio
    >>> is_beside(Ratio(), Decimal("0.00995"), Decimal("0.01"), -1)
    True
    >>> is_beside(Ratio(), Decimal("0.0095"), Decimal("0.01"), -1)
    False
    """
    if kind.compare(value, bound) != way:
        return False
    limit = aside(kind, bound, way)
    return limit is not None and kind.compare(value, limit) in (0, -way)


def has_beside(fact: Fact, bound: Any, way: Way) -> bool:
    """Tell whether a fact can have a value just beside a bound at all, within its range.

    >>> from crmpolicy.company import load_policy_set
    >>> share = load_policy_set("steel").effective.facts["steel.sales_share"]
    >>> has_beside(share, 1, -1), has_beside(share, 1, 1)
    (True, False)
    """
    near = aside(fact.type, bound, way, _NEARER)
    return near is not None and may_be(fact, near)


def may_be(fact: Fact, value: Any) -> bool:
    """Tell whether a value is in the range of a fact."""
    try:
        fact.check_range(value)
    except BadValueError:
        return False
    return True


def aside(kind: ValueType, bound: Any, way: Way, part: Fraction = Fraction(1)) -> Any:
    """Give the farthest value that counts as beside; None where there is none.

    Where there is no step, ``part`` asks for one that is nearer.

    >>> from crmpolicy.values import Integer
    >>> aside(Integer(), 3, 1)
    4
    """
    if isinstance(kind, Choice):
        return _next_word(kind, bound, way)
    if kind.name in _BY_NAME:
        return _BY_NAME[kind.name](bound, way)
    step = getattr(kind, "step", None)
    if step is not None:
        found = Fraction(bound) + way * Fraction(step)
        return int(found) if kind.name == "integer" else found
    size = abs(Fraction(bound)) * _NEAR or _NEAR_NOUGHT
    return Fraction(bound) + way * size * part


def _next_word(kind: Choice, bound: str, way: Way) -> str | None:
    place = kind.scale.ranks[bound] - way
    return kind.scale.ids[place] if 0 <= place < len(kind.scale.ids) else None


def _date(bound: date, way: Way) -> date | None:
    return None if bound == (date.max if way > 0 else date.min) else bound + way * timedelta(days=1)


def _moment(bound: datetime, way: Way) -> datetime:
    return bound + way * timedelta(minutes=1)


def _time(bound: time, way: Way) -> time | None:
    beside = datetime.combine(_SOME_DAY, bound) + way * timedelta(minutes=1)
    return beside.time() if beside.date() == _SOME_DAY else None


def _term(bound: Term, way: Way) -> Term | None:
    if way < 0 and not bound.amount:
        return None
    return Term(max(bound.amount + way, 0), bound.unit)


def _day(bound: int | str, way: Way) -> int | None:
    """Give the next day of the month; the last one has no fixed neighbour."""
    found = bound + way if isinstance(bound, int) else 0
    return found if 1 <= found <= _LONGEST_MONTH else None


def _nothing(_bound: Any, _way: Way) -> None:
    return None


_BY_NAME: Final[Mapping[str, Callable[[Any, Way], Any]]] = {
    "date": _date,
    "instant": _moment,
    "time of day": _time,
    "term": _term,
    "day of month": _day,
    "period": _nothing,
}
