"""Facts that another point decides when they are not given (DMN: information requirements)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crmpolicy.engine.decision import Decision
from crmpolicy.engine.naming import Names
from crmpolicy.engine.reach import reached
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.tables import Table

Asking = Callable[[str, Mapping[str, Any], datetime], Decision]


@dataclass(frozen=True, slots=True)
class Needed:
    """A fact, the point and output that decide it, and the words in which this document says it."""

    name: str
    full: str
    point: str
    output: str
    words: Mapping[Any, Any] | None = None


@dataclass(frozen=True, slots=True)
class Requirements:
    """What a point asks of others: by ``requires`` in the document, or by ``map`` in the company."""

    needed: tuple[Needed, ...]
    asking: Asking
    #: plain names of the facts that those other points ask; they serve more than this point
    names: frozenset[str] = frozenset()

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
        return cls(tuple(needed.values()), asking, frozenset(elsewhere))

    def __bool__(self) -> bool:
        return bool(self.needed)

    def complete(
        self, given: Mapping[str, Any], now: datetime
    ) -> tuple[Mapping[str, Any], tuple[Decision, ...]]:
        """Add the facts that others decide; what is given counts as given."""
        whole: dict[str, Any] = dict(given)
        basis: list[Decision] = []
        for each in self.needed:
            if each.name in whole or each.full in whole:
                continue
            decision = self.asking(each.point, given, now)
            value = decision.outcome[each.output]
            whole[each.name] = each.words[value] if each.words is not None and value is not None else value
            basis.append(decision)
        return whole, tuple(basis)
