"""What facts are looked at for: words in lists, events, days at the end of a count, numbers of a product.

Values drawn without them would hardly ever lie where rules tell cases apart.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from tests.oracle.levers import AGAINST
from tests.oracle.literals import Spec
from tests.oracle.periods import edge, years
from tests.oracle.worlds import EVENTS, World


class Hints(NamedTuple):
    """What a question looks for, by plain name; fields of lists are called ``list:field``.

    ``words`` are those that some fact misses in a list, ``near`` what a value should lie at or beside,
    ``events`` those by which cases differ, ``counted`` the lists of which all lines are counted, ``demanded``
    the entries of a form that some rule misses.
    """

    words: dict[str, tuple[str, ...]]
    near: dict[str, list[Any]]
    events: tuple[str, ...]
    counted: frozenset[str]
    demanded: frozenset[str]


def hints_for(world: World, question: str, names: Iterable[str]) -> Hints:
    """Give what a question looks for.

    Args:
        world: the policies.
        question: its name.
        names: the plain names of its facts.
    """
    decision = world.decisions[question]
    declared = {**world.facts, **decision.get("fields", {}), **decision.get("derive", {})}
    derived = [declared[each]["derived"] for each in names if "derived" in declared.get(each, ())]
    near: dict[str, list[Any]] = {}
    for name, value in (*_days(world, derived), *_factors(world, derived), *_needed(world, decision)):
        near.setdefault(name, []).append(value)
    counted = frozenset(each["count"] for each in derived if not {*each} - {"count"} and "count" in each)
    musts = [each["must"] for each in decision.get("rules", ()) if "must" in each]
    demanded = frozenset(name for must in musts for name in must if must[name] == {"known": "yes"})
    events = tuple(dict.fromkeys(_events(derived)))
    return Hints(_wanted(world, decision), near, events, counted, demanded)


def _wanted(world: World, decision: Spec) -> dict[str, tuple[str, ...]]:
    """Give the words that some fact looks for in a list, by the plain name of the list."""
    declared = {**world.facts, **decision.get("derive", {})}
    looking = [each["derived"] for each in declared.values() if "missing" in each.get("derived", ())]
    return {
        each["in"]: world.words(each["missing"]) for each in looking if _is_filled(world, each["missing"])
    }


def _is_filled(world: World, name: str) -> bool:
    """Tell whether a word is the name of a parameter that has a value."""
    return name in world.sections["parameters"] and world.written(name) not in (None, "required")


def _events(derived: Iterable[Spec]) -> Iterator[str]:
    """Name the events that facts go by: which of them came last, or how many there were."""
    for each in derived:
        yield from each.get("last_event", ())
        if each.get("count") == EVENTS:
            asked = each["where"]["event"]
            yield from [asked] if isinstance(asked, str) else asked


def _days(world: World, derived: Iterable[Spec]) -> Iterator[tuple[str, Any]]:
    """Give the last day that a count of entries no longer looks back on, or the years that it looks at."""
    for each in derived:
        if "during" not in each:
            continue
        written, name = each["during"], each.get("count") or each["total"]
        field = f"{name}:{written['by']}"
        if goes_by_years(world, each):
            yield from ((field, Decimal(year)) for year in years(world, written))
        elif (last := edge(world, written)) is not None:
            yield field, last


def goes_by_years(world: World, derived: Spec) -> bool:
    """Tell whether a count looks at years that its entries give as numbers."""
    name = derived.get("count") or derived["total"]
    return name != EVENTS and bool(world.facts[name]["of"][derived["during"]["by"]]["type"] == "integer")


def _needed(world: World, decision: Spec) -> Iterator[tuple[str, Any]]:
    """Give what a ranking needs before it ranks at all: a fact that is what the company has filled in."""
    if decision.get("kind") == "ranking":
        for name, asked in decision.get("when", {}).items():
            yield name, world.parameters[asked]


def _factors(world: World, derived: Iterable[Spec]) -> Iterator[tuple[str, Any]]:
    """Give what makes a product with a parameter as large as what a lever is tried against."""
    for each in derived:
        written = each.get("product", ())
        facts = [name for name in written if name in world.facts]
        values = [world.parameters[name] for name in written if _is_filled(world, name)]
        if len(written) == len(facts) + len(values) and len(facts) == len(values) == 1:
            factor = values[0]
            if isinstance(factor, Fraction) and factor:
                wanted = AGAINST / factor  # where that is no decimal, the nearest one: its neighbours differ
                yield facts[0], Decimal(wanted.numerator) / Decimal(wanted.denominator)
