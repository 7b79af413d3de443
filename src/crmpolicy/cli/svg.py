"""What pictures have in common: places, and texts that are wrapped and set in the middle of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from crmpolicy.cli.html import Markup, tag
from crmpolicy.cli.wrapping import wrap

WIDTH: Final = 680
LETTER: Final = 6.2  # half a Chinese letter of the size that pictures are set in
LINE: Final = 16
PAD: Final = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """Where something is drawn."""

    x: float
    y: float
    width: float
    height: float


def lines_in(text: str, width: float) -> list[str]:
    """Wrap a text so that it fits into a width.

    >>> lines_in("one two", 42)
    ['one', 'two']
    """
    return wrap(text, max(4, int((width - PAD) / LETTER)))


def high(texts: Sequence[str], width: float) -> int:
    """Give the height that the longest of some texts needs in cells of a width."""
    return max((len(lines_in(each, width)) for each in texts), default=1) * LINE + 2 * PAD


def words(frame: Frame, said: str, kind: str) -> Markup:
    """Set a text in the middle of a place."""
    rows = lines_in(said, frame.width)
    top = frame.y + (frame.height - LINE * len(rows)) / 2 + LINE * 0.75
    middle = frame.x + frame.width / 2
    spans = (tag("tspan", row, x=f"{middle:g}", y=f"{top + LINE * at:g}") for at, row in enumerate(rows))
    return tag("text", *spans, class_=kind, text_anchor="middle")
