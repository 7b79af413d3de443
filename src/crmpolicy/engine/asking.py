"""Which facts the folded rules of a part ask, in guards and in outcomes."""

from crmpolicy.engine.deriving import facts_of
from crmpolicy.engine.folding import FoldedPart, FoldedRule, Lookup
from crmpolicy.policy.guards import FactOf


def asked_by(part: FoldedPart) -> list[str]:
    """Name the facts that a part asks, in guards and in outcomes."""
    found = facts_of(part.applies)
    for rule in (*part.rules, *((part.otherwise,) if part.otherwise else ())):
        found += asked_by_rule(rule)
    return found


def asked_by_rule(rule: FoldedRule) -> list[str]:
    """Name the facts that a rule asks, in its guard and in its outcome."""
    found = facts_of(rule.guard)
    for _, operand in rule.then:
        if isinstance(operand, FactOf):
            found.append(operand.key)
        elif isinstance(operand, Lookup):
            found += operand.keys
    return found
