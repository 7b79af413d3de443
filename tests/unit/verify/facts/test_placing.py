"""Values for the facts of a box that lie to each other as they must."""

from datetime import time
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.engine.regions import Region
from crmpolicy.verify.facts import placing
from crmpolicy.verify.facts.placing import common, filled, rooms, values_in
from crmpolicy.verify.facts.relations import ABOVE, APART, BELOW, SAME, UNKNOWN
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError
from tests.unit.verify.documents import asked, axis

WHOLE = "type: integer, range: {at_least: 0, up_to: 9}"
ABC = {"a": WHOLE, "b": WHOLE, "c": WHOLE}
PAIR = ["a: {over: b} -> grade: A"]
CIRCLE = ["a: {over: b}, b: {over: c}, c: {over: a} -> grade: A"]


def placed(found: Question, **segments: int) -> dict[str, Any] | None:
    """Give values by short name; a pair is written with two underscores."""
    box = {}
    for name, each in segments.items():
        one, _, other = name.partition("__")
        box[found.space.number[f"doc.{one} ~ doc.{other}" if other else f"doc.{one}"]] = each
    values = values_in(found.space, box)
    return None if values is None else {key.removeprefix("doc."): value for key, value in values.items()}


@pytest.mark.parametrize(("way", "values"), [(BELOW, (0, 1)), (SAME, (0, 0)), (ABOVE, (1, 0))])
def test_facts_that_are_compared_take_the_smallest_values_that_fit(way: int, values: tuple[int, int]) -> None:
    assert placed(asked(ABC, PAIR), a__b=way) == {"a": values[0], "b": values[1]}


def test_bounds_are_drawn_down_from_above() -> None:
    """B is 3 or less, so a under it is at most 2."""
    found = asked(ABC, ["a: {under: b, at_least: 2}, b: {up_to: 3} -> grade: A"])
    low, high = axis(found, "a").places(axis(found, "a").alive)[-1], 0b1111
    assert placed(found, a=1 << low, b=high, a__b=BELOW) is None
    assert placed(found, a=0b1000, b=0b111111, a__b=BELOW) == {"a": 2, "b": 3}


def test_equal_facts_take_a_value_that_both_allow() -> None:
    facts = {"a": WHOLE, "b": "type: integer, range: {at_least: 4, up_to: 20}"}
    assert placed(asked(facts, ["a: b -> grade: A"]), a__b=SAME) == {"a": 4, "b": 4}
    apart = {"a": WHOLE, "b": "type: integer, range: {at_least: 10, up_to: 20}"}
    assert placed(asked(apart, ["a: b -> grade: A"]), a__b=SAME) is None


def test_no_fact_lies_over_itself_round_a_circle() -> None:
    found = asked(ABC, CIRCLE)
    assert placed(found, a__b=ABOVE, b__c=ABOVE, a__c=BELOW) is None
    assert placed(found, a__b=ABOVE, b__c=ABOVE) == {"a": 2, "b": 1, "c": 0}


def test_a_row_as_long_as_the_range_allows_is_placed() -> None:
    short = "type: integer, range: {at_least: 0, up_to: 1}"
    found = asked(dict.fromkeys("abc", short), CIRCLE)
    assert placed(found, a__b=ABOVE, b__c=ABOVE) is None


def test_a_pair_is_unknown_as_soon_as_one_of_it_is() -> None:
    facts = {"a": f"{WHOLE}, unknown: allowed", "b": WHOLE}
    found = asked(facts, ["a: {over: b} -> grade: A", "a: {known: no} -> grade: B"])
    assert placed(found, a__b=UNKNOWN) == {"a": None, "b": 0}
    assert placed(found, a__b=ABOVE, a=axis(found, "a").unknown) is None


def test_a_fact_that_may_be_unknown_has_no_room_above_its_range() -> None:
    """The unknown stands behind the last segment: a share over another was once looked for above 100 %."""
    share = "type: ratio, step: any, range: {at_least: 0%, up_to: 100%}, unknown: allowed"
    found = asked({"a": share, "b": share}, ["b: {over: a}, a: {not: 0%} -> grade: A"])
    over_nought = axis(found, "a").alive & ~axis(found, "a").unknown & ~0b10
    values = placed(found, a=over_nought, a__b=BELOW)
    assert values is not None
    assert 0 < values["a"] < values["b"] <= 1


def test_terms_take_lengths_that_have_an_order() -> None:
    facts = {"a": "type: term", "b": "type: term"}
    found = asked(
        facts, ["a: {over: b}, b: {at_least: 1 month} -> grade: A", "a: {over: 2 months} -> grade: B"]
    )
    values = placed(found, a__b=ABOVE)
    assert values is not None
    assert values["a"].compare(values["b"]) == 1


def test_terms_that_would_have_to_be_searched_for_are_not_decided() -> None:
    facts = {"a": "type: term", "b": "type: term"}
    found = asked(facts, ["a: {over: b} -> grade: A"])
    with pytest.raises(NotDecidedError, match="verify-lengths-apart"):
        placed(found, a__b=APART)


def test_too_many_ways_are_not_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "MOST_TRIED", 1)
    with pytest.raises(NotDecidedError, match="verify-many-ways"):
        placed(asked(ABC, CIRCLE), a__b=ABOVE, b__c=ABOVE, a__c=BELOW | SAME)


def test_stretches_are_cut_at_the_narrower_end() -> None:
    one = Region("x", low=1, high=5, high_included=True)
    assert common(one, Region("y", low=1, low_included=False, high=5)) == Region(
        "x", (), 1, low_included=False, high=5, high_included=False
    )
    assert common(one, Region("y")) == one
    assert common(Region("x"), one).low == 1


def test_segments_without_a_legal_value_join_their_neighbours() -> None:
    found = asked({"a": "type: integer"}, ["a: {at_least: 3, under: 4} -> grade: A"])
    assert f"{filled(axis(found, 'a'), 0b1010):05b}" == "01110"
    assert f"{filled(axis(found, 'a'), 0b00001):05b}" == "00001"


def test_several_ways_to_fill_a_box_differ_in_one_fact() -> None:
    facts = {"a": "type: integer, range: {at_least: 0}", "b": "type: boolean"}
    found = asked(facts, ["a: {over: 3}, b: yes -> grade: A"])
    values = [tuple(each.values()) for each in rooms(found.space, {}, 10)]
    assert values == [(0, False), (1, False), (3, False), (4, False), (0, True)]
    assert len(list(rooms(found.space, {}, 2))) == 2
    circle = asked(ABC, CIRCLE)
    assert list(rooms(circle.space, {3: ABOVE, 5: ABOVE, 4: BELOW}, 5)) == []


def test_a_value_with_a_fraction_is_placed_beside_another() -> None:
    found = asked(
        {"a": "type: ratio", "b": "type: ratio"}, ["a: {over: b}, b: {at_least: 5%, under: 6%} -> grade: A"]
    )
    values = placed(found, a__b=ABOVE, b=0b00010)
    assert values is not None
    assert values["a"] > values["b"]
    assert values["b"] >= Decimal("0.05")


def test_equal_facts_without_a_lower_end_are_drawn_down() -> None:
    found = asked(
        {"a": "type: number", "b": "type: number"},
        ["a: b -> grade: A", "a: {under: -3}, b: {under: -7} -> grade: A"],
    )
    assert placed(found, a__b=SAME, a=0b001, b=0b001) == {"a": -8, "b": -8}


def test_a_time_of_day_starts_at_midnight_and_midnight_is_one() -> None:
    """A is not looked at but beside b; the day begins with it."""
    clock = "type: time of day"
    found = asked({"a": clock, "b": clock}, ['a: b, b: {up_to: "00:00"} -> grade: A'])
    midnight = axis(found, "b").such_that(lambda value: value == time(0))
    assert placed(found, a__b=SAME, b=midnight) == {"a": time(0), "b": time(0)}
    assert placed(found, a__b=BELOW, b=midnight) is None
    assert placed(found, a__b=ABOVE, b=midnight) == {"a": time(0, 0, 0, 1), "b": time(0)}
