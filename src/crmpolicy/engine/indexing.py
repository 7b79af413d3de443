"""A part ready to run: what its rules ask of single facts as axes, and what no axis can hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crmpolicy.engine.axes import Axis, axis_of, is_indexed, tests_of
from crmpolicy.engine.folding import FoldedGuard, FoldedPart
from crmpolicy.values import ValueType


@dataclass(frozen=True, slots=True)
class Indexed:
    """A part ready to run: its axes, and the guards that no axis can hold, by the bit of their rule."""

    part: FoldedPart
    axes: tuple[Axis, ...]
    rest: tuple[tuple[int, FoldedGuard], ...]
    applies: FoldedGuard | None

    @property
    def all_rules(self) -> int:
        """The mask of all rules."""
        return (1 << len(self.part.rules)) - 1


def index(part: FoldedPart, kinds: Mapping[str, ValueType]) -> Indexed:
    """Split the guards of a part into axes and the rest."""
    split = [_split(rule.guard, kinds) for rule in part.rules]
    facts = list(dict.fromkeys(fact for by_fact, _ in split for fact in by_fact))
    nothing = FoldedGuard()
    axes = tuple(
        axis_of(fact, kinds[fact], [by_fact.get(fact, nothing) for by_fact, _ in split]) for fact in facts
    )
    rest = tuple((place, left) for place, (_, left) in enumerate(split) if left != nothing)
    return Indexed(part, axes, rest, part.applies if part.applies != nothing else None)


def _split(guard: FoldedGuard, kinds: Mapping[str, ValueType]) -> tuple[dict[str, FoldedGuard], FoldedGuard]:
    """Give what a guard asks of single facts against written values, and what is left."""
    tests: dict[str, list[Any]] = {}
    groups: dict[str, list[Any]] = {}
    left_tests, left_groups = [], []
    for test in guard.tests:
        if test.constant and is_indexed(kinds[test.fact]):
            tests.setdefault(test.fact, []).append(test)
        else:
            left_tests.append(test)
    for group in guard.alternatives:
        inside = [test for each in group for test in tests_of(each)]
        facts = {test.fact for test in inside}
        if len(facts) == 1 and all(test.constant for test in inside) and is_indexed(kinds[next(iter(facts))]):
            groups.setdefault(next(iter(facts)), []).append(group)
        else:
            left_groups.append(group)
    asked = dict.fromkeys((*tests, *groups))
    by_fact = {fact: FoldedGuard(tuple(tests.get(fact, ())), tuple(groups.get(fact, ()))) for fact in asked}
    return by_fact, FoldedGuard(tuple(left_tests), tuple(left_groups))
