"""Due moments as functions of the receipt: a chain of terms, each from the end of the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.limits import due_after
from crmpolicy.policy.duties import Counting
from crmpolicy.values import Term
from crmpolicy.verify.courses.spoken import START, Limit, Spoken
from crmpolicy.verify.diagrams.ruled import DUTY
from crmpolicy.verify.facts.durations import ends


class Step(NamedTuple):
    """The term of a duty, where it moves on a day off, its rule; ``open`` where it is only assumed."""

    duty: str
    term: Term
    off_day: Any
    rule: str
    open: bool


@dataclass(frozen=True, slots=True)
class Way:
    """From an event (or the start of the case) through some terms to a due moment."""

    anchor: str
    steps: tuple[Step, ...]

    @property
    def open(self) -> bool:
        """Whether a term on it is only assumed."""
        return any(each.open for each in self.steps)

    def due(self, received: datetime, counting: Counting, time: WorkingTime) -> datetime:
        """Give the due moment, each duty on the way done at the last moment that is in time.

        Raises:
            CalendarHorizonError: it depends on a day that the calendar does not reach.
            PolicyError: working time is asked for, and the calendar has no hours.
        """
        for each in self.steps:
            received = due_after(received, each.term, counting, time, off_day=each.off_day)
        return received

    def ends_within(self, other: "Way") -> bool:
        """Tell whether it is seen without a calendar that this way never ends later than another.

        Each of its terms ends no later than that of the other way in its place, and what the other way has
        more comes after: a due moment never lies before what it counts from, and later receipts are never due
        earlier.
        """
        if len(self.steps) > len(other.steps):
            return False
        return all(_within(mine, others) for mine, others in zip(self.steps, other.steps, strict=False))

    def ends_beyond(self, other: "Way") -> bool:
        """Tell whether terms alone show that this way ends later than another for some receipt."""
        if len(self.steps) != 1 or len(other.steps) != 1 or self.open or other.open:
            return False
        mine, others = self.steps[0], other.steps[0]
        return mine.off_day == others.off_day and ends(mine.term, others.term) == "later"


def _within(mine: Step, others: Step) -> bool:
    if mine == others:
        return True
    fixed = not mine.open and not others.open
    return fixed and mine.off_day == others.off_day and ends(mine.term, others.term) == "no later"


def ways_to(duty: str, spoken: dict[str, Spoken]) -> tuple[Way, ...]:
    """Give the ways to a due moment of a duty; a limit from another duty goes on from each way to that one.

    Args:
        duty: the duty.
        spoken: what the matching rules say of each duty. None of them counts from itself.
    """
    return tuple(way for limit in spoken[duty].limits for way in _ways(limit, spoken))


def _ways(limit: Limit, spoken: dict[str, Spoken]) -> Sequence[Way]:
    step = Step(limit.rule.said[DUTY], limit.term, limit.off_day, limit.rule.rule, limit.open)
    before = spoken.get(limit.anchor)
    if limit.anchor == START or before is None or not before.limits:
        return (Way(limit.anchor, (step,)),)
    return [Way(way.anchor, (*way.steps, step)) for way in ways_to(limit.anchor, spoken)]
