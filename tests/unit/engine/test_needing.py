"""What is still needed, where facts are derived, compared with each other, or faulty."""

from typing import Any

import pytest

from crmpolicy.errors import FactsError
from tests.oracle.shipped import BANDS, filled, loaded
from tests.unit.engine.conftest import NOW, Load, fact

STEEL = filled("steel", BANDS).point("steel.customer_grade")


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        ({}, ("sales_share", "contribution", "cooperation", "reputation")),
        ({"annual_purchases": 1}, ("company_sales", "contribution", "cooperation", "reputation")),
        ({"annual_purchases": 1, "company_sales": 10**6}, ()),
        ({"annual_purchases": 10**6, "company_sales": 10**7}, ("contribution", "cooperation", "reputation")),
        ({"sales_share": "0.2%", "contribution": "较小"}, ()),
        ({"sales_share": "0.2%", "contribution": "一般"}, ("cooperation", "reputation")),
    ],
)
def test_the_facts_that_can_still_change_the_grade_are_named(
    known: dict[str, Any], wanted: tuple[str, ...]
) -> None:
    """A grade D is settled: nothing can make it worse, and the worst of the bands counts."""
    assert STEEL.needed(known, now=NOW) == wanted


@pytest.mark.parametrize("known", [{"sales_share": "very"}, {"sales_sher": 1}, {"reputation": True}])
def test_what_is_given_must_be_usable(known: dict[str, Any]) -> None:
    with pytest.raises(FactsError):
        STEEL.needed(known, now=NOW)


def test_a_fact_that_settles_all_leaves_nothing_to_ask() -> None:
    point = loaded("example-group").point("lighting.customer_grade")
    assert point.needed({"has_purchased": "no"}, now=NOW) == ()
    assert point.needed({"has_purchased": "yes"}, now=NOW) == ("key_customer",)


RULES = """\
decisions:
  asked:
    title: {zh: 问, en: asked}
    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}
    hit: first
    rules:
      - {id: r, when: {TEST}, then: {high: yes}, clause: d}
    otherwise: {id: o, then: {high: no}, clause: d}
"""


@pytest.mark.parametrize(
    ("facts", "test", "known", "wanted"),
    [
        (fact("a", "number") + fact("b", "number"), "a: {over: b}", {}, ("a", "b")),
        (fact("a", "number") + fact("b", "number"), "a: {over: b}", {"a": 1}, ("b",)),
        (fact("a", "text"), "a: foo", {}, ("a",)),
        (fact("a", "weekday"), "a: friday", {}, ("a",)),
        (fact("a", "date", unknown="allowed"), "a: {known: yes}", {}, ("a",)),
        (fact("a", "term"), "a: {over: 1h}", {}, ("a",)),
        (fact("a", "number", range="{at_least: 5}"), "a: {over: 3}", {}, ()),
        (fact("a", "integer") + fact("b", "integer"), "a: {over: 3, under: 9}, b: 1", {"b": 2}, ()),
    ],
)
def test_facts_of_every_kind_are_named_where_they_decide(
    load: Load, facts: str, test: str, known: dict[str, Any], wanted: tuple[str, ...]
) -> None:
    body = "".join(f"  {line}\n" for line in facts.splitlines())
    point = load(f"facts:\n{body}{RULES.replace('TEST', test)}").point("asked")
    assert point.needed(known, now=NOW) == wanted


def test_a_part_that_applies_by_a_length_of_time_is_searched_too(load: Load) -> None:
    declared = fact("a", "term") + "  " + fact("b", "boolean")
    policies = load(
        f"facts:\n  {declared}decisions:\n  asked:\n    title: {{zh: 问, en: asked}}\n"
        "    outputs: {high: {title: {zh: 高, en: high}, type: boolean, default: no}}\n"
        "    combine: {high: any}\n"
        "    parts:\n      - id: long\n        when: {a: {over: 4h}}\n        rules:\n"
        "          - {id: r, when: {b: yes}, then: {high: yes}, clause: d}\n"
        "        otherwise: {id: o, then: {high: no}, clause: d}\n"
    )
    assert set(policies.point("asked").needed({}, now=NOW)) == {"a", "b"}
