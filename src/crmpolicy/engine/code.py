"""Code generation: one function a period that gives the mask of matching rules of each part.

Only the checked model is written out: names are numbered by us and values are bound as objects, so nothing
that a policy or a fact says is ever evaluated as code.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from crmpolicy.engine.axes import ORDERED, Axis, axis_of, is_indexed, tests_of
from crmpolicy.engine.derived import facts_of
from crmpolicy.engine.folding import FoldedGuard, FoldedPart, FoldedTable, FoldedTest
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.values import ValueType

MOST_BRANCHES = 7  # more cuts than these are found by bisection
_COMPARISONS = {"at_least": ">=", "over": ">", "up_to": "<=", "under": "<"}


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


@dataclass(slots=True)
class Writer:
    """Writes one function, line by line, and keeps the objects that it names."""

    names: Mapping[str, str]
    kinds: Mapping[str, ValueType]
    certain: frozenset[str] = frozenset()
    entry_derived: Mapping[str, Callable[[Any, Any], Any]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    bound: dict[str, Any] = field(default_factory=dict)

    def bind(self, value: Any) -> str:
        """Give the name under which the function knows an object."""
        name = f"k{len(self.bound)}"
        self.bound[name] = value
        return name

    def part(self, target: str, indexed: Indexed, indent: str) -> None:
        """Write the mask of one part into a variable; -1 where the part does not apply."""
        if indexed.applies is not None:
            self.lines.append(f"{indent}{target} = -1")
            self.lines.append(f"{indent}if {self._guard(indexed.applies)}:")
            indent += "    "
        masks = [self._axis(axis) for axis in indexed.axes] or [str(indexed.all_rules)]
        self.lines.append(f"{indent}{target} = {' & '.join(masks)}")
        for place, guard in indexed.rest:
            bit = 1 << place
            self.lines.append(f"{indent}if {target} & {bit} and not {self._guard(guard)}:")
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

    def _guard(self, guard: FoldedGuard) -> str:
        """Write a guard as one expression."""
        asked = [self._test(test) for test in guard.tests]
        asked += [f"({' or '.join(self._guard(each) for each in group)})" for group in guard.alternatives]
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
        return self._call(FoldedGuard((test,)))

    def _call(self, guard: FoldedGuard) -> str:
        facts = facts_of(guard)
        kinds = self.kinds

        def check(*values: Any) -> bool:
            return guard_holds(guard, dict(zip(facts, values, strict=True)).__getitem__, kinds)

        return f"{self.bind(check)}({', '.join(self.names[fact] for fact in facts)})"


@dataclass(frozen=True, slots=True)
class Compiled:
    """Generated code: statements that compute the masks, the expression of the result, what they name.

    The result is one number where there is one part, else a tuple; for a table that is asked for each
    entry of a list, a tuple of tuples.
    """

    unpack: str
    body: str
    result: str
    bound: Mapping[str, Any]

    def masks(self) -> Callable[[Any], Any]:
        """Give the function from a tuple of facts to the masks."""
        source = f"def masks(facts):\n{self.unpack}{self.body}    return {self.result}\n"
        found: Callable[[Any], Any] = run(source, self.bound)["masks"]
        return found

    def decider(self, bound: Mapping[str, Any]) -> Callable[..., Any]:
        """Give the function from facts, moment and basis to a decision.

        Args:
            bound: ``known`` finds the answer to masks, ``settle`` answers masks not met before,
                ``decision`` is the class to make, ``new`` makes it.
        """
        ending = self._ending("basis")
        source = f"def decide(facts, now, basis=()):\n{self.unpack}{self.body}{ending}"
        found: Callable[..., Any] = run(source, {**self.bound, **bound})["decide"]
        return found

    def raw_decider(self, reading: str, bound: Mapping[str, Any]) -> Callable[..., Any]:
        """Give the function from raw facts and moment to a decision: reading and deciding in one.

        Args:
            reading: statements that set ``facts`` and its parts, or set it to ``None``.
            bound: as for :meth:`decider`, with ``decide``, ``slow`` and what ``reading`` names.
        """
        odd = "    if facts is None:\n        return decide(slow(given, now), now)\n"
        source = f"def decide_raw(given, now):\n{reading}{odd}{self.body}{self._ending('()')}"
        found: Callable[..., Any] = run(source, {**self.bound, **bound})["decide_raw"]
        return found

    def _ending(self, basis: str) -> str:
        return (
            f"    masks = {self.result}\n    answer = known(masks)\n    if answer is None:\n"
            "        answer = settle(masks, facts)\n"
            f"    return new(decision, (answer, facts, now, {basis}))\n"
        )


def compile_tables(
    tables: Sequence[FoldedTable],
    fields: Sequence[str],
    kinds: Mapping[str, ValueType],
    certain: frozenset[str] = frozenset(),
    entry_derived: Mapping[str, Callable[[Any, Any], Any]] | None = None,
) -> tuple[Compiled, tuple[tuple[Indexed, ...], ...]]:
    """Compile the tables of a point for one period into the function from facts to masks.

    Args:
        tables: one folded table a document.
        fields: the facts of the point in the order of their tuple.
        kinds: the type of each fact.
        certain: facts that are never unknown.
        entry_derived: for facts that follow from the entry of a list, the function from entry and facts.

    Returns:
        The compiled function and the indexed parts.
    """
    used = {fact: f"v{place}" for place, fact in enumerate(fields)}
    writer = Writer(used, kinds, certain, entry_derived or {})
    indexed = tuple(tuple(index(part, kinds) for part in table.parts) for table in tables)
    results = []
    for number, (table, parts) in enumerate(zip(tables, indexed, strict=True)):
        write = _listed if table.table.of else _plain
        results += write(writer, number, table, parts)
    unpack = f"    {', '.join(used.values())}, = facts\n" if used else ""
    body = "".join(f"{line}\n" for line in writer.lines)
    result = results[0] if len(results) == 1 else _tuple(results)
    return Compiled(unpack, body, result, writer.bound), indexed


def _plain(writer: Writer, number: int, _: FoldedTable, parts: Sequence[Indexed]) -> list[str]:
    targets = []
    for place, part in enumerate(parts):
        target = f"m{number}_{place}"
        writer.part(target, part, "    ")
        targets.append(target)
    return targets


def _listed(writer: Writer, number: int, table: FoldedTable, parts: Sequence[Indexed]) -> list[str]:
    """Write the loop over the entries of a list; each entry gives a tuple of masks."""
    entries = writer.names[str(table.table.of)]
    target = f"m{number}"
    writer.lines += [f"    {target} = []", f"    for entry in {entries} or ():"]
    entry_facts = sorted({fact for part in parts for fact in _facts(part)} - writer.names.keys())
    names = {fact: f"e{number}_{place}" for place, fact in enumerate(entry_facts)}
    for fact, name in names.items():
        derived = writer.entry_derived.get(fact)
        found = f"{writer.bind(derived)}(entry, facts)" if derived else f"entry.{fact.rpartition(':')[2]}"
        writer.lines.append(f"        {name} = {found}")
    inner = replace(writer, names={**writer.names, **names})
    masks = []
    for place, part in enumerate(parts):
        inner.part(f"{target}_{place}", part, "        ")
        masks.append(f"{target}_{place}")
    writer.lines.append(f"        {target}.append({_tuple(masks)})")
    writer.lines.append(f"    {target} = None if {entries} is None else tuple({target})")
    return [target]


def _tuple(names: Sequence[str]) -> str:
    """Write a tuple of any length: a table whose parts are all switched off has none."""
    return f"({''.join(f'{name}, ' for name in names)})"


def _facts(indexed: Indexed) -> list[str]:
    found = [axis.fact for axis in indexed.axes]
    for _, guard in indexed.rest:
        found += facts_of(guard)
    return found + (facts_of(indexed.applies) if indexed.applies else [])


def run(source: str, bound: Mapping[str, Any]) -> dict[str, Any]:
    """Run generated source with the objects it names and give what it defines."""
    space: dict[str, Any] = {"bisect_left": bisect_left, "bisect_right": bisect_right, **bound}
    exec(compile(source, "<crmpolicy>", "exec"), space)  # noqa: S102 - written by this module from the model
    return space
