"""Which of several statuses of one duty binds."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.policy.duties import DutyJoin

_GROUPS: Final = {
    "open": 0, "at_risk": 0, "paused": 0, "forecast": 0, "breached": 0,
    "met": 1, "late": 1, "closed": 1,
    "waiting": 2,
    "none": 3,
}  # fmt: skip
_BEGINNING: Final = datetime(1, 1, 1, tzinfo=UTC)


def bound(statuses: Iterable[DutyStatus], join: DutyJoin) -> DutyStatus:
    """Give the status that binds, of one duty (and one role where each has a counter of its own).

    What is still to be done binds before what is done, what waits for something comes after both, and that
    there is no duty counts only where nothing else is said. Among equals the earliest due moment binds, or
    the latest; at one moment what is late before what is met, a breach before a warning, then names decide.
    So it does not matter in which order statuses come, nor whether some were put together before.

    Where one document is chosen, the earliest of its own rules binds.

    Raises:
        ValueError: there are none.

    >>> soon = DutyStatus("call", "open", datetime(2026, 3, 3, tzinfo=UTC), rule="soon")
    >>> later = DutyStatus("call", "open", datetime(2026, 3, 4, tzinfo=UTC), rule="later")
    >>> bound([later, soon], "earliest").rule, bound([later, soon], "latest").rule
    ('soon', 'later')
    """
    return min(statuses, key=lambda status: _rank(status, join))


def _rank(status: DutyStatus, join: DutyJoin) -> tuple[Any, ...]:
    due = _BEGINNING if status.due is None else status.due
    distance = due - _BEGINNING if join != "latest" else _BEGINNING - due
    names = (status.document, status.part, status.rule, status.who or "")
    return _GROUPS[status.state], status.due is None, distance, status.state != "late", status.soft, *names
