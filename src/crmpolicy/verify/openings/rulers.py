"""Rulers: what open values are measured on together, because a fact, an output or a range compares them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact, Range
from crmpolicy.policy.guards import Guard, Literally, Operand, ParameterOf
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.properties import Move, Property
from crmpolicy.policy.tables import Table
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import ValueType
from crmpolicy.verify.openings.entries import entries_of


class Slot(NamedTuple):
    """One open value: a parameter, or one entry of a mapping."""

    parameter: str
    entry: Any = None


@dataclass(frozen=True, slots=True)
class Ruler:
    """Open values that lie on one ruler, the fixed values on it, and the types whose neighbours count."""

    open: tuple[Slot, ...]
    fixed: tuple[Any, ...]
    lattices: tuple[ValueType, ...]


@dataclass(slots=True)
class Scale:
    """What one fact or output is compared with or given."""

    operands: list[Operand] = field(default_factory=list)
    fixed: list[Any] = field(default_factory=list)
    lattice: ValueType | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules behind a question do with parameters.

    ``scales`` are what facts are compared with, and what outputs that matter are given; ``decisive`` are the
    parameters whose value can change whether rules fit together: all in guards, switches, folds and these.
    """

    scales: Mapping[str, Scale]
    decisive: frozenset[str]


def reading_of(effective: Effective, name: str, *, compared: bool = False, behind: bool = True) -> Reading:
    """Read what the rules behind a question do with parameters.

    Args:
        effective: what is in force.
        name: the question.
        compared: whether answers are compared, so that every output matters.
        behind: whether what decides facts of the question is read too, or its own rules alone.
    """
    scales: dict[str, Scale] = {}
    decisive: set[str] = set()
    facts: dict[str, Fact] = dict(effective.facts)
    tables = list(tables_behind(effective, name)) if behind else effective.tables_of(name)
    wanted = _wanted(effective, tables)
    for number, table in enumerate(tables):
        facts |= {fact.key: fact for fact in table.derive}
        read = _saying(table, wanted) if number > 0 and not compared else table
        _read_table(read, scales, decisive, all_matter=compared or number > 0)
    for fact in facts.values():
        derived = fact.derived
        for guard in (derived.holds, derived.where) if derived else ():
            if guard is not None:
                _read_guard(guard, scales, decisive)
        if derived is not None and derived.word == "pick":
            decisive |= {each.key for each in derived.operands[:1] if isinstance(each, ParameterOf)}
    for key, scale in scales.items():
        _mark(scale, facts.get(key))
        decisive |= {each.key for each in scale.operands if isinstance(each, ParameterOf)}
    return Reading(scales, frozenset(decisive))


def _wanted(effective: Effective, tables: Iterable[Table]) -> set[tuple[str, str]]:
    """Name what questions ask of others: the point and its output."""
    mapped = {(each.point, each.output) for each in effective.fact_maps}
    return mapped | {(each.point, each.output) for table in tables for each in table.requires}


def _saying(table: Table, wanted: Collection[tuple[str, str]]) -> Table:
    """Leave out the parts of a table that say nothing of what others ask of it."""
    outputs = {output for point, output in wanted if point in (table.key, table.subject)}
    parts = tuple(
        part
        for part in table.parts
        if not outputs or any(name in outputs for rule in part.all_rules() for name, _ in rule.then)
    )
    return replace(table, parts=parts)


def _read_table(table: Table, scales: dict[str, Scale], decisive: set[str], *, all_matter: bool) -> None:
    for part in table.parts:
        _read_guard(part.when, scales, decisive)
    for part, rule in table.rules():
        _read_guard(rule.when, scales, decisive)
        for output, operand in rule.then:
            if all_matter or part.priority == output or _speaks_of(table.properties, output):
                scales.setdefault(f"{table.key} {output}", Scale()).operands.append(operand)
    decisive |= {word.key for _, word in table.combine if isinstance(word, ParameterOf)}


def _speaks_of(laws: Iterable[Property], output: str) -> bool:
    """Tell whether a law beside the rules speaks of an output."""
    for law in laws:
        for side in (law.never, law.always):
            if isinstance(side, Move) and side.name == output:
                return True
            if isinstance(side, Guard) and any(test.subject.key == output for test in side.walk()):
                return True
        if law.same == output:
            return True
    return False


def tables_behind(effective: Effective, name: str) -> Iterator[Table]:
    """Give the tables of a question, then those that decide its facts."""
    waiting, seen = list(effective.tables_of(name)), set()
    maps = [table for each in effective.fact_maps for table in effective.tables_of(each.point)]
    while waiting:
        table = waiting.pop(0)
        if table.key not in seen:
            seen.add(table.key)
            yield table
            waiting += [one for each in table.requires for one in effective.tables_of(each.point)] + maps


def _read_guard(guard: Guard, scales: dict[str, Scale], decisive: set[str]) -> None:
    for test in guard.walk():
        if isinstance(test.subject, ParameterOf):
            decisive.add(test.subject.key)
            decisive |= {each.key for each in test.operands if isinstance(each, ParameterOf)}
        elif test.operator != "known":
            scales.setdefault(test.subject.key, Scale()).operands += test.operands


def _mark(scale: Scale, fact: Fact | None) -> None:
    """Note what is fixed on a scale: written values, and the bounds of its fact."""
    scale.fixed = [each.value for each in scale.operands if isinstance(each, Literally)]
    if fact is not None:
        scale.fixed += _bounds_written(fact.range)
        scale.lattice = fact.type if is_stepped(fact.type) else None


def is_stepped(kind: ValueType) -> bool:
    """Tell whether values of a type have neighbours."""
    return getattr(kind, "step", None) is not None or kind.name in ("integer", "date")


def rulers_of(sets: Sequence[Effective], name: str, slots: Sequence[Slot]) -> list[Ruler]:
    """Group open values by what compares them.

    Args:
        sets: what is in force, of one policy set or of several that are compared.
        name: the question whose rules compare them.
        slots: the open values.
    """
    reading = _together([reading_of(each, name, compared=bool(sets[1:])) for each in sets])
    read = [(effective, reading) for effective in sets]
    groups = [{slot} for slot in slots]
    for scale in reading.scales.values():
        groups = _joined(groups, _on(scale, slots))
    for effective in sets:
        for slot in slots:
            bounds = _bounding(effective, slot.parameter)
            groups = _joined(groups, {slot, *(each for each in slots if each.parameter in bounds)})
    return [_ruler(read, group, slots) for group in groups]


def _together(readings: Sequence[Reading]) -> Reading:
    """Put what several policy sets compare with a fact, or give an output, on one scale."""
    if not readings[1:]:
        return readings[0]
    scales: dict[str, Scale] = {}
    for reading in readings:
        for key, each in reading.scales.items():
            scale = scales.setdefault(key, Scale())
            scale.operands = [*scale.operands, *each.operands]
            scale.fixed = [*scale.fixed, *each.fixed]
            scale.lattice = scale.lattice or each.lattice
    return Reading(scales, frozenset().union(*(each.decisive for each in readings)))


def _on(scale: Scale, slots: Sequence[Slot]) -> set[Slot]:
    """Give the open values that a fact is compared with, or that an output is given."""
    named = [each for each in scale.operands if isinstance(each, ParameterOf)]
    return {
        slot
        for slot in slots
        for each in named
        if each.key == slot.parameter and (each.entry is None or each.entry == slot.entry)
    }


def _ruler(read: Iterable[tuple[Effective, Reading]], group: set[Slot], slots: Sequence[Slot]) -> Ruler:
    fixed: dict[Any, None] = {}
    lattices: dict[ValueType, None] = {}
    for effective, reading in read:
        values = effective.values_on(None)
        for scale in reading.scales.values():
            if _on(scale, slots) & group:
                fixed.update(dict.fromkeys(scale.fixed))
                named = [each for each in scale.operands if isinstance(each, ParameterOf)]
                fixed.update(dict.fromkeys(one for each in named for one in _known(effective, values, each)))
                lattices.update({scale.lattice: None} if scale.lattice is not None else {})
        for slot in group:
            if slot.parameter in effective.parameters:
                fixed.update(dict.fromkeys(_bounds_written(range_of(effective, slot))))
                fixed.update(dict.fromkeys(values.get(each) for each in _bounding(effective, slot.parameter)))
    plain = [
        each for each in fixed if each is not None and each is not UNLIMITED and not isinstance(each, tuple)
    ]
    return Ruler(tuple(slot for slot in slots if slot in group), tuple(plain), tuple(lattices))


def _known(effective: Effective, values: Mapping[str, Any], operand: ParameterOf) -> list[Any]:
    if operand.key not in effective.parameters:
        return []
    value = values.get(operand.key)
    if isinstance(effective.parameters[operand.key].type, MappingOf):
        return [one for entry, one in value or () if operand.entry in (None, entry)]
    return [value]


def range_of(effective: Effective, slot: Slot) -> Range:
    """Give the range of an open value."""
    parameter = effective.parameters[slot.parameter]
    return parameter.type.range if isinstance(parameter.type, MappingOf) else parameter.range


def _bounds_written(allowed: Range) -> list[Any]:
    return [each.value for _, each in allowed.bounds() if isinstance(each, Literally)]


def _bounding(effective: Effective, key: str) -> list[str]:
    bounds = effective.parameters[key].range.bounds() if key in effective.parameters else ()
    return [each.key for _, each in bounds if isinstance(each, ParameterOf)]


def _joined(groups: list[set[Slot]], together: set[Slot]) -> list[set[Slot]]:
    touched = [group for group in groups if group & together]
    if not touched[1:]:
        return groups
    return [*(group for group in groups if not group & together), set().union(*touched)]


def slots_of(effective: Effective, key: str) -> list[Slot]:
    """Give the open values of a parameter: itself, or each entry of a mapping.

    Raises:
        NotDecidedError: the entries cannot be listed.
    """
    parameter = effective.parameters[key]
    if isinstance(parameter.type, MappingOf):
        return [Slot(key, entry) for entry in entries_of(parameter)]
    return [Slot(key)]
