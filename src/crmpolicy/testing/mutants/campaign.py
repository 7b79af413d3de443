"""Whether some owner's case notices each mutant of a document, and what to make of one that none does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from crmpolicy.company.catalogue import asked_points
from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.errors import CrmPolicyError
from crmpolicy.testing.asked import Asked
from crmpolicy.testing.finding import CaseFaultError
from crmpolicy.testing.judging import holds
from crmpolicy.testing.mutants.mentions import Mentions
from crmpolicy.testing.mutants.mutant import Mutant

Verdict = Literal["killed", "equivalent", "survived"]


class Witnessed(NamedTuple):
    """Facts for which a mutant answers otherwise, as a comparison found them.

    ``filling`` has values that it assumed for parameters that are open.
    """

    point: str
    facts: Mapping[str, object]
    now: datetime
    filling: Mapping[str, object]


class Compared(NamedTuple):
    """What a comparison for all facts says of a mutant.

    ``same``: proved to answer as the policies do. ``shown`` are facts that tell them apart, where some could
    be named; ``note`` says why nothing could be proved.
    """

    same: bool
    shown: tuple[Witnessed, ...] = ()
    note: str = ""


Compare = Callable[[PolicySet, PolicySet], Compared]
"""Compares policies with a mutant for all facts; testing knows no prover, so whoever calls brings one."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a mutant: killed by a case, proved equivalent, or neither."""

    mutant: Mutant
    verdict: Verdict
    killed_by: str | None = None
    compared: Compared | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """The mutants of some documents and what became of each."""

    fates: tuple[Fate, ...]

    def of(self, verdict: Verdict) -> tuple[Fate, ...]:
        """Give the mutants with a verdict."""
        return tuple(each for each in self.fates if each.verdict == verdict)

    @property
    def killed(self) -> int:
        """How many mutants a case notices."""
        return len(self.of("killed"))

    @property
    def to_kill(self) -> int:
        """How many mutants a case could notice: all that are not proved equivalent."""
        return len(self.fates) - len(self.of("equivalent"))


@dataclass
class Campaign:
    """Puts mutants of one document to the cases that can notice them.

    Args:
        policies: the document alone, as it is.
        asked: the cases, asked and judged; those that do not pass notice nothing.
        compare: the comparison for all facts.
    """

    policies: PolicySet
    asked: list[Asked]
    compare: Compare
    _mentions: dict[str, Mentions] = field(default_factory=dict)
    _last: dict[str, Asked] = field(default_factory=dict)
    _tables: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    _resting: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def fate(self, mutant: Mutant) -> Fate:
        """Tell what becomes of a mutant."""
        noticing = self.noticed_by(mutant)
        if noticing is not None:
            return Fate(mutant, "killed", noticing.case.case)
        changed = mutant.applied(self.policies.effective)
        if changed is None:
            raise ValueError(mutant)
        compared = self.compare(self.policies, PolicySet(changed, digest=f"{self.policies.digest} mutant"))
        return Fate(mutant, "equivalent" if compared.same else "survived", compared=compared)

    def noticed_by(self, mutant: Mutant) -> Asked | None:
        """Give the first case found that fails with a mutant; None where none does."""
        changed: dict[int, PolicySet | None] = {}
        for each in self.candidates(mutant):
            key = id(each.policies)
            if key not in changed:
                changed[key] = self._changed(each, mutant)
            policies = changed[key]
            if policies is not None and fails(each, policies):
                self._last[mutant.key] = each
                return each
        return None

    def _changed(self, asked: Asked, mutant: Mutant) -> PolicySet | None:
        """Give the policies of a case with the mutant; what it leaves as it is stays compiled."""
        effective = mutant.applied(asked.policies.effective)
        if effective is None:
            return None
        known = self._untouched(asked, mutant)
        return PolicySet(effective, digest=f"mutant {id(asked.policies)}", known=known)

    def candidates(self, mutant: Mutant) -> list[Asked]:
        """Give the cases that may notice: first the last one that did, then those in which the rule bound."""
        last = self._last.get(mutant.key)
        able = [each for each in self.asked if each.result.passed and self._may_notice(each, mutant)]
        rank = {id(each): self._rank(each, mutant) for each in able}
        able.sort(key=lambda each: (rank[id(each)], each is not last))
        return able

    def _may_notice(self, asked: Asked, mutant: Mutant) -> bool:
        return not self._touched(mutant, asked.policies).isdisjoint(asked.points)

    def _touched(self, mutant: Mutant, policies: PolicySet) -> frozenset[str]:
        """Name the tables that rest on what a mutant changes; alike in all policy sets of one company."""
        if mutant.home == "tables":
            return frozenset({mutant.key})
        key = policies.company, mutant.key
        if key not in self._resting:
            mentions = self.mentions(policies)
            found = (each for each in mentions.effective.tables if mutant.key in mentions.of(each))
            self._resting[key] = frozenset(found)
        return self._resting[key]

    def _untouched(self, asked: Asked, mutant: Mutant) -> dict[str, DecisionPoint]:
        """Give the questions of a case that rest on nothing that the mutant changes."""
        policies = asked.policies
        touched = self._touched(mutant, policies)
        return {
            name: policies.point(name)
            for name in asked_points(policies, asked.case.ask.text)
            if touched.isdisjoint(self._behind(policies, name))
        }

    def _behind(self, policies: PolicySet, name: str) -> frozenset[str]:
        """Name the tables of a question and of all behind it; alike in all policy sets of one company."""
        key = policies.company, name
        if key not in self._tables:
            asked = asked_points(policies, name)
            self._tables[key] = frozenset(
                table.key for each in asked for table in policies.point(each).tables
            )
        return self._tables[key]

    def _rank(self, asked: Asked, mutant: Mutant) -> int:
        """Tell how near a case is: 0 where a rule bound that was changed or rests on it, 1 where it spoke."""
        if mutant.rule is not None:
            bound = asked.spoken.get(mutant.rule)
        elif mutant.home == "tables":
            bound = None
        else:
            mentions = self.mentions(asked.policies)
            resting = [each for rule, each in asked.spoken.items() if mutant.key in mentions.of_rule(rule)]
            bound = any(resting) if resting else None
        return 2 if bound is None else int(not bound)

    def mentions(self, policies: PolicySet) -> Mentions:
        """Tell what tables rest on; all policy sets of one company have the same tables."""
        company = policies.company
        if company not in self._mentions:
            self._mentions[company] = Mentions(policies.effective)
        return self._mentions[company]


def fails(asked: Asked, policies: PolicySet) -> bool:
    """Tell whether a case that passes fails with other policies, or cannot even be asked there."""
    try:
        return not holds(asked.case, policies)
    except (CaseFaultError, CrmPolicyError):  # no answer at all, for want of a calendar, say
        return True
