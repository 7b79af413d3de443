"""A frame put together for several policy sets: its columns coded once, a row of each combination kept."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.behind import asked_with
from crmpolicy.errors import FactsError, Fault, MissingParameterError
from crmpolicy.policy.facts import Fact
from crmpolicy.portfolio.amounts import Amounts
from crmpolicy.portfolio.coding import all_coded, taken_from
from crmpolicy.portfolio.columns import Column, columns_of
from crmpolicy.portfolio.cutting import Classes, Stretches, classes_of, known_by
from crmpolicy.portfolio.event_columns import plain, rows_at
from crmpolicy.portfolio.grouping import groups_of
from crmpolicy.portfolio.packages import HERE, frames, given_frame, is_eager, no_frame
from crmpolicy.portfolio.regions import Answered
from crmpolicy.portfolio.rows import Row

if TYPE_CHECKING:
    import narwhals as nw
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.int64]]

_FRAMES: Final = frozenset({"narwhals", "pandas", "polars", "pyarrow"})


def is_frame(given: object) -> bool:
    """Tell whether something is a frame of a package that we know, without importing any.

    >>> is_frame([]), is_frame({"share": [1]})
    (False, False)
    """
    return any(each.__module__.partition(".")[0] in _FRAMES for each in type(given).__mro__)


def eager(frame: Any) -> "nw.DataFrame[Any]":
    """Give a frame of any package as one of narwhals; what is lazy is collected.

    Raises:
        FactsError: two columns have one name, or nobody knows such a frame.
        CrmPolicyError: the packages behind frames are not installed.
    """
    packages = frames()
    given = given_frame(frame)
    if isinstance(given, packages.LazyFrame) and given.implementation is packages.Implementation.POLARS:
        given = given.collect()
    if not is_eager(given):
        raise no_frame(frame)
    found: nw.DataFrame[Any] = given
    return found


class Grouped:
    """The rows of a frame by what the rules of several policy sets can tell apart.

    ``numbers`` is the combination of each row that can be used, ``firsts`` one row of each combination by
    key, ``counts`` how many rows each stands for. ``amounts`` are the columns of money; a row with a cell
    that is no amount is not used, and told in ``unreadable``.

    Args:
        frame: the frame.
        sets: the policy sets.
        name: the question, which all of them know.
        now: the moment of the question.
        mapping: heads with the facts that they are; an empty text keeps a column aside.
        money: heads of amounts to be summed up; columns of facts that are money are added by themselves.

    Raises:
        FactsError: columns that cannot be used.
    """

    def __init__(
        self,
        frame: "nw.DataFrame[Any]",
        sets: Sequence[PolicySet],
        name: str,
        *,
        now: datetime,
        mapping: Mapping[str, str],
        money: Sequence[str],
    ) -> None:
        import numpy as np  # noqa: PLC0415 - an extra

        self.frame = frame
        self._now = now
        self._facts = [_facts_of(each, name) for each in sets]
        declared = {key: fact for facts in reversed(self._facts) for key, fact in facts.items()}
        self.columns, faults = columns_of(frame.columns, tuple(declared.values()), mapping, money, HERE)
        if faults:
            raise FactsError(faults)
        self.amounts = [
            Amounts(each, taken_from(frame[each.head]), HERE, asked=each.head in money)
            for each in self.columns
            if each.money is not None
        ]
        self.unreadable = _together([each.faults for each in self.amounts])
        self._used = np.setdiff1d(np.arange(len(frame)), [*self.unreadable]) if self.unreadable else None
        self._cells = {each.fact: self._column(each.head) for each in self.columns if each.fact}
        self.numbers, self.firsts = self._grouped(self._classes(sets, name))
        self.counts = np.bincount(self.numbers, minlength=len(self.firsts))

    def _column(self, head: str) -> Any:
        column = taken_from(self.frame[head])
        return column if self._used is None else column[self._used.tolist()]

    def _classes(self, sets: Sequence[PolicySet], name: str) -> dict[str, Classes]:
        """Give the facts whose values fall into a few classes in all policy sets, told apart as in any."""
        sides = []
        for policies, facts in zip(sets, self._facts, strict=True):
            given = self._cells.keys() & facts.keys()
            sides.append((classes_of(policies, name, self._now, given), given))
        found = {}
        for key in self._cells:
            told = [classes.get(key) for classes, given in sides if key in given]
            shared = _shared([each for each in told if each is not None]) if None not in told else None
            if shared is not None:
                found[key] = shared
        return found

    def _grouped(self, classes: Mapping[str, Classes]) -> tuple["Numbers", list[dict[str, Any]]]:
        import numpy as np  # noqa: PLC0415 - an extra

        if not self._cells:
            length = len(self.frame) if self._used is None else len(self._used)
            return np.zeros(length, dtype=np.int64), [{}] if length else []
        numbers, some = groups_of(all_coded(self._cells, classes))
        return numbers, rows_at(self._cells, some)

    def answers(
        self, side: int, point: DecisionPoint, chosen: Collection[int] | None = None
    ) -> list[Answered]:
        """Ask a policy set about a row of each combination.

        Args:
            side: its number.
            point: its question.
            chosen: the combinations to ask about; ``None``: all.
        """
        facts = self._facts[side]
        asked = self.firsts if chosen is None else [self.firsts[each] for each in chosen]
        try:
            names = {field.key: field.name for field in point.program(self._now).fields}
        except MissingParameterError as error:
            return [error] * len(asked)
        taken = {key: names.get(key, key) for key in self._cells if key in facts}  # by names it is quicker
        rows = ({taken[key]: cell for key, cell in row.items() if key in taken} for row in asked)
        return list(point.evaluate_each(rows, now=self._now))

    def places(self, chosen: "np.ndarray[Any, np.dtype[np.bool_]]") -> "Numbers":
        """Give the rows of some combinations by their places in the frame."""
        import numpy as np  # noqa: PLC0415 - an extra

        found = np.flatnonzero(chosen[self.numbers])
        return found if self._used is None else self._used[found]

    def spread(self, of_combination: "Numbers", otherwise: int) -> "Numbers":
        """Give each row of the frame what its combination has; rows that are not used have something else."""
        import numpy as np  # noqa: PLC0415 - an extra

        told = of_combination[self.numbers]
        if self._used is None:
            return told
        found = np.full(len(self.frame), otherwise, dtype=np.int64)
        found[self._used] = told
        return found

    def combinations(self, places: "Numbers") -> list[int]:
        """Give the combination of some rows by their places in the frame."""
        import numpy as np  # noqa: PLC0415 - an extra

        found = places if self._used is None else np.searchsorted(self._used, places)
        return [int(each) for each in self.numbers[found]]

    @cached_property
    def _asides(self) -> list[Column]:
        return [each for each in self.columns if not each.fact]

    def rows(self, places: Sequence[int]) -> list[Row]:
        """Make some rows: what they say of facts, of money, and aside; rows are counted from 1."""
        cells = {each.head: plain(taken_from(self.frame[each.head]), places) for each in self.columns}
        return [
            self._row(place, {head: told[at] for head, told in cells.items()})
            for at, place in enumerate(places)
        ]

    def _row(self, place: int, cells: Mapping[str, Any]) -> Row:
        facts = {
            each.fact: cells[each.head] for each in self.columns if each.fact and cells[each.head] is not None
        }
        aside = {each.head: _text(cells[each.head]) for each in self._asides}
        money = {each.head: amount for each in self.amounts if (amount := each.at(place)) is not None}
        fault = self.unreadable.get(place)
        return Row(place + 1, next(iter(aside.values()), ""), facts, money, aside, (fault,) if fault else ())


def _facts_of(policies: PolicySet, name: str) -> dict[str, Fact]:
    return {fact.key: fact for point in asked_with(policies, name) for fact in known_by(point)}


def _together(faults: Sequence[Mapping[int, Fault]]) -> dict[int, Fault]:
    return {place: fault for each in reversed(faults) for place, fault in each.items()}


def _shared(told: Sequence[Classes]) -> Classes | None:
    """Put the classes of several policy sets together; ``None`` where they take other values as legal."""
    if not told:
        return None
    first, *others = told
    if not isinstance(first, Stretches):
        return first if all(each == first for each in others) else None
    edges = {*first.edges}
    for each in others:
        if not isinstance(each, Stretches) or replace(each, edges=first.edges) != first:
            return None
        edges |= {*each.edges}
    rising = sorted(edges, key=lambda edge: (edge.value, edge.over))
    return replace(first, edges=tuple(rising))


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)
