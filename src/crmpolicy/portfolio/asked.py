"""A question asked of eager frames: which column is which fact, and the answer of each row."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from crmpolicy.engine import Decision, DecisionPoint, PolicySet
from crmpolicy.errors import CrmPolicyError, FactsError
from crmpolicy.portfolio.adding import with_columns
from crmpolicy.portfolio.answering import told
from crmpolicy.portfolio.clocked import KEPT
from crmpolicy.portfolio.coding import all_coded, taken_from
from crmpolicy.portfolio.cutting import classes_of
from crmpolicy.portfolio.event_columns import parted, rows_at
from crmpolicy.portfolio.grouping import groups_of
from crmpolicy.portfolio.heads import columns_asked
from crmpolicy.portfolio.mapping import ColumnMapping
from crmpolicy.portfolio.meaning import meant, with_wrong
from crmpolicy.portfolio.moments import together
from crmpolicy.portfolio.packages import HERE
from crmpolicy.portfolio.timely import Timely, answers_in_time
from crmpolicy.wording import Language

if TYPE_CHECKING:
    import narwhals as nw
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[Any]]
    Answered = tuple[Numbers, list[Decision | CrmPolicyError]]


class Asked(NamedTuple):
    """What is asked of each row."""

    point: DecisionPoint
    policies: PolicySet
    now: datetime | str
    mapping: ColumnMapping
    language: Language

    def decided(self, frame: "nw.DataFrame[Any]") -> "nw.DataFrame[Any]":
        """Give a frame with its answers."""
        heads = self.heads(frame.columns)
        cells, wrong = meant(
            {fact: taken_from(frame[head]) for fact, head in heads.items()}, heads, self.mapping
        )
        numbers, answers, moved = self._answers(frame, cells)
        for moments in moved.values():
            moments[[*wrong]] = KEPT  # what cannot be used has no moments
        numbers, answers = with_wrong(numbers, answers, wrong)
        answered = told(self.point.outcome, answers, self.language)
        own = {f"{duty}.{which}": moments for (duty, which), moments in moved.items()}
        return with_columns(frame, [each._replace(moved=own.get(each.name)) for each in answered], numbers)

    def heads(self, given: Sequence[str]) -> Mapping[str, str]:
        """Give the head of the column of each fact, by its key.

        Raises:
            FactsError: columns that cannot be used.
        """
        aside = [self.now] if isinstance(self.now, str) else []
        columns = columns_asked(self.point, self.policies, given, self.mapping, HERE, aside=aside)
        return {each.fact: each.head for each in columns if each.fact}

    def _answers(self, frame: "nw.DataFrame[Any]", cells: Mapping[str, Any]) -> Timely:
        """Ask at the one moment, or moment by moment the rows that share one."""
        if not isinstance(self.now, str):
            return self._at(cells, len(frame), self.now)
        return answers_apart(self.point, self.policies, cells, frame[self.now], self._at)

    def _at(self, cells: Mapping[str, Any], length: int, now: datetime) -> Timely:
        facts, happened = parted(cells)
        if happened:
            return answers_in_time(self.point, self.policies, facts, happened, now)
        return Timely(*answers_of(self.point, self.policies, facts, length, now), {})


def answers_apart(
    point: DecisionPoint,
    policies: PolicySet,
    cells: Mapping[str, Any],
    moments: "nw.Series[Any]",
    asking: Callable[[Mapping[str, Any], int, datetime], Timely],
) -> Timely:
    """Answer each row at a moment of its own.

    Args:
        point: the question.
        policies: the policy set that it is of.
        cells: a narwhals series for each fact or head of an event.
        moments: the moments.
        asking: answers some rows at one moment: their cells, how many they are, the moment.
    """
    import numpy as np  # noqa: PLC0415 - an extra

    numbers = np.zeros(len(moments), dtype=np.int64)
    answers: list[Decision | CrmPolicyError] = []
    moved: dict[Any, Numbers] = {}
    for rows, now in together(policies, point, moments):
        if isinstance(now, FactsError):
            numbers[rows] = len(answers)
            answers.append(now)
            continue
        some = cells
        if len(rows) < len(moments):
            some = {key: each[rows.tolist()] for key, each in cells.items()}
        found = asking(some, len(rows), now)
        numbers[rows] = found.numbers.astype(np.int64) + len(answers)
        answers += found.answers
        for field, own in found.moved.items():
            moved.setdefault(field, np.full(len(moments), KEPT, dtype=np.int64))[rows] = own
    return Timely(numbers, answers, moved)


def answers_of(
    point: DecisionPoint, policies: PolicySet, cells: Mapping[str, Any], length: int, now: datetime
) -> "Answered":
    """Answer each row: give the number of its answer, and the answers.

    Args:
        point: the question.
        policies: the policy set that it is of.
        cells: a narwhals series for each fact, by its key.
        length: how many rows there are.
        now: the moment of the question.
    """
    import numpy as np  # noqa: PLC0415 - an extra

    if not cells:
        answer = list(point.evaluate_each([{}] if length else [], now=now))
        return np.zeros(length, dtype=np.int64), answer
    classes = classes_of(policies, point.name, now, cells.keys())
    numbers, some = groups_of(all_coded(cells, classes))
    names = {field.key: field.name for field in point.program(now).fields}  # by them, reading is quicker
    rows = rows_at({names.get(key, key): column for key, column in cells.items()}, some)
    return numbers, list(point.evaluate_each(rows, now=now))
