"""Tabs and the wide spaces of Chinese typing, where YAML wants spaces."""

import re
from bisect import bisect_right
from itertools import islice
from typing import Final

from crmpolicy.errors import Fault
from crmpolicy.source.nodes import Scalar
from crmpolicy.source.slips import ODD_SPACES
from crmpolicy.source.text import SHOWN, location_at

_INDENT: Final = re.compile(rf"^ *([\t{ODD_SPACES}])", re.MULTILINE)
_CODES: Final = {
    "\t": "text-indent-tab",
    "\u3000": "text-indent-wide-space",
    "\u00a0": "text-indent-no-break-space",
}
_COMMENT: Final = re.compile(r"(?:^|[ \t])#", re.MULTILINE)


class Spans:
    """The stretches of a file that scalars take up; kept only where a tab or odd indentation is about.

    >>> Spans("a: 1").wanted, Spans("a:" + chr(9) + "1").wanted
    (False, True)
    """

    __slots__ = ("_ends", "_plain", "_starts", "wanted")

    def __init__(self, text: str) -> None:
        self.wanted = "\t" in text or _INDENT.search(text) is not None
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._plain: list[bool] = []

    def add(self, scalar: Scalar) -> None:
        """Remember a scalar; they come in the order of the file."""
        self._starts.append(scalar.place.start)
        self._ends.append(scalar.place.end)
        self._plain.append(scalar.plain)

    def holds(self, offset: int) -> bool:
        """Tell whether a scalar goes on over this place, having begun before it."""
        before = bisect_right(self._starts, offset - 1) - 1
        return before >= 0 and offset < self._ends[before]

    def quoted_until(self, text: str, offset: int) -> int | None:
        """Tell where the quotes or the block end that this place is in, below the first line of a block."""
        before = bisect_right(self._starts, offset) - 1
        if before < 0 or offset >= self._ends[before] or self._plain[before]:
            return None
        start = self._starts[before]
        return None if text[start] in "|>" and "\n" not in text[start:offset] else self._ends[before]

    def gap(self, text: str, offset: int) -> str:
        """Give what stands on this line between the last scalar and this place."""
        before = bisect_right(self._starts, offset) - 1
        end = self._ends[before] if before >= 0 and self._ends[before] <= offset else 0
        return text[max(end, text.rfind("\n", 0, offset) + 1) : offset]


def odd_spaces(file: str, text: str, spans: Spans) -> list[Fault]:
    r"""Name odd indentation, and tabs outside of quotes, blocks and comments, in a file that parses.

    Of each kind the first few are told: a file indented with tabs has them in every line.

    >>> text = "a:\n\u3000\u3000b: 1\n"
    >>> [(fault.code, str(fault.location)) for fault in odd_spaces("a.yaml", text, Spans(text))]
    [('text-indent-wide-space', 'a.yaml:2:1')]
    """
    if not spans.wanted:
        return []
    odd = (each.start(1) for each in _INDENT.finditer(text) if not spans.holds(each.start(1)))
    indents = list(islice(odd, SHOWN))
    return [_indented(file, text, offset) for offset in indents] + _tabs(file, text, spans, indents)


def _tabs(file: str, text: str, spans: Spans, indents: list[int]) -> list[Fault]:
    """Name the first tab of each line that is neither indentation nor quoted nor in a comment."""
    faults: list[Fault] = []
    told = {text.rfind("\n", 0, offset) for offset in indents}
    offset = text.find("\t")
    while offset >= 0 and len(faults) < SHOWN:
        after = spans.quoted_until(text, offset)
        if after is None:
            line = text.rfind("\n", 0, offset)
            if line not in told and not _COMMENT.search(spans.gap(text, offset)):
                faults.append(Fault("text-tab", {"character": "U+0009"}, location_at(file, text, offset)))
            after = text.find("\n", offset)
        offset = text.find("\t", after) if after >= 0 else -1
    return faults


def odd_indents(file: str, text: str, start: int, end: int, spans: Spans) -> list[Fault]:
    """Name odd indentation of the lines from start to end, which may be why they do not parse.

    >>> text = "a:" + chr(10) + chr(9) + "b: 1"
    >>> [fault.code for fault in odd_indents("a.yaml", text, 0, 4, Spans(text))]
    ['text-indent-tab']
    """
    first = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    found = _INDENT.finditer(text, first, len(text) if stop < 0 else stop)
    return [_indented(file, text, each.start(1)) for each in found if not spans.holds(each.start(1))]


def _indented(file: str, text: str, offset: int) -> Fault:
    character = text[offset]
    code = _CODES.get(character, "text-indent-other-space")
    return Fault(code, {"character": f"U+{ord(character):04X}"}, location_at(file, text, offset))
