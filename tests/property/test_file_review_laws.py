"""Files follow changes in time: the earliest limit binds, the revision is soft, no example relaxes."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.errors import InvalidPolicySetError
from tests.oracle.shipped import filled
from tests.property.histories import DAY, LAW, MINUTE, SHANGHAI, ask, company, receipts

GRADES = ("key", "general", "potential")
CHANGES = ("contact", "habits", "delivery_address", "other")
hours = st.integers(1, 200)
LIMITS = {"file_update_limit": "5 days", "file_correction_limit": "5 days"}


def limits(key: int, general: int, steel: int, relationship: int) -> Mapping[str, Any]:
    """Fill in the four limits in hours, that of key customers within the general one."""
    return {
        "lighting.key_update_limit": f"{min(key, general)}h",
        "lighting.update_limit": f"{general}h",
        "steel.file_update_limit": f"{steel}h",
        "relationship.file_update_limit": f"{relationship}h",
    }


@LAW
@given(
    receipts, st.tuples(hours, hours, hours, hours), st.sampled_from(GRADES), st.sampled_from(CHANGES),
    st.integers(-1, 1),
)  # fmt: skip
def test_the_earliest_limit_of_all_documents_binds_and_the_moment_itself_is_in_time(
    found_at: datetime, given_hours: tuple[int, int, int, int], grade: str, change: str, late: int
) -> None:
    """B10, IS7 and IX3: the example of the key customer's warehouse makes the limit shorter, never longer."""
    key, general, steel, relationship = given_hours
    shortest = min(general, steel, relationship)
    if grade == "key" and change == "delivery_address":
        shortest = min(shortest, key)
    due = found_at + timedelta(hours=shortest)
    facts = {"lighting.grade": grade, "information_change": change}
    events = [("change_found", found_at), ("update", due + MINUTE * late)]
    outcome = ask(company(limits(*given_hours)), "records_review", events, due + DAY, facts)
    assert outcome["update"].due == due
    assert outcome["update"].state == ("late" if late > 0 else "met")


def three_months_after(day: date) -> date:
    """Give the same day three months on, or the last of that month."""
    year, month = divmod(day.month + 2, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def revision(strictness: str, since: datetime | None, now: datetime) -> DutyStatus:
    """Ask the document alone, which has no calendar: days end at midnight."""
    policies = filled("relationship", {**LIMITS, "review_strictness": strictness})
    events = [("file_created", since)] if since else []
    status = ask(policies, "relationship.records_review", events, now, {})["revise"]
    assert isinstance(status, DutyStatus)
    return status


@LAW
@given(receipts, st.sampled_from(["soft", "hard"]), st.integers(-2, 2))
def test_a_file_is_revised_three_months_after_the_last_time(
    created: datetime, strictness: str, minutes: int
) -> None:
    """Reading R5 and IX8: in principle is a warning, unless a company makes it strict."""
    last_day = three_months_after(created.astimezone(SHANGHAI).date())
    due = datetime.combine(last_day + DAY, time(), SHANGHAI)
    status = revision(strictness, created, due + MINUTE * minutes)
    assert status.due == due
    assert status.soft == (strictness == "soft")
    assert status.state == ("breached" if minutes > 0 else "open")


@pytest.mark.parametrize("limit", ["1 year", "4 months", "100 days"])
def test_no_file_is_brought_up_to_date_later_than_every_three_months(limit: str) -> None:
    """IS7: a known change never waits longer than the revision that comes round anyway."""
    with pytest.raises(InvalidPolicySetError, match=r"lighting\.update_limit|3 months|3 个月"):
        filled("lighting", {"lighting.update_limit": limit})
