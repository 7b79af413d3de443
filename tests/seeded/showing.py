"""Whether the facts of a finding show what it claims, seen by asking the policies and not the checker."""

from decimal import Decimal
from typing import Any

from crmpolicy.company import load_policy_set
from crmpolicy.engine import Decision, DecisionPoint
from crmpolicy.errors import UndecidedError
from crmpolicy.policy.guards import FactOf, Guard, Literally
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.properties import Move, Property
from crmpolicy.policy.scales import Choice
from crmpolicy.values import ValueType
from crmpolicy.verify import Finding, Witness

WITHOUT_ANSWER = ("gap", "overlap", "repetition", "no-output")
RISING = ("better", "higher", "later")
SHOWN = (*WITHOUT_ANSWER, "broken-property")


def is_shown(finding: Finding, target: str) -> bool:
    """Ask the real evaluation with the facts of a finding: does it behave as the finding says?"""
    if finding.point is None or not finding.witnesses:
        return finding.check not in SHOWN
    policies = load_policy_set(target, parameters=written(finding, target))
    point = policies.point(finding.point)
    if finding.check in WITHOUT_ANSWER:
        return all(is_undecided(point, witness) for witness in finding.witnesses)
    table = policies.effective.tables[finding.point]
    law = next(each for each in table.properties if each.id == finding.arguments["law"])
    return breaks(law, point, [point.evaluate(each.facts, now=each.now) for each in finding.witnesses])


def written(finding: Finding, target: str) -> dict[str, Any]:
    """Give the values that a finding assumes, as an owner would write them."""
    parameters = load_policy_set(target).effective.parameters
    return {key: spelt(parameters[key].type, value) for key, value in finding.filling.items()}


def spelt(kind: ValueType, value: Any) -> Any:
    """Give a value as the text of a policy file; numbers stay what they are."""
    if isinstance(kind, MappingOf):
        return {entry: spelt(kind.of, each) for entry, each in value}
    return value if isinstance(value, (int, Decimal)) else kind.show(value, "en")


def is_undecided(point: DecisionPoint, witness: Witness) -> bool:
    """Tell whether the facts of a witness have no answer."""
    try:
        point.evaluate(witness.facts, now=witness.now)
    except UndecidedError:
        return True
    return False


def breaks(law: Property, point: DecisionPoint, seen: list[Decision]) -> bool:
    """Tell whether decisions break a law."""
    outcomes = [each.outcome for each in seen]
    if law.same is not None:
        return bool(outcomes[0][law.same] != outcomes[1][law.same])
    if isinstance(law.never, Move):
        kind = point.outcome[law.never.name]
        before, after = (place(kind, each[law.never.name]) for each in outcomes)
        return bool(before < after if law.never.direction in RISING else after < before)
    if isinstance(law.never, Guard):
        return answers(law.never, outcomes[0])
    return isinstance(law.always, Guard) and not answers(law.always, outcomes[0])


def place(kind: ValueType, value: Any) -> Any:
    """Give what orders the values of an output, the better word and yes above."""
    return -kind.scale.ids.index(value) if isinstance(kind, Choice) else value


def answers(guard: Guard, outcome: Any) -> bool:
    """Tell whether an outcome is as a guard that names plain values says."""
    return all(outcome[test.subject.key] in words(test.operands) for test in guard.tests)


def words(operands: tuple[Any, ...]) -> list[Any]:
    """Give the written values of a test."""
    assert not any(isinstance(each, FactOf) for each in operands)
    return [each.value for each in operands if isinstance(each, Literally)]
