"""The days on which values or documents in force change."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from crmpolicy.errors import UnknownPointError
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.tables import Table


def period_starts(effective: Effective) -> tuple[date, ...]:
    """Give every day on which a value, or a document's being in force, changes."""
    days = {
        dated.since
        for parameter in effective.parameters.values()
        for dated in parameter.history
        if dated.since is not None
    }
    for document in effective.documents.values():
        days |= {day for day in (document.in_force_from, _after(document.in_force_to)) if day is not None}
    return tuple(sorted(days))


def _after(day: date | None) -> date | None:
    return None if day is None else day + timedelta(days=1)


def refuse_out_of_force(effective: Effective, tables: Sequence[Table], day: date | None) -> None:
    """Refuse to decide by a document before its first or after its last day.

    Raises:
        UnknownPointError: naming the document and its days.
    """
    for table in tables:
        document = effective.documents[table.document]
        begins, ends = document.in_force_from, document.in_force_to
        early = begins is not None and (day is None or day < begins)
        late = ends is not None and day is not None and day > ends
        if early or late:
            arguments: dict[str, Any] = {
                "document": document.title,
                "begins": str(begins or "-"),
                "ends": str(ends or "-"),
            }
            raise UnknownPointError("document-not-in-force", arguments, document.place)
