"""Questions to a DMN file and back: the policies before, with what the file says of them, and those after."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from crmpolicy.company import load_policy_set
from crmpolicy.company.values_in_force import period_on
from crmpolicy.engine import PolicySet
from crmpolicy.engine.event_details import EVENTS
from crmpolicy.errors import Fault
from crmpolicy.interop.dmn import dmn_of, policy_files
from crmpolicy.interop.dmn.exporting import Exporting
from crmpolicy.interop.dmn.model import InputData
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import FactOf
from crmpolicy.policy.parameters import Dated, MappingOf, Parameter
from crmpolicy.policy.tables import Table
from tests.unit.interop.dmn.official_shape import misshapen

ALONE: Final = {"subjects.yaml": "format: 1\nsubjects: {}\n", "facts.yaml": "format: 1\nfacts: {}\n"}
"""No shared words: all facts and questions are the document's own."""


def refusals(policies: PolicySet, document: str, now: datetime) -> dict[str, Fault]:
    """Give the reason of each question of a document that is no decision table of DMN."""
    exporting = Exporting(policies, now)
    names = [name for name in policies.effective.tables if name.partition(".")[0] == document]
    told = {name: exporting.add(policies.point(name), asked=False) for name in names}
    return {name: fault for name, fault in told.items() if fault is not None}


def there_and_back(
    policies: PolicySet, document: str, names: Sequence[str], now: datetime, folder: Path | None = None
) -> tuple[PolicySet, PolicySet, bytes]:
    """Export questions of one document and import them: what the file says of, what was read, the file.

    The file has the shape of DMN 1.5 by the schema of the OMG.
    """
    data = dmn_of(policies, *names, now=now)
    assert misshapen(data) == []
    with TemporaryDirectory() as made:
        root = folder or Path(made)
        place = root / document
        place.mkdir()
        for name, text in ALONE.items():
            (root / name).write_text(text, encoding="utf-8")
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
    effective = policies.effective
    facts = {
        key: _given(each, key, exporting.inputs) if key in exporting.inputs else each
        for key, each in effective.facts.items()
    }
    shared = {key: f"{document}.{key}" for key in facts if "." not in key and key != EVENTS}
    facts |= {shared[key]: _given(facts[key], shared[key], exporting.inputs) for key in shared}
    tables: dict[str, Table] = {}
    parameters = {key: _of_day(each, now) for key, each in effective.parameters.items()}
    for name in sorted(written):
        table = effective.tables[name]
        own = {each.key: f"{document}.{each.name}" for each in table.derive} | shared
        facts |= {own[each.key]: _given(each, own[each.key], exporting.inputs) for each in table.derive}
        told = (each for each in policies.point(name).requires if each.words is None)
        taken = {each.point for each in told if exporting.behind(each.point) is not None}
        requires = tuple(replace(each, fact=own.get(each.fact, each.fact)) for each in table.requires)
        parts = _renamed(table.parts, own)
        parameters |= {key: _keyed(each, own) for key, each in parameters.items()}
        kept = tuple(each for each in requires if each.point in taken)
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


def _given(fact: Fact, key: str, inputs: Mapping[str, InputData]) -> Fact:
    """Give a fact that is given itself; what follows from others may be unknown where it could follow so."""
    told = inputs.get(fact.key)
    return replace(fact, key=key, derived=None, unknown=told.unknown if told is not None else fact.unknown)


def _of_day(parameter: Parameter, now: datetime) -> Parameter:
    """Give a parameter with the value of one day alone: what a file says counts for ever."""
    period = period_on(parameter, now.date())
    return replace(parameter, history=(Dated(period.value),) if period is not None else ())


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
