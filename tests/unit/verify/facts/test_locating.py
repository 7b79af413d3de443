"""Where a value lies on an axis: in the segment in which the rules look at it, or anywhere."""

from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.policy.facts import Fact
from crmpolicy.values import Integer, Ratio, Text, ValueType
from crmpolicy.verify.facts.axes import Axis, axis_of
from crmpolicy.verify.facts.locating import ANYWHERE, Placed, locator_of
from crmpolicy.verify.facts.relations import ABOVE, SAME, Relation
from crmpolicy.wording import Words

EFFECTIVE = load_policy_set("example-group").effective


def axis(kind: ValueType, *constants: Any, unknown: bool = False) -> Axis:
    return axis_of(Fact("n", "n", Words("n", "n"), kind), "n", constants, unknown=unknown)


@pytest.mark.parametrize("unknown", [False, True])
def test_each_sample_lies_in_its_own_segment(*, unknown: bool) -> None:
    """Of every fact of the whole company that can be cut, at its own segments."""
    seen = 0
    for fact in EFFECTIVE.facts.values():
        if fact.type.name in ("list", "choices", "text list"):
            continue
        found = axis_of(fact, fact.key, (), unknown=unknown)
        where = locator_of(found)
        for place in found.places(found.alive & ~found.unknown):
            assert where(found.samples[place]) in (1 << place, ANYWHERE)
            seen += where(found.samples[place]) == 1 << place
        assert where(None) == (found.unknown or ANYWHERE)
    assert seen > 200


@pytest.mark.parametrize(
    ("value", "segment"),
    [("0.0099999", 0), ("0.01", 1), ("0.0100001", 2), ("0.02", 3), ("0.0200001", 4), ("0", 0)],
)
def test_a_number_lies_between_cuts_or_on_one(value: str, segment: int) -> None:
    where = locator_of(axis(Ratio(), Decimal("0.01"), Decimal("0.02")))
    assert where(Decimal(value)) == 1 << segment


def test_a_text_that_no_rule_names_lies_with_the_others() -> None:
    where = locator_of(axis(Text(), "a", "b", unknown=True))
    assert [where(each) for each in ("a", "b", "c", None)] == [1, 2, 4, 8]


def test_what_nobody_knows_lies_anywhere() -> None:
    relation = Relation.between(
        *(Fact(name, name, Words(name, name), Integer()) for name in "ab"), unknown=False
    )
    placed = Placed([axis(Integer(), 3), relation])
    assert placed.segments(0, {}) == placed.segments(1, {"a": 1}) == ANYWHERE
    assert placed.segments(0, {"n": 3}) == 2
    assert [placed.segments(1, {"a": 2, "b": each}) for each in (1, 2)] == [ABOVE, SAME]
