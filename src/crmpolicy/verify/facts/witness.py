"""A witness: facts that a caller could give, and a moment, for the real evaluation to show a claim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from crmpolicy.engine import Decision, DecisionPoint
from crmpolicy.errors import CrmPolicyError, FactsError, UndecidedError
from crmpolicy.verify.facts.giving import Giver
from crmpolicy.verify.facts.sketch import Sketch
from crmpolicy.verify.facts.space import Space
from crmpolicy.verify.undecided import NotDecidedError

_ANY_DAY: Final = date(2026, 1, 1)
_NOON: Final = time(12)


@dataclass(frozen=True, slots=True)
class Witness:
    """Facts by the names that a caller uses, and the moment of the question.

    Values are exact; ``None`` is an unknown.

    >>> from crmpolicy import diff, load_policy_set
    >>> only = {"steel.share_only": True}
    >>> shares = [only | {"steel.grade_a_share": share} for share in ("1%", "0.9%")]
    >>> before, after = (load_policy_set("example-steel", parameters=each) for each in shares)
    >>> diff(before, after, points=["customer_grade"]).changes[0].witness.facts
    {'sales_share': Decimal('0.009')}
    """

    facts: Mapping[str, Any]
    now: datetime

    def __hash__(self) -> int:
        return hash((tuple(sorted(map(str, self.facts.items()))), self.now))


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days on which all values stay the same: its first day, and a moment inside."""

    since: date | None
    until: date | None
    moment: datetime


def periods_of(days: Sequence[date], zone: str) -> list[Period]:
    """Give the periods between the days on which something changes.

    >>> [each.moment.isoformat() for each in periods_of([date(2027, 1, 1)], "Asia/Shanghai")]
    ['2026-12-31T12:00:00+08:00', '2027-01-01T12:00:00+08:00']
    """
    starts = [None, *days]
    ends = [*days, None]
    found = []
    for start, end in zip(starts, ends, strict=True):
        inside = start or (end - timedelta(days=1) if end else _ANY_DAY)
        found.append(Period(start, end, datetime.combine(inside, _NOON, ZoneInfo(zone))))
    return found


def witness_of(values: Mapping[str, Any], sketch: Sketch, space: Space, now: datetime) -> Witness:
    """Turn values of axes into the facts that a caller gives.

    Raises:
        NotDecidedError: a fact of a list's entry follows from others by reckoning and cannot be given.
    """
    program = sketch.program
    given = Giver(values, space).whole(sketch)
    events = [table.table.governed_by for table in program.tables if table.table.governed_by != "now"]
    if events:
        given["events"] = [{"event": events[0], "at": now, "by": None}]
    names = {each.key: each.name for each in program.fields}
    return Witness({names.get(key, key): value for key, value in sorted(given.items())}, now)


def replayed(point: DecisionPoint, witness: Witness) -> Decision | UndecidedError:
    """Ask the real evaluation; of a question that speaks of time, for the rules that match.

    What follows from those rules rests on events and a calendar: :func:`followed` tells it.

    Raises:
        NotDecidedError: the facts are refused, so that they show nothing.
    """
    try:
        return DecisionPoint.evaluate(point, witness.facts, now=witness.now)
    except UndecidedError as undecided:
        return undecided
    except FactsError as refused:
        raise _refused(refused) from None


def followed(point: DecisionPoint, witness: Witness) -> Decision:
    """Ask the real evaluation of a question that speaks of time for all that follows from the events given.

    Raises:
        NotDecidedError: there is no answer, so that it shows nothing.
    """
    try:
        return point.evaluate(witness.facts, now=witness.now)
    except CrmPolicyError as refused:
        raise _refused(refused) from None


def _refused(error: CrmPolicyError) -> NotDecidedError:
    return NotDecidedError("verify-witness-refused", said=error.message("en"))
