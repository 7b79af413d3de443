"""Lengths of time around others."""

import pytest

from crmpolicy.values import Period, PeriodType, Term, TermType
from crmpolicy.verify.facts.lengths import lengths_around


def terms(*named: str) -> list[str]:
    return [str(each) for each in lengths_around(TermType(), [Term.parse(each) for each in named])]


def test_without_other_terms_there_are_the_shortest() -> None:
    assert terms() == ["0 minutes", "1 minute", "0.5 minutes", "1.5 minutes"]


@pytest.mark.parametrize("term", ["30 minutes", "1 day", "2 working days", "1 month", "1 year"])
@pytest.mark.parametrize("order", [-1, 0, 1])
def test_every_order_to_a_term_is_met(term: str, order: int) -> None:
    named = Term.parse(term)
    assert order in {each.compare(named) for each in lengths_around(TermType(), [named])}


def test_a_term_without_order_to_a_month_is_met() -> None:
    assert "30 days" in terms("1 month")
    assert Term.parse("30 days").compare(Term.parse("1 month")) is None


def test_between_two_neighbours_lies_half_a_minute() -> None:
    found = lengths_around(TermType(), [Term.parse("1 minute"), Term.parse("2 minutes")])
    assert any(
        each.compare(Term.parse("1 minute")) == 1 and each.compare(Term.parse("2 minutes")) == -1
        for each in found
    )


def test_the_longest_term_has_nothing_longer() -> None:
    longest = Term.parse("100 years")
    assert {each.compare(longest) for each in lengths_around(TermType(), [longest])} >= {0, -1}


def test_periods_are_those_of_the_calendar_and_lengths() -> None:
    found = lengths_around(PeriodType(), [Period.parse("3 months")])
    assert {str(each) for each in found} >= {"quarter", "week", "3 months", "2 months"}
    assert all(not isinstance(each.length, Term) or each.length.amount for each in found)
