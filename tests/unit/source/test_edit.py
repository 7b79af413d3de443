"""One value of a file is replaced, and not a byte besides."""

import pytest

from crmpolicy.errors import BadValueError
from crmpolicy.source.edit import replace_value
from crmpolicy.source.text import SourceText, decode
from crmpolicy.source.tree import Place, Step, at, read_tree


def source_of(raw: bytes) -> SourceText:
    """Read bytes as a file."""
    source, faults = decode("a.yaml", raw)
    assert source is not None, faults
    return source


def place_of(source: SourceText, *path: Step) -> Place:
    """Give the place of a value."""
    tree, faults = read_tree(source)
    assert tree is not None, faults
    return at(tree, path).place


def edited(raw: bytes, new: str, *path: Step) -> bytes:
    """Replace the value that a path leads to."""
    source = source_of(raw)
    return replace_value(source, place_of(source, *path), new)


@pytest.mark.parametrize(
    ("new", "written"),
    [
        ("5%", "5%"),
        ("1.5万元", "1.5万元"),
        ("4 working hours", "4 working hours"),
        ("2026-01-01", "2026-01-01"),
        ("08:30-12:00", "08:30-12:00"),
        ("lighting@1", "lighting@1"),
        ("客户经理", "客户经理"),
        ("a, b", '"a, b"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("a:", '"a:"'),
        ("[X]", '"[X]"'),
        ("- a", '"- a"'),
        ("", '""'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ('say "a"', '"say \\"a\\""'),
        ("a\\b", '"a\\\\b"'),
        ("a\nb\tc", '"a\\nb\\tc"'),
        ("\x00\x85\u2028\ufeff", '"\\u0000\\u0085\\u2028\\uFEFF"'),
        ("\U000e0001", '"\U000e0001"'),
        ("５％", '"５％"'),
        ("“a”", '"“a”"'),
        ("<<", '"<<"'),
        ("&a", '"&a"'),
        ("%a", '"%a"'),
    ],
)
@pytest.mark.parametrize("around", ["a: {}  # remark\r\nb: 1\r\n", "x: [1, {{a: {}, c: d}}]\n", "- {}\n- z"])
def test_a_plain_value_stays_plain_where_that_is_safe(around: str, new: str, written: str) -> None:
    """In brackets and outside of them."""
    raw = around.format("old").encode()
    path: dict[str, tuple[Step, ...]] = {"a": ("a",), "x": ("x", 1, "a"), "-": (0,)}
    assert edited(raw, new, *path[around[0]]) == around.format(written).encode()


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        ("'old'", "08:30", "'08:30'"),
        ("'old'", "it's", "'it''s'"),
        ("'old'", "a\nb", '"a\\nb"'),
        ('"old"', "08:30", '"08:30"'),
        ('"old"', "5%", '"5%"'),
    ],
)
def test_a_quoted_value_keeps_its_quotes(old: str, new: str, written: str) -> None:
    """Somebody put them there on purpose."""
    assert edited(f"a: {old}\n".encode(), new, "a") == f"a: {written}\n".encode()


def test_the_byte_order_mark_line_ends_and_comments_stay() -> None:
    """Every byte but the value's own."""
    raw = "\ufeff# 说明\r\na: 1%   # 示例\r\n\r\nb: 2\r\n".encode()
    assert edited(raw, "1.5%", "a") == raw.replace(b"1%", b"1.5%")


def test_a_block_is_replaced_and_the_comment_on_its_first_line_stays() -> None:
    """What is between it and the next key stays too."""
    raw = b"a: |+  # remark\n  one\n  two\n\n# more\nb: 1\n"
    assert edited(raw, "three", "a") == b"a: three  # remark\n\n# more\nb: 1\n"


def test_a_text_over_several_lines_is_replaced_whole() -> None:
    """Plain and quoted."""
    raw = b'a: one\n  two\nb: "x\n  y"\n'
    assert edited(raw, "three", "a") == b'a: three\nb: "x\n  y"\n'
    assert edited(raw, "z", "b") == b'a: one\n  two\nb: "z"\n'


@pytest.mark.parametrize("written", ["1%", "'1%'", '"1\\u0025"', "|-\n  1%"])
def test_replacing_a_value_by_itself_changes_nothing(written: str) -> None:
    """Not even the way it is written."""
    raw = f"a: {written}\n".encode()
    assert edited(raw, "1%", "a") == raw


def test_a_file_with_faults_is_not_edited() -> None:
    """Nobody could tell what the edit does to it."""
    source = source_of(b"a: 1\na: 2\n")
    with pytest.raises(BadValueError) as caught:
        replace_value(source, Place("a.yaml", 1, 4, 3, 4), "5")
    assert caught.value.code == "yaml-edit-faulty-file"


@pytest.mark.parametrize(("start", "end"), [(0, 1), (3, 5), (6, 9)])
def test_a_place_without_value_is_refused(start: int, end: int) -> None:
    """A key, half a value and a collection are none."""
    source = source_of(b"a: 12\nb: [c]\n")
    line, column = source.location(start)[1:]
    with pytest.raises(BadValueError) as caught:
        replace_value(source, Place("a.yaml", line, column, start, end - 1 if start == 3 else end), "5")
    assert caught.value.code == "yaml-edit-no-value"


def test_half_a_character_is_refused() -> None:
    """It has no bytes."""
    with pytest.raises(BadValueError) as caught:
        edited(b"a: 1\n", "\ud800", "a")
    assert (caught.value.code, caught.value.arguments) == ("yaml-edit-not-kept", {"given": "\\ud800"})
