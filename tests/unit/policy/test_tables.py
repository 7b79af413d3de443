"""Tables: whether an answer is one value or a list of them."""

from typing import Any

import pytest

from crmpolicy.policy.guards import ALWAYS, Literally
from crmpolicy.policy.tables import Hit, Part, Rule, Table
from crmpolicy.wording import Words


def part(hit: Hit, name: str = "x") -> Part:
    """Make a part whose one rule gives an output."""
    return Part(hit, None, hit, (Rule("a", ALWAYS, ((name, Literally(1)),)),))


def table(*hits: Hit, **others: Any) -> Table:
    """Make a table of parts that all give the output ``x``."""
    parts = tuple(part(hit) for hit in hits)
    return Table("d.t", "t", "d", Words("表", "t"), (), parts, **others)


@pytest.mark.parametrize(
    ("hits", "word", "lists"),
    [
        (("unique",), None, False),
        (("unique",), "list", False),
        (("unique", "first"), "list", True),
        (("unique", "first"), "sum", False),
        (("rule order",), None, True),
        (("output order",), None, True),
        (("rule order", "unique"), "list", True),
        (("collect",), None, True),
        (("collect",), "list", True),
        (("collect",), "sum", False),
        (("collect", "unique"), "count", False),
    ],
)
def test_a_list_is_answered_where_values_are_kept_apart(
    hits: tuple[Hit, ...], word: Any, *, lists: bool
) -> None:
    combine = (("x", word),) if word else ()
    assert table(*hits, combine=combine).lists("x") is lists


def test_entries_put_into_a_list_are_one() -> None:
    assert table("unique", combine=(("x", "list"),), of="rows").lists("x")


def test_an_output_of_another_part_is_no_list() -> None:
    mixed = Table("d.t", "t", "d", Words("表", "t"), (), (part("rule order"), part("unique", "y")))
    assert mixed.lists("x")
    assert not mixed.lists("y")
