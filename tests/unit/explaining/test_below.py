"""Facts that another point decides: told where they were taken from it, and what would change them there."""

from typing import Any

from crmpolicy.explaining.below import basis_of, below, decided_by
from crmpolicy.explaining.case import Case

TRUSTED = """
    trusted:
      title: {zh: 可信, en: trusted}
      outputs: {trusted: {title: {zh: 可信, en: trusted}, type: boolean}}
      rules:
        - {id: paid, when: {years: {at_least: 3}}, then: {trusted: TRUST}}
      otherwise: {id: rest, then: {trusted: no}}
    grade:
      outputs: {grade: {scale: grade}}
      requires: {trusted: trusted.trusted}
      combine: {grade: worst}
      parts:
        - id: always
          rules: [{id: all, then: {grade: B}}]
          otherwise: {id: none, then: {grade: C}}
        - id: asked
          when: {by_share: SWITCH}
          rules:
            - {id: yes, when: {trusted: yes}, then: {grade: A}}
            - {id: no, when: {trusted: no}, then: {grade: C}}
"""


def case_of(shop: Any, decide: Any, trust: str = "yes", switch: str = "yes") -> Case:
    """Put a case together whose trust is decided by another point."""
    policies = shop(TRUSTED.replace("TRUST}", f"{trust}}}").replace("SWITCH", switch))
    return Case.of(policies, decide(policies, {"years": 1}), "zh", {})


def key_of(case: Case) -> str:
    """Give the full name of the fact that another point decides."""
    return case.point.requires.needed[0].full


def test_what_would_change_the_other_point_is_told(shop: Any, decide: Any) -> None:
    case = case_of(shop, decide)
    region = next(need for change in case.changes for need in change.needs)
    assert decided_by(case, key_of(case)) == "shop.trusted"
    assert below(case, key_of(case), [region]) == ["要使“可信”改变：合作年限不少于 3"]


def test_nothing_is_promised_where_the_other_point_cannot_change(shop: Any, decide: Any) -> None:
    case = case_of(shop, decide, trust="no")
    region = next(need for change in case.changes for need in change.needs)
    assert below(case, key_of(case), [region]) == []


def test_a_fact_that_was_not_asked_has_no_basis(shop: Any, decide: Any) -> None:
    case = case_of(shop, decide, switch="no")
    assert basis_of(case, case.point.requires.needed[0]) is None
    assert decided_by(case, key_of(case)) is None
    assert below(case, key_of(case), []) == []
