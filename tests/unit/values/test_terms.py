"""Terms and periods."""

from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.errors import BadValueError
from crmpolicy.values import Period, Term, TermUnit, find_term_unit


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("30 min", 30, "minute"),
        ("30分钟", 30, "minute"),
        ("4h", 4, "hour"),
        ("4小时", 4, "hour"),
        ("1.5h", Decimal("1.5"), "hour"),
        ("半小时", Decimal("0.5"), "hour"),
        ("4 working hours", 4, "working hour"),
        ("4个工作小时", 4, "working hour"),
        ("4工作小时", 4, "working hour"),
        ("4 个工作小时", 4, "working hour"),
        ("2 days", 2, "day"),
        ("2天", 2, "day"),
        ("2日", 2, "day"),
        ("2.0 days", 2, "day"),
        ("1 working day", 1, "working day"),
        ("2个工作日", 2, "working day"),
        ("1周", 1, "week"),
        ("两周", 2, "week"),
        ("3 months", 3, "month"),
        ("3个月", 3, "month"),
        ("三个月", 3, "month"),
        ("十个月", 10, "month"),
        ("十五天", 15, "day"),
        ("三十日", 30, "day"),
        ("二十一天", 21, "day"),
        ("1季度", 1, "quarter"),
        ("半年", 1, "half year"),
        ("2 half years", 2, "half year"),
        ("1 year", 1, "year"),
        ("1年", 1, "year"),
        ("0 min", 0, "minute"),
        ("100 years", 100, "year"),
    ],
)
def test_notations_of_terms_are_read(text: str, amount: int | Decimal, unit: TermUnit) -> None:
    term = Term.parse(text)
    assert term == Term(amount, unit)
    assert type(term.amount) is type(amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4",
        "h",
        "-3 days",
        "3月",
        "4H",
        "1e3 min",
        "1,000 min",
        "4 hours 30 min",
        "两两天",
        "半天",
        "1半年",
        "十",
        "soon",
    ],
)
def test_other_texts_are_no_terms(text: str) -> None:
    with pytest.raises(BadValueError) as caught:
        Term.parse(text)
    assert caught.value.code == "value-not-a-term"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.5 days", "value-broken-unit"),
        ("0.5 working days", "value-broken-unit"),
        ("1.5个月", "value-broken-unit"),
        ("101 years", "value-too-large"),
        ("2026年", "value-too-large"),
        ("1e3 h", "value-not-a-term"),
        ("9" * 5000 + "h", "value-too-large"),
        ("0." + "1" * 31 + "h", "value-too-fine"),
        ("３天", "value-full-width"),
    ],
)
def test_terms_out_of_bounds_are_named(text: str, code: str) -> None:
    with pytest.raises(BadValueError) as caught:
        Term.parse(text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("amount", "unit", "code"),
    [
        (-1, "day", "value-not-a-term"),
        (True, "day", "value-wrong-kind"),
        (1.5, "hour", "value-wrong-kind"),
        (Decimal("NaN"), "hour", "value-not-finite"),
        (Decimal("0.5"), "month", "value-broken-unit"),
        (1, "fortnight", "value-unknown-unit"),
        (10**30, "minute", "value-too-large"),
    ],
)
def test_terms_made_in_code_are_checked_too(amount: Any, unit: Any, code: str) -> None:
    with pytest.raises(BadValueError) as caught:
        Term(amount, unit)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        ("60 min", "1h", 0),
        ("24h", "1 day", 0),
        ("1 working hour", "1h", 0),
        ("1 working day", "1 day", 0),
        ("7 days", "1 week", 0),
        ("3 months", "1 quarter", 0),
        ("6 months", "半年", 0),
        ("12 months", "1 year", 0),
        ("4h", "4.5h", -1),
        ("27 days", "1 month", -1),
        ("28 days", "1 month", None),
        ("31 days", "1 month", None),
        ("32 days", "1 month", 1),
        ("88 days", "1 quarter", -1),
        ("89 days", "1 quarter", None),
        ("92 days", "1 quarter", None),
        ("93 days", "1 quarter", 1),
        ("180 days", "半年", -1),
        ("181 days", "半年", None),
        ("184 days", "半年", None),
        ("185 days", "半年", 1),
        ("364 days", "1 year", -1),
        ("365 days", "1 year", None),
        ("367 days", "1 year", 1),
        ("11 months", "1 year", -1),
        ("4 weeks", "1 month", None),
        ("0 min", "0 years", 0),
        ("1 min", "0 years", 1),
    ],
)
def test_terms_compare_by_nominal_length(one: str, other: str, order: int | None) -> None:
    assert Term.parse(one).compare(Term.parse(other)) == order


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("4 working hours", "4 个工作小时", "4 working hours"),
        ("1 working day", "1 个工作日", "1 working day"),
        ("30 min", "30 分钟", "30 minutes"),
        ("1.5h", "1.5 小时", "1.5 hours"),
        ("3个月", "3 个月", "3 months"),
        ("半年", "半年", "1 half year"),
        ("2个半年", "2 个半年", "2 half years"),
    ],
)
def test_terms_are_shown_with_their_own_unit(text: str, chinese: str, english: str) -> None:
    term = Term.parse(text)
    assert term.show("zh") == chinese
    assert term.show("en") == str(term) == english


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("week", "week"),
        ("每周", "week"),
        ("周", "week"),
        ("month", "month"),
        ("every month", "month"),
        ("每月", "month"),
        ("月度", "month"),
        ("月", "month"),
        ("quarter", "quarter"),
        ("每季度", "quarter"),
        ("季度", "quarter"),
        ("half year", "half year"),
        ("半年", "half year"),
        ("每半年", "half year"),
        ("每 半年", "half year"),
        ("year", "year"),
        ("每年", "year"),
        ("年", "year"),
        ("年度", "year"),
        ("每天", "day"),
    ],
)
def test_calendar_periods_are_read(text: str, unit: str) -> None:
    period = Period.parse(text)
    assert period.calendar == unit
    assert period.length == Term(1, period.every)  # type: ignore[arg-type]  # a length has a term unit


@pytest.mark.parametrize(
    "text", ["3 months", "3个月", "每3个月", "每 3 个月", "三个月", "每三个月", "every 3 months"]
)
def test_lengths_are_read_as_periods(text: str) -> None:
    period = Period.parse(text)
    assert period.every == period.length == Term(3, "month")
    assert period.calendar is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "value-not-a-period"),
        ("3", "value-not-a-period"),
        ("每", "value-not-a-period"),
        ("每每月", "value-not-a-period"),
        ("sometimes", "value-not-a-period"),
        ("0 days", "value-empty-period"),
        ("1.5 days", "value-broken-unit"),
        ("每３个月", "value-full-width"),
    ],
)
def test_other_texts_are_no_periods(text: str, code: str) -> None:
    with pytest.raises(BadValueError) as caught:
        Period.parse(text)
    assert caught.value.code == code


def test_a_period_of_an_unknown_unit_is_refused() -> None:
    with pytest.raises(BadValueError) as caught:
        Period("hour")  # type: ignore[arg-type]  # wrong on purpose
    assert caught.value.code == "value-unknown-unit"


def test_a_calendar_half_year_is_not_the_length_of_one() -> None:
    calendar, length = Period("half year"), Period(Term(1, "half year"))
    assert calendar != length
    assert calendar.compare(length) == 0
    assert (calendar.show("zh"), length.show("zh")) == ("每半年", "每 1 个半年")
    assert (str(calendar), str(length)) == ("half year", "1 half year")


def test_periods_compare_like_terms() -> None:
    assert Period("month").compare(Period("quarter")) == -1
    assert Period("month").compare(Period.parse("30 days")) is None


def test_units_of_terms_are_found_by_any_name() -> None:
    assert find_term_unit("h") == find_term_unit("hours") == find_term_unit("小时") == "hour"
    assert find_term_unit("kg") is None
