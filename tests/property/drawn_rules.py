"""Which rules the generated facts of a question make speak, tried in small batches until all have."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.program import Program
from crmpolicy.errors import CalendarHorizonError, UndecidedError
from crmpolicy.testing.strategies import facts_for

BATCHES: Final = (1, 4, *(20,) * 6, *(50,) * 96)
"""How many examples are drawn one time after another, each with a seed of its own.

Most rules speak in the first; the rarest, of a reason to put a commendation off, in one case of 400. What a
seed draws changes with the code, since Hypothesis draws the constants that it finds there, too.
"""


class Spoken(NamedTuple):
    """A rule by the table, the part and its own id."""

    table: str
    part: str
    rule: str


def written(point: DecisionPoint) -> set[Spoken]:
    """Give every rule of a question's tables, levels, moves and checks of forms."""
    return {Spoken(table.key, part.id, rule.id) for table in point.tables for part, rule in table.rules()}


def alive(program: Program) -> set[Spoken]:
    """Give the rules that the values in force in a period leave."""
    return {
        Spoken(table.table.key, part.part.id, rule.rule.id)
        for table in program.tables
        for part in table.parts
        for rule in (*part.rules, *((part.otherwise,) if part.otherwise else ()))
    }


def unspoken(
    point: DecisionPoint, policies: PolicySet, now: datetime, but: Collection[Spoken] = ()
) -> set[Spoken]:
    """Give the rules in force that no generated facts make speak, but for those that cannot."""
    wanted = alive(point.program(now)).difference(but)
    facts = facts_for(point, policies, now=now)
    for number, count in enumerate(BATCHES):
        if wanted:
            wanted -= set(_spoken(point, _drawn(facts, number, count), now))
    return wanted


def _drawn(facts: Any, number: int, count: int) -> list[Any]:
    """Draw facts, the same ones in every run."""
    found: list[Any] = []

    @seed(number)
    @settings(
        max_examples=count,
        deadline=None,
        derandomize=False,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(facts)
    def gather(one: Any) -> None:
        found.append(one)

    gather()
    return found


def _spoken(point: DecisionPoint, cases: list[Any], now: datetime) -> Iterator[Spoken]:
    """Give the rules among the reasons: of tables and rankings, duties that apply, levels, moves, slips."""
    for facts in cases:
        try:
            decision = point.evaluate(facts, now=now)
        except (UndecidedError, CalendarHorizonError):
            continue
        for reason in decision.reasons:
            named = (each.key for each in point.tables if each.document == reason.document)
            yield from (Spoken(key, reason.part, reason.rule) for key in named)
