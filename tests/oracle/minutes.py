"""An oracle for working time: every minute is looked at in turn, and the clock on the wall is asked.

It knows neither sums of spans nor how a wall-clock time becomes an instant. A minute is open where the latest
time that the clocks have shown so far lies in the hours of its day: so an hour that is shown twice opens and
closes nothing the second time, and one that is skipped takes its hours along.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
HoursOf = Callable[[date], Iterable[tuple[int, int]]]


class Minutes:
    """The minutes of a stretch of time from a moment on, each open or not, with the open ones counted."""

    def __init__(self, zone: str, hours_of: HoursOf, begin: datetime, length: int) -> None:
        self.begin = begin.astimezone(UTC)
        self.length = length
        self.open = _stepped(ZoneInfo(zone), hours_of, self.begin, length)
        self.sums = [0]
        for each in self.open:
            self.sums.append(self.sums[-1] + each)

    def place(self, moment: datetime) -> int:
        """Give the number of a minute."""
        return (moment - self.begin) // MINUTE

    def moment(self, place: int) -> datetime:
        """Give the moment at which a minute begins."""
        return self.begin + place * MINUTE

    def worked(self, since: int, until: int) -> int:
        """Count the open minutes between two minutes."""
        return self.sums[until] - self.sums[since]

    def added(self, since: int, minutes: int, *, stays: bool) -> int | None:
        """Go on until so many minutes were open; None beyond the stretch."""
        wanted = self.sums[since] + minutes
        if wanted > self.sums[-1]:
            return None
        return bisect_left(self.sums, wanted) if stays else self.opening(bisect_left(self.sums, wanted))

    def taken(self, since: int, minutes: int) -> int | None:
        """Go back to the last minute from which so many were open; None beyond the stretch."""
        wanted = self.sums[since] - minutes
        return bisect_right(self.sums, wanted) - 1 if wanted >= 0 else None

    def opening(self, since: int) -> int | None:
        """Find the first open minute; None beyond the stretch."""
        return next((place for place in range(since, self.length) if self.open[place]), None)


def _stepped(zone: ZoneInfo, hours_of: HoursOf, begin: datetime, length: int) -> list[bool]:
    found, plan, day = [], [False], 0
    # early, for clocks that have just been put back; and as `fromutc` takes what UTC shows
    moment = (begin - 180 * MINUTE).replace(tzinfo=zone)
    latest = (begin - timedelta(days=2)).astimezone(zone)
    for _ in range(length + 180):
        latest = max(latest, zone.fromutc(moment))  # in one zone Python compares what the clocks show
        if latest.day != day:
            day, hours = latest.day, tuple(hours_of(latest.date()))
            plan = [False] * 1440
            for low, high in hours:
                plan[low:high] = [True] * (high - low)
        found.append(plan[latest.hour * 60 + latest.minute])
        moment += MINUTE
    return found[180:]
