"""Which way reckoned facts move: told from words and declared ranges, never guessed."""

import json
from typing import Any

import pytest

from crmpolicy.testing import load_texts
from crmpolicy.verify.facts.witness import periods_of
from crmpolicy.verify.laws.influence import Influence, together
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError

POSITIVE = {"at_least": "0"}


def fact(name: str, kind: str = "number", **more: Any) -> dict[str, Any]:
    return {"title": {"zh": f"{name}项", "en": f"the {name}"}, "type": kind, **more}


def sign(facts: dict[str, Any], parameters: dict[str, Any] | None = None, *, of: str = "whole") -> int:
    """Give the sign with which `whole` follows the fact `a`."""
    asked: Any = {"over": "5"} if facts[of]["type"] != "boolean" else "yes"
    rules = [{"id": "r", "when": {of: asked}, "then": {"out": "yes"}, "clause": "doc.1"}]
    decision = {
        "title": {"zh": "答复", "en": "answer"},
        "outputs": {"out": fact("out", "boolean")},
        "rules": rules,
        "otherwise": {"id": "rest", "then": {"out": "no"}, "clause": "doc.1"},
    }
    whole = {"format": "1", "facts": facts, "parameters": parameters or {}, "decisions": {"answer": decision}}
    policies = load_texts({"doc/rules.yaml": json.dumps(whole, ensure_ascii=False)})
    sketch = Question(policies, "doc.answer", periods_of([], "Asia/Shanghai")[0]).sketch
    return Influence(sketch.fields, sketch.program.deriving.folding, "doc.a").on(f"doc.{of}")


def parameter(name: str, **more: Any) -> dict[str, Any]:
    return {"title": {"zh": f"{name}数", "en": f"value {name}"}, "type": "number", "clause": "doc.1", **more}


BASE = {"a": fact("a", range=POSITIVE), "b": fact("b", range=POSITIVE)}
WAYS: list[tuple[dict[str, Any], int]] = [
    ({"sum": ["a", "b"]}, 1),
    ({"sum": ["b"], "minus": ["a"]}, -1),
    ({"product": ["a", "b"]}, 1),
    ({"ratio": ["a", "b"]}, 1),
    ({"min": ["a", "b"]}, 1),
    ({"max": ["b", "a"]}, 1),
    ({"whole_steps": "a", "step": "2"}, 1),
    ({"sum": ["b", "b"]}, 0),
]


@pytest.mark.parametrize(("derived", "expected"), WAYS, ids=[str(way) for way, _ in WAYS])
def test_each_word_moves_its_own_way(derived: dict[str, Any], expected: int) -> None:
    facts = {**BASE, "whole": fact("whole", "ratio" if "ratio" in derived else "number", derived=derived)}
    if "whole_steps" in derived:
        facts["whole"]["type"] = "integer"
    if "b" not in str(derived):
        del facts["b"]
    if expected == 0:
        facts = {key: each for key, each in facts.items() if key != "a"} | {"a": BASE["a"]}
    assert sign(facts) == expected


def test_a_divisor_that_cannot_be_nought_makes_a_share_fall() -> None:
    facts = {
        "a": fact("a", range={"over": "0"}),
        "b": fact("b", range=POSITIVE),
        "whole": fact("whole", "ratio", derived={"ratio": ["b", "a"]}),
    }
    assert sign(facts) == -1


def test_a_divisor_that_can_be_nought_is_not_told() -> None:
    """At nought the share becomes unknown, which lies in no direction."""
    facts = {**BASE, "whole": fact("whole", "ratio", derived={"ratio": ["b", "a"]})}
    with pytest.raises(NotDecidedError) as refused:
        sign(facts)
    assert refused.value.fault.code == "verify-moves-reckoned"


@pytest.mark.parametrize(
    "derived", [{"sum": ["a"], "minus": ["a"]}, {"rest": "a", "step": "2"}], ids=["both ways", "a rest"]
)
def test_what_goes_either_way_is_not_told(derived: dict[str, Any]) -> None:
    with pytest.raises(NotDecidedError):
        sign({"a": BASE["a"], "whole": fact("whole", derived=derived)})


def test_a_product_with_something_negative_is_not_told() -> None:
    facts = {"a": BASE["a"], "b": fact("b"), "whole": fact("whole", derived={"product": ["a", "b"]})}
    with pytest.raises(NotDecidedError):
        sign(facts)


def test_a_chain_is_followed_to_its_end() -> None:
    """More prepaid means less exposure means a lower rate of use."""
    facts = {
        "a": fact("a", range=POSITIVE),
        "b": fact("b", range=POSITIVE),
        "limit": fact("limit", range={"over": "0"}),
        "most": fact("most", derived={"max": ["open", "0"]}, range=POSITIVE),
        "open": fact("open", derived={"sum": ["b"], "minus": ["a"]}),
        "whole": fact("whole", "ratio", derived={"ratio": ["most", "limit"]}),
    }
    assert sign(facts) == -1


def test_weights_are_told_by_their_range_even_when_open() -> None:
    """Whatever weights a company fills in, a factor that is met never lowers the score."""
    weights = {
        "title": {"zh": "权重", "en": "weights"},
        "type": "mapping",
        "keys": {"among": ["met", "b"]},
        "of": {"type": "ratio", "range": {"at_least": "0%"}},
        "clause": "doc.1",
        "value": {"met": "60%", "b": "40%"},
    }
    facts = {
        "a": fact("a"),
        "b": fact("b", "boolean"),
        "met": fact("met", "boolean", derived={"holds": {"a": {"at_least": "least"}}}),
        "whole": fact("whole", "ratio", derived={"weighted": "weights"}),
    }
    assert sign(facts, {"weights": weights, "least": parameter("least", value="3")}) == 1


@pytest.mark.parametrize(("test", "expected"), [({"over": "3"}, 1), ({"up_to": "3"}, -1)])
def test_a_condition_rises_or_falls_with_its_bound(test: dict[str, str], expected: int) -> None:
    facts = {
        "a": fact("a"),
        "b": fact("b", "boolean"),
        "met": fact("met", "boolean", derived={"holds": {"a": test}}),
        "whole": fact("whole", "boolean", derived={"any": ["met", "b"]}),
    }
    assert sign(facts) == expected


def test_an_interval_goes_either_way() -> None:
    facts = {
        "a": fact("a"),
        "whole": fact("whole", "boolean", derived={"holds": {"a": {"at_least": "1", "up_to": "3"}}}),
    }
    with pytest.raises(NotDecidedError):
        sign(facts)


def test_days_between_grow_with_the_later_day() -> None:
    days = {"a": fact("a", "date"), "b": fact("b", "date")}
    assert sign({**days, "whole": fact("whole", "integer", derived={"days_between": ["b", "a"]})}) == 1
    assert sign({**days, "whole": fact("whole", "integer", derived={"days_between": ["a", "b"]})}) == -1


def test_a_switch_picks_the_way_of_what_it_picks() -> None:
    switch = {**parameter("switch"), "type": "boolean", "value": "no"}
    facts = {
        **BASE,
        "fall": fact("fall", derived={"sum": ["b"], "minus": ["a"]}),
        "rise": fact("rise", derived={"sum": ["b", "a"]}),
        "whole": fact("whole", derived={"pick": "switch", "yes": "rise", "no": "fall"}),
    }
    assert sign(facts, {"switch": switch}) == -1


def test_signs_that_pull_apart_make_none() -> None:
    assert together([]) == 0
    assert together([-1, 0, -1]) == -1
    assert together([1, -1]) is None
