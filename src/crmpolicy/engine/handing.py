"""What is set by hand, handed on to the questions in whose answers a person may set it."""

from collections.abc import Container, Mapping
from typing import Any, Final

from crmpolicy.engine.reach import tables_behind
from crmpolicy.policy.effective import Effective

PERSON: Final = ("by", "name", "reason", "until")
"""What is told of every exception, whatever it sets."""


def handed(given: Mapping[str, Any], outputs: Container[str]) -> dict[str, Any] | None:
    """Cut what is set by hand down to some outputs, with who set it; ``None`` where it sets none of them.

    >>> handed({"by": "chair", "limit": 5}, {"limit"}), handed({"by": "chair", "limit": 5}, {"grade"})
    ({'by': 'chair', 'limit': 5}, None)
    """
    if not any(name in outputs for name in given):
        return None
    return {name: value for name, value in given.items() if name in outputs or name in PERSON}


def settable(effective: Effective, point: str) -> frozenset[str]:
    """Name the outputs that a person may set in a question, or in any that is asked for its facts."""
    if not any(table.override for table in effective.tables.values()):
        return frozenset()
    tables = tables_behind(effective, effective.tables_of(point))
    return frozenset(name for table in tables if table.override for name in table.override.outputs)
