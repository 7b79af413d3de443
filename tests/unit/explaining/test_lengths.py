from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from crmpolicy.explaining.lengths import length_words
from crmpolicy.explaining.telling import Teller
from crmpolicy.wording import Language


def teller(language: Language) -> Teller:
    return Teller(language, ZoneInfo("Asia/Shanghai"), {}, {})


@pytest.mark.parametrize(
    ("length", "zh", "en"),
    [
        (timedelta(hours=3, minutes=20), "3 小时 20 分钟", "3 hours 20 minutes"),
        (timedelta(days=1, minutes=1), "1 天 1 分钟", "1 day 1 minute"),
        (timedelta(seconds=40), "40 秒", "40 seconds"),
        (timedelta(0), "0 分钟", "0 minutes"),
        (-timedelta(hours=2), "2 小时", "2 hours"),
        (timedelta(microseconds=5), "不到 1 秒", "less than a second"),
    ],
)
def test_a_length_is_told_in_days_hours_and_minutes_without_its_sign(
    length: timedelta, zh: str, en: str
) -> None:
    assert (length_words(teller("zh"), length), length_words(teller("en"), length)) == (zh, en)


def test_working_time_is_called_so_and_has_no_days() -> None:
    """A working day has no fixed length."""
    length = timedelta(hours=30)
    assert length_words(teller("zh"), length, working=True) == "30 小时（工作时间）"
    assert length_words(teller("en"), length, working=True) == "30 hours of working time"
