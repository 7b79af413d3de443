"""What loads and yet is no good manner: names in another style, half a title, taken words, mixed units."""

import re
from collections.abc import Iterator
from typing import Final

from crmpolicy.errors import Fault
from crmpolicy.source.alike import alike
from crmpolicy.source.nodes import Entry, Mapping, Node, Scalar, Sequence

_DECLARED: Final = frozenset({"facts", "parameters", "decisions", "scales", "events", "roles", "subjects"})
_NAMED: Final = frozenset({"rules", "properties"})
_WORDS: Final = frozenset({"values", "parts", "states", "levels", "moves", "stages", "tracks", "sections"})
_SNAKE: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_KEBAB: Final = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_EITHER: Final = re.compile(r"[A-Za-z0-9]+(?:(?:-[A-Za-z0-9]+)*|(?:_[A-Za-z0-9]+)*)")
_CHINESE: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN: Final = re.compile(r"[A-Za-z]")
_AMOUNT: Final = re.compile(r"[+-]?[0-9][0-9.,]*(?:[eE][+-]?[0-9]+)? *(?P<unit>.*)")


def manners(tree: Node) -> list[Fault]:
    r"""Tell what could be written better in a file that is read without faults.

    >>> from crmpolicy.source.text import decode
    >>> from crmpolicy.source.tree import read_tree
    >>> tree, _ = read_tree(decode("a.yaml", b"facts:\n  salesShare: {type: ratio}\n")[0])
    >>> [fault.code for fault in manners(tree)]
    ['lint-name']
    """
    if not isinstance(tree, Mapping):
        return []
    of_company = "company" in tree.entries
    return [*([] if of_company else _names(tree)), *_below(tree, None)]


def _names(tree: Mapping) -> Iterator[Fault]:
    """Tell declared names that are not written like all others; a Chinese name is a name."""
    for section in _DECLARED & tree.entries.keys():
        node = tree.entries[section].value
        for name, entry in node.entries.items() if isinstance(node, Mapping) else ():
            if name.isascii() and not _SNAKE.fullmatch(name):
                yield Fault("lint-name", {"name": name, "wanted": _snake(name)}, entry.key.place.location)


def _snake(name: str) -> str:
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return re.sub(r"[^a-z0-9]+", "_", parted.lower()).strip("_")


def _below(node: Node, key: str | None) -> Iterator[Fault]:
    """Look at every part of a file."""
    if isinstance(node, Sequence):
        if key == "dated":
            yield from _units(node)
        if key in _NAMED:
            yield from _ids(node, _KEBAB)
        if key in _WORDS:
            yield from _ids(node, _EITHER)
        if key == "values":
            yield from _words(node)
        for item in node.items:
            yield from _below(item, None)
    elif isinstance(node, Mapping):
        if node.entries and node.entries.keys() <= {"zh", "en"}:
            yield from _title(node)
        for name, entry in node.entries.items():
            yield from _below(entry.value, name)


def _title(node: Mapping) -> Iterator[Fault]:
    """Tell a title that lacks a language, or has the words of one in the place of the other."""
    for language, letters in (("zh", _CHINESE), ("en", _LATIN)):
        entry = node.entries.get(language)
        if entry is None:
            yield Fault("lint-title-missing", {"language": language}, node.place.location)
        elif isinstance(entry.value, Scalar) and not letters.search(entry.value.text):
            given = {"language": language, "given": entry.value.text}
            yield Fault("lint-title-language", given, entry.value.place.location)


def _ids(node: Sequence, style: re.Pattern[str]) -> Iterator[Fault]:
    """Tell ids in another style: rules and laws take hyphens, words take hyphens or underscores."""
    for found in _entries(node, "id"):
        if found.text.isascii() and not style.fullmatch(found.text):
            wanted = re.sub(r"[^A-Za-z0-9]+", "-", found.text).strip("-")
            yield Fault("lint-rule-id", {"name": found.text, "wanted": wanted}, found.place.location)


def _entries(node: Sequence, key: str) -> Iterator[Scalar]:
    for item in node.items:
        entry = item.entries.get(key) if isinstance(item, Mapping) else None
        if entry is not None and isinstance(entry.value, Scalar):
            yield entry.value


def _words(node: Sequence) -> Iterator[Fault]:
    """Tell another spelling of a word that people take for the name of another one."""
    names: dict[str, tuple[Node, str]] = {}
    for item in node.items:
        for called in _called(item):
            names.setdefault(alike(called.text), (item, called.text))
    for item in node.items:
        also = item.entries.get("also") if isinstance(item, Mapping) else None
        for written in _texts(also):
            owner, other = names.get(alike(written.text), (item, ""))
            if owner is not item:
                given = {"given": written.text, "other": other}
                yield Fault("lint-alias-taken", given, written.place.location)


def _called(item: Node) -> Iterator[Scalar]:
    """Give the id and the titles of a word."""
    entries = item.entries if isinstance(item, Mapping) else {}
    yield from _texts(entries.get("id"))
    title = entries.get("title")
    if title is not None and isinstance(title.value, Mapping):
        for entry in title.value.entries.values():
            yield from _texts(entry)


def _texts(entry: Entry | None) -> Iterator[Scalar]:
    if entry is not None:
        items = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
        yield from (item for item in items if isinstance(item, Scalar))


def _units(node: Sequence) -> Iterator[Fault]:
    """Tell an entry of a history in another unit than the first: people compare such figures by eye."""
    first: str | None = None
    for value in _entries(node, "value"):
        found = _AMOUNT.fullmatch(value.text)
        if found is None:
            continue
        unit = _unit(found["unit"])
        first = unit if first is None else first
        if unit != first:
            given = {"given": value.text, "unit": first or "-"}
            yield Fault("lint-units", given, value.place.location)


def _unit(written: str) -> str:
    """Put a unit into one form: `day` and `days`, 万元 and 元 are one each."""
    bare = re.sub(r"^[百千万亿]+", "", written).casefold()
    return bare.removesuffix("s") if bare.isascii() else bare.removeprefix("个")
