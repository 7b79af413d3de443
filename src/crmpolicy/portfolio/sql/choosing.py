"""Which columns a SELECT reads: those that are named, and one for each other fact that is asked."""

from collections.abc import Collection, Iterator, Mapping

from crmpolicy.engine import DecisionPoint
from crmpolicy.engine.program import Program
from crmpolicy.portfolio.columns import columns_of
from crmpolicy.portfolio.cutting import known_by
from crmpolicy.portfolio.sql.asked import Asked
from crmpolicy.portfolio.sql.refusing import HERE, refused


def columns_for(asked: Asked, named: Mapping[str, str]) -> dict[str, str]:
    """Give each fact that is read, by full name, with its column.

    What is named stands. A fact that follows from others is a column of its own, unless some of those others
    are named; and so is a fact that a question behind decides, unless a fact of that question is named.

    Args:
        asked: the question.
        named: columns with the facts that they are, by any of their names.

    Raises:
        NotInSqlError: a name that no fact has, or several.
    """
    facts = {fact.key: fact for each in asked.points for fact in known_by(each)}
    columns, faults = columns_of([*named], tuple(facts.values()), named, (), HERE)
    if faults:
        raise refused(faults)
    found = {each.fact: each.head for each in columns if each.fact}
    for key in _wanted(asked, 0, frozenset(found)):
        found.setdefault(key, asked.fields[key].name)
    return found


def _wanted(asked: Asked, place: int, named: Collection[str]) -> Iterator[str]:
    """Name the facts to be read for a question and, where it has to be asked, for those behind it."""
    program = asked.programs[place]
    behind = {each.full: each.point for each in asked.points[place].requires}
    for each in program.fields:
        if not each.wanted or each.key in named:
            continue
        number = next((at for at, one in enumerate(asked.points) if one.name == behind.get(each.key)), None)
        if number is not None and _is_begun(asked, number, named):
            yield from _wanted(asked, number, named)
        else:
            yield from _sources(asked, program, each.key, named)


def _is_begun(asked: Asked, place: int, named: Collection[str]) -> bool:
    """Tell whether a fact is named that only a question behind reads, or one behind that."""
    theirs = {each.key for each in asked.programs[place].fields} - asked.own
    behind = {each.point for each in asked.points[place].requires}
    return bool(theirs & set(named)) or any(
        _is_begun(asked, number, named) for number, each in enumerate(asked.points) if each.name in behind
    )


def _sources(asked: Asked, program: Program, key: str, named: Collection[str]) -> Iterator[str]:
    """Name a fact, or what else it follows from where that was begun to be named."""
    derived = next((each.derived for each in program.fields if each.key == key), None)
    if derived is None or not asked.below(key) & set(named):
        yield key
        return
    for each in derived.sources:
        if each not in named:
            yield from _sources(asked, program, each, named)


def is_mixed(asked: Asked, given: Collection[str], point: DecisionPoint) -> bool:
    """Tell whether a fact that a question behind decides is given together with facts for that question.

    Args:
        asked: the question.
        given: the facts that are given, by full name.
        point: the question itself.
    """
    decided = {each.full for each in point.requires} | asked.decided
    return bool(decided & set(given)) and bool(
        {key for key in given if key in asked.fields} - asked.own - decided
    )
