"""How often a duty falls due in each calendar period, as laws ask it: at least once a month."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from crmpolicy.values import CalendarUnit, Period
from crmpolicy.verify.courses.paces import Verdict
from crmpolicy.verify.courses.spoken import Return, Spoken

_MONTHS: Final[Mapping[CalendarUnit, int]] = {"month": 1, "quarter": 3, "half year": 6, "year": 12}
_DAYS: Final[Mapping[CalendarUnit, tuple[int, int]]] = {
    "day": (1, 1), "week": (7, 7), "month": (28, 31),
    "quarter": (90, 92), "half year": (181, 184), "year": (365, 366),
}  # fmt: skip


class Often(NamedTuple):
    """A law on how often: ``at_least`` or ``up_to`` so many times in each period."""

    duty: str
    bound: str
    times: int
    period: Period

    def judge(self, spoken: Spoken) -> Verdict:
        """Tell whether what rules say of the duty keeps the law."""
        if any(each.open for each in spoken.returns):
            return "fine"
        if self.bound == "at_least":
            return self._enough(spoken)
        return self._not_too_many(spoken)

    def _enough(self, spoken: Spoken) -> Verdict:
        if self.times == 0:
            return "fine"
        kept = [self._in_each(each)[0] >= self.times for each in spoken.returns if _is_calendar(each)]
        if any(kept):
            return "fine"
        return "wrong" if len(kept) == len(spoken.returns) and not spoken.others else "unclear"

    def _not_too_many(self, spoken: Spoken) -> Verdict:
        sound = [_is_calendar(each) and self._in_each(each)[1] <= self.times for each in spoken.returns]
        if all(sound) and not spoken.others:
            return "fine"
        sure = any(_is_calendar(each) and self._in_each(each)[0] > self.times for each in spoken.returns)
        return "wrong" if sure else "unclear"

    def _in_each(self, each: Return) -> tuple[int, int]:
        """Give how often something comes back in each period of the law, at least and at most."""
        mine, law = each.every.calendar, self.period.calendar
        if mine is None or law is None:
            raise TypeError(each)
        if mine == law:
            return each.times, each.times
        if mine in _MONTHS and law in _MONTHS:
            if _MONTHS[mine] > _MONTHS[law]:
                return 0, each.times
            whole = _MONTHS[law] // _MONTHS[mine] * each.times
            return whole, whole
        return _by_days(each.times, _DAYS[mine], _DAYS[law])


def _by_days(times: int, mine: tuple[int, int], law: tuple[int, int]) -> tuple[int, int]:
    """Count periods that lie whole in another one, and those that lie in it in part."""
    if mine == (1, 1):
        return law[0] * times, law[1] * times
    if mine[0] > law[1]:
        return 0, 2 * times
    return max(law[0] // mine[1] - 1, 0) * times, (law[1] // mine[0] + 2) * times


def _is_calendar(each: Return) -> bool:
    return each.every.calendar is not None


def laws_on(more: Iterable[tuple[str, Any]]) -> list[Often]:
    """Give what a law says of how often.

    >>> laws_on([("often", ("visit", "at_least", 1, Period("month")))])[0].duty
    'visit'
    """
    return [Often(*each) for sort, each in more if sort == "often"]
