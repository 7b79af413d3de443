"""Guards in the words of durable-rules, one test at a time."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from crmpolicy.engine.folding import FoldedGuard, FoldedTest
from crmpolicy.interop.durable_conditions import ALWAYS, NEVER, UNKNOWN, Translation, all_of, any_of, coding
from crmpolicy.interop.durable_machine import Condition
from crmpolicy.policy.guards import FactOf, Literally
from crmpolicy.policy.scales import Choice, Scale, ScaleValue
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import Boolean, Date, Integer, Money, Number, Text, ValueType, Weekday
from crmpolicy.wording import Words

A: Condition = {"$eq": {"a": 1}}
B: Condition = {"$eq": {"b": 1}}
C: Condition = {"$eq": {"c": 1}}


def translated(kind: ValueType, operator: str, *values: Any) -> Condition:
    """Translate a guard of one test of the fact ``doc.f`` against written values."""
    guard = FoldedGuard((FoldedTest("doc.f", operator, tuple(map(Literally, values))),))
    return Translation({"doc.f": kind}, [guard]).condition(guard)


@pytest.mark.parametrize(
    ("operator", "values", "condition"),
    [
        ("at_least", (5,), {"$gte": {"f": 5}}),
        ("over", (5,), {"$gt": {"f": 5}}),
        ("up_to", (5,), {"$and": [{"$gt": {"f": UNKNOWN}}, {"$lte": {"f": 5}}]}),
        ("under", (5,), {"$and": [{"$gt": {"f": UNKNOWN}}, {"$lt": {"f": 5}}]}),
        ("under", (UNLIMITED,), {"$gt": {"f": UNKNOWN}}),
        ("up_to", (UNLIMITED,), {"$gt": {"f": UNKNOWN}}),
        ("at_least", (UNLIMITED,), NEVER),
        ("over", (UNLIMITED,), NEVER),
        ("under", (None,), NEVER),
        ("is", (5, 6), {"$or": [{"$eq": {"f": 5}}, {"$eq": {"f": 6}}]}),
        ("is", (5, None, UNLIMITED), {"$eq": {"f": 5}}),
        ("is", (None,), NEVER),
        ("not", (5,), {"$and": [{"$gt": {"f": UNKNOWN}}, {"$neq": {"f": 5}}]}),
        ("not", (5, None), NEVER),
        ("not", (UNLIMITED,), {"$gt": {"f": UNKNOWN}}),
        ("known", (True,), {"$gt": {"f": UNKNOWN}}),
        ("known", (False,), {"$eq": {"f": UNKNOWN}}),
    ],
)
def test_each_test_of_a_counted_fact(operator: str, values: tuple[Any, ...], condition: Condition) -> None:
    """An unknown passes nothing but that it is unknown; no limit is over every value."""
    assert translated(Integer(), operator, *values) == condition


@pytest.mark.parametrize(
    ("kind", "values", "value", "code"),
    [
        (Integer(), [5], 7, 7),
        (Money(), [Decimal(100)], Decimal("99.99"), 9_999),
        (Money(), [Decimal(100)], Fraction(199, 2), 9_950),
        (Money(), [Decimal("0.005")], Decimal("0.01"), 3),
        (Number(), [Decimal("0.5")], Fraction(1, 3), 1),
        (Number(), [], Decimal(7), 1),
        (Date(), [], Date().parse("2026-01-05"), 739_621),
        (Boolean(), [], False, 2),
        (Weekday(), [], "tuesday", 2),
        (Text(), ["foo", "bar", "foo"], "bar", 2),
        (Text(), ["foo"], "bar", 2),
    ],
)
def test_values_are_told_by_whole_numbers(kind: ValueType, values: list[Any], value: Any, code: int) -> None:
    """In steps where the thresholds are on them too, else by the place among these; words by codes."""
    assert coding(kind, values).of(value) == code
    assert coding(kind, values).of(None) < coding(kind, values).of(value)


@pytest.mark.parametrize(
    ("operator", "condition"),
    [
        ("at_least", {"$or": [{"$eq": {"f": 1}}, {"$eq": {"f": 2}}]}),
        ("over", {"$eq": {"f": 1}}),
        ("under", {"$eq": {"f": 3}}),
        ("not", {"$and": [{"$gt": {"f": 0}}, {"$neq": {"f": 2}}]}),
    ],
)
def test_words_in_order_are_compared_word_by_word(operator: str, condition: Condition) -> None:
    """The scale is written best first; a word that is not on it passes no comparison."""
    values = tuple(ScaleValue(each, Words(each, each)) for each in ("good", "fair", "bad"))
    kind = Choice(Scale("s", Words("s", "s"), ordered=True, open=True, values=values))
    assert translated(kind, operator, "fair") == condition
    assert coding(kind, []).of("other") == 4


def test_a_comparison_of_facts_is_told_by_whether_it_holds() -> None:
    guard = FoldedGuard((FoldedTest("doc.f", "over", (FactOf("doc.g"),)),))
    translation = Translation({"doc.f": Money(), "doc.g": Money()}, [guard])
    assert translation.condition(guard) == {"$eq": {"holds_f_over": 1}}
    assert translation.condition(guard) == {"$eq": {"holds_f_over": 1}}
    assert translation.fields == 1
    for known, held in (
        ({"doc.f": Decimal(2), "doc.g": Decimal(1)}, 1),
        ({"doc.f": None, "doc.g": Decimal(1)}, 0),
    ):
        assert translation.message(known.__getitem__) == {"holds_f_over": held}


def test_facts_of_one_name_have_fields_of_their_own() -> None:
    tests = tuple(FoldedTest(fact, "is", (Literally(1),)) for fact in ("steel.f", "lighting.f"))
    guard = FoldedGuard(tests)
    translation = Translation({"steel.f": Integer(), "lighting.f": Integer()}, [guard])
    assert translation.condition(guard) == {"$and": [{"$eq": {"f": 1}}, {"$eq": {"f_2": 1}}]}
    assert translation.message({"steel.f": 1, "lighting.f": None}.__getitem__) == {"f": 1, "f_2": UNKNOWN}


def test_conditions_are_put_together_without_what_says_nothing() -> None:
    assert all_of([]) == all_of([ALWAYS]) == any_of([A, ALWAYS]) == ALWAYS
    assert any_of([]) == any_of([NEVER]) == all_of([A, NEVER]) == NEVER
    assert all_of([A, ALWAYS]) == any_of([NEVER, A]) == A
    assert all_of([all_of([A, B]), C]) == {"$and": [A, B, C]}
    assert any_of([any_of([A, B]), C]) == {"$or": [A, B, C]}
    assert all_of([A, any_of([B, C])]) == {"$and": [A, {"$or": [B, C]}]}


def test_of_several_lower_bounds_the_highest_is_kept() -> None:
    bounds: list[Condition] = [{"$gte": {"a": 5}}, {"$gt": {"a": 5}}, {"$gt": {"a": 4}}, {"$gt": {"b": 1}}]
    assert all_of(bounds) == {"$and": [{"$gt": {"a": 5}}, {"$gt": {"b": 1}}]}
