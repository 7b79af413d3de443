"""What differs between two policy sets, as values."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crmpolicy.errors import Location
from crmpolicy.verify.comparing.difference import Change, Declared, Difference, Direction, Moved, Spoke
from crmpolicy.verify.facts.witness import Witness
from crmpolicy.verify.finding import Finding
from crmpolicy.wording import Words

SAID = Words("是", "yes")
NOTHING = Difference("old", "new", ())
CHANGE = Change(
    point="size",
    title=Words("规模", "size"),
    since=None,
    until=None,
    before={"large": False},
    after={"large": True},
    before_said=SAID,
    after_said=SAID,
    region=SAID,
    boxes=({0: 1},),
    witness=Witness({"amount": 1}, datetime(2026, 1, 5, tzinfo=UTC)),
    shown=SAID,
    rules_before=(),
    rules_after=(),
    parameters=(),
    direction="stricter",
)


def test_nothing_found_and_nothing_open_is_unchanged() -> None:
    assert NOTHING.unchanged
    assert not NOTHING.looser


def test_what_is_open_is_never_unchanged() -> None:
    """Undecided is no proof."""
    finding = Finding("CRM001", "comparison", "undecided", "finding-undecided", {}, None)
    assert not replace(NOTHING, undecided=(finding,)).unchanged


def test_what_is_declared_otherwise_is_a_difference_without_an_answer() -> None:
    told = replace(NOTHING, declared=(Declared("diff-zone", {"before": "UTC", "after": "Asia/Shanghai"}),))
    assert not told.unchanged
    assert not told.looser


@pytest.mark.parametrize(("direction", "looser"), [("looser", True), ("stricter", False), ("other", False)])
def test_one_looser_answer_makes_the_whole_looser(direction: Direction, looser: bool) -> None:  # noqa: FBT001 - a column
    told = replace(NOTHING, changes=(CHANGE, replace(CHANGE, direction=direction)))
    assert not told.unchanged
    assert told.looser is looser


def test_where_a_thing_is_written_does_not_tell_it_apart() -> None:
    """Places move with every line that is added; rules and parameters stay the same ones."""
    place, other = Location("a.yaml", 1, 2), Location("a.yaml", 9, 2)
    assert Spoke("d", "p", "r", (), place) == Spoke("d", "p", "r", (), other)
    assert Moved("d.p", SAID, SAID, SAID, place, place) == Moved("d.p", SAID, SAID, SAID, other, other)
    assert Spoke("d", "p", "r", ()) != Spoke("d", "p", "q", ())
