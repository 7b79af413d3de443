"""The smallest value of a stretch."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from crmpolicy.engine.regions import Region
from crmpolicy.values import Date, Instant, Integer, Number, Ratio, TimeOfDay, ValueType
from crmpolicy.verify.facts.smallest import smallest

D = Decimal
ANY, STEP = Number(), Number(D("0.25"))


def stretch(low: Any = None, high: Any = None, ends: str = "[)") -> Region:
    """Write a stretch as intervals are written: a round bracket leaves the end out."""
    return Region("x", (), low, ends[0] == "[", high, ends[1] == "]")


NUMBERS: list[tuple[ValueType, Region, Decimal | None]] = [
    (ANY, stretch(), D(0)),
    (ANY, stretch(D(-1), D(1)), D(0)),
    (ANY, stretch(D(5)), D(5)),
    (ANY, stretch(D(5), ends="()"), D(6)),
    (ANY, stretch(D(5), D(6), "()"), D("5.1")),
    (ANY, stretch(D("0.003"), D("0.01"), "()"), D("0.004")),
    (ANY, stretch(D("0.004"), D("0.0041"), "()"), D("0.00401")),
    (ANY, stretch(Fraction(1, 3), D(1)), D("0.4")),
    (ANY, stretch(D(1), D(1), "()"), None),
    (ANY, stretch(high=D(-2)), D(-3)),
    (ANY, stretch(high=D("-2.5")), D(-3)),
    (ANY, stretch(high=D(-2), ends="[]"), D(-2)),
    (STEP, stretch(D("0.3")), D("0.5")),
    (STEP, stretch(D("0.5")), D("0.5")),
    (STEP, stretch(D("0.5"), ends="()"), D("0.75")),
    (STEP, stretch(D("0.5"), D("0.75"), "()"), None),
    (STEP, stretch(high=D("-0.5")), D("-0.75")),
    (STEP, stretch(high=D("-0.5"), ends="[]"), D("-0.5")),
    (STEP, stretch(high=D("-0.6")), D("-0.75")),
    (Integer(), stretch(D(3), D(4), "()"), None),
    (Integer(), stretch(D("2.5"), D(4), "()"), D(3)),
    (Ratio(), stretch(D("0.05"), D("0.05"), "[]"), D("0.05")),
    (ANY, stretch(D("1e100")), None),
]


@pytest.mark.parametrize(("kind", "region", "expected"), NUMBERS)
def test_a_number_is_nought_or_the_lowest_on_the_step(
    kind: ValueType, region: Region, expected: Decimal | None
) -> None:
    assert smallest(kind, region) == expected


NEW_YEAR = date(2026, 1, 1)
START = datetime(2026, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)
MOMENTS: list[tuple[ValueType, Region, Any]] = [
    (Date(), stretch(), NEW_YEAR),
    (Date(), stretch(date(2027, 1, 1)), date(2027, 1, 1)),
    (Date(), stretch(date(2027, 1, 1), ends="()"), date(2027, 1, 2)),
    (Date(), stretch(date(2027, 1, 1), date(2027, 1, 2), "()"), None),
    (Date(), stretch(high=NEW_YEAR), date(2025, 12, 31)),
    (Date(), stretch(high=date(2025, 5, 1), ends="[]"), date(2025, 5, 1)),
    (Date(), stretch(date.max, ends="()"), None),
    (Instant(), stretch(), START),
    (Instant(), stretch(START, ends="()"), START + TICK),
    (Instant(), stretch(high=START), START - TICK),
    (TimeOfDay(), stretch(), time(0)),
    (TimeOfDay(), stretch(time(8), ends="()"), time(8, 0, 0, 1)),
    (TimeOfDay(), stretch(time.max, ends="()"), None),
    (TimeOfDay(), stretch(high=time(0), ends="[)"), None),
]


@pytest.mark.parametrize(("kind", "region", "expected"), MOMENTS)
def test_a_moment_is_the_usual_one_or_the_first_inside(
    kind: ValueType, region: Region, expected: Any
) -> None:
    assert smallest(kind, region) == expected
