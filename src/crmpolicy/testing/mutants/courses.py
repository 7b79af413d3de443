"""Changes of what follows from rules in time: duties, chains and lifecycles."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import pairwise
from typing import Any, Final

from crmpolicy.policy.duties import Counting, Duties
from crmpolicy.policy.lifecycles import AT_REST, LEVELS, PASSES, Chain, Lifecycle, Move, Track
from crmpolicy.policy.tables import Table
from crmpolicy.testing.mutants.mutant import Edit, Mutant
from crmpolicy.testing.mutants.paths import Path, at
from crmpolicy.testing.mutants.sheets import Sheet
from crmpolicy.wording import Words, word

_COURSE: Final[Path] = ("course",)
_OTHER_DAY: Final[Mapping[str, str]] = {
    "earlier working day": "next working day",
    "next working day": "earlier working day",
    "keep": "next working day",
}
"""Where a day falls on a holiday, what is usual depends on the duty; so another day is taken."""
_OTHERWISE: Final[Mapping[str, str]] = {
    "tell": "move up", "move up": "tell", "refused": "next level", "next level": "refused",
}  # fmt: skip


def of_course(sheet: Sheet) -> Iterator[Mutant]:
    """Give the changes of what a table that speaks of time says beside its rules."""
    course = sheet.root.course
    if isinstance(course, Duties):
        yield from _duties(sheet, course)
    elif isinstance(course, Chain):
        yield from _chain(sheet, course)
    elif isinstance(course, Lifecycle):
        yield from _lifecycle(sheet, course)
    if isinstance(course, Duties | Chain):
        yield from _counting(sheet, course.counting)
        if course.pauses is not None:
            yield from _gone(sheet, ("course", "pauses"), None, course.pauses.begin)
            if course.pauses.stop:
                yield from each_left_out(sheet, ("course", "pauses", "stop"))


def _gone(sheet: Sheet, path: Path, now: Any, name: str) -> Iterator[Mutant]:
    yield sheet.change("drop", path, now, (Words(name, name), word("nothing")))


def each_left_out(sheet: Sheet, path: Path, *, least: int = 0) -> Iterator[Mutant]:
    """Leave out each entry of a list; ``least`` entries have to stay."""
    listed: tuple[Any, ...] = at(sheet.root, path)
    for place, each in enumerate(listed if len(listed) > least else ()):
        shown = each if isinstance(each, str) else each[0] if isinstance(each, tuple) else None
        name = str(shown if shown is not None else getattr(each, "id", getattr(each, "key", each)))
        yield from _gone(sheet, path, (*listed[:place], *listed[place + 1 :]), name)


def _duties(sheet: Sheet, course: Duties) -> Iterator[Mutant]:
    for place, duty in enumerate(course.duties):
        way: Path = ("course", "duties", place)
        yield from each_left_out(sheet, (*way, "met_by"), least=1)
        del duty
    yield from each_left_out(sheet, ("course", "closes"))
    yield from each_left_out(sheet, ("course", "restarts"))


def _counting(sheet: Sheet, counting: Counting) -> Iterator[Mutant]:
    """Let each convention that was chosen fall back to what is counted without one."""
    usual = Counting()
    for each in fields(Counting):
        value = getattr(counting, each.name)
        if value != getattr(usual, each.name) and (each.name != "first_due" or _begins(sheet.root.course)):
            other = _OTHER_DAY.get(value, getattr(usual, each.name))
            yield _otherwise(sheet, ("course", "counting", each.name), other, str(value), str(other))


def _begins(course: Duties | Chain) -> bool:
    """Tell whether a beginning is ever known: without one there is no first period."""
    return not isinstance(course, Duties) or course.starts is not None or bool(course.restarts)


def _otherwise(sheet: Sheet, path: Path, now: Any, *said: str) -> Mutant:
    one, other = said
    return sheet.change("convention", path, now, (Words(one, one), Words(other, other)))


def _chain(sheet: Sheet, course: Chain) -> Iterator[Mutant]:
    for place, (one, other) in enumerate(pairwise(course.levels)):
        if not _meet(sheet.root, one.id, other.id):
            continue
        turned = (*course.levels[:place], other, one, *course.levels[place + 2 :])
        yield sheet.change("order", ("course", "levels"), turned, (one.title, other.title))
    for place, level in enumerate(course.levels):
        left = (*course.levels[:place], *course.levels[place + 1 :])
        if left:
            others = tuple(_rules_of(sheet.root, level.id, (LEVELS, PASSES)))
            yield sheet.change("drop", ("course", "levels"), left, (level.title, word("nothing")), *others)
        yield from each_left_out(sheet, ("course", "levels", place, "tell"))
    yield from each_left_out(sheet, ("course", "ends"))
    yield from _ends(sheet, course)
    for name in _climbing(sheet.root, course):
        value = getattr(course, name)
        yield _otherwise(sheet, ("course", name), _OTHERWISE[value], value, _OTHERWISE[value])
    if course.next_by is not None and course.done is not None and course.ends:
        final = course.ends[0][1]
        if final != course.done:
            said = (Words(course.done, course.done), Words(final, final))
            yield sheet.change("outcome", ("course", "done"), final, said)


def _meet(table: Table, one: str, other: str) -> bool:
    """Tell whether two levels can take part in one case: not where they ask a fact for other words."""
    guards = [
        {test.subject: set(test.operands) for test in rule.when.tests if test.operator == "is"}
        for level in (one, other)
        for part, rule in table.rules()
        if part.id == LEVELS and rule.id == level
    ]
    if len(guards) != 2:  # noqa: PLR2004 - one of them stands in no rule
        return True
    first, second = guards
    return all(first[fact] & second[fact] for fact in first.keys() & second.keys())


def _climbing(table: Table, course: Chain) -> Iterator[str]:
    """Name the conventions that mean something: the last level is neither left by time nor passed over."""
    said = {name for _, rule in table.rules() for name, _ in rule.then}
    if len(course.levels) > 1:
        yield "self_approval"
        if "at_most" in said:
            yield "at_limit"


def _ends(sheet: Sheet, course: Chain) -> Iterator[Mutant]:
    for place, ((one, first), (other, second)) in enumerate(pairwise(course.ends)):
        if first != second:
            ends = (*course.ends[:place], (one, second), (other, first), *course.ends[place + 2 :])
            yield sheet.change("swap", ("course", "ends"), ends, (Words(first, first), Words(second, second)))


def _rules_of(table: Table, rule: str, parts: tuple[str, ...]) -> Iterator[Edit]:
    """Give the edits that take the rules of one level or move out of a table."""
    for place, part in enumerate(table.parts):
        if part.id in parts and any(each.id == rule for each in part.rules):
            left = tuple(each for each in part.rules if each.id != rule)
            yield Edit(("parts", place, "rules"), part.rules, left)


def _lifecycle(sheet: Sheet, course: Lifecycle) -> Iterator[Mutant]:
    for place, move in enumerate(course.moves):
        way: Path = ("course", "moves", place)
        for number, (track, states) in enumerate(move.start):
            if len(states) > 1:
                yield from each_left_out(sheet, (*way, "start", number, 1))
            del track
        yield from _destinations(sheet, way, course, move)
        yield from each_left_out(sheet, (*way, "tell"))
        yield from each_left_out(sheet, (*way, "needs"))
        if course.publishes:
            yield _otherwise(
                sheet, (*way, "publish"), not move.publish, str(move.publish), str(not move.publish)
            )
        if move.opens is not None:
            yield from _gone(sheet, (*way, "opens"), None, move.opens)


def _destinations(sheet: Sheet, way: Path, course: Lifecycle, move: Move) -> Iterator[Mutant]:
    for number, (track, state) in enumerate(move.to):
        states = _other_states(next(each for each in course.tracks if each.id == track), state)
        for title, was, other in states:
            yield sheet.change("outcome", (*way, "to", number, 1), other, (was, title))


def _other_states(track: Track, state: str) -> Iterator[tuple[Words, Words, str]]:
    ids = [each.id for each in track.states]
    if state in ids and len(ids) > 1 and state != AT_REST:
        was, other = track.states[ids.index(state)], track.states[(ids.index(state) + 1) % len(ids)]
        yield other.title, was.title, other.id
