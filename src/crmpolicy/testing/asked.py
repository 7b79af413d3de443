"""A case that was asked: its policies, the documents behind its question, the rules that spoke."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from crmpolicy.company.catalogue import asked_points
from crmpolicy.engine import Decision, PolicySet
from crmpolicy.policy.records import by_rule
from crmpolicy.policy.tables import Part, Rule, Table
from crmpolicy.source import RawCase
from crmpolicy.testing.expecting import Answer
from crmpolicy.testing.judging import judge
from crmpolicy.testing.results import CaseResult


class RuleName(NamedTuple):
    """What a rule is called inside one policy set."""

    table: str
    part: str
    rule: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A case that was asked.

    ``points`` are the tables behind its question, those of required questions too. ``decisions`` (with those
    of other questions that facts were taken from) and ``spoken`` (whether each rule bound) are
    empty where the case does not pass: such a case proves nothing.
    """

    case: RawCase
    policies: PolicySet
    result: CaseResult
    points: frozenset[str]
    decisions: tuple[Decision, ...]
    spoken: Mapping[RuleName, bool]

    @property
    def documents(self) -> Mapping[str, str]:
        """The folders of the documents that were asked, by document."""
        effective = self.policies.effective
        asked = {effective.tables[key].document for key in self.points}
        return {key: effective.documents[key].folder for key in sorted(asked)}

    def tables(self, document: str) -> Iterator[Table]:
        """Give all tables of a document, as this case's policies have them."""
        return (table for table in self.policies.effective.tables.values() if table.document == document)


def ask(case: RawCase, policies: PolicySet) -> Asked:
    """Judge a case and gather what it asked.

    Raises:
        CaseFaultError: the case cannot be run.
    """
    judged = judge(case, policies)
    names = asked_points(policies, case.ask.text)
    tables = frozenset(table.key for name in names for table in policies.point(name).tables)
    decisions = tuple(decisions_of(judged.answer)) if judged.result.passed else ()
    spoken: dict[RuleName, bool] = {}
    for decision in decisions:
        for rule, binding in _spoken(decision, policies):
            spoken[rule] = spoken.get(rule, False) or binding
    return Asked(case, policies, judged.result, tables, decisions, spoken)


def decisions_of(answer: Answer) -> Iterator[Decision]:
    """Give a decision and, in turn, those that its facts were taken from."""
    if isinstance(answer, Decision):
        yield answer
        for each in answer.basis:
            yield from decisions_of(each)


def _spoken(decision: Decision, policies: PolicySet) -> Iterator[tuple[RuleName, bool]]:
    names = {
        (table.document, part.id, rule.id): name_of(table, part, rule)
        for table in policies.point(decision.subject).tables
        for part, rule in table.rules()
    }
    for reason in (each for each in decision.reasons if each.by_hand is None):
        if by_rule(policies.point(decision.subject).tables[0].course, reason.part):
            yield names[reason.document, reason.part, reason.rule], reason.binding


def name_of(table: Table, part: Part, rule: Rule) -> RuleName:
    """Give the name of a rule."""
    return RuleName(table.key, part.id, rule.id)
