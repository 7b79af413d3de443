"""Whether the facts of a finding show what it claims, seen by asking the policies and not the checker."""

from decimal import Decimal
from itertools import combinations
from typing import Any

from crmpolicy.company import load_policy_set
from crmpolicy.engine import Decision, DecisionPoint
from crmpolicy.errors import UndecidedError
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.guards import FactOf, Guard, Literally
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.properties import Move, Property
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import Table
from crmpolicy.values import ValueType
from crmpolicy.verify import Finding, Witness

WITHOUT_ANSWER = ("gap", "overlap", "repetition", "no-output")
RISING = ("better", "higher", "later")
SHOWN = (*WITHOUT_ANSWER, "broken-property", "out-of-order", "slower-for-the-better")


def is_shown(finding: Finding, target: str) -> bool:
    """Ask the real evaluation with the facts of a finding: does it behave as the finding says?"""
    if finding.point is None or not finding.witnesses:
        return finding.check not in SHOWN
    policies = load_policy_set(target, parameters=written(finding, target))
    point = policies.point(finding.point)
    if finding.check in WITHOUT_ANSWER:
        return all(is_undecided(point, witness) for witness in finding.witnesses)
    table = policies.effective.tables[finding.point]
    if finding.check == "broken-chain":
        return finding.message != "finding-broken-chain-empty" or is_undecided(point, started(table, finding))
    law = next(each for each in table.properties if each.id == finding.arguments["law"])
    seen = [point.evaluate(each.facts, now=each.now) for each in finding.witnesses]
    if isinstance(table.course, Duties):
        return turns(law, seen) if finding.check == "out-of-order" else differs(law, seen)
    return breaks(law, point, seen)


def started(table: Table, finding: Finding) -> Witness:
    """Give the facts of a finding with a case that has begun."""
    (witness,) = finding.witnesses
    event = {"event": getattr(table.course, "starts", ""), "at": witness.now, "by": None}
    return Witness({**witness.facts, "events": [event]}, witness.now)


def turns(law: Property, seen: list[Decision]) -> bool:
    """Tell whether a milestone is due after one that a law of order has behind it."""
    (decision,) = seen
    dues = [decision.outcome[name].due for sort, name in law.more if sort == "in_order"]
    return any(one > other for one, other in combinations([due for due in dues if due is not None], 2))


def differs(law: Property, seen: list[Decision]) -> bool:
    """Tell whether a duty stands otherwise for two sets of facts, due later where a law forbids that."""
    if len(seen) == 1:
        return True  # how often in each period is no matter of one moment
    duty = law.same or str(getattr(law.never, "name", ""))
    one, other = (decision.outcome[duty] for decision in seen)
    dues = (one.due, other.due)
    if None in dues or getattr(law.never, "direction", "") != "later":
        return bool(one != other)
    return bool(one.due < other.due or one.rule != other.rule)


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
