"""Facts that another point decides when they are not given (DMN: information requirements)."""

from collections.abc import Callable, Container, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from crmpolicy.engine.decision import Decision
from crmpolicy.engine.naming import Names
from crmpolicy.engine.reach import reached
from crmpolicy.errors import BadValueError
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.tables import OVERRIDE, Table

Asking = Callable[[str, Mapping[str, Any], datetime], Decision]


@dataclass(frozen=True, slots=True)
class Needed:
    """A fact, the point and output that decide it, and the words in which this document says it."""

    name: str
    full: str
    point: str
    output: str
    words: Mapping[Any, Any] | None = None

    def given_in(self, facts: Mapping[str, Any]) -> str | None:
        """Give the spelling under which the fact is given; None where it is not."""
        return next((name for name in (self.name, self.full) if name in facts), None)

    def said(self, value: Any) -> Any:
        """Put what the other point says into the words of this document."""
        return self.words[value] if self.words is not None and value is not None else value


@dataclass(frozen=True, slots=True)
class Requirements:
    """What a point asks of others: by ``requires`` in the document, or by ``map`` in the company."""

    needed: tuple[Needed, ...]
    asking: Asking
    facts: Mapping[str, Fact] = field(default_factory=dict)
    #: plain names of the facts that those other points ask; they serve more than this point
    names: frozenset[str] = frozenset()
    #: names of the facts that these tables alone derive; no other point knows them
    own: frozenset[str] = frozenset()
    #: those other points in which a person may set what they say
    by_hand: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, tables: Sequence[Table], effective: Effective, names: Names, asking: Asking
    ) -> "Requirements":
        """Gather the requirements of some tables; the company's maps come before the documents' own."""
        needed: dict[str, Needed] = {}
        asked = {fact.key for fact in reached(effective, tables)} if effective.fact_maps else set()
        for each in effective.fact_maps:
            if each.fact in asked:
                words = dict(each.words)
                needed[each.fact] = Needed(names.plain[each.fact], each.fact, each.point, each.output, words)
        for table in tables:
            for required in table.requires:
                fact = required.fact
                needed.setdefault(fact, Needed(names.plain[fact], fact, required.point, required.output))
        elsewhere = {
            fact.name
            for each in needed.values()
            for fact in reached(effective, effective.tables_of(each.point))
        }
        own = {
            name for table in tables for fact in table.derive for name in (names.plain[fact.key], fact.key)
        }
        by_hand = frozenset(
            each.point
            for each in needed.values()
            if any(table.override for table in effective.tables_of(each.point))
        )
        names_of = (frozenset(elsewhere), frozenset(own - elsewhere), by_hand)
        return cls(tuple(needed.values()), asking, effective.facts, *names_of)

    def __bool__(self) -> bool:
        return bool(self.needed)

    def complete(
        self, given: Mapping[str, Any], now: datetime, sparing: Callable[[Mapping[str, Any]], Container[str]]
    ) -> tuple[Mapping[str, Any], tuple[Decision, ...]]:
        """Add the facts that others decide; what is given counts as given.

        Each point is asked once; and not at all for what it would say where that is given under another name,
        or where it serves only to derive what is given.

        Args:
            given: what a caller gives.
            now: the moment of the question.
            sparing: names the facts that serve only to derive those that are given.
        """
        whole: dict[str, Any] = dict(given)
        if self.by_hand:
            whole.pop(OVERRIDE, None)  # it is for the point that it speaks of
        told = self._told(given)
        theirs = {name: value for name, value in given.items() if name not in self.own}
        basis: dict[str, Decision] = {}
        left = [each for each in self.needed if each.given_in(given) is None]
        spared = sparing(given) if left else ()
        for each in left:
            if each.name in spared:
                continue
            source = (each.point, each.output)
            if source not in told:
                asked = theirs if each.point in self.by_hand else _by_rules(theirs)
                decision = basis.get(each.point) or self.asking(each.point, asked, now)
                basis[each.point] = decision
                told[source] = decision.outcome[each.output]
            whole[each.name] = each.said(told[source])
        return whole, tuple(basis.values())

    def _told(self, given: Mapping[str, Any]) -> dict[tuple[str, str], Any]:
        """Give, by point and output, what is given as a fact that takes it as it stands."""
        told: dict[tuple[str, str], Any] = {}
        for each in self.needed:
            name = each.given_in(given) if each.words is None else None
            if name is not None and each.full in self.facts:
                with suppress(BadValueError):  # the reader of the facts tells what is wrong
                    told[each.point, each.output] = self.facts[each.full].read(given[name])
        return told


def _by_rules(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name != OVERRIDE}
