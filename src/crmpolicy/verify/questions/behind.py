"""The facts that may be asked behind a question."""

from collections.abc import Collection

from crmpolicy.engine import PolicySet
from crmpolicy.engine.behind import asked_with
from crmpolicy.engine.reach import reached
from crmpolicy.policy.tables import Table


def facts_behind(policies: PolicySet, name: str) -> frozenset[str]:
    """Name the facts that may be asked behind a question, however far, whatever switches say.

    Args:
        policies: the policy set.
        name: the question.
    """
    _, *behind = asked_with(policies, name)
    tables = [table for point in behind for table in point.tables]
    found = {fact.key for fact in reached(policies.effective, tables)}
    return frozenset(found.union(*(_allowed(policies, table) for table in tables if not table.parts)))


def _allowed(policies: PolicySet, slot: Table) -> Collection[str]:
    """Name the facts that rules may ask which a company has still to write: those named for them, or all."""
    facts = policies.effective.facts
    derived = any(facts[key].derived is not None for key in slot.inputs if key in facts)
    return slot.inputs if slot.inputs and not derived else facts.keys()
