"""Who moves when policies change: two policy sets asked about the same customers at the same moment."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from crmpolicy.engine import Decision, DecisionPoint, Outcome, PolicySet, Reason, plain_value
from crmpolicy.engine.event_details import EVENTS
from crmpolicy.engine.naming import names_for
from crmpolicy.errors import (
    CalendarHorizonError,
    CrmPolicyError,
    FactsError,
    Fault,
    MissingParameterError,
    UndecidedError,
)
from crmpolicy.portfolio.rows import Row
from crmpolicy.values import CONTEXT
from crmpolicy.wording import Words

_NO_ANSWER = (FactsError, MissingParameterError, UndecidedError, CalendarHorizonError)


@dataclass(frozen=True, slots=True)
class Moved:
    """A row whose answer changes; ``None`` stands for no answer, and ``faults`` say why there is none.

    ``reasons`` are the rules that bind afterwards.
    """

    row: Row
    before: Outcome | None
    after: Outcome | None
    reasons: tuple[Reason, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that has no answer under either policy set, or that cannot be read, and why."""

    row: Row
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change does to a list of customers; each row is unchanged, moved or refused.

    ``stayed`` are the answers that do not change, each with the number of its rows; ``stayed_money`` their
    amounts by column.
    """

    point: str
    title: Words
    rows: int
    unchanged: int
    moved: tuple[Moved, ...]
    refused: tuple[Refused, ...]
    stayed: tuple[tuple[Outcome, int], ...] = ()
    stayed_money: tuple[tuple[Outcome, str, Decimal], ...] = ()

    def matrix(self) -> Mapping[tuple[str, str], int]:
        """Count the rows by answer before and after; an empty text is no answer."""
        counts: Counter[tuple[str, str]] = Counter(
            {(told(answer), told(answer)): number for answer, number in self.stayed}
        )
        counts.update((told(each.before), told(each.after)) for each in self.moved)
        return dict(counts)

    def money(self, column: str) -> Mapping[tuple[str, str], Decimal]:
        """Sum up one column by answer before and after, exactly."""
        sums = {
            (told(answer), told(answer)): total for answer, name, total in self.stayed_money if name == column
        }
        for each in self.moved:
            if column in each.row.money:
                key = told(each.before), told(each.after)
                sums[key] = CONTEXT.add(sums.get(key, Decimal(0)), each.row.money[column])
        return sums

    @property
    def columns_of_money(self) -> tuple[str, ...]:
        """The columns that hold amounts, in the order in which they come up."""
        named = [name for _, name, _ in self.stayed_money]
        return tuple(dict.fromkeys([*named, *(name for each in self.moved for name in each.row.money)]))


def told(outcome: Outcome | None) -> str:
    """Put an answer into one line of text: its value alone where it has one output.

    >>> told(Outcome((("grade", "A"),))), told(Outcome((("grade", "A"), ("days", 3)))), told(None)
    ('A', 'grade=A, days=3', '')
    """
    if outcome is None:
        return ""
    plain = {name: _line(plain_value(value)) for name, value in outcome.items()}
    if len(plain) == 1:
        return next(iter(plain.values()))
    return ", ".join(f"{name}={value}" for name, value in plain.items())


def measure_impact(
    before: PolicySet, after: PolicySet, point: str, rows: Iterable[Row], *, now: datetime
) -> Impact:
    """Ask two policy sets the same question about each row.

    Of a row's facts each set is given those that its question may look at.

    Args:
        before: the policies as they are.
        after: the policies as they would be.
        point: the question, which both must know.
        rows: the customers.
        now: the moment of the question.

    Raises:
        UnknownPointError: one of the sets does not know the question.
        FactsError: the moment has no zone.

    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> only = {"steel.share_only": True}
    >>> steel = load_policy_set("example-steel", parameters=only)
    >>> wider = load_policy_set("example-steel", parameters=only | {"steel.grade_a_share": "0.9%"})
    >>> row = Row(2, "C-1", {"steel.sales_share": "0.95%"})
    >>> measure_impact(steel, wider, "customer_grade", [row], now=now).matrix()
    {('B', 'A'): 1}
    """
    sides = _Side(before, point), _Side(after, point)
    count, stayed, money = 0, Counter[Outcome](), dict[tuple[Outcome, str], Decimal]()
    moved: list[Moved] = []
    refused: list[Refused] = []
    for row in rows:
        count += 1
        if row.faults:
            refused.append(Refused(row, row.faults))
            continue
        old, new = (side.answer(row, now) for side in sides)
        if isinstance(old, Decision) and isinstance(new, Decision) and old.outcome == new.outcome:
            stayed[old.outcome] += 1
            for column, amount in row.money.items():
                key = old.outcome, column
                money[key] = CONTEXT.add(money.get(key, Decimal(0)), amount)
        elif isinstance(old, Decision) or isinstance(new, Decision):
            moved.append(_moved(row, old, new))
        else:
            refused.append(Refused(row, _faults(new)))
    return Impact(
        point,
        sides[1].point.title,
        count,
        stayed.total(),
        tuple(moved),
        tuple(refused),
        tuple(stayed.items()),
        tuple((answer, column, total) for (answer, column), total in money.items()),
    )


class _Side:
    """One policy set with the question, and the names by which it takes facts."""

    def __init__(self, policies: PolicySet, name: str) -> None:
        self.point: DecisionPoint = policies.point(name)
        spellings = names_for(policies.effective, self.point.tables).spellings
        wanted = {spellings.get(fact.key, fact.key) for fact in self.point.reach()}
        self._taken = {EVENTS, *wanted, *(name for name, plain in spellings.items() if plain in wanted)}

    def answer(self, row: Row, now: datetime) -> Decision | CrmPolicyError:
        given = {name: value for name, value in row.facts.items() if name in self._taken}
        try:
            return self.point.evaluate(given, now=now)
        except _NO_ANSWER as error:
            return error


def _moved(row: Row, old: Decision | CrmPolicyError, new: Decision | CrmPolicyError) -> Moved:
    before, after = (each.outcome if isinstance(each, Decision) else None for each in (old, new))
    reasons = tuple(each for each in new.reasons if each.binding) if isinstance(new, Decision) else ()
    return Moved(row, before, after, reasons, (*_faults(old), *_faults(new)))


def _faults(answer: Decision | CrmPolicyError) -> tuple[Fault, ...]:
    if isinstance(answer, Decision):
        return ()
    faults: tuple[Fault, ...] = getattr(answer, "faults", (answer.fault,))
    return faults


def _line(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
