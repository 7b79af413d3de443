"""Where in a text an entry begins and ends, and where another one goes, in the style of its neighbours."""

import re
from typing import Final, NamedTuple

from crmpolicy.source.edit import flow, spelt
from crmpolicy.source.nodes import Entry, Mapping, Node, Plain, Scalar, Sequence

_REMARK: Final = re.compile(r"(?:^|\s)#")


class Stretch(NamedTuple):
    """A span of a text, and what stands there then."""

    start: int
    end: int
    written: str


def newline_of(text: str) -> str:
    """Give the line end that a file uses."""
    return "\r\n" if "\r\n" in text else "\n"


def line_end(text: str, start: int) -> int:
    r"""Tell where the line of an offset ends, its line end left out.

    >>> line_end("a: 1\r\nb: 2", 2)
    4
    """
    found = text.find("\n", start)
    end = len(text) if found < 0 else found
    return end - 1 if end > start and text[end - 1] == "\r" else end


def line_start(text: str, offset: int) -> int:
    """Tell where the line of an offset begins."""
    return text.rfind("\n", 0, offset) + 1


def entry_line(key: str, said: Plain) -> str:
    """Write an entry on one line."""
    return f"{spelt(key)}: {flow(said)}"


def is_flow(text: str, node: Node) -> bool:
    """Tell whether a list or mapping stands in brackets."""
    return text[node.place.start] in "[{"


def behind_entries(text: str, mapping: Mapping, written: str) -> Stretch:
    """Put an entry behind those of a mapping, in the mapping's own style."""
    if is_flow(text, mapping):
        return before_brace(mapping, written)
    entries = [*mapping.entries.values()]
    end = line_end(text, entries[-1].value.place.end)
    indent = entries[0].key.place.column - 1
    return Stretch(end, end, f"{newline_of(text)}{' ' * indent}{written}")


def before_brace(mapping: Mapping, written: str) -> Stretch:
    """Put an entry behind those of a mapping that stands in braces."""
    entries = [*mapping.entries.values()]
    if not entries:
        start = mapping.place.start + 1
        return Stretch(start, start, written)
    end = entries[-1].value.place.end
    return Stretch(end, end, f", {written}")


def scalars_of(node: Node) -> list[Scalar]:
    """Give all texts of a node that stand for values."""
    if isinstance(node, Scalar):
        return [node]
    inner = node.items if isinstance(node, Sequence) else [each.value for each in node.entries.values()]
    return [found for each in inner for found in scalars_of(each)]


def has_remarks(text: str, node: Node, start: int, end: int) -> bool:
    """Tell whether a comment stands between the parts of a node, from one offset to another."""
    inside = text[start:end]
    for scalar in scalars_of(node):
        inside = inside.replace(text[scalar.place.start : scalar.place.end], "", 1)
    return _REMARK.search(inside) is not None


def around(entries: list[Entry], entry: Entry) -> tuple[int, int]:
    """Give the span of an entry in braces with the comma that goes with it."""
    place = entries.index(entry)
    if place:
        return entries[place - 1].value.place.end, entry.value.place.end
    if len(entries) > 1:
        return entry.key.place.start, entries[1].key.place.start
    return entry.key.place.start, entry.value.place.end
