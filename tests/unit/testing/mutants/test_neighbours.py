"""The values beside a value."""

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.policy.facts import ListOf, Range, Rising
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.scales import ROLES, Choice, Choices, Scale, ScaleValue
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.testing.mutants.neighbours import neighbours
from crmpolicy.values import (
    Boolean,
    Date,
    Integer,
    Money,
    Period,
    PeriodType,
    Ratio,
    Term,
    TermType,
    Text,
    TimeOfDay,
    ValueType,
    Weekday,
)
from crmpolicy.wording import Words


def scale(*words: str, ordered: bool = True, name: str = "s") -> Scale:
    """Make a scale of some words, best first."""
    values = tuple(ScaleValue(each, Words(each, each)) for each in words)
    return Scale(name, Words(name, name), ordered, open=False, values=values)


MARKS = scale("a", "b", "c")
KINDS = scale("x", "y", "z", ordered=False)


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [
        (Boolean(), True, [("outcome", False)]),
        (Integer(), 3, [("threshold", 2), ("threshold", 4)]),
        (Money(), Decimal(100), [("threshold", Decimal("99.99")), ("threshold", Decimal("100.01"))]),
        (Ratio(), Decimal("0.5"), [("threshold", Decimal("0.495")), ("threshold", Decimal("0.505"))]),
        (
            Ratio(Decimal("0.01")),
            Decimal("0.5"),
            [("threshold", Decimal("0.49")), ("threshold", Decimal("0.51"))],
        ),
        (Date(), date(2026, 1, 1), [("threshold", date(2025, 12, 31)), ("threshold", date(2026, 1, 2))]),
        (TimeOfDay(), time(12), [("threshold", time(11, 59)), ("threshold", time(12, 1))]),
        (Choice(MARKS), "a", [("outcome", "b")]),
        (Choice(MARKS), "b", [("outcome", "a"), ("outcome", "c")]),
        (Choice(KINDS), "z", [("outcome", "x")]),
        (Choice(scale("x", "y", ordered=False, name=ROLES)), "x", [("role", "y")]),
        (Choice(scale("only", ordered=False)), "only", []),
        (Weekday(), "sunday", [("outcome", "monday")]),
        (Text(), "free", []),
        (Choices(KINDS), ("x", "y"), [("outcome", ("y",)), ("outcome", ("x",))]),
        (Choices(KINDS), ("y",), [("outcome", ("z",))]),
        (ListOf(Text()), ("one", "two"), [("outcome", ("two",)), ("outcome", ("one",))]),
        (ListOf(Text()), (), []),
        (
            TermType(),
            Term(1, "working day"),
            [("threshold", Term(2, "working day")), ("unit", Term(1, "day"))],
        ),
        (TermType(), Term(Decimal("0.5"), "hour"), [
            ("threshold", Term(Decimal("1.5"), "hour")), ("unit", Term(Decimal("0.5"), "working hour")),
        ]),
        (PeriodType(), Period("day"), [("unit", Period("week"))]),
        (PeriodType(), Period("quarter"), [("unit", Period("month")), ("unit", Period("half year"))]),
        (
            PeriodType(),
            Period(Term(1, "month")),
            [("threshold", Period(Term(2, "month"))), ("unit", Period(Term(1, "week")))],
        ),
        (Integer(), None, []),
        (TermType(), UNLIMITED, []),
        (None, Decimal(2), [("threshold", Decimal(1)), ("threshold", Decimal(3))]),
    ],
)  # fmt: skip
def test_what_stands_beside_a_value(kind: ValueType | None, value: Any, found: list[Any]) -> None:
    assert [tuple(each) for each in neighbours(kind, value)] == found


def test_a_value_outside_the_range_is_none() -> None:
    allowed = Range(at_least=Literally(3))
    assert [each.value for each in neighbours(Integer(), 3, allowed)] == [4]


def test_a_list_that_has_to_rise_goes_on_rising() -> None:
    kind = ListOf(Integer(), rising=Rising(0))
    found = [each.value for each in neighbours(kind, (1, 2), Range())]
    assert found == [(1, 3), (2,), (1,)]


def test_a_table_of_values_is_changed_entry_by_entry() -> None:
    kind = MappingOf(of=Integer(), among=("one", "two"))
    found = [each.value for each in neighbours(kind, (("one", 1), ("two", 5)))]
    assert found == [
        (("one", 0), ("two", 5)),
        (("one", 2), ("two", 5)),
        (("one", 1), ("two", 4)),
        (("one", 1), ("two", 6)),
    ]


def test_shares_of_a_whole_still_add_up() -> None:
    kind = MappingOf(of=Integer(), among=("one", "two"), sums_to=10, range=Range(up_to=Literally(6)))
    found = [each.value for each in neighbours(kind, (("one", 4), ("two", 6)))]
    assert found == [(("one", 5), ("two", 5))]
