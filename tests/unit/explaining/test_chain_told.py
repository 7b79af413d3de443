"""A chain in sentences: the workshop signs an offer."""

import pytest

from crmpolicy.engine import PolicySet
from tests.unit.explaining.small_courses import told, workshop

RECEIVED = ("receive", "2026-03-02 09:00", "clerk")


@pytest.fixture(scope="module")
def policies() -> PolicySet:
    return workshop()


def test_who_has_the_case_since_when_and_where_it_goes_next(policies: PolicySet) -> None:
    lines = told(policies, "signing", [RECEIVED], "2026-03-02 10:00")
    assert lines[0] == "报价签批：由接待员（前台）承办，自 2026年3月2日 09:00 起"
    assert "到 2026年3月2日 14:30 还没办完，就转给主管" in lines
    assert "上面还有：主管 → 老板" in lines


def test_the_way_up_is_told_once_it_has_moved(policies: PolicySet) -> None:
    lines = told(policies, "signing", [RECEIVED], "2026-03-02 15:00", language="en")
    assert lines[0] == "Signing of an offer: with the head since 2026-03-02 14:30"
    assert "Its way so far: desk → head" in lines
    assert "After 2026-03-03 17:30 it moves up to the owner" in lines


def test_at_the_highest_level_people_are_told_then_the_time_has_run_out(policies: PolicySet) -> None:
    here = [RECEIVED, ("approve", "2026-03-02 09:10"), ("approve", "2026-03-02 09:20", "head")]
    before = told(policies, "signing", here, "2026-03-02 09:30", language="en")
    after = told(policies, "signing", here, "2026-03-02 11:00", language="en")
    assert "After 2026-03-02 10:20 the owner will be told" in before
    assert {"The stay at this level has run out", "Told: owner"} <= set(after)


def test_an_end_is_told_with_its_state(policies: PolicySet) -> None:
    lines = told(policies, "signing", [RECEIVED, ("reject", "2026-03-02 10:00")], "2026-03-02 11:00")
    assert lines[0] == "报价签批：已了结（refused），2026年3月2日 10:00"
    assert not any("还没办完" in line for line in lines)


def test_a_refused_event_is_told_with_titles_and_what_would_mend_it(policies: PolicySet) -> None:
    wrong = ("approve", "2026-03-02 10:10", "head")
    lines = told(policies, "signing", [RECEIVED, wrong], "2026-03-02 11:00", language="en")
    assert (
        "Not counted: approved (2026-03-02 10:10), because the case is with ‘clerk’ at the level desk, "
        "but ‘approved’ was done by ‘head’" in lines
    )
    assert "To mend it: it is for ‘clerk’ to do" in lines
    assert "What came after it was not looked at" in lines


def test_the_rule_for_the_lowest_level_is_among_the_reasons(policies: PolicySet) -> None:
    lines = told(policies, "signing", [RECEIVED], "2026-03-02 10:00", amount="5000元")
    assert lines[0].startswith("报价签批：由主管承办")
    assert (
        "承办起点：金额 5,000元，不低于 1,000元（主管起点） → 至少由“主管”这一级承办【workshop.4】" in lines
    )


def test_what_else_would_apply_is_told_by_the_fact_that_decides_it(policies: PolicySet) -> None:
    lines = told(policies, "signing", [RECEIVED], "2026-03-02 10:00", language="en")
    assert (
        "Amount is at least 1,000 CNY (from which the head signs): adds no lower than the level ‘head’"
        in lines
    )
