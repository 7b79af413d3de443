"""Rulers: what open parameters are measured against each other on, because a fact or a range compares them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import FactOf, Guard, Literally, Operand, ParameterOf
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.tables import Table
from crmpolicy.policy.unlimited import UNLIMITED


@dataclass(frozen=True, slots=True)
class Ruler:
    """Open parameters that lie on one ruler, the fixed values on it, and whether neighbours count on it."""

    open: tuple[str, ...]
    fixed: tuple[Any, ...]
    stepped: bool


def rulers_of(sets: Sequence[Effective], name: str, missing: Sequence[str]) -> list[Ruler]:
    """Group open parameters by what compares them.

    Args:
        sets: what is in force, of one policy set or of several that are compared.
        name: the question whose rules compare them.
        missing: the open parameters.
    """
    groups = [{key} for key in missing]
    marked = [(effective, _marks(effective, name)) for effective in sets]
    for effective, marks in marked:
        for mark in marks:
            groups = _joined(groups, {key for key in mark.open if key in missing})
        for key in missing:
            groups = _joined(groups, {key, *(each for each in _bounds(effective, key) if each in missing)})
    return [_ruler(marked, group, missing) for group in groups]


@dataclass(frozen=True, slots=True)
class _Mark:
    """What one fact or output is compared with or given: parameters and written values."""

    open: frozenset[str]
    fixed: tuple[Any, ...]
    stepped: bool


def _ruler(
    marked: Iterable[tuple[Effective, Sequence[_Mark]]], group: set[str], missing: Sequence[str]
) -> Ruler:
    fixed: dict[Any, None] = {}
    stepped = False
    for effective, marks in marked:
        values = effective.values_on(None)
        for mark in marks:
            if mark.open & group:
                fixed.update(dict.fromkeys(mark.fixed))
                fixed.update(dict.fromkeys(values.get(key) for key in mark.open))
                stepped = stepped or mark.stepped
        for key in group & effective.parameters.keys():
            bounds = effective.parameters[key].range.bounds()
            fixed.update(dict.fromkeys(each.value for _, each in bounds if isinstance(each, Literally)))
            fixed.update(dict.fromkeys(values.get(each) for each in _bounds(effective, key)))
    plain = [each for each in fixed if each is not None and each is not UNLIMITED and not isinstance(each, tuple)]
    return Ruler(tuple(key for key in missing if key in group), tuple(plain), stepped)


def _bounds(effective: Effective, key: str) -> list[str]:
    bounds = effective.parameters[key].range.bounds() if key in effective.parameters else ()
    return [each.key for _, each in bounds if isinstance(each, ParameterOf)]


def _joined(groups: list[set[str]], together: set[str]) -> list[set[str]]:
    touched = [group for group in groups if group & together]
    if len(touched) < 2:
        return groups
    return [*(group for group in groups if not group & together), set().union(*touched)]


def _marks(effective: Effective, name: str) -> list[_Mark]:
    """Give what each fact is compared with, and what each output can be, in the tables behind a question."""
    told: dict[str, list[Operand]] = {}
    facts: dict[str, Fact] = dict(effective.facts)
    for table in _tables(effective, name, set()):
        facts |= {fact.key: fact for fact in table.derive}
        for part in table.parts:
            _guard(part.when, told)
        for _, rule in table.rules():
            _guard(rule.when, told)
            for output, operand in rule.then:
                told.setdefault(f"{table.key} {output}", []).append(operand)
    for fact in facts.values():
        for guard in (fact.derived.holds, fact.derived.where) if fact.derived else ():
            if guard is not None:
                _guard(guard, told)
    return [_mark(effective, facts.get(key), operands) for key, operands in told.items()]


def _tables(effective: Effective, name: str, seen: set[str]) -> Iterator[Table]:
    for table in effective.tables_of(name):
        if table.key in seen:
            continue
        seen.add(table.key)
        yield table
        for required in table.requires:
            yield from _tables(effective, required.point, seen)
        for each in effective.fact_maps:
            yield from _tables(effective, each.point, seen)


def _guard(guard: Guard, told: dict[str, list[Operand]]) -> None:
    for test in guard.walk():
        if isinstance(test.subject, FactOf) and test.operator != "known":
            told.setdefault(test.subject.key, []).extend(test.operands)


def _mark(effective: Effective, fact: Fact | None, operands: Sequence[Operand]) -> _Mark:
    fixed = [each.value for each in operands if isinstance(each, Literally)]
    if fact is not None:
        fixed += [each.value for _, each in fact.range.bounds() if isinstance(each, Literally)]
    stepped = fact is not None and (
        getattr(fact.type, "step", None) is not None or fact.type.name in ("integer", "date")
    )
    named = (each.key for each in operands if isinstance(each, ParameterOf))
    plain = frozenset(key for key in named if not isinstance(effective.parameters[key].type, MappingOf))
    return _Mark(plain, tuple(fixed), stepped)
