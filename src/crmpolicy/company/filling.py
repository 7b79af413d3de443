"""Documents filled by a company: parameters with their histories, slots with their rules."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from crmpolicy.errors import Fault
from crmpolicy.policy.documents import Company, Document
from crmpolicy.policy.guards import FactOf, Literally, Operand, ParameterOf
from crmpolicy.policy.parameters import Dated, MappingOf, Parameter
from crmpolicy.policy.semantics import holds
from crmpolicy.policy.tables import Table
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.wording import word


def filled(parameter: Parameter, company: Company | None) -> Parameter:
    """Give a parameter with the company's value, where it has one."""
    filling = company.fillings.get(parameter.key) if company else None
    if filling is None or company is None:
        return parameter
    return replace(
        parameter,
        history=filling.history,
        origin=company.key,
        locked=parameter.locked or filling.locked,
        may_only_tighten=parameter.may_only_tighten or filling.may_only_tighten,
    )


def slotted(table: Table, company: Company | None) -> Table:
    """Give a slot with the company's rules, where it has some."""
    parts = company.slots.get(table.key) if company else None
    return replace(table, parts=parts) if parts else table


def tables_of(documents: Mapping[str, Document], company: Company | None) -> dict[str, Table]:
    """Give every table of the documents, slots filled, sorted by name."""
    tables = {key: table for document in documents.values() for key, table in document.tables.items()}
    return {key: slotted(tables[key], company) for key in sorted(tables)}


def range_faults(parameters: Mapping[str, Parameter]) -> list[Fault]:
    """Find values outside their range, on every day on which one of them changes; each is told once."""
    days: set[date] = {
        dated.since for parameter in parameters.values() for dated in parameter.history if dated.since
    }
    told: dict[tuple[str, str, Any], Fault] = {}
    for day in (None, *sorted(days)):
        values = {key: dated for key, parameter in parameters.items() if (dated := value_on(parameter, day))}
        for key, dated in values.items():
            for operator, fault in _outside(parameters, parameters[key], dated, values):
                told.setdefault((key, operator, dated.value), fault)
    return list(told.values())


def value_on(parameter: Parameter, day: date | None) -> Dated | None:
    """Give the entry of a history that counts on a day; ``None`` asks for the first."""
    found = None
    for dated in parameter.history:
        if dated.since is None or (day is not None and dated.since <= day):
            found = dated
    return found


def _outside(
    parameters: Mapping[str, Parameter], parameter: Parameter, dated: Dated, values: Mapping[str, Dated]
) -> list[tuple[str, Fault]]:
    """Find the bounds that a value breaks."""
    found: list[tuple[str, Fault]] = []
    kind = parameter.type
    if dated.value is UNLIMITED or isinstance(kind, MappingOf):
        return found
    for operator, operand in parameter.range.bounds():
        bound = _bound(operand, values)
        if bound is None or bound is UNLIMITED or holds(kind, dated.value, operator, (bound,)):
            continue
        comparable = kind.compare(dated.value, bound) is not None
        code = "parameter-out-of-range" if comparable else "parameter-not-comparable"
        other = parameters[operand.key].title if isinstance(operand, ParameterOf) else kind.words(bound)
        arguments: dict[str, Any] = {
            "name": parameter.key,
            "given": kind.words(dated.value),
            "operator": word(operator),
            "bound": kind.words(bound),
            "other": other,
        }
        found.append((operator, Fault(code, arguments, dated.place or parameter.place, parameter.clauses)))
    return found


def _bound(operand: Operand, values: Mapping[str, Dated]) -> Any:
    if isinstance(operand, Literally):
        return operand.value
    if isinstance(operand, FactOf):
        return None
    dated = values.get(operand.key)
    return dated.value if dated else None
