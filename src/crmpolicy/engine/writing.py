"""Writes the generated function of a period line by line, and keeps the objects that it names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crmpolicy.engine.axes import ORDERED, Axis
from crmpolicy.engine.deriving import facts_of
from crmpolicy.engine.folding import FoldedGuard, FoldedTest
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.engine.indexing import Indexed
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import ValueType

MOST_BRANCHES = 7  # more cuts than these are found by bisection
SINGLE = ("boolean", "choice", "role", "text", "integer", "ratio", "number", "money", "quantity", "date")
"""Types whose values are equal when Python says so, and are no lists of values."""
_COMPARISONS = {"at_least": ">=", "over": ">", "up_to": "<=", "under": "<"}


@dataclass(slots=True)
class Writer:
    """Writes one function, line by line, and keeps the objects that it names."""

    names: Mapping[str, str]
    kinds: Mapping[str, ValueType]
    certain: frozenset[str] = frozenset()
    entry_derived: Mapping[str, Callable[[Any, Any], Any]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    bound: dict[str, Any] = field(default_factory=dict)
    prefix: str = "k"

    def bind(self, value: Any) -> str:
        """Give the name under which the function knows an object."""
        name = f"{self.prefix}{len(self.bound)}"
        self.bound[name] = value
        return name

    def part(self, target: str, indexed: Indexed, indent: str) -> None:
        """Write the mask of one part into a variable; -1 where the part does not apply."""
        if indexed.applies is not None:
            self.lines.append(f"{indent}{target} = -1")
            self.lines.append(f"{indent}if {self.guard(indexed.applies)}:")
            indent += "    "
        masks = [self._axis(axis) for axis in indexed.axes] or [str(indexed.all_rules)]
        self.lines.append(f"{indent}{target} = {' & '.join(masks)}")
        for place, guard in indexed.rest:
            bit = 1 << place
            self.lines.append(f"{indent}if {target} & {bit} and not {self.guard(guard)}:")
            self.lines.append(f"{indent}    {target} ^= {bit}")

    def _axis(self, axis: Axis) -> str:
        name = self.names[axis.fact]
        if axis.words is not None:
            words = {**axis.words, None: axis.unknown}
            if axis.rest or self.kinds[axis.fact].name in ("text", "role"):
                return f"{self.bind(words)}.get({name}, {axis.rest})"
            return f"{self.bind(words)}[{name}]"
        found = self._cut(axis, name)
        return found if axis.fact in self.certain else f"({axis.unknown} if {name} is None else {found})"

    def _cut(self, axis: Axis, name: str) -> str:
        """Write the look-up of an ordered value: comparisons for few cuts, bisection for many."""
        open_masks, at_masks = axis.masks[::2], axis.masks[1::2]
        if all(at == above for at, above in zip(at_masks, open_masks[1:], strict=True)):
            return self._branches(name, "<", axis.cuts, open_masks)
        if all(at == below for at, below in zip(at_masks, open_masks[:-1], strict=True)):
            return self._branches(name, "<=", axis.cuts, open_masks)
        cuts, masks = self.bind(axis.cuts), self.bind(axis.masks)
        return f"{masks}[bisect_left({cuts}, {name}) + bisect_right({cuts}, {name})]"

    def _branches(self, name: str, below: str, cuts: Sequence[Any], masks: Sequence[int]) -> str:
        if len(cuts) > MOST_BRANCHES:
            find = "bisect_right" if below == "<" else "bisect_left"
            return f"{self.bind(tuple(masks))}[{find}({self.bind(tuple(cuts))}, {name})]"
        if not cuts:
            return str(masks[0])
        middle = len(cuts) // 2
        low = self._branches(name, below, cuts[:middle], masks[: middle + 1])
        high = self._branches(name, below, cuts[middle + 1 :], masks[middle + 1 :])
        return f"({low} if {name} {below} {self.bind(cuts[middle])} else {high})"

    def guard(self, guard: FoldedGuard) -> str:
        """Write a guard as one expression."""
        asked = [self._test(test) for test in guard.tests]
        asked += [f"({' or '.join(self.guard(each) for each in group)})" for group in guard.alternatives]
        return f"({' and '.join(asked)})" if asked else "True"

    def _test(self, test: FoldedTest) -> str:
        """Write one test: a comparison where Python's own order is the type's, else a call."""
        compared = _COMPARISONS.get(test.operator)
        facts = (test.fact, *test.others)
        if (
            compared is not None
            and len(facts) == len(test.operands) + 1
            and self.kinds[test.fact].name in ORDERED
        ):
            names = [self.names[fact] for fact in facts]
            known = [
                f"{name} is not None"
                for name, fact in zip(names, facts, strict=True)
                if fact not in self.certain
            ]
            return " and ".join([*known, f"{names[0]} {compared} {names[1]}"])
        return self._equal(test) or self._call(FoldedGuard((test,)))

    def _equal(self, test: FoldedTest) -> str | None:
        """Write whether a value is known, or one of some written values, where Python asks the same."""
        name = self.names[test.fact]
        if test.operator == "known" and test.constant:
            return f"{name} is not None" if test.values[0] else f"{name} is None"
        if not test.constant or None in test.values or self.kinds[test.fact].name not in SINGLE:
            return None
        values = frozenset(each for each in test.values if each is not UNLIMITED)
        if test.operator == "is":
            return f"{name} in {self.bind(values)}"  # an unknown is none of them
        if test.operator == "not":
            return f"({name} is not None and {name} not in {self.bind(values)})"
        return None

    def _call(self, guard: FoldedGuard) -> str:
        facts = facts_of(guard)
        kinds = self.kinds

        def check(*values: Any) -> bool:
            return guard_holds(guard, dict(zip(facts, values, strict=True)).__getitem__, kinds)

        return f"{self.bind(check)}({', '.join(self.names[fact] for fact in facts)})"
