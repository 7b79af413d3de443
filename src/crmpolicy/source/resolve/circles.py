"""Finds what goes round in circles: facts that follow from themselves, points that ask each other."""

from collections.abc import Iterable, Iterator, Mapping

from crmpolicy.policy.facts import Derivation, Fact
from crmpolicy.policy.guards import FactOf, Operand, ParameterOf
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.tables import Table
from crmpolicy.values import ValueType

Graph = Mapping[str, Iterable[str]]


def circles(graph: Graph) -> list[tuple[str, ...]]:
    """Give each circle once, from the place where it is entered first.

    >>> circles({"a": ["b"], "b": ["a"], "c": ["a"]})
    [('a', 'b')]
    """
    found: dict[frozenset[str], tuple[str, ...]] = {}
    done: set[str] = set()
    for start in graph:
        _search(start, graph, [], done, found)
    return list(found.values())


def _search(
    start: str, graph: Graph, path: list[str], done: set[str], found: dict[frozenset[str], tuple[str, ...]]
) -> None:
    """Walk depth first with a stack of our own: chains of facts may be long."""
    stack: list[tuple[str, Iterator[str]]] = []
    if start in done:
        return
    path.append(start)
    stack.append((start, iter(graph.get(start, ()))))
    while stack:
        here, targets = stack[-1]
        target = next(targets, None)
        if target is None:
            stack.pop()
            path.pop()
            done.add(here)
        elif target in path:
            circle = tuple(path[path.index(target) :])
            found.setdefault(frozenset(circle), circle)
        elif target not in done:
            path.append(target)
            stack.append((target, iter(graph.get(target, ()))))


def sources_of(derived: Derivation, kinds: Mapping[str, ValueType]) -> Iterator[str]:
    """Name the facts that a derivation rests on; ``kinds`` are the types of parameters by key."""
    operands: list[Operand] = [*derived.operands, *derived.minus, *(each for _, each in derived.cases)]
    operands += [derived.step] if derived.step else []
    for guard in (derived.where, derived.holds):
        operands += guard.operands() if guard else ()
    yield from _facts(operands, kinds)


def facts_of_table(table: Table, kinds: Mapping[str, ValueType]) -> Iterator[str]:
    """Name the facts that a table asks."""
    operands: list[Operand] = []
    for part in table.parts:
        operands += part.when.operands()
    for _, rule in table.rules():
        operands += [*rule.when.operands(), *(each for _, each in rule.then)]
    yield from _facts(operands, kinds)
    if table.of:
        yield table.of
    yield from table.inputs


def _facts(operands: Iterable[Operand], kinds: Mapping[str, ValueType]) -> Iterator[str]:
    for operand in operands:
        if isinstance(operand, FactOf):
            yield operand.key
        elif isinstance(operand, ParameterOf):
            kind = kinds.get(operand.key)
            if isinstance(kind, MappingOf) and operand.entry is None:
                yield from operand.keys_left(kind.keys)


def graph_of(
    facts: Iterable[Fact], tables: Iterable[Table], kinds: Mapping[str, ValueType]
) -> dict[str, list[str]]:
    """Draw what rests on what: facts on facts, required facts on points, points on facts."""
    graph: dict[str, list[str]] = {}
    for fact in facts:
        graph.setdefault(fact.key, []).extend(sources_of(fact.derived, kinds) if fact.derived else ())
    for table in tables:
        graph[f"point {table.key}"] = list(facts_of_table(table, kinds))
        graph.setdefault(f"point {table.key.partition('.')[2]}", []).append(f"point {table.key}")
        for requirement in table.requires:
            graph.setdefault(requirement.fact, []).append(f"point {requirement.point}")
        for fact in table.derive:
            graph[fact.key] = list(sources_of(fact.derived, kinds)) if fact.derived else []
    return graph
