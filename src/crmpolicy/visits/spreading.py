"""On which day of its period each visit is planned: spread evenly, on working days, never in the past."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.occasions import Occasion

_MOMENT = timedelta(microseconds=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Spreading:
    """Chooses days for the occasions of one document.

    Attributes:
        time: the working time.
        now: the moment of the question.
    """

    time: WorkingTime
    now: datetime

    def days(self, occasion: Occasion) -> Iterator[date]:
        """Give the day of each time that is asked beside what others ask, by its period alone.

        The days up to the due moment are split evenly; each part's last day counts, or an earlier working
        day of the period. The last time is planned for the day on which the duty falls due.
        """
        last = self._last(occasion)
        length = (last - occasion.begins).days + 1
        for number in range(1, occasion.beyond):
            day = occasion.begins + _DAY * max(0, length * number // occasion.beyond - 1)
            yield self._working(day, occasion.begins, last)
        yield last

    def still(self, occasion: Occasion, day: date) -> date:
        """Give the day for a time that has not been done: today at the earliest, while the period lasts.

        Where the period has no open day left, its day stays as it is.
        """
        if day > self._today():
            return day
        soonest = self._soonest() if occasion.ends >= self._today() else date.max
        return soonest if soonest <= occasion.ends else day

    def _last(self, occasion: Occasion) -> date:
        """Give the day on which it falls due; one outside of the period would not count for it."""
        due = self.time.day_of(occasion.due - _MOMENT)
        if due <= occasion.ends:
            return due
        earlier = self.time.rolled(occasion.ends, "earlier working day")
        return earlier if earlier >= occasion.begins else due

    def _working(self, day: date, first: date, last: date) -> date:
        earlier = self.time.rolled(day, "earlier working day")
        return earlier if earlier >= first else min(self.time.rolled(day, "next working day"), last)

    def _today(self) -> date:
        return self.time.day_of(self.now)

    def _soonest(self) -> date:
        """Give the first day from now on on which something can still be done."""
        return self.time.day_of(self.time.next_opening(self.now)) if self.time.has_hours else self._today()
