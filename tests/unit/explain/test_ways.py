"""Boxes that cover what is good enough, and what is known never to be tried."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.explain.case import Case
from crmpolicy.explain.ways import boxes, next_better, scales, too_many, untried

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
