"""The types of terms and periods."""

from datetime import timedelta

import pytest

from crmpolicy.errors import BadValueError
from crmpolicy.values import Period, PeriodType, Term, TermType


def test_terms_are_read_from_text_and_from_terms() -> None:
    assert TermType().read("2个工作日") == TermType().read(Term(2, "working day")) == Term(2, "working day")
    assert TermType().plain(Term(2, "working day")) == "2 working days"
    assert TermType().show(Term(2, "working day"), "zh") == "2 个工作日"
    assert TermType().compare(Term(1, "month"), Term(30, "day")) is None


def test_periods_are_read_from_text_and_from_periods() -> None:
    assert PeriodType().read("每季度") == PeriodType().read(Period("quarter")) == Period("quarter")
    assert PeriodType().plain(Period("quarter")) == "quarter"
    assert PeriodType().show(Period("quarter"), "en") == "every quarter"
    assert PeriodType().compare(Period("quarter"), Period("year")) == -1


@pytest.mark.parametrize("given", [4, 4.0, timedelta(hours=4), True, Period("month")])
def test_other_objects_are_no_terms(given: object) -> None:
    with pytest.raises(BadValueError) as caught:
        TermType().read(given)
    assert caught.value.code == "value-wrong-kind"


@pytest.mark.parametrize("given", [4, Term(3, "month"), True])
def test_other_objects_are_no_periods(given: object) -> None:
    """A term is not a period either: the caller says whether it recurs."""
    with pytest.raises(BadValueError) as caught:
        PeriodType().read(given)
    assert caught.value.code == "value-wrong-kind"
