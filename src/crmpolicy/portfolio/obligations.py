"""What the rules of a group of rows count from which event, and what of its moments tells rows apart.

Duties look at moments in three ways: they compare them with one another, they ask by when a limit ends that
counts from one, and what has a day in each period asks on which days something was done. So rows whose
moments and due moments lie in the same order, done on the same days, stand alike. What looks at moments in
another way is not told here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.anchored import Anchor, limit_from
from crmpolicy.engine.courses.cadences import counted_from, times_of
from crmpolicy.engine.courses.case import Ruling
from crmpolicy.engine.courses.docket import Docket, recurs, said
from crmpolicy.engine.courses.grids import grid_of
from crmpolicy.engine.courses.outcomes import RuleKey, Voice
from crmpolicy.policy.duties import AtClosing, Duties
from crmpolicy.portfolio.due_columns import runs
from crmpolicy.values import Term


class Limited(NamedTuple):
    """A limit that counts from a moment: a term that runs, or what ends on a day.

    ``key`` is the same for limits that are the same; ``at_close`` tells whether days end at their close.
    """

    key: Any
    time: WorkingTime
    at_closing: AtClosing
    at_close: bool
    term: Term | None
    ends: Callable[[datetime], datetime | None]

    @property
    def in_open_time(self) -> bool:
        """Whether only working time counts."""
        return self.term is not None and self.term.unit == "working hour"


class Obligation(NamedTuple):
    """A rule's duty with its limit from one event, or from when what it waits for is due.

    ``beside`` names the events whose moments are compared with the due moment.
    """

    duty: str
    rule: RuleKey
    event: "str | Obligation"
    limited: Limited
    risk: Fraction | None
    beside: frozenset[str]

    @property
    def key(self) -> Any:
        """The same for what is due at the same moments."""
        return self.limited.key, self.event.key if isinstance(self.event, Obligation) else self.event


class Plan(NamedTuple):
    """What tells rows of a group apart: their events, what is owed from which, events whose days count."""

    events: tuple[str, ...]
    owed: tuple[Obligation, ...]
    days: frozenset[str]
    by_period: frozenset[str]
    zone: str


def plan_of(voices: Sequence[Voice], seen: frozenset[str]) -> Plan | None:
    """Tell what the rules of some rows compare; None where they look at moments in another way.

    Args:
        voices: what each document looks at.
        seen: the events that have happened.
    """
    owed: list[Obligation] = []
    events: set[str] = set()
    days: set[str] = set()
    by_period: set[str] = set()
    for voice in voices:
        course = voice.course
        if not isinstance(course, Duties) or not _is_plain(course, seen):
            return None
        docket = Docket.of(course, voice.rulings, replace(voice.case, events=()))
        events |= _spoken(course) & seen
        for ruling in docket.rulings:
            found = _Looking(docket, ruling, seen).found()
            if found is None:
                return None
            owed += found[0]
            events |= found[1]
            days |= found[2]
            by_period |= {ruling.said["duty"]} if found[3] else set()
    if by_period & {each.duty for each in owed}:
        return None
    zone = voices[0].case.time.zone
    return Plan(tuple(sorted(events)), tuple(owed), frozenset(days), frozenset(by_period), zone)


def _is_plain(course: Duties, seen: frozenset[str]) -> bool:
    """Tell whether no clock stands still: nothing is paused, and nothing goes on that was closed."""
    paused = course.pauses is not None and not seen.isdisjoint((course.pauses.begin, course.pauses.end))
    again = not seen.isdisjoint(dict(course.restarts)) and not seen.isdisjoint(course.closes)
    return not paused and not again


def _spoken(course: Duties) -> frozenset[str]:
    starts = (course.starts,) if course.starts else ()
    met = (name for duty in course.duties for name in duty.met_by)
    return frozenset((*starts, *course.closes, *dict(course.restarts), *met))


class _Looking(NamedTuple):
    """One rule, and the events of its rows."""

    docket: Docket
    ruling: Ruling
    seen: frozenset[str]

    def found(self) -> tuple[list[Obligation], set[str], set[str], bool] | None:
        """Give what is owed, the events that matter, those whose days do, and whether it is by periods."""
        docket, ruling = self.docket, self.ruling
        course, duty = docket.course, docket.course.duty(ruling.said["duty"])
        if duty.per_who:
            return None
        if recurs(ruling):
            if said(ruling, "never") or not times_of(ruling):
                return [], set(), set(), False
            sources = self._begins() | set(duty.met_by)
            if grid_of(ruling, course.counting, docket.case.time) is not None:
                return None if self.seen & set(course.closes) else ([], set(), sources & self.seen, True)
            return self._owed(sources & self.seen, self._rolling()), sources & self.seen, set(), False
        owed = self.expected(frozenset()) if self._can_follow() else None
        return None if owed is None else (owed, self._sources() & self.seen, set(), False)

    def expected(self, behind: frozenset[str]) -> list[Obligation] | None:
        """Give by when a duty that falls due once is due, reckoned also from what it waits for."""
        owed = self._owed(self._sources() & self.seen, self._once())
        source = said(self.ruling, "from")
        if source in behind or not self._may_be_forecast():
            return owed
        waits: list[Obligation] = []
        for other in self.docket.rulings_of(source):
            expected = None if recurs(other) else self._replace(ruling=other).expected(behind | {source})
            if expected is None:
                return None
            waits += expected
        if waits and said(self.ruling, "within") is None:
            return None  # months may count from the day before it moved off a day of rest
        return owed + [
            each._replace(event=other) for other in waits for each in self._owed({""}, self._once())
        ]

    def _begins(self) -> set[str]:
        course = self.docket.course
        return {*((course.starts,) if course.starts else ()), *dict(course.restarts)}

    def _sources(self) -> set[str]:
        course, source = self.docket.course, said(self.ruling, "from")
        duties = {duty.name: duty.met_by for duty in course.duties}
        return self._begins() | set(() if source is None else duties.get(source, (source,)))

    def _can_follow(self) -> bool:
        """Tell whether a duty that follows another one follows its periods, which stand by themselves."""
        following = said(self.ruling, "next")
        counting, time = self.docket.course.counting, self.docket.case.time
        others = () if following is None else self.docket.rulings_of(following)
        return all(said(each, "never") or grid_of(each, counting, time) is not None for each in others)

    def _may_be_forecast(self) -> bool:
        """Tell whether the limit may count from the moment by which another duty is due."""
        course, source = self.docket.course, said(self.ruling, "from")
        met = next((duty.met_by for duty in course.duties if duty.name == source), None)
        if course.counting.not_started == "wait" or met is None:
            return False
        return self.seen.isdisjoint(met) or not self.seen.isdisjoint(dict(course.restarts))

    def _rolling(self) -> Limited:
        docket, ruling = self.docket, self.ruling
        term = said(ruling, "every").length
        return self._limited(term, partial(_counted, docket, ruling))

    def _once(self) -> Limited:
        return self._limited(said(self.ruling, "within"), partial(_ends, self.docket, self.ruling))

    def _limited(self, term: Term | None, ends: Callable[[datetime], datetime | None]) -> Limited:
        course, time, ruling = self.docket.course, self.docket.case.time, self.ruling
        parts = (ruling.document, ruling.part, ruling.rule)
        saying = (
            repr(sorted(ruling.said.items())),
            repr([sorted(each.said.items()) for each in self.docket.rulings] if said(ruling, "next") else ""),
        )
        whole = term if term is not None and runs(term) else None
        key = (*parts, *saying) if term is None else (ruling.document, term, said(ruling, "off_day"))
        counting = course.counting
        at_close = counting.day_ends == "close"
        return Limited((*key, counting), time, counting.at_closing, at_close, whole, ends)

    def _owed(self, sources: set[str], limited: Limited) -> list[Obligation]:
        course, ruling = self.docket.course, self.ruling
        duty = course.duty(ruling.said["duty"])
        share = said(ruling, "at_risk_from")
        rule = (ruling.document, ruling.part, ruling.rule)
        beside = frozenset((*duty.met_by, *course.closes)) & self.seen
        risk = None if share is None else Fraction(share)
        return [Obligation(duty.name, rule, event, limited, risk, beside) for event in sorted(sources)]


def _counted(docket: Docket, ruling: Ruling, since: datetime) -> datetime:
    return counted_from(docket, ruling, since, ())


def _ends(docket: Docket, ruling: Ruling, since: datetime) -> datetime | None:
    limit = limit_from(docket, ruling, Anchor(since, docket.case.time.day_of(since)))
    return None if limit is None else limit.due


def met_by(voices: Sequence[Voice], duty: str) -> Iterator[str]:
    """Name the events that perform a duty, by any document."""
    for voice in voices:
        if isinstance(voice.course, Duties):
            yield from (name for each in voice.course.duties if each.name == duty for name in each.met_by)
