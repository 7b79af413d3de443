"""IS6: a limit in hours to contact the customer against one in working days to report a solution.

A contact within X hours never falls due after a solution within Y working days where X is at most
24 (Y - 1) + h, and h is the hour at which a working day ends. Each minute of three weeks is tried.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.engine import PolicySet
from crmpolicy.engine.courses.limits import due_after
from crmpolicy.engine.working import working_time
from crmpolicy.policy.duties import Duties
from crmpolicy.values import Term
from tests.oracle.duties import due, moment
from tests.property.histories import DAY, LAW, MINUTE, ask, branch, company, receipts

DAYS = 21
LAST = timedelta(microseconds=1)
PLAIN, RUNS = date(2026, 7, 6), date(2023, 1, 16)
"""Three weeks without holidays; three weeks in which seven working days in a row follow a holiday."""

TIGHT = {PLAIN: {1, 2, 3, 4, 5}, RUNS: {1, 2, 3, 4, 5, 6, 7}}
"""For which numbers of working days the bound is reached."""

CLOSES = 17 * 60 + 30


def bound(days: int, closes: int = CLOSES) -> int:
    """Give the longest contact limit, in minutes."""
    return 24 * 60 * (days - 1) + closes


def filled(days: int, contact: int) -> PolicySet:
    """Give the example group with these two limits."""
    return company(
        {
            "steel.record_limit": "1 min",
            "steel.contact_limit": f"{contact} min",
            "steel.solution_limit": f"{days} working days",
        }
    )


def minutes(first: date) -> Iterator[datetime]:
    """Give each minute of three weeks."""
    return (moment(first, 0) + minute * MINUTE for minute in range(DAYS * 24 * 60))


@cache
def solutions(first: date, days: int) -> dict[date, datetime]:
    """Give the solution's due moment by the day of the receipt, as it is found by hand."""
    found = {}
    for day in (first + DAY * each for each in range(DAYS)):
        found[day], late = (due(moment(day, minute), days, "working days") for minute in (0, 1439))
        assert found[day] == late
    return found


@pytest.mark.parametrize("days", range(1, 8))
@pytest.mark.parametrize("first", [PLAIN, RUNS])
def test_every_minute_of_three_weeks_has_its_solution_when_stepping_says(first: date, days: int) -> None:
    policies = company({})
    course = policies.point("steel.complaint_response").tables[0].course
    assert isinstance(course, Duties)
    time, term = working_time(policies.effective), Term(days, "working day")
    expected = solutions(first, days)
    for place, receipt in enumerate(minutes(first)):
        found = due_after(receipt, term, course.counting, time)
        assert found == expected[first + DAY * (place // 1440)]


@pytest.mark.parametrize("days", range(1, 8))
@pytest.mark.parametrize("first", [PLAIN, RUNS])
def test_the_bound_is_enough_and_no_smaller_one_would_do(first: date, days: int) -> None:
    """By brute force: tight up to five days in plain weeks, to seven where make-up days form longer runs."""
    expected = solutions(first, days)
    least = min(
        expected[first + DAY * (place // 1440)] - receipt for place, receipt in enumerate(minutes(first))
    )
    # the last moment of a day lies almost a minute after the last minute that was tried
    assert least >= (bound(days) + 1) * MINUTE
    assert (least == (bound(days) + 1) * MINUTE) == (days in TIGHT[first])


@pytest.mark.parametrize("days", range(1, 8))
@pytest.mark.parametrize("first", [PLAIN, RUNS])
def test_the_policy_keeps_the_order_up_to_the_bound_and_loses_it_beyond(first: date, days: int) -> None:
    """At the last moment of each day; one minute more, and some contact falls due after its solution."""
    ends = [moment(first + DAY * each, 1440) - LAST for each in range(DAYS)]
    late = {
        more: [end for end in ends if contact_comes_after(filled(days, bound(days) + more), end)]
        for more in (0, 1)
    }
    assert late[0] == []
    assert bool(late[1]) == (days in TIGHT[first])


def contact_comes_after(policies: PolicySet, receipt: datetime) -> bool:
    """Tell whether the contact is due after the solution."""
    found = ask(policies, "steel.complaint_response", [("receive", receipt)], receipt, {})
    return bool(found["contact"].due > found["solution"].due)


HOURS = {12: "08:00-12:00", 18: "10:00-13:00, 15:00-18:00", 20: "09:00-20:00", 24: "00:00-24:00"}


@cache
def open_till(hour: int, days: int, contact: int) -> PolicySet:
    """Give a branch with hours of its own; no week has other spans."""
    spans = ", ".join(f'"{each}"' for each in HOURS[hour].split(", "))
    calendar = f"calendar:\n  holidays: cn\n  hours: {{monday to friday: [{spans}]}}\n"
    limits = {"record": "1 min", "contact": f"{contact} min", "solution": f"{days} working days"}
    return branch(
        calendar
        + "parameters:\n"
        + "".join(f"  steel.{name}_limit: {each}\n" for name, each in limits.items())
    )


OPEN = [
    (hour, days, bound(days, hour * 60) - less)
    for hour, days, less in [
        (12, 1, 0),
        (12, 4, 60),
        (18, 2, 0),
        (18, 7, 1),
        (20, 3, 0),
        (24, 1, 0),
        (24, 5, 600),
    ]
]


@LAW
@given(st.sampled_from(OPEN), st.one_of(receipts, receipts.map(lambda each: each + MINUTE - LAST)))
def test_the_bound_is_enough_whenever_the_doors_close(case: tuple[int, int, int], receipt: datetime) -> None:
    assert not contact_comes_after(open_till(*case), receipt)


def test_a_bound_beyond_is_too_much_whenever_the_doors_close() -> None:
    """On the night before three working days in a row, at each of the closing hours."""
    night = datetime(2026, 7, 6, 16, tzinfo=UTC) - LAST
    assert all(contact_comes_after(open_till(hour, 3, bound(3, hour * 60) + 1), night) for hour in HOURS)
