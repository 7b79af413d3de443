"""Directions: what better, higher or later means for values of a type, and what is looser."""

from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.policy.directions import OPPOSITE, lies, looser
from crmpolicy.policy.properties import Direction
from crmpolicy.policy.scales import Choice, Choices, Scale, ScaleValue
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import Boolean, Number, Term, TermType, Text, ValueType
from crmpolicy.wording import Words

WORDS = tuple(ScaleValue(each, Words(each, each)) for each in ("A", "B", "C"))
GRADE = Choice(Scale("grade", Words("等级", "grade"), ordered=True, open=False, values=WORDS))
COLOUR = Choice(Scale("colour", Words("颜色", "colour"), ordered=False, open=False, values=WORDS))


def term(amount: int, unit: Any) -> Term:
    """Make a term."""
    return Term(Decimal(amount), unit)


@pytest.mark.parametrize(
    ("kind", "direction", "first", "second"),
    [
        (Number(), "higher", Decimal(1), Decimal(2)),
        (Number(), "better", Decimal(1), Decimal(2)),
        (Number(), "higher", Decimal(1), UNLIMITED),
        (GRADE, "better", "B", "A"),
        (GRADE, "higher", "B", "A"),
        (GRADE, "later", "A", "B"),
        (Boolean(), "better", False, True),
        (TermType(), "later", term(1, "day"), term(2, "day")),
        (Choices(COLOUR.scale), "more", ("A",), ("A", "B")),
    ],
)
def test_a_value_lies_in_one_direction_and_the_way_back_in_the_opposite_one(
    kind: ValueType, direction: Direction, first: Any, second: Any
) -> None:
    assert lies(kind, direction, first, second)
    assert lies(kind, OPPOSITE[direction], second, first)
    assert not lies(kind, direction, second, first)
    assert not lies(kind, OPPOSITE[direction], first, second)
    assert not lies(kind, direction, first, first)


@pytest.mark.parametrize("direction", OPPOSITE)
def test_an_unknown_lies_nowhere(direction: Direction) -> None:
    assert not lies(Number(), direction, None, Decimal(1))
    assert not lies(Number(), direction, Decimal(1), None)


@pytest.mark.parametrize("direction", OPPOSITE)
def test_every_direction_has_its_way_back(direction: Direction) -> None:
    assert OPPOSITE[OPPOSITE[direction]] == direction


def test_terms_whose_lengths_overlap_lie_nowhere() -> None:
    """A month may be shorter or longer than thirty days."""
    for direction in ("later", "earlier", "higher", "lower"):
        assert not lies(TermType(), direction, term(30, "day"), term(1, "month"))


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        (GRADE, "C", "A"),
        (Boolean(), False, True),
        (Number(), Decimal(5), UNLIMITED),
        (TermType(), term(2, "day"), term(4, "day")),
    ],
)
def test_better_words_yes_higher_amounts_and_longer_terms_are_looser(
    kind: ValueType, first: Any, second: Any
) -> None:
    assert looser(kind)(first, second) is True
    assert looser(kind)(second, first) is False


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        (COLOUR, "A", "B"),
        (Text(), "a", "b"),
        (Choices(GRADE.scale), ("A",), ("A", "B")),
        (TermType(), term(30, "day"), term(1, "month")),
        (Number(), Decimal(1), Decimal(1)),
        (Number(), None, Decimal(1)),
    ],
)
def test_what_has_no_order_is_neither_looser_nor_stricter(kind: ValueType, first: Any, second: Any) -> None:
    assert looser(kind)(first, second) is None
    assert looser(kind)(second, first) is None
