"""Rows with moments of their own: which of them are asked at one and the same moment."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.behind import asked_with
from crmpolicy.engine.event_details import EVENTS
from crmpolicy.errors import FactsError, Fault
from crmpolicy.portfolio.coding import by_value
from crmpolicy.portfolio.cutting import known_by

if TYPE_CHECKING:
    import narwhals as nw
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[Any]]


def together(
    policies: PolicySet, point: DecisionPoint, column: "nw.Series[Any]"
) -> Iterator[tuple["Numbers", datetime | FactsError]]:
    """Give the rows that are asked at one moment, with that moment or what is wrong with it.

    Where a question looks at nothing but what is in force, all moments of a period are asked at one of them.

    Args:
        policies: the policy set.
        point: the question.
        column: the moments, with zones: as moments, or as texts of ISO 8601.
    """
    import numpy as np  # noqa: PLC0415 - an extra

    (codes, size), cells = by_value(column)
    moments = [_moment(each) for each in cells()]
    asked = [*asked_with(policies, point.name)]
    looks = any(looks_at_time(each) for each in asked)
    groups: dict[Any, int] = {}
    first: list[datetime | FactsError] = []
    number = np.zeros(size, dtype=np.intp)
    for code, moment in enumerate(moments):
        key = moment if looks or isinstance(moment, FactsError) else _period(asked, moment)
        number[code] = groups.setdefault(key, len(groups))
        if number[code] == len(first):
            first.append(moment)
    of_rows = number[codes]
    for place, moment in enumerate(first):
        rows = np.flatnonzero(of_rows == place)
        if len(rows):
            yield rows, moment


def looks_at_time(point: DecisionPoint) -> bool:
    """Tell whether a question looks at the moment itself: at events, days counted back, an override."""
    if point.by_hand or any(table.course is not None for table in point.tables):
        return True
    return any(
        fact.name == EVENTS or (fact.derived is not None and fact.derived.during is not None)
        for fact in known_by(point)
    )


def _period(asked: Sequence[DecisionPoint], moment: datetime) -> tuple[int, ...]:
    return tuple(each.period(moment) for each in asked)


def _moment(cell: Any) -> datetime | FactsError:
    """Read a moment with a zone; its own package's kind of moment is a datetime as well."""
    if isinstance(cell, str):
        try:
            cell = datetime.fromisoformat(cell)
        except ValueError:
            return FactsError([Fault("now-not-a-moment", {"given": cell})])
    if not isinstance(cell, datetime):
        return FactsError([Fault("now-not-a-moment", {"given": "" if cell is None else str(cell)})])
    if cell.utcoffset() is None:
        return FactsError([Fault("now-without-zone", {"given": cell.isoformat()})])
    return cell
