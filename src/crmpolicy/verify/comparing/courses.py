"""What decisions that speak of time declare beside their rules, and the calendar: told where it differs."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from crmpolicy.policy.duties import Duties, Duty
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.lifecycles import Chain, Lifecycle
from crmpolicy.policy.rankings import Ranking
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Table
from crmpolicy.verify.comparing.difference import Declared
from crmpolicy.verify.comparing.forms import form_changes
from crmpolicy.verify.comparing.pairing import Codes, unlike
from crmpolicy.verify.comparing.rankings import ranking_changes
from crmpolicy.verify.facts.reckonings import InForce

_DUTY: Final = Codes("diff-duty-came", "diff-duty-went", "diff-duty-done")
_CASE: Final = ("starts", "closes", "ends", "done")
_CLIMBING: Final = ("next_by", "at_limit", "self_approval")


def course_changes(one: Table, other: Table, sides: tuple[InForce, InForce]) -> Iterator[Declared]:
    """Tell what a decision that speaks of time, a form or a ranking declares otherwise than before."""
    before, after = one.course, other.course
    about: dict[str, Any] = {"point": other.key, "title": other.title}
    if type(before) is not type(after):
        yield Declared("diff-course", about, other.place)
        return
    if _differ(before, after, ("counting",)):
        yield Declared("diff-counting", about, other.place)
    if _differ(before, after, _CASE):
        yield Declared("diff-case", about, other.place)
    if _differ(before, after, ("pauses",)) or dict(getattr(before, "restarts", ())) != dict(
        getattr(after, "restarts", ())
    ):
        yield Declared("diff-pauses", about, other.place)
    yield from _own_changes(before, after, sides, about, other)


def _own_changes(
    before: Any, after: Any, sides: tuple[InForce, InForce], about: dict[str, Any], other: Table
) -> Iterator[Declared]:
    """Tell what courses of one kind declare otherwise."""
    if isinstance(before, Duties) and isinstance(after, Duties):
        yield from _duties(before, after, sides, about)
    elif isinstance(before, Chain) and isinstance(after, Chain):
        if _differ(before, after, _CLIMBING) or _levels(before, sides[0]) != _levels(after, sides[1]):
            yield Declared("diff-levels", about, other.place)
    elif isinstance(before, Lifecycle) and isinstance(after, Lifecycle):
        if _lives(before, sides[0]) != _lives(after, sides[1]):
            yield Declared("diff-states", about, other.place)
    elif isinstance(before, Record) and isinstance(after, Record):
        yield from form_changes(before, after, about)
    elif isinstance(before, Ranking) and isinstance(after, Ranking):
        yield from ranking_changes(before, after, sides, about)


def _differ(before: Any, after: Any, names: tuple[str, ...]) -> bool:
    return any(_meant(before, name) != _meant(after, name) for name in names)


def _meant(course: Any, name: str) -> Any:
    """Give what a course declares; in which order events are listed means nothing."""
    said = getattr(course, name, None)
    return frozenset(said) if isinstance(said, tuple) else said


def _duties(
    before: Duties, after: Duties, sides: tuple[InForce, InForce], about: dict[str, Any]
) -> Iterator[Declared]:
    """Tell the duties that came, went, or are done in another way."""
    one, other = (
        {each.name: (each, _done(each, side)) for each in course.duties}
        for course, side in zip((before, after), sides, strict=True)
    )
    for code, (duty, _) in unlike(one, other, lambda each: each[1], _DUTY):
        yield Declared(code, {**about, "duty": duty.title}, duty.place)


def _done(duty: Duty, side: InForce) -> Any:
    """Give what a duty means: in which order its events and tests are written means nothing."""
    return side.plain(replace(duty, met_by=tuple(sorted(duty.met_by))))


def _levels(course: Chain, side: InForce) -> Any:
    return [side.plain(replace(each, guarded=False)) for each in course.levels]


def _lives(course: Lifecycle, side: InForce) -> Any:
    """Give what states and moves mean; in which order states are written means nothing."""
    tracks = {track.id: {each.id: side.plain(each) for each in track.states} for track in course.tracks}
    return tracks, side.plain(course.moves), course.duties


def calendar_changes(one: Effective, other: Effective) -> Iterator[Declared]:
    """Tell whether a company works at other hours, or keeps other holidays, than before."""
    before, after = one.calendar, other.calendar
    place = after.place if after is not None else None
    hours = [(each.weekly, each.makeup, dict(each.special)) if each else None for each in (before, after)]
    if hours[0] != hours[1]:
        yield Declared("diff-hours", {}, place)
    if (before.holidays if before else None) != (after.holidays if after else None):
        yield Declared("diff-holidays", {}, place)
