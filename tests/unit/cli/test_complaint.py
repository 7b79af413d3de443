"""The complaint of the demonstration: it is decided as it is told."""

from collections.abc import Callable
from typing import Any

import pytest

Demo = Callable[..., str]

pytestmark = pytest.mark.xdist_group("demonstration")  # which is told once for all


def at(found: Any, now: str) -> Any:
    return next(each for each in found["steps"] if each["now"].startswith(now))


def test_the_front_line_keeps_it_for_four_working_hours_over_the_worked_sunday(demo_data: Any) -> None:
    """An hour and a half on Friday, none on Saturday, the rest on the make-up Sunday: it moves at 11:00."""
    found = demo_data["complaint"]
    first = at(found, "2025-01-24T16:00")["complaint_escalation"]
    assert (first["level"], first["next_move_at"]) == ("front_line", "2025-01-26T03:00:00+00:00")
    second = at(found, "2025-01-26T11:30")["complaint_escalation"]
    assert (second["level"], second["since"]) == ("account_manager", "2025-01-26T03:00:00+00:00")


def test_hours_on_the_clock_run_on_a_day_off(demo_data: Any) -> None:
    """The account manager has 24 hours, Saturday or not."""
    found = at(demo_data["complaint"], "2025-01-25T10:00")["lighting.complaint_response"]["manager"]
    assert (found["state"], found["due"]) == ("met", "2025-01-25T08:00:00+00:00")


def test_the_holidays_do_not_count_for_the_director(demo_data: Any) -> None:
    """Two working days from 27 January end on 6 February, the second day after the holidays."""
    found = at(demo_data["complaint"], "2025-01-27T18:00")["complaint_escalation"]
    assert (found["level"], found["next_move_at"]) == ("director", "2025-02-06T09:30:00+00:00")
    told = at(demo_data["complaint"], "2025-02-06T18:00")["complaint_escalation"]
    assert told["told"] == ["sales_director"]


def test_a_paused_clock_waits_and_then_runs_out(demo_data: Any) -> None:
    found = demo_data["complaint"]
    states = [each["lighting.complaint_response"]["progress"]["state"] for each in found["steps"]]
    seen = [state for state, before in zip(states, [None, *states], strict=False) if state != before]
    assert seen == ["open", "at_risk", "paused", "at_risk", "breached", "late"]


def test_only_what_has_changed_is_told_at_each_moment(demo: Demo) -> None:
    for language, unchanged in (("zh", "没有变化"), ("en", "unchanged")):
        told = demo("--language", language)
        assert told.count(f"- {unchanged}\n") == 1
    assert "- First response: met 2025-01-24 17:20\n" in demo("--language", "en")
    assert told.count("First response: met") == 1
