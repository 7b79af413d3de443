"""Laws about an answer that repeats a reckoned fact: a score moves the way its formula does."""

import json
from typing import Any

import pytest

from crmpolicy.testing import load_texts
from crmpolicy.verify.facts.witness import periods_of
from crmpolicy.verify.laws.repeated import goes_rightly
from crmpolicy.verify.questions.question import Question

WEIGHTS = {
    "title": {"zh": "权重", "en": "weights"},
    "type": "mapping",
    "keys": {"among": ["quality", "room"]},
    "of": {"type": "ratio", "range": {"at_least": "0%"}},
    "sums_to": "100%",
    "clause": "doc.1",
    "value": {"quality": "60%", "room": "40%"},
}


def fact(name: str, kind: str = "ratio, step: any", **more: Any) -> dict[str, Any]:
    name_of, _, step = kind.partition(", step: ")
    found = {"title": {"zh": f"{name}项", "en": f"the {name}"}, "type": name_of, **more}
    return {**found, "step": step} if step else found


def title(name: str) -> dict[str, str]:
    return {"zh": f"{name}项", "en": f"the {name}"}


GRADE = {
    "title": title("grade"),
    "order": "best first",
    "values": [{"id": each, "title": title(each)} for each in ("good", "poor")],
}
FACTS: dict[str, Any] = {
    "quality": fact("quality", range={"at_least": "0%"}),
    "faults": fact("faults", range={"at_least": "0%"}),
    "idle": fact("idle"),
    "kept": fact("kept", "boolean"),
    "room": fact("room", derived={"sum": ["100%"], "minus": ["faults"]}),
    "score": fact("score", derived={"weighted": "weights"}),
    "odd": fact("odd", derived={"product": ["room", "quality"]}),
    "one_grade": fact("one_grade", "choice", scale="grade"),
    "other_grade": fact("other_grade", "choice", scale="grade"),
    "worst_grade": fact(
        "worst_grade", "choice", scale="grade", derived={"worst": ["one_grade", "other_grade"]}
    ),
}
RATIO = {"outputs": {"mark": {"title": title("mark"), "type": "ratio", "step": "any", "join": "max"}}}
WORD = {"outputs": {"mark": {"title": title("mark"), "type": "choice", "scale": "grade", "join": "worst"}}}


def rule(name: str, then: str, when: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"id": name, "then": {"mark": then}, "clause": "doc.1", **({"when": when} if when else {})}


def question(rules: list[dict[str, Any]] | None, **more: Any) -> Question:
    decision = {"title": title("mark"), **RATIO, **({"rules": rules} if rules else {}), **more}
    whole = {
        "format": "1",
        "scales": {"grade": GRADE},
        "facts": FACTS,
        "parameters": {"weights": WEIGHTS},
        "decisions": {"answer": decision},
    }
    policies = load_texts({"doc/rules.yaml": json.dumps(whole, ensure_ascii=False)})
    return Question(policies, "doc.answer", periods_of([], "Asia/Shanghai")[0])


def proved(asked: Question, name: str, way: Any, never: Any) -> bool:
    return goes_rightly(asked, f"doc.{name}", way, "mark", never)


ALONE = [rule("score", "score")]
TWICE = [rule("kept", "score", {"kept": "yes"}), rule("lost", "score", {"kept": "no"})]


@pytest.mark.parametrize("rules", [ALONE, TWICE])
@pytest.mark.parametrize(
    ("name", "way", "never", "holds"),
    [
        ("quality", "higher", "lower", True),
        ("quality", "lower", "higher", True),
        ("quality", "higher", "higher", False),
        ("faults", "higher", "higher", True),
        ("faults", "lower", "lower", True),
        ("faults", "higher", "lower", False),
        ("quality", None, None, False),
    ],
)
def test_a_score_goes_the_way_of_its_formula(
    rules: list[dict[str, Any]],
    name: str,
    way: str | None,
    never: str | None,
    holds: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    assert proved(question(rules), name, way, never) == holds


def test_what_chooses_between_rules_that_say_the_same_moves_nothing() -> None:
    asked = question(TWICE)
    assert proved(asked, "kept", "better", "lower")
    assert proved(asked, "kept", None, None)


def test_a_catch_all_counts_among_the_rules() -> None:
    same = question([rule("kept", "score", {"kept": "yes"})], otherwise=rule("lost", "score"))
    other = question([rule("kept", "score", {"kept": "yes"})], otherwise=rule("lost", "quality"))
    assert proved(same, "quality", "higher", "lower")
    assert not proved(other, "quality", "higher", "lower")


@pytest.mark.parametrize(
    "rules",
    [
        [rule("kept", "score", {"kept": "yes"}), rule("lost", "0%", {"kept": "no"})],
        [rule("kept", "score", {"kept": "yes"}), rule("lost", "quality", {"kept": "no"})],
        [rule("fixed", "50%")],
    ],
)
def test_rules_that_say_different_things_are_not_judged(rules: list[dict[str, Any]]) -> None:
    assert not proved(question(rules), "quality", "higher", "lower")


def test_what_may_go_either_way_is_not_judged() -> None:
    assert not proved(question([rule("odd", "odd")]), "quality", "higher", "lower")


def test_a_fact_that_the_question_does_not_ask_is_not_judged() -> None:
    assert not proved(question(ALONE), "idle", "higher", "lower")


def test_several_parts_and_collected_answers_are_not_judged() -> None:
    parts = [
        {"id": name, "title": title(name), "rules": [rule(f"{name}-score", "score")]}
        for name in ("first", "second")
    ]
    assert not proved(question(None, parts=parts, combine={"mark": "max"}), "quality", "higher", "lower")
    collected = question(ALONE, hit="collect", combine={"mark": "sum"})
    assert not proved(collected, "quality", "higher", "lower")


def test_words_rise_to_the_better_and_later_words_are_not_judged() -> None:
    asked = question([rule("worst", "worst_grade")], **WORD)
    assert proved(asked, "one_grade", "better", "worse")
    assert not proved(asked, "one_grade", "better", "better")
    assert not proved(asked, "one_grade", "later", "earlier")
