"""Laws of duties: moments move with what they count from, breaches stay, rules only ever bring forward."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crmpolicy.calendar.periods import calendar_period
from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.case import Case, Event, Ruling
from crmpolicy.engine.courses.duties import bound, duty_statuses
from crmpolicy.engine.courses.limits import due_after
from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.engine.courses.stopped import elapsed, merged
from crmpolicy.policy.duties import Counting, Duties, Duty, Pauses
from crmpolicy.values import Period, Term
from crmpolicy.wording import Words

LAW = settings(max_examples=200, deadline=None)

SPLIT = ((510, 720), (810, 1050))
OFF = frozenset(date(2026, 2, day) for day in range(16, 24)) | {date(2026, 10, 1), date(2026, 10, 2)}
OFFICES = (
    WorkingTime("Asia/Shanghai", [SPLIT] * 5 + [(), ()], makeup=SPLIT, off=OFF, working={date(2026, 2, 14)}),
    WorkingTime("America/New_York", [((540, 1020),)] * 6 + [()]),
    WorkingTime("Australia/Adelaide", [((0, 1440),), (), SPLIT, SPLIT, (), ((600, 660),), ()]),
)
UNITS = ("minute", "hour", "working hour", "day", "working day", "week", "month", "quarter")
WORDS = ("day", "week", "month", "quarter", "half year", "year")
"""Calendar periods, the shorter first; a week does not lie in one month."""

USUAL = Counting()
MINUTE = timedelta(minutes=1)
offices = st.sampled_from(OFFICES)
moments = st.integers(0, 700 * 24 * 60).map(lambda minute: datetime(2025, 6, 1, tzinfo=UTC) + minute * MINUTE)
units = st.sampled_from(UNITS)
terms = st.builds(Term, st.integers(1, 12), units)
countings = st.builds(
    Counting,
    starting_day=st.sampled_from(["not counted", "counted"]),
    at_closing=st.sampled_from(["stay", "next opening"]),
    off_day=st.sampled_from([None, "next working day", "earlier working day"]),
    month_end=st.sampled_from(["last day", "roll over"]),
)
ways = st.tuples(offices, countings)
lengths = st.builds(
    Term, st.integers(1, 6), st.sampled_from(["day", "working day", "week", "month", "quarter"])
)
calendar_words: st.SearchStrategy[Any] = st.sampled_from(WORDS)
periods = st.one_of(calendar_words, lengths).map(lambda every: Period(every))  # noqa: PLW0108 - mypy cannot map a class of two
recurring: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.builds(lambda every: {"every": every}, periods),
    st.builds(lambda every: {"every": every, "since": date(2025, 1, 10)}, lengths.map(Period)),
    st.builds(lambda day: {"every": Period("month"), "day": day}, st.sampled_from([1, 20, 31, "last"])),
    st.just({"rrule": "FREQ=MONTHLY;BYDAY=-1FR"}),
)


def rule(name: str, **said: Any) -> Ruling:
    return Ruling("doc", "", name, {"duty": "call", **said})


def asked(
    rules: Sequence[Ruling],
    events: Sequence[tuple[str, datetime]],
    now: datetime,
    time: WorkingTime,
    counting: Counting = USUAL,
) -> DutyStatus:
    """Ask how a duty `call` stands that `receive` starts, `close` ends and `pause` stops."""
    duties = (Duty("call", Words("call", "call"), ("call",)), Duty("mail", Words("mail", "mail"), ("mail",)))
    course = Duties(duties, "receive", ("close",), Pauses("pause", "resume"), (), counting)
    seen = sorted((each for each in events if each[1] <= now), key=lambda each: each[1])
    case = Case(tuple(Event(name, at, None, {}) for name, at in seen), now, time, {})
    return bound(duty_statuses(course, rules, case), "earliest")


def contacts(*at: datetime) -> list[tuple[str, datetime]]:
    return [("call", each) for each in at]


def due_of(status: DutyStatus) -> datetime:
    assert status.due is not None
    return status.due


@LAW
@given(recurring, moments, moments, offices)
def test_every_period_has_a_next_moment(
    said: dict[str, Any], last: datetime, now: datetime, time: WorkingTime
) -> None:
    """IC1: the period is total; whoever was never visited has a next visit too, except where none is said."""
    assume(last <= now)
    for events in ([], contacts(last)):
        status = asked([rule("r", **said)], [*events, ("receive", last)], now, time)
        assert status.due is not None
    assert asked([rule("r", never=True)], contacts(last), now, time).due is None


@LAW
@given(st.sampled_from(WORDS), st.sampled_from(WORDS), moments, moments, offices)
def test_a_shorter_period_never_falls_due_later(
    one: Any, other: Any, last: datetime, now: datetime, time: WorkingTime
) -> None:
    """IC2: an upgrade never postpones; weeks and months do not lie in one another and are left out."""
    assume(last <= now)
    assume(WORDS.index(one) <= WORDS.index(other))
    assume(not (one == "week" and other != "week"))
    short, long = (asked([rule("r", every=Period(word))], contacts(last), now, time) for word in (one, other))
    assert due_of(short) <= due_of(long)


@LAW
@given(recurring, moments, moments, moments, offices)
def test_a_later_last_contact_never_falls_due_earlier(
    said: dict[str, Any], one: datetime, other: datetime, now: datetime, time: WorkingTime
) -> None:
    """IC3."""
    first, second = sorted((one, other))
    assume(second <= now)
    before, after = (asked([rule("r", **said)], contacts(each), now, time) for each in (first, second))
    assert due_of(before) <= due_of(after)
    assert due_of(before) <= due_of(asked([rule("r", **said)], contacts(first, second), now, time))


@LAW
@given(st.sampled_from(WORDS), moments, moments, offices)
def test_by_calendar_the_next_period_not_yet_served_is_due(
    word: Any, last: datetime, now: datetime, time: WorkingTime
) -> None:
    """IC3: on its last open day; where it has none, on the next one."""
    assume(last <= now)
    status = asked([rule("r", every=Period(word))], contacts(last), now, time)
    served = calendar_period(time.day_of(last), word)
    following = calendar_period(served[1] + timedelta(days=1), word)
    day = time.rolled(following[1], "earlier working day")
    if day < following[0]:
        day = time.rolled(following[1], "next working day")
    assert due_of(status) == time.close_of(day)


@LAW
@given(lengths, moments, moments, offices, countings)
def test_a_length_falls_due_so_long_after_the_last_time(
    length: Term, last: datetime, now: datetime, time: WorkingTime, counting: Counting
) -> None:
    """30: after the last time, however early that was, and not before the length has passed."""
    assume(last <= now)
    status = asked([rule("r", every=Period(length))], contacts(last), now, time, counting)
    assert due_of(status) == due_after(last, length, counting, time)
    assert due_of(status) > last


@LAW
@given(recurring, st.lists(moments, min_size=1, max_size=3), moments, moments, offices)
def test_what_another_activity_does_changes_nothing(
    said: dict[str, Any], mails: list[datetime], last: datetime, now: datetime, time: WorkingTime
) -> None:
    """IC4."""
    rules = [rule("r", **said)]
    for events in ([], contacts(last)):
        with_mails = [
            *events,
            *(("mail", each) for each in mails),
            ("receive", datetime(2025, 1, 1, tzinfo=UTC)),
        ]
        without = [each for each in with_mails if each[0] != "mail"]
        assert asked(rules, with_mails, now, time) == asked(rules, without, now, time)


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[str, datetime]]:
    """Draw contacts of a case that may have begun before them."""
    begun = [("receive", datetime(2025, 3, 3, tzinfo=UTC))] if draw(st.booleans()) else []
    return [*begun, *contacts(*draw(st.lists(moments, max_size=4)))]


@LAW
@given(recurring, st.integers(1, 3), histories(), st.lists(moments, min_size=2, max_size=4), offices)
def test_what_is_overdue_stays_so_until_it_is_done_again(
    said: dict[str, Any],
    times: int,
    events: list[tuple[str, datetime]],
    asks: list[datetime],
    time: WorkingTime,
) -> None:
    """IC5: overdue is monotone in now, and so is the due moment."""
    nows = sorted(each for each in asks if all(each >= last for _, last in events))
    found = [asked([rule("r", **said, times=times)], events, now, time) for now in nows]
    for before, after in pairwise(found):
        assert before.state != "breached" or after.state == "breached"
        assert before.state != "breached" or before.due == after.due


@LAW
@given(
    st.lists(terms, min_size=1, max_size=4),
    terms,
    moments,
    st.integers(0, 10000),
    ways,
)
def test_a_further_rule_never_moves_the_due_moment_later(
    limits: list[Term], more: Term, received: datetime, passed: int, way: tuple[WorkingTime, Counting]
) -> None:
    """IS4: the earliest binds, in whatever order the rules are listed."""
    time, counting = way
    rules = [rule(f"r{place}", within=limit) for place, limit in enumerate(limits)]
    events, now = [("receive", received)], received + passed * MINUTE
    found = asked(rules, events, now, time, counting)
    assert due_of(found) == min(due_after(received, limit, counting, time) for limit in limits)
    assert due_of(asked([*rules, rule("more", within=more)], events, now, time, counting)) <= due_of(found)
    assert asked(rules[::-1], events, now, time, counting) == found


@LAW
@given(terms, moments, moments, offices, countings)
def test_what_comes_in_later_is_never_due_earlier(
    term: Term, one: datetime, other: datetime, time: WorkingTime, counting: Counting
) -> None:
    """IS5: and everything is due after it came in."""
    first, second = sorted((one, other))
    assert due_after(first, term, counting, time) <= due_after(second, term, counting, time)
    assert due_after(first, term, counting, time) > first


@LAW
@given(st.integers(1, 12), moments, st.integers(0, 4000), offices, countings)
def test_working_days_at_the_same_time_keep_the_order_too(
    days: int, received: datetime, later: int, time: WorkingTime, counting: Counting
) -> None:
    """IS5, and the due moment lies in open time or at a closing."""
    same, term = replace(counting, day_ends="same time"), Term(days, "working day")
    due = due_after(received, term, same, time)
    assert received < due <= due_after(received + later * MINUTE, term, same, time)
    assert time.is_open(due) or time.is_open(due - timedelta(microseconds=1))


@LAW
@given(st.integers(1, 200), moments, st.integers(-50000, 50000), offices)
def test_hours_on_the_clock_move_with_what_they_count_from(
    hours: int, received: datetime, shift: int, time: WorkingTime
) -> None:
    """IS5."""
    term, by = Term(hours, "hour"), shift * MINUTE
    assert (
        due_after(received + by, term, Counting(), time) == due_after(received, term, Counting(), time) + by
    )


@LAW
@given(st.integers(1, 12), moments, st.sampled_from(["close", "same time"]), st.integers(0, 1439), offices)
def test_working_days_end_on_a_working_day_and_one_stretch_of_rest_shares_them(
    days: int, received: datetime, ends: Any, minute: int, time: WorkingTime
) -> None:
    """IS5."""
    term, counting = Term(days, "working day"), Counting(day_ends=ends)
    due = due_after(received, term, counting, time)
    assert time.is_working_day(time.day_of(due - timedelta.resolution))
    works = time.working_day(time.day_of(received), 1)
    rest = time.working_day(works, -1) + timedelta(days=1)
    assume(rest < works)
    first, last = time.at(rest, minute), time.at(works - timedelta(days=1), 1439 - minute)
    assert due_after(first, term, counting, time) == due_after(last, term, counting, time)


@LAW
@given(terms, moments, st.none() | st.integers(0, 20000), st.integers(0, 40000), ways)
def test_a_breach_is_what_is_done_late_or_not_done_in_time(
    term: Term, received: datetime, done: int | None, passed: int, way: tuple[WorkingTime, Counting]
) -> None:
    """IS8: exactly at the due moment is in time."""
    time, counting = way
    now = received + passed * MINUTE
    done_at = None if done is None or done > passed else received + done * MINUTE
    events = [("receive", received), *(contacts(done_at) if done_at else [])]
    status = asked([rule("r", within=term)], events, now, time, counting)
    due = due_after(received, term, counting, time)
    assert status.due == due
    assert (status.state == "late") == (done_at is not None and done_at > due)
    assert (status.state == "breached") == (done_at is None and now > due)
    assert status.shortfall == (status.state in ("late", "breached"))
    at_due = asked([rule("r", within=term)], [("receive", received)], due, time, counting)
    past_due = asked(
        [rule("r", within=term)], [("receive", received)], due + timedelta.resolution, time, counting
    )
    assert (at_due.state, past_due.state) == ("open", "breached")


@LAW
@given(
    terms, moments, st.lists(st.integers(0, 60000), max_size=6, unique=True), st.integers(0, 80000), offices
)
def test_pauses_never_bring_forward_and_what_has_run_and_is_left_is_the_limit(
    term: Term, received: datetime, marks: list[int], passed: int, time: WorkingTime
) -> None:
    """A pause moves a clock's limit by just as long; while it lasts, nothing runs."""
    names = ("pause", "resume")
    pauses = [(names[place % 2], received + each * MINUTE) for place, each in enumerate(sorted(marks))]
    now = received + passed * MINUTE
    rules, seen = [rule("r", within=term)], [("receive", received), *pauses]
    status = asked(rules, seen, now, time)
    assert due_of(status) >= due_after(received, term, Counting(), time)
    assert status.state != "paused" or due_of(status) >= now
    if term.unit in ("minute", "hour"):
        begins, ends = pauses[::2], [*pauses[1::2], ("now", max(now, received))]
        still = merged(
            (since, min(to, now)) for (_, since), (_, to) in zip(begins, ends, strict=False) if since < now
        )
        length = timedelta(minutes=int(term.amount) * (60 if term.unit == "hour" else 1))
        assert elapsed(received, due_of(status), still) == length
        assert status.elapsed is not None
        assert status.remaining is not None
        assert status.elapsed + status.remaining == length
    assert asked(rules, seen[::-1], now, time) == status


@LAW
@given(st.integers(1, 4), st.lists(recurring, max_size=3), st.lists(moments, max_size=5), moments, offices)
def test_a_monthly_meeting_is_never_lost_among_other_rules(
    times: int, others: list[dict[str, Any]], done: list[datetime], now: datetime, time: WorkingTime
) -> None:
    """28: whatever else is said, a meeting each calendar month is due, and by the month's last open day."""
    monthly = rule("monthly", every=Period("month"), times=times)
    events = [each for each in contacts(*done) if each[1] <= now]
    alone = asked([monthly], events, now, time)
    assert alone.required == times >= 1
    merged_rules = [monthly, *(rule(f"r{place}", **said) for place, said in enumerate(others))]
    together = asked(merged_rules, events, now, time)
    assert due_of(together) <= due_of(alone)
    if alone.state == "breached":
        assert together.state == "breached"
