"""Bytes become text, or faults that name encoding and place."""

import codecs

import pytest

from crmpolicy.source.text import LIMIT, SHOWN, SourceText, decode, location_at

CHINESE = "title: 客户等级\nformat: 1\n"


def refused(raw: bytes) -> list[tuple[str, int, int]]:
    """Give codes and places of a file that cannot be read."""
    source, faults = decode("a.yaml", raw)
    assert source is None
    return [(each.code, each.location.line, each.location.column) for each in faults if each.location]


def read(raw: bytes) -> SourceText:
    """Give the text of a file that can be read."""
    source, faults = decode("a.yaml", raw)
    assert faults == ()
    assert source is not None
    return source


def test_text_bytes_and_name_are_kept() -> None:
    """The plain case."""
    source = read(CHINESE.encode())
    assert source == SourceText("a.yaml", CHINESE, bom=False, raw=CHINESE.encode())


def test_a_byte_order_mark_is_remembered_and_no_part_of_the_text() -> None:
    """Columns of the first line count from the first letter."""
    source = read(codecs.BOM_UTF8 + CHINESE.encode())
    assert source.bom
    assert source.text == CHINESE
    assert str(source.location(0)) == "a.yaml:1:1"


def test_line_ends_of_windows_are_kept() -> None:
    """Edits leave them as they are."""
    source = read(b"a: 1\r\nb: 2\r\n")
    assert source.text == "a: 1\r\nb: 2\r\n"
    assert source.location(9) == ("a.yaml", 2, 4)


def test_an_empty_file_is_text() -> None:
    """That it says nothing is found when it is read as YAML."""
    assert read(b"").text == ""


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_gbk_is_named_at_its_first_byte_that_is_no_utf8(encoding: str) -> None:
    """Old editors on Chinese systems save so."""
    assert refused(CHINESE.encode(encoding)) == [("text-gbk", 1, 8)]


def test_one_spoilt_byte_does_not_make_a_file_gbk() -> None:
    """The rest of the file is good UTF-8."""
    raw = "format: 1\ntitle: 客户等级与".encode() + b"\xb5\n"
    assert refused(raw) == [("text-not-utf8", 2, 13)]


def test_the_spoilt_byte_is_told() -> None:
    """As people see it in a hex editor."""
    _, faults = decode("a.yaml", b"a: caf\xe9")
    assert [(each.code, each.arguments) for each in faults] == [("text-not-utf8", {"byte": "0xE9"})]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32"),
        ("utf-32-be", "UTF-32"),
    ],
)
def test_wide_encodings_are_named_with_and_without_mark(encoding: str, name: str) -> None:
    """Some editors call them Unicode."""
    _, faults = decode("a.yaml", CHINESE.encode(encoding))
    assert [(each.code, each.arguments) for each in faults] == [("text-utf16", {"encoding": name})]


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_read() -> None:
    """The limit is one mebibyte."""
    assert refused(b"#" * (LIMIT + 1)) == [("text-too-large", 1, 1)]
    assert len(read(b"#" * LIMIT).text) == LIMIT


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\0", "text-control-character"),
        ("\x07", "text-control-character"),
        ("\x7f", "text-control-character"),
        ("\x85", "text-control-character"),
        ("\uffff", "text-control-character"),
        ("\u2028", "text-invisible-character"),
        ("\u200b", "text-invisible-character"),
        ("\u202e", "text-invisible-character"),
        ("\ufeff", "text-invisible-character"),
    ],
)
def test_characters_that_nobody_sees_are_refused_with_their_place(character: str, code: str) -> None:
    """They come along when text is pasted."""
    assert refused(f"a: 1\nb: 甲{character}\n".encode()) == [(code, 2, 5)]
    _, faults = decode("a.yaml", f"a{character}: 1".encode())
    assert faults[0].arguments == {"character": f"U+{ord(character):04X}"}


def test_a_lone_carriage_return_is_refused() -> None:
    """Editors disagree whether it ends a line."""
    assert refused(b"a: 1\rb: 2\r\n") == [("text-control-character", 1, 5)]


def test_of_many_bad_characters_the_first_ones_are_told_in_order() -> None:
    """A picture saved as YAML must not bury its reader."""
    found = refused(("\u200b\x01" * SHOWN).encode())
    assert len(found) == SHOWN
    assert found == sorted(found, key=lambda each: each[2])


def test_emoji_and_rare_characters_are_text() -> None:
    """Columns count code points, so one of them is one column."""
    source = read("a: 𠮷🏭b".encode())
    assert source.location(source.text.index("b")) == ("a.yaml", 1, 6)


def test_the_end_of_a_text_has_a_place() -> None:
    """Errors are often noticed only there."""
    assert str(location_at("a.yaml", "a\n", 2)) == "a.yaml:2:1"
