"""Rows in whose moments nothing but their places in time differ: which of them lie in the same order."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from crmpolicy.calendar.clocks import microseconds
from crmpolicy.engine import DutyStatus
from crmpolicy.portfolio.clocked import local_days
from crmpolicy.portfolio.coding import Coded
from crmpolicy.portfolio.due_columns import UNTOLD, on_days, running
from crmpolicy.portfolio.grouping import groups_of
from crmpolicy.portfolio.obligations import Limited, Obligation, Plan
from crmpolicy.portfolio.running_out import at_risk, in_known_time

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[Any]]


class Ordered(NamedTuple):
    """Rows that differ in their moments alone.

    Attributes:
        plan: what is compared.
        moments: each event's moments, of all rows of the frame.
        rows: which rows these are.
        now: the moment of the question, in microseconds.
        known: due moments of all rows of the frame that were reckoned before, by limit and event.
    """

    plan: Plan
    moments: Mapping[str, "Numbers"]
    rows: "Numbers"
    now: int
    known: dict[Any, "Numbers"]

    def alike(self) -> Iterator[tuple[int, "Numbers"]]:
        """Give those that are alike, each time with one of them; rows that cannot be told are left out."""
        import numpy as np  # noqa: PLC0415 - an extra

        codes = [Coded(np.zeros(len(self.rows), dtype=np.uint8), 1)]
        codes += [three(self.of(one), self.of(other)) for one, other in combinations(self.plan.events, 2)]
        for name in sorted(self.plan.days):
            found, numbers = np.unique(local_days(self.of(name), self.plan.zone)[0], return_inverse=True)
            codes.append(Coded(numbers, len(found)))
        told = np.ones(len(self.rows), dtype=bool)
        for each in self.plan.owed:
            due = self.due(each)
            told &= (due != UNTOLD) & self._in_known_time(each)
            codes += [two(due >= self.now), *(two(due >= self.of(name)) for name in sorted(each.beside))]
            if each.risk is not None:
                codes.append(two(at_risk(self.start(each), due, self.now, each.limited, each.risk)))
        for one, other in combinations(self.plan.owed, 2):
            if one.duty == other.duty:
                codes.append(three(self.due(one), self.due(other)))
        numbers, _ = groups_of(codes)
        wide = np.where(told, numbers.astype(np.int64), -1)
        order = np.argsort(wide, kind="stable")
        order = order[np.count_nonzero(~told) :]
        for alike in np.split(order, np.flatnonzero(np.diff(wide[order])) + 1) if len(order) else ():
            yield int(alike[0]), alike

    def of(self, event: str) -> "Numbers":
        """Give the moments of an event."""
        moments: Numbers = self.moments[event][self.rows]
        return moments

    def start(self, owed: Obligation) -> "Numbers":
        """Give the moments from which an obligation counts."""
        return self.due(owed.event) if isinstance(owed.event, Obligation) else self.of(owed.event)

    def due(self, owed: Obligation) -> "Numbers":
        """Give the due moments of an obligation."""
        dues: Numbers = self._due_of_all(owed)[self.rows]
        return dues

    def _due_of_all(self, owed: Obligation) -> "Numbers":
        """Give the due moments of all rows of the frame, reckoned once for all that rest on them."""
        if owed.key not in self.known:
            if isinstance(owed.event, Obligation):
                starts = self._due_of_all(owed.event)
                self.known[owed.key] = _dues(starts, owed.limited, starts != UNTOLD)
            else:
                starts = self.moments[owed.event]
                self.known[owed.key] = _dues(starts, owed.limited, starts <= self.now)
        return self.known[owed.key]

    def _in_known_time(self, owed: Obligation) -> "Numbers":
        """Tell where the calendar knows all that is measured beside the due moment."""
        import numpy as np  # noqa: PLC0415 - an extra

        told = np.ones(len(self.rows), dtype=bool)
        if owed.limited.in_open_time:
            told &= in_known_time(np.full(len(self.rows), self.now), owed.limited)
            for moments in (self.due(owed), self.start(owed), *(self.of(name) for name in owed.beside)):
                told &= in_known_time(moments, owed.limited)
        return told

    def sources(self, outcome: Mapping[str, Any], first: int) -> dict[tuple[str, str], "Numbers"] | None:
        """Give what the moments of an answer are of each row; None where one of them is not understood.

        A moment that no event moves stands as it is in the answer.

        Args:
            outcome: what is answered for one of the rows.
            first: its place among the rows.
        """
        found: dict[tuple[str, str], Numbers] = {}
        for name, status in outcome.items():
            if not isinstance(status, DutyStatus):
                return None
            own = self._of_status(name, status, first)
            if own is None:
                return None
            found |= own
        return found

    def _of_status(
        self, name: str, status: DutyStatus, first: int
    ) -> dict[tuple[str, str], "Numbers"] | None:
        found: dict[tuple[str, str], Numbers] = {}
        if status.done_at is not None:
            done = next(
                (each for each in self.plan.events if self._is(self.of(each), first, status.done_at)), None
            )
            if done is None:
                return None
            found[name, "done_at"] = self.of(done)
        if name in self.plan.by_period or (status.due is None and status.since is None):
            return found
        rule = status.document, status.part, status.rule
        for each in self.plan.owed:
            since, due = self.start(each), self.due(each)
            if (
                (each.duty, each.rule) == (name, rule)
                and self._is(since, first, status.since)
                and self._is(due, first, status.due)
            ):
                return {**found, (name, "since"): since, (name, "due"): due}
        return None

    @staticmethod
    def _is(moments: "Numbers", first: int, moment: Any) -> bool:
        return moment is not None and int(moments[first]) == microseconds(moment)


def _dues(moments: "Numbers", limited: Limited, counts: "Numbers") -> "Numbers":
    """Give the due moments of those rows of a frame in which there is a moment from which they count."""
    import numpy as np  # noqa: PLC0415 - an extra

    dues: Numbers = np.full(len(moments), UNTOLD, dtype=np.int64)
    seen = np.flatnonzero(counts)
    some = moments[seen]
    if limited.term is None:
        dues[seen] = on_days(some, limited.ends, limited.time.zone, at_close=limited.at_close)
    else:
        dues[seen] = running(some, limited.term, limited.time, limited.at_closing)
    return dues


def two(told: "Numbers") -> Coded:
    """Put a yes or no into codes."""
    import numpy as np  # noqa: PLC0415 - an extra

    return Coded(told.astype(np.uint8), 2)


def three(one: "Numbers", other: "Numbers") -> Coded:
    """Put into codes which of two moments is earlier, or that they are one.

    >>> import numpy
    >>> three(numpy.array([1, 2, 3]), numpy.array([2, 2, 2])).codes.tolist()
    [0, 1, 2]
    """
    import numpy as np  # noqa: PLC0415 - an extra

    return Coded((one >= other).astype(np.uint8) + (one > other).astype(np.uint8), 3)
