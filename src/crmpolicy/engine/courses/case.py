"""What a course looks at: the rules that matched, the events of the case, the moment, the working time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from crmpolicy.calendar.working import WorkingTime


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: a name, a moment in UTC, perhaps the role that did it and details.

    ``details`` are values of declared facts by the facts' full names; one that is not there is unknown.
    """

    name: str
    at: datetime
    by: str | None
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A rule that matched: where it stands, and what it says at the facts of the case."""

    document: str
    part: str
    rule: str
    said: Mapping[str, Any]
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One case at one moment.

    ``events`` are sorted by moment, then as listed; none lies after ``now``. ``counts`` tells, by duty,
    whether an event's details fit what the duty asks for; a duty that asks nothing is not in it.
    ``may_follow`` tells whether the facts allow a rule still when an event comes now: what counts events
    counts this one too.
    """

    events: tuple[Event, ...]
    now: datetime
    time: WorkingTime
    counts: Mapping[str, Callable[[Event], bool]]
    may_follow: Callable[[str, str], bool] = field(default=lambda _rule, _event: True)
