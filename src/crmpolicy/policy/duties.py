"""Duties: what has to be done by when, once or again and again, and how time is counted for it.

The rules of a duties decision are lowered to a table that lists all rules that match; what a rule says
(``SAID``) is folded with the parameters of the period like any outcome. How moments follow from that, from
what has happened and from the calendar, is this model's business and that of ``engine.courses``.
"""

from dataclasses import dataclass, field
from typing import Final, Literal

from crmpolicy.errors import Location
from crmpolicy.policy.calendars import BeyondHorizon
from crmpolicy.policy.guards import ALWAYS, Guard
from crmpolicy.wording import Words

SAID: Final = (
    "duty", "who", "times", "off_day", "at_risk_from", "within", "from", "each", "months_after", "day",
    "weekday", "last_weekday", "same_day", "at", "at_closing", "next", "every", "never", "rrule", "since",
)  # fmt: skip
"""What a lowered rule may say, each a value of its own type.

``duty`` text; ``who`` role; ``times`` integer; ``off_day`` text (a word of :class:`Counting`);
``within`` term; ``from`` text (event or duty), ``each`` boolean (every time that it happens);
``months_after`` integer; ``day`` day of month, ``weekday`` weekday, ``last_weekday`` weekday (the last such
day of the period), ``same_day`` boolean; ``at`` time of day, ``at_closing`` boolean; ``next`` text (a
recurring duty); ``every`` period, ``never`` boolean, ``rrule`` text (RFC 5545), ``since`` date;
``at_risk_from`` ratio.
"""

StartingDay = Literal["not counted", "counted"]
DayEnds = Literal["close", "same time"]
AtClosing = Literal["stay", "next opening"]
OffDay = Literal["next working day", "earlier working day", "keep"]
MonthEnd = Literal["last day", "roll over"]
FirstDue = Literal["end of the first full period", "end of this period"]
DoneBy = Literal["named role", "anyone"]
NotStarted = Literal["wait", "forecast"]
MonthOf = Literal["nominal", "shifted"]
DutyJoin = Literal["earliest", "latest", "chosen"]


@dataclass(frozen=True, slots=True)
class Counting:
    """The conventions of a decision; the defaults are those of the grammar's page.

    ``off_day`` of None stands for the default of what is counted: a limit in days moves to the next
    working day; a calendar period's end moves to an earlier one, for the next lies in another period.
    """

    starting_day: StartingDay = "not counted"
    day_ends: DayEnds = "close"
    at_closing: AtClosing = "stay"
    off_day: OffDay | None = None
    month_end: MonthEnd = "last day"
    first_due: FirstDue = "end of the first full period"
    done_by: DoneBy = "named role"
    beyond_horizon: BeyondHorizon = "refuse"
    not_started: NotStarted = "wait"
    month_of: MonthOf = "nominal"


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that has to be done; an event of the same name (or one of ``met_by``) performs it.

    ``counts`` is asked of that event's details. ``per_who`` keeps one counter for each role.
    """

    name: str
    title: Words
    met_by: tuple[str, ...]
    counts: Guard = ALWAYS
    per_who: bool = False
    join: DutyJoin = "earliest"
    place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Pauses:
    """From ``begin`` to ``end`` the clocks of the duties in ``stop`` stand still; all, where that is None."""

    begin: str
    end: str
    stop: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Duties:
    """The course of a duties decision: the duties and how their moments are found.

    ``starts`` opens the case; ``closes`` end it; ``restarts`` names, for an event, the duties whose limits
    count from it anew.
    """

    duties: tuple[Duty, ...]
    starts: str | None = None
    closes: tuple[str, ...] = ()
    pauses: Pauses | None = None
    restarts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    counting: Counting = field(default_factory=Counting)

    def duty(self, name: str) -> Duty:
        """Give the duty of that name."""
        return next(each for each in self.duties if each.name == name)
