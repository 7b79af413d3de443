"""YAML in, span-exact edits out: texts, trees with places, shapes and references.

Every reader takes a list of faults to append to, and gives what could be read. A declaration that is
faulty is unknown, not absent: what refers to it raises no fault of its own.
"""

from typing import Any

from crmpolicy.source.resolve.calendars import read_calendar
from crmpolicy.source.resolve.cases import RawCase, read_cases
from crmpolicy.source.resolve.clauses import read_clauses
from crmpolicy.source.resolve.company import read_company
from crmpolicy.source.resolve.documents import read_document
from crmpolicy.source.resolve.header import read_header
from crmpolicy.source.resolve.shared import read_shared


def json_schemas() -> dict[str, dict[str, Any]]:
    """Give the JSON Schema of each kind of policy file, for editors, by kind.

    >>> sorted(json_schemas())[:2]
    ['calendar', 'cases']
    """
    from crmpolicy.source import schemas  # noqa: PLC0415 - pydantic is loaded only where it is asked for

    return schemas.json_schemas()


def schema_texts() -> dict[str, str]:
    """Give the text of each schema as it is kept in a file, by the name of the file.

    >>> sorted(schema_texts())[:2]
    ['calendar.json', 'cases.json']
    """
    from crmpolicy.source import schemas  # noqa: PLC0415 - pydantic is loaded only where it is asked for

    return schemas.schema_texts()


__all__ = [
    "RawCase",
    "json_schemas",
    "read_calendar",
    "read_cases",
    "read_clauses",
    "read_company",
    "read_document",
    "read_header",
    "read_shared",
    "schema_texts",
]
