"""Rows that have the same code in every column are one group: one of them is asked for all."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from crmpolicy.portfolio.coding import Coded

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[Any]]

MOST_AT_ONCE: Final = 1 << 22
"""Combinations of codes for which a table is kept; where there are more, those that occur are sorted."""

MOST_CODES: Final = 1 << 62
_PIECE: Final = 1 << 15  # rows at a time: their places stay in the memory next to the processor


def groups_of(parts: Sequence[Coded]) -> tuple["Numbers", "Numbers"]:
    """Number the rows by their codes; give the number of each row, and for each number a row.

    Args:
        parts: the codes of at least one column, all of one length.
    """
    import numpy as np  # noqa: PLC0415 - an extra

    key: Numbers = np.zeros(len(parts[0].codes), dtype=np.uint8)
    size = 1
    for each in parts:
        if size * each.size >= MOST_CODES:
            found, key = np.unique(key, return_inverse=True)
            size = len(found)
        together = np.min_scalar_type(size * each.size)
        key = key.astype(together) * together.type(each.size) + each.codes.astype(together)
        size *= each.size
    return _numbered(key, size)


def _numbered(key: "Numbers", size: int) -> tuple["Numbers", "Numbers"]:
    """Number the keys that occur, and give a row for each."""
    import numpy as np  # noqa: PLC0415 - an extra

    if size > MOST_AT_ONCE:
        _, rows, inverse = np.unique(key, return_index=True, return_inverse=True)
        return inverse, rows
    some: Numbers = np.full(size, -1, dtype=np.intp)
    for start in range(0, len(key), _PIECE):
        piece = key[start : start + _PIECE].astype(np.intp)
        some[piece] = np.arange(start, start + len(piece))
    present = np.flatnonzero(some >= 0)
    number: Numbers = np.zeros(size, dtype=np.min_scalar_type(len(present)))
    number[present] = np.arange(len(present), dtype=number.dtype)
    numbers: Numbers = np.empty(len(key), dtype=number.dtype)
    for start in range(0, len(key), _PIECE):
        piece = key[start : start + _PIECE].astype(np.intp)
        np.take(number, piece, out=numbers[start : start + _PIECE])
    return numbers, some[present]
