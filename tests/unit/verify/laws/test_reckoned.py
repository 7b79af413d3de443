"""Laws about facts that others are reckoned from."""

import json
from typing import Any

import pytest

from crmpolicy.policy.directions import lies
from crmpolicy.testing import load_texts
from crmpolicy.verify.facts.witness import periods_of
from crmpolicy.verify.laws.moving import moved
from crmpolicy.verify.laws.reckoned import is_reckoned_with
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError


def fact(name: str, kind: str = "money", **more: Any) -> dict[str, Any]:
    return {"title": {"zh": f"{name}项", "en": f"the {name}"}, "type": kind, **more}


FACTS: dict[str, Any] = {
    "owed": fact("owed", range={"at_least": "0元"}),
    "order": fact("order", range={"at_least": "0元"}),
    "paid": fact("paid", range={"at_least": "0元"}),
    "limit": fact("limit", range={"at_least": "0元"}),
    "exposure": fact("exposure", derived={"sum": ["owed", "order"], "minus": ["paid"]}),
}
RELEASE: dict[str, Any] = {"release": fact("release", "boolean")}


def question(rules: list[dict[str, Any]], facts: dict[str, Any] = FACTS, **more: Any) -> Question:
    decision = {"title": {"zh": "放行", "en": "release"}, "outputs": RELEASE, "rules": rules, **more}
    whole = {"format": "1", "facts": facts, "decisions": {"answer": decision}}
    policies = load_texts({"doc/rules.yaml": json.dumps(whole, ensure_ascii=False)})
    return Question(policies, "doc.answer", periods_of([], "Asia/Shanghai")[0])


def rule(name: str, when: dict[str, Any], release: str) -> dict[str, Any]:
    return {"id": name, "when": when, "then": {"release": release}, "clause": "doc.1"}


AGAINST_LIMIT = [
    rule("within", {"exposure": {"up_to": "limit"}}, "yes"),
    rule("beyond", {"exposure": {"over": "limit"}}, "no"),
]


def holds(asked: Question, name: str, way: Any, never: Any = "worse") -> bool:
    """Prove that moving a fact never makes the release worse."""
    kind = asked.point.outcome["release"]
    return moved(asked, f"doc.{name}", way, "release", lambda one, two: lies(kind, never, one, two)) is None


@pytest.mark.parametrize(
    ("name", "way"), [("paid", "higher"), ("owed", "lower"), ("order", "lower"), ("limit", "higher")]
)
def test_what_eases_the_exposure_never_stops_an_order(name: str, way: str) -> None:
    asked = question(AGAINST_LIMIT)
    assert is_reckoned_with(asked, f"doc.{name}") == (name != "limit")
    assert holds(asked, name, way)


def test_what_may_be_wrong_is_left_to_the_prover() -> None:
    """More prepaid never helps is refuted by reckoning, which the diagram cannot do."""
    with pytest.raises(NotDecidedError) as refused:
        holds(question(AGAINST_LIMIT), "paid", "higher", never="better")
    assert refused.value.fault.code == "verify-moves-reckoned"


def test_a_fact_asked_itself_too_moves_together_with_what_is_reckoned() -> None:
    rules = [
        rule("large", {"order": {"over": "1000元"}}, "no"),
        rule("within", {"order": {"up_to": "1000元"}, "exposure": {"up_to": "500元"}}, "yes"),
        rule("beyond", {"order": {"up_to": "1000元"}, "exposure": {"over": "500元"}}, "no"),
    ]
    assert holds(question(rules), "order", "lower")
    with pytest.raises(NotDecidedError):
        holds(question(rules), "order", "higher")


def test_the_same_fact_on_both_sides_is_not_told() -> None:
    """Exposure and limit both rise with the order: nobody knows how they lie to each other then."""
    facts = {**FACTS, "limit": fact("limit", derived={"sum": ["order", "paid"]})}
    with pytest.raises(NotDecidedError):
        holds(question(AGAINST_LIMIT, facts), "order", "lower")


def test_a_fact_of_no_rule_in_force_moves_nothing() -> None:
    rules = [rule("always", {"owed": {"at_least": "0元"}}, "yes")]
    asked = question(rules)
    assert not is_reckoned_with(asked, "doc.paid")
    assert holds(asked, "paid", "higher")


def test_a_fact_that_others_tell_is_not_moved_alone() -> None:
    facts = {**FACTS, "large": fact("large", "boolean", derived={"holds": {"order": {"over": "1000元"}}})}
    asked = question([rule("small", {"large": "no"}, "yes"), rule("large", {"large": "yes"}, "no")], facts)
    with pytest.raises(NotDecidedError):
        holds(asked, "large", "better")


def test_an_unknown_part_keeps_the_whole_unknown() -> None:
    """What is unknown stays so while another fact moves: no answer turns through it."""
    facts = {**FACTS, "owed": fact("owed", unknown="allowed")}
    rules = [*AGAINST_LIMIT, rule("unknown", {"exposure": {"known": "no"}}, "no")]
    assert holds(question(rules, facts), "paid", "higher")
