"""The smallest value of a type inside a stretch: what a witness is made of."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any, Final

from crmpolicy.engine.regions import Region
from crmpolicy.values import FINEST, LIMIT, ValueType

_ZERO: Final = Decimal(0)
_ORIGINS: Final = {
    "date": date(2026, 1, 1),
    "instant": datetime(2026, 1, 1, tzinfo=UTC),
    "time of day": time(0),
}
_STEPS: Final = {"date": timedelta(days=1), "instant": timedelta(microseconds=1)}
_EPOCH: Final = date(2000, 1, 1)


def smallest(kind: ValueType, region: Region, *, lowest: bool = False) -> Any:
    """Give the value that a reader finds simplest: nought where it lies inside, else the lowest on the step.

    Without a lower end it is the value nearest to the upper one. ``None`` where the type has no value there.

    Args:
        kind: the type.
        region: the stretch.
        lowest: whether the lowest is wanted even where nought lies inside, as far as there is a lowest.

    >>> from crmpolicy.values import Integer, Ratio
    >>> smallest(Integer(), Region("n", low=Decimal(3), low_included=False, high=Decimal(4)))
    >>> smallest(Ratio(), Region("r", low=Decimal("0.003"), low_included=False, high=Decimal("0.01")))
    Decimal('0.004')
    """
    if kind.name in ("date", "instant", "time of day"):
        return _moment(kind.name, region)
    found = _number(region, _step_of(kind), lowest=lowest and region.low is not None)
    if found is None or abs(found) > LIMIT:
        return None
    return int(found) if kind.name == "integer" else found


def _step_of(kind: ValueType) -> Decimal | None:
    return Decimal(1) if kind.name == "integer" else getattr(kind, "step", None)


def _number(region: Region, step: Decimal | None, *, lowest: bool) -> Decimal | None:
    if not lowest and region.holds(_ZERO):
        return _ZERO
    if region.low is None:
        return _below(Fraction(region.high), step, included=region.high_included)
    found = _above(region, step)
    return found if found is not None and region.holds(found) else None


def _below(high: Fraction, step: Decimal | None, *, included: bool) -> Decimal:
    size = Fraction(step) if step is not None else Fraction(1)
    count = floor(high / size) if included or step is None else ceil(high / size) - 1
    if step is None and Fraction(count) == high and not included:
        count -= 1
    return _decimal(count * size)


def _above(region: Region, step: Decimal | None) -> Decimal | None:
    low = Fraction(region.low)
    if step is not None:
        size = Fraction(step)
        return _decimal(size * (ceil(low / size) if region.low_included else floor(low / size) + 1))
    if region.low_included and isinstance(region.low, Decimal):
        return region.low
    return _short(region, low)


def _short(region: Region, low: Fraction) -> Decimal | None:
    """Give a number with as few digits as the stretch allows, but no fewer than its lower end has."""
    for digits in range(_digits_of(region.low), FINEST + 1):
        size = Fraction(1, 10**digits)
        found = _decimal(size * (floor(low / size) + 1))
        if region.holds(found):
            return found
    return None


def _digits_of(number: Any) -> int:
    if not isinstance(number, Decimal):
        return 0
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _decimal(number: Fraction) -> Decimal:
    """Write a fraction whose end is known as a decimal number; no context rounds it."""
    digits = 0
    while (number * 10**digits).denominator != 1:
        digits += 1
    return Decimal(int(number * 10**digits)).scaleb(-digits)


def _moment(name: str, region: Region) -> Any:
    origin = _ORIGINS[name]
    if region.holds(origin):
        return origin
    if region.low is not None:
        found = region.low if region.low_included else _beside(region.low, 1)
    else:
        found = region.high if region.high_included else _beside(region.high, -1)
    return found if found is not None and region.holds(found) else None


def _beside(moment: Any, sign: int) -> Any:
    """Give the next day or the next moment; ``None`` at the end of a day or of the calendar."""
    try:
        if isinstance(moment, time):
            beside = datetime.combine(_EPOCH, moment) + sign * _STEPS["instant"]
            return beside.time() if beside.date() == _EPOCH else None
        return moment + sign * _STEPS["instant" if isinstance(moment, datetime) else "date"]
    except OverflowError:
        return None
