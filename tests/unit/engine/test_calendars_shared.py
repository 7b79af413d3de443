"""The working time of a calendar is laid out once, and questions of another policy set may be taken over."""

from dataclasses import replace

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.engine.working import working_time
from crmpolicy.policy.calendars import Calendar

OPEN = ((510, 720),)
WEEK = Calendar((OPEN,) * 7)
EFFECTIVE = load_policy_set("steel").effective


def test_policies_that_share_a_calendar_share_its_working_time() -> None:
    """Whatever else they say; a copy that is equal is another object, and costs one more."""
    one = replace(EFFECTIVE, calendar=WEEK)
    other = replace(one, company="other", parameters={})
    assert working_time(one) is working_time(other)
    assert working_time(replace(one, calendar=replace(WEEK))) is not working_time(one)


def test_what_counts_otherwise_is_never_shared() -> None:
    one = replace(EFFECTIVE, calendar=WEEK)
    closed = replace(one, calendar=replace(WEEK, weekly=(*(OPEN,) * 6, ())))
    elsewhere = replace(one, zone="UTC")
    found = [working_time(each) for each in (one, closed, elsewhere, replace(one, calendar=None))]
    assert len({id(each) for each in (*found, working_time(one, "weekends"))}) == 5


def test_a_question_that_is_taken_over_stays_the_one_that_it_was() -> None:
    policies = load_policy_set("example-steel")
    known = {"customer_grade": policies.point("customer_grade")}
    again = PolicySet(policies.effective, known=known)
    assert again.point("customer_grade") is known["customer_grade"]
    assert again.point("customer_size") is not policies.point("customer_size")
    assert again.digest == policies.digest
