"""What a company has not filled, told with its clauses and the line to write."""

from collections.abc import Iterable
from typing import Any

from crmpolicy.errors import Fault
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.parameters import Parameter
from crmpolicy.policy.tables import Table


def slot_fault(table: Table) -> Fault:
    """Word a slot whose rules the company has not written."""
    return Fault("slot-missing", {"name": table.key, "title": table.title}, table.place, table.clauses)


def missing_faults(effective: Effective, missing: Iterable[str]) -> list[Fault]:
    """Word every value that is missing, with its clauses and the line to write."""
    return [_missing(effective, effective.parameters[key]) for key in sorted(missing)]


def _missing(effective: Effective, parameter: Parameter) -> Fault:
    where = effective.company_file
    code = "parameter-missing" if where else "parameter-missing-in-document"
    arguments: dict[str, Any] = {"name": parameter.key, "title": parameter.title, "file": where or ""}
    return Fault(code, arguments, effective.company_place or parameter.place, parameter.clauses)
