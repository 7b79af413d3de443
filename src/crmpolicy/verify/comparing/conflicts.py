"""Where documents that a company adopts decide the same case differently, and what settles it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from crmpolicy.company import load_policy_set
from crmpolicy.company.answering import Together, answered_together
from crmpolicy.engine import PolicySet
from crmpolicy.verify.comparing.difference import Change
from crmpolicy.verify.comparing.differing import Target, compared_at
from crmpolicy.verify.diagrams.answers import DEFAULT_BUDGET
from crmpolicy.verify.finding import Finding

MOST: Final = 20
"""The most regions that are told of two documents."""


@dataclass(frozen=True)
class Conflict:
    """Two documents that answer one question of a company, compared for all facts.

    Args:
        together: the question, the documents that answer it, and the join or the chosen document that
            settles what they say differently.
        documents: the two that are compared.
        changes: facts for which they differ: ``before`` and ``rules_before`` are of the first document,
            ``after`` and ``rules_after`` of the second. Words are those of the company's scale.
        undecided: what could be neither shown nor ruled out.
        more: whether there are further regions than were looked for.
    """

    together: Together
    documents: tuple[str, str]
    changes: tuple[Change, ...]
    undecided: tuple[Finding, ...]
    more: bool

    @property
    def agree(self) -> bool:
        """Whether it is proved that the two never differ."""
        return not self.changes and not self.undecided


def conflicts(
    company: Target,
    /,
    *,
    points: Collection[str] | None = None,
    most: int = MOST,
    budget: int = DEFAULT_BUDGET,
) -> tuple[Conflict, ...]:
    """Compare the documents of a company with each other, question by question, for all facts.

    Each is asked as if the company had chosen it to answer alone, so its words are those that the company
    maps them to.

    Args:
        company: a company's file, its name, or a policy set that was loaded.
        points: the questions that are looked at; ``None``: all that several documents answer.
        most: after so many regions no more are looked for, of each two documents.
        budget: nodes and steps of one diagram, before a question stays open.

    Raises:
        InvalidPolicySetError: the files cannot be used; with all faults.

    >>> [(each.documents, each.agree) for each in conflicts("example-joined", points=["applicability"])]
    [(('lighting', 'steel'), False)]
    """
    policies = company if isinstance(company, PolicySet) else load_policy_set(company)
    return tuple(_conflicts(policies, points, most, budget))


def _conflicts(
    policies: PolicySet, points: Collection[str] | None, most: int, budget: int
) -> Iterator[Conflict]:
    for each in answered_together(policies):
        if points is not None and each.subject not in points:
            continue
        for pair in combinations(each.documents, 2):
            sets = _choosing(policies, each.subject, pair[0]), _choosing(policies, each.subject, pair[1])
            difference = compared_at(*sets, each.subject, most=most + 1, budget=budget)
            changes = difference.changes
            yield Conflict(each, pair, changes[:most], difference.undecided, len(changes) > most)


def _choosing(policies: PolicySet, subject: str, document: str) -> PolicySet:
    """Let one document alone answer a question."""
    chosen = {**policies.effective.chosen, subject: document}
    return PolicySet(replace(policies.effective, chosen=chosen))
