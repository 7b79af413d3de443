"""Slips of a Chinese input method in texts that YAML itself reads without complaint.

Full-width punctuation is right in titles, so a text is named only where it cannot be meant:
rather miss a slip than raise a false alarm. Quoted texts are never looked at.
"""

import re
from collections.abc import Callable
from typing import Final, Literal, NamedTuple, TypeAlias

from crmpolicy.errors import Fault
from crmpolicy.source.nodes import Scalar, Sequence
from crmpolicy.source.text import location_at
from crmpolicy.wording import Argument

BRACKETS: Final = {
    "【": "[",
    "】": "]",
    "「": "[",
    "」": "]",
    "〔": "[",
    "〕": "]",
    "（": "[",
    "）": "]",
    "［": "[",
    "］": "]",
    "｛": "{",
    "｝": "}",
}
COMMAS: Final = "，、"
QUOTES: Final = "“”‘’＂"
ODD_SPACES: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Under these keys stands prose, where full-width punctuation is right.
PROSE: Final = frozenset({"case", "en", "note", "source", "summary", "where", "zh"})

_OPENING: Final = "【「〔（［｛"
_CLOSING: Final = "】」〕）］｝"
_HALVES: Final = str.maketrans("０１２３４５６７８９．，％－＋：／\u3000", "0123456789.,%-+:/ ")
_UNITS: Final = (
    "[百千万亿]*(?:元|美元|欧元|港元|日元|英镑|吨|公斤|千克|克|米|公里|升)"
    "|[百千万亿]*(?:件|台|个|次|人|积分|分)|[百千万亿]+"
    "|个?(?:工作小时|工作日|小时|分钟|天|日|周|星期|月|季度|季|半年|年)"
    "|(?:working )?(?:day|hour)s?|(?:week|month|quarter|year|minute)s?"
    "|min|h|t|kg|g|m|km|L|CNY|RMB|USD|EUR|HKD|JPY|GBP"
)
NUMBER: Final = re.compile(
    rf"[+\-＋－]?[0-9０-９](?:[0-9０-９.．:：/／\-－]|[,，](?=[0-9０-９]{{3}}))*"
    rf"[ \u3000]?(?:[%％‰]|{_UNITS})?"
)
WIDE: Final = re.compile("[０-９．，％－＋：／]")
_BLANK: Final = r"[\[【［〔]\s*(?:[XＸ×]{1,3}|[xｘ]{1,3})\s*[\]】］〕]"
_PLACEHOLDER: Final = re.compile(rf"{_BLANK}(?: ?[^\s,，、。；]{{1,8}})?(?: [a-z]{{1,10}}){{0,2}}")
_LONE_BLANK: Final = re.compile(r"[XＸ×]{1,3}|[xｘ]{2,3}")
_NAME: Final = r"[A-Za-z_][A-Za-z0-9_.\-]*"
_NAME_COLON: Final = re.compile(rf"{_NAME}\s?：")
_WORD_COLON: Final = re.compile(r"[^\s：，。]{1,20}：\s?[\x21-\x7e]")
_COMMA_NAME_COLON: Final = re.compile(rf"[{COMMAS}]\s*{_NAME}\s?：")
_ODD_END: Final = re.compile(rf"^[{ODD_SPACES}]|[{ODD_SPACES}]$")


Role: TypeAlias = Literal["root", "key", "value", "item"]


class Spot(NamedTuple):
    """Where a text stands: its role, whether inside flow brackets, and the key it is the value of.

    >>> Spot("item", flow=True, key=None).prose
    False
    """

    role: Role
    flow: bool
    key: Scalar | None

    @property
    def prose(self) -> bool:
        """Whether this is a place for sentences."""
        return self.key is not None and self.key.text in PROSE


_Finding: TypeAlias = tuple[int, str, dict[str, Argument]]


class _Look(NamedTuple):
    written: str
    spot: Spot
    below: bool


def slip(scalar: Scalar, text: str, spot: Spot) -> Fault | None:
    """Name the first slip in a plain scalar of the file's text, with its exact place.

    >>> from crmpolicy.source.nodes import Place
    >>> scalar = Scalar("５％", Place("a.yaml", 1, 4, 3, 5), plain=True)
    >>> slip(scalar, "a: ５％", Spot("value", flow=False, key=None)).arguments
    {'given': '５％', 'ascii': '5%'}
    """
    place = scalar.place
    below = spot.key is not None and spot.key.place.line < place.line
    look = _Look(text[place.start : place.end], spot, below)
    for search in _SEARCHES:
        found = search(look)
        if found:
            offset, code, arguments = found
            return Fault(code, arguments, location_at(place.file, text, place.start + offset))
    return None


def halved(written: str) -> str:
    """Give the half-width form of digits and signs.

    >>> halved("５％")
    '5%'
    """
    return written.translate(_HALVES)


def has_placeholder(node: Sequence) -> bool:
    """Tell whether a list is a printed ``[X]`` left in place, which YAML takes for a list of one word.

    >>> from crmpolicy.source.nodes import Place
    >>> place = Place("a.yaml", 1, 8, 7, 10)
    >>> has_placeholder(Sequence((Scalar("X", place, plain=True),), place))
    True
    """
    if len(node.items) != 1:
        return False
    only = node.items[0]
    return isinstance(only, Scalar) and only.plain and bool(_LONE_BLANK.fullmatch(only.text))


def _odd_space(look: _Look) -> _Finding | None:
    found = _ODD_END.search(look.written)
    return found and (found.start(), "yaml-odd-space", {"character": f"U+{ord(found[0]):04X}"})


def _placeholder(look: _Look) -> _Finding | None:
    if look.spot.prose or not _PLACEHOLDER.fullmatch(look.written):
        return None
    return 0, "yaml-placeholder-left", {"given": look.written}


def _number(look: _Look) -> _Finding | None:
    written = look.written
    if look.spot.prose or not WIDE.search(written) or not NUMBER.fullmatch(written):
        return None
    return 0, "yaml-full-width-number", {"given": written, "ascii": halved(written)}


def _colon(look: _Look) -> _Finding | None:
    written, role = look.written, look.spot.role
    found = written.find("：")
    if found < 0:
        return None
    named = _NAME_COLON.match(written) and (role == "item" or look.below)
    listed = look.below and not look.spot.prose and _WORD_COLON.match(written)
    return (
        (found, "yaml-full-width-colon", {"given": "："})
        if role in {"key", "root"} or named or listed
        else None
    )


def _comma(look: _Look) -> _Finding | None:
    written, spot = look.written, look.spot
    if not spot.flow:
        return None
    if spot.role == "value":
        found = _COMMA_NAME_COLON.search(written)
        where = found.start() if found else len(written) - 1 if written[-1] in COMMAS else -1
    else:
        where = next((place for place, each in enumerate(written) if each in COMMAS), -1)
    return (where, "yaml-full-width-comma", {"given": written[where]}) if where >= 0 else None


def _quote(look: _Look) -> _Finding | None:
    written = look.written
    if written[0] not in QUOTES:
        return None
    inside = any(each in QUOTES for each in written[1:-1])
    closed = len(written) > 1 and written[-1] in f"{QUOTES}\"'"
    whole = closed and not inside and not look.spot.prose
    torn = look.spot.flow and not closed and not inside and written[0] in "“‘"
    return (0, "yaml-full-width-quote", {"given": written[0]}) if whole or torn else None


def _bracket(look: _Look) -> _Finding | None:
    written = look.written
    first = written[0]
    if first not in _OPENING:
        return None
    torn = look.spot.flow and not any(each in _CLOSING for each in written)
    mixed = written[-1] in "]}" and not any(each in _CLOSING or each in "[{" for each in written)
    whole = not look.spot.prose and len(written) > 1 and written[-1] in _CLOSING and _is_flow_like(written)
    given: dict[str, Argument] = {"given": first, "ascii": BRACKETS[first]}
    return (0, "yaml-full-width-bracket", given) if torn or mixed or whole else None


def _is_flow_like(written: str) -> bool:
    """Tell brackets around a list from brackets around a remark."""
    inside = written[1:-1]
    if written[0] in "［｛" or inside.isascii():
        return not any(each in _CLOSING for each in inside)
    return written[0] != "（" and any(each in ",，、" for each in inside) and written[0] not in inside


_SEARCHES: Final[tuple[Callable[[_Look], _Finding | None], ...]] = (
    _odd_space,
    _placeholder,
    _number,
    _quote,
    _bracket,
    _colon,
    _comma,
)
