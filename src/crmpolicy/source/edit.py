"""One value of a file is replaced, and not a byte besides."""

import re
from collections.abc import Iterator
from typing import Final

from crmpolicy.drafts import write_atomically as write_atomically  # noqa: PLC0414 - offered to whoever edits
from crmpolicy.errors import BadValueError
from crmpolicy.source.nodes import Mapping, Node, Place, Plain, Scalar, Sequence, plain
from crmpolicy.source.text import BOM, SourceText, decode
from crmpolicy.source.tree import read_tree

# Letters, digits and the signs of numbers, dates, terms and names: plain in every YAML reader.
_PLAIN: Final = re.compile(r"[^\W_](?:[\w.%/+\-‰@ ]|:(?=\S))*(?<! )")
_KEPT_IN_QUOTES: Final = re.compile(
    r"[^\x00-\x1f\x7f-\xa0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff\ufffe\uffff]*"
)
_BLOCK: Final = re.compile(r"[|>][-+0-9]*([ ]+#[^\r\n]*)")
_LAST_OF_FOUR: Final = 0xFFFF
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def replace_value(source: SourceText, place: Place, new: str) -> bytes:
    r"""Give the bytes of the file with another text in place of one value.

    Every other byte stays, the byte order mark, line ends and comments too. A text without quotes
    gets them only where it needs them; a quoted one keeps them.

    >>> source, _ = decode("a.yaml", b"share: 1%  # example\r\n")
    >>> tree, _ = read_tree(source)
    >>> replace_value(source, tree.entries["share"].value.place, "1.5%")
    b'share: 1.5%  # example\r\n'

    Raises:
        BadValueError: The file has faults, no value is at the place, or the text cannot be kept in YAML.
    """
    tree, faults = read_tree(source)
    if faults or tree is None:
        raise BadValueError("yaml-edit-faulty-file", file=source.file)
    old = next((scalar for scalar in _values(tree) if scalar.place == place), None)
    if old is None:
        raise BadValueError("yaml-edit-no-value", place=str(place.location))
    if old.text == new:
        return source.raw
    before, after = source.text[: place.start], source.text[place.end :]
    first, remark = source.text[place.start], _remark(source.text[place.start : place.end])
    for written in _spellings(old, first, new):
        raw = _encoded(before + written + remark + after, bom=source.bom)
        if raw is not None and _differs_only(source.file, raw, tree, place, new):
            return raw
    raise BadValueError("yaml-edit-not-kept", given=new.encode("unicode_escape").decode("ascii"))


def replace_span(source: SourceText, span: tuple[int, int], written: str, expected: Plain) -> bytes:
    r"""Give the bytes of the file with another text in place of one span, if it then says what is expected.

    Args:
        source: the file.
        span: begin and end, in code points of the text.
        written: what stands there then.
        expected: what the whole file is to say, as texts, lists and mappings in their order.

    >>> source, _ = decode("a.yaml", b"share: 1%  # example\r\n")
    >>> replace_span(source, (9, 9), " # ours ", {"share": "1%"})
    b'share: 1% # ours   # example\r\n'

    Raises:
        BadValueError: the file would say something else, or could not be read any more.
    """
    start, end = span
    raw = _encoded(source.text[:start] + written + source.text[end:], bom=source.bom)
    if raw is None or not _says(source.file, raw, expected):
        raise BadValueError("yaml-edit-not-kept", given=written.encode("unicode_escape").decode("ascii"))
    return raw


def spelt(text: str) -> str:
    """Write a text so that it stays this text wherever it stands, in quotes only where it needs them.

    >>> spelt("3 working days"), spelt("1,200元")
    ('3 working days', '"1,200元"')
    """
    if _PLAIN.fullmatch(text):
        return text
    return '"' + "".join(_escaped(each) for each in text) + '"'


def flow(said: Plain) -> str:
    """Write texts, lists and mappings on one line.

    >>> flow({"dated": [{"value": "1%"}]})
    '{dated: [{value: 1%}]}'
    """
    if isinstance(said, str):
        return spelt(said)
    if isinstance(said, list):
        return "[" + ", ".join(map(flow, said)) + "]"
    return "{" + ", ".join(f"{spelt(key)}: {flow(value)}" for key, value in said.items()) + "}"


def _values(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _values(item)
    else:
        for entry in node.entries.values():
            yield from _values(entry.value)


def _remark(written: str) -> str:
    """Give the comment on the first line of a block, which outlives the block."""
    found = _BLOCK.match(written)
    return found[1] if found else ""


def _spellings(old: Scalar, first: str, new: str) -> Iterator[str]:
    """Give ways to write a text, the one nearest to what is there first."""
    if (old.plain or first in "|>") and _PLAIN.fullmatch(new):
        yield new
    if first == "'" and not old.plain and _KEPT_IN_QUOTES.fullmatch(new):
        yield "'" + new.replace("'", "''") + "'"
    yield '"' + "".join(_escaped(each) for each in new) + '"'


def _escaped(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    if character == " " or _KEPT_IN_QUOTES.fullmatch(character):
        return character
    code = ord(character)
    return f"\\u{code:04X}" if code <= _LAST_OF_FOUR else f"\\U{code:08X}"


def _encoded(text: str, *, bom: bool) -> bytes | None:
    """Encode the file; half a character has no bytes."""
    try:
        return (BOM if bom else b"") + text.encode("utf-8")
    except UnicodeEncodeError:
        return None


def _differs_only(file: str, raw: bytes, tree: Node, place: Place, new: str) -> bool:
    """Read the result back: the same tree but for this one text."""
    source, _ = decode(file, raw)
    if source is None:
        return False
    result, faults = read_tree(source)
    return result is not None and not faults and _same(tree, result, place, new)


def _says(file: str, raw: bytes, expected: Plain) -> bool:
    """Read the result back: exactly what is expected, entries in the same order."""
    source, _ = decode(file, raw)
    tree, faults = read_tree(source) if source is not None else (None, ())
    return tree is not None and not faults and repr(plain(tree)) == repr(expected)


def _same(old: Node, now: Node, place: Place, new: str) -> bool:
    if isinstance(old, Scalar):
        return isinstance(now, Scalar) and now.text == (new if old.place == place else old.text)
    if isinstance(old, Sequence):
        return (
            isinstance(now, Sequence)
            and len(old.items) == len(now.items)
            and all(_same(one, other, place, new) for one, other in zip(old.items, now.items, strict=True))
        )
    return (
        isinstance(now, Mapping)
        and list(old.entries) == list(now.entries)
        and all(_same(entry.value, now.entries[key].value, place, new) for key, entry in old.entries.items())
    )
