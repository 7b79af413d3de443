"""Other facts beside one that is asked about: values by which rules may tell cases apart."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.testing.amounts import NUMBERS, allowed, neighbours
from tests.oracle.hints import Hints
from tests.oracle.levers import AGAINST_WHOLE, against

MOST_LINES: Final = 2
MOST_EVENTS: Final = 4
HOURS: Final = 3  # so few that some events are of one moment
Cuts = Mapping[str, Sequence[Any]]


class Drawing:
    """Draws values of facts.

    Args:
        seed: what the choice goes by.
        cuts: what rules compare facts with, by full name.
        hints: what is looked for beside.
        today: the day of the question.
    """

    def __init__(self, seed: str, cuts: Cuts, hints: Hints, today: datetime) -> None:
        self.random = Random(seed)  # noqa: S311 - a seeded choice, no secret
        self.cuts, self.hints, self.today = cuts, hints, today
        self._found: dict[str, list[Any]] = {}

    def value(self, fact: Fact, *, least: int = 0) -> Any:
        """Draw a value of a fact.

        Args:
            fact: its declaration.
            least: how many lines a list has at least.
        """
        kind = fact.type
        if isinstance(kind, ListOf) and kind.fields:
            count = self._count(fact.name, least)
            lines = [{each.name: self.value(each) for each in kind.fields} for _ in range(count)]
            return unlike(lines, (*kind.unique, *kind.together[:1]))
        if fact.key not in self._found:
            self._found[fact.key] = self.candidates(fact)
        return self.random.choice(self._found[fact.key])

    def _count(self, name: str, least: int) -> int:
        """Draw how many lines a list has; as many as votes may be where their count is compared."""
        few = self.random.randint(least, MOST_LINES)
        if name not in self.hints.counted:
            return few
        return self.random.choice((few, AGAINST_WHOLE, 2 * AGAINST_WHOLE + 1))

    def happened(self) -> list[dict[str, Any]]:
        """Draw events that tell cases apart, none after now, in whatever order they are listed."""
        if not self.hints.events:
            return []
        return [
            {
                "event": self.random.choice(self.hints.events),
                "at": self.today - timedelta(hours=self.random.randint(0, HOURS)),
            }
            for _ in range(self.random.randint(0, MOST_EVENTS))
        ]

    def candidates(self, fact: Fact) -> list[Any]:
        """Give values by which rules may tell cases apart."""
        known = [each for each in self._known(fact) if allowed(fact, each)]
        often = len(known) if fact.name in self.hints.demanded else 1  # several may have to be blank at once
        return [None] * (often if fact.unknown else 0) + known

    def _known(self, fact: Fact) -> list[Any]:
        kind, cuts = fact.type, self._cuts(fact)
        if isinstance(kind, Choice):
            return [*kind.scale.ids]
        if isinstance(kind, Choices):
            return [(), kind.scale.ids]
        if isinstance(kind, ListOf):
            some = kind.item.scale.ids[-1:] if isinstance(kind.item, Choice) else ("x",)
            words = self.hints.words.get(fact.name, some)
            return [(), words, words[1:]]
        if kind.name == "boolean":
            return [True, False]
        if kind.name in NUMBERS:
            return [*neighbours(fact, cuts), kind.read(0), kind.read(1), kind.read(against(fact))]
        plain: Mapping[str, Any] = {
            "date": self.today.date(),
            "instant": self.today,
            "term": "4h",
            "period": "month",
        }
        if kind.name == "date" and ":" in fact.key:  # in lists, a day of the quarter that has closed, too
            cuts = [*cuts, kind.read(self.today.date() - timedelta(days=91))]
        listed = fact.range.among  # words that the company lists, and no other is taken
        return [*cuts, *neighbours(fact, cuts), *listed, kind.read(plain.get(kind.name, "x"))]

    def _cuts(self, fact: Fact) -> list[Any]:
        """Give what a fact is compared with, the words of lists one by one, and what it should lie near."""
        found = [*self.cuts.get(fact.key, ()), *self.hints.near.get(fact.key.rpartition(".")[2], ())]
        return [one for each in found for one in (each if isinstance(each, tuple) else (each,))]


def unlike(lines: list[dict[str, Any]], names: Collection[str]) -> list[dict[str, Any]]:
    """Make lines differ in what no two may have alike: texts get a number, other lines are left out."""
    for place, line in enumerate(lines):
        line.update({name: f"{line[name]} {place}" for name in names if isinstance(line[name], str)})
    return [
        line
        for place, line in enumerate(lines)
        if not any(line[name] == each[name] for name in names for each in lines[:place])
    ]
