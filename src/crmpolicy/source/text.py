"""Bytes of a file become text: UTF-8 only, with its byte order mark and line ends remembered."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from crmpolicy.errors import Fault, Location

LIMIT: Final = 1024 * 1024
SHOWN: Final = 20
BOM: Final = codecs.BOM_UTF8

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# A carriage return is fine before a line feed only: alone, editors disagree whether a line ends there.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|\r(?!\n)")
# These show as nothing at all, or turn the order of what is shown.
_INVISIBLE: Final = re.compile(r"[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_CHINESE: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class SourceText:
    r"""The text of a file without its byte order mark, and the bytes it was read from.

    >>> source, _ = decode("a.yaml", b"\xef\xbb\xbfgrade: A\r\n")
    >>> source.text, source.bom
    ('grade: A\r\n', True)
    """

    file: str
    text: str
    bom: bool
    raw: bytes

    def location(self, offset: int) -> Location:
        r"""Tell line and column of an offset into the text.

        >>> source, _ = decode("a.yaml", b"a: 1\nb: 2\n")
        >>> str(source.location(8))
        'a.yaml:2:4'
        """
        return location_at(self.file, self.text, offset)

    def offset(self, location: Location) -> int:
        r"""Tell the offset of a line and column, the other way round.

        >>> source, _ = decode("a.yaml", b"a: 1\nb: 2\n")
        >>> source.offset(source.location(8))
        8
        """
        start = 0
        for _ in range(location.line - 1):
            start = self.text.index("\n", start) + 1
        return start + location.column - 1


def decode(file: str, raw: bytes) -> tuple[SourceText | None, tuple[Fault, ...]]:
    """Read bytes as UTF-8; what cannot be read gives no text but the faults that say why.

    >>> decode("a.yaml", "等级: A".encode("gbk"))[1][0].code
    'text-gbk'
    """
    if len(raw) > LIMIT:
        size = {"size": f"{len(raw):,}", "limit": f"{LIMIT:,}"}
        return None, (Fault("text-too-large", size, Location(file, 1, 1)),)
    wide = _wide_encoding(raw)
    if wide:
        return None, (Fault("text-utf16", {"encoding": wide}, Location(file, 1, 1)),)
    bom = raw.startswith(BOM)
    body = raw[len(BOM) :] if bom else raw
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_undecodable(file, body, error),)
    faults = _unprintable(file, text)
    return (None, faults) if faults else (SourceText(file, text, bom, raw), ())


def _wide_encoding(raw: bytes) -> str | None:
    """Name UTF-16 or UTF-32, by its mark or by the zeros that Latin letters have in it."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    zeros = raw.count(0)
    if len(raw) % 4 == 0 and zeros * 2 >= len(raw) > 0 and _mostly_zero(raw, 4):
        return "UTF-32"
    return "UTF-16" if len(raw) % 2 == 0 and _mostly_zero(raw, 2) else None


def _mostly_zero(raw: bytes, width: int) -> bool:
    """Tell whether the highest byte of at least a third of the characters is zero, on one side only."""
    first, last = raw[::width].count(0), raw[width - 1 :: width].count(0)
    return max(first, last) * width * 3 >= len(raw) > 0 and min(first, last) * 10 <= max(first, last)


def _undecodable(file: str, body: bytes, error: UnicodeDecodeError) -> Fault:
    before = body[: error.start].decode("utf-8")
    place = location_at(file, before, len(before))
    if _is_gbk(body):
        return Fault("text-gbk", {}, place)
    return Fault("text-not-utf8", {"byte": f"0x{body[error.start]:02X}"}, place)


def _is_gbk(body: bytes) -> bool:
    """Tell GBK from UTF-8 with a spoilt byte: the latter still has more good characters than bad."""
    try:
        text = body.decode("gb18030")
    except UnicodeDecodeError:
        return False
    mended = body.decode("utf-8", errors="replace")
    spoilt = mended.count("\ufffd")
    return bool(_CHINESE.search(text)) and len(_CHINESE.findall(mended)) < spoilt


def _unprintable(file: str, text: str) -> tuple[Fault, ...]:
    found = [("text-control-character", each) for each in _CONTROL.finditer(text)]
    found += [("text-invisible-character", each) for each in _INVISIBLE.finditer(text)]
    found.sort(key=lambda pair: pair[1].start())
    return tuple(
        Fault(code, {"character": f"U+{ord(each[0]):04X}"}, location_at(file, text, each.start()))
        for code, each in found[:SHOWN]
    )


def location_at(file: str, text: str, offset: int) -> Location:
    r"""Tell line and column of an offset into a text.

    >>> str(location_at("a.yaml", "a: 1\nb: 2", 8))
    'a.yaml:2:4'
    """
    line = text.count("\n", 0, offset) + 1
    return Location(file, line, offset - text.rfind("\n", 0, offset))
