"""Questions to a DMN file and back: the policies before, with what the file says of them, and those after."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from crmpolicy.cli.publish.in_force import of_day
from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.errors import Fault
from crmpolicy.interop.dmn import dmn_of, policy_files
from crmpolicy.interop.dmn.exporting import Exporting
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import FactOf
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.tables import Table


def refusals(policies: PolicySet, now: datetime) -> dict[str, Fault]:
    """Give the reason of each question of a document that is no decision table of DMN."""
    exporting = Exporting(policies, now)
    told = {name: exporting.add(policies.point(name), asked=False) for name in policies.effective.tables}
    return {name: fault for name, fault in told.items() if fault is not None}


def there_and_back(
    policies: PolicySet, document: str, names: Sequence[str], now: datetime, folder: Path | None = None
) -> tuple[PolicySet, PolicySet, bytes]:
    """Export questions of one document and import them: what the file says of, what was read, the file."""
    data = dmn_of(policies, *names, now=now)
    with TemporaryDirectory() as made:
        root = folder or Path(made)
        place = root / document
        place.mkdir()
        for name, text in policy_files(data, document=document, beside=root).items():
            (place / name).write_text(text, encoding="utf-8")
        after = load_policy_set(place)
    return as_written(policies, document, names, now), after, data


def as_written(policies: PolicySet, document: str, names: Sequence[str], now: datetime) -> PolicySet:
    """Give the policies as a file can say them: of one day, what follows from facts given itself."""
    exporting = Exporting(policies, now)
    for name in names:
        exporting.add(policies.point(name))
    written = {each for each in exporting.written if not isinstance(exporting.written[each], Fault)}
    effective = of_day(policies, now.date()).effective
    facts = {
        key: replace(each, derived=None) if key in exporting.inputs else each
        for key, each in effective.facts.items()
    }
    tables: dict[str, Table] = {}
    parameters = dict(effective.parameters)
    for name in sorted(written):
        table = effective.tables[name]
        own = {each.key: f"{document}.{each.name}" for each in table.derive}
        facts |= {own[each.key]: _given(each, own[each.key]) for each in table.derive}
        parts = _renamed(table.parts, own)
        parameters |= {key: _keyed(each, own) for key, each in parameters.items()}
        kept = tuple(each for each in table.requires if _table_of(policies, each.point) in written)
        tables[name] = replace(
            table,
            parts=parts,
            derive=(),
            override=None,
            remedy=None,
            properties=(),
            requires=kept,
            decided_by=None,
        )
    found = effective.documents[document]
    changed = replace(
        effective,
        company=document,
        facts=facts,
        tables=tables,
        parameters=parameters,
        documents={document: replace(found, in_force_from=None, in_force_to=None)},
        fact_maps=(),
        chosen={},
        joins=(),
        scale_maps=(),
        calendar=None,
        roles={},
    )
    return PolicySet(changed)


def _table_of(policies: PolicySet, point: str) -> str:
    return policies.point(point).tables[0].key if point in policies.points else ""


def _given(fact: Fact, key: str) -> Fact:
    return replace(fact, key=key, derived=None)


def _keyed(parameter: Parameter, names: dict[str, str]) -> Parameter:
    """Give a mapping whose keys have other names."""
    kind = parameter.type
    if not isinstance(kind, MappingOf):
        return parameter
    return replace(parameter, type=replace(kind, keys=tuple(names.get(each, each) for each in kind.keys)))


def _renamed(found: Any, names: dict[str, str]) -> Any:
    """Give the same with other names of facts."""
    if isinstance(found, FactOf):
        return FactOf(names.get(found.key, found.key))
    if type(found) is tuple:
        return tuple(_renamed(each, names) for each in found)
    if is_dataclass(found) and not isinstance(found, type):
        kept = {each.name: getattr(found, each.name) for each in fields(found) if each.init}
        return replace(found, **{name: _renamed(each, names) for name, each in kept.items()})
    return found
