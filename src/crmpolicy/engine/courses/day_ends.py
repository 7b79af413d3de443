"""At which moment of a day a limit in days ends, and where a day off moves."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.policy.duties import AtClosing, Counting
from crmpolicy.values import Term


@dataclass(frozen=True, slots=True)
class DayEnd:
    """How the last day of a limit ends: at close of business, or at a time of day.

    Attributes:
        working: whose days.
        at: the time of day; None is the close of the day's last open span.
        at_closing: whether a time that is the end of a span stays there.
        in_open_time: a time of day outside open time moves into it: before opening and in a break to the next
            opening of that day, after close to the close.
    """

    working: WorkingTime
    at: time | None = None
    at_closing: AtClosing = "stay"
    in_open_time: bool = False

    @classmethod
    def of(cls, anchor: datetime, term: Term, counting: Counting, working: WorkingTime) -> "DayEnd":
        """Choose the end that the conventions of a decision give a term in days or longer from an anchor.

        Where only working days count, a moment on a day off is one after the close of the day before, or one
        before the next opening where that day counts: what comes in on one long weekend is due together. One
        day that counts from its beginning ends at its close, for at the same time it has only begun.
        """
        open_only, one = term.unit == "working day", term.amount <= 1 and term.unit in ("day", "working day")
        counted = counting.starting_day == "counted"
        shown: time | None = anchor.astimezone(ZoneInfo(working.zone)).time()
        if counting.day_ends == "close" or (one and counted):
            shown = None
        elif open_only and not working.is_working_day(working.day_of(anchor)):
            shown = time() if counted else None
        return cls(working, shown, counting.at_closing, open_only)

    def __call__(self, day: date) -> datetime:
        """Give the moment at which the day ends."""
        if self.at is None:
            return self.working.close_of(day)
        moment = self.working.at(day, self.at)
        return into_open_time(self.working, day, moment, self.at_closing) if self.in_open_time else moment


def into_open_time(working: WorkingTime, day: date, moment: datetime, at_closing: AtClosing) -> datetime:
    """Move a moment of a day into the day's open time; on a day without hours, to its end.

    >>> office = WorkingTime("UTC", [[(540, 720), (780, 1020)]] * 7)
    >>> day = date(2026, 3, 2)
    >>> into_open_time(office, day, office.at(day, 750), "stay").isoformat()
    '2026-03-02T13:00:00+00:00'
    """
    for opens, closes in working.spans(day):
        if moment < opens:
            return opens
        if moment < closes or (moment == closes and at_closing == "stay"):
            return moment
    return working.close_of(day)
