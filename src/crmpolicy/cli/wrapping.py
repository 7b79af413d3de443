"""Lines broken as people break them: English between words, Chinese between characters, signs in place."""

from collections.abc import Iterator
from typing import Final

_CLOSING: Final = frozenset("，。；：！？、）】》”’…％")
_OPENING: Final = frozenset("（【《“‘")
_SHORT: Final = 2  # a letter or a small number is not torn from the Chinese word beside it: A 级, 第 1 版
_PATH: Final = 24  # a longer word with strokes is a path, which may end a line behind a folder


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of a width, Chinese letters counted as two.

    >>> wrap("one two three", 8)
    ['one two', 'three']
    >>> wrap("不低于 0.3%（B 级最低）", 14)
    ['不低于 0.3%', '（B 级最低）']
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and wide(line + piece.rstrip(" ")) > width:
            lines.append(line.rstrip(" "))
            line = ""
        line += piece
        while wide(line.rstrip(" ")) > width:
            head = _head(line, width)
            lines.append(head)
            line = line[len(head) :]
    return [*lines, line.rstrip(" ")]


def wide(text: str) -> int:
    """Give the width of a text on paper."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - a light start

    return cell_len(text)


def widest_piece(text: str) -> int:
    """Give the width of the longest piece that is not broken with ease."""
    return max((wide(piece.rstrip(" ")) for piece in _pieces(text)), default=0)


def _head(line: str, width: int) -> str:
    """Cut off what fits of a word that is longer than a line."""
    end = 1
    while end < len(line) and wide(line[: end + 1]) <= width:
        end += 1
    return line[:end]


def _pieces(text: str) -> Iterator[str]:
    """Cut a text where a line may end; the blanks behind a word belong to it."""
    piece = ""
    for place, sign in enumerate(text):
        if piece and _may_break(piece, sign, text[place:]):
            yield piece
            piece = ""
        piece += sign
    if piece:
        yield piece


def _may_break(before: str, sign: str, rest: str) -> bool:
    if sign == " " or sign in _CLOSING:
        return False
    if before.rstrip(" ")[-1:] in _OPENING:
        return False
    if before.endswith(" "):
        return not _belong_together(before.rstrip(" "), rest)
    if before[-1] == "/":
        return len(before[_start(before) :]) + len(rest.split(" ", maxsplit=1)[0]) > _PATH
    return _chinese(before[-1]) or _chinese(sign)


def _belong_together(before: str, rest: str) -> bool:
    """Tell whether a blank stands between a Chinese word and the letter or number that belongs to it."""
    word, following = before[_start(before) :], rest.split(" ", maxsplit=1)[0]
    if _chinese(rest[0]):
        return bool(word) and len(word) <= _SHORT
    return not word and len(following) <= _SHORT


def _start(text: str) -> int:
    """Give where the last word that is not Chinese begins."""
    place = len(text)
    while place and not _chinese(text[place - 1]):
        place -= 1
    return place


def _chinese(sign: str) -> bool:
    return not sign.isascii() and wide(sign) > 1
