"""Laws of the smallest value of a stretch: it is legal, it lies inside, and nothing simpler does."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.engine.regions import Region
from crmpolicy.values import Date, Instant, Integer, Money, Number, Quantity, Ratio, TimeOfDay, ValueType
from crmpolicy.verify.facts.smallest import smallest

LATTICES = (
    (Integer(), Decimal(1)),
    (Money(), Decimal("0.01")),
    (Number(step=Decimal("0.5")), Decimal("0.5")),
    (Ratio(step=Decimal("0.03")), Decimal("0.03")),
    (Quantity(unit="t", step=Decimal(7)), Decimal(7)),
)
DENSE = (Ratio(), Number(), Quantity(unit="t"))
MOMENTS = (
    (Date(), timedelta(days=1), st.dates(date(2025, 12, 20), date(2026, 1, 12))),
    (
        Instant(),
        timedelta(microseconds=1),
        st.integers(-5, 5).map(lambda each: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(microseconds=each)),
    ),
)
numbers = st.one_of(
    st.integers(-30, 30).map(Decimal),
    st.decimals(-30, 30, places=2),
    st.decimals(-1, 1, places=6),
)


@st.composite
def stretches(draw: Any, ends: st.SearchStrategy[Any]) -> Region:
    """Draw a stretch with none, one or two ends, each inclusive or not; it may be empty."""
    low, high = sorted((draw(ends), draw(ends)))
    return Region(
        "n",
        low=draw(st.sampled_from((low, low, None))),
        low_included=draw(st.booleans()),
        high=draw(st.sampled_from((high, high, None))),
        high_included=draw(st.booleans()),
    )


def lowest(region: Region, step: Decimal) -> Fraction | None:
    """Search the lattice for the lowest multiple of a step in a stretch with a lower end."""
    start = floor(Fraction(region.low) / Fraction(step))
    tried = (Fraction(step) * (start + each) for each in range(3))
    return next((each for each in tried if region.holds(each)), None)


def highest(region: Region, step: Decimal) -> Fraction | None:
    """Search the lattice for the highest multiple of a step in a stretch with an upper end."""
    start = ceil(Fraction(region.high) / Fraction(step))
    tried = (Fraction(step) * (start - each) for each in range(3))
    return next((each for each in tried if region.holds(each)), None)


@given(st.sampled_from(LATTICES), stretches(numbers))
def test_on_a_lattice_it_is_nought_or_the_value_next_to_an_end(
    kind: tuple[ValueType, Decimal], region: Region
) -> None:
    """The lattice itself is searched: nothing is overlooked, and nothing is made up."""
    found = smallest(kind[0], region)
    if region.holds(0):
        assert found == 0
    else:
        wanted = lowest(region, kind[1]) if region.low is not None else highest(region, kind[1])
        assert found == wanted
    assert found is None or kind[0].read(found) == found


@given(stretches(numbers))
def test_a_whole_number_stays_one(region: Region) -> None:
    found = smallest(Integer(), region)
    assert found is None or type(found) is int


@given(st.sampled_from(DENSE), stretches(numbers))
def test_without_a_step_only_an_empty_stretch_has_no_value(kind: ValueType, region: Region) -> None:
    found = smallest(kind, region)
    room = region.low is None or region.high is None or region.low < region.high
    assert (found is not None) == (room or region.holds(region.low))
    assert found is None or (region.holds(found) and kind.read(found) == found)


def digits(number: Any) -> int:
    """Count the digits behind the point."""
    exponent = Decimal(number).normalize().as_tuple().exponent
    return max(0, -int(exponent))


@given(st.sampled_from(DENSE), stretches(numbers))
def test_without_a_step_it_has_no_more_digits_than_it_must(kind: ValueType, region: Region) -> None:
    """Fewer digits than the lower end has would only round that end away."""
    found = smallest(kind, region)
    if found is None or region.low is None or found in {region.low, 0}:
        return
    places = digits(found)
    if places > digits(region.low):
        step = Decimal(1).scaleb(1 - places)
        assert lowest(region, step) is None
    assert not region.holds(Fraction(found) - Fraction(1, 10**places))


@given(st.sampled_from(MOMENTS).flatmap(lambda each: st.tuples(st.just(each), stretches(each[2]))))
def test_of_days_and_moments_it_is_the_first_or_the_one_next_to_an_end(
    drawn: tuple[tuple[ValueType, timedelta, Any], Region],
) -> None:
    (kind, step, _), region = drawn
    found = smallest(kind, region)
    origin: Any = date(2026, 1, 1) if kind.name == "date" else datetime(2026, 1, 1, tzinfo=UTC)
    if region.holds(origin):
        assert found == origin
        return
    end = region.low if region.low is not None else region.high
    beside = step if region.low is not None else -step
    assert found == next((each for each in (end, end + beside) if region.holds(each)), None)


@given(stretches(st.times()))
def test_a_time_of_day_is_found_wherever_a_day_has_one(region: Region) -> None:
    found = smallest(TimeOfDay(), region)
    if region.holds(time(0)):
        assert found == time(0)
    elif region.low is None:
        assert found is None or region.holds(found)
    else:
        edge = region.low if region.low_included else _after(region.low)
        assert found == (edge if edge is not None and region.holds(edge) else None)


def _after(moment: time) -> time | None:
    beside = datetime.combine(date(2000, 1, 1), moment) + timedelta(microseconds=1)
    return beside.time() if beside.date() == date(2000, 1, 1) else None
