"""Numbers put into stretches, exactly: binary ones, decimals as whole numbers, and texts of numbers."""

import re
from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any, Final

from crmpolicy.portfolio.cutting import EXACT, Stretches, beyond
from crmpolicy.values import FINEST

if TYPE_CHECKING:
    import numpy as np

    Codes = np.ndarray[Any, np.dtype[Any]]

_PLAIN: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_LONGEST: Final = 16  # fifteen digits and a point
_WIDEST: Final = 2**63


def binary_codes(numbers: "np.ndarray[Any, Any]", stretches: Stretches) -> "Codes":
    """Tell in which stretch each binary number lies; what is not surely legal is outside.

    Comparing binary numbers is exact here: an edge has at most fifteen digits, and whatever is written with
    as many lies on the same side of it as its binary form does. A number is on its step where it is the
    binary form of a whole number of steps.
    """
    import numpy as np  # noqa: PLC0415 - an extra

    edges = [each.binary for each in stretches.edges]
    codes = np.searchsorted(edges, numbers, side="right").astype(np.min_scalar_type(beyond(stretches)))
    fine = np.abs(numbers) < EXACT  # not where it is no number
    if stretches.low is not None:
        low = float(stretches.low)
        fine &= numbers > low if stretches.over else numbers >= low
    if stretches.high is not None:
        high = float(stretches.high)
        fine &= numbers < high if stretches.under else numbers <= high
    if stretches.scale is not None:
        steps = np.rint(np.where(fine, numbers, 0.0) * stretches.scale)
        fine &= (np.abs(steps) < EXACT) & (steps / stretches.scale == numbers)
    codes[~fine] = beyond(stretches)
    return codes


def decimal_codes(column: Any, stretches: Stretches) -> "Codes | None":
    """Tell in which stretch each exact decimal lies: whole numbers of their last digit are compared.

    Args:
        column: an Arrow array of decimals; what stands in its empty cells does not matter.
        stretches: the stretches.

    Returns:
        The codes, outside where a number is too wide; None where edges or steps are.
    """
    import numpy as np  # noqa: PLC0415 - an extra
    import pyarrow as pa  # noqa: PLC0415 - an extra

    scale = column.type.scale
    bounds = _bounds(stretches, scale)
    if bounds is None:
        return None
    edges, low, high, step = bounds
    pieces = column.chunks if isinstance(column, pa.ChunkedArray) else [column]
    halves = np.concatenate([_halves(each.cast(pa.decimal128(38, scale))) for each in pieces or []])
    numbers, above = halves[:, 0], halves[:, 1]
    codes = np.searchsorted(edges, numbers, side="right").astype(np.min_scalar_type(beyond(stretches)))
    fine = above == numbers >> 63
    fine &= (numbers >= low) & (numbers <= high)
    if step > 1:
        fine &= numbers % step == 0
    codes[~fine] = beyond(stretches)
    return codes


def _halves(column: Any) -> "np.ndarray[Any, Any]":
    """Give the lower and upper halves of decimals of 128 bits."""
    import numpy as np  # noqa: PLC0415 - an extra

    words = np.frombuffer(column.buffers()[1], dtype=np.int64).reshape(-1, 2)
    return words[column.offset : column.offset + len(column)]


def _bounds(stretches: Stretches, scale: int) -> tuple[list[int], int, int, int] | None:
    """Give edges, least, most and step in units of the last digit; None where they pass 64 bits.

    A decimal with fewer digits behind the point than its step is on it.
    """
    unit = Fraction(10) ** scale
    edges = [
        floor(each.value * unit) + 1 if each.over else ceil(each.value * unit) for each in stretches.edges
    ]
    low, high = -(10**15) * int(unit) + 1, 10**15 * int(unit) - 1
    if stretches.low is not None:
        low = max(low, floor(stretches.low * unit) + 1 if stretches.over else ceil(stretches.low * unit))
    if stretches.high is not None:
        high = min(high, ceil(stretches.high * unit) - 1 if stretches.under else floor(stretches.high * unit))
    step = 1 if stretches.step is None else int(max(Fraction(stretches.step) * unit, Fraction(1)))
    low, high = max(low, -_WIDEST), min(high, _WIDEST - 1)
    if not 0 <= scale <= FINEST or step >= _WIDEST or any(abs(each) >= _WIDEST for each in edges):
        return None
    return edges, low, high, step


def text_codes(texts: Sequence[Any], stretches: Stretches) -> "Codes":
    """Tell in which stretch the number lies that a text is; what is not plainly one is outside.

    >>> from crmpolicy.portfolio.cutting import Edge, Stretches
    >>> halves = Stretches((Edge(Fraction(1, 2), over=False),), None, False, None, False, None)
    >>> text_codes(["0.4", "0.5", "50%", None], halves).tolist()
    [0, 1, 3, 3]
    """
    import numpy as np  # noqa: PLC0415 - an extra

    plain = _PLAIN.fullmatch
    numbers = [
        float(each) if each is not None and len(each) <= _LONGEST and plain(each) else np.nan
        for each in texts
    ]
    return binary_codes(np.array(numbers, dtype=np.float64), stretches)
