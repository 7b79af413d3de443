"""One question against its rivals: hand-written code on ready facts, the CEL binding on raw mappings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import cel

from crmpolicy.engine import DecisionPoint


@dataclass(frozen=True)
class Contest:
    """A question with its rivals, who give the same outcome of the same rows.

    Args:
        name: what is compared.
        point: the question.
        now: the moment of asking.
        rows: raw facts, as an ERP has them.
        by_hand: code that gives the outcome of ready facts.
        in_cel: an expression that gives it of raw ones, as a mapping.
        most: what raw facts may cost over the expression.
        output: the one output that the rivals give; without it all of them, as a mapping.
    """

    name: str
    point: DecisionPoint
    now: datetime
    rows: Sequence[dict[str, Any]]
    by_hand: Callable[[Any], Any]
    in_cel: str
    most: float = 0.6
    output: str | None = None

    def told(self, outcome: Mapping[str, Any]) -> Any:
        """Give of an outcome what the rivals give."""
        return dict(outcome) if self.output is None else outcome[self.output]

    def against_hand(self, race: Any) -> None:
        """Ready facts cost at most five times what the code costs."""
        evaluate, now = self.point.evaluate, self.now
        facts = [self.point.facts(row, now=now) for row in self.rows]
        assert all(self.told(evaluate(each, now=now).outcome) == self.by_hand(each) for each in facts)
        ratio = race(
            f"{self.name}: ready facts / if-elif",
            lambda rows: [evaluate(each, now=now) for each in rows],
            lambda rows: [self.by_hand(each) for each in rows],
            facts,
            most=5,
        )
        assert ratio <= 5

    def against_cel(self, race: Any) -> None:
        """Raw facts cost at most their share; ours reads each amount exactly."""
        evaluate, now, run = self.point.evaluate, self.now, cel.compile(self.in_cel).execute
        assert all(_plain(self.told(evaluate(row, now=now).outcome)) == run(row) for row in self.rows)
        ratio = race(
            f"{self.name}: raw mapping / CEL",
            lambda rows: [evaluate(row, now=now) for row in rows],
            lambda rows: [run(row) for row in rows],
            self.rows,
            most=self.most,
        )
        assert ratio <= self.most


def _plain(outcome: Any) -> Any:
    """Put an outcome into what the binding gives: days as text, lists, whole numbers."""
    if not isinstance(outcome, dict):
        return outcome
    return {
        name: str(value) if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
        for name, value in outcome.items()
    }
