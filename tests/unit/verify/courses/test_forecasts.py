"""Forecasts of due moments are shared by equal rules under equal working time, and by no others."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given as drawn
from hypothesis import strategies as st

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.policy.duties import Counting, Duties, Duty
from crmpolicy.values import WEEKDAYS, Term
from crmpolicy.verify.courses.forecasts import Forecasts, forecasts_of
from crmpolicy.verify.diagrams.ruled import Ruled
from crmpolicy.wording import Words

NONE: frozenset[int] = frozenset()
DAYS = [date(2026, 3, 1), date(2026, 3, 2)]


def course() -> Duties:
    """Two things that are due on named days after a paper was put in."""
    duties = tuple(Duty(name, Words(name, name), (name,)) for name in ("open", "order"))
    return Duties(duties, starts="submit", counting=Counting(not_started="forecast"))


def rules(*, day: int = 20) -> tuple[Ruled, ...]:
    """The box is opened on a day of the month, the order is due on the tenth."""
    return tuple(
        Ruled("doc", "", name, (("duty", name), ("from", "submit"), ("day", each)))
        for name, each in (("open", day), ("order", 10))
    )


def clock(zone: str = "UTC") -> WorkingTime:
    return WorkingTime(zone, [[]] * 7)


def given(*, day: int = 20, zone: str = "UTC") -> Forecasts:
    return forecasts_of(course(), rules(day=day), clock(zone), NONE)


def test_equal_rules_under_equal_working_time_share_what_was_reckoned() -> None:
    assert given() is given()


def test_other_days_and_other_zones_share_nothing() -> None:
    one, other, elsewhere = given(), given(day=5), given(zone="Asia/Shanghai")
    received = datetime(2026, 3, 2, tzinfo=UTC)
    assert one.dues(received)["open"] == datetime(2026, 3, 21, tzinfo=UTC)
    assert other.dues(received)["open"] == datetime(2026, 3, 6, tzinfo=UTC)
    assert elsewhere.dues(received)["open"] == datetime(2026, 3, 20, 16, tzinfo=UTC)


def test_what_was_reckoned_before_answers_the_same_for_other_duties_and_days() -> None:
    for _ in range(2):
        assert given().disordered("open", "order", iter(DAYS)) is not None
        assert given(day=5).disordered("open", "order", iter(DAYS)) is None


def office() -> WorkingTime:
    """Half past eight to half past five, on five days of the week."""
    return WorkingTime("Asia/Shanghai", [[(510, 1050)]] * 5 + [[], []])


def says(name: str, source: str) -> st.SearchStrategy[Ruled]:
    """Something that is due on a day, counted from the receipt or from the duty ahead of it."""
    days: list[st.SearchStrategy[dict[str, Any]]] = [
        st.fixed_dictionaries(
            {"day": st.integers(1, 31) | st.just("last"), "months_after": st.sampled_from([None, 1])}
        ),
        st.fixed_dictionaries({"weekday": st.sampled_from(WEEKDAYS)}),
        st.fixed_dictionaries(
            {"within": st.builds(Term, st.integers(1, 9), st.sampled_from(["day", "week"]))}
        ),
    ]
    beside = st.fixed_dictionaries(
        {
            "from": st.sampled_from(["submit", source]),
            "off_day": st.sampled_from([None, "next working day", "earlier working day", "keep"]),
        }
    )
    told = st.tuples(st.one_of(days), beside).map(lambda each: {"duty": name, **each[0], **each[1]})
    return told.map(lambda each: Ruled("doc", "", name, tuple(pair for pair in each.items() if pair[1])))


@drawn(says("open", "submit"), says("order", "open"), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_what_is_found_is_what_trying_all_moments_shows(one: Ruled, other: Ruled, first: date) -> None:
    """Cutting a stretch in two skips no receipt that is out of order, and the first one is found.

    All moments of a week at which something can turn are tried one after another.
    """
    asked, time = (course(), (one, other), office(), frozenset((510, 1050))), office()
    days = [first + timedelta(each) for each in range(7)]
    begins = (time.at(day, minute) for day in days for minute in (0, 510, 1050))
    moments = (each + beside for each in begins for beside in (timedelta(0), timedelta(microseconds=1)))
    shown = ((each, Forecasts(*asked).dues(each)) for each in moments)
    first_shown = next((each for each, dues in shown if _turned(dues["open"], dues["order"])), None)
    assert Forecasts(*asked).disordered("open", "order", iter(days)) == first_shown


def _turned(one: datetime | None, other: datetime | None) -> bool:
    assert one is not None
    assert other is not None
    return one > other
