"""Law 1 of suggestions: where every day is worked nothing is shifted, and the steps keep their order."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.rewards import suggestion_calendar
from tests.oracle.shipped import filled
from tests.property.histories import LAW

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
FIRST: Final = datetime(2004, 1, 1, tzinfo=SHANGHAI)
DAYS: Final = (
    {"open_day": 20, "commendation_day": 10, "order_day": 15, "months_to_praise": 1, "months_to_order": 1},
    {"open_day": 1, "commendation_day": 1, "order_day": 10, "months_to_praise": 1, "months_to_order": 1},
    {"open_day": 27, "commendation_day": 28, "order_day": 28, "months_to_praise": 3, "months_to_order": 2},
    {"open_day": 5, "commendation_day": 2, "order_day": 12, "months_to_praise": 2, "months_to_order": 3},
)
"""As in the text, the earliest, the latest, and in between."""


@pytest.fixture(scope="module")
def always_open(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a company that works every day of the year."""
    file = tmp_path_factory.mktemp("open") / "open.yaml"
    file.write_text(
        "format: 1\ncompany: open\ntitle: {zh: 例, en: open}\nextends: example-group\n"
        'calendar: {hours: {monday to sunday: ["09:00-17:30"]}}\n',
        encoding="utf-8",
    )
    return file


@LAW
@given(days=st.sampled_from(DAYS), minutes=st.integers(0, 23 * 366 * 24 * 60))
def test_without_days_off_every_step_keeps_its_order(
    always_open: Path, days: dict[str, int], minutes: int
) -> None:
    """Invariant 1: opened, reviewed, announced; praised, paid, ordered, returned, on the days named."""
    values = {f"handbook.{name}": value for name, value in days.items()}
    policies = filled(str(always_open), {**values, "handbook.months_put_off": 4})
    submitted = FIRST + timedelta(minutes=minutes)
    dues = {each.step: each.due for each in suggestion_calendar(policies, submitted).steps}
    moments = {step: due.astimezone(SHANGHAI) for step, due in dues.items() if due is not None}
    assert moments.keys() == dues.keys()
    assert submitted < moments["open"] < moments["review"] <= moments["announce"] < moments["commend"]
    assert moments["announce"] < moments["issue_order"] <= moments["return_order"]
    assert moments["announce"] < moments["pay"]
    assert moments["open"].day == days["open_day"]
    assert moments["commend"].day == moments["pay"].day == days["commendation_day"]
    assert moments["issue_order"].day == days["order_day"]
    for last in ("review", "announce", "publish", "return_order"):
        assert (moments[last] + timedelta(days=1)).day == 1
