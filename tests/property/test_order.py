"""Laws of order: what is written where never matters, save for lists that say so."""

import json
import random
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.engine import Decision, PolicySet
from crmpolicy.errors import UndecidedError
from crmpolicy.testing import load_texts
from crmpolicy.testing.strategies import facts_for
from crmpolicy.testing.tables import FILE, policy_texts
from tests.oracle.shipped import NOW

IDLE = ("unique", "any", "priority", "worst", "best")
"""Hit policies whose outcome does not rest on the order of the rules."""


def shuffled(thing: Any, order: random.Random, *, rules: bool) -> Any:
    """Give a policy with every mapping written in another order, and its rules too where they may be."""
    if isinstance(thing, dict):
        keys = list(thing)
        order.shuffle(keys)
        return {key: moved(thing[key], key, order, rules=rules) for key in keys}
    if isinstance(thing, list):
        return [shuffled(each, order, rules=rules) for each in thing]
    return thing


def moved(thing: Any, key: str, order: random.Random, *, rules: bool) -> Any:
    """Shuffle what stands under a key; parts may change places as rules may."""
    found = shuffled(thing, order, rules=rules)
    if rules and key in ("rules", "parts"):
        order.shuffle(found)
    return found


def answers(policies: PolicySet, facts: Mapping[str, Any]) -> Decision | str:
    """Give the decision, or the code of what keeps it open."""
    try:
        return policies.point("doc.answer").evaluate(facts, now=NOW)
    except UndecidedError:
        return "undecided"


def told(decision: Decision | str) -> Any:
    """Give the outcome and the reasons; where rules may stand in any order, reasons may too."""
    if isinstance(decision, str):
        return decision
    reasons = [
        (*reason[:4], sorted(reason.said), reason.binding, sorted(reason.parameters))
        for reason in decision.reasons
    ]
    return dict(decision.outcome), sorted(reasons), decision.digest


@pytest.mark.soak
@given(policy_texts(), st.data())
def test_the_order_of_keys_changes_neither_digest_nor_decision(
    files: Mapping[str, str], data: st.DataObject
) -> None:
    order = random.Random(data.draw(st.integers(0, 2**32)))  # noqa: S311 - no secret
    written = json.dumps(shuffled(json.loads(files[FILE]), order, rules=False), ensure_ascii=False)
    policies, other = load_texts(files), load_texts({FILE: written})
    assert policies == other
    assert hash(policies) == hash(other)
    facts = data.draw(facts_for("doc.answer", policies, now=NOW))
    assert told(answers(policies, facts)) == told(answers(other, facts))


@given(policy_texts(hits=IDLE), st.data())
def test_the_order_of_rules_matters_only_where_the_hit_policy_says_so(
    files: Mapping[str, str], data: st.DataObject
) -> None:
    order = random.Random(data.draw(st.integers(0, 2**32)))  # noqa: S311 - no secret
    written = json.dumps(shuffled(json.loads(files[FILE]), order, rules=True), ensure_ascii=False)
    policies, other = load_texts(files), load_texts({FILE: written})
    cases = facts_for("doc.answer", policies, now=NOW)
    for _ in range(3):
        facts = data.draw(cases)
        one, two = answers(policies, facts), answers(other, facts)
        if policies.effective.tables["doc.answer"].parts[0].hit == "priority":
            continue  # of two that rank alike the first written counts
        assert unordered(told(one)[:2]) == unordered(told(two)[:2])


def unordered(said: Any) -> Any:
    """Give what is said with every list as a heap: only hit policies that list promise an order."""
    if isinstance(said, Mapping):
        return {key: unordered(each) for key, each in said.items()}
    if isinstance(said, list | tuple):
        return sorted((unordered(each) for each in said), key=repr)
    return said
