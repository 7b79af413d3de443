"""Ways to an outcome: which facts have to change, and the stretch that each has to lie in.

``changes`` tells exact outcomes; people ask for one *at least as good*, and for bounds as wide as they are.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import product
from typing import Any, Final

from crmpolicy.engine.axes import tests_of
from crmpolicy.engine.changing import Change
from crmpolicy.engine.regions import Region, Segment, merged
from crmpolicy.engine.searching import MOST_TRIED, Search
from crmpolicy.explaining.case import Case
from crmpolicy.policy.scales import Choice, Scale

MOST_WAYS: Final = 4
"""The most ways that are told; more are no help to a reader."""

Way = Mapping[str, tuple[Region, ...]]
"""The stretches of each fact (by full name), all facts at once."""

Cell = tuple[int, ...]


def scales(case: Case) -> Mapping[str, Scale]:
    """Give the scale of each output that is one word of an ordered scale."""
    return {
        name: kind.scale
        for name, kind in case.kinds.items()
        if isinstance(kind, Choice)
        and kind.scale.ordered
        and not isinstance(case.decision.outcome[name], tuple)
    }


def better_changes(case: Case, output: str) -> tuple[Change, ...]:
    """Give the changes that lead to a better value of an ordered output."""
    now = rank(case, output, case.decision.outcome[output])
    return tuple(each for each in case.changes if rank(case, output, each.outcome[output]) < now)


def rank(case: Case, output: str, value: Any) -> int:
    """Give the place of a value on the scale of an output, 0 for the best; an unknown comes last."""
    scale = scales(case)[output]
    return len(scale.values) if value is None else scale.ranks[value]


def ways_to(case: Case, output: str, target: Any) -> list[Way]:
    """Give the ways to a value of an output or a better one, with the fewest facts.

    Args:
        case: the decided case.
        output: an ordered output.
        target: the value to reach.
    """
    enough = rank(case, output, target)
    reaching = [
        each for each in better_changes(case, output) if rank(case, output, each.outcome[output]) <= enough
    ]
    fewest = min(len(each.needs) for each in reaching)
    sets = dict.fromkeys(
        tuple(one.fact for one in each.needs) for each in reaching if len(each.needs) == fewest
    )
    return [way for names in sets for way in _ways_with(case, names, output, enough)]


def _ways_with(case: Case, names: Sequence[str], output: str, enough: int) -> list[Way]:
    """Give the ways that change these facts, each as wide as it can be."""
    keys = [case.by_name[name].key for name in names]
    axes = [case.search.axes[key] for key in keys]
    good: set[Cell] = set()
    tried = case.search.try_facts(case.decision.facts, keys)
    cells = product(*(range(len(axis)) for axis in axes))
    for cell, outcome in zip(cells, tried.values(), strict=True):
        if outcome is not None and rank(case, output, outcome[output]) <= enough:
            good.add(cell)
    return [dict(zip(keys, _stretches(axes, box), strict=True)) for box in boxes(good)]


def boxes(good: AbstractSet[Cell]) -> list[tuple[tuple[int, ...], ...]]:
    """Cover cells of a grid by boxes, each as large as it can grow.

    >>> boxes({(0, 1), (0, 2), (1, 1), (1, 2)})
    [((0, 1), (1, 2))]
    >>> boxes({(0, 0), (1, 0), (1, 1)})
    [((0, 1), (0,)), ((1,), (0, 1))]
    """
    found: list[tuple[tuple[int, ...], ...]] = []
    for cell in sorted(good):
        if not any(all(place in side for place, side in zip(cell, box, strict=True)) for box in found):
            found.append(_grown(cell, good))
    return found


def _grown(cell: Cell, good: AbstractSet[Cell]) -> tuple[tuple[int, ...], ...]:
    box: list[tuple[int, ...]] = [(place,) for place in cell]
    for axis in range(len(cell)):
        for place in sorted({each[axis] for each in good} - set(box[axis])):
            wider = [*box[:axis], (place,), *box[axis + 1 :]]
            if all(each in good for each in product(*wider)):
                box[axis] = tuple(sorted((*box[axis], place)))
    return tuple(box)


def _stretches(
    axes: Sequence[Sequence[Segment]], box: tuple[tuple[int, ...], ...]
) -> list[tuple[Region, ...]]:
    return [merged([axis[place].region for place in side]) for axis, side in zip(axes, box, strict=True)]


def next_better(case: Case, output: str) -> str | None:
    """Give the next better value of an ordered output that some facts lead to; None where there is none."""
    reached = {each.outcome[output] for each in better_changes(case, output)}
    return max(reached, key=lambda value: rank(case, output, value)) if reached else None


def untried(case: Case) -> set[str]:
    """Name the facts of which not every value is tried, so that nothing can be ruled out.

    Free texts and roles are tried as far as rules name them, and no fact is tried as an unknown.
    """
    found = case.search.unindexed()
    found |= {
        key for key in case.search.axes if case.teller.facts[key].type.name in ("text", "role", "weekday")
    }
    rules = [rule for table in case.program.tables for part in table.parts for rule in part.rules]
    tests = [test for rule in rules for test in tests_of(rule.guard)]
    return found | {test.fact for test in tests if test.operator == "known"}


def too_many(search: Search) -> bool:
    """Tell whether there are more combinations of facts than are tried."""
    count = 1
    for axis in search.axes.values():
        count *= len(axis) + 1
    return count - 1 > MOST_TRIED
