"""Many customers at once: the answers of a frame's rows, those of the single evaluation."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from crmpolicy.engine import Decision, DecisionPoint, PolicySet
from crmpolicy.engine.behind import asked_with
from crmpolicy.errors import CrmPolicyError, FactsError, Fault, Location
from crmpolicy.portfolio.adding import polars_schema, with_columns
from crmpolicy.portfolio.answering import columns_for, told
from crmpolicy.portfolio.coding import all_coded
from crmpolicy.portfolio.columns import columns_of
from crmpolicy.portfolio.cutting import classes_of, known_by
from crmpolicy.portfolio.grouping import groups_of
from crmpolicy.portfolio.moments import together
from crmpolicy.portfolio.packages import frames
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
        return asked.lazily(given.to_native())
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
        cells = {fact: frame[head] for fact, head in self.heads(frame.columns).items()}
        numbers, answers = self._answers(frame, cells)
        return with_columns(frame, told(self.point.outcome, answers, self.language), numbers)

    def lazily(self, frame: Any) -> Any:
        """Give a lazy frame of Polars with its answers, found when it is collected, piece by piece."""
        import narwhals as nw  # noqa: PLC0415 - an extra

        schema = frame.collect_schema()
        self.heads(schema.names())
        if not isinstance(self.now, str):
            self.point.program(self.now)  # what is wrong with the question itself is told now

        def decided(piece: Any) -> Any:
            return self.decided(nw.from_native(piece, eager_only=True)).to_native()

        return frame.map_batches(
            decided, schema={**schema, **polars_schema(self.point.outcome)}, streamable=True
        )

    def heads(self, given: Sequence[str]) -> Mapping[str, str]:
        """Give the head of the column of each fact, by its key.

        Raises:
            FactsError: columns that cannot be used.
        """
        facts = {
            fact.key: fact for each in asked_with(self.policies, self.point.name) for fact in known_by(each)
        }
        mapping = {self.now: "", **self.mapping} if isinstance(self.now, str) else self.mapping
        columns, faults = columns_of(given, tuple(facts.values()), mapping, (), _HERE)
        taken = [name for name in columns_for(self.point.outcome) if name in given]
        faults += [Fault("portfolio-column-taken", {"head": name}, _HERE) for name in taken]
        if faults:
            raise FactsError(faults)
        return {each.fact: each.head for each in columns if each.fact}

    def _answers(self, frame: "nw.DataFrame[Any]", cells: Mapping[str, Any]) -> "Answered":
        """Ask at the one moment, or moment by moment the rows that share one."""
        if isinstance(self.now, str):
            column = frame[self.now]
            return answers_apart(self.point, self.policies, cells, column)
        return answers_of(self.point, self.policies, cells, len(frame), self.now)


def answers_apart(
    point: DecisionPoint, policies: PolicySet, cells: Mapping[str, Any], moments: "nw.Series[Any]"
) -> "Answered":
    """Answer each row at a moment of its own; see :func:`answers_of`."""
    import numpy as np  # noqa: PLC0415 - an extra

    numbers = np.zeros(len(moments), dtype=np.int64)
    answers: list[Decision | CrmPolicyError] = []
    for rows, now in together(policies, point, moments):
        if isinstance(now, FactsError):
            numbers[rows] = len(answers)
            answers.append(now)
        else:
            some = (
                cells
                if len(rows) == len(moments)
                else {key: each[rows.tolist()] for key, each in cells.items()}
            )
            found, said = answers_of(point, policies, some, len(rows), now)
            numbers[rows] = found.astype(np.int64) + len(answers)
            answers += said
    return numbers, answers


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
    rows = _rows({names.get(key, key): column for key, column in cells.items()}, some)
    return numbers, list(point.evaluate_each(rows, now=now))


def _rows(cells: Mapping[str, Any], places: "Numbers") -> list[dict[str, Any]]:
    """Give some rows as the single evaluation takes them: an empty cell says nothing."""
    columns = {key: _plain(column, places) for key, column in cells.items()}
    return [
        {key: cell for key, cell in zip(columns, row, strict=True) if cell is not None}
        for row in zip(*columns.values(), strict=True)
    ]


def _plain(column: Any, places: "Numbers") -> list[Any]:
    chosen = column[places.tolist()]
    empty = chosen.is_null().to_list()
    return [None if gone else cell for cell, gone in zip(chosen.to_list(), empty, strict=True)]
