"""The levels of a chain that take part in one case, from the lowest at which it may stand."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from crmpolicy.engine.courses.case import Ruling
from crmpolicy.errors import UndecidedError
from crmpolicy.policy.lifecycles import LEVELS, LOWEST, PASSES, Chain, Level
from crmpolicy.values import Term


@dataclass(frozen=True, slots=True)
class Rung:
    """A level that takes part.

    Attributes:
        level: which.
        who: the role that owns a case standing here.
        at_most: how long a case may stand here; None is without limit.
        passes: whether it may let the case pass on.
        over: whether it is passed over, for its role has started the case.
    """

    level: Level
    who: str
    at_most: Term | None
    passes: bool
    over: bool = False


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs that a case can reach, in order; at least the last of them is not passed over.

    ``rules`` are those that keep the case from standing lower than the first rung.
    """

    rungs: tuple[Rung, ...]
    rules: tuple[str, ...] = ()

    def above(self, place: int) -> int | None:
        """Give the place of the next rung that is not passed over, None from the last; from -1 the first."""
        places = range(place + 1, len(self.rungs))
        return next((each for each in places if not self.rungs[each].over), None)

    def withheld(self, place: int) -> Rung | None:
        """Give the rung that does not let a case pass on from this place, if there is one.

        What a rung asks for is asked for where it is passed over too: an applicant's own level must not make
        the way easier.
        """
        above = self.above(place)
        asked = (rung for at, rung in enumerate(self.rungs[:above]) if rung.over or at == place)
        return next((rung for rung in asked if not rung.passes), None)


def ladder_of(course: Chain, rulings: Sequence[Ruling], starter: str | None) -> Ladder:
    """Find the levels that take part, from the lowest at which the case may stand.

    A level whose role is nobody takes no part. Under ``self_approval: next level`` that of the role which has
    started the case is passed over, but never the last one: above it nobody could approve.

    Raises:
        UndecidedError: no level takes part there.

    >>> from crmpolicy.wording import Words
    >>> course = Chain("apply", (Level("desk", Words("一线", "desk")), Level("head", Words("主管", "head"))))
    >>> both = [Ruling("steel", LEVELS, each, {"who": each}) for each in ("head", "desk")]
    >>> [rung.who for rung in ladder_of(course, both, None).rungs]
    ['desk', 'head']
    >>> topic = Ruling("steel", LOWEST, "topic", {"level": "head"})
    >>> [rung.who for rung in ladder_of(course, [topic, *both], None).rungs]
    ['head']
    """
    lowest, rules = _lowest(course, rulings)
    taking_part = _rungs(course, rulings)
    rungs = [taking_part[each.id] for each in course.levels[lowest:] if each.id in taking_part]
    if not rungs:
        raise UndecidedError("undecided-chain-level", {"level": course.levels[lowest].title})
    if course.self_approval == "next level" and starter is not None:
        rungs[:-1] = [replace(rung, over=rung.who == starter) for rung in rungs[:-1]]
    return Ladder(tuple(rungs), rules)


def _lowest(course: Chain, rulings: Sequence[Ruling]) -> tuple[int, tuple[str, ...]]:
    """Give the place of the lowest level that the rules ask for, and the rules that ask for it."""
    places = {level.id: place for place, level in enumerate(course.levels)}
    said = {each.rule: each.said.get("level") for each in rulings if each.part == LOWEST}
    asked = {rule: places[level] for rule, level in said.items() if isinstance(level, str)}
    lowest = max(asked.values(), default=0)
    return lowest, tuple(sorted(rule for rule, place in asked.items() if place == lowest))


def _rungs(course: Chain, rulings: Sequence[Ruling]) -> dict[str, Rung]:
    """Give the rung of each level that takes part, by the level's id."""
    said = {each.rule: each.said for each in rulings if each.part == LEVELS}
    passing = {each.rule for each in rulings if each.part == PASSES}
    found = (_rung(each, said[each.id], passing) for each in course.levels if each.id in said)
    return {rung.level.id: rung for rung in found if rung is not None}


def _rung(level: Level, said: Mapping[str, Any], passing: Collection[str]) -> Rung | None:
    """Make a rung; what is not set is no text and no term: then nobody stands here, or without limit."""
    who, at_most = said.get("who"), said.get("at_most")
    if not isinstance(who, str):
        return None
    passes = level.id in passing or not level.guarded
    return Rung(level, who, at_most if isinstance(at_most, Term) else None, passes)
