"""A policy set under test, before its values are judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from crmpolicy.company.citing import clauses_of
from crmpolicy.engine import PolicySet
from crmpolicy.engine.periods import period_starts
from crmpolicy.policy.documents import Clause, Company
from crmpolicy.policy.effective import Effective
from crmpolicy.verify.declarations.ledger import Book, Ledger
from crmpolicy.verify.diagrams.answers import DEFAULT_BUDGET
from crmpolicy.verify.facts.witness import Period, periods_of


@dataclass(frozen=True)
class Checked:
    """A policy set under test, its values not judged yet.

    Args:
        effective: what is in force.
        line: the company first, then the one that it extends, and so on; empty for a document alone.
        ledger: what was proved before; ``None``: nothing.
        budget: nodes and steps of one diagram, before a question stays open.
    """

    effective: Effective
    line: tuple[Company, ...] = ()
    ledger: Ledger | None = None
    budget: int = DEFAULT_BUDGET

    @cached_property
    def book(self) -> Book | None:
        """What the ledger knows of it."""
        return None if self.ledger is None else self.ledger.book(self.policies, self.budget)

    @cached_property
    def policies(self) -> PolicySet:
        """The same as a policy set that can be asked."""
        return PolicySet(self.effective)

    def clauses(self, document: str) -> Mapping[str, Clause] | None:
        """Give the clauses that a document tells of, by id; ``None`` where it has no list of them."""
        return clauses_of(self.effective, document)

    @cached_property
    def periods(self) -> list[Period]:
        """The periods between the days on which something changes."""
        return periods_of(period_starts(self.effective), self.effective.zone)
