"""What a company's file says of one parameter, said otherwise: one span changes, not a byte besides.

A value that counts from a day on is added to a history; what counted before stays as it was written.
"""

from collections.abc import Callable
from collections.abc import Sequence as Several
from dataclasses import dataclass
from typing import Final, NamedTuple

from crmpolicy.errors import BadValueError
from crmpolicy.source.edit import flow, replace_span, spelt
from crmpolicy.source.nodes import Entry, Mapping, Node, Plain, Scalar, Sequence, plain
from crmpolicy.source.spans import behind_entries, entry_line, has_remarks, is_flow, line_end, newline_of
from crmpolicy.source.text import SourceText
from crmpolicy.source.tree import read_tree

SECTION: Final = "parameters"
_STEP: Final = 2  # columns by which a block that is put deeper moves, and a new section is indented


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be said of a parameter.

    Args:
        key: its full name, for a new entry.
        names: how the file may call it.
        value: the new value as it is written.
        inside: the entry of a mapping that alone changes, as it is written; its value is ``part``.
        part: the value of that entry.
        since: the day from which it counts, ``None`` for the value itself.
        before: what counts now and stands in another file, as entries of a history.
        says_more: tells of what is written whether it is ``{value: ...}`` or ``{dated: ...}``.
        remark: a comment behind it.
    """

    key: str
    names: frozenset[str]
    value: Plain
    inside: tuple[str, ...] = ()
    part: str = ""
    since: str | None = None
    before: tuple[Plain, ...] = ()
    says_more: Callable[[Node], bool] = lambda node: isinstance(node, Mapping)
    remark: str = ""


class Change(NamedTuple):
    """A span of the text and what stands there then, and the whole file as it says it then."""

    start: int
    end: int
    written: str
    expected: Plain


def amend(source: SourceText, wish: Wish) -> bytes:
    r"""Give the bytes of a company's file that says otherwise of one parameter.

    >>> from crmpolicy.source.text import decode
    >>> source, _ = decode("a.yaml", b"parameters:\r\n  share: 1%  # example\r\n")
    >>> amend(source, Wish("share", frozenset({"share"}), "2%", since="2027-01-01"))
    b'parameters:\r\n  share: {dated: [{value: 1%}, {from: 2027-01-01, value: 2%}]}  # example\r\n'

    Raises:
        BadValueError: the file has faults, has a history that a plain value would overwrite, or cannot
            keep what is to be said.
    """
    tree, faults = read_tree(source)
    if faults or not isinstance(tree, Mapping):
        raise BadValueError("yaml-edit-faulty-file", file=source.file)
    start, end, written, expected = _Amending(source, tree, wish).change()
    if wish.remark:
        stop = len(source.text.rstrip("\r\n")) if written.endswith("\n") else line_end(source.text, end)
        kept, last = source.text[end:stop], written[len(written.rstrip("\r\n")) :]
        written, end = f"{written.rstrip()}{kept}  # {wish.remark}{last}", max(end, stop)
    return replace_span(source, (start, end), written, expected)


def entry_for(tree: Node | None, names: frozenset[str]) -> Entry | None:
    """Find what a company's file says of a parameter."""
    section = tree.entries.get(SECTION) if isinstance(tree, Mapping) else None
    entries = section.value.entries if section and isinstance(section.value, Mapping) else {}
    return next((entry for name, entry in entries.items() if name in names), None)


class _Amending:
    """One file and one wish: where it is said, and how."""

    def __init__(self, source: SourceText, tree: Mapping, wish: Wish) -> None:
        self.source, self.tree, self.wish = source, tree, wish
        self.text = source.text
        self.newline = newline_of(self.text)
        self.whole = plain(tree)

    def change(self) -> Change:
        """Find the span, and what is to stand there."""
        found = entry_for(self.tree, self.wish.names)
        if found is None:
            return self._new_entry()
        if not self.wish.says_more(found.value):
            return self._value(found.value, (found.key.text,))
        said_more = found.value
        if not isinstance(said_more, Mapping):
            raise BadValueError("yaml-edit-faulty-file", file=self.source.file)
        entries = said_more.entries
        if "dated" in entries:
            return self._appended(entries["dated"].value, (found.key.text, "dated"))
        if "value" not in entries:
            key, said = self._said()
            return self._into(said_more, (found.key.text,), key, said)
        if self.wish.since is None:
            return self._value(entries["value"].value, (found.key.text, "value"))
        return self._dated(entries["value"], found.key.text)

    def _value(self, node: Node, path: tuple[str, ...]) -> Change:
        """Put the value in the place of what is written, or make a history of both."""
        wish = self.wish
        if wish.since is not None:
            return self._history(node, path)
        inner = _below(node, wish.inside) if wish.inside else None
        if inner is not None:
            return self._put(inner, wish.part, (*path, *wish.inside))
        return self._put(node, wish.value, path)

    def _put(self, node: Node, said: Plain, path: tuple[str, ...]) -> Change:
        start, end = node.place.start, node.place.end
        self._no_remarks(node, start, end)
        written = flow(said)
        if isinstance(node, Scalar) and isinstance(said, str):
            written = _in_quotes_of(self.text[start], node, said)
        return Change(start, end, written, self._with(path, said))

    def _history(self, node: Node, path: tuple[str, ...]) -> Change:
        """Wrap what is written into a history, with the new value behind it."""
        said: Plain = {"dated": [{"value": plain(node)}, self._entry()]}
        start, end = node.place.start, node.place.end
        if _is_flat(node, self.text):
            old = self.text[start:end] if not isinstance(node, Scalar) else _kept(self.text[start:end], node)
            written = f"{{dated: [{{value: {old}}}, {flow(self._entry())}]}}"
            return Change(start, end, written, self._with(path, said))
        line = self.newline + " " * (node.place.column - 1 + _STEP)
        deeper = self._deeper(start, end, 3 * _STEP)
        written = f"dated:{line}- value:{line}{' ' * (2 * _STEP)}{deeper}{line}- {flow(self._entry())}"
        return Change(start, end, written, self._with(path, said))

    def _dated(self, entry: Entry, name: str) -> Change:
        """Make ``value: old`` a history, what stands beside it stays."""
        node = entry.value
        if not _is_flat(node, self.text):
            raise BadValueError("set-block-value", name=self.wish.key)
        start, end = entry.key.place.start, node.place.end
        held = self.text[node.place.start : end]
        old = _kept(held, node) if isinstance(node, Scalar) else held
        written = f"dated: [{{value: {old}}}, {flow(self._entry())}]"
        said: Plain = [{"value": plain(node)}, self._entry()]
        return Change(start, end, written, self._renamed((name,), "value", "dated", said))

    def _appended(self, node: Node, path: tuple[str, ...]) -> Change:
        """Add an entry to a history; what is written stays."""
        if self.wish.since is None:
            raise BadValueError("set-needs-day", name=self.wish.key)
        if not isinstance(node, Sequence) or not node.items:
            raise BadValueError("yaml-edit-faulty-file", file=self.source.file)
        last, entry = node.items[-1], flow(self._entry())
        said: Plain = [*(plain(each) for each in node.items), self._entry()]
        if self.text[node.place.start] == "[":
            end = last.place.end
            return Change(end, end, f", {entry}", self._with(path, said))
        end = line_end(self.text, last.place.end)
        dash = self.text.rfind("-", 0, last.place.start)
        indent = dash - self.text.rfind("\n", 0, dash) - 1
        written = f"{self.newline}{' ' * indent}- {entry}"
        return Change(end, end, written, self._with(path, said))

    def _new_entry(self) -> Change:
        """Say it in the section of values, which is made where there is none."""
        section = self.tree.entries.get(SECTION)
        key, said = self.wish.key, self._said_whole()
        if section is None:
            return self._new_section(key, said)
        if not isinstance(section.value, Mapping):
            raise BadValueError("yaml-edit-faulty-file", file=self.source.file)
        return self._into(section.value, (), key, said)

    def _new_section(self, key: str, said: Plain) -> Change:
        whole = self._with((), {**self._entries(()), key: said}, make=True)
        if is_flow(self.text, self.tree):
            return Change(*behind_entries(self.text, self.tree, entry_line(SECTION, {key: said})), whole)
        end = len(self.text)
        apart = "" if self.text.endswith("\n") else self.newline
        column = self.tree.place.column - 1
        pad = " " * column
        written = (
            f"{apart}{self.newline}{pad}{SECTION}:{self.newline}{pad}{' ' * _STEP}{entry_line(key, said)}"
        )
        return Change(end, end, written + self.newline, whole)

    def _into(self, mapping: Mapping, path: tuple[str, ...], key: str, said: Plain) -> Change:
        """Put an entry behind those of a mapping, in the mapping's own style."""
        whole = self._with(path, {**self._entries(path), key: said})
        return Change(*behind_entries(self.text, mapping, entry_line(key, said)), whole)

    def _said_whole(self) -> Plain:
        if self.wish.since is None:
            return self.wish.value
        return {"dated": [*self.wish.before, self._entry()]}

    def _said(self) -> tuple[str, Plain]:
        """Say it beside ``locked`` or ``may_only``, where a value stands under its own key."""
        if self.wish.since is None:
            return "value", self.wish.value
        return "dated", [*self.wish.before, self._entry()]

    def _entry(self) -> Plain:
        return {"from": self.wish.since or "", "value": self.wish.value}

    def _deeper(self, start: int, end: int, columns: int) -> str:
        """Put the lines of a block deeper; comments in it stay with it."""
        lines = self.text[start:end].split(self.newline)
        return f"{self.newline}{' ' * columns}".join(lines)

    def _no_remarks(self, node: Node, start: int, end: int) -> None:
        """Refuse to lose comments that stand between the parts of a value."""
        if not isinstance(node, Scalar) and has_remarks(self.text, node, start, end):
            raise BadValueError("set-remarks-inside", name=self.wish.key)

    def _entries(self, path: tuple[str, ...]) -> dict[str, Plain]:
        found = self.whole
        for step in (SECTION, *path):
            found = found.get(step, {}) if isinstance(found, dict) else {}
        return found if isinstance(found, dict) else {}

    def _with(self, path: tuple[str, ...], said: Plain, *, make: bool = False) -> Plain:
        """Give what the file says with something else below ``parameters``."""
        if make and isinstance(self.whole, dict):
            return {**self.whole, SECTION: said}
        return _replaced(self.whole, (SECTION, *path), said)

    def _renamed(self, path: tuple[str, ...], old: str, new: str, said: Plain) -> Plain:
        entries = {(new if key == old else key): value for key, value in self._entries(path).items()}
        return self._with(path, {**entries, new: said})


def _below(node: Node, path: Several[str]) -> Node | None:
    for step in path:
        entry = node.entries.get(step) if isinstance(node, Mapping) else None
        if entry is None:
            return None
        node = entry.value
    return node


def _is_flat(node: Node, text: str) -> bool:
    """Tell whether a value is written in one piece, so that it may stand inside brackets as it is."""
    first = text[node.place.start]
    return first in "[{" if not isinstance(node, Scalar) else first not in "|>"


def _kept(written: str, node: Scalar) -> str:
    """Keep a text as it is written, but for one that would be read otherwise inside brackets."""
    return spelt(node.text) if node.plain else written


def _in_quotes_of(first: str, node: Scalar, said: str) -> str:
    """Write a text in the quotes that are there."""
    if first == "'" and not node.plain and said.isprintable():
        return "'" + said.replace("'", "''") + "'"
    written = spelt(said)
    return f'"{written}"' if first == '"' and not node.plain and not written.startswith('"') else written


def _replaced(whole: Plain, path: Several[str], said: Plain) -> Plain:
    if not path:
        return said
    entries = whole if isinstance(whole, dict) else {}
    return {**entries, path[0]: _replaced(entries.get(path[0], {}), path[1:], said)}
