"""Who moves when policies change: two policy sets asked about the same customers at the same moment."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar, overload

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.event_details import EVENTS
from crmpolicy.engine.naming import names_for
from crmpolicy.errors import (
    CalendarHorizonError,
    FactsError,
    MissingParameterError,
    UndecidedError,
)
from crmpolicy.portfolio.impact import Impact, Moved, Refused
from crmpolicy.portfolio.pairing import Grouped, eager, is_frame
from crmpolicy.portfolio.regions import OUTSIDE, Answered, Region, region_of
from crmpolicy.portfolio.rows import Row
from crmpolicy.portfolio.tallying import REFUSED, Sums, Tally, binding, faults_of, outcome_of
from crmpolicy.verify import Difference

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.int64]]

_NO_ANSWER: Final = (FactsError, MissingParameterError, UndecidedError, CalendarHorizonError)
_AT_ONCE: Final = 1000
"""Rows of a frame that are made together when one after the other is looked at."""

Made = TypeVar("Made")


def measure_impact(
    before: PolicySet,
    after: PolicySet,
    point: str,
    rows: Iterable[Row] | Any,
    *,
    now: datetime,
    difference: Difference | None = None,
    mapping: Mapping[str, str] | None = None,
    money: Sequence[str] = (),
) -> Impact:
    """Ask two policy sets the same question about each row: who moves from what to what, with money.

    All rows are asked under the policies as they are; under those as they would be only the rows in the
    region that ``diff`` names: for all others it is proved that their answer stays. Where nothing is proved,
    or facts are read otherwise than before, all rows are asked twice. ``evaluated_twice`` counts them.

    Of a row's facts each set is given those that its question may look at.

    Args:
        before: the policies as they are.
        after: the policies as they would be.
        point: the question, which both must know.
        rows: the customers: rows, or a frame of pandas, Polars or PyArrow. Columns of a frame are facts as
            :func:`evaluate_many` takes them; a row's ``line`` is then its number, counted from 1.
        now: the moment of the question.
        difference: what ``diff`` tells of both, where that is known; else the question is compared.
        mapping: of a frame, columns with the facts that they are; an empty text keeps one aside.
        money: of a frame, columns to be summed up; those of facts that are money are added by themselves.

    Raises:
        UnknownPointError: one of the sets does not know the question.
        FactsError: the moment has no zone, or columns cannot be used.
        CrmPolicyError: a frame is given, and the packages behind frames are not installed.

    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> only = {"steel.share_only": True}
    >>> steel = load_policy_set("example-steel", parameters=only)
    >>> wider = load_policy_set("example-steel", parameters=only | {"steel.grade_a_share": "0.9%"})
    >>> rows = [Row(2, "C-1", {"steel.sales_share": "0.95%"}), Row(3, "C-2", {"steel.sales_share": "2%"})]
    >>> impact = measure_impact(steel, wider, "customer_grade", rows, now=now)
    >>> impact.matrix(), impact.evaluated_twice
    ({('A', 'A'): 1, ('B', 'A'): 1}, 1)
    """
    points = before.point(point), after.point(point)
    if not isinstance(now, datetime) or now.utcoffset() is None:
        points[0].program(now)  # tells what is wrong with the moment
    region = region_of(before, after, point, now=now, difference=difference)
    if is_frame(rows):
        grouped = Grouped(eager(rows), (before, after), point, now=now, mapping=mapping or {}, money=money)
        return _of_frame(grouped, points, region, now)
    sides = Side(before, points[0]), Side(after, points[1])
    return _of_rows(rows, sides, region, now)


class Side:
    """One policy set with the question, and the names by which it takes facts."""

    def __init__(self, policies: PolicySet, point: DecisionPoint) -> None:
        self.point = point
        spellings = names_for(policies.effective, self.point.tables).spellings
        wanted = {spellings.get(fact.key, fact.key) for fact in self.point.reach()}
        self._taken = {EVENTS, *wanted, *(name for name, plain in spellings.items() if plain in wanted)}

    def at(self, point: DecisionPoint) -> "Side":
        """Give another state of the question that takes the same facts."""
        other = copy(self)
        other.point = point
        return other

    def given(self, row: Row) -> dict[str, Any]:
        """Give the facts of a row that the question may look at."""
        return {name: value for name, value in row.facts.items() if name in self._taken}

    def answer(self, given: Mapping[str, Any], now: datetime) -> Answered:
        """Ask about a row."""
        try:
            return self.point.evaluate(given, now=now)
        except _NO_ANSWER as error:
            return error


def _of_rows(rows: Iterable[Row], sides: tuple[Side, Side], region: Region, now: datetime) -> Impact:
    tally, sums = Tally(region), Sums()
    count = twice = 0
    moved: list[Moved] = []
    refused: list[Refused] = []
    for row in rows:
        count += 1
        if row.faults:
            refused.append(Refused(row, row.faults))
            continue
        given = sides[0].given(row)
        old = new = sides[0].answer(given, now)
        around = region.around(old, given, now)
        if around is not OUTSIDE:
            twice += 1
            new = sides[1].answer(sides[1].given(row), now)
        way = tally.add(old, new, around or ())
        if way == REFUSED:
            refused.append(Refused(row, faults_of(new)))
            continue
        sums.add(way, row.money)
        if outcome_of(old) != outcome_of(new):
            moved.append(_moved(row, old, new))
    ways = tally.ways(sums.of(len(tally.rows)))
    return Impact(region.point.name, sides[1].point.title, count, twice, ways, tuple(moved), tuple(refused))


def _moved(row: Row, old: Answered, new: Answered) -> Moved:
    return Moved(row, outcome_of(old), outcome_of(new), binding(new), (*faults_of(old), *faults_of(new)))


def _of_frame(
    grouped: Grouped, points: tuple[DecisionPoint, DecisionPoint], region: Region, now: datetime
) -> Impact:
    """Ask about one row of each combination, and spread what is answered over all rows."""
    import numpy as np  # noqa: PLC0415 - an extra

    old = grouped.answers(0, points[0])
    around = [region.around(*each, now) for each in zip(old, grouped.firsts, strict=True)]
    inside = [number for number, found in enumerate(around) if found is not OUTSIDE]
    new = list(old)
    for number, answer in zip(inside, grouped.answers(1, points[1], inside), strict=True):
        new[number] = answer
    tally = Tally(region)
    counted = zip(old, new, around, grouped.counts.tolist(), strict=True)
    ways = np.array([tally.add(was, is_, found or (), rows) for was, is_, found, rows in counted], np.int64)
    moves = np.array([*tally.moves(), False], dtype=np.bool_)[ways]  # those refused are the last
    answers = _Answers(grouped, old, new)
    refused = ways == REFUSED
    return Impact(
        points[0].name,
        points[1].title,
        len(grouped.frame),
        int(grouped.counts[inside].sum()),
        tally.ways(_money(grouped, ways, len(tally.rows))),
        _Made(int(grouped.counts[moves].sum()), lambda: grouped.places(moves), answers.moved),
        _Made(
            int(grouped.counts[refused].sum()) + len(grouped.unreadable),
            lambda: _with_unreadable(grouped, refused),
            answers.refused,
        ),
    )


def _with_unreadable(grouped: Grouped, refused: "np.ndarray[Any, np.dtype[np.bool_]]") -> "Numbers":
    import numpy as np  # noqa: PLC0415 - an extra

    return np.union1d(grouped.places(refused), np.array([*grouped.unreadable], dtype=np.int64))


def _money(grouped: Grouped, ways: "Numbers", count: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [{} for _ in range(count)]
    if grouped.amounts:
        of_row = grouped.spread(ways, REFUSED)
        for each in grouped.amounts:
            for way, amount in enumerate(each.sums(of_row, count)):
                if amount is not None:
                    found[way][each.head] = amount
    return found


class _Answers:
    """The answers of a frame's rows, from which single rows are made."""

    def __init__(self, grouped: Grouped, old: Sequence[Answered], new: Sequence[Answered]) -> None:
        self._grouped = grouped
        self._old, self._new = old, new

    def moved(self, places: "Numbers") -> list[Moved]:
        """Make rows that move."""
        told = zip(self._grouped.rows(places.tolist()), self._grouped.combinations(places), strict=True)
        return [_moved(row, self._old[number], self._new[number]) for row, number in told]

    def refused(self, places: "Numbers") -> list[Refused]:
        """Make rows that are refused."""
        rows = self._grouped.rows(places.tolist())
        read = [place for place in places.tolist() if place not in self._grouped.unreadable]
        numbers = dict(zip(read, self._grouped.combinations(_as_places(read)), strict=True))
        return [Refused(row, row.faults or faults_of(self._new[numbers[row.line - 1]])) for row in rows]


def _as_places(places: Sequence[int]) -> "Numbers":
    import numpy as np  # noqa: PLC0415 - an extra

    return np.array(places, dtype=np.int64)


class _Made(Sequence[Made]):
    """Rows of a frame that are made when they are looked at: there may be millions."""

    def __init__(
        self, length: int, places: Callable[[], "Numbers"], make: Callable[[Any], list[Made]]
    ) -> None:
        self._length = length
        self._find = places
        self._make = make

    @cached_property
    def _places(self) -> "Numbers":
        return self._find()

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> Made: ...
    @overload
    def __getitem__(self, place: slice) -> list[Made]: ...
    def __getitem__(self, place: int | slice) -> Made | list[Made]:
        if isinstance(place, slice):
            return self._make(self._places[place])
        (found,) = self._make(_as_places([int(self._places[place])]))
        return found

    def __iter__(self) -> Iterator[Made]:
        for first in range(0, len(self._places), _AT_ONCE):
            yield from self._make(self._places[first : first + _AT_ONCE])
