import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.cli.wrapping import wide, widest_piece, wrap


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("客户管理制度", 8, ["客户管理", "制度"]),
        ("销售占比，不低于", 8, ["销售占", "比，不低", "于"]),
        ("占比（B 级客户）", 10, ["占比（B 级", "客户）"]),
        ("占比不低于 B 级", 12, ["占比不低", "于 B 级"]),
        ("《制度》第 1 版", 12, ["《制度》", "第 1 版"]),
        ("policies/steel/tiering.yaml:87", 22, ["policies/", "steel/tiering.yaml:87"]),
        ("moment (Asia/Shanghai)", 15, ["moment", "(Asia/Shanghai)"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a  b", 10, ["a  b"]),
    ],
)
def test_lines_break_where_people_break_them(text: str, width: int, lines: list[str]) -> None:
    """Between words, between characters, never before a closing or behind an opening sign."""
    assert wrap(text, width) == lines


@given(st.text("ab 大小，（）/1", max_size=60), st.integers(6, 30))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    """Only blanks at the end of lines go."""
    lines = wrap(text, width)
    assert all(wide(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_chinese_letters_count_twice() -> None:
    assert (wide("abc"), wide("客户 a")) == (3, 6)


def test_the_widest_piece_is_what_cannot_be_broken_with_ease() -> None:
    assert (widest_piece("a long word"), widest_piece("客户"), widest_piece("")) == (4, 2, 0)
