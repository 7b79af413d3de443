"""An edit changes one text and no other byte, whatever the file and whatever the text."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.source.edit import replace_value
from crmpolicy.source.text import SourceText, decode
from crmpolicy.source.tree import Node, Scalar, Sequence, Step, at, plain, read_tree

ROOT = Path(__file__).parents[2]
SHORT = 6_000  # bytes; each example reads its file anew, and long ones say nothing more
FILES = [
    path
    for folder in (ROOT / "tests" / "unit" / "source" / "fixtures", ROOT / "policies")
    for path in sorted(folder.rglob("*.yaml"))
    if path.stat().st_size < SHORT
]

WORDS = st.sampled_from(
    [
        "5%",
        "0.3%",
        "10万元",
        "4 working hours",
        "yes",
        "08:30",
        "a, b",
        "a: b",
        "# x",
        "[X]",
        "【X】",
        "５％",
        "“甲”",
    ]
)
SIGNS = st.text(
    alphabet=st.sampled_from(
        " \t\n\r:#,[]{}&*!|>'\"%@`-?~<=\\\u3000\u00a0：，、【】“”甲a1\x00\x85\u2028\ufeff"
    )
)
TEXTS = WORDS | SIGNS | st.text(max_size=30)


@cache
def opened(path: Path) -> tuple[SourceText, Node]:
    """Read a file once."""
    source, faults = decode(path.name, path.read_bytes())
    assert source is not None, faults
    tree, faults = read_tree(source)
    assert tree is not None, faults
    return source, tree


def values(node: Node, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], Scalar]]:
    """Give all values of a tree with their paths."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from values(item, (*path, index))
    else:
        for key, entry in node.entries.items():
            yield from values(entry.value, (*path, key))


@st.composite
def places(draw: st.DrawFn) -> tuple[SourceText, Node, tuple[Step, ...], Scalar]:
    """Draw a value of a file."""
    source, tree = opened(draw(st.sampled_from(FILES)))
    path, scalar = draw(st.sampled_from(list(values(tree))))
    return source, tree, path, scalar


@given(place=places(), new=TEXTS)
@settings(max_examples=200, deadline=None)
def test_an_edit_changes_one_text_and_no_other_byte(
    place: tuple[SourceText, Node, tuple[Step, ...], Scalar], new: str
) -> None:
    """Before and after the value the bytes are those of the file; read back, one text differs."""
    source, tree, path, scalar = place
    raw = replace_value(source, scalar.place, new)
    head = (b"\xef\xbb\xbf" if source.bom else b"") + source.text[: scalar.place.start].encode()
    tail = source.text[scalar.place.end :].encode()
    assert raw.startswith(head)
    assert raw.endswith(tail)
    again, faults = decode(source.file, raw)
    assert again is not None, faults
    result, faults = read_tree(again)
    assert faults == ()
    assert result is not None
    before, after = dict(values(tree)), dict(values(result))
    assert before.keys() == after.keys()
    assert {each for each in before if before[each].text != after[each].text} <= {path}
    assert after[path].text == new


@given(place=places(), new=TEXTS)
@settings(max_examples=200, deadline=None)
def test_the_pure_parser_reads_an_edit_the_same(
    place: tuple[SourceText, Node, tuple[Step, ...], Scalar], new: str
) -> None:
    """A file must not mean something else on a machine without the C parser."""
    source, _, _, scalar = place
    again, _ = decode(source.file, replace_value(source, scalar.place, new))
    assert again is not None
    assert read_tree(again) == read_tree(again, loader=yaml.SafeLoader)


@given(place=places(), new=TEXTS)
@settings(max_examples=200, deadline=None)
def test_an_edit_can_be_undone(place: tuple[SourceText, Node, tuple[Step, ...], Scalar], new: str) -> None:
    """The old text put back gives the old tree."""
    source, tree, path, scalar = place
    again, _ = decode(source.file, replace_value(source, scalar.place, new))
    assert again is not None
    changed, _ = read_tree(again)
    assert changed is not None
    back, _ = decode(source.file, replace_value(again, at(changed, path).place, scalar.text))
    assert back is not None
    restored, _ = read_tree(back)
    assert restored is not None
    assert plain(restored) == plain(tree)


def test_replacing_a_value_by_itself_is_the_identity() -> None:
    """For every twentieth value of every file here; the soak replaces every value of every shipped file."""
    for path in FILES:
        source, tree = opened(path)
        for _, scalar in list(values(tree))[::20]:
            assert replace_value(source, scalar.place, scalar.text) == source.raw
