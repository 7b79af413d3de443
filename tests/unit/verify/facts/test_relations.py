"""How a fact lies to another fact."""

from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.policy.facts import Fact
from crmpolicy.values import Number, Term, TermType, Text, ValueType
from crmpolicy.verify.facts.relations import ABOVE, APART, BELOW, SAME, UNKNOWN, Relation, mirrored
from crmpolicy.wording import Words


def relation(kind: ValueType, *, unknown: bool = False) -> Relation:
    one, other = (Fact(name, name, Words(name, name), kind) for name in ("doc.a", "doc.b"))
    return Relation.between(one, other, unknown=unknown)


def test_its_name_is_that_of_both() -> None:
    assert relation(Number()).key == "doc.a ~ doc.b"


@pytest.mark.parametrize(
    ("kind", "ways"),
    [
        (Number(), BELOW | SAME | ABOVE),
        (TermType(), BELOW | SAME | ABOVE | APART),
        (Text(), SAME | APART),
    ],
)
def test_numbers_have_an_order_terms_partly_and_texts_none(kind: ValueType, ways: int) -> None:
    assert relation(kind).alive == ways
    assert relation(kind, unknown=True).alive == ways | UNKNOWN


OPERATORS = [
    ("is", SAME),
    ("not", BELOW | ABOVE),
    ("at_least", SAME | ABOVE),
    ("over", ABOVE),
    ("up_to", SAME | BELOW),
    ("under", BELOW),
]


@pytest.mark.parametrize(("operator", "ways"), OPERATORS)
def test_a_test_holds_in_some_of_the_ways(operator: str, ways: int) -> None:
    """An unknown satisfies none."""
    assert relation(Number(), unknown=True).where(operator) == ways


LIES: list[tuple[ValueType, Any, Any, int]] = [
    (Number(), Decimal(1), Decimal(2), BELOW),
    (Number(), Decimal(2), Decimal(2), SAME),
    (Number(), Decimal(3), Decimal(2), ABOVE),
    (Number(), None, Decimal(2), UNKNOWN),
    (Number(), Decimal(2), None, UNKNOWN),
    (TermType(), Term.parse("30 days"), Term.parse("1 month"), APART),
    (Text(), "x", "y", APART),
    (Text(), "x", "x", SAME),
]


@pytest.mark.parametrize(("kind", "first", "second", "way"), LIES)
def test_values_lie_to_each_other_in_one_way(kind: ValueType, first: Any, second: Any, way: int) -> None:
    assert relation(kind).lies(first, second) == way


@pytest.mark.parametrize("way", [BELOW, SAME, ABOVE, APART, UNKNOWN])
def test_turned_round_twice_is_as_before(way: int) -> None:
    assert mirrored(mirrored(way)) == way
    assert (mirrored(way) == way) == (way not in (BELOW, ABOVE))
