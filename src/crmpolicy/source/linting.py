"""Slips of the hand in one file, all at once: where each is, and what to type instead where that is certain.

What the reader names is told under the reader's codes. A slip is mended only where nothing else can have
been meant; whoever mends it changes its span and nothing besides.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from crmpolicy.errors import Fault
from crmpolicy.source.manners import manners
from crmpolicy.source.nodes import Node, Scalar, Sequence
from crmpolicy.source.slips import BRACKETS, COMMAS, NUMBER, ODD_SPACES, PROSE, QUOTES, WIDE, halved
from crmpolicy.source.text import BOM, SourceText, decode
from crmpolicy.source.tree import read_tree

MOST: Final = 1000  # slips that are mended in one file; each asks the reader once more

_SPACES: Final = re.compile(rf"[{ODD_SPACES}]+")
_INSIDE: Final = re.compile(rf"[^\s{ODD_SPACES}]([{ODD_SPACES}]+)[^\s{ODD_SPACES}]")
_ZERO_WIDTH: Final = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
_CLOSING: Final = dict(zip("【「〔（［｛", "】」〕）］｝", strict=True))
_PAIR: Final = re.compile(rf"([{QUOTES}])([^{QUOTES}\n\"\\]*)([{QUOTES}])")
_ENTRY: Final = re.compile(r"[，、]\s*[A-Za-z_][\w.\-]*\s*[:：]")
_UNIT: Final = re.compile(r"[%％‰]|[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip: what is told of it, its span in the text, and what to put there where that is certain."""

    fault: Fault
    start: int = 0
    end: int = 0
    mend: str | None = None

    @property
    def by_reader(self) -> bool:
        """Whether the file cannot be used because of it."""
        return not self.fault.code.startswith("lint-")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file whose slips were mended: its bytes, what was mended at its old place, what is left."""

    raw: bytes
    mended: tuple[Slip, ...]
    left: tuple[Slip, ...]


def slips_in(file: str, raw: bytes) -> tuple[Slip, ...]:
    """Find all slips in the bytes of a file, in the order of the file.

    >>> [(slip.fault.code, slip.mend) for slip in slips_in("a.yaml", "share: ５％".encode())]
    [('yaml-full-width-number', '5%')]
    """
    source, misread = decode(file, raw)
    if source is None:
        return tuple(_of_reader(fault, _text(file, raw)) for fault in misread)
    tree, faults = read_tree(source)
    found = [_of_reader(fault, source) for fault in faults]
    if tree is not None:
        found += _of_texts(tree, source)
        found += [Slip(fault, *_span(source, fault)) for fault in manners(tree)]
    once = {(slip.start, slip.fault.code): slip for slip in found}
    return tuple(sorted(once.values(), key=lambda slip: (slip.start, slip.fault.code)))


def mend(file: str, raw: bytes) -> Mended:
    r"""Mend what is certain, one slip after the other; after each the file is read again.

    A slip stays if mending it would bring another one before it, or not do away with it.

    >>> mend("a.yaml", "share：５％\r\n".encode()).raw
    b'share: 5%\r\n'
    """
    original, shifts = _text(file, raw), list[tuple[int, int]]()
    done: list[Slip] = []
    kept: set[tuple[int, str]] = set()
    slips = slips_in(file, raw)
    for _ in range(MOST):
        slip = next((each for each in slips if each.mend is not None and _key(each) not in kept), None)
        if slip is None:
            break
        new = _replaced(raw, slip)
        then = slips_in(file, new)
        if not _is_better(slips, then, slip):
            kept.add(_key(slip))
            continue
        done.append(_as_it_was(slip, shifts, original))
        shifts.append((slip.start, len(slip.mend or "") - (slip.end - slip.start)))
        raw, slips = new, then
    return Mended(raw, tuple(done), slips)


def _key(slip: Slip) -> tuple[int, str]:
    return slip.start, slip.fault.code


def _is_better(before: tuple[Slip, ...], after: tuple[Slip, ...], slip: Slip) -> bool:
    """Tell whether a slip is gone and the reader stumbles over nothing before it that was not there.

    What is no good manner may come up before it: the file may be read whole for the first time.
    """
    longer = len(slip.mend or "") - (slip.end - slip.start)
    known = {
        (each.start + (longer if each.start > slip.start else 0), each.fault.code)
        for each in before
        if each is not slip
    }
    told = (
        each for each in after if each.start <= slip.start and (each.by_reader or _key(each) == _key(slip))
    )
    return all(_key(each) in known for each in told)


def _replaced(raw: bytes, slip: Slip) -> bytes:
    mark = BOM if raw.startswith(BOM) else b""
    text = raw[len(mark) :].decode()
    return mark + f"{text[: slip.start]}{slip.mend}{text[slip.end :]}".encode()


def _as_it_was(slip: Slip, shifts: list[tuple[int, int]], original: SourceText | None) -> Slip:
    """Give a slip at its place in the file before anything was mended."""
    start = slip.start
    for at, longer in reversed(shifts):
        start -= longer if start > at else 0
    place = original.location(start) if original is not None else slip.fault.location
    fault = Fault(slip.fault.code, slip.fault.arguments, place, slip.fault.clause)
    return Slip(fault, start, start + slip.end - slip.start, slip.mend)


def _text(file: str, raw: bytes) -> SourceText | None:
    """Give the text of a file that the reader refuses for single characters."""
    bom = raw.startswith(BOM)
    try:
        return SourceText(file, (raw[len(BOM) :] if bom else raw).decode(), bom, raw)
    except UnicodeDecodeError:
        return None


def _span(source: SourceText, fault: Fault) -> tuple[int, int]:
    start = source.offset(fault.location) if fault.location else 0
    return start, start


def _of_reader(fault: Fault, source: SourceText | None) -> Slip:
    """Give what the reader names, with its span and the half-width form where it can be nothing else."""
    if source is None or fault.location is None:
        return Slip(fault)
    start = source.offset(fault.location)
    way = _WAYS.get(fault.code)
    found = way(source.text, start, fault) if way is not None else None
    return Slip(fault, start, start) if found is None else Slip(fault, start, start + found[0], found[1])


def _number(text: str, start: int, fault: Fault) -> tuple[int, str] | None:
    given, ascii_form = fault.arguments["given"], fault.arguments["ascii"]
    return (len(given), str(ascii_form)) if text.startswith(str(given), start) else None


def _colon(text: str, start: int, _: Fault) -> tuple[int, str] | None:
    return (1, ":" + _gap(text, start + 1)) if text.startswith("：", start) else None


def _comma(text: str, start: int, _: Fault) -> tuple[int, str] | None:
    """A comma parts what is in brackets where an entry follows, or between words that are not Chinese."""
    before, after = text[start - 1 : start], text[start + 1 :].lstrip(" ")[:1]
    certain = _ENTRY.match(text, start) or (before.isascii() and after.isascii() and before and after)
    return (1, "," + _gap(text, start + 1)) if certain and text[start] in COMMAS else None


def _bracket(text: str, start: int, _: Fault) -> tuple[int, str] | None:
    """Both brackets of a pair are mended together, with the commas between them."""
    given = text[start]
    close = _CLOSING.get(given)
    line = text.find("\n", start)
    end = text.find(close, start, len(text) if line < 0 else line) if close else -1
    if end < 0:
        return (1, BRACKETS[given]) if given in BRACKETS else None
    inside = text[start + 1 : end]
    if any(each in BRACKETS or each in QUOTES for each in inside):
        return None
    parted = re.sub(rf"[{COMMAS}] ?", ", ", inside)
    return end - start + 1, f"{BRACKETS[given]}{parted}{BRACKETS[text[end]]}"


def _quote(text: str, start: int, _: Fault) -> tuple[int, str] | None:
    found = _PAIR.match(text, start)
    return (len(found[0]), f'"{found[2]}"') if found else None


def _space(text: str, start: int, _: Fault) -> tuple[int, str] | None:
    found = _SPACES.match(text, start)
    return (len(found[0]), " " * len(found[0])) if found else None


def _tab(text: str, start: int, _: Fault) -> tuple[int, str] | None:
    return (1, " ") if text.startswith("\t", start) else None


def _nothing(text: str, start: int, _: Fault) -> tuple[int, str] | None:
    return (1, "") if text[start] in _ZERO_WIDTH else None


def _gap(text: str, start: int) -> str:
    return "" if text[start : start + 1] in ("", " ", "\r", "\n") else " "


_WAYS: Final[dict[str, Callable[[str, int, Fault], tuple[int, str] | None]]] = {
    "yaml-full-width-number": _number,
    "yaml-full-width-colon": _colon,
    "yaml-full-width-comma": _comma,
    "yaml-full-width-bracket": _bracket,
    "yaml-full-width-quote": _quote,
    "yaml-odd-space": _space,
    "text-indent-no-break-space": _space,
    "text-tab": _tab,
    "text-invisible-character": _nothing,
}


def _of_texts(tree: Node, source: SourceText) -> Iterator[Slip]:
    """Find what the reader takes as a text though it is hardly meant: odd spaces inside, quoted digits."""
    for scalar, key in _scalars(tree, None):
        if key is not None and key.text in PROSE:
            continue
        start, end = scalar.place.start, scalar.place.end
        written = source.text[start:end]
        if scalar.plain:
            yield from _odd_inside(written, start, source)
        elif written[0] in "'\"" and WIDE.search(scalar.text) and NUMBER.fullmatch(scalar.text):
            ascii_form = halved(scalar.text)
            mending = f"{written[0]}{ascii_form}{written[0]}" if _UNIT.search(scalar.text) else None
            given = {"given": scalar.text, "ascii": ascii_form}
            yield Slip(Fault("lint-quoted-number", given, scalar.place.location), start, end, mending)


def _odd_inside(written: str, start: int, source: SourceText) -> Iterator[Slip]:
    """An odd space behind a number parts it from its unit or from a comment; elsewhere it may be meant."""
    for found in _INSIDE.finditer(written):
        rest = written[found.end(1) :]
        number = NUMBER.fullmatch(written[: found.start(1)])
        certain = number and (rest.startswith("#") or NUMBER.fullmatch(f"{number[0]} {rest}"))
        place, length = start + found.start(1), len(found[1])
        fault = Fault("lint-odd-space", {"character": f"U+{ord(found[1][0]):04X}"}, source.location(place))
        yield Slip(fault, place, place + length, " " * length if certain else None)


def _scalars(node: Node, key: Scalar | None) -> Iterator[tuple[Scalar, Scalar | None]]:
    """Give every text, keys too, with the key that it is the value of."""
    if isinstance(node, Scalar):
        yield node, key
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item, key)
    else:
        for entry in node.entries.values():
            yield entry.key, None
            yield from _scalars(entry.value, entry.key)
