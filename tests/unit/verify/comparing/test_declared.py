"""Differences that are no answers."""

from typing import Any

import pytest

from crmpolicy.testing import load_texts
from crmpolicy.testing.texts import POLICY
from crmpolicy.values import Integer, Number
from crmpolicy.verify import diff
from crmpolicy.verify.comparing.declared import kind_of
from crmpolicy.verify.comparing.difference import Declared
from tests.unit.verify.documents import doc

FACTS = {"n": "type: number, step: 1, range: {at_least: 0}", "c": "type: choice, scale: colour"}
RULES = ("n: {at_least: 5} -> grade: A", "n: {under: 5} -> grade: B")
LISTED = "    of: items\n    combine: {grade: worst}\n"
ITEMS = {
    "items": "type: list, of: {n: {title: {zh: 数, en: n}, type: number, step: 1, range: {at_least: 0}}}",
    "others": "type: list, of: {n: {title: {zh: 数, en: n}, type: number, step: 1, range: {at_least: 0}}}",
}


def declared(before: dict[str, str], after: dict[str, str]) -> list[Declared]:
    """Compare two documents and give what is declared otherwise."""
    return [*diff(load_texts(before), load_texts(after)).declared]


def codes(before: dict[str, str], after: dict[str, str]) -> list[tuple[str, Any]]:
    """Give the code of each difference and what it is about."""
    return [
        (each.message, each.arguments.get("point") or each.arguments.get("name"))
        for each in declared(before, after)
    ]


BASE = doc(FACTS, RULES)


def changed(old: str, new: str, base: dict[str, str] | None = None) -> dict[str, str]:
    """Write another text in one place of a document's rules."""
    files = base or BASE
    assert old in files["doc/rules.yaml"]
    return {**files, "doc/rules.yaml": files["doc/rules.yaml"].replace(old, new)}


def test_titles_places_and_citations_are_no_difference() -> None:
    after = changed("{zh: n值, en: the n}", "{zh: 数, en: number}")
    assert codes(BASE, changed("clause: doc.1", "clause: [doc.7, doc.8]", after)) == []


def test_the_values_a_fact_can_have_are_a_difference() -> None:
    for old, new in (
        ("step: 1,", "step: 0.5,"),
        ("{at_least: 0}", "{at_least: 1}"),
        ("step: 1,", "step: 1, unknown: allowed,"),
    ):
        (told,) = declared(BASE, changed(old, new))
        assert (told.message, told.arguments["name"]) == ("diff-fact-read", "doc.n")
        assert told.arguments["title"].en == "the n"
        assert told.place is not None


def test_the_words_of_a_scale_and_their_order_are_a_difference() -> None:
    asked = doc(FACTS, ("c: red -> grade: A", "c: {not: red} -> grade: B"))
    swapped = changed(
        "- {id: red, title: {zh: 红, en: red}}\n      - {id: green, title: {zh: 绿, en: green}}",
        "- {id: green, title: {zh: 绿, en: green}}\n      - {id: red, title: {zh: 红, en: red}}",
        asked,
    )
    assert codes(asked, swapped) == [("diff-fact-read", "doc.c")]
    assert codes(asked, changed("{zh: 红, en: red}", "{zh: 大红, en: scarlet}", asked)) == []


def test_facts_that_are_asked_now_or_no_more_are_told() -> None:
    other = doc(FACTS, ("n: {at_least: 5}, c: {known: yes} -> grade: A", "n: {under: 5} -> grade: B"))
    assert codes(BASE, other) == [("diff-fact-came", "doc.c")]
    assert codes(other, BASE) == [("diff-fact-went", "doc.c")]


def test_a_question_that_came_or_went_is_told() -> None:
    more = changed(
        "decisions:\n",
        (
            "decisions:\n  second:\n    title: {zh: 二, en: second}\n"
            "    outputs: {yes: {title: {zh: 是, en: yes}, type: boolean}}\n"
            "    rules: []\n    otherwise: {id: x, then: {yes: no}, clause: doc.1}\n"
        )
        .replace("yes:", "good:")
        .replace("{good: no}", "{good: no}"),
    )
    assert codes(BASE, more) == [("diff-point-came", "second")]
    assert codes(more, BASE) == [("diff-point-went", "second")]


def test_zone_currency_and_days_in_force_are_told() -> None:
    policy = POLICY.format(key="doc")
    dated = {**BASE, "doc/policy.yaml": policy + "in_force: {from: 2026-01-01, to: 2026-12-31}\n"}
    told = [
        each
        for each in declared({**BASE, "doc/policy.yaml": policy}, dated)
        if each.message == "diff-in-force"
    ]
    assert [(each.arguments["before"], each.arguments["after"]) for each in told] == [
        ("… - …", "2026-01-01 - 2026-12-31")
    ]
    abroad = {**BASE, "doc/policy.yaml": policy.replace("Asia/Shanghai", "Europe/Berlin")}
    (zone,) = declared(BASE, abroad)
    assert (zone.message, dict(zone.arguments)) == (
        "diff-zone",
        {"before": "Asia/Shanghai", "after": "Europe/Berlin"},
    )
    paid = {**BASE, "doc/policy.yaml": policy.replace("元", "美元")}
    assert "diff-currency" in [each.message for each in declared(BASE, paid)]


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("    decided_by: boss\n", [("diff-decided-by", "doc.answer")]),
        ("    override: {outputs: [grade], by: boss, needs: [reason]}\n", [("diff-override", "doc.answer")]),
        ("    remedy: {reach: {grade: A}, by_changing: [n]}\n", [("diff-remedy", "doc.answer")]),
        (
            "    governed_by: signed\n",
            [("diff-governed-by", "doc.answer"), ("diff-fact-came", "events")],
        ),
    ],
)
def test_what_a_question_says_beside_its_rules_is_told(key: str, told: list[tuple[str, str]]) -> None:
    """An event that governs has to be given."""
    words = (
        "roles: {boss: {title: {zh: 主管, en: boss}}}\nevents: {signed: {title: {zh: 签订, en: signed}}}\n"
    )
    assert codes(doc(FACTS, RULES, more=words), doc(FACTS, RULES, more=words, keys=key)) == told


def test_another_list_and_another_answer_for_an_empty_one_are_told() -> None:
    rules = ("n: {at_least: 5} -> grade: A", "n: {under: 5} -> grade: B")
    before = doc(ITEMS, rules, keys=LISTED + "    empty: {grade: C}\n")
    after = changed("empty: {grade: C}", "empty: {grade: B}", before)
    assert ("diff-empty", "doc.answer") in codes(before, after)
    other = changed("of: items", "of: others", before)
    assert ("diff-of", "doc.answer") in codes(before, other)


def test_the_values_a_parameter_takes_are_a_difference() -> None:
    """Answers stay, but a company may fill in others."""
    rules = ("n: {at_least: least} -> grade: A", "n: {under: least} -> grade: B")
    before = doc(
        FACTS, rules, parameters={"least": "type: number, clause: doc.1, value: required, range: {over: 0}"}
    )
    after = changed("range: {over: 0}", "range: {over: 1}", before)
    (told,) = declared(before, after)
    assert (told.message, told.arguments["name"]) == ("diff-parameter-read", "doc.least")
    assert codes(before, changed("value: required", "value: required, stricter: higher", before)) == [
        ("diff-parameter-read", "doc.least")
    ]


def test_a_type_is_told_by_what_it_allows() -> None:
    assert kind_of(Integer()) != kind_of(Number())
    assert kind_of(Number()) == kind_of(Number())


def test_a_field_that_tells_entries_apart_is_a_difference() -> None:
    rows = "type: list, of: {e: {title: {zh: 值, en: e}, type: integer}}"
    facts = {**FACTS, "rows": rows, "size": "type: integer, derived: {count: rows}"}
    before = doc(facts, ("size: {at_least: 2} -> grade: A", "size: {under: 2} -> grade: B"))
    after = changed("type: integer}}", "type: integer, unique: yes}}", before)
    assert codes(before, after) == [("diff-fact-read", "doc.rows")]


def test_that_the_values_of_a_list_rise_is_a_difference() -> None:
    steps = "type: list, of: integer, clause: doc.1, value: [1, 5]"
    facts = {
        **FACTS,
        "step": "type: list, of: integer, derived: {missing: steps, in: taken}",
        "taken": "type: list, of: integer",
    }
    facts["open"] = "type: integer, derived: {count: step}"
    rules = ("open: {over: 0} -> grade: A", "open: 0 -> grade: B")
    before = doc(facts, rules, parameters={"steps": steps})
    after = changed("of: integer, clause", "of: integer, rising: yes, clause", before)
    over = changed("rising: yes", "rising: {over: 0}", after)
    for one, other in ((before, after), (after, over)):
        assert codes(one, other) == [("diff-parameter-read", "doc.steps")]
