"""Code generation: one function a period that gives the mask of matching rules of each part.

Only the checked model is written out: names are numbered by us and values are bound as objects, so nothing
that a policy or a fact says is ever evaluated as code.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from crmpolicy.engine.deriving import facts_of
from crmpolicy.engine.folding import FoldedTable
from crmpolicy.engine.indexing import Indexed, index
from crmpolicy.engine.writing import Writer
from crmpolicy.values import ValueType


@dataclass(frozen=True, slots=True)
class Compiled:
    """Generated code: statements that compute the masks, the expression of the result, what they name.

    The result is one number where there is one part, else a tuple; for a table that is asked for each
    entry of a list, a tuple of tuples. An answer is remembered by ``key``: the masks and, where rules repeat
    facts in what they say, the values of these.
    """

    unpack: str
    body: str
    result: str
    bound: Mapping[str, Any]
    key: str = "masks"

    def masks(self) -> Callable[[Any], Any]:
        """Give the function from a tuple of facts to the masks."""
        source = f"def masks(facts):\n{self.unpack}{self.body}    return {self.result}\n"
        found: Callable[[Any], Any] = run(source, self.bound)["masks"]
        return found

    def decider(self, bound: Mapping[str, Any]) -> Callable[..., Any]:
        """Give the function from facts, moment and basis to a decision.

        Args:
            bound: ``known`` finds the answer to a key, ``settle`` answers masks not met before,
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
            f"    masks = {self.result}\n    answer = known({self.key})\n    if answer is None:\n"
            "        answer = settle(masks, facts)\n"
            f"    return new(decision, (answer, facts, now, {basis}))\n"
        )


def compile_tables(
    tables: Sequence[FoldedTable],
    fields: Sequence[str],
    kinds: Mapping[str, ValueType],
    certain: frozenset[str] = frozenset(),
    entry_derived: Mapping[str, Callable[[Any, Any], Any]] | None = None,
    *,
    repeated: Sequence[str] = (),
) -> tuple[Compiled, tuple[tuple[Indexed, ...], ...]]:
    """Compile the tables of a point for one period into the function from facts to masks.

    Args:
        tables: one folded table a document.
        fields: the facts of the point in the order of their tuple.
        kinds: the type of each fact.
        certain: facts that are never unknown.
        entry_derived: for facts that follow from the entry of a list, the function from entry and facts.
        repeated: facts that rules repeat in what they say.

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
    key = _tuple(["masks", *(used[fact] for fact in repeated)]) if repeated else "masks"
    return Compiled(unpack, body, result, writer.bound, key), indexed


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
