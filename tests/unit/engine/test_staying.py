"""How long a case stays in a state before a move may lead out of it, unit by unit."""

import pytest

from crmpolicy.engine.courses.staying import after_stay, earliest
from crmpolicy.values import Term
from tests.unit.engine.small_duties import OFFICE, at, local


@pytest.mark.parametrize(
    ("term", "wanted"),
    [
        ("30 min", "2026-03-06 16:30"),
        ("2h", "2026-03-06 18:00"),
        ("2 working hours", "2026-03-09 09:00"),
        ("1 day", "2026-03-07 00:00"),
        ("3 days", "2026-03-09 00:00"),
        ("1 working day", "2026-03-09 00:00"),
        ("2 weeks", "2026-03-20 00:00"),
        ("1 month", "2026-04-06 00:00"),
        ("2 quarters", "2026-09-06 00:00"),
        ("1 half year", "2026-09-06 00:00"),
        ("1 year", "2027-03-06 00:00"),
    ],
)
def test_hours_run_and_days_are_complete_as_their_day_begins(term: str, wanted: str) -> None:
    """From a Friday, four in the afternoon, where the office closes at half past five."""
    assert local(after_stay(at("2026-03-06 16:00"), Term.parse(term), OFFICE)) == wanted


def test_a_month_without_the_day_is_complete_on_its_last() -> None:
    assert local(after_stay(at("2026-01-31 16:00"), Term.parse("1 month"), OFFICE)) == "2026-02-28 00:00"


def test_the_track_that_came_last_decides() -> None:
    since = {"paid": at("2026-03-02 09:00"), "sent": at("2026-03-05 09:00")}
    week = Term.parse("1 week")
    assert local(earliest(since, ("paid", "sent"), week, OFFICE)) == "2026-03-12 00:00"
    assert local(earliest(since, ("paid",), week, OFFICE)) == "2026-03-09 00:00"
    assert earliest(since, ("paid", "sent", "closed"), week, OFFICE) is None
    assert earliest(since, (), week, OFFICE) is None
