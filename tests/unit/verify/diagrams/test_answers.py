"""What a question answers everywhere."""

from collections.abc import Mapping
from typing import Any

import pytest

from crmpolicy.testing import load_texts
from crmpolicy.verify.diagrams.answers import Open, Said
from crmpolicy.verify.facts.same_as import SameAs
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError
from tests.unit.verify.documents import SCALES, asked, question

N = {"n": "type: integer, range: {at_least: 0}", "a": "type: number, unknown: allowed"}
AMOUNT = "amount: {title: {zh: 额, en: amount}, type: number}"


def answers(found: Question) -> dict[Any, Any]:
    """Give every answer that there is somewhere, with the smallest facts for it."""
    book = found.book()
    node = found.answers.node(book, found.order)
    told = {}
    for value in book.values(node):
        box, _ = next(found.boxes(book, node, lambda each, one=value: each == one))
        said = dict(value.values) if isinstance(value, Said) else value
        told[str(said)] = {name: str(each) for name, each in found.witness(box).facts.items()}
    return told


def said(**values: Any) -> str:
    return str(values)


def test_each_answer_is_told_with_its_facts() -> None:
    assert answers(asked(N, ["n: {at_least: 3} -> grade: A"], otherwise="grade: C")) == {
        said(grade="A"): {"n": "3"},
        said(grade="C"): {"n": "0"},
    }


def test_two_rules_of_a_unique_table_and_none_are_no_answer() -> None:
    told = answers(asked(N, ["n: {at_least: 3} -> grade: A", "n: {at_least: 3, up_to: 5} -> grade: A"]))
    assert told == {
        said(grade="A"): {"n": "6"},
        str(Open("undecided-several-rules")): {"n": "3"},
        str(Open("undecided-no-rule")): {"n": "0"},
    }


def test_the_first_of_two_rules_answers_alone() -> None:
    rules = ["n: {at_least: 3} -> grade: A", "-> grade: B"]
    assert set(answers(asked(N, rules, keys="    hit: first\n"))) == {said(grade="A"), said(grade="B")}


def test_rules_that_agree_may_both_match() -> None:
    rules = ["n: {at_least: 3} -> grade: A", "n: {at_least: 5} -> grade: A", "n: {under: 3} -> grade: B"]
    assert set(answers(asked(N, rules, keys="    hit: any\n"))) == {said(grade="A"), said(grade="B")}


def test_sums_are_made_as_the_engine_makes_them() -> None:
    rules = ["n: {at_least: 3} -> amount: 1", "n: {at_least: 5} -> amount: 2"]
    keys = "    hit: collect\n    combine: {amount: sum}\n"
    told = answers(asked(N, rules, keys=keys, outputs=AMOUNT))
    assert {said.split("'")[-2] for said in told if "Decimal" in said} == {"1", "3"}


def test_an_output_that_repeats_an_unknown_fact_has_no_value() -> None:
    told = answers(asked(N, ["-> amount: a"], outputs=AMOUNT))
    assert told[str(Open("undecided-unknown-output"))] == {"a": "None"}


def test_a_fact_that_is_repeated_cannot_be_added_up() -> None:
    keys = "    hit: collect\n    combine: {amount: sum}\n"
    found = asked({"a": "type: number"}, ["-> amount: a"], keys=keys, outputs=AMOUNT)
    with pytest.raises(NotDecidedError, match="verify-repeats-fact"):
        answers(found)


def test_a_fact_that_is_repeated_cannot_be_capped() -> None:
    found = asked(
        {"a": "type: number"},
        ["-> amount: a"],
        outputs="amount: {title: {zh: 额, en: amount}, type: number, cap: most}",
        parameters={"most": "type: number, clause: doc.1, value: 5"},
    )
    with pytest.raises(NotDecidedError, match="verify-repeats-fact"):
        answers(found)


PARTS = """
facts:
  n: {title: {zh: 数, en: n}, type: integer, range: {at_least: 0}}
  m: {title: {zh: 数, en: m}, type: integer, range: {at_least: 0}}
decisions:
  answer:
    title: {zh: 答复, en: answer}
    outputs: {grade: {title: {zh: 等级, en: grade}, type: choice, scale: grade}}
    combine: {grade: WORD}
    parts:
"""
PART = """\
      - id: p{place}
        when: {{{when}}}
        rules: [{{id: r{place}, when: {{{guard}}}, then: {{grade: {grade}}}, clause: doc.1}}]
        otherwise: {{id: o{place}, then: {{grade: C}}, clause: doc.1}}
"""


def parts(word: str, *guards: tuple[str, str, str]) -> Question:
    text = SCALES + PARTS.replace("WORD", word)
    for place, (when, guard, grade) in enumerate(guards, 1):
        text += PART.format(place=place, when=when, guard=guard, grade=grade)
    return question(load_texts({"doc/rules.yaml": text}))


def test_parts_are_put_together_by_their_word() -> None:
    one, other = ("", "n: {over: 3}", "A"), ("", "m: {over: 3}", "B")
    assert set(answers(parts("worst", one, other))) == {said(grade="B"), said(grade="C")}
    assert set(answers(parts("best", one, other))) == {said(grade="A"), said(grade="B"), said(grade="C")}


def test_many_parts_are_gathered_one_by_one() -> None:
    """A part that is not asked says nothing; where none is, there is no answer."""
    guards = [(f"n: {{over: {each}}}", f"m: {{over: {each}}}", "A") for each in (1, 2, 3)]
    told: Mapping[str, Any] = answers(parts("worst", *guards))
    assert set(told) == {said(grade="A"), said(grade="C"), str(Open("undecided-no-output"))}
    assert told[said(grade="A")] == {"n": "2", "m": "2"}


MONEY_PARTS = """
facts:
  n: {title: {zh: 数, en: n}, type: integer, range: {at_least: 0}}
  m: {title: {zh: 数, en: m}, type: integer, range: {at_least: 0}}
decisions:
  answer:
    title: {zh: 答复, en: answer}
    outputs:
      amount: {title: {zh: 额, en: amount}, type: integer}
      alone: {title: {zh: 独, en: alone}, type: integer}
    combine: {amount: WORD}
    parts:
      - {id: p, rules: [{id: r, then: {amount: n, alone: m}, clause: doc.1}]}
      - {id: q, rules: [{id: s, then: {amount: 7}, clause: doc.2}]}
"""


def test_the_least_of_what_parts_say_is_a_fact_again_and_what_one_says_alone_stays() -> None:
    told = answers(question(load_texts({"doc/rules.yaml": SCALES + MONEY_PARTS.replace("WORD", "min")})))
    assert set(told) == {said(amount=SameAs("min: 7 + SameAs(fact='doc.n')"), alone=SameAs("doc.m"))}


def test_what_several_parts_repeat_cannot_be_added_up() -> None:
    with pytest.raises(NotDecidedError, match="verify-repeats-fact"):
        answers(question(load_texts({"doc/rules.yaml": SCALES + MONEY_PARTS.replace("WORD", "sum")})))


def test_an_open_part_leaves_the_whole_open() -> None:
    text = SCALES + PARTS.replace("WORD", "worst") + PART.format(place=1, when="", guard="", grade="A")
    text += "      - {id: q, rules: [{id: s, when: {n: 3}, then: {grade: B}, clause: doc.1}]}\n"
    told = answers(question(load_texts({"doc/rules.yaml": text})))
    assert set(told) == {said(grade="B"), str(Open("undecided-no-rule"))}


SUBJECTS = """\
format: 1
subjects:
  answer:
    title: {zh: 答复, en: answer}
    room: credit
    outputs:
      low: {title: {zh: 低, en: low}, type: boolean, join: all}
      amount: {title: {zh: 额, en: amount}, type: integer, join: WORD}
"""
FACTS = "format: 1\nfacts:\n  n: {title: {zh: 数, en: n}, type: integer, range: {at_least: 0}}\n"
RULES = """\
format: 1
decisions:
  answer:
    rules:
      - {id: low, when: {n: {under: 3}}, then: {low: yes, amount: n}, clause: doc.1}
      - {id: high, when: {n: {at_least: 3}}, then: {low: no, amount: 7}, clause: doc.1}
"""
BOTH = """\
format: 1
company: both
title: {zh: 公司, en: company}
zone: Asia/Shanghai
currency: 元
adopts: [one@1, two@1]
"""


def both(word: str) -> Question:
    """Ask two documents that say the same."""
    files = {"subjects.yaml": SUBJECTS.replace("WORD", word), "facts.yaml": FACTS, "both.yaml": BOTH}
    documents = {
        "one/r.yaml": RULES,
        "two/r.yaml": RULES.replace("under: 3", "under: 2").replace("least: 3", "least: 2"),
    }
    return question(load_texts({**files, **documents}, "both.yaml"), "answer")


@pytest.mark.parametrize("word", ["min", "max"])
def test_the_least_of_facts_that_documents_repeat_is_a_fact_again(word: str) -> None:
    """So what is said beside it can be looked at: here the first output, put together as ever."""
    assert answers(both(word)) == {
        said(low=True, amount=SameAs("SameAs(fact='n')")): {"n": "0"},
        said(low=False, amount=SameAs(f"{word}: 7 + SameAs(fact='n')")): {"n": "2"},
        said(low=False, amount=7): {"n": "3"},
    }
