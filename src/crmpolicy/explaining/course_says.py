"""What a rule of a course says, as a sentence: a limit, a level and who owns it, a move."""

from typing import Any, Final

from crmpolicy.explaining.calling import Caller
from crmpolicy.explaining.demands import must_words
from crmpolicy.explaining.duty_says import duty_says
from crmpolicy.explaining.saying import Says
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.lifecycles import AT_REST, LEVELS, LOWEST, PASSES, Chain, Level, Lifecycle, Move
from crmpolicy.policy.rankings import PLACED, Ranking
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Course
from crmpolicy.wording import Words

_STATES: Final = Words("、", ", ")


def course_says(caller: Caller, course: Course, part: str, rule: str, says: Says) -> str:
    """Word what a rule of a course says.

    Args:
        caller: knows the titles.
        course: the course.
        part: the id of the part of the rule.
        rule: the id of the rule.
        says: what it says, name by name.
    """
    if isinstance(course, Duties):
        return duty_says(caller, course, says)
    if isinstance(course, Record):
        return must_words(caller.teller, course.demand(rule))
    if isinstance(course, Ranking):
        return _ranking_says(caller, course, part, rule, says)
    if isinstance(course, Lifecycle):
        move = next(each for each in course.moves if each.id == rule)
        return move_says(caller, course, move, says)
    return _chain_says(caller, course, part, rule, says)


def _ranking_says(caller: Caller, course: Ranking, part: str, rule: str, says: Says) -> str:
    """Word that an entry has a place, or what a rule says of one that has."""
    teller = caller.teller
    if part == PLACED:
        return teller.say("ranking-has-place", list=teller.spoken(course.listed(rule).title))
    said = (
        each.words if not each.title else _titled(caller, each.words, each.title) for each in says.values()
    )
    return teller.listed(said)


def _chain_says(caller: Caller, course: Chain, part: str, rule: str, says: Says) -> str:
    if part == LOWEST:
        lowest = says["level"]
        if lowest.unset:
            return caller.teller.say("chain-lowest-unset", title=lowest.title)
        told = caller.teller.say("chain-lowest", level=lowest.words)
        return _titled(caller, told, lowest.title)
    level = level_of(course, rule)
    if part == PASSES:
        return caller.teller.say("chain-passes", level=caller.teller.spoken(level.title))
    if part != LEVELS:
        raise AssertionError(part)  # a chain has no other parts
    return _level_says(caller, level, says)


def level_of(course: Chain, name: str) -> Level:
    """Give the level of that id."""
    return next(each for each in course.levels if each.id == name)


def _level_says(caller: Caller, level: Level, says: Says) -> str:
    who, stay = says.get("who"), says.get("at_most")
    if who is None or who.unset:
        return caller.teller.say("chain-level-nobody")
    told = caller.teller.say("chain-level-owner", owner=who.words)
    if stay is not None and not stay.unset:
        told = caller.teller.say("chain-level-stay", told=told, term=stay.words)
        told = _titled(caller, told, stay.title)
    if level.tell:
        told = caller.teller.say("chain-level-tell", told=told, roles=told_roles(caller, level.tell))
    return told


def _titled(caller: Caller, told: str, title: str) -> str:
    """Add the title of the parameter that a value comes from."""
    return caller.teller.say("duty-says-titles", limit=told, titles=title) if title else told


def told_roles(caller: Caller, told: tuple[Any, ...]) -> str:
    """Name the roles to be told; one that a parameter names is called as the parameter is."""
    return caller.teller.listed(
        caller.teller.title(each.key) if isinstance(each, ParameterOf) else caller.role(each) for each in told
    )


def move_says(caller: Caller, course: Lifecycle, move: Move, says: Says) -> str:
    """Word a move: from where, by which event, to what, by whom."""
    told = caller.teller.say(
        "lifecycle-move", event=caller.event(move.event), states=states_words(caller, course, dict(move.to))
    )
    by = says.get("by")
    if by is not None:
        unset = "lifecycle-move-nobody" if by.unset else "lifecycle-move-by"
        told = caller.teller.say(unset, told=told, who=by.words)
    stay = says.get("after")
    if stay is not None and not stay.unset:
        told = _titled(
            caller, caller.teller.say("lifecycle-move-after", told=told, term=stay.words), stay.title
        )
    if move.tell:
        told = caller.teller.say("lifecycle-move-tells", told=told, roles=caller.roles(move.tell))
    return told


def starts_words(caller: Caller, course: Lifecycle, move: Move) -> str:
    """Word the states in which a move may begin."""
    found = []
    for track, names in move.start:
        titles = {
            state.id: state.title for each in course.tracks if each.id == track for state in each.states
        }
        found += [
            caller.teller.say("lifecycle-any-rest")
            if name == AT_REST
            else caller.teller.spoken(titles.get(name, Words(name, name)))
            for name in names
        ]
    return caller.teller.spoken(_STATES).join(dict.fromkeys(found))


def states_words(caller: Caller, course: Lifecycle, states: dict[str, str]) -> str:
    """Word the states of some tracks, without the names of the tracks."""
    titles = {(track.id, state.id): state.title for track in course.tracks for state in track.states}
    return caller.teller.spoken(_STATES).join(
        caller.teller.spoken(titles[track, state]) for track, state in states.items()
    )
