"""Laws of axes: the rules that survive in a segment are those whose guards hold at a value of it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple, get_args

from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.engine.axes import ORDERED, UNLISTED, axis_of, samples, survivors
from crmpolicy.engine.folding import FoldedGuard, FoldedTest
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.policy.guards import Literally, Operator
from crmpolicy.policy.scales import Choice, Scale, ScaleValue
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.testing.picking import pick
from crmpolicy.values import (
    WEEKDAYS,
    Boolean,
    Date,
    Instant,
    Integer,
    Money,
    Number,
    Quantity,
    Ratio,
    Text,
    TimeOfDay,
    ValueType,
    Weekday,
)
from crmpolicy.wording import Words

# between any two of these lies a third, so that each segment has a sample of its own
NUMBERS = (Decimal("-1.5"), Decimal(0), Fraction(1, 3), Decimal("1.0"), 1, Fraction(3, 2), Decimal(2))
STRETCHED: Sequence[tuple[ValueType, Sequence[Any]]] = (
    *((kind, NUMBERS) for kind in (Number(), Ratio(), Money(), Integer(), Quantity("t"))),
    (Date(), [date(2026, 1, day) for day in range(1, 30, 3)]),
    (Instant(), [datetime(2026, 1, day, tzinfo=UTC) for day in range(1, 7)]),
    (TimeOfDay(), [time(hour) for hour in range(1, 23, 3)]),
)
GRADES = Scale(
    "grade",
    Words("等级", "grade"),
    ordered=True,
    open=False,
    values=tuple(ScaleValue(each, Words(each, each)) for each in "ABCD"),
)
NAMING: Sequence[Operator] = ("is", "not", "known")
WORDED: Sequence[tuple[ValueType, Sequence[Any], Sequence[Operator]]] = (
    (Text(), ("foo", "bar", "baz", ""), NAMING),
    (Weekday(), WEEKDAYS, NAMING),
    (Boolean(), (False, True), NAMING),
    (Choice(GRADES), "ABCD", get_args(Operator)),
)


def some_tests(operands: Sequence[Any], operators: Sequence[Operator]) -> st.SearchStrategy[FoldedTest]:
    """Give tests of the fact ``f``: each operator with as many operands as it takes."""

    @st.composite
    def made(draw: Any) -> FoldedTest:
        operator = pick(draw, operators)
        if operator == "known":
            return FoldedTest("f", operator, (Literally(draw(st.booleans())),))
        most = 3 if operator in ("is", "not") else 1
        several = draw(st.lists(st.sampled_from([*operands, None, UNLIMITED]), min_size=1, max_size=most))
        return FoldedTest("f", operator, tuple(Literally(each) for each in several))

    return made()


def guards(asked: st.SearchStrategy[FoldedTest]) -> st.SearchStrategy[FoldedGuard]:
    """Give guards over tests, alternatives inside alternatives too."""
    some = st.lists(asked, max_size=2).map(tuple)

    def deeper(inner: st.SearchStrategy[FoldedGuard]) -> st.SearchStrategy[FoldedGuard]:
        groups = st.lists(st.lists(inner, max_size=3).map(tuple), max_size=2).map(tuple)
        return st.builds(FoldedGuard, some, groups)

    return st.recursive(st.builds(FoldedGuard, some), deeper, max_leaves=6)


def holding(kind: ValueType, asked: Sequence[FoldedGuard], value: Any) -> int:
    """Tell one by one which guards hold at a value: the reference."""
    kinds: Mapping[str, ValueType] = {"f": kind}
    held = (guard_holds(each, lambda _: value, kinds) for each in asked)
    return sum(1 << place for place, holds in enumerate(held) if holds)


class Case(NamedTuple):
    """A type with values of it, and what gives guards over them, which takes long to make."""

    kind: ValueType
    values: Sequence[Any]
    guards: st.SearchStrategy[FoldedGuard]


IN_STRETCHES: Sequence[Case] = [
    Case(kind, values, guards(some_tests(values, get_args(Operator)))) for kind, values in STRETCHED
]
IN_WORDS: Sequence[Case] = [
    Case(kind, values, guards(some_tests(values, operators))) for kind, values, operators in WORDED
]


def test_every_ordered_kind_is_under_test() -> None:
    assert {kind.name for kind, _ in STRETCHED} == ORDERED


@given(st.sampled_from(IN_STRETCHES), st.data())
def test_the_rules_of_a_segment_are_those_that_hold_at_its_sample(case: Case, data: st.DataObject) -> None:
    kind = case.kind
    asked = data.draw(st.lists(case.guards, min_size=1, max_size=4))
    axis = axis_of("f", kind, asked)
    assert axis.masks == tuple(holding(kind, asked, each) for each in samples(axis.cuts))
    assert axis.unknown == holding(kind, asked, None)


@given(st.sampled_from(IN_STRETCHES), st.data())
def test_a_guard_survives_where_it_holds_also_among_the_cuts_of_others(
    case: Case, data: st.DataObject
) -> None:
    kind, cuts = case.kind, sorted(set(case.values))
    guard = data.draw(case.guards)
    held = [holding(kind, [guard], each) << place for place, each in enumerate(samples(cuts))]
    assert survivors(kind, cuts, guard) == sum(held)


@given(st.sampled_from(IN_WORDS), st.data())
def test_the_rules_of_a_word_are_those_that_hold_at_it(case: Case, data: st.DataObject) -> None:
    kind, values = case.kind, case.values
    asked = data.draw(st.lists(case.guards, min_size=1, max_size=4))
    axis = axis_of("f", kind, asked)
    others = (None, UNLISTED) if kind.name == "text" else (None,)
    for value in (*values, *others):
        assert axis.mask(value) == holding(kind, asked, value), value
