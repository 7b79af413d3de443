"""A tree is built from YAML events, without recursion, and everything odd is gathered on the way."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

import yaml

from crmpolicy.errors import Fault, Location
from crmpolicy.source.nodes import Entry, Mapping, Node, Place, Scalar, Sequence
from crmpolicy.source.slips import Role, Spot, has_placeholder, slip
from crmpolicy.source.spaces import Spans, odd_spaces
from crmpolicy.source.syntax import BAD_ESCAPE, shown
from crmpolicy.source.text import location_at
from crmpolicy.wording import Argument

DEPTH: Final = 50

_ASKED_KEY: Final = re.compile(r"(?:^|[ \[{,])\?(?=[ \r\n])", re.MULTILINE)
_NO_KEYS: Final = {"<<": "yaml-merge-key", "": "yaml-empty-key"}
_LONE_PAIR: Final = re.compile(r"([^\s:]+:)(\S|[^\S ])")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class _Frame:
    """A collection that is still open; ``end`` is where its last part known so far ends."""

    __slots__ = (
        "bracketed",
        "end",
        "entries",
        "flow",
        "items",
        "key",
        "lost",
        "mapping",
        "place",
        "torn",
        "waiting",
    )

    def __init__(self, place: Place, *, mapping: bool, flow: bool) -> None:
        # A lone pair in a list in brackets, `[a: b]`, has none of its own.
        self.bracketed = flow and place.end > place.start
        self.place = place
        self.mapping = mapping
        self.flow = flow
        self.end = place.start
        self.items: list[Node] = []
        self.entries: dict[str, Entry] = {}
        self.key: Scalar | None = None
        self.waiting = mapping
        self.lost = False
        self.torn = False

    def close(self, end: int) -> Node:
        """Make the node; without brackets it ends where its last part does, whatever was looked at since."""
        place = self.place._replace(end=end if self.bracketed else self.end)
        return Mapping(self.entries, place) if self.mapping else Sequence(tuple(self.items), place)


class Building:
    """The tree of one file in the making: takes events one by one.

    >>> Building("a.yaml", "a: 1").root is None
    True
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.faults: list[Fault] = []
        self.root: Node | None = None
        self.over = False
        self.reached = 0
        self.spans = Spans(text)
        self._asked = _ASKED_KEY.search(text) is not None
        self._documents = 0
        self._open: list[_Frame] = []

    def take(self, events: Iterable[Any]) -> None:
        """Take all events, until one ends the reading of this file."""
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._begin,
            yaml.SequenceStartEvent: self._begin,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        for event in events:
            handler = handlers.get(type(event))
            if handler:
                handler(event)
            if self.over:
                return
            self.reached = event.start_mark.index

    def finish(self) -> None:
        """Look at what can only be judged when all has been read."""
        if self.over:
            return
        self.faults += odd_spaces(self.file, self.text, self.spans)
        if isinstance(self.root, Scalar) and self.root.plain:
            self._lone_text(self.root)
        if self.root is None or (isinstance(self.root, Scalar) and self.root.plain and not self.root.text):
            self.root = None
            self.faults.append(Fault("yaml-empty-file", {}, Location(self.file, 1, 1)))

    def _lone_text(self, root: Scalar) -> None:
        """Name the missing space of a file that would be a key and its value."""
        found = _LONE_PAIR.match(root.text)
        if found and found[2].isspace():
            start = root.place.start + found.start(2)
            character = f"U+{ord(found[2]):04X}"
            self._fault("yaml-odd-space", location_at(self.file, self.text, start), character=character)
        elif found:
            self._fault("yaml-colon-without-space", root.place, key=found[0])

    def _fault(self, code: str, place: Place | Location, **arguments: Argument) -> None:
        at = place.location if isinstance(place, Place) else place
        self.faults.append(Fault(code, arguments, at))

    def _stop(self, code: str, place: Place, **arguments: Argument) -> None:
        self._fault(code, place, **arguments)
        self.root = None
        self.over = True

    def _place(self, event: Any) -> Place:
        start = event.start_mark
        return Place(self.file, start.line + 1, start.column + 1, start.index, event.end_mark.index)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop("yaml-several-documents", self._place(event))

    def _alias(self, event: Any) -> None:
        place = self._place(event)
        self._fault("yaml-alias", place, name=f"*{event.anchor}")
        self._put(Scalar(f"*{event.anchor}", place, plain=True))

    def _refuse_properties(self, event: Any, place: Place) -> None:
        if event.anchor is not None:
            self._fault("yaml-anchor", place, name=f"&{event.anchor}")
        if event.tag is not None:
            self._fault("yaml-tag", place)

    def _scalar(self, event: Any) -> None:
        start, end, style = event.start_mark, event.end_mark, event.style
        place = Place(self.file, start.line + 1, start.column + 1, start.index, end.index)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event, place)
        if style in ("|", ">"):
            place = place._replace(end=place.start + len(self.text[place.start : place.end].rstrip(" \r\n")))
        scalar = Scalar(event.value, place, plain=not style)
        if self.spans.wanted:
            self.spans.add(scalar)
        if style == '"' and _SURROGATE.search(event.value):
            self._half_character(place)
        self._put(scalar)

    def _half_character(self, place: Place) -> None:
        """Refuse what the C parser refuses: an escape that stands for half a character."""
        found = BAD_ESCAPE.search(self.text, place.start, place.end)
        start = found.start() if found else place.start
        self._fault("yaml-escape", location_at(self.file, self.text, start), given=shown(self.text, start))

    def _begin(self, event: Any) -> None:
        place = self._place(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event, place)
        if len(self._open) == DEPTH:
            self._stop("yaml-too-deep", place, limit=str(DEPTH))
            return
        if self._open and self._open[-1].waiting:
            self._fault("yaml-key-not-text", place)
        mapping = type(event) is yaml.MappingStartEvent
        self._open.append(_Frame(place, mapping=mapping, flow=bool(event.flow_style)))

    def _end(self, event: Any) -> None:
        node = self._open.pop().close(event.end_mark.index)
        if isinstance(node, Sequence) and has_placeholder(node):
            self._fault(
                "yaml-placeholder-left", node.place, given=self.text[node.place.start : node.place.end]
            )
        self._put(node)

    def _put(self, node: Node) -> None:
        if not self._open:
            self.root = node
            self._look(node, "root")
            return
        frame = self._open[-1]
        frame.end = max(frame.end, node.place.end)
        if not frame.mapping:
            frame.items.append(self._filled(node, frame))
        elif frame.waiting:
            self._key(node, frame)
        else:
            self._entry(node, frame)

    def _filled(self, node: Node, frame: _Frame) -> Node:
        """Refuse a list entry of which there is only the dash."""
        if isinstance(node, Scalar) and node.plain and not node.text:
            self._fault("yaml-empty-entry", node.place)
            return node
        self._look(node, "item", frame)
        return node

    def _key(self, node: Node, frame: _Frame) -> None:
        frame.waiting = False
        frame.key = node if isinstance(node, Scalar) else None
        frame.lost = frame.key is None or self._odd_key(frame.key, frame)

    def _odd_key(self, key: Scalar, frame: _Frame) -> bool:
        """Tell whether nothing can be kept under the key, and say why."""
        if self._asked and self._is_asked(key.place.start):
            self._fault("yaml-complex-key", key.place)
        if not key.plain:
            return False
        if self._look(key, "key", frame):
            return True
        if key.text not in _NO_KEYS:
            return False
        self._fault(_NO_KEYS[key.text], key.place)
        return True

    def _is_asked(self, index: int) -> bool:
        """Tell whether a key is written with a question mark before it."""
        while index and self.text[index - 1] in " \r\n":
            index -= 1
        return index > 0 and _ASKED_KEY.search(self.text, max(index - 2, 0), index + 1) is not None

    def _entry(self, value: Node, frame: _Frame) -> None:
        frame.waiting = True
        key = frame.key
        if key is None or frame.lost:
            return
        if isinstance(value, Scalar) and value.plain and not value.text:
            value = self._empty(key, frame)
        elif self._look(value, "value", frame, key):
            # A comma inside full-width quotes or brackets tore them apart: no word about the other half.
            frame.torn = frame.flow
        first = frame.entries.get(key.text)
        if first:
            self._fault("yaml-duplicate-key", key.place, key=key.text, first=str(first.key.place.line))
        else:
            frame.entries[key.text] = Entry(key, value)

    def _empty(self, key: Scalar, frame: _Frame) -> Scalar:
        """Refuse a key without value; parsers disagree where nothing stands: for us right after its key."""
        if not frame.torn:
            colon = key.plain and ":" in key.text
            self._fault("yaml-colon-without-space" if colon else "yaml-empty-value", key.place, key=key.text)
        width = key.place.end - key.place.start
        return Scalar(
            "", key.place._replace(column=key.place.column + width, start=key.place.end), plain=True
        )

    def _look(self, node: Node, role: Role, frame: _Frame | None = None, key: Scalar | None = None) -> bool:
        """Name a slip of the hand in a text, if there is one."""
        if type(node) is not Scalar or not node.plain or (node.text.isascii() and "[" not in node.text):
            return False
        found = slip(node, self.text, Spot(role, flow=frame is not None and frame.flow, key=key))
        if found:
            self.faults.append(found)
        return found is not None
