"""Questions about duties asked of whole columns: rows whose moments lie in the same order are asked once.

First rows are grouped by everything but the moments, as those of any other question are; then each group by
the order of its moments and due moments (see :mod:`crmpolicy.portfolio.obligations`). One row of each is
asked of the engine, and what it answers with is carried over: the same state by the same rule, with each
row's own moments. Rows that cannot be told apart so are asked one by one, where they differ at all.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from crmpolicy.calendar.clocks import microseconds
from crmpolicy.engine import Decision, DecisionPoint, PolicySet
from crmpolicy.engine.behind import asked_with
from crmpolicy.engine.course_point import CoursePoint
from crmpolicy.engine.event_details import EVENTS
from crmpolicy.engine.periods import period_starts
from crmpolicy.engine.program import Program
from crmpolicy.errors import CalendarHorizonError, CrmPolicyError, FactsError, UndecidedError
from crmpolicy.policy.duties import Duties
from crmpolicy.portfolio.clocked import KEPT, NEVER, WRONG, moments_of
from crmpolicy.portfolio.coding import Coded, all_coded, by_value
from crmpolicy.portfolio.cutting import classes_of, known_by
from crmpolicy.portfolio.event_columns import Happened, listed, rows_at
from crmpolicy.portfolio.grouping import groups_of
from crmpolicy.portfolio.obligations import plan_of
from crmpolicy.portfolio.ordering import Ordered

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[Any]]

Answer = Decision | CrmPolicyError
Field = tuple[str, str]
"""A duty, and which of its moments."""


class Timely(NamedTuple):
    """The number of each row's answer, the answers, and where rows have moments of their own instead."""

    numbers: "Numbers"
    answers: list[Answer]
    moved: dict[Field, "Numbers"]


def answers_in_time(
    point: DecisionPoint,
    policies: PolicySet,
    cells: Mapping[str, Any],
    happened: Sequence[Happened],
    now: datetime,
) -> Timely:
    """Answer each row of a frame with columns of events.

    Args:
        point: the question.
        policies: the policy set that it is of.
        cells: a narwhals series for each fact, by its key.
        happened: the columns of events, at least one.
        now: the moment of the question.
    """
    return _Frame(point, policies, cells, tuple(happened), now).answered()


class _Frame:
    """A frame that is asked about, with what is reckoned of its columns."""

    def __init__(
        self,
        point: DecisionPoint,
        policies: PolicySet,
        cells: Mapping[str, Any],
        happened: tuple[Happened, ...],
        now: datetime,
    ) -> None:
        self.point, self.policies, self.cells, self.happened, self.now = point, policies, cells, happened, now
        self.length = len(happened[0].at)
        self.moments = {each.name: moments_of(each.at) for each in happened}
        self.answers: list[Answer] = []
        self.moved: dict[Field, Numbers] = {}
        self.known: dict[Any, Numbers] = {}

    def answered(self) -> Timely:
        """Answer group by group; then one by one what no group can be asked for."""
        import numpy as np  # noqa: PLC0415 - an extra

        self.numbers: Numbers = np.full(self.length, -1, dtype=np.int64)
        parts = self._parts()
        duties = all(isinstance(table.course, Duties) for table in self.point.tables)
        if isinstance(self.point, CoursePoint) and duties:
            groups = [*apart(groups_of(parts)[0])]
            firsts = self._rows(np.array([rows[0] for rows in groups], dtype=np.int64))
            for rows, given in zip(groups, firsts, strict=True):
                self._group(self.point, rows, given)
        rest = np.flatnonzero(self.numbers < 0)
        if len(rest):
            self._singly(parts, rest)
        return Timely(self.numbers, self.answers, self.moved)

    def _parts(self) -> list[Coded]:
        """Put everything but the moments themselves into codes."""
        import numpy as np  # noqa: PLC0415 - an extra

        now = microseconds(self.now)
        parts = []
        if self.cells:
            classes = classes_of(self.policies, self.point.name, self.now, self.cells.keys())
            parts += all_coded(self.cells, classes)
        for each in self.happened:
            moments = self.moments[each.name]
            stands = (
                (moments == NEVER) * 1 + (moments == WRONG) * 2 + ((moments > now) & (moments != NEVER)) * 3
            )
            parts.append(Coded(stands.astype(np.uint8), 4))
            if each.by is not None:
                parts.append(by_value(each.by)[0])
            if each.name in self.point.governing:
                starts = starts_of_periods(self.point)
                period = np.searchsorted(np.array(starts, dtype=np.int64), moments, side="right")
                parts.append(Coded(period, len(starts) + 1))
        return parts

    def _group(self, point: CoursePoint, rows: "Numbers", given: dict[str, Any]) -> None:
        """Answer rows that differ in their moments alone, as far as their order tells them apart.

        Args:
            point: the question.
            rows: their numbers.
            given: what the first of them gives.
        """
        try:
            ruled, voices = point.ruled(given, now=self.now)
        except (FactsError, UndecidedError) as error:
            if not self._asks_events and not names_moments(error):
                self._answer(rows, error)
            return
        if self._looks_at_events(ruled):
            return
        seen = frozenset(name for name, moments in self.moments.items() if self._is_seen(moments[rows[0]]))
        if any(moments[rows[0]] == WRONG for moments in self.moments.values()):
            return
        plan = plan_of(voices, seen)
        if plan is None:
            return
        ordered = Ordered(plan, self.moments, rows, microseconds(self.now), self.known)
        for first, alike in ordered.alike():
            self._alike(ordered, first, alike, given if first == 0 else self._row(rows[first]))

    def _alike(self, ordered: Ordered, first: int, alike: "Numbers", given: dict[str, Any]) -> None:
        """Answer rows whose moments lie in one order by one of them, with the moments of each."""
        try:
            decision = self.point.evaluate(given, now=self.now)
        except (FactsError, UndecidedError, CalendarHorizonError):
            return
        sources = ordered.sources(decision.outcome, first)
        if sources is None:
            return
        rows = ordered.rows[alike]
        for field, moments in sources.items():
            self._of_rows(field)[rows] = moments[alike]
        self._answer(rows, decision)

    def _of_rows(self, field: Field) -> "Numbers":
        import numpy as np  # noqa: PLC0415 - an extra

        if field not in self.moved:
            self.moved[field] = np.full(self.length, KEPT, dtype=np.int64)
        return self.moved[field]

    def _is_seen(self, moment: int) -> bool:
        return moment != WRONG and moment <= microseconds(self.now)

    def _answer(self, rows: "Numbers", answer: Answer) -> None:
        self.numbers[rows] = len(self.answers)
        self.answers.append(answer)

    def _row(self, row: int) -> dict[str, Any]:
        import numpy as np  # noqa: PLC0415 - an extra

        return self._rows(np.array([row]))[0]

    def _rows(self, places: "Numbers") -> list[dict[str, Any]]:
        events = listed(self.happened, places)
        if not self.cells:
            return [{EVENTS: each} for each in events]
        return [{**row, EVENTS: each} for row, each in zip(rows_at(self.cells, places), events, strict=True)]

    def _singly(self, parts: Sequence[Coded], rest: "Numbers") -> None:
        """Ask rows one by one, those that are the same once."""
        told = [Coded(each.codes[rest], each.size) for each in parts]
        told += [by_value(each.at[rest.tolist()])[0] for each in self.happened]
        numbers, some = groups_of(told)
        self.numbers[rest] = numbers.astype(rest.dtype) + len(self.answers)
        self.answers += self.point.evaluate_each(self._rows(rest[some]), now=self.now)

    @cached_property
    def _asks_events(self) -> bool:
        """Whether a question behind this one looks at events."""
        behind = [*asked_with(self.policies, self.point.name)][1:]
        return any(fact.key == EVENTS for each in behind for fact in known_by(each))

    def _looks_at_events(self, decision: Decision) -> bool:
        """Tell whether facts of a question, or of one that was asked behind it, follow from events."""
        if follows_from_events(self.policies.point(decision.subject).program_of(decision)):
            return True
        return any(
            EVENTS in self.policies.point(each.subject).program_of(each).places or self._looks_at_events(each)
            for each in decision.basis
        )


def starts_of_periods(point: DecisionPoint) -> list[int]:
    """Give the moments, in microseconds, from which other values are in force."""
    zone = ZoneInfo(point.effective.zone)
    return [microseconds(datetime.combine(day, time(), zone)) for day in period_starts(point.effective)]


def follows_from_events(program: Program) -> bool:
    """Tell whether a fact of a program follows from events: how many there were, which was the last."""
    sources = {each.key: each.derived.sources for each in program.fields if each.derived is not None}
    return any(key.partition(":")[0] == EVENTS for below in sources.values() for key in below)


def names_moments(error: FactsError | UndecidedError) -> bool:
    """Tell whether an error names a moment of its row, so that others have another one."""
    return isinstance(error, FactsError) and any("at" in fault.arguments for fault in error.faults)


def apart(numbers: "Numbers") -> Iterator["Numbers"]:
    """Give the rows of each group.

    >>> import numpy
    >>> [rows.tolist() for rows in apart(numpy.array([1, 0, 1]))]
    [[1], [0, 2]]
    """
    import numpy as np  # noqa: PLC0415 - an extra

    order = np.argsort(numbers, kind="stable")
    turns = np.flatnonzero(np.diff(numbers[order])) + 1
    yield from np.split(order, turns) if len(order) else ()
