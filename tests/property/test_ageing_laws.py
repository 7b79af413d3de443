"""Laws of receivables by age (IK3), whatever bounds a company gives."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.credit import Ageing, age_receivables
from tests.property.credits import CENT, MOST, companies
from tests.property.histories import LAW, SHANGHAI, company

Values = Mapping[str, Any]
Facts = Mapping[str, Any]
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)).map(  # noqa: DTZ001 - the zone is put to it next
    lambda moment: moment.replace(tzinfo=SHANGHAI)
)
AMOUNTS = st.one_of(
    st.sampled_from([CENT, -CENT, MOST, -MOST, MOST - CENT]), st.decimals(-MOST, MOST, places=2)
).filter(bool)
DUE = st.integers(-400, 800)
WHOSE = st.sampled_from(["C-1", "C-2", "C-3"])


@st.composite
def open_items(draw: st.DrawFn) -> tuple[datetime, list[dict[str, Any]]]:
    """Draw open items, due up to two years before the moment of the question or one after it."""
    now = draw(MOMENTS)
    named = draw(st.booleans())
    drawn = draw(st.lists(st.tuples(AMOUNTS, DUE, WHOSE), max_size=25))
    items = [
        {"number": number, "amount": amount, "due_on": now.date() - timedelta(days=late)}
        | ({"customer": customer} if named else {})
        for number, (amount, late, customer) in enumerate(drawn)
    ]
    return now, items


def aged(values: Values, now: datetime, items: Sequence[Facts]) -> Ageing:
    """Age open items for a company with bounds of its own."""
    return age_receivables(company(values), items, now=now)


@LAW
@given(companies, open_items())
def test_every_cent_is_in_exactly_one_place(values: Values, drawn: tuple[datetime, list[Any]]) -> None:
    """IK3: buckets and credits add up to all items, for all together and over the customers."""
    ageing = aged(values, *drawn)
    amounts = [Fraction(each["amount"]) for each in drawn[1]]
    whole = ageing.whole
    assert Fraction(whole.total) == sum(amounts, Fraction(0))
    assert Fraction(whole.owed) == sum((each for each in amounts if each > 0), Fraction(0))
    assert sum(each.count for each in whole.buckets) + whole.credit_count == len(amounts)
    if ageing.customers:
        for place, bucket in enumerate(whole.buckets):
            own = [each.buckets[place] for each in ageing.customers]
            assert sum((Fraction(each.amount) for each in own), Fraction(0)) == Fraction(bucket.amount)
            assert sum(each.count for each in own) == bucket.count
        assert sum((Fraction(each.credits) for each in ageing.customers), Fraction(0)) == Fraction(
            whole.credits
        )


@LAW
@given(companies, open_items())
def test_each_item_lies_where_its_days_are(values: Values, drawn: tuple[datetime, list[Any]]) -> None:
    """IK3: as a naive count by the bounds says."""
    now, items = drawn
    bounds = values["steel.ageing_bounds"]
    counts = [0] * (len(bounds) + 2)
    for each in items:
        late = (now.date() - each["due_on"]).days
        if each["amount"] > 0:
            counts[0 if late <= 0 else 1 + sum(late > bound for bound in bounds)] += 1
    ageing = aged(values, now, items)
    assert [each.count for each in ageing.whole.buckets] == counts
    late = [(now.date() - each["due_on"]).days for each in items if each["amount"] > 0]
    assert ageing.whole.days_overdue == max([0, *late])
    assert (ageing.whole.overdue_amount > 0) == (ageing.whole.days_overdue > 0)


@LAW
@given(companies, open_items(), st.randoms())
def test_the_order_of_the_list_means_nothing_for_the_sums(
    values: Values, drawn: tuple[datetime, list[Any]], random: Any
) -> None:
    now, items = drawn
    shuffled = random.sample(items, len(items))
    assert aged(values, now, items).whole == aged(values, now, shuffled).whole


@LAW
@given(companies, open_items(), st.integers(1, 400))
def test_waiting_makes_nothing_younger(
    values: Values, drawn: tuple[datetime, list[Any]], passed: int
) -> None:
    """IK3: with time what is owed moves to older buckets, and no cent is lost."""
    now, items = drawn
    before, after = aged(values, now, items).whole, aged(values, now + timedelta(days=passed), items).whole
    assert after.owed == before.owed
    assert after.days_overdue >= before.days_overdue
    for place in range(len(before.buckets)):
        older = [
            sum((Fraction(each.amount) for each in one.buckets[place:]), Fraction(0))
            for one in (before, after)
        ]
        assert older[1] >= older[0]


@LAW
@given(companies, open_items(), st.data())
def test_paying_an_item_never_makes_the_facts_worse(
    values: Values, drawn: tuple[datetime, list[Any]], data: st.DataObject
) -> None:
    """Neither days nor amount overdue rise when an item is paid, in part or whole."""
    now, items = drawn
    owed = [place for place, each in enumerate(items) if each["amount"] > 0]
    if not owed:
        return
    place = data.draw(st.sampled_from(owed))
    left = items[place]["amount"] - data.draw(st.decimals(CENT, items[place]["amount"], places=2))
    paid = [each for number, each in enumerate(items) if number != place]
    paid += [{**items[place], "amount": left}] if left else []
    before, after = aged(values, now, items).whole, aged(values, now, paid).whole
    assert after.overdue_amount <= before.overdue_amount
    assert after.days_overdue <= before.days_overdue
    assert after.credits == before.credits
