"""Moments of receipt that are enough to try: between two of them due moments only move along.

A due moment is a piecewise linear function of the receipt. It stands still, or goes along minute by minute,
until the receipt passes midnight, an opening, a closing or a change of the clocks, or until the end of a term
passes one of these. So the difference of two due moments is least at such a moment or beside it. Moments are
whole microseconds: one before and one after are the nearest there are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, Final

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.limits import due_after, length_of
from crmpolicy.errors import CalendarHorizonError
from crmpolicy.policy.calendars import MIDNIGHT, Calendar
from crmpolicy.policy.duties import Counting
from crmpolicy.verify.courses.steps import Step, Way

_DAY: Final = timedelta(days=1)
_BESIDE: Final = timedelta(microseconds=1)
_QUARTERS: Final = range(0, MIDNIGHT + 1, 15)
_CLOCK: Final = ("minute", "hour")
_MONTHS: Final = ("month", "quarter", "half year", "year")


@dataclass
class Receipts:
    """Gives the moments to try on each day; a day like one before, with the days after it, is left out.

    Args:
        time: the working time.
        calendar: how it is declared; ``None``: there are no hours.
        counting: the conventions.
        ways: what becomes due.
    """

    time: WorkingTime
    calendar: Calendar | None
    counting: Counting
    ways: Sequence[Way]
    _seen: dict[int, set[tuple[int, ...]]] = field(default_factory=dict)
    _days: dict[date, int] = field(default_factory=dict)
    _numbers: dict[Any, int] = field(default_factory=dict)

    def on(self, days: Iterable[date]) -> Iterator[datetime]:
        """Give the moments of some days, day by day; days that the calendar does not reach have none."""
        for day in days:
            try:
                if self._is_known(day):
                    continue
                moments = sorted({moment for way in self.ways for moment in self._moments(day, way.steps)})
                self._remember(day)
            except CalendarHorizonError:
                continue
            yield from moments

    def _is_known(self, day: date) -> bool:
        """Tell whether a day like it, with the same days after it as far as they matter, was given before."""
        return any(self._patterns(day, reach) in told for reach, told in self._seen.items())

    def _remember(self, day: date) -> None:
        """Note a day with those after it that a receipt on it can reach."""
        last = self.time.at(day, MIDNIGHT) - _BESIDE
        ends = (self.time.day_of(way.due(last, self.counting, self.time)) for way in self.ways)
        reach = max((each - day).days for each in ends) + 1
        patterns = self._patterns(day, reach)
        if patterns is not None:
            self._seen.setdefault(reach, set()).add(patterns)

    def _patterns(self, day: date, reach: int) -> tuple[int, ...] | None:
        """Number a day and those after it; nothing where the calendar does not reach as far."""
        try:
            return tuple(self._pattern(day + _DAY * each) for each in range(reach + 1))
        except CalendarHorizonError:
            return None

    def _pattern(self, day: date) -> int:
        """Number what tells a day from others: its hours on the clock, its length, with months its date."""
        found = self._days.get(day)
        if found is None:
            begins, ends = self.time.at(day, 0), self.time.at(day, MIDNIGHT)
            spans = self.time.spans(day) if self.time.has_hours else ()
            hours = tuple((opens - begins, closes - begins) for opens, closes in spans)
            pattern = (hours, ends - begins, day if self._is_dated else None)
            found = self._days[day] = self._numbers.setdefault(pattern, len(self._numbers))
        return found

    @cached_property
    def _is_dated(self) -> bool:
        return any(step.term.unit in _MONTHS for way in self.ways for step in way.steps)

    def _moments(self, day: date, steps: Sequence[Step]) -> set[datetime]:
        begins, ends = self.time.at(day, 0), self.time.at(day, MIDNIGHT)
        marks = self._marks(day, day, steps)
        around = {mark + beside for mark in (*marks, ends) for beside in (-_BESIDE, timedelta(0), _BESIDE)}
        return {each for each in around if begins <= each < ends}

    def _marks(self, first: date, last: date, steps: Sequence[Step]) -> set[datetime]:
        """Give the moments of some days at which a due moment may turn or jump."""
        found = {mark for each in _between(first, last) for mark in self._turns(each)}
        if not steps:
            return found
        step = steps[0]
        begins, ends = self.time.at(first, 0), self.time.at(last, MIDNIGHT)
        reached = [
            due_after(each, step.term, self.counting, self.time, off_day=step.off_day)
            for each in (begins, ends)
        ]
        onward = self._marks(self.time.day_of(min(reached)), self.time.day_of(max(reached)), steps[1:])
        return found | {mark for each in onward for mark in self._before(each, step, first, last)}

    def _before(self, mark: datetime, step: Step, first: date, last: date) -> Iterator[datetime]:
        """Give the receipts for which a term ends at a moment."""
        if step.term.unit in _CLOCK:
            yield mark - length_of(step.term)
        elif step.term.unit == "working hour":
            yield self.time.add_hours(mark, -length_of(step.term)) if step.term.amount else mark
        elif self.counting.day_ends == "same time":
            begins = self.time.at(self.time.day_of(mark), 0)
            yield from (self.time.at(each, 0) + (mark - begins) for each in _between(first, last))

    def _turns(self, day: date) -> Iterator[datetime]:
        """Give midnight, every opening and closing of any day at that time of this day, and clock changes."""
        for minute in self._minutes():
            yield self.time.at(day, minute)
        begins = self.time.at(day, 0)
        if self.time.at(day, MIDNIGHT) - begins != _DAY:
            for minute in _QUARTERS:
                yield begins + timedelta(minutes=minute)

    def _minutes(self) -> frozenset[int]:
        return frozenset((0, MIDNIGHT, *(self.calendar.minutes if self.calendar is not None else ())))


def _between(first: date, last: date) -> Iterator[date]:
    return (first + _DAY * each for each in range((last - first).days + 1))
