"""The moments of receipt that the checker tries are enough: it finds what trying every hour finds."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.policy.calendars import Calendar, Hours
from crmpolicy.policy.duties import Counting
from crmpolicy.values import Term, TermUnit
from crmpolicy.verify.courses.receipts import Receipts
from crmpolicy.verify.courses.steps import Step, Way

THURSDAY = date(2026, 3, 26)
"""Three days before Europe's clocks go forward: a Sunday inside the days that are tried."""
DAYS = [THURSDAY + timedelta(days=each) for each in range(5)]
HOUR = timedelta(hours=1)
BESIDE = timedelta(microseconds=1)
UNITS: Sequence[tuple[TermUnit, int]] = [
    ("hour", 60), ("working hour", 12), ("day", 4), ("working day", 4), ("week", 1), ("month", 1),
]  # fmt: skip


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    """Give the hours of a day, on whole hours, perhaps with a break; perhaps none."""
    marks = draw(st.lists(st.integers(0, 24), min_size=0, max_size=4, unique=True).map(sorted))
    return tuple((one * 60, other * 60) for one, other in zip(marks[::2], marks[1::2], strict=False))


HOURS = hours()
WEEKS = st.tuples(*[HOURS] * 7).filter(any)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Give a week that is open some time, and one day that is not as the others."""
    return Calendar(draw(WEEKS), special={draw(st.sampled_from(DAYS)): draw(HOURS)})


@st.composite
def ways(draw: st.DrawFn) -> Way:
    """Give one or two terms, in whole hours or days."""
    steps = []
    for _ in range(draw(st.integers(1, 2))):
        unit, most = draw(st.sampled_from(UNITS))
        steps.append(Step("duty", Term(draw(st.integers(0, most)), unit), None, "rule", open=False))
    return Way("", tuple(steps))


def counting() -> st.SearchStrategy[Counting]:
    """Give conventions."""
    return st.builds(
        Counting,
        starting_day=st.sampled_from(["not counted", "counted"]),
        day_ends=st.sampled_from(["close", "same time"]),
        at_closing=st.sampled_from(["stay", "next opening"]),
        off_day=st.sampled_from([None, "next working day", "earlier working day", "keep"]),
    )


def every_hour(time: WorkingTime) -> list[datetime]:
    """Give every hour of the days, and the moments beside it."""
    since, until = time.at(DAYS[0], 0), time.at(DAYS[-1], 1440)
    marks = [since + HOUR * each for each in range(int((until - since) / HOUR) + 1)]
    near = (mark + beside for mark in marks for beside in (-BESIDE, timedelta(0), BESIDE))
    return [each for each in near if since <= each < until]


@given(calendars(), counting(), ways(), ways(), st.sampled_from(["Asia/Shanghai", "Europe/Berlin"]))
@settings(max_examples=200, deadline=None)
def test_what_every_hour_shows_is_found(
    calendar: Calendar, conventions: Counting, one: Way, other: Way, zone: str
) -> None:
    """All hours and terms lie on whole hours, so that due moments turn nowhere else."""
    time = WorkingTime(zone, calendar.weekly, special=calendar.special)

    def over(received: datetime) -> timedelta:
        return one.due(received, conventions, time) - other.due(received, conventions, time)

    tried = list(Receipts(time, calendar, conventions, (one, other)).on(DAYS))
    assert all(each.tzinfo is UTC and time.day_of(each) in DAYS for each in tried)
    worst = max(map(over, every_hour(time)))
    assert max(map(over, tried)) == worst
