"""Just beside a value, type by type."""

from typing import Any

import pytest

from crmpolicy.policy.facts import Fact, Range
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.scales import Choice, Scale, ScaleValue
from crmpolicy.testing.beside import Way, has_beside, is_beside
from crmpolicy.values import (
    Date,
    DayOfMonth,
    Instant,
    Integer,
    Money,
    PeriodType,
    Quantity,
    Ratio,
    TermType,
    TimeOfDay,
    ValueType,
)
from crmpolicy.wording import Words

WORDS = Words("词", "word")
SCALE = Choice(
    Scale("mark", WORDS, True, False, tuple(ScaleValue(each, WORDS) for each in ("good", "fair", "poor")))  # noqa: FBT003 - ordered, not open
)


@pytest.mark.parametrize(
    ("kind", "bound", "way", "near", "far"),
    [
        (Money(), "100元", -1, ["99.99元"], ["99.98元", "100元", "100.01元"]),
        (Money(), "100元", 1, ["100.01元"], ["100.02元", "100元", "99.99元"]),
        (Integer(), "3", -1, ["2"], ["1", "3", "4"]),
        (Ratio(), "10%", -1, ["9.9%", "9.999999%"], ["9.89%", "10%", "10.01%"]),
        (Ratio(), "10%", 1, ["10.1%", "10.0001%"], ["10.11%"]),
        (Ratio(), "0%", 1, ["0.1%", "0.01%"], ["0.2%", "0%"]),
        (Quantity(unit="t"), "5000 t", -1, ["4999.999 t", "4950 t"], ["4949 t"]),
        (Date(), "2026-01-05", -1, ["2026-01-04"], ["2026-01-03", "2026-01-05", "2026-01-06"]),
        (Date(), "2026-01-05", 1, ["2026-01-06"], ["2026-01-07"]),
        (
            Instant(),
            "2026-01-05T09:00Z",
            -1,
            ["2026-01-05T08:59Z", "2026-01-05T08:59:59Z"],
            ["2026-01-05T08:58Z"],
        ),
        (TimeOfDay(), "17:30", 1, ["17:31", "17:30:01"], ["17:32", "17:30"]),
        (TermType(), "3 days", -1, ["2 days", "71 h"], ["1 day", "3 days", "4 days"]),
        (TermType(), "4h", 1, ["5h", "241 min"], ["301 min"]),
        (TermType(), "1 month", -1, ["0 months", "27 days"], ["30 days"]),
        (DayOfMonth(), "20", -1, ["19"], ["18", "20", "21"]),
        (SCALE, "fair", -1, ["poor"], ["fair", "good"]),
        (SCALE, "fair", 1, ["good"], ["fair", "poor"]),
    ],
)
def test_beside_is_a_step_a_day_a_minute_a_unit_or_a_word(
    kind: ValueType, bound: str, way: Way, near: list[str], far: list[str]
) -> None:
    """And without a step, one per cent of the bound."""
    read = kind.parse(bound)
    assert all(is_beside(kind, kind.parse(each), read, way) for each in near)
    assert not any(is_beside(kind, kind.parse(each), read, way) for each in far)


@pytest.mark.parametrize(
    ("kind", "bound", "ways"),
    [
        (Money(), "100元", {-1, 1}),
        (SCALE, "good", {-1}),
        (SCALE, "poor", {1}),
        (TermType(), "0h", {1}),
        (TimeOfDay(), "00:00", {1}),
        (TimeOfDay(), "23:59:30", {-1}),
        (DayOfMonth(), "1", {1}),
        (DayOfMonth(), "last", set()),
        (PeriodType(), "quarter", set()),
        (Date(), "9999-12-31", {-1}),
    ],
)
def test_a_type_may_end_at_a_bound(kind: ValueType, bound: str, ways: set[Way]) -> None:
    fact = Fact("doc.f", "f", WORDS, kind)
    assert {way for way in (-1, 1) if has_beside(fact, kind.parse(bound), way)} == ways


@pytest.mark.parametrize(
    ("bound", "ways"), [("0%", {1}), ("50%", {-1, 1}), ("99.9%", {-1, 1}), ("100%", {-1})]
)
def test_a_range_may_end_at_a_bound(bound: str, ways: set[Any]) -> None:
    """Where there is no step, a little room is room enough."""
    allowed = Range(at_least=Literally(Ratio().parse("0%")), up_to=Literally(Ratio().parse("100%")))
    fact = Fact("doc.f", "f", WORDS, Ratio(), range=allowed)
    assert {way for way in (-1, 1) if has_beside(fact, Ratio().parse(bound), way)} == ways


@pytest.mark.parametrize(("bound", "ways"), [("3", {1}), ("4", {-1, 1}), ("5", {-1})])
def test_whole_numbers_end_at_their_range(bound: str, ways: set[Any]) -> None:
    fact = Fact("doc.f", "f", WORDS, Integer(), range=Range(at_least=Literally(3), up_to=Literally(5)))
    assert {way for way in (-1, 1) if has_beside(fact, Integer().parse(bound), way)} == ways
