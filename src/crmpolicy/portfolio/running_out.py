"""How much of a limit has run, for whole columns: on the clock, or in open time."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from crmpolicy.calendar.clocks import moment_at
from crmpolicy.portfolio.clocked import DAY
from crmpolicy.portfolio.due_columns import opened_before
from crmpolicy.portfolio.obligations import Limited

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[Any]]


def in_known_time(moments: "Numbers", limited: Limited) -> "Numbers":
    """Tell which moments the working calendar of a limit knows."""
    low, high = limited.time.answered_between()
    return (moments >= low) & (moments < high)


def at_risk(since: "Numbers", due: "Numbers", now: int, limited: Limited, share: Fraction) -> "Numbers":
    """Tell where at least a share of the time up to the due moment has run; exactly, in whole numbers.

    Args:
        since: from when each limit counts.
        due: by when it is due.
        now: the moment of the question.
        limited: the limit.
        share: of the whole time.
    """
    import numpy as np  # noqa: PLC0415 - an extra

    at = np.full(len(since), now, dtype=np.int64)
    if limited.in_open_time:
        known = in_known_time(since, limited) & in_known_time(due, limited) & in_known_time(at, limited)
        since, due, at = (np.where(known, each, now) for each in (since, due, at))
        least, most = min(int(since.min()), now), max(int(due.max()), now)
        first, last = moment_at(least - DAY).date(), moment_at(most + DAY).date()
        table = limited.time.laid_out(first, last)
        since, due, at = (opened_before(each, table) for each in (since, due, at))
    # whole numbers of any length: a product may pass 64 bits
    passed, whole = (at - since).astype(object), (due - since).astype(object)
    return np.asarray(passed * share.denominator >= whole * share.numerator, dtype=bool)
