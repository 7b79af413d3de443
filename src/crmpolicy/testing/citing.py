"""Which clauses an answer rests on."""

from collections.abc import Iterator

from crmpolicy.engine import Decision, PolicySet, Reason
from crmpolicy.errors import CrmPolicyError
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.records import by_rule
from crmpolicy.policy.tables import Part, Rule, Table


def cited_by(answer: Decision | CrmPolicyError, policies: PolicySet) -> Iterator[str]:
    """Give the clauses of what binds, and of decisions of other points that facts were taken from.

    A rule rests on its own clauses and on those of the values that it uses; a rule for all that no
    other matches rests on those others too. A clause that the question cites and no rule of it does is about
    the question as a whole. Where there is no answer, what is missing or in conflict cites.
    """
    if isinstance(answer, CrmPolicyError):
        for fault in getattr(answer, "faults", (answer.fault,)):
            yield from fault.clause
        return
    tables = policies.point(answer.subject).tables
    for reason in (each for each in answer.reasons if each.binding):
        for table in (each for each in tables if each.document == reason.document):
            yield from _of_reason(reason, table, policies)
    for decision in answer.basis:
        yield from cited_by(decision, policies)


def _of_reason(reason: Reason, table: Table, policies: PolicySet) -> Iterator[str]:
    if reason.by_hand is not None or not by_rule(table.course, reason.part):
        yield from reason.clauses
    by_rules = {clause for _, rule in table.rules() for clause in rule.clauses}
    yield from (clause for clause in table.clauses if clause not in by_rules)
    for rule in (each for part in table.parts if part.id == reason.part for each in _speaking(reason, part)):
        yield from rule.clauses
        for operand in (*rule.when.operands(), *(operand for _, operand in rule.then)):
            if isinstance(operand, ParameterOf):
                yield from policies.effective.parameters[operand.key].clauses


def _speaking(reason: Reason, part: Part) -> tuple[Rule, ...]:
    """Give the rule of a reason; for the one that catches the rest, all rules of its part."""
    if part.otherwise is not None and part.otherwise.id == reason.rule:
        return part.all_rules()
    return tuple(rule for rule in part.rules if rule.id == reason.rule)
