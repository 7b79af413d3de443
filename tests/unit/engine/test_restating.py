"""A fact that only says in other words what others say may be given beside them, but not against them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.errors import FactsError
from crmpolicy.testing import load_texts
from crmpolicy.testing.strategies import facts_for
from tests.unit.engine.conftest import NOW, Load, fact

DECLARED = (
    fact("sold", "number", unknown="allowed")
    + fact("enough", "boolean", derived="{holds: {sold: {at_least: 5}}}")
    + fact("one", "choice", scale="level")
    + fact("other", "choice", scale="level")
    + fact("lower", "choice", scale="level", derived="{worst: [one, other]}")
    + fact("counted", "choice", scale="level", derived="{pick: first_counts, yes: one, no: other}")
    + fact("twice", "number", unknown="allowed", derived="{sum: [sold, sold]}")
)
RULES = """\
parameters:
  first_counts: {title: {zh: 以第一项为准, en: the first counts}, type: boolean, clause: d.1, value: yes}
decisions:
  asked:
    title: {zh: 问, en: asked}
    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}
    hit: first
    rules:
      - id: r
        when: {sold: {known: yes}, enough: yes, one: {known: yes}, other: {known: yes}, lower: B, counted: A,
               twice: {known: yes}}
        then: {high: yes}
        clause: d.1
    otherwise: {id: o, then: {high: no}, clause: d.1}
"""
PLAIN = {"sold": 7, "one": "A", "other": "B"}
AGREES = [
    {"enough": True},
    {"lower": "B"},
    {"counted": "A"},
    {"enough": "yes", "lower": "乙", "counted": "甲"},
]
AGAINST = [{"enough": False}, {"lower": "A"}, {"lower": "C"}, {"counted": "B"}]


@pytest.fixture
def point(load: Load) -> Any:
    """Give a question that asks for facts, and for what follows from them as well."""
    return load("facts:\n" + "".join(f"  {line}\n" for line in DECLARED.splitlines()) + RULES).point("asked")


@pytest.mark.parametrize("more", [{}, *AGREES])
def test_it_may_stand_beside_them_where_it_agrees(point: Any, more: Any) -> None:
    assert point.evaluate(PLAIN | more, now=NOW).outcome == {"high": True}
    assert point.needed(PLAIN | more, now=NOW) == ()


@pytest.mark.parametrize("way", ["evaluate", "needed", "facts"])
@pytest.mark.parametrize("more", AGAINST)
def test_it_is_refused_where_it_says_otherwise(point: Any, more: dict[str, Any], way: str) -> None:
    with pytest.raises(FactsError) as caught:
        getattr(point, way)(PLAIN | more, now=NOW)
    assert [(fault.code, fault.arguments["name"]) for fault in caught.value.faults] == [
        ("fact-against-its-sources", *more)
    ]


def test_both_words_are_told(point: Any) -> None:
    with pytest.raises(FactsError) as caught:
        point.evaluate(PLAIN | {"lower": "C"}, now=NOW)
    assert caught.value.message("en") == (
        "`lower` is given as `third`, but `second` follows from `one`, `other` "
        "(leave out `lower`, or mend whichever of them is wrong)"
    )
    assert "`lower` 给的是“丙”，而由 `one`、`other` 得出的是“乙”" in caught.value.message("zh")


def test_an_unknown_satisfies_no_guard_whatever_is_given(point: Any) -> None:
    """That more is sold than enough follows from nothing that is unknown."""
    assert point.evaluate(PLAIN | {"sold": None, "enough": False}, now=NOW).outcome == {"high": False}
    with pytest.raises(FactsError):
        point.evaluate(PLAIN | {"sold": None, "enough": True}, now=NOW)


def test_what_is_reckoned_counts_as_it_was_given(point: Any) -> None:
    """It may have been rounded or counted otherwise; proofs allow for any value of it."""
    assert point.evaluate(PLAIN | {"twice": 15}, now=NOW).facts.given()["twice"] == 15


def test_a_guard_that_the_values_in_force_settle_is_not_given_otherwise(load: Load) -> None:
    facts = (
        "facts:\n  never: "
        + fact("never", "boolean", derived="{holds: {first_counts: no}}").partition(": ")[2]
    )
    rules = RULES.partition("    rules:")[0] + (
        "    rules: [{id: r, when: {never: yes}, then: {high: yes}, clause: d.1}]\n"
        "    otherwise: {id: o, then: {high: no}, clause: d.1}\n"
    )
    point = load(facts + rules).point("asked")
    assert point.evaluate({}, now=NOW).outcome == {"high": False}
    with pytest.raises(FactsError) as caught:
        point.evaluate({"never": True}, now=NOW)
    assert "`no` follows from the values in force" in caught.value.message("en")


BEHIND = """\
format: 1
facts:
  sold: {title: {zh: 销量, en: sold}, type: integer, range: {at_least: 0, up_to: 9}}
  enough: {title: {zh: 够, en: enough}, type: boolean, derived: {holds: {sold: {at_least: 5}}}}
  fits: {title: {zh: 合适, en: fits}, type: boolean, derived: {holds: {most: {at_least: 3}}}}
decisions:
  most:
    title: {zh: 上限, en: most}
    outputs: {most: {title: {zh: 上限, en: most}, type: integer, join: min}}
    rules: [{id: c, then: {most: sold}, clause: d.1}]
  release:
    title: {zh: 放行, en: release}
    requires: {most: most.most}
    outputs: {go: {title: {zh: 放行, en: go}, type: boolean, join: all}}
    rules: [{id: g, when: {enough: yes, fits: yes, most: {at_least: 1}}, then: {go: yes}, clause: d.1}]
    otherwise: {id: o, then: {go: no}, clause: d.1}
"""


@given(st.data())
def test_facts_made_for_a_question_never_contradict_themselves(data: st.DataObject) -> None:
    """What is sold may be asked by the question behind alone, and what most is may be decided there."""
    policies = load_texts({"one/rules.yaml": BEHIND}, "one")
    made = data.draw(facts_for("one.release", policies, now=NOW))
    assert policies.point("one.release").evaluate(made, now=NOW).outcome


@pytest.mark.parametrize("total", ["doubled", "twice"])
def test_a_case_asked_again_gives_neither_what_was_reckoned_nor_what_says_it_in_other_words(
    load: Load, total: str
) -> None:
    """Whichever name comes first: what is given again would be held against what follows anew."""
    declared = (
        fact("sold", "number"),
        fact(total, "number", derived="{sum: [sold, sold]}"),
        fact("much", "boolean", derived=f"{{holds: {{{total}: {{over: 10}}}}}}"),
    )
    rules = RULES.partition("    rules:")[0] + (
        "    rules: [{id: r, when: {much: yes}, then: {high: yes}, clause: d.1}]\n"
        "    otherwise: {id: o, then: {high: no}, clause: d.1}\n"
    )
    point = load("facts:\n  " + "  ".join(declared) + rules).point("asked")
    decision = point.evaluate({"sold": 7}, now=NOW)
    assert decision.facts.given() == {"sold": 7, total: 14, "much": True}
    assert point.as_given(decision.facts) == {"sold": 7}
