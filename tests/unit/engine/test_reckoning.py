"""Words of derived facts that reckon with numbers and days: exact, and unknown as soon as a part is."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.unit.engine.conftest import Follow, fact

UNKNOWN = {"unknown": "allowed"}
MONEY = fact("a", "money", **UNKNOWN) + fact("b", "money", **UNKNOWN) + fact("c", "money")
COUNTS = fact("a", "integer", **UNKNOWN) + fact("b", "integer")
WEIGHTS = """\
---
weights:
  title: {zh: 权重, en: weights}
  type: mapping
  keys: {among: [a, b]}
  of: number
  clause: doc.1
  value: {a: 3, b: 1}
"""
ONE_WEIGHT = WEIGHTS.replace("b: 1", "b: 0")  # what weighs nothing is not asked for
SCORES = fact("a", "number", **UNKNOWN) + fact("b", "number", **UNKNOWN)


@pytest.mark.parametrize(
    ("asked", "given", "wanted"),
    [
        (("money", "{sum: [a, b], minus: [c]}", MONEY), {"a": "0.10", "b": "0.20", "c": 1}, Decimal("-0.70")),
        (("money", "{sum: [a, b], minus: [c]}", MONEY), {"a": "0.10", "b": None, "c": 1}, None),
        (("integer", "{sum: [a, b, 2]}", COUNTS), {"a": 1, "b": 4}, 7),
        (
            ("integer", "{sum: [a, b]}", fact("a", "boolean") + fact("b", "boolean")),
            {"a": True, "b": True},
            2,
        ),
        (("money", "{product: [a, 0.3]}", MONEY), {"a": "0.10"}, Fraction(3, 100)),
        (
            ("money", "{product: [a, 0.3], step: 0.01元, round: half up}", MONEY),
            {"a": "0.05"},
            Fraction(1, 50),
        ),
        (("money", "{product: [a, 0.3], step: 0.01元, round: down}", MONEY), {"a": "0.05"}, Fraction(1, 100)),
        (("money", "{product: [a, 0.1], step: 1元, round: up}", MONEY), {"a": "0.01"}, 1),
        (("money", "{product: [a, 0.3]}", MONEY), {"a": None}, None),
        (("ratio", "{ratio: [a, c]}", MONEY), {"a": 1, "c": 3}, Fraction(1, 3)),
        (("ratio", "{ratio: [a, c]}", MONEY), {"a": 1, "c": 0}, None),
        (("ratio", "{ratio: [a, c]}", MONEY), {"a": None, "c": 1}, None),
        (("money", "{min: [a, b, 5元]}", MONEY), {"a": 7, "b": 6}, 5),
        (("money", "{max: [a, b]}", MONEY), {"a": 7, "b": None}, None),
        (("integer", "{whole_steps: a, step: 3}", COUNTS), {"a": 8}, 2),
        (("integer", "{whole_steps: a, step: 3}", COUNTS), {"a": -1}, -1),
        (("integer", "{rest: a, step: 3}", COUNTS), {"a": 8}, 2),
        (("money", "{rest: a, step: 100元}", MONEY), {"a": "250.05"}, Decimal("50.05")),
        (("integer", "{whole_steps: a, step: b}", COUNTS), {"a": 8, "b": 0}, None),
        (("integer", "{rest: a, step: b}", COUNTS), {"a": 8, "b": 0}, None),
        (("money", "{rest: a, step: b}", MONEY), {"a": "1.00", "b": "0.30"}, Decimal("0.10")),
        (("number", "{weighted: weights}", SCORES + WEIGHTS), {"a": 2, "b": 10}, 16),
        (("number", "{weighted: weights}", SCORES + WEIGHTS), {"a": 2, "b": None}, None),
        (("number", "{weighted: weights, leave_out_unknown: [b]}", SCORES + WEIGHTS), {"a": 2, "b": None}, 8),
        (
            ("number", "{weighted: weights, leave_out_unknown: [a, b]}", SCORES + WEIGHTS),
            {"a": None, "b": None},
            None,
        ),
        (("number", "{weighted: weights}", SCORES + ONE_WEIGHT), {"a": 2, "b": None}, 6),
        (("number", "{weighted: weights}", SCORES + ONE_WEIGHT), {"a": 2}, 6),
        (("number", "{weighted: weights}", SCORES + ONE_WEIGHT), {"a": None}, None),
        (("number", "{weighted: weights, leave_out_unknown: [b]}", SCORES + ONE_WEIGHT), {"a": 2, "b": 9}, 6),
    ],
)
def test_a_word_gives_the_exact_number(
    follow: Follow, asked: tuple[str, str, str], given: dict[str, Any], wanted: Any
) -> None:
    found = follow(*asked, given)
    assert found == wanted
    assert not isinstance(found, float)


def test_what_is_left_of_whole_numbers_is_whole(follow: Follow) -> None:
    assert type(follow("integer", "{rest: a, step: 5}", COUNTS, {"a": 7})) is int


DATES = fact("a", "date", **UNKNOWN) + fact("b", "date")
MOMENTS = fact("a", "instant") + fact("b", "instant")


@pytest.mark.parametrize(
    ("derived", "given", "wanted"),
    [
        ("{days_between: [a, b]}", {"a": "2026-01-31", "b": "2026-03-01"}, 29),
        ("{days_between: [a, b]}", {"a": "2026-03-01", "b": "2026-01-31"}, -29),
        ("{days_between: [a, b]}", {"a": None, "b": "2026-01-31"}, None),
        ("{months_between: [a, b]}", {"a": "2026-01-31", "b": "2026-02-28"}, 1),
        ("{months_between: [a, b]}", {"a": "2026-01-31", "b": "2026-02-27"}, 0),
        ("{months_between: [a, b]}", {"a": "2026-02-28", "b": "2026-01-28"}, -1),
    ],
)
def test_the_time_between_days_is_counted(
    follow: Follow, derived: str, given: dict[str, Any], wanted: Any
) -> None:
    assert follow("integer", derived, DATES, given) == wanted


@pytest.mark.parametrize("word", ["days_between", "months_between"])
def test_the_time_between_moments_is_counted(follow: Follow, word: str) -> None:
    given = {"a": "2026-01-31T08:00:00+08:00", "b": "2026-03-01T09:00:00+08:00"}
    assert (
        follow("integer", f"{{{word}: [a, b]}}", MOMENTS, given)
        == {"days_between": 29, "months_between": 1}[word]
    )


def test_the_earliest_and_the_latest_day_are_found(follow: Follow) -> None:
    given = {"a": "2026-01-31", "b": "2026-03-01"}
    assert follow("date", "{earliest: [a, b]}", DATES, given) == date(2026, 1, 31)
    assert follow("date", "{latest: [a, b, 2026-12-31]}", DATES, given) == date(2026, 12, 31)
    assert follow(
        "instant", "{latest: [a, b]}", MOMENTS, {name: f"{day}T00:00Z" for name, day in given.items()}
    ) == (datetime(2026, 3, 1, tzinfo=UTC))


LEVELS = fact("a", "choice", scale="level", **UNKNOWN) + fact("b", "choice", scale="level")


@pytest.mark.parametrize(
    ("derived", "first", "wanted"),
    [("{worst: [a, b]}", "A", "B"), ("{best: [a, b]}", "A", "A"), ("{best: [a, b]}", None, None)],
)
def test_words_are_put_together_by_their_scale(follow: Follow, derived: str, first: Any, wanted: Any) -> None:
    declared = LEVELS
    assert follow("choice, scale: level", derived, declared, {"a": first, "b": "B"}) == wanted


TRUTHS = fact("a", "boolean", **UNKNOWN) + fact("b", "boolean")


@pytest.mark.parametrize(
    ("derived", "given", "wanted"),
    [
        ("{any: [a, b]}", {"a": False, "b": True}, True),
        ("{all: [a, b]}", {"a": False, "b": True}, False),
        ("{any: [a, b]}", {"a": None, "b": True}, None),
        ("{holds: {a: yes}}", {"a": None}, False),
        ("{holds: {a: {known: no}}}", {"a": None}, True),
        ("{pick: b, yes: a, no: b}", {"a": None, "b": False}, False),
        ("{pick: a, yes: b, no: b}", {"a": None, "b": False}, None),
    ],
)
def test_conditions_are_told_as_yes_no_or_unknown(
    follow: Follow, derived: str, given: dict[str, Any], wanted: Any
) -> None:
    assert follow("boolean", derived, TRUTHS, given) is wanted


def test_only_the_parts_that_a_parameter_lists_are_counted(follow: Follow) -> None:
    parts = "---\nparts: {title: {zh: 项目, en: parts}, type: list, of: fact, clause: doc.1, value: [a, c]}\n"
    found = follow("money", "{sum: [a, b], minus: [c], counted: parts}", MONEY + parts, {"a": 5, "c": 2})
    assert found == 3
