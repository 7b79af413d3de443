"""Axes: each fact cut where rules compare it, with the rules that survive in each stretch."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from crmpolicy.engine.axes import axis_of, between, samples, step_from, survivors
from crmpolicy.engine.folding import FoldedGuard, FoldedTest
from crmpolicy.engine.regions import Region, merged
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import WEEKDAYS, Boolean, Date, Instant, Number, Text, TimeOfDay, ValueType, Weekday


def guard(*tests: tuple[str, Any]) -> FoldedGuard:
    """Make what one rule asks of the fact."""
    return FoldedGuard(tuple(FoldedTest("f", operator, (Literally(value),)) for operator, value in tests))


CUTS: list[tuple[ValueType, Any, Any, Any]] = [
    (Number(), Decimal("1.4999"), Decimal("1.5"), Decimal("1.5001")),
    (Date(), date(2026, 1, 4), date(2026, 1, 5), date(2026, 1, 6)),
    (TimeOfDay(), time(8, 59, 59, 999_999), time(9), time(9, 0, 0, 1)),
    (
        Instant(),
        datetime(2026, 1, 4, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(2026, 1, 5, tzinfo=UTC),
        datetime(2026, 1, 5, 0, 0, 0, 1, tzinfo=UTC),
    ),
]


@pytest.mark.parametrize("case", CUTS, ids=lambda case: case[0].name)
@pytest.mark.parametrize(
    ("operator", "matches"),
    [("under", "b"), ("up_to", "bc"), ("is", "c"), ("at_least", "ca"), ("over", "a"), ("not", "ba")],
)
def test_a_rule_survives_where_its_test_holds(
    case: tuple[ValueType, Any, Any, Any], operator: str, matches: str
) -> None:
    kind, below, cut, above = case
    axis = axis_of("f", kind, [guard((operator, cut)), guard()])
    for place, value in (("b", below), ("c", cut), ("a", above)):
        assert axis.mask(value) == (0b11 if place in matches else 0b10)
    assert axis.mask(None) == 0b10


@pytest.mark.parametrize(
    ("kind", "listed", "others"),
    [(Text(), "foo", ("bar", "")), (Weekday(), "friday", WEEKDAYS[:4]), (Boolean(), True, (False,))],
)
def test_words_that_no_rule_names_are_told_from_those_that_one_does(
    kind: ValueType, listed: Any, others: tuple[Any, ...]
) -> None:
    axis = axis_of("f", kind, [guard(("is", listed)), guard(("not", listed)), guard(("known", False))])
    assert axis.mask(listed) == 0b001
    assert {axis.mask(other) for other in others} == {0b010}
    assert axis.mask(None) == 0b100


def test_between_two_cuts_there_is_a_stretch_of_its_own() -> None:
    axis = axis_of("f", Number(), [guard(("at_least", 1), ("under", 2)), guard(("over", 1), ("up_to", 2))])
    assert [axis.mask(Fraction(value, 2)) for value in range(1, 6)] == [0b00, 0b01, 0b11, 0b10, 0b00]


def test_the_first_and_the_last_moment_of_a_day_have_no_neighbour_beyond() -> None:
    assert step_from(time.min, -1) == time.min
    assert step_from(time.max, 1) == time.max
    assert samples((time.min, time.max))[0] == time.min


def test_between_days_lies_the_next_one() -> None:
    assert between(date(2026, 1, 5), date(2026, 1, 9)) == date(2026, 1, 6)
    middle = between(datetime(2026, 1, 5, tzinfo=UTC), datetime(2026, 1, 7, tzinfo=UTC))
    assert middle == datetime(2026, 1, 6, tzinfo=UTC)


def test_a_fact_that_is_compared_with_nothing_has_one_stretch() -> None:
    axis = axis_of("f", Number(), [guard(("known", True)), guard(("known", False)), guard()])
    assert (axis.cuts, axis.masks, axis.unknown) == ((), (0b101,), 0b110)
    assert samples(()) == [0]


def test_alternatives_survive_where_one_of_them_does() -> None:
    either = FoldedGuard((), ((guard(("under", 1)), guard(("over", 2))),))
    assert survivors(Number(), (1, 2), either) == 0b10001


def test_below_midnight_a_test_holds_although_no_time_is_there() -> None:
    assert survivors(TimeOfDay(), (time.min,), guard(("under", time.min))) == 0b001


@pytest.mark.parametrize(
    ("operator", "operand", "wanted"),
    [
        ("under", UNLIMITED, 0b111),
        ("up_to", UNLIMITED, 0b111),
        ("at_least", UNLIMITED, 0),
        ("over", UNLIMITED, 0),
        ("not", UNLIMITED, 0b111),
        ("is", UNLIMITED, 0),
        ("at_least", None, 0),
        ("under", None, 0),
        ("not", None, 0),
    ],
)
def test_no_limit_and_an_unknown_have_no_place_among_the_cuts(
    operator: str, operand: Any, wanted: int
) -> None:
    assert survivors(Number(), (1,), guard((operator, operand))) == wanted


def test_a_time_of_day_has_a_neighbour_on_each_side() -> None:
    assert step_from(time(12), 1) == time(12, 0, 0, 1)
    assert step_from(time(12), -1) == time(11, 59, 59, 999_999)


def test_stretches_that_do_not_touch_stay_apart() -> None:
    apart = [Region("n", low=1, high=2), Region("n", low=3, high=4)]
    assert merged(apart) == tuple(apart)
    assert merged([Region("n", low=1, high=2), Region("n", low=2, high=4)]) == (Region("n", low=1, high=4),)
