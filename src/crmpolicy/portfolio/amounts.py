"""A column of amounts as whole numbers of its smallest part, so that millions are summed exactly and fast."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from crmpolicy.errors import BadValueError, Fault, Location
from crmpolicy.portfolio.columns import Column
from crmpolicy.portfolio.rows import wrong_money
from crmpolicy.values import CONTEXT, Money

if TYPE_CHECKING:
    import narwhals as nw
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.int64]]
    Marks = np.ndarray[Any, np.dtype[np.bool_]]

_MOST: Final = 10**15  # of the smallest part: so many are exact as binary numbers, and all texts have one
_EXACT: Final = 2**53  # up to here a sum of whole numbers is exact as a binary number
_HALF: Final = 26  # bits: whole numbers are summed in two halves, either of which stays exact


class Amounts:
    """The amounts of a column; floats are taken by their shortest text, never as binary numbers.

    ``faults`` are rows whose cell is no amount; an empty cell is none at all, and no fault. Of a fact that
    nobody asked to sum up, a cell that is no amount is left to the question to judge.

    Args:
        column: the head, and how its money is read.
        asked: whether somebody asked to sum it up.
        cells: the cells, of any backend.
        place: where the frame stands in messages.
    """

    def __init__(self, column: Column, cells: "nw.Series[Any]", place: Location, *, asked: bool) -> None:
        import numpy as np  # noqa: PLC0415 - an extra, loaded with the first frame

        self.head = column.head
        self.faults: dict[int, Fault] = {}
        self._kind = column.money or Money(step=None)
        self._place = place
        self._asked = asked
        self._parts: list[tuple[int, Numbers, Numbers]] = []  # decimals, rows, whole numbers
        self._single: dict[int, Decimal] = {}
        left = np.flatnonzero(~cells.is_null().to_numpy())
        if cells.dtype.is_float() and str(cells.dtype) == "Float64" and self._kind.step in _STEPS:
            left = self._together(np.asarray(cells.to_numpy(), dtype=np.float64), left)
        elif cells.dtype.is_integer():
            left = self._whole(cells, left)
        self._read(column, cells, left)

    def _together(self, numbers: "np.ndarray[Any, Any]", left: "Numbers") -> "Numbers":
        """Take all numbers of few decimals at once; give the rows of the others."""
        import numpy as np  # noqa: PLC0415 - an extra

        for places in _STEPS[self._kind.step]:
            scale = 10.0**places
            given = numbers[left]
            whole = np.rint(np.where(np.isfinite(given), given, 0.0) * scale)
            fine = (np.abs(whole) < _MOST) & (whole / scale == given)
            if fine.any():
                self._parts.append((places, left[fine], whole[fine].astype(np.int64)))
            left = left[~fine]
            if not len(left):
                break
        return left

    def _whole(self, cells: Any, left: "Numbers") -> "Numbers":
        import numpy as np  # noqa: PLC0415 - an extra

        given = np.asarray(cells.fill_null(0).to_numpy())[left]
        fine = (given < _MOST) & (given > -_MOST)
        self._parts.append((0, left[fine], given[fine].astype(np.int64)))
        return left[~fine]

    def _read(self, column: Column, cells: Any, left: "Numbers") -> None:
        """Read cell after cell what is not surely a number of few decimals."""
        if not len(left):
            return
        known: dict[Any, Decimal | Fault] = {}
        for place, cell in zip(left.tolist(), cells[left.tolist()].to_list(), strict=True):
            if cell == "":
                continue
            key = cell.__class__, repr(cell)
            if key not in known:
                known[key] = self._amount(column, cell)
            found = known[key]
            if not isinstance(found, Fault):
                self._single[place] = found
            elif self._asked:
                self.faults[place] = found

    def _amount(self, column: Column, cell: Any) -> Decimal | Fault:
        try:
            return Decimal(self._kind.read(cell))
        except BadValueError as error:
            return wrong_money(column, error, self._place)

    def at(self, row: int) -> Decimal | None:
        """Give the amount of one row."""
        import numpy as np  # noqa: PLC0415 - an extra

        for places, rows, whole in self._parts:
            at = int(np.searchsorted(rows, row))
            if at < len(rows) and rows[at] == row:
                return Decimal(int(whole[at])).scaleb(-places, CONTEXT)
        return self._single.get(row)

    def sums(self, ways: "Numbers", count: int) -> list[Decimal | None]:
        """Sum up by way, exactly; ``None`` where no row of a way has an amount.

        Args:
            ways: the way of each row; negative for rows that are not summed.
            count: the number of ways.
        """
        import numpy as np  # noqa: PLC0415 - an extra

        found: list[Decimal | None] = [None] * count
        for places, rows, amounts in self._parts:
            chosen = ways if len(rows) == len(ways) else ways[rows]
            used = chosen >= 0
            whole = amounts if used.all() else amounts[used]
            chosen = chosen if used.all() else chosen[used]
            seen = np.bincount(chosen, minlength=count)
            totals = _totals(chosen, whole, count)
            for way in np.flatnonzero(seen).tolist():
                found[way] = _plus(found[way], Decimal(totals[way]).scaleb(-places, CONTEXT))
        for row, amount in self._single.items():
            way = int(ways[row])
            if way >= 0:
                found[way] = _plus(found[way], amount)
        return found


def _totals(ways: "Numbers", whole: "Numbers", count: int) -> list[int]:
    """Sum up whole numbers by way: as binary numbers, in so small parts that none is ever rounded."""
    import numpy as np  # noqa: PLC0415 - an extra

    most = int(np.abs(whole).max(initial=0))
    if most * len(whole) < _EXACT:
        return [int(each) for each in np.bincount(ways, weights=whole, minlength=count)]
    halves = (whole & ((1 << _HALF) - 1), whole >> _HALF)
    low, high = (np.bincount(ways, weights=each, minlength=count) for each in halves)
    return [int(one) + (int(other) << _HALF) for one, other in zip(low, high, strict=True)]


def _plus(one: Decimal | None, other: Decimal) -> Decimal:
    return other if one is None else CONTEXT.add(one, other)


_STEPS: Final[Mapping[Decimal | None, tuple[int, ...]]] = {
    None: (2, 4, 6),
    Decimal(1): (0,),
    Decimal("0.01"): (2,),
    Decimal("0.0001"): (2, 4),
}
"""With how many decimals numbers are tried, all at once, by the step of the amounts."""
