"""Small courses and cases: a test writes levels, moves and what has happened, all else is here."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine.courses.case import Case, Event, Ruling
from crmpolicy.policy.lifecycles import LEVELS, LOWEST, MOVES, PASSES, Level, Lifecycle, Move, State, Track
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import Term
from crmpolicy.wording import Words

SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICE = ((8 * 60 + 30, 12 * 60), (13 * 60 + 30, 17 * 60 + 30))
OPEN_HOURS = WorkingTime("Asia/Shanghai", [OFFICE] * 5 + [(), ()])
NO_TIME = "2026-12-31T00:00"


def at(text: str) -> datetime:
    """Read a local moment of Shanghai, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


def happened(*rows: tuple[Any, ...]) -> tuple[Event, ...]:
    """Make events of rows of name, moment, perhaps role and details; sorted as a case has them."""
    events = (Event(name, at(when), *_by_and_details(*more)) for name, when, *more in rows)
    return tuple(sorted(events, key=lambda event: event.at))


def _by_and_details(by: str | None = None, details: Mapping[str, Any] | None = None) -> tuple[Any, Any]:
    return by, details or {}


def case_of(events: Sequence[Event], now: str, time: WorkingTime = OPEN_HOURS) -> Case:
    """Make a case as it is known at a moment."""
    moment = at(now)
    return Case(tuple(event for event in events if event.at <= moment), moment, time, {})


def level(name: str, *, tell: Sequence[str] = (), guarded: bool = False) -> Level:
    """Make a level whose titles are its id."""
    return Level(name, Words(name, name), tuple(tell), guarded)


def takes_part(name: str, at_most: str | None = None, who: Any = None) -> Ruling:
    """Let a level take part; its role is named as itself, ``no limit`` is a parameter that is not set."""
    said: dict[str, Any] = {"who": who or name}
    if at_most is not None:
        said["at_most"] = UNLIMITED if at_most == "no limit" else Term.parse(at_most)
    return Ruling("d", LEVELS, name, said)


def passes(name: str) -> Ruling:
    """Let a level pass a case on."""
    return Ruling("d", PASSES, name, {})


def not_below(name: Any, rule: str = "topic") -> Ruling:
    """Let a case stand no lower than at a level."""
    return Ruling("d", LOWEST, rule, {"level": name})


def track(name: str, *states: str) -> Track:
    """Make a track; marks behind a state: ``>`` start, ``.`` final, ``-`` at rest."""
    return Track(name, Words(name, name), tuple(_state(each) for each in states))


def _state(text: str) -> State:
    name = text.rstrip(">.-")
    marks = text.removeprefix(name)
    return State(name, Words(name, name), start=">" in marks, final="." in marks, rest="-" in marks)


def move(
    name: str,
    event: str,
    start: Mapping[str, str | tuple[str, ...]],
    to: Mapping[str, str],
    **more: Any,
) -> Move:
    """Make a move."""
    begins = tuple((track, (each,) if isinstance(each, str) else each) for track, each in start.items())
    return Move(name, event, begins, tuple(to.items()), **more)


def granted(course: Lifecycle, *, without: Sequence[str] = (), **by: Any) -> tuple[Ruling, ...]:
    """Allow the moves of a lifecycle, all but some; ``by`` names the role of a move."""
    return tuple(
        Ruling("d", MOVES, each.id, {"by": by[each.id]} if each.id in by else {})
        for each in course.moves
        if each.id not in without
    )
