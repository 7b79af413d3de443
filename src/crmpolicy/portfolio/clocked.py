"""Moments as whole columns: microseconds from 1970 in UTC, and the days that the clocks of a zone show."""

from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from crmpolicy.calendar.clocks import EPOCH, microseconds, moment_at
from crmpolicy.errors import BadValueError
from crmpolicy.portfolio.coding import by_value
from crmpolicy.values import Instant

if TYPE_CHECKING:
    import narwhals as nw
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[Any]]

NEVER: Final = 2**63 - 1
"""In a column of moments: it has not happened."""

WRONG: Final = -(2**63)
"""In a column of moments: no moment, or none that can be told."""

KEPT: Final = WRONG
"""In a column of moments of answers: what the row's answer says."""

DAY: Final = 86_400_000_000
_PROBES: Final = 8  # looks at the clocks in a day; where two differ, each moment between is asked by itself
_FIRST: Final = microseconds(EPOCH.replace(year=2))
_LAST: Final = microseconds(EPOCH.replace(year=9998))


def moments_of(column: "nw.Series[Any]") -> "Numbers":
    """Read a column of moments with zones: as moments, or as texts, as the single evaluation reads each.

    >>> import narwhals
    >>> import pandas
    >>> told = pandas.Series(["1970-01-01T08:00:01+08:00", None, "soon"])
    >>> moments = moments_of(narwhals.from_native(told, series_only=True))
    >>> [each in (NEVER, WRONG) or int(each) for each in moments]
    [1000000, True, True]
    """
    import narwhals as nw  # noqa: PLC0415 - an extra
    import numpy as np  # noqa: PLC0415 - an extra

    if isinstance(column.dtype, nw.Datetime) and column.dtype.time_zone is not None:
        quick = _kept(column)
        if quick is not None:
            return quick
    (codes, size), cells = by_value(column)
    each = np.full(size + 1, WRONG, dtype=np.int64)
    read = [_read(cell) for cell in cells()]
    each[: len(read)] = read
    moments: Numbers = each[codes]
    moments[column.is_null().to_numpy()] = NEVER
    return moments


def _read(cell: Any) -> int:
    try:
        moment = microseconds(Instant().read(cell))
    except BadValueError:
        return WRONG
    return moment if _FIRST < moment < _LAST else WRONG


def _kept(column: "nw.Series[Any]") -> "Numbers | None":
    """Take moments as they are kept; None where one is finer than a microsecond."""
    import numpy as np  # noqa: PLC0415 - an extra
    import pyarrow as pa  # noqa: PLC0415 - an extra

    native = column.to_arrow()
    try:
        whole = native.cast(pa.timestamp("us", native.type.tz)).cast(pa.int64())
    except pa.ArrowInvalid:
        return None
    moments = np.array(whole.fill_null(NEVER), dtype=np.int64)
    moments[(moments != NEVER) & ~((moments > _FIRST) & (moments < _LAST))] = WRONG
    return moments


def local_days(moments: "Numbers", zone: str) -> tuple["Numbers", "Numbers"]:
    """Give the days from 1970 that the clocks of a zone show at some moments, and the clocks' offsets.

    Args:
        moments: microseconds, all of them moments.
        zone: an IANA name.

    >>> import numpy
    >>> days, offsets = local_days(numpy.array([0, 16 * 3_600_000_000]), "Asia/Shanghai")
    >>> days.tolist(), offsets.tolist()
    ([0, 1], [28800000000, 28800000000])
    """
    import numpy as np  # noqa: PLC0415 - an extra

    clocks = ZoneInfo(zone)
    step = DAY // _PROBES
    blocks, inverse = np.unique(moments // step, return_inverse=True)
    begins = np.array([_offset(int(each) * step, clocks) for each in blocks], dtype=np.int64)
    ends = np.array([_offset((int(each) + 1) * step, clocks) for each in blocks], dtype=np.int64)
    offsets = begins[inverse]
    for place in np.flatnonzero((begins != ends)[inverse]):
        offsets[place] = _offset(int(moments[place]), clocks)
    return (moments + offsets) // DAY, offsets


def _offset(moment: int, zone: ZoneInfo) -> int:
    shown = moment_at(moment).astimezone(zone).utcoffset()
    return 0 if shown is None else (shown.days * 86_400 + shown.seconds) * 1_000_000 + shown.microseconds
