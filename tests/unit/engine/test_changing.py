"""What would have to change: stretches of values, told only where all of a stretch leads to one outcome."""

import json
from datetime import UTC, datetime
from typing import Any

from crmpolicy import changes
from crmpolicy.testing import load_texts

NOW = datetime(2026, 1, 5, tzinfo=UTC)


def fact(name: str, **more: Any) -> dict[str, Any]:
    return {"title": {"zh": f"{name}项", "en": f"the {name}"}, "type": "number", "step": "any", **more}


def told(facts: dict[str, str], rules: list[dict[str, Any]]) -> dict[str, str]:
    """Give the other outcomes that are told, each with the facts that would have to change."""
    decision = {
        "title": fact("answer")["title"],
        "outputs": {"out": fact("out")},
        "hit": "first",
        "rules": rules,
    }
    whole = {"format": "1", "facts": {name: fact(name) for name in facts}, "decisions": {"answer": decision}}
    policies = load_texts({"doc/rules.yaml": json.dumps(whole, ensure_ascii=False)})
    found = changes(policies, policies.point("answer").evaluate(facts, now=NOW))
    return {str(each.outcome["out"]): " ".join(region.fact for region in each.needs) for each in found}


def rule(name: str, out: str, **when: Any) -> dict[str, Any]:
    return {"id": name, "then": {"out": out}, "clause": "doc.1", **({"when": when} if when else {})}


def test_a_stretch_is_told_where_it_leads_to_one_outcome() -> None:
    assert told({"a": "0"}, [rule("low", "1", a={"under": "5"}), rule("high", "2")]) == {"2": "a"}


def test_a_fact_that_a_rule_repeats_has_no_stretch_with_one_outcome() -> None:
    """Over five the outcome is the fact itself: another one for each value."""
    assert told({"a": "0"}, [rule("low", "1", a={"under": "5"}), rule("high", "a")]) == {}


def test_a_fact_that_is_compared_with_another_has_none_either() -> None:
    """Whether it lies over five says nothing of whether it lies over the other."""
    rules = [rule("over", "1", a={"over": "b"}), rule("low", "2", a={"under": "5"}), rule("high", "3")]
    assert told({"a": "0", "b": "1"}, rules) == {}
