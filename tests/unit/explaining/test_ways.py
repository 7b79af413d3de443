"""Boxes that cover what is good enough, and what is known never to be tried."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.company import load_policy_set
from crmpolicy.engine import Region
from crmpolicy.explaining import describe_trace, explain
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.ways import boxes, next_better, rank, scales, too_many, untried, ways_to
from crmpolicy.wording import LANGUAGES

CELLS = st.sets(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 2)), max_size=20)


@settings(max_examples=300, deadline=None)
@given(CELLS)
def test_boxes_cover_all_that_is_good_and_nothing_else(good: set[tuple[int, int, int]]) -> None:
    covered = {
        (a, b, c) for first, second, third in boxes(good) for a in first for b in second for c in third
    }
    assert covered == good


def case_of(policies: Any, decision: Any) -> Case:
    """Put a case together."""
    return Case.of(policies, decision, "zh", {})


def test_only_words_of_ordered_scales_can_be_better(shop: Any, decide: Any) -> None:
    policies = shop("""
        both:
          title: {zh: 双评, en: two}
          outputs:
            shade: {title: {zh: 色调, en: shade}, type: choice, scale: colour}
            ok: {title: {zh: 放行, en: release}, type: boolean}
            grade: {title: {zh: 等级, en: grade}, type: choice, scale: grade, unknown: allowed}
          rules: [{id: all, then: {shade: red, ok: yes, grade: B}}]
    """)
    case = case_of(policies, decide(policies, {}, "both"))
    assert list(scales(case)) == ["grade"]
    assert next_better(case, "grade") is None
    assert not too_many(case.search)


def test_facts_that_may_be_unknown_are_not_ruled_out(shop: Any, decide: Any) -> None:
    policies = shop("""
        grade:
          outputs: {grade: {scale: grade}}
          rules:
            - {id: new, when: {years: {known: no}}, then: {grade: A}}
            - {id: old, when: {years: {known: yes}}, then: {grade: B}}
    """)
    assert untried(case_of(policies, decide(policies, {"years": 3}))) == {"shop.years"}


NOW = datetime(2026, 7, 1, tzinfo=ZoneInfo("Asia/Shanghai"))
STEEL = load_policy_set("example-steel")
SHARES = [Decimal(share).scaleb(-4) for share in (0, 5, 10, 11, 29, 30, 99, 100, 101, 10_000)]
CASES = st.fixed_dictionaries(
    {
        "sales_share": st.sampled_from(SHARES),
        "contribution": st.sampled_from(["large", "fairly_large", "average", "fairly_small"]),
        "cooperation": st.sampled_from(["close", "fairly_steady", "average", "unsteady"]),
        "reputation": st.sampled_from(["good", "fairly_good", "acceptable", "unproven"]),
    }
)


def value_in(region: Region) -> Any:
    """Give a value of a region."""
    if region.words:
        return region.words[0]
    return next(share for share in SHARES if region.holds(share))


@settings(max_examples=200, deadline=None)
@given(CASES)
def test_every_way_that_is_told_leads_where_it_is_said_to_lead(facts: dict[str, Any]) -> None:
    """The facts of a way, put in place of those of the case, give the better outcome or one better still."""
    point = STEEL.point("customer_grade")
    case = case_of(STEEL, point.evaluate(facts, now=NOW))
    target = next_better(case, "grade")
    for way in ways_to(case, "grade", target) if target else ():
        names = {field.key: field.name for field in case.program.fields}
        changed = {names[key]: value_in(regions[0]) for key, regions in way.items()}
        better = point.evaluate({**facts, **changed}, now=NOW).outcome["grade"]
        assert rank(case, "grade", better) <= rank(case, "grade", target)


@settings(max_examples=200, deadline=None)
@given(CASES)
def test_every_case_can_be_explained_in_both_languages(facts: dict[str, Any]) -> None:
    decision = STEEL.point("customer_grade").evaluate(facts, now=NOW)
    for language in LANGUAGES:
        text = explain(STEEL, decision, language=language) + describe_trace(STEEL, decision, language)
        assert not any(word in text for word in ("None", "Decimal", "Fraction", "True", "False", "{", "}"))
