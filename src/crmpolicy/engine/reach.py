"""Every fact that a question may look at, whatever its switches say: for types and catalogues."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from crmpolicy.engine.event_details import EVENTS
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Derivation, Fact
from crmpolicy.policy.guards import FactOf, Guard, Operand, ParameterOf
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.tables import Table


def reached(effective: Effective, tables: Sequence[Table]) -> list[Fact]:
    """Give the facts of some tables, of what they derive from and of the points they require.

    Facts that only one table derives are left out; what they derive from is not.
    """
    found: dict[str, Fact] = {}
    _tables(effective, tables, found, set())
    return [fact for key, fact in sorted(found.items()) if ":" not in key]


def tables_behind(effective: Effective, tables: Iterable[Table]) -> list[Table]:
    """Give tables and those of all questions that decide their facts, by ``requires`` or by a company's map.

    Args:
        effective: what is in force.
        tables: the tables to begin with.
    """
    found: dict[str, Table] = {}
    waiting = list(tables)
    while waiting:
        table = waiting.pop(0)
        if table.key in found:
            continue
        found[table.key] = table
        points = [each.point for each in table.requires]
        if effective.fact_maps:
            asked = {fact.key for fact in reached(effective, [table])}
            points += [each.point for each in effective.fact_maps if each.fact in asked]
        waiting += [one for point in points for one in effective.tables_of(point)]
    return list(found.values())


def _tables(effective: Effective, tables: Iterable[Table], found: dict[str, Fact], seen: set[str]) -> None:
    for table in tables:
        if table.key in seen:
            continue
        seen.add(table.key)
        own = {fact.key: fact for fact in table.derive}
        known = {**effective.facts, **own}
        for key in _mentioned(effective, table):
            _fact(effective, key, known, found)
        for required in table.requires:
            _tables(effective, effective.tables_of(required.point), found, seen)


def _fact(effective: Effective, key: str, known: Mapping[str, Fact], found: dict[str, Fact]) -> None:
    if key in found or key not in known:
        return
    found[key] = known[key]
    derived = known[key].derived
    for source in sources(effective, derived) if derived else ():
        _fact(effective, source, known, found)


def _mentioned(effective: Effective, table: Table) -> Iterator[str]:
    if table.timed or table.governed_by != "now":
        yield EVENTS
    if table.of:
        yield table.of
    for part in table.parts:
        yield from _keys(effective, part.when.operands())
    for _, rule in table.rules():
        yield from _keys(effective, rule.when.operands())
        yield from _keys(effective, (operand for _, operand in rule.then))


def direct_sources(derived: Derivation) -> Iterator[str]:
    """Name the facts that a derivation writes out, those behind mapping parameters left aside."""
    return (operand.key for operand in operands_of(derived) if isinstance(operand, FactOf))


def sources(effective: Effective, derived: Derivation) -> Iterator[str]:
    """Name the facts that a derivation may look at, each switch in any position."""
    yield from _keys(effective, operands_of(derived))


def looks_at(effective: Effective, guard: Guard, wanted: str) -> bool:
    """Tell whether a guard looks at a fact, or at one that follows from it."""
    waiting, seen = [*_keys(effective, guard.operands())], set[str]()
    while waiting:
        key = waiting.pop()
        if key == wanted:
            return True
        derived = effective.facts[key].derived if key in effective.facts and key not in seen else None
        seen.add(key)
        waiting += sources(effective, derived) if derived is not None else ()
    return False


def operands_of(derived: Derivation) -> Iterator[Operand]:
    """Give what a derivation works on: operands, cases, guards, its step, the time that it counts in."""
    yield from (*derived.operands, *derived.minus, *(each for _, each in derived.cases))
    yield from (derived.step,) if derived.step is not None else ()
    yield from derived.during.operands() if derived.during is not None else ()
    for guard in (derived.holds, derived.where):
        yield from guard.operands() if guard else ()
    yield from derived.ranking.operands() if derived.ranking else ()


def _keys(effective: Effective, operands: Iterable[Operand]) -> Iterator[str]:
    for operand in operands:
        if isinstance(operand, FactOf):
            yield operand.key
        elif isinstance(operand, ParameterOf) and operand.entry is None:
            parameter = effective.parameters.get(operand.key)
            if parameter is not None and isinstance(parameter.type, MappingOf):
                yield from operand.keys_left(parameter.type.keys)
