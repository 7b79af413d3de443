"""Answers before and after put together: one way for all rows that have both, with who is responsible."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from crmpolicy.engine import Decision, Outcome, Reason
from crmpolicy.errors import CrmPolicyError, Fault
from crmpolicy.portfolio.impact import Way
from crmpolicy.portfolio.regions import Answered, Region
from crmpolicy.values import CONTEXT

REFUSED = -1
"""The number of the way of a row that has no answer on either side."""


class Tally:
    """The ways that occur, numbered in the order in which they come up.

    Args:
        region: the changes that may be responsible.
    """

    def __init__(self, region: Region) -> None:
        self._region = region
        self._numbers: dict[tuple[Outcome | None, Outcome | None], int] = {}
        self._quick: dict[tuple[int, int, tuple[int, ...]], int] = {}
        self._kept: list[tuple[Answered, Answered]] = []
        self._clauses: list[dict[str, None]] = []
        self._changes: list[set[int]] = []
        self.rows: list[int] = []

    def add(self, old: Answered, new: Answered, around: Iterable[int], rows: int = 1) -> int:
        """Count rows with two answers; give the number of their way, or :data:`REFUSED`.

        Args:
            old: the answer before.
            new: the answer after.
            around: the changes that speak of the rows.
            rows: how many they are.
        """
        about = tuple(around)
        mark = (id(_shared(old)), id(_shared(new)), about)
        number = self._quick.get(mark)
        if number is None:
            number = self._quick[mark] = self._number(old, new, about)
            self._kept.append((old, new))  # what a mark is of must not be made anew under the same mark
        if number != REFUSED:
            self.rows[number] += rows
        return number

    def _number(self, old: Answered, new: Answered, around: Iterable[int]) -> int:
        pair = outcome_of(old), outcome_of(new)
        if pair == (None, None):
            return REFUSED
        number = self._numbers.setdefault(pair, len(self.rows))
        if number == len(self.rows):
            self.rows.append(0)
            self._clauses.append({})
            self._changes.append(set())
        if pair[0] != pair[1]:
            self._clauses[number] |= dict.fromkeys(one for each in binding(new) for one in each.clauses)
            self._changes[number] |= set(around)
        return number

    def ways(self, money: Sequence[Mapping[str, Decimal]]) -> tuple[Way, ...]:
        """Give the ways, those that stay first.

        Args:
            money: the amounts of each way.
        """
        found = [
            Way(*pair, self.rows[at], money[at], tuple(sorted(self._clauses[at])), self._parameters(at))
            for pair, at in self._numbers.items()
        ]
        return (*(each for each in found if not each.moves), *(each for each in found if each.moves))

    def moves(self) -> list[bool]:
        """Tell of each way whether the answer changes."""
        return [before != after for before, after in self._numbers]

    def _parameters(self, number: int) -> Any:
        changes = (self._region.changes[each] for each in sorted(self._changes[number]))
        return tuple({moved.key: moved for each in changes for moved in each.parameters}.values())


class Sums:
    """Exact sums by way and column."""

    def __init__(self) -> None:
        self._sums: dict[tuple[int, str], Decimal] = {}

    def add(self, way: int, money: Mapping[str, Decimal]) -> None:
        """Add the amounts of a row."""
        for column, amount in money.items():
            self._sums[way, column] = CONTEXT.add(self._sums.get((way, column), Decimal(0)), amount)

    def of(self, ways: int) -> list[dict[str, Decimal]]:
        """Give the sums of each way by column."""
        found: list[dict[str, Decimal]] = [{} for _ in range(ways)]
        for (way, column), amount in self._sums.items():
            found[way][column] = amount
        return found


def _shared(answer: Answered) -> object:
    """Give what equal answers share; each error is one of its own, and all are alike here."""
    return answer.answer if isinstance(answer, Decision) else None


def outcome_of(answer: Answered) -> Outcome | None:
    """Give what was answered, if anything was."""
    return answer.outcome if isinstance(answer, Decision) else None


def binding(answer: Answered) -> tuple[Reason, ...]:
    """Give the rules that bind, if anything was answered."""
    return tuple(each for each in answer.reasons if each.binding) if isinstance(answer, Decision) else ()


def faults_of(answer: Answered) -> tuple[Fault, ...]:
    """Give why nothing was answered, if nothing was."""
    if isinstance(answer, Decision):
        return ()
    return faults_in(answer)


def faults_in(error: CrmPolicyError) -> tuple[Fault, ...]:
    """Give all that an error tells."""
    faults: tuple[Fault, ...] = getattr(error, "faults", (error.fault,))
    return faults
