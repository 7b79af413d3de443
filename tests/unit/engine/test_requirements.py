"""Facts that other points decide: each point is asked once, and not for what is given in other words."""

from datetime import UTC, datetime
from typing import Any

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine import Decision
from crmpolicy.errors import FactsError, InvalidPolicySetError, UndecidedError
from crmpolicy.testing import load_texts

NOW = datetime(2026, 1, 5, tzinfo=UTC)
CUSTOMER: dict[str, Any] = {"is_key_account": False, "completed_orders": 0, "events": []}
CRITERIA = {"sales_share": "2%", "contribution": "large", "cooperation": "close", "reputation": "good"}


def cadence(**facts: Any) -> Decision:
    """Ask the company that adopts all documents, four of which take their class from the steel grade."""
    given = {name.replace("__", "."): value for name, value in facts.items()}
    return load_policy_set("example-group").point("visit_cadence").evaluate({**CUSTOMER, **given}, now=NOW)


@pytest.mark.parametrize("grade", ["A", "A级", "grade A"])
def test_what_one_document_is_told_the_others_translate(grade: str) -> None:
    decision = cadence(steel__grade=grade)
    facts = decision.facts.given()
    assert (facts["lighting.grade"], facts["visit_class"], facts["steel.grade"]) == ("key", "important", "A")
    assert decision.basis == ()


def test_a_point_that_decides_several_facts_is_asked_once() -> None:
    decision = cadence(**CRITERIA)
    assert [each.subject for each in decision.basis] == ["steel.customer_grade"]
    assert decision.facts.given()["lighting.grade"] == "key"


def test_a_word_of_one_document_says_nothing_of_the_scale_it_comes_from() -> None:
    """Two grades of the steel trader are general customers: from the lamp maker's word no grade follows."""
    with pytest.raises(FactsError):
        cadence(lighting__grade="general")


def test_a_word_that_cannot_be_read_is_told_once() -> None:
    with pytest.raises(FactsError) as caught:
        cadence(steel__grade="Z", **CRITERIA)
    assert [fault.arguments.get("name") for fault in caught.value.faults] == ["steel.grade"]


def test_a_fact_that_one_point_alone_derives_is_not_told_to_the_points_it_asks() -> None:
    """A caller may give it instead of what it follows from; no other point knows its name."""
    point = load_policy_set("example-group").point("lighting.visit_preparation")
    decision = point.evaluate({**CRITERIA, "days_ahead": 0, "sections_lacking": ["x"]}, now=NOW)
    assert dict(decision.outcome) == {
        "missing": ("x",),
        "in_time": False,
        "prepared_by": ("account_manager",),
    }
    assert [each.subject for each in decision.basis] == ["steel.customer_grade"]


SUBJECTS = """\
format: 1
subjects:
  ceiling:
    title: {zh: 上限, en: ceiling}
    room: credit
    outputs: {most: {title: {zh: 上限, en: most}, type: number, join: min}}
"""
DECISIONS = """\
format: 1
facts:
  n: {title: {zh: 数, en: n}, type: number}
decisions:
  ceiling:
    rules: [{id: c, then: {most: CEILING}, clause: d.1}]
  fits:
    title: {zh: 合适, en: fits}
    requires: {most: ceiling.most}
    outputs: {fits: {title: {zh: 合适, en: fits}, type: boolean, join: all}}
    rules:
      - {id: fits, when: {n: {up_to: most}}, then: {fits: yes}, clause: d.1}
      - {id: over, when: {n: {over: most}}, then: {fits: no}, clause: d.1}
"""
COMPANY = """\
format: 1
company: both
title: {zh: 公司, en: company}
zone: Asia/Shanghai
currency: 元
adopts: [one@1, other@1]
"""
SHARED = "format: 1\nfacts:\n  most: {title: {zh: 最多, en: most}, type: number}\n"
FILES = {
    "subjects.yaml": SUBJECTS,
    "facts.yaml": SHARED,
    "one/rules.yaml": DECISIONS.replace("CEILING", "10"),
    "other/rules.yaml": DECISIONS.replace("CEILING", "5"),
    "both.yaml": COMPANY,
}


@pytest.mark.parametrize(
    ("name", "n", "fits"), [("one", 7, True), ("both.yaml", 7, False), ("both.yaml", 5, True)]
)
def test_a_subject_is_asked_for_the_answer_of_all_adopted_documents(name: str, n: int, fits: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """What one document requires by the name of the question alone is the company's answer."""
    decision = load_texts(FILES, name).point("one.fits").evaluate({"one.n": n}, now=NOW)
    assert decision.outcome == {"fits": fits}
    assert [each.subject for each in decision.basis] == ["ceiling"]


def test_a_subject_named_with_its_document_is_asked_for_that_document_alone() -> None:
    rules = FILES["one/rules.yaml"].replace("ceiling.most}", "one.ceiling.most}")
    decision = (
        load_texts({**FILES, "one/rules.yaml": rules}, "both.yaml")
        .point("one.fits")
        .evaluate({"one.n": 7}, now=NOW)
    )
    assert decision.outcome == {"fits": True}


def test_a_subject_that_rests_on_itself_is_a_circle() -> None:
    rules = FILES["one/rules.yaml"].replace(
        "  ceiling:\n", "  ceiling:\n    requires: {most: ceiling.most}\n"
    )
    rules = rules.replace("then: {most: 10}", "then: {most: most}")
    with pytest.raises(InvalidPolicySetError) as caught:
        load_texts({**FILES, "one/rules.yaml": rules}, "one")
    assert [fault.code for fault in caught.value.faults] == ["requires-circular"]


ROOM = """\
format: 1
facts:
  ordered: {title: {zh: 订货, en: ordered}, type: number}
  history: {title: {zh: 记录, en: history}, type: number}
  room: {title: {zh: 余量, en: room}, type: number, derived: {sum: [limit], minus: [ordered]}}
decisions:
  credit:
    title: {zh: 信用, en: credit}
    outputs: {most: {title: {zh: 上限, en: most}, type: number, join: min}}
    rules: [{id: c, then: {most: history}, clause: d.1}]
  release:
    title: {zh: 放行, en: release}
    requires: {limit: credit.most}
    outputs: {go: {title: {zh: 放行, en: go}, type: boolean, join: all}}
    rules: [{id: fits, when: {room: {at_least: 0}}, then: {go: yes}, clause: d.1}]
    otherwise: {id: over, then: {go: no}, clause: d.1}
"""


@pytest.mark.parametrize("name", ["room", "one.room"])
def test_what_serves_only_to_reckon_a_fact_that_is_given_is_not_asked(name: str) -> None:
    """The question behind could not even be asked: its facts are not there."""
    point = load_texts({"one/rules.yaml": ROOM}, "one").point("one.release")
    decision = point.evaluate({name: 1}, now=NOW)
    assert decision.outcome == {"go": True}
    assert decision.basis == ()
    assert point.facts({name: 1}, now=NOW).given() == {"room": 1}
    asked = point.evaluate({"ordered": 3, "history": 2}, now=NOW)
    assert asked.outcome == {"go": False}
    assert [each.subject for each in asked.basis] == ["one.credit"]
    with pytest.raises(FactsError) as caught:
        point.evaluate({name: 1, "ordered": 3}, now=NOW)
    assert [fault.code for fault in caught.value.faults] == ["fact-and-its-sources"]


TWO_BEHIND = """\
format: 1
facts:
  sold: {title: {zh: 销量, en: sold}, type: number, range: {at_least: 0}}
  owed: {title: {zh: 欠款, en: owed}, type: number, range: {at_least: 0}}
  size: {title: {zh: 规模, en: size}, type: number, range: {at_least: 0}}
decisions:
  most:
    title: {zh: 上限, en: most}
    outputs: {most: {title: {zh: 上限, en: most}, type: number, join: min}}
    rules: [{id: c, when: {owed: {up_to: 100}}, then: {most: sold}, clause: d.1}]
  state:
    title: {zh: 状态, en: state}
    requires: {ceiling: most.most}
    outputs: {free: {title: {zh: 自由, en: free}, type: boolean, join: all}}
    rules:
      - {id: fits, when: {owed: {up_to: ceiling}}, then: {free: yes}, clause: d.1}
      - {id: over, when: {owed: {over: ceiling}}, then: {free: no}, clause: d.1}
  release:
    title: {zh: 放行, en: release}
    requires: {limit: most.most, is_free: state.free}
    outputs: {go: {title: {zh: 放行, en: go}, type: boolean, join: all}}
    rules: [{id: fits, when: {size: {up_to: limit}, is_free: yes}, then: {go: yes}, clause: d.1}]
    otherwise: {id: over, then: {go: no}, clause: d.1}
"""


def faults(**facts: Any) -> list[tuple[str, Any]]:
    """Ask a question with two others behind it, and give code and name of each fault."""
    point = load_texts({"one/rules.yaml": TWO_BEHIND}, "one").point("release")
    with pytest.raises(FactsError) as caught:
        point.evaluate(facts, now=NOW)
    with pytest.raises(FactsError) as read:
        point.facts(facts, now=NOW)
    assert read.value.faults == caught.value.faults
    return [(fault.code, fault.arguments.get("name")) for fault in caught.value.faults]


def test_what_is_missing_for_any_question_behind_is_told_at_once() -> None:
    """Its own facts first, then those of the questions that it asks; each only once."""
    missing = "fact-missing"
    assert faults() == [(missing, "size"), (missing, "owed"), (missing, "sold")]


def test_what_is_wrong_anywhere_is_told_at_once() -> None:
    wrong = "fact-wrong"
    assert faults(size=-1, sold="x", owed=-2, colour="red") == [
        ("fact-unknown-name", "colour"),
        (wrong, "size"),
        (wrong, "owed"),
        (wrong, "sold"),
    ]
    assert faults(size=-1, limit="x") == [
        (wrong, "size"),
        (wrong, "limit"),
        ("fact-missing", "owed"),
        ("fact-missing", "sold"),
    ]


def test_facts_are_mended_before_it_is_told_that_a_question_behind_has_no_answer() -> None:
    point = load_texts({"one/rules.yaml": TWO_BEHIND}, "one").point("release")
    assert faults(owed=101, sold=5) == [("fact-missing", "size")]
    with pytest.raises(UndecidedError):
        point.evaluate({"owed": 101, "sold": 5, "size": 1}, now=NOW)
    with pytest.raises(UndecidedError):
        point.facts({"owed": 101, "sold": 5, "size": 1}, now=NOW)


def test_a_question_behind_calls_facts_as_the_one_that_is_asked() -> None:
    """Two documents have a fact of that name: what is missing is named so that it can be given."""
    other = "format: 1\nfacts:\n  owed: {title: {zh: 欠, en: owing}, type: number}\ndecisions:\n  sends:\n"
    other += "    title: {zh: 发货, en: sends}\n    requires: {cap: one.most.most}\n"
    other += "    outputs: {go: {title: {zh: 发货, en: go}, type: boolean, join: all}}\n"
    other += "    rules: [{id: all, when: {owed: {up_to: cap}}, then: {go: yes}, clause: d.1}]\n"
    other += "    otherwise: {id: over, then: {go: no}, clause: d.1}\n"
    shared = "format: 1\nfacts:\n  cap: {title: {zh: 上限, en: cap}, type: number}\n"
    files = {"one/rules.yaml": TWO_BEHIND, "other/rules.yaml": other, "facts.yaml": shared}
    point = load_texts({**files, "both.yaml": COMPANY}, "both.yaml").point("other.sends")
    with pytest.raises(FactsError) as caught:
        point.evaluate({}, now=NOW)
    assert [fault.arguments["name"] for fault in caught.value.faults] == ["owed", "one.owed", "sold"]


def test_all_that_an_order_lacks_is_told_in_one_round() -> None:
    """What is told to be missing suffices to be answered or to be told only what is wrong with it."""
    point = load_policy_set("example-group").point("order_release")
    with pytest.raises(FactsError) as caught:
        point.evaluate({}, now=NOW)
    missing = {str(fault.arguments["name"]): "none of it" for fault in caught.value.faults}
    with pytest.raises(FactsError) as again:
        point.evaluate(missing, now=NOW)
    assert not any(fault.code.startswith("fact-missing") for fault in again.value.faults)
    assert len(again.value.faults) == len({fault.arguments["name"] for fault in again.value.faults})


BY_WEIGHT = """\
format: 1
facts:
  n: {title: {zh: 数, en: n}, type: number}
  own: {title: {zh: 自评, en: own}, type: number}
parameters:
  weights:
    title: {zh: 权重, en: weights}
    type: mapping
    keys: {among: [own, most]}
    of: number
    clause: d.1
    value: {own: 1, most: SHARE}
decisions:
  ceiling:
    rules: [{id: c, then: {most: n}, clause: d.1}]
  score:
    title: {zh: 得分, en: score}
    requires: {most: ceiling.most}
    outputs: {score: {title: {zh: 得分, en: score}, type: number, join: max}}
    derive:
      mean: {title: {zh: 均值, en: mean}, type: number, derived: {weighted: weights}}
    rules: [{id: s, then: {score: mean}, clause: d.1}]
"""


def test_a_question_is_not_asked_for_what_no_rule_in_force_looks_at() -> None:
    """With a weight of nought the other question does not matter, so its facts need not be there."""
    files = {"subjects.yaml": SUBJECTS, "one/rules.yaml": BY_WEIGHT}
    idle = load_texts({**files, "one/rules.yaml": BY_WEIGHT.replace("SHARE", "0")}, "one")
    decision = idle.point("one.score").evaluate({"own": 4}, now=NOW)
    assert (decision.outcome["score"], decision.basis) == (4, ())
    counted = load_texts({**files, "one/rules.yaml": BY_WEIGHT.replace("SHARE", "2")}, "one")
    with pytest.raises(FactsError):
        counted.point("one.score").evaluate({"own": 4}, now=NOW)
    assert counted.point("one.score").evaluate({"own": 4, "n": 3}, now=NOW).outcome["score"] == 10
