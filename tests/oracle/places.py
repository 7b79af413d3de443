"""How the thresholds of a ranking are reached: by a field of an entry, by what follows from it, by its place.

Nobody gives a place. It is moved by a field of the entry, against rivals that are like it in all else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from crmpolicy.engine.program import Program
from crmpolicy.policy.facts import Fact
from crmpolicy.testing.amounts import allowed, neighbours
from crmpolicy.testing.thresholds import thresholds
from tests.oracle.levers import Given, Lever, lever_of, lines_of
from tests.oracle.literals import Spec
from tests.oracle.rankings import lists_of
from tests.oracle.worlds import World

PLACE: Final = "standings:rank"
LAST_PLACE: Final = ":last place"
"""What stands behind the id of a list to name the last place that counts, which no rule compares."""
MOVED_BY: Final = {"ranked": "adopted", "by_sales": "sales", "by_growth": "sales", "by_profit": "profit"}
"""By list: what gets an entry before another that is like it in all else, a field or what is picked."""
APART: Final = 4
"""How far rivals are from each other, so that there is room between them for three values."""


@dataclass(frozen=True, slots=True)
class PlaceLever(Lever):
    """A field that moves an entry from place to place; ``rivals`` are the values that others have there.

    The thresholds are some of these: there the entry shares the place of the rival, one step above it is
    before, one step below after it.
    """

    rivals: tuple[Any, ...]
    named: str

    def put(self, others: Given, value: Any) -> dict[str, Any]:
        """Give the first line a value, and rivals that are like it but for the name and the value."""
        mine, *rest = others[self.base.name]
        rivals = [
            {**mine, self.named: f"rival {number}", self.fact.name: cut}
            for number, cut in enumerate(self.rivals, 1)
        ]
        return {**others, self.base.name: [{**mine, self.fact.name: value}, *rivals, *rest]}


def lever_of_ranking(world: World, question: str, program: Program, key: str) -> Lever:
    """Find how a fact that a ranking compares gets its values.

    Args:
        world: the policies as the oracle reads them.
        question: the plain name of the ranking.
        program: the question in a period.
        key: the full name of the fact.
    """
    decision = world.decisions[question]
    base = next(each for each in program.fields if each.name.rpartition(".")[2] == decision["of"])
    fields = {each.name: each for each in lines_of(base)}
    if key in {each.key for each in fields.values()}:
        return lever_of(program, key)
    if key != PLACE and not key.endswith(LAST_PLACE):
        fact = fields[_followed(world, decision, key.rpartition(":")[2])]
        cuts = thresholds(program)[key]
        return Lever(base, fact, cuts, _beside(fact, cuts))
    listed = next(each for each in lists_of(decision) if key in (PLACE, each["id"] + LAST_PLACE))
    fact = fields[_followed(world, decision, MOVED_BY[listed["id"]])]
    places = max(thresholds(program)[key]) if key == PLACE else world.parameters[listed["cut"]]
    rivals = tuple(fact.type.read(APART * place) for place in range(1, int(places) + 1))
    cuts = rivals if key == PLACE else rivals[:1]
    [named] = [each.name for each in fields.values() if each.type.name == "text"]
    return PlaceLever(base, fact, cuts, _beside(fact, cuts), rivals, named)


def _beside(fact: Fact, cuts: tuple[Any, ...]) -> list[Any]:
    return [value for value in neighbours(fact, cuts) if allowed(fact, value)]


def _followed(world: World, decision: Spec, name: str) -> str:
    """Name the field that a name stands for: itself, or the one that the company has picked.

    Raises:
        ValueError: it is reckoned otherwise; no shipped threshold looks at such a measure.
    """
    if name not in decision["derive"]:
        return name
    derived = decision["derive"][name]["derived"]
    if "pick" not in derived:
        raise ValueError(derived)
    return str(derived[world.parameters[derived["pick"]]])


def told_apart(world: World, question: str, lever: Lever, told: Mapping[Any, Any]) -> list[Any]:
    """Give the thresholds on whose two sides entries stand otherwise, by answers to the values beside them.

    What an answer repeats of the value itself, and the number of the place, tell nothing: they would differ
    beside a threshold, too, that no rule looks at. Nor do ties: they come and go at a rival's value.
    """
    hushed = {"rank", *(by["by"] for each in lists_of(world.decisions[question]) for by in each["order"])}
    values = sorted(lever.beside)
    found = []
    for cut in lever.cuts:
        below, above = (
            max((each for each in values if each < cut), default=cut),
            min((each for each in values if each > cut), default=cut),
        )
        if sorted(_rows(told[below], hushed)) != sorted(_rows(told[above], hushed)):
            found.append(cut)
    return found


def _rows(told: Mapping[str, Any] | None, hushed: set[str]) -> Iterator[str]:
    """Tell who stands where; nobody does where nothing is decided."""
    for output, rows in (told or {}).items():
        for row in rows if output != "ties" else ():
            yield repr((output, {name: value for name, value in row.items() if name not in hushed}))
