"""A witness: facts that a caller could give, and a moment, at which the real evaluation shows what is claimed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from crmpolicy.engine import Decision, DecisionPoint
from crmpolicy.engine.fields import Field
from crmpolicy.engine.program import Program
from crmpolicy.errors import CrmPolicyError, FactsError, UndecidedError
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.verify.axes import axis_of
from crmpolicy.verify.knowing import unknown_ways
from crmpolicy.verify.space import Sketch, Space
from crmpolicy.verify.undecided import NotDecidedError

_ANY_DAY: Final = date(2026, 1, 1)
_NOON: Final = time(12)


@dataclass(frozen=True, slots=True)
class Witness:
    """Facts by the names that a caller uses, and the moment of the question.

    Values are exact; ``None`` is an unknown.
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
    given: dict[str, Any] = {}
    for each in program.fields:
        if each.wanted:
            _give(each.key, values, sketch, space, given)
    if program.tables and program.tables[0].table.of:
        given[str(program.tables[0].table.of)] = [_entry(program, values, sketch, space)]
    event = next((table.table.governed_by for table in program.tables if table.table.governed_by != "now"), None)
    if event is not None:
        given["events"] = [{"event": event, "at": now}]
    names = {each.key: each.name for each in program.fields}
    facts = {names.get(key, key): value for key, value in sorted(given.items())}
    return Witness(facts, now)


def _give(
    key: str, values: Mapping[str, Any], sketch: Sketch, space: Space, given: dict[str, Any]
) -> None:
    """Give a fact, or the facts that tell it."""
    each = sketch.fields[key]
    if key in sketch.answers:
        other = sketch.answers[key][0]
        for wanted in other.program.fields:
            if wanted.wanted:
                _give(wanted.key, values, other, space, given)
    elif key in values and not (values[key] is None and each.derived is not None):
        given[key] = values[key]
    elif key in values:
        _make_unknown(key, values, sketch, space, given)
    elif each.derived is not None and space.is_told(key, sketch):
        for source in _sources(each):
            _give(source, values, sketch, space, given)
    else:
        given[key] = any_value(each.fact)


def _sources(each: Field) -> tuple[str, ...]:
    return each.derived.sources if each.derived else ()


def _make_unknown(
    key: str, values: Mapping[str, Any], sketch: Sketch, space: Space, given: dict[str, Any]
) -> None:
    """Give the parts of a derived fact so that it is unknown, in a way that fits what else is claimed."""
    ways = unknown_ways(key, sketch.fields)
    fitting = [way for way in ways if all(values.get(each, value) == value for each, value in way.items())]
    if not fitting:
        raise NotDecidedError("verify-unknown-apart", fact=sketch.facts[key].title)
    _parts(key, fitting[0], values, sketch, space, given)


def _parts(
    key: str,
    way: Mapping[str, Any],
    values: Mapping[str, Any],
    sketch: Sketch,
    space: Space,
    given: dict[str, Any],
) -> None:
    for source in _sources(sketch.fields[key]):
        if source in way:
            given[source] = way[source]
        elif way.keys() & _below(source, sketch):
            _parts(source, way, values, sketch, space, given)
        else:
            _give(source, values, sketch, space, given)


def _below(key: str, sketch: Sketch) -> set[str]:
    found = {key}
    for source in _sources(sketch.fields[key]):
        found |= _below(source, sketch)
    return found


def _entry(program: Program, values: Mapping[str, Any], sketch: Sketch, space: Space) -> dict[str, Any]:
    """Make the one entry of the list that a table is asked for."""
    for key in program.entry_derived:
        if key in values and not space.is_told(key, sketch):
            raise NotDecidedError("verify-entry-reckoned", fact=sketch.facts[key].title)
    of = str(program.tables[0].table.of)
    kind = next(each.fact.type for each in program.fields if each.key == of)
    fields = kind.fields if isinstance(kind, ListOf) else ()
    return {each.name: values[each.key] if each.key in values else any_value(each) for each in fields}


def any_value(fact: Fact) -> Any:
    """Give the smallest legal value of a fact that no rule asks."""
    if isinstance(fact.type, ListOf):
        return []
    axis = axis_of(fact, fact.key, (), unknown=fact.unknown)
    return axis.samples[axis.places(axis.alive)[0]]


def replayed(point: DecisionPoint, witness: Witness) -> Decision | UndecidedError:
    """Ask the real evaluation.

    Raises:
        NotDecidedError: the facts are refused, so that they show nothing.
    """
    try:
        return point.evaluate(witness.facts, now=witness.now)
    except UndecidedError as undecided:
        return undecided
    except FactsError as refused:
        raise _refused(refused) from None


def _refused(error: CrmPolicyError) -> NotDecidedError:
    return NotDecidedError("verify-witness-refused", said=error.message("en"))
