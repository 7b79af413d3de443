"""Days that come again by a rule of RFC 5545."""

from datetime import date

import pytest

from crmpolicy.calendar.recurrence import check_recurrence, occurrences
from crmpolicy.errors import BadValueError

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def test_both_ends_are_looked_at() -> None:
    assert occurrences("FREQ=DAILY", FIRST, date(2026, 1, 2)) == (FIRST, date(2026, 1, 2))


def test_the_first_day_is_one_only_where_the_rule_fits_it() -> None:
    fridays = occurrences("RRULE:FREQ=WEEKLY;BYDAY=FR", FIRST, date(2026, 1, 10))
    assert fridays == (date(2026, 1, 2), date(2026, 1, 9))


def test_an_interval_is_counted_from_the_first_day() -> None:
    found = occurrences("FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=20", date(2026, 2, 1), LAST)
    assert found == (date(2026, 2, 20), date(2026, 7, 20), date(2026, 12, 20))


def test_a_rule_may_end() -> None:
    assert len(occurrences("FREQ=DAILY;COUNT=3", FIRST, LAST)) == 3
    assert occurrences("FREQ=DAILY;UNTIL=20260103", FIRST, LAST)[-1] == date(2026, 1, 3)


def test_a_month_without_the_day_is_passed_over() -> None:
    found = occurrences("FREQ=MONTHLY;BYMONTHDAY=31", FIRST, LAST)
    assert [day.month for day in found] == [1, 3, 5, 7, 8, 10, 12]


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "monthly",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;FREQ=YEARLY",
        "BYDAY=FR",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYDAY=XX",
        "FREQ=DAILY;UNTIL=20261301",
        "FREQ=DAILY;UNTIL=20260101T000000Z",
        "DTSTART:20260101\nRRULE:FREQ=DAILY",
        "FREQ=DAILY\n",
        "freq=daily",
    ],
)
def test_what_is_no_rule_for_whole_days_is_refused(rule: str) -> None:
    """An interval of nothing would never end; hours and a start of its own are not the rule's business."""
    with pytest.raises(BadValueError) as caught:
        check_recurrence(rule)
    assert caught.value.code == "value-not-a-recurrence"
    with pytest.raises(BadValueError):
        occurrences(rule, FIRST, LAST)
