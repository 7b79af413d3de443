from datetime import UTC, datetime

import pytest

from crmpolicy.engine.governing import governing_moment, ungoverned
from crmpolicy.errors import FactsError, Fault

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def faults(*names: str) -> list[str]:
    events = [{"event": name, "at": NOW} for name in names]
    with pytest.raises(FactsError) as caught:
        governing_moment({"events": events}, "receive", NOW)
    return [each.code for each in caught.value.faults]


def test_a_slip_in_the_name_of_the_event_is_told_as_one() -> None:
    assert faults("solve", "recieve") == ["fact-event-missing-near"]
    with pytest.raises(FactsError, match=r"`receive`.*`recieve`"):
        governing_moment({"events": [{"event": "recieve", "at": NOW}]}, "receive", NOW)


def test_another_event_is_no_slip() -> None:
    """Solved is near received only to somebody who does not read."""
    assert faults("solve", "close") == ["fact-event-missing"]
    assert faults() == ["fact-event-missing"]


def test_an_event_of_the_future_is_missing_and_not_misspelt() -> None:
    with pytest.raises(FactsError) as caught:
        governing_moment(
            {"events": [{"event": "receive", "at": datetime(2027, 1, 1, tzinfo=UTC)}]}, "receive", NOW
        )
    assert [each.code for each in caught.value.faults] == ["fact-event-missing"]


def test_what_is_wrong_with_the_events_themselves_is_told_alone() -> None:
    missing, other = Fault("fact-event-missing"), Fault("fact-unknown-name")
    for wrong in (Fault("facts-not-a-mapping"), Fault("fact-wrong", {"name": "events"})):
        assert ungoverned([missing], [wrong, other]) == [wrong, other]
    assert ungoverned([missing], [other]) == [missing, other]
