"""Many customers at once: the answers of a frame's rows, those of the single evaluation."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from crmpolicy.engine import Decision, DecisionPoint, PolicySet
from crmpolicy.engine.behind import asked_with
from crmpolicy.errors import CrmPolicyError, FactsError, Fault, Location
from crmpolicy.portfolio.adding import with_columns
from crmpolicy.portfolio.answering import columns_for, told
from crmpolicy.portfolio.clocked import KEPT
from crmpolicy.portfolio.coding import all_coded
from crmpolicy.portfolio.columns import columns_of
from crmpolicy.portfolio.cutting import classes_of, known_by
from crmpolicy.portfolio.event_columns import event_facts, parted, rows_at, wrong_events
from crmpolicy.portfolio.grouping import groups_of
from crmpolicy.portfolio.moments import together
from crmpolicy.portfolio.packages import frames
from crmpolicy.portfolio.timely import Timely, answers_in_time
from crmpolicy.wording import Language

if TYPE_CHECKING:
    import narwhals as nw
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[Any]]
    Answered = tuple[Numbers, list[Decision | CrmPolicyError]]

_HERE: Final = Location("frame", 1, 1)


def evaluate_many(
    point: str,
    policies: PolicySet,
    frame: Any,
    /,
    *,
    now: datetime | str,
    mapping: Mapping[str, str] | None = None,
    language: Language = "en",
) -> Any:
    """Decide every row of a frame, exactly as :meth:`DecisionPoint.evaluate` decides it.

    Rows that no rule tells apart are decided once: a column is put into small numbers, one for each stretch
    of values that the rules treat alike, and one row of each combination is asked.

    Args:
        point: the question.
        policies: the policies.
        frame: a frame of pandas, Polars (eager or lazy) or PyArrow, a row for each case. A column is a fact
            where it has the fact's full name, its name or a title of it; an empty cell says nothing.
        now: the moment of the question, with a zone; or the column that has the moment of each row.
        mapping: columns with the facts that they are; an empty text keeps one aside.
        language: of the reasons.

    Returns:
        The frame with a column for each output, and ``rule``, ``clause``, ``status`` (``decided``,
        ``undecided``, ``invalid``) and ``reason``. No row is dropped.

    Raises:
        FactsError: columns that cannot be used, or a moment without a zone.
        MissingParameterError: values that the company has not filled.
        UnknownPointError: nothing in force answers the question.

    >>> from datetime import UTC
    >>> import pandas as pd
    >>> from crmpolicy.company import load_policy_set
    >>> sizes = pd.DataFrame({"annual_volume": ["6000 t", "many"]})
    >>> day = datetime(2026, 1, 5, tzinfo=UTC)
    >>> many = evaluate_many("steel.customer_size", load_policy_set("example-group"), sizes, now=day)
    >>> many["status"].tolist()
    ['decided', 'invalid']
    """
    nw = frames()
    try:
        given = nw.from_native(frame, pass_through=True)
    except nw.exceptions.DuplicateError:
        raise FactsError([Fault("portfolio-heads-twice", {}, _HERE)]) from None
    asked = _Asked(policies.point(point), policies, now, mapping or {}, language)
    if isinstance(given, nw.LazyFrame) and given.implementation is nw.Implementation.POLARS:
        return asked.decided(given.collect()).lazy().to_native()
    if not isinstance(given, nw.DataFrame) or given.implementation not in _known(nw):
        raise FactsError([Fault("portfolio-frame", {"kind": _kind(frame)}, _HERE)])
    return asked.decided(given).to_native()


def _known(nw: Any) -> tuple[Any, ...]:
    return nw.Implementation.POLARS, nw.Implementation.PANDAS, nw.Implementation.PYARROW


def _kind(frame: object) -> str:
    kind = type(frame)
    return f"{kind.__module__}.{kind.__qualname__}"


class _Asked(NamedTuple):
    """What is asked of each row."""

    point: DecisionPoint
    policies: PolicySet
    now: datetime | str
    mapping: Mapping[str, str]
    language: Language

    def decided(self, frame: "nw.DataFrame[Any]") -> "nw.DataFrame[Any]":
        """Give a frame with its answers."""
        asked = [*asked_with(self.policies, self.point.name)]
        facts = {fact.key: fact for each in asked for fact in known_by(each)}
        mapping = {self.now: "", **self.mapping} if isinstance(self.now, str) else self.mapping
        columns, faults = columns_of(
            frame.columns, tuple(facts.values()), mapping, (), _HERE, events=event_facts(asked)
        )
        faults += wrong_events(frame.columns, columns, mapping, _HERE)
        taken = [name for name in columns_for(self.point.outcome) if name in frame.columns]
        faults += [Fault("portfolio-column-taken", {"head": name}, _HERE) for name in taken]
        if faults:
            raise FactsError(faults)
        cells = {each.fact: frame[each.head] for each in columns if each.fact}
        numbers, answers, moved = self._answers(frame, cells)
        answered = told(self.point.outcome, answers, self.language)
        own = {f"{duty}.{which}": moments for (duty, which), moments in moved.items()}
        return with_columns(frame, [each._replace(moved=own.get(each.name)) for each in answered], numbers)

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
