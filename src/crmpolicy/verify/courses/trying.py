"""Ways to a due moment compared for every receipt: by their terms, else by trying receipts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Final, NamedTuple

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.working import working_time
from crmpolicy.errors import CalendarHorizonError
from crmpolicy.policy.calendars import Calendar
from crmpolicy.policy.duties import Counting
from crmpolicy.verify.courses.forecasts import Forecasts, forecasts_of
from crmpolicy.verify.courses.receipts import Receipts
from crmpolicy.verify.courses.spoken import START, Speech
from crmpolicy.verify.courses.steps import Way
from crmpolicy.verify.diagrams.ruled import DUTY, Ruled
from crmpolicy.verify.facts.durations import NEEDS_HOURS
from crmpolicy.verify.undecided import NotDecidedError

MOST_TRIED: Final = 400_000
_DAY: Final = timedelta(days=1)
_BEGINNING: Final = datetime(2000, 1, 1, tzinfo=UTC)
_PLAIN: Final = (timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1))
_YEAR: Final = 366


class Overrun(NamedTuple):
    """Ways that all end later than another: for a receipt, or by their terms alone where it is ``None``.

    ``rules`` are those of duties that are due on named days, which have no ways.
    """

    over: tuple[Way, ...]
    within: Way
    received: datetime | None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trying:
    """Compares ways of one question.

    What a company has still to say, a term or a calendar, is no fault of a document: where an answer rests on
    it, nothing is found, and the law binds whoever says it.
    """

    speech: Speech
    _known: dict[tuple[tuple[Way, ...], Way], Overrun | None] = field(default_factory=dict, compare=False)
    _forecasts: dict[tuple[Ruled, ...], Forecasts] = field(default_factory=dict, compare=False)
    _planned: dict[tuple[tuple[str, str], tuple[Ruled, ...]], Overrun | None] = field(
        default_factory=dict, compare=False
    )

    def overrun(self, ways: Sequence[Way], others: Sequence[Way]) -> Overrun | None:
        """Find a receipt for which the first of some ways ends later than the first of others.

        Raises:
            NotDecidedError: they count from different events; no calendar can tell; too many moments to try.
        """
        for other in others:
            beside = [each for each in ways if each.anchor in (other.anchor, START)]
            if any(each.ends_within(other) for each in beside):
                continue
            if not beside:
                raise NotDecidedError("verify-order-anchors")
            asked = (tuple(beside), other)
            if asked not in self._known:
                self._known[asked] = self._over(*asked)
            found = self._known[asked]
            if found is not None:
                return found
        return None

    def _over(self, ways: Sequence[Way], other: Way) -> Overrun | None:
        if other.open or any(each.open for each in ways):
            return None
        sure = all(each.ends_beyond(other) for each in ways)
        if self._is_answered((*ways, other)):
            received = next(self._receipts(ways, other), None)
            return Overrun(tuple(ways), other, received) if sure or received is not None else None
        if sure:
            return Overrun(tuple(ways), other, None)
        if self.speech.question.policies.effective.company_file is None:
            return None
        raise NotDecidedError("verify-needs-calendar")

    def _is_answered(self, ways: Sequence[Way]) -> bool:
        """Tell whether due moments can be reckoned: without any hours, on the clock and in days only."""
        units = {step.term.unit for way in ways for step in way.steps}
        return self.time.has_hours or units.isdisjoint(NEEDS_HOURS)

    def _receipts(self, ways: Sequence[Way], other: Way) -> Iterator[datetime]:
        """Give the receipts for which all ways end later than the other one."""
        receipts = Receipts(self.time, self.calendar, self.counting, (*ways, other))
        for tried, received in enumerate(receipts.on(self.days())):
            if tried >= MOST_TRIED:
                raise NotDecidedError("verify-many-ways", limit=str(MOST_TRIED))
            if self._shows(ways, other, received):
                yield self._plainer(ways, other, received)

    def _shows(self, ways: Sequence[Way], other: Way, received: datetime) -> bool:
        try:
            return min(self.due(each, received) for each in ways) > self.due(other, received)
        except CalendarHorizonError:
            return False

    def _plainer(self, ways: Sequence[Way], other: Way, received: datetime) -> datetime:
        """Give a full hour, minute or second beside a receipt that shows the same, else the receipt."""
        for step in _PLAIN:
            down = received - (received - _BEGINNING) % step
            found = next((each for each in (down, down + step) if self._shows(ways, other, each)), None)
            if found is not None:
                return found
        return received

    def planned(self, rules: Sequence[Ruled], pair: tuple[str, str]) -> Overrun | None:
        """Find a receipt for which a duty on a named day falls due after one that comes behind it.

        Args:
            rules: those that match, of some duties and of what these count from or wait for.
            pair: the two that are compared, of the duties that a law puts in order.

        Raises:
            NotDecidedError: something is not due on days; what has not happened is not forecast.
        """
        own = self.speech.behind(pair)
        known = (pair, tuple(each for each in rules if each.said.get(DUTY) in own))
        if known not in self._planned:
            self._planned[known] = self._forecast(tuple(rules), pair)
        return self._planned[known]

    def _forecast(self, rules: tuple[Ruled, ...], pair: tuple[str, str]) -> Overrun | None:
        if rules not in self._forecasts:
            course = self.speech.course
            minutes = frozenset(self.calendar.minutes if self.calendar else ())
            self._forecasts[rules] = forecasts_of(course, rules, self.time, minutes)
        forecasts = self._forecasts[rules]
        if not forecasts.are_by_day:
            raise NotDecidedError("verify-order-others", duty=self.speech.course.duty(pair[1]).title)
        question = self.speech.question
        if question.policies.effective.company_file is None or question.filling:
            return None
        received = forecasts.disordered(*pair, self.days())
        if received is None:
            return None
        over = tuple(Way(each, ()) for each in forecasts.roots)
        return Overrun(over, Way(START, ()), received, tuple(each.rule for each in rules))

    def due(self, way: Way, received: datetime) -> datetime:
        """Give the end of a way."""
        return way.due(received, self.counting, self.time)

    @cached_property
    def time(self) -> WorkingTime:
        """The working time of the company; of a document alone, the clock."""
        return working_time(self.speech.question.policies.effective, self.counting.beyond_horizon)

    @property
    def calendar(self) -> Calendar | None:
        """The calendar as it is declared."""
        return self.speech.question.policies.effective.calendar

    @property
    def counting(self) -> Counting:
        """The conventions of the decision."""
        return self.speech.course.counting

    def days(self) -> Iterator[date]:
        """Give the days of the period that the calendar knows, from the moment of the question round.

        Without holidays a year has every weekday and every change of the clocks; special days come beside.
        """
        period = self.speech.question.period
        asked = self.time.day_of(period.moment)
        first, last = self._extent(asked)
        first = max(first, period.since or first)
        last = min(last, period.until - _DAY if period.until else last)
        middle = min(max(asked, first), last + _DAY)
        yield from (middle + _DAY * each for each in range((last - middle).days + 1))
        yield from (first + _DAY * each for each in range((middle - first).days))

    def _extent(self, asked: date) -> tuple[date, date]:
        holidays = self.calendar.holidays if self.calendar else None
        if holidays is not None:
            return holidays.covered_from, holidays.covered_until
        special = tuple(self.calendar.special) if self.calendar else ()
        days = (asked, asked + _DAY * _YEAR, *special)
        return min(days) - _DAY * (_YEAR if special else 0), max(days)
