"""Answers put together: words by their rank and not by their letters, numbers exactly, and marked."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from crmpolicy.engine.folds import add, binding, fold, subtract
from crmpolicy.policy.tables import Fold
from crmpolicy.values import Integer
from tests.unit.engine.conftest import Load, decide

RANKS = """\
format: 1
scales:
  rank:
    title: {zh: 级别, en: rank}
    order: best first
    values:
      - {id: gold, title: {zh: 金, en: gold}}
      - {id: silver, title: {zh: 银, en: silver}}
      - {id: bronze, title: {zh: 铜, en: bronze}}
"""
RANKED = """\
decisions:
  asked:
    title: {{zh: 问, en: asked}}
    outputs: {{rank: {{title: {{zh: 级别, en: rank}}, type: choice, scale: rank}}}}
    hit: {fold}
    rules:
      - {{id: first, then: {{rank: silver}}, clause: d.1}}
      - {{id: second, then: {{rank: gold}}, clause: d.2}}
      - {{id: third, then: {{rank: bronze}}, clause: d.3}}
"""


@pytest.mark.parametrize(("word", "wanted"), [("worst", "bronze"), ("best", "gold")])
def test_words_are_put_together_by_their_rank(load: Load, word: str, wanted: str) -> None:
    """By letters, silver would be the last of them and bronze the first."""
    policies = load(RANKED.format(fold=word), doc__ranks=RANKS)
    decision = decide(policies, {})
    assert decision.outcome["rank"] == wanted
    assert [each.said[0][1] for each in decision.reasons if each.binding] == [wanted]


@pytest.mark.parametrize(
    ("first", "second", "total", "rest"),
    [
        (Decimal("0.3"), 2, Decimal("2.3"), Decimal("-1.7")),
        (2, Decimal("0.3"), Decimal("2.3"), Decimal("1.7")),
        (Fraction(1, 3), 1, Fraction(4, 3), Fraction(-2, 3)),
        (1, Fraction(1, 3), Fraction(4, 3), Fraction(2, 3)),
        (Decimal("0.5"), Fraction(1, 3), Fraction(5, 6), Fraction(1, 6)),
        (2, 3, 5, -1),
    ],
)
def test_numbers_of_any_exact_types_are_reckoned_together(
    first: Any, second: Any, total: Any, rest: Any
) -> None:
    """Decimals stay decimals, and where there is a fraction a fraction comes out."""
    assert (add(first, second), subtract(first, second)) == (total, rest)
    assert type(add(first, second)) is type(subtract(first, second)) is type(total)


@pytest.mark.parametrize("word", ["sum", "min", "max", "list"])
def test_an_unknown_among_the_answers_makes_the_whole_unknown(word: Fold) -> None:
    assert fold(word, Integer(), [1, None, 2]) is None
    assert fold("count", Integer(), [1, None, 2]) == 3


@pytest.mark.parametrize(
    ("word", "result", "bound"),
    [
        ("max", 3, (False, True, True)),
        ("sum", 8, (True, True, True)),
        ("intersection", 3, (False, True, True)),
        ("intersection", 1, (True, True, True)),
    ],
)
def test_what_the_result_would_not_stand_without_is_marked(
    word: Fold, result: int, bound: tuple[bool, ...]
) -> None:
    """What several have in common may be none of them: then it stands by all together."""
    assert binding(word, [2, 3, 3], result) == bound
