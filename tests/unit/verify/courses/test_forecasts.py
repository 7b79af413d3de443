"""Forecasts of due moments are shared by equal rules under equal working time, and by no others."""

from datetime import UTC, date, datetime

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.policy.duties import Counting, Duties, Duty
from crmpolicy.verify.courses.forecasts import Forecasts, forecasts_of
from crmpolicy.verify.diagrams.ruled import Ruled
from crmpolicy.wording import Words

NONE: frozenset[int] = frozenset()
DAYS = [date(2026, 3, 1), date(2026, 3, 2)]


def course() -> Duties:
    """Two things that are due on named days after a paper was put in."""
    duties = tuple(Duty(name, Words(name, name), (name,)) for name in ("open", "order"))
    return Duties(duties, starts="submit", counting=Counting(not_started="forecast"))


def rules(*, day: int = 20) -> tuple[Ruled, ...]:
    """The box is opened on a day of the month, the order is due on the tenth."""
    return tuple(
        Ruled("doc", "", name, (("duty", name), ("from", "submit"), ("day", each)))
        for name, each in (("open", day), ("order", 10))
    )


def clock(zone: str = "UTC") -> WorkingTime:
    return WorkingTime(zone, [[]] * 7)


def given(*, day: int = 20, zone: str = "UTC") -> Forecasts:
    return forecasts_of(course(), rules(day=day), ("open", "order"), clock(zone), NONE)


def test_equal_rules_under_equal_working_time_share_what_was_reckoned() -> None:
    assert given() is given()


def test_other_days_and_other_zones_share_nothing() -> None:
    one, other, elsewhere = given(), given(day=5), given(zone="Asia/Shanghai")
    received = datetime(2026, 3, 2, tzinfo=UTC)
    assert one.dues(received)["open"] == datetime(2026, 3, 21, tzinfo=UTC)
    assert other.dues(received)["open"] == datetime(2026, 3, 6, tzinfo=UTC)
    assert elsewhere.dues(received)["open"] == datetime(2026, 3, 20, 16, tzinfo=UTC)


def test_what_was_reckoned_before_answers_the_same_for_other_duties_and_days() -> None:
    for _ in range(2):
        assert given().disordered("open", "order", iter(DAYS)) is not None
        assert given(day=5).disordered("open", "order", iter(DAYS)) is None
