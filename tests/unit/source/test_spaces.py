"""Tabs and wide spaces where YAML wants spaces."""

import pytest
import yaml

from crmpolicy.source.text import SHOWN, decode
from crmpolicy.source.tree import read_tree

TAB = "text-indent-tab"
WIDE = "text-indent-wide-space"
KEPT = "text-indent-no-break-space"
OTHER = "text-indent-other-space"


def told(text: str) -> list[tuple[str, int, int]]:
    """Give codes and places; the pure parser may stop at the first of them, which both name."""
    source, _ = decode("a.yaml", text.encode())
    assert source is not None
    _, faults = read_tree(source)
    assert faults[:1] == read_tree(source, loader=yaml.SafeLoader)[1][:1]
    return [(each.code, each.location.line, each.location.column) for each in faults if each.location]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n\tb: 1\n", [(TAB, 2, 1)]),
        ("a:\n  \tb: 1\n", [(TAB, 2, 3)]),
        ("a: {\n\tb: 1\n\t}\n", [(TAB, 2, 1), (TAB, 3, 1)]),
        ("a:\n\u3000\u3000b: 1\n", [(WIDE, 2, 1)]),
        ("a:\n  b: 1\n\u3000c: 2\n", [(WIDE, 3, 1)]),
        ("a:\n  b: 1\n  \u3000c: 2\n", [(WIDE, 3, 3)]),
        ("a: 1\n\u3000\nb: 2\n", [(WIDE, 2, 1)]),
        ("a:\n\u00a0\u00a0b: 1\n", [(KEPT, 2, 1)]),
        ("a:\n\u2003b: 1\n", [(OTHER, 2, 1)]),
        ("a:\r\n\u3000b: 1\r\n", [(WIDE, 2, 1)]),
    ],
)
def test_odd_indentation_is_named_at_its_first_character(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    """And what comes of it is not told besides."""
    found = told(text)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\tb\n", (1, 3)),
        ("a: b\tc\n", (1, 5)),
        ("a: b\t\n", (1, 5)),
        ("a: b\t# c\n", (1, 5)),
        ("a: [b,\tc]\n", (1, 7)),
    ],
)
def test_a_tab_between_words_is_named(text: str, place: tuple[int, int]) -> None:
    """One parser reads it, the other does not: a policy must not depend on that."""
    assert told(text) == [("text-tab", *place)]


@pytest.mark.parametrize(
    "text",
    [
        "a: 'b\tc'\n",
        'a: "b\tc\n\td"\n',
        "a: b # c\td\n# e\tf\n",
        "a: |\n  b\tc\n  \td\n",
        "a: |\n  \u3000\u3000第一段\n  第二段\n",
        "a: 'b\n  \u3000c'\n",
        "a: b\n  \u3000c\n",
    ],
)
def test_tabs_and_wide_spaces_in_texts_and_comments_are_allowed(text: str) -> None:
    """Chinese paragraphs begin with two wide spaces."""
    assert told(text) == []


def test_of_a_file_full_of_tabs_the_first_lines_are_told() -> None:
    """Nobody reads a thousand times the same."""
    assert len(told("a:\n" + "  - b\tc\n" * 1000)) == SHOWN
    kept = [code for code, _, _ in told("a:\n" + "".join(f"\u3000b{line}: 1\n" for line in range(1000)))]
    assert kept.count(WIDE) == SHOWN
