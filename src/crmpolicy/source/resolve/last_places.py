"""Parameters that are the last place of a ranking: at least the first place, whatever their ranges say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from crmpolicy.policy.facts import Range
from crmpolicy.policy.guards import Literally, ParameterOf
from crmpolicy.policy.parameters import Parameter
from crmpolicy.policy.rankings import Ranking
from crmpolicy.policy.tables import Table


def bounded_by_cuts(parameters: Mapping[str, Parameter], tables: Mapping[str, Table]) -> dict[str, Parameter]:
    """Give parameters of which none lets a ranking end before its first place.

    Args:
        parameters: those of a document, by full name.
        tables: its decisions.
    """
    cuts = set(_cuts(tables.values()))
    return {
        key: replace(each, range=_from_the_first(each.range)) if key in cuts else each
        for key, each in parameters.items()
    }


def _cuts(tables: Iterable[Table]) -> Iterator[str]:
    courses = (table.course for table in tables)
    lists = (each for course in courses if isinstance(course, Ranking) for each in course.lists)
    yield from (each.cut.key for each in lists if isinstance(each.cut, ParameterOf))


def _from_the_first(allowed: Range) -> Range:
    """Bound a range from below; a bound that is another parameter stays beside it."""
    least, over = allowed.at_least, allowed.over
    if (isinstance(least, Literally) and least.value >= 1) or (
        isinstance(over, Literally) and over.value >= 0
    ):
        return allowed
    if least is None or isinstance(least, Literally):
        return replace(allowed, at_least=Literally(1))
    return replace(allowed, over=Literally(0))
