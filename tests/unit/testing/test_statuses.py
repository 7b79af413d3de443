"""What a case expects of a duty: only the fields it writes, in local time, by role where roles count."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.engine.decision import Outcome
from crmpolicy.errors import BadValueError
from crmpolicy.testing.statuses import read_status

SHANGHAI = ZoneInfo("Asia/Shanghai")
FOUND = DutyStatus(
    "respond",
    "at_risk",
    due=datetime(2026, 3, 2, 4, tzinfo=UTC),
    who="clerk",
    elapsed=timedelta(hours=3),
    remaining=-timedelta(minutes=20),
    required=2,
    done=1,
)


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("state", "at_risk", "open"),
        ("due", "2026-03-02T12:00", "2026-03-02T12:01"),
        ("due", "2026-03-02T04:00Z", "2026-03-02T12:00Z"),
        ("since", "none", "2026-03-02T12:00"),
        ("who", "clerk", "none"),
        ("elapsed", "180 min", "2h"),
        ("remaining", "-20 min", "20 min"),
        ("required", "2", "1"),
        ("provisional", "no", "yes"),
    ],
)
def test_a_field_is_compared_by_what_it_means(name: str, right: str, wrong: str) -> None:
    assert read_status({name: right}, SHANGHAI).met_by(FOUND)
    assert not read_status({name: wrong}, SHANGHAI).met_by(FOUND)


def test_every_field_that_is_written_has_to_fit() -> None:
    assert read_status({"state": "at_risk", "done": "1"}, SHANGHAI).met_by(FOUND)
    assert not read_status({"state": "at_risk", "done": "2"}, SHANGHAI).met_by(FOUND)


def test_roles_with_counters_of_their_own_are_compared_one_by_one() -> None:
    both = Outcome((("clerk", FOUND), ("manager", DutyStatus("respond", "none"))))
    assert read_status({"clerk": {"done": "1"}}, SHANGHAI).met_by(both)
    assert not read_status({"manager": {"done": "1"}}, SHANGHAI).met_by(both)
    assert not read_status({"director": {"done": "1"}}, SHANGHAI).met_by(both)
    assert not read_status({"done": "1"}, SHANGHAI).met_by(both)
    assert not read_status({"clerk": {"done": "1"}}, SHANGHAI).met_by(FOUND)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("met", "value-not-a-status"),
        ({}, "value-not-a-status"),
        ({"overdue": "yes"}, "value-not-a-status"),
        ({"state": ["met"]}, "value-not-a-status"),
        ({"state": "overdue"}, "value-not-a-state"),
        ({"elapsed": "2 days"}, "value-not-a-clock-length"),
        ({"due": "tomorrow"}, "value-not-an-instant"),
        ({"done": "many"}, "value-not-an-integer"),
    ],
)
def test_what_no_status_has_is_told(written: Any, code: str) -> None:
    with pytest.raises(BadValueError) as caught:
        read_status(written, SHANGHAI)
    assert caught.value.code == code


@pytest.mark.parametrize(("language", "said"), [("zh", "状态 met，已做次数 1"), ("en", "state met, done 1")])
def test_what_is_expected_is_told_as_it_is_written(language: Any, said: str) -> None:
    assert read_status({"state": "met", "done": "1"}, SHANGHAI).show(language) == said


def test_what_is_expected_of_roles_names_them() -> None:
    assert read_status({"clerk": {"done": "1"}}, SHANGHAI).show("en") == "clerk (done 1)"
