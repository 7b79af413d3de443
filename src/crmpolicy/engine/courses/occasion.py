"""One occasion of a recurring duty: a period, what it asks, what was done in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from crmpolicy.engine.courses.case import Ruling
from crmpolicy.engine.courses.docket import Docket, said
from crmpolicy.engine.courses.grids import Span


@dataclass(frozen=True, slots=True)
class Occasion:
    """A period in which a recurring duty has to be done so many times.

    Attributes:
        duty: its name.
        who: the role that owes it, None where nobody is named.
        begins: the first day of the period.
        ends: its last day.
        due: the last moment that is in time, in UTC.
        required: how often it has to be done in the period; 0 where it was done before anything asked for it.
        beyond: how many of them nothing else asks: other occasions of the same duty and role within the
            period ask the rest already. All of ``required`` where one requirement stands alone.
        done_at: when it was done in the period, in UTC.
        shortfall: how often it was still to be done when its time ran out.
        document: the document of the rule that asks most often.
        part: the part of that rule; empty where the decision has no parts.
        rule: that rule.
        provisional: reckoned beyond the days for which the holidays are known.
        soft: a warning only.
    """

    duty: str
    who: str | None
    begins: date
    ends: date
    due: datetime
    required: int
    beyond: int
    done_at: tuple[datetime, ...] = ()
    shortfall: int = 0
    document: str = ""
    part: str = ""
    rule: str = ""
    provisional: bool = False
    soft: bool = False

    @property
    def done(self) -> int:
        """How often it was done in the period."""
        return len(self.done_at)


def occasion_of(
    docket: Docket, ruling: Ruling, span: Span, due: datetime, *, required: int, done: Sequence[datetime]
) -> Occasion:
    """Make the occasion of a rule in a span of days."""
    over = due < docket.case.now
    return Occasion(
        duty=ruling.said["duty"],
        who=said(ruling, "who"),
        begins=span[0],
        ends=span[1],
        due=due,
        required=required,
        beyond=required,
        done_at=tuple(done),
        shortfall=max(0, required - len(done)) if over else 0,
        document=ruling.document,
        part=ruling.part,
        rule=ruling.rule,
        provisional=docket.case.time.provisional(due),
        soft=ruling.soft,
    )


def soonest(docket: Docket) -> date:
    """Give the first day from now on on which something can be done."""
    time, now = docket.case.time, docket.case.now
    return time.day_of(time.next_opening(now) if time.has_hours else now)


def performed(docket: Docket, ruling: Ruling) -> tuple[datetime, ...]:
    """Give when a rule's duty was done since its limits last began anew."""
    return docket.done(ruling, docket.restarted(ruling.said["duty"]))
