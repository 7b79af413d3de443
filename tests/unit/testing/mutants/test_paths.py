"""Ways into the checked model."""

from crmpolicy.errors import Location
from crmpolicy.policy.guards import ALWAYS, FactOf, Guard, Literally, Test
from crmpolicy.policy.tables import Part, Rule
from crmpolicy.testing.mutants.paths import NOWHERE, at, place_at, put, walk

TEST = Test(FactOf("doc.amount"), "over", (Literally(3),))
RULE = Rule("large", Guard((TEST,)), (("large", Literally(value=True)),), place=Location("a.yaml", 4, 7))
PART = Part("", None, "unique", (RULE, Rule("rest", ALWAYS, ())), place=Location("a.yaml", 2, 3))
WAY = ("rules", 0, "when", "tests", 0)


def test_every_piece_is_found_by_its_own_way() -> None:
    for path, piece in walk(PART):
        assert at(PART, path) is piece
    assert [path for path, piece in walk(PART) if isinstance(piece, Test)] == [WAY]


def test_what_is_left_out_is_not_entered() -> None:
    assert not [piece for _, piece in walk(PART, ("when",)) if isinstance(piece, Test)]


def test_another_piece_takes_the_place_and_nothing_else_moves() -> None:
    other = Test(FactOf("doc.amount"), "at_least", (Literally(3),))
    changed = put(PART, WAY, other)
    assert at(changed, WAY) is other
    assert changed.rules[1] is PART.rules[1]
    assert put(changed, WAY, TEST) == PART


def test_a_way_that_leads_to_nothing() -> None:
    assert at(PART, ("rules", 2)) is NOWHERE
    assert at(PART, ("rules", 0, "what")) is NOWHERE


def test_the_nearest_place_counts() -> None:
    assert place_at(PART, WAY) == Location("a.yaml", 4, 7)
    assert place_at(PART, ("rules", 1, "when")) == Location("a.yaml", 2, 3)
    assert place_at(Literally(1), ("value",)) is None
