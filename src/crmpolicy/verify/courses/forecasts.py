"""Duties due on named days compared for every receipt: the engine's own forecast is asked, day by day.

A named day, and the next time of something that comes back, depend on the day of the receipt and on whether
a due moment of that day has passed. They never fall earlier for a later receipt. So where one duty is due for
the last moment of a stretch no later than another is for the first, it is so for all between them. Where the
first and the last give the same due moments, all between them do, and the first is enough. Else the stretch
is cut in two, down to a day, of which the moments are tried at which something can turn: what the calendar
and the rules name, and those beside them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any, Final

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.case import Case, Event, Ruling
from crmpolicy.engine.courses.docket import recurs
from crmpolicy.engine.courses.duties import duty_statuses
from crmpolicy.errors import CalendarHorizonError
from crmpolicy.policy.calendars import MIDNIGHT
from crmpolicy.policy.duties import Duties
from crmpolicy.values import Period, Term
from crmpolicy.verify.diagrams.ruled import DUTY, Ruled
from crmpolicy.verify.facts.same_as import SameAs

BESIDE: Final = timedelta(microseconds=1)
_DAY: Final = timedelta(days=1)
_MONTH: Final = 31
_DAYS: Final = frozenset(("day", "working day", "week", "month", "quarter", "half year", "year"))
KEPT: Final = 32
"""So many forecasts are remembered: those of one question in all periods and of companies like it."""
_NAMED: Final = ("months_after", "day", "weekday", "last_weekday", "same_day", "next")
Dues = Mapping[str, datetime | None]
Pair = tuple[str, str]
"""A duty and one that comes behind it."""


@dataclass(frozen=True)
class Forecasts:
    """The due moments of some matching rules, each duty done at the last moment that is in time.

    Args:
        course: the duties; what has not happened is forecast.
        rules: the rules that match, those among them that others count from or wait for.
        time: the working time.
        minutes: every minute of a day that the calendar names; none where there are no hours.
    """

    course: Duties
    rules: Sequence[Ruled]
    time: WorkingTime
    minutes: frozenset[int]
    _known: dict[datetime, Dues] = field(default_factory=dict)

    @property
    def are_by_day(self) -> bool:
        """Whether everything is due on days, so that few moments of a day are enough to try."""
        return (
            self.course.counting.not_started == "forecast"
            and self.course.starts is not None
            and all(_is_by_day(each) for each in self.rules)
        )

    @cached_property
    def _rulings(self) -> tuple[Ruling, ...]:
        """The rules as the engine takes them."""
        return tuple(Ruling(each.document, each.part, each.rule, each.said, each.soft) for each in self.rules)

    @cached_property
    def _once(self) -> frozenset[str]:
        """The duties that fall due once; those too from which others count, which turn where they are due."""
        return frozenset(each.said[DUTY] for each in self._rulings if not recurs(each))

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The events, beside the beginning, from which something counts: they happen at once."""
        names = {each.name for each in self.course.duties}
        known = {*names, None, self.course.starts}
        return tuple(
            sorted({str(each.said["from"]) for each in self.rules if each.said.get("from") not in known})
        )

    def disordered(self, earlier: str, later: str, days: Iterator[date]) -> datetime | None:
        """Find a receipt for which a duty falls due after one that comes behind it."""
        pair = (earlier, later)
        stretches = (
            (self.time.at(first, 0), self.time.at(last, MIDNIGHT)) for first, last in _stretches(days)
        )
        tried = (each for begins, ends in stretches for each in self._moments(pair, begins, ends - BESIDE))
        return next((each for each in tried if self._is_disordered(pair, each)), None)

    def _is_disordered(self, pair: Pair, received: datetime) -> bool:
        one, other = map(self.dues(received).get, pair)
        return one is not None and other is not None and one > other

    def _is_ordered(self, pair: Pair, begins: datetime, ends: datetime) -> bool:
        """Tell whether the one is due for the last of some receipts no later than the other for the first."""
        one, other = self.dues(ends).get(pair[0]), self.dues(begins).get(pair[1])
        return one is not None and other is not None and one <= other

    def dues(self, received: datetime) -> Dues:
        """Give the due moments of duties that fall due once; nothing beyond the days that are known."""
        found = self._known.get(received)
        if found is None:
            found = self._known[received] = self._asked(received)
        return found

    def _asked(self, received: datetime) -> Dues:
        names = (*self.roots, self.course.starts)
        events = tuple(Event(name, received, None, {}) for name in names if name is not None)
        try:
            statuses = duty_statuses(self.course, self._rulings, Case(events, received, self.time, {}))
        except CalendarHorizonError:
            return {}
        dues: dict[str, datetime | None] = {}
        for each in statuses:
            if each.duty not in self._once:
                continue
            before = dues.get(each.duty)
            dues[each.duty] = each.due if before is None or each.due is None else min(before, each.due)
        return dues

    def _moments(self, pair: Pair, begins: datetime, ends: datetime) -> Iterator[datetime]:
        """Give the first receipt of each run of equal due moments in a stretch that may be out of order."""
        if self._is_ordered(pair, begins, ends):
            return
        if self.dues(begins) == self.dues(ends):
            yield begins
            return
        middle = self._between(begins, ends)
        yield from self._moments(pair, begins, middle - BESIDE)
        yield from self._moments(pair, middle, ends)

    def _between(self, begins: datetime, ends: datetime) -> datetime:
        """Give the moment at which a stretch is cut in two: there the second part begins.

        Most due moments turn where one has come, or has just passed; else half of the days, or of the
        moments of a day, is cut off.
        """
        dues = [due for due in self.dues(begins).values() if due is not None]
        come = [each for due in dues for each in (due, due + BESIDE) if begins < each <= ends]
        if come:
            return min(come)
        first, last = self.time.day_of(begins), self.time.day_of(ends)
        if first != last:
            return self.time.at(first + (last - first) // 2 + _DAY, 0)
        turns = self._turns(begins, ends)[1:-1]
        return turns[len(turns) // 2] if turns else ends - (ends - begins) // 2

    def _turns(self, begins: datetime, ends: datetime) -> Sequence[datetime]:
        """Give the moments of a day at which due moments can turn, with those beside them."""
        turns = {self.time.at(self.time.day_of(begins), minute) for minute in self._minutes()}
        around = {turn + beside for turn in turns for beside in (-BESIDE, timedelta(0), BESIDE)}
        return sorted({begins, ends, *(each for each in around if begins <= each <= ends)})

    def _minutes(self) -> frozenset[int]:
        """Give every minute of a day that the calendar or a rule names."""
        said = (each.said.get("at") for each in self.rules)
        named = {each.hour * 60 + each.minute for each in said if each is not None}
        return frozenset((0, *named, *self.minutes))


@lru_cache(KEPT)
def forecasts_of(
    course: Duties,
    rules: tuple[Ruled, ...],
    time: WorkingTime,
    minutes: frozenset[int],
) -> Forecasts:
    """Give the forecasts of some rules; those of equal rules by equal working time are the same ones.

    Laws, periods, what a company says otherwise and those that extend it mostly leave both as they are.
    """
    return Forecasts(course, rules, time, minutes)


def _stretches(days: Iterator[date]) -> Iterator[tuple[date, date]]:
    """Gather days that follow each other into stretches of about a month."""
    first = last = None
    for day in days:
        if first is None or last is None:
            first = day
        elif day - last != _DAY or (day - first).days >= _MONTH:
            yield first, last
            first = day
        last = day
    if first is not None and last is not None:
        yield first, last


def _is_by_day(rule: Ruled) -> bool:
    """Tell whether a rule names days, or comes back by the calendar, and takes nothing of it from a fact."""
    said = rule.said
    if any(isinstance(value, SameAs) for name, value in rule.says if name not in (DUTY, "who")):
        return False
    every: Any = said.get("every")
    if every is not None or said.get("never"):
        return not isinstance(every, Period) or every.calendar is not None or said.get("since") is not None
    within: Any = said.get("within")
    if within is not None:
        return isinstance(within, Term) and within.unit in _DAYS
    return any(said.get(name) is not None for name in _NAMED)
