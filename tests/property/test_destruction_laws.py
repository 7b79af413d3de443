"""What has to be kept for a set time is destroyed after that time only, by the company's days."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.duties import months_later
from tests.oracle.shipped import filled
from tests.property.histories import LAW

ZONE = ZoneInfo("Asia/Shanghai")
TERMS = {"1 month": 1, "3 years": 36, "30 days": None}
BEGUN = datetime(2024, 1, 29, tzinfo=ZONE)
moments = st.integers(0, 33 * 24).map(lambda hours: BEGUN + timedelta(hours=hours))


def last_day(ended: date, term: str) -> date:
    """Give by hand the last day of the time that is counted from the day after."""
    months = TERMS[term]
    return ended + timedelta(days=30) if months is None else months_later(ended, months)


@LAW
@given(
    ended=st.lists(moments, max_size=3),
    term=st.sampled_from(sorted(TERMS)),
    beside=st.integers(-2, 2),
    approved=st.booleans(),
)
def test_nothing_is_destroyed_before_its_time_has_passed(
    ended: list[datetime], term: str, beside: int, *, approved: bool
) -> None:
    """The question is asked in the last hour of a day near the end of the time, counted from the last end."""
    last = last_day(max(ended).date() if ended else BEGUN.date(), term)
    asked = last + timedelta(days=beside)
    values = {"destruction_approver": "sales_director", "retention_set": "yes", "retention_limit": term}
    policies = filled("lighting", {f"lighting.{name}": value for name, value in values.items()})
    facts = {
        "destruction_approved_by": "sales_director" if approved else None,
        "events": [{"event": "relation_ended", "at": each} for each in ended],
    }
    now = datetime(asked.year, asked.month, asked.day, 23, 59, tzinfo=ZONE)
    decision = policies.point("lighting.destruction").evaluate(facts, now=now)
    assert decision.outcome["permitted"] is (approved and bool(ended) and beside > 0)
    assert all("lighting.1.2.b" in map(str, each.clauses) for each in decision.reasons)
