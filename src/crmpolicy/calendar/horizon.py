"""How far a calendar is known: no answer may rest on days whose holidays nobody has published."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from crmpolicy.errors import CalendarHorizonError

FIRST: Final = date(1900, 1, 1)
LAST: Final = date(2200, 12, 31)
"""Beyond these days no calendar is laid out, whatever it declares."""

Beyond = Literal["refuse", "weekends"]
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Horizon:
    """The days that a calendar knows: those its holidays cover, and special days wherever they lie.

    ``weekends`` answers for the others by the weekly hours alone; ``refuse`` does not answer.

    >>> year = Horizon(date(2026, 1, 1), date(2026, 12, 31), "refuse", frozenset({date(2027, 1, 1)}))
    >>> year.knows(date(2027, 1, 1)), year.knows(date(2027, 1, 2))
    (True, False)
    """

    covered_from: date
    covered_until: date
    beyond: Beyond
    special: frozenset[date]

    def knows(self, day: date) -> bool:
        """Whether it is known for certain if people work on a day."""
        return self.covered_from <= day <= self.covered_until or (
            day in self.special and FIRST <= day <= LAST
        )

    @property
    def certain(self) -> tuple[date, date]:
        """The first and the last day of the unbroken stretch that is known."""
        first, last = self.covered_from, self.covered_until
        while last < LAST and self.knows(last + _DAY):
            last += _DAY
        while first > FIRST and self.knows(first - _DAY):
            first -= _DAY
        return first, last

    @property
    def answered(self) -> tuple[date, date]:
        """The first and the last day of the unbroken stretch for which answers are given."""
        return (FIRST, LAST) if self.beyond == "weekends" else self.certain

    def demand(self, first: date, last: date) -> None:
        """See that each of some days, ends included, may be used for an answer.

        Raises:
            CalendarHorizonError: one of them is not known.
        """
        low, high = self.answered
        day = first
        while day <= last:
            if low <= day <= high:
                day = high
            elif not self.knows(day):
                raise self.refusal(day)
            day += _DAY

    def refusal(self, day: date) -> CalendarHorizonError:
        """Make the error that a question about an unknown day raises."""
        low, high = self.answered
        said = {"day": str(day), "from": str(low), "until": str(high)}
        return CalendarHorizonError("calendar-horizon", said)
