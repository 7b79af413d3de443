"""Small duties to test with: an office with a lunch break and few holidays, rules and events in one line."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.case import Case, Event, Ruling
from crmpolicy.engine.courses.duties import bound, duty_statuses
from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.policy.duties import Counting, Duties, Duty
from crmpolicy.values import Period, Term
from crmpolicy.wording import Words

ZONE = "Asia/Shanghai"
HOURS = ((510, 720), (810, 1050))
"""From 8:30 to 12:00 and from 13:30 to 17:30."""

OFFICE = WorkingTime(
    ZONE,
    [HOURS] * 5 + [(), ()],
    makeup=HOURS,
    off=frozenset(date(2026, 2, day) for day in range(16, 24)) | {date(2026, 1, 1), date(2026, 5, 1)},
    working=frozenset({date(2026, 2, 14), date(2026, 2, 28)}),
)
"""Open Monday to Friday; 16 to 23 February, 1 January and 1 May are off, 14 and 28 February are worked."""

USUAL = Counting()
NO_HOURS = WorkingTime(ZONE, [()] * 7)


def at(text: str, zone: str = ZONE) -> datetime:
    """Read ``2026-03-02 09:00`` as a wall time of a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def local(moment: datetime | None, zone: str = ZONE) -> str | None:
    """Write a moment as a wall time of a zone."""
    return None if moment is None else moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


def rule(duty: str, name: str | None = None, *, soft: bool = False, **said: Any) -> Ruling:
    """Make a rule that matched; terms and periods are written as text, ``source`` stands for ``from``."""
    values = {("from" if key == "source" else key): _value(key, each) for key, each in said.items()}
    return Ruling("doc", "", name or duty, {"duty": duty, **values}, soft)


def _value(key: str, given: Any) -> Any:
    if isinstance(given, str) and key in ("within", "every"):
        return Term.parse(given) if key == "within" else Period.parse(given)
    return given


def event(name: str, moment: str, by: str | None = None, **details: Any) -> Event:
    """Make an event at a wall time of the office."""
    return Event(name, at(moment), by, details)


def duty(name: str, *, met_by: Sequence[str] = (), per_who: bool = False, **more: Any) -> Duty:
    """Make a duty that the event of its name performs."""
    return Duty(name, Words(name, name), tuple(met_by) or (name,), per_who=per_who, **more)


def course(*duties: Duty, counting: Counting = USUAL, starts: str | None = "receive", **more: Any) -> Duties:
    """Make a course of duties that ``receive`` starts."""
    return Duties(duties, starts, counting=counting, **more)


def case(
    events: Sequence[Event],
    now: str,
    time: WorkingTime = OFFICE,
    counts: Mapping[str, Callable[[Event], bool]] | None = None,
) -> Case:
    """Make a case; events after ``now`` are left out."""
    moment = at(now)
    seen = sorted((each for each in events if each.at <= moment), key=lambda each: each.at)
    return Case(tuple(seen), moment, time, counts or {})


def ask(
    duties: Duties, rules: Sequence[Ruling], events: Sequence[Event], now: str, **more: Any
) -> DutyStatus:
    """Ask how the one duty of some rules stands."""
    return bound(duty_statuses(duties, rules, case(events, now, **more)), "earliest")
