"""A case as its duties look at it: its start, its end, who did what when, when it stood still."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from crmpolicy.engine.courses.beginning import started_by
from crmpolicy.engine.courses.case import Case, Event, Ruling
from crmpolicy.engine.courses.limits import Limit
from crmpolicy.engine.courses.pauses import Standing, standing_of
from crmpolicy.engine.courses.stopped import Stretch, merged
from crmpolicy.policy.duties import Duties, Duty
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import Period, Term

_DECIDING: Final = ("within", "every", "times", "months_after", "day", "weekday", "last_weekday", "rrule")
_RECURRING: Final = ("every", "rrule", "never")


def said(ruling: Ruling, name: str) -> Any:
    """Give what a rule says; None where it says nothing, or leaves it to a parameter that is not set.

    >>> said(Ruling("doc", "", "r", {"who": UNLIMITED}), "who") is None
    True
    """
    value = ruling.said.get(name)
    if name == "every" and isinstance(value, Term):
        return Period(value)  # a parameter that is a length may say how often
    return None if value is UNLIMITED else value


def speaks(ruling: Ruling) -> bool:
    """Whether a rule asks for anything: one without limit does not exist.

    >>> speaks(Ruling("doc", "", "r", {"within": UNLIMITED}))
    False
    """
    return all(ruling.said.get(name) is not UNLIMITED for name in _DECIDING)


def recurs(ruling: Ruling) -> bool:
    """Whether a rule speaks of something that comes back, or says that it does not.

    >>> recurs(Ruling("doc", "", "r", {"never": True})), recurs(Ruling("doc", "", "r", {"day": 20}))
    (True, False)
    """
    return any(ruling.said.get(name) for name in _RECURRING)


@dataclass(frozen=True, slots=True)
class Docket:
    """A case laid out for its duties.

    Attributes:
        course: the duties and their conventions.
        rulings: the rules that ask for something.
        case: the events, the moment, the working time.
        by_name: the events by name, in order.
        start: the moment at which the case began; None where it has not.
        ended: the moment at which it ended; None where it goes on, or goes on again.
        closed: stretches from an end to the event that began it anew.
        pauses: the case's pauses.
        next_times: by a recurring duty and a moment, the next time, once it was reckoned: many duties of a
            case may count to the same one.
    """

    course: Duties
    rulings: tuple[Ruling, ...]
    case: Case
    by_name: Mapping[str, tuple[Event, ...]]
    start: datetime | None
    ended: datetime | None
    closed: tuple[Stretch, ...]
    pauses: Standing
    next_times: dict[tuple[str, datetime], Limit | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def of(cls, course: Duties, rulings: Sequence[Ruling], case: Case) -> "Docket":
        """Lay out a case.

        Raises:
            FactsError: something happened before the start or without one, or pauses do not fit together.
        """
        kept = tuple(ruling for ruling in rulings if speaks(ruling))
        events = sorted(case.events, key=lambda each: (each.at, each.name != course.starts))
        start, (closed, ended) = _start(course, kept, events), _ends(course, events)
        return cls(
            course, kept, case, _by_name(events), start, ended, closed, standing_of(course.pauses, events)
        )

    def rulings_of(self, duty: str) -> tuple[Ruling, ...]:
        """Give the rules that speak of a duty."""
        return tuple(each for each in self.rulings if each.said["duty"] == duty)

    def restarted(self, duty: str) -> datetime | None:
        """Give the last moment from which a duty's limits were to count anew."""
        names = [event for event, duties in self.course.restarts if duty in duties]
        return max((each.at for name in names for each in self.by_name.get(name, ())), default=None)

    def begins(self, duty: str) -> datetime | None:
        """Give the moment from which a duty's limits count: its last restart, else the start of the case."""
        return self.restarted(duty) or self.start

    def happened(self, what: str, since: datetime | None) -> tuple[datetime, ...]:
        """Give the moments, from one on, at which an event happened or a duty was done by anybody."""
        if any(duty.name == what for duty in self.course.duties):
            return self._moments(self.course.duty(what), since, _anything)
        events = self.by_name.get(what, ())
        return tuple(each.at for each in events if since is None or each.at >= since)

    def done(self, ruling: Ruling, since: datetime | None) -> tuple[datetime, ...]:
        """Give the moments, from one on, at which the duty of a rule was done by whom the rule names."""
        duty, who = self.course.duty(ruling.said["duty"]), said(ruling, "who")
        anybody = who is None or (self.course.counting.done_by == "anyone" and not duty.per_who)
        return self._moments(duty, since, lambda event: anybody or event.by == who)

    def _moments(
        self, duty: Duty, since: datetime | None, fits: Callable[[Event], bool]
    ) -> tuple[datetime, ...]:
        counts = self.case.counts.get(duty.name, _anything)
        events = (each for name in duty.met_by for each in self.by_name.get(name, ()))
        late_enough = (each for each in events if since is None or each.at >= since)
        return tuple(sorted(each.at for each in late_enough if fits(each) and counts(each)))

    def pausing(self, duty: str) -> Standing:
        """Give the pauses that stop a duty's clock."""
        pauses = self.course.pauses
        stops = pauses is not None and (pauses.stop is None or duty in pauses.stop)
        return self.pauses if stops else Standing()

    def stopped(self, duty: str, until: datetime) -> tuple[Stretch, ...]:
        """Give the stretches in which a duty's clock stood still, up to a moment."""
        stretches = (*self.closed, *self.pausing(duty).until(until))
        return merged((since, min(to, until)) for since, to in stretches)


def _anything(_event: Event) -> bool:
    return True


def _by_name(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(event.name, []).append(event)
    return {name: tuple(each) for name, each in found.items()}


def _start(course: Duties, rulings: Sequence[Ruling], events: Sequence[Event]) -> datetime | None:
    """Find the starting event; what is done again and again may have been done before a case began."""
    if course.starts is None:
        return None
    recurring = {ruling.said["duty"] for ruling in rulings if recurs(ruling)}
    one_off = {name for duty in course.duties if duty.name not in recurring for name in duty.met_by}
    again = {name for duty in course.duties if duty.name in recurring for name in duty.met_by}
    sources = {said(ruling, "from") for ruling in rulings if not said(ruling, "each")} - recurring
    spoken = _steps(course) | ((one_off | sources) - again) | {course.starts}
    happened = tuple(each for each in events if each.name in spoken)
    return started_by(course.starts, spoken, happened)[0].at if happened else None


def _steps(course: Duties) -> set[str]:
    pauses = () if course.pauses is None else (course.pauses.begin, course.pauses.end)
    return {*course.closes, *dict(course.restarts), *pauses}


def _ends(course: Duties, events: Iterable[Event]) -> tuple[tuple[Stretch, ...], datetime | None]:
    """Give the stretches in which the case was ended, and the moment since which it is.

    Where it ends and begins anew at one moment it goes on, however that is listed.
    """
    restarts = dict(course.restarts)
    closed: list[Stretch] = []
    ended: datetime | None = None
    for event in sorted(events, key=lambda each: (each.at, each.name in restarts)):
        if event.name in restarts and ended is not None:
            closed, ended = [*closed, (ended, event.at)], None
        elif event.name in course.closes and ended is None:
            ended = event.at
    return tuple(closed), ended
