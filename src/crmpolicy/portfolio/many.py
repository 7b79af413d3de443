"""Many customers at once: the answers of a frame's rows, those of the single evaluation."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from crmpolicy.engine import Decision, DecisionPoint, PolicySet
from crmpolicy.errors import CrmPolicyError
from crmpolicy.portfolio.coding import Coded, coded
from crmpolicy.portfolio.cutting import stretches_of

if TYPE_CHECKING:
    import numpy as np

MOST_AT_ONCE: Final = 1 << 22
"""Combinations of codes for which a table is kept; where there are more, those that occur are sorted."""


def answers_of(
    point: DecisionPoint, policies: PolicySet, columns: Mapping[str, Any], *, now: datetime
) -> tuple["np.ndarray[Any, np.dtype[np.int64]]", list[Decision | CrmPolicyError]]:
    """Answer each row: give the number of its answer, and the answers.

    Args:
        point: the question.
        policies: the policy set that it is of.
        columns: a narwhals series by the name of the fact that it is.
        now: the moment of the question.
    """
    import numpy as np  # noqa: PLC0415

    keys = {name: fact.key for fact in point.reach() for name in (fact.name, fact.key) if name in columns}
    cut = stretches_of(policies, point.name, now, set(keys.values()))
    parts = {name: coded(column, cut.get(keys.get(name, name))) for name, column in columns.items()}
    numbers, firsts = _groups(list(parts.values()))
    cells = {name: column for name, column in columns.items()}
    rows = _rows(cells, firsts)
    return numbers, list(point.evaluate_each(rows, now=now))


def _groups(parts: Sequence[Coded]) -> tuple["np.ndarray[Any, Any]", "np.ndarray[Any, Any]"]:
    """Number the rows by their codes; give each number's first row. Rows apart have numbers of their own."""
    import numpy as np  # noqa: PLC0415

    length = len(parts[0].codes)
    key = np.zeros(length, dtype=np.int64)
    size = 1
    alone = np.zeros(length, dtype=np.bool_)
    for each in parts:
        if size * each.size >= 1 << 62:
            found, key = np.unique(key, return_inverse=True)
            size = len(found)
        key = key * each.size + each.codes
        size *= each.size
        alone |= each.alone
    place = np.flatnonzero(alone)
    numbers, firsts = _numbered(key, size)
    if len(place):
        numbers[place] = len(firsts) + np.arange(len(place))
        firsts = np.concatenate([firsts, place])
    return numbers, firsts


def _numbered(
    key: "np.ndarray[Any, Any]", size: int
) -> tuple["np.ndarray[Any, Any]", "np.ndarray[Any, Any]"]:
    import numpy as np  # noqa: PLC0415

    if size > MOST_AT_ONCE:
        _, firsts, numbers = np.unique(key, return_index=True, return_inverse=True)
        return numbers, firsts
    first = np.full(size, -1, dtype=np.int64)
    first[key[::-1]] = np.arange(len(key) - 1, -1, -1)
    present = np.flatnonzero(first >= 0)
    number = np.zeros(size, dtype=np.int64)
    number[present] = np.arange(len(present))
    return number[key], first[present]


def _rows(columns: Mapping[str, Any], places: "np.ndarray[Any, Any]") -> list[dict[str, Any]]:
    """Give the cells of some rows as the single evaluation takes them."""
    told = {name: column[places.tolist()].to_list() for name, column in columns.items()}
    return [dict(zip(told, cells, strict=True)) for cells in zip(*told.values(), strict=True)]
