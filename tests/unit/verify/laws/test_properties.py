"""Laws written beside rules, tried for all facts; and laws under a condition."""

from typing import Any

import pytest

from crmpolicy.policy.guards import Guard
from crmpolicy.testing import load_texts
from crmpolicy.verify.laws import laws
from crmpolicy.verify.laws.properties import Refuted, broken_at, is_about_facts
from crmpolicy.verify.questions.composing import composed, side_by_side
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError
from tests.unit.verify.documents import GRADE, SCALES, asked, doc, question

WHOLE = {"n": "type: integer, range: {at_least: 0}", "paid": "type: boolean"}
RULES = [
    "n: {at_least: 5}, paid: yes -> grade: A",
    "n: {at_least: 5}, paid: no -> grade: B",
    "n: {under: 5} -> grade: C",
]


def ruled(
    law: str, rules: list[str] | None = None, facts: dict[str, str] | None = None, **more: Any
) -> Question:
    keys = f"    properties: [{{id: law, {law}}}]\n"
    return asked(facts or WHOLE, rules or RULES, keys=keys + more.pop("keys", ""), **more)


def tried(found: Question) -> Refuted | None:
    (law,) = found.program.tables[0].table.properties
    assert is_about_facts(law)
    return broken_at(found, law)


def shown(told: Refuted | None) -> list[dict[str, Any]]:
    assert told is not None
    return [dict(each.facts) for each in told.witnesses]


HOLDS = [
    "never: worse grade, when: higher n",
    "never: better grade, when: lower n",
    "always: {grade: C}, when: {n: {under: 5}}",
    "never: {grade: A}, when: {paid: no}",
    "always: {grade: [A, B, C]}",
    "always: {any: [{grade: A}, {grade: [B, C]}]}, when: {any: [{paid: yes}, {n: {over: 3}}]}",
    "same: grade, whatever: idle",
]


@pytest.mark.parametrize("law", HOLDS)
def test_a_law_that_holds_for_all_facts_is_proved(law: str) -> None:
    assert tried(ruled(law, facts={**WHOLE, "idle": "type: boolean"})) is None


BROKEN: list[tuple[str, list[dict[str, Any]]]] = [
    ("never: worse grade, when: lower n", [{"n": 5, "paid": False}, {"n": 3, "paid": False}]),
    ("always: {grade: A}, when: {n: {at_least: 5}}", [{"n": 5, "paid": False}]),
    ("never: {grade: C}, when: {n: {at_least: 0}}", [{"n": 0, "paid": False}]),
    ("same: grade, whatever: paid", [{"n": 5, "paid": False}, {"n": 5, "paid": True}]),
]


@pytest.mark.parametrize(("law", "facts"), BROKEN)
def test_a_broken_law_is_shown_by_facts(law: str, facts: list[dict[str, Any]]) -> None:
    told = shown(tried(ruled(law)))
    assert [each["paid"] for each in told] == [each["paid"] for each in facts]
    assert [each["n"] >= 5 for each in told] == [each["n"] >= 5 for each in facts]


PAID_ONLY = ["paid: yes -> grade: A", "paid: no -> grade: B"]


@pytest.mark.parametrize(
    "law", ["always: better grade, when: better paid", "always: worse grade, when: {paid: no}"]
)
def test_an_output_that_always_moves_with_a_fact_is_proved(law: str) -> None:
    assert tried(ruled(law, PAID_ONLY)) is None


def test_an_output_that_stays_where_it_has_to_move_is_shown() -> None:
    """Under five the grade is the same, paid or not; and among numbers that no rule tells apart."""
    before, after = shown(tried(ruled("always: better grade, when: better paid")))
    assert (before["paid"], after["paid"]) == (False, True)
    assert before["n"] == after["n"] < 5
    low, high = shown(tried(ruled("always: better grade, when: higher n")))
    assert low["n"] < high["n"]


def test_a_condition_that_never_holds_asks_nothing() -> None:
    law = "always: {grade: A}, when: {n: {over: most}}"
    assert tried(ruled(law, parameters={"most": "type: integer, clause: doc.1, value: optional"})) is None


def test_what_cannot_be_is_never_so_and_always_broken() -> None:
    """A value over one without limit does not exist."""
    outputs = "amount: {title: {zh: 额, en: amount}, type: number}"
    parameters = {"most": "type: number, clause: doc.1, value: optional"}
    for law, broken in (
        ("never: {amount: {over: most}}, when: {n: {at_least: 0}}", False),
        ("always: {amount: {over: most}}", True),
    ):
        found = ruled(law, ["n: {at_least: 0} -> amount: 5"], outputs=outputs, parameters=parameters)
        assert (tried(found) is not None) == broken


def test_where_there_is_no_answer_a_law_says_nothing() -> None:
    assert tried(ruled("always: {grade: A}", ["n: {over: 5} -> grade: A"])) is None


def test_over_budget_the_prover_is_asked() -> None:
    for law in (
        "never: worse grade, when: lower n",
        "never: {grade: C}, when: {n: {at_least: 0}}",
        "same: grade, whatever: paid",
    ):
        told = shown(tried(ruled(law, budget=3)))
        assert told
    assert tried(ruled("never: {grade: A}, when: {paid: no}", budget=3)) is None


def test_too_many_regions_are_left_to_the_prover(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laws, "MOST_REGIONS", 0)
    assert shown(tried(ruled("never: {grade: C}, when: {n: {at_least: 0}}")))


def test_a_law_that_compares_answers_with_facts_is_left_to_the_prover() -> None:
    outputs = "amount: {title: {zh: 额, en: amount}, type: integer}"
    told = tried(
        ruled(
            "never: {amount: {over: n}}, when: {n: {at_least: 0}}",
            ["n: {at_least: 0} -> amount: 5"],
            outputs=outputs,
        )
    )
    assert shown(told)[0]["n"] < 5


def test_a_law_about_an_answer_that_repeats_a_fact_is_left_to_the_prover() -> None:
    outputs = "amount: {title: {zh: 额, en: amount}, type: integer}"
    assert shown(
        tried(
            ruled("never: {amount: {over: 5}}, when: {n: {at_least: 0}}", ["-> amount: n"], outputs=outputs)
        )
    ) == [{"n": 6}]
    assert (
        tried(
            ruled("never: {amount: {under: 0}}, when: {n: {at_least: 0}}", ["-> amount: n"], outputs=outputs)
        )
        is None
    )


def test_a_law_does_not_mind_that_an_output_it_is_silent_about_repeats_a_fact() -> None:
    """The diagram alone can tell, so it holds where the prover may not be asked too."""
    outputs = f"{GRADE}, amount: {{title: {{zh: 额, en: amount}}, type: integer}}"
    rules = ["n: {at_least: 5} -> grade: A, amount: n", "n: {under: 5} -> grade: C, amount: n"]
    found = ruled("never: {grade: A}, when: {n: {under: 5}}", rules, outputs=outputs)
    (law,) = found.program.tables[0].table.properties
    assert isinstance(law.never, Guard)
    assert isinstance(law.when, Guard)
    assert laws.broken(found, law.never, law.when, always=False) is None


TRUSTED = f"""\
{SCALES}
facts:
  n: {{title: {{zh: 数, en: n}}, type: integer, range: {{at_least: 0}}}}
  paid: {{title: {{zh: 付, en: paid}}, type: boolean}}
decisions:
  trusted:
    title: {{zh: 可信, en: trusted}}
    outputs: {{trusted: {{title: {{zh: 可信, en: trusted}}, type: boolean}}}}
    rules: [{{id: yes, when: {{n: {{at_least: 3}}}}, then: {{trusted: yes}}, clause: doc.1}}]
    otherwise: {{id: no, then: {{trusted: no}}, clause: doc.1}}
  answer:
    title: {{zh: 答复, en: answer}}
    outputs: {{{GRADE}}}
    requires: {{trusted: trusted.trusted}}
    properties: [{{id: law, LAW}}]
    rules:
      - {{id: a, when: {{trusted: yes, paid: yes}}, then: {{grade: A}}, clause: doc.1}}
      - {{id: b, when: {{trusted: yes, paid: no}}, then: {{grade: B}}, clause: doc.1}}
      - {{id: c, when: {{trusted: no}}, then: {{grade: C}}, clause: doc.1}}
"""


def below(law: str = "never: worse grade, when: higher n") -> Question:
    return question(load_texts({"doc/rules.yaml": TRUSTED.replace("LAW", law)}))


def test_a_law_reaches_through_what_another_point_decides() -> None:
    assert tried(below()) is None
    assert shown(tried(below("never: better grade, when: higher n")))[0]["doc.n"] < 3
    assert tried(below("always: {grade: C}, when: {n: {under: 3}}")) is None


def test_a_composed_question_asks_the_facts_behind() -> None:
    found = below()
    whole = composed(found)
    assert "doc.n" not in [each.key for each in found.space.axes]
    assert [each.key for each in whole.space.axes] == ["doc.n", "doc.paid"]
    assert composed(question(doc(WHOLE, RULES))).wider is None
    book = whole.book()
    node = whole.answers.node(book, whole.order)
    boxes = [box for box, _ in whole.boxes(book, node, lambda said: dict(said.values)["grade"] == "A")]
    assert [dict(whole.witness(box).facts) for box in boxes] == [{"doc.n": 3, "paid": True}]


def test_questions_side_by_side_share_their_axes() -> None:
    one, other = (asked(WHOLE, [f"n: {{over: {bound}}} -> grade: A"]) for bound in (3, 5))
    first, second = side_by_side([one, other])
    assert first.space is second.space
    assert (first.own, second.own) == (0, 1)
    (axis,) = first.space.axes
    assert axis.alive.bit_count() == 6


def test_laws_of_other_sorts_are_not_for_tables() -> None:
    found = ruled("at_most: most, sum: [most]", parameters={"most": "type: integer, clause: doc.1, value: 3"})
    (law,) = found.program.tables[0].table.properties
    assert not is_about_facts(law)
    with pytest.raises(NotDecidedError, match="verify-law-not-for-tables"):
        broken_at(found, law)


def test_a_law_about_a_fact_that_another_point_decides_takes_it_as_given() -> None:
    assert tried(below("always: {grade: C}, when: {trusted: no}")) is None
    assert tried(below("never: {grade: A}, when: {trusted: yes}")) is not None


def test_what_the_evaluation_does_not_show_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_: Any) -> None:
        return None

    monkeypatch.setattr("crmpolicy.verify.laws.properties.replayed", silent)
    with pytest.raises(NotDecidedError, match="verify-not-confirmed"):
        tried(ruled("never: worse grade, when: lower n"))
