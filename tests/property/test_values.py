"""Laws of exact values."""

import json
from datetime import UTC, date, datetime, time
from decimal import Context, Decimal, FloatOperation, Inexact, InvalidOperation, Overflow, localcontext
from fractions import Fraction
from itertools import combinations
from typing import get_args

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crmpolicy.errors import BadValueError
from crmpolicy.values import (
    CONTEXT,
    LIMIT,
    UNITS,
    WEEKDAYS,
    Boolean,
    CalendarUnit,
    Date,
    DayOfMonth,
    Instant,
    Integer,
    Money,
    Number,
    Period,
    PeriodType,
    Quantity,
    Ratio,
    Term,
    TermType,
    TermUnit,
    Text,
    TimeOfDay,
    Value,
    ValueType,
    Weekday,
    number_from_object,
    number_from_text,
    plain_number,
)
from crmpolicy.wording import LANGUAGES

law = settings(max_examples=300, deadline=None)

NUMBERS = st.builds(
    lambda digits, places: Decimal((int(digits < 0), tuple(map(int, str(abs(digits)))), -places)),
    st.integers(-(10**15), 10**15),
    st.integers(0, 24),
)
CENTS = st.integers(-(10**17), 10**17).map(lambda cents: Decimal(f"{cents}e-2"))
SMALL = {
    "minute": 10**7,
    "hour": 10**5,
    "working hour": 10**5,
    "week": 5000,
    "quarter": 400,
    "half year": 200,
    "year": 100,
}


def _terms(unit: TermUnit) -> st.SearchStrategy[Term]:
    whole = st.integers(0, SMALL.get(unit, 1000)).map(lambda amount: Term(amount, unit))
    if unit not in {"minute", "hour", "working hour"}:
        return whole
    return whole | st.integers(0, 10**6).map(lambda amount: Term(Decimal(f"{amount}e-3"), unit))


TERMS = st.sampled_from(get_args(TermUnit)).flatmap(_terms)
PERIODS = st.sampled_from(get_args(CalendarUnit)).map(Period) | TERMS.filter(
    lambda term: term.amount > 0
).map(Period)


def _pairs(kind: ValueType, values: st.SearchStrategy[Value]) -> st.SearchStrategy[tuple[ValueType, Value]]:
    return values.map(lambda value: (kind, value))


TYPED = st.one_of(
    _pairs(Ratio(), NUMBERS),
    _pairs(Number(), NUMBERS),
    _pairs(Money(), CENTS),
    _pairs(Money(currency="USD"), CENTS),
    st.sampled_from(UNITS).flatmap(lambda unit: _pairs(Quantity(unit.id), NUMBERS)),
    _pairs(Integer(), st.integers(-(10**15), 10**15)),
    _pairs(TermType(), TERMS),
    _pairs(PeriodType(), PERIODS),
    _pairs(Boolean(), st.booleans()),
    _pairs(Text(), st.text(st.characters(exclude_categories=["Cs"]))),
    _pairs(Date(), st.dates()),
    _pairs(Instant(), st.datetimes(timezones=st.just(UTC))),
    _pairs(TimeOfDay(), st.times()),
    _pairs(Weekday(), st.sampled_from(WEEKDAYS)),
    _pairs(DayOfMonth(), st.integers(1, 31) | st.just("last")),
)


def narrow() -> Context:
    """Make the worst context that a caller may have around us."""
    return Context(prec=3, Emin=-2, Emax=2, traps=[Inexact, InvalidOperation, Overflow, FloatOperation])


@law
@given(TYPED)
def test_what_is_shown_reads_back_as_the_same_value(typed: tuple[ValueType, Value]) -> None:
    kind, value = typed
    for language in LANGUAGES:
        assert kind.parse(kind.show(value, language)) == value


@law
@given(TYPED)
def test_what_is_written_for_json_reads_back_as_the_same_value(typed: tuple[ValueType, Value]) -> None:
    kind, value = typed
    assert kind.read(json.loads(json.dumps(kind.plain(value)))) == value


@law
@given(TYPED)
def test_nothing_depends_on_the_context_of_the_caller(typed: tuple[ValueType, Value]) -> None:
    kind, value = typed
    shown, plain = [kind.show(value, language) for language in LANGUAGES], kind.plain(value)
    with localcontext(narrow()):
        assert [kind.show(value, language) for language in LANGUAGES] == shown
        assert kind.plain(value) == plain
        assert [kind.parse(text) for text in shown] == [value, value]
        assert kind.read(plain) == kind.read(value) == value
        assert kind.compare(value, value) == 0
        assert hash(kind.read(plain)) == hash(value)


@law
@given(NUMBERS)
def test_plain_text_is_exact_and_has_no_exponent(number: Decimal) -> None:
    written = plain_number(number)
    assert Fraction(written) == Fraction(number)
    assert set(written) <= set("-0123456789.")
    assert not ("." in written and written.endswith("0"))


@law
@given(st.fractions())
def test_plain_text_of_a_quotient_is_exact(quotient: Fraction) -> None:
    assert Fraction(plain_number(quotient)) == quotient


@law
@given(st.floats(-1e15, 1e15, allow_subnormal=False))
def test_a_float_is_its_shortest_text(number: float) -> None:
    try:
        read = number_from_object(number)
    except BadValueError as fault:
        assert fault.code == "value-too-fine"  # noqa: PT017 - both outcomes are right
        assert Decimal(repr(number)).normalize().as_tuple().exponent < -30  # type: ignore[operator]  # finite, so it has an exponent
        return
    assert read == number_from_text(repr(number)) == number_from_object(np.float64(number))
    assert read == number_from_object(Decimal(repr(number)))
    assert float(read) == number


@law
@given(st.integers(-(2**31), 2**31 - 1))
def test_all_spellings_of_a_whole_number_agree(number: int) -> None:
    spellings: list[object] = [
        number,
        str(number),
        f"{number:,}",
        f"{number}.0",
        float(number),
        np.str_(number),
    ]
    spellings += [
        Decimal(number),
        f"{Decimal(number):e}",
        Fraction(number),
        np.int32(number),
        np.int64(number),
    ]
    assert {repr(number_from_object(each)) for each in spellings} == {f"Decimal('{number}')"}
    assert {Integer().read(each) for each in spellings} == {number}


@law
@given(st.floats(-(2**49), 2**49, width=32, allow_subnormal=False))
def test_a_short_float_of_an_array_is_its_own_shortest_text(number: float) -> None:
    scalar = np.float32(number)
    assume(number == 0 or abs(number) > 1e-15)
    assert number_from_object(scalar) == number_from_text(str(scalar))


@law
@given(CENTS, st.sampled_from([Money(), Number(step=Decimal("0.01")), Quantity("t", Decimal("0.01"))]))
def test_neighbours_one_step_apart_differ(value: Decimal, kind: Money | Number | Quantity) -> None:
    assert kind.step is not None
    above = CONTEXT.add(value, kind.step)
    assume(above <= LIMIT)
    between = CONTEXT.add(value, Decimal("0.005"))
    assert kind.read(plain_number(value)) == value
    assert kind.compare(kind.read(str(value)), kind.read(str(above))) == -1
    assert kind.plain(value) != kind.plain(above)
    assert all(kind.show(value, language) != kind.show(above, language) for language in LANGUAGES)
    try:
        kind.read(plain_number(between))
    except BadValueError as fault:
        assert fault.code == "value-off-step"  # noqa: PT017 - the other branch fails
    else:
        raise AssertionError(between)


@law
@given(NUMBERS, st.fractions())
def test_decimals_and_fractions_compare_exactly_in_any_context(one: Decimal, other: Fraction) -> None:
    exactly = (Fraction(one) > other) - (Fraction(one) < other)
    with localcontext(narrow()):
        assert Ratio().compare(one, other) == exactly
        assert Ratio().compare(other, one) == -exactly


@law
@given(st.sampled_from([unit.id for unit in UNITS]), st.integers(-(10**9), 10**9))
def test_a_quantity_is_the_same_in_every_unit_of_its_dimension(name: str, amount: int) -> None:
    mine = next(unit for unit in UNITS if unit.id == name)
    for other in (unit for unit in UNITS if unit.dimension == mine.dimension):
        read = Quantity(other.id).parse(f"{amount} {name}")
        assert read == CONTEXT.multiply(Decimal(amount), mine.factor(other))


@law
@given(TERMS, TERMS)
def test_the_order_of_terms_is_antisymmetric(one: Term, other: Term) -> None:
    forth, back = one.compare(other), other.compare(one)
    assert back is None if forth is None else back == -forth


@law
@given(TERMS, TERMS, TERMS)
def test_the_order_of_terms_is_transitive(one: Term, other: Term, third: Term) -> None:
    for a, b, c in ((one, other, third), (other, third, one), (third, one, other), (third, other, one)):
        first, second = a.compare(b), b.compare(c)
        if first is not None and second is not None and first * second >= 0:
            assert a.compare(c) == (first or second)


@law
@given(
    st.lists(st.integers(0, 30), min_size=3, max_size=3),
    st.lists(st.sampled_from(get_args(TermUnit)), min_size=3, max_size=3),
)
def test_the_order_of_short_terms_is_transitive_too(amounts: list[int], units: list[TermUnit]) -> None:
    """Small amounts of mixed units meet more often than those drawn at large."""
    terms = [Term(amount, unit) for amount, unit in zip(amounts, units, strict=True)]
    test_the_order_of_terms_is_transitive.hypothesis.inner_test(*terms)  # type: ignore[attr-defined]  # Hypothesis keeps the function there


@law
@given(st.integers(0, 400), st.integers(1, 40), st.dates(date(2000, 1, 1), date(2300, 1, 1)))
def test_terms_that_compare_do_so_from_every_day_of_the_calendar(days: int, months: int, start: date) -> None:
    """An ordered pair of days and months falls due in that order wherever it starts."""
    order = Term(days, "day").compare(Term(months, "month"))
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    following = (
        date(year + (month == 11), (month + 1) % 12 + 1, 1).toordinal() - date(year, month + 1, 1).toordinal()
    )
    by_months = date(year, month + 1, min(start.day, following)).toordinal()
    by_days = start.toordinal() + days
    if order is not None:
        assert order == (by_days > by_months) - (by_days < by_months)


@law
@given(st.text("0123456789.,+-eE%‰万亿千百元美吨kgtm 半年月天个工作日小时每一二三十两１２％．", max_size=12))
def test_any_text_is_read_or_refused_with_a_code(text: str) -> None:
    kinds: list[ValueType] = [
        Ratio(),
        Money(),
        Number(),
        Integer(),
        Quantity("t"),
        TermType(),
        PeriodType(),
        DayOfMonth(),
    ]
    for kind in kinds:
        try:
            value = kind.parse(text)
        except BadValueError as fault:
            assert fault.code.startswith("value-")  # noqa: PT017 - both outcomes are right
        else:
            assert kind.parse(kind.show(value, "zh")) == value


@law
@given(st.lists(TYPED, min_size=2, max_size=4))
def test_types_order_their_values_both_ways_round(typed: list[tuple[ValueType, Value]]) -> None:
    for (kind, one), (other_kind, other) in combinations(typed, 2):
        if kind == other_kind:
            forth, back = kind.compare(one, other), kind.compare(other, one)
            assert (forth is None) is (back is None)
            assert forth is None or forth == -(back or 0)


@law
@given(st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.timezones()))  # noqa: DTZ001 - the zone is drawn
def test_a_moment_is_the_same_in_every_zone(moment: datetime) -> None:
    read = Instant().read(moment)
    assert read.timestamp() == moment.timestamp()
    assert Instant().read(read) == read


@law
@given(st.times())
def test_a_time_of_day_is_written_as_short_as_it_can_be(moment: time) -> None:
    assert time.fromisoformat(str(TimeOfDay().plain(moment))) == moment
