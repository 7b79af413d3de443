"""Any node of a file is said otherwise, added or taken away: one span changes, not a byte besides.

Each edit is read back: the file then says exactly what was meant, or nothing is done.
"""

from collections.abc import Sequence as Several
from typing import Final

from crmpolicy.errors import BadValueError
from crmpolicy.source.edit import flow, replace_span, replace_value
from crmpolicy.source.nodes import Mapping, Node, Plain, Scalar, Sequence, Step, at, plain
from crmpolicy.source.spans import (
    around,
    behind_entries,
    entry_line,
    has_remarks,
    is_flow,
    line_end,
    line_start,
    newline_of,
)
from crmpolicy.source.text import SourceText
from crmpolicy.source.tree import read_tree

Path = Several[Step]
_DASH: Final = "- "


def put(source: SourceText, path: Path, said: Plain) -> bytes:
    r"""Say a node otherwise; of what is the same within it, every byte stays.

    >>> from crmpolicy.source.text import decode
    >>> source, _ = decode("a.yaml", b"when: {share: {at_least: 1%, under:  5%}}  # ours\n")
    >>> put(source, ("when", "share"), {"at_least": "1%", "under": "6%"})
    b'when: {share: {at_least: 1%, under:  6%}}  # ours\n'

    Raises:
        BadValueError: the file has faults, or a comment within the node would be lost.
    """
    tree = _tree(source)
    node = at(tree, tuple(path))
    if plain(node) == said:
        return source.raw
    differing = _differing(node, said)
    if len(differing) > 1:
        for steps, part in differing:
            source = _again(source, put(source, (*path, *steps), part))
        return source.raw
    if differing and differing[0][0]:
        return put(source, (*path, *differing[0][0]), differing[0][1])
    if isinstance(node, Scalar) and isinstance(said, str):
        return replace_value(source, node.place, said)
    start, end = node.place.start, node.place.end
    if not isinstance(node, Scalar) and has_remarks(source.text, node, start, end):
        raise BadValueError("yaml-edit-remark", place=str(node.place.location))
    return replace_span(source, (start, end), flow(said), replaced(plain(tree), path, said))


def settle(source: SourceText, path: Path, key: str, said: "dict[str, Plain]") -> bytes:
    r"""Say a mapping under a key otherwise, entry by entry; an empty one goes, one that is not there comes.

    >>> from crmpolicy.source.text import decode
    >>> source, _ = decode("a.yaml", b"- {id: a, when: {share: 1%, grade:  A}}\n")
    >>> settle(source, (0,), "when", {"grade": "A", "size": "big"})
    b'- {id: a, when: {grade:  A, size: big}}\n'

    Raises:
        BadValueError: the file has faults, or cannot keep what is to be said without losing something.
    """
    node = at(_tree(source), tuple(path))
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    if entry is None:
        return add_entry(source, path, key, said) if said else source.raw
    if not said:
        return drop_entry(source, path, key)
    steps = (*path, key)
    old = plain(entry.value)
    if not isinstance(old, dict) or not old.keys() & said.keys():
        return put(source, steps, said)
    for name, each in said.items():
        if name in old:
            source = _again(source, put(source, (*steps, name), each))
        else:
            source = _again(source, add_entry(source, steps, name, each))
    for name in old.keys() - said.keys():
        source = _again(source, drop_entry(source, steps, name))
    return source.raw


def add_entry(source: SourceText, path: Path, key: str, said: Plain) -> bytes:
    r"""Put an entry behind those of a mapping, in its style.

    >>> from crmpolicy.source.text import decode
    >>> source, _ = decode("a.yaml", b"when: {share: 1%}\n")
    >>> add_entry(source, ("when",), "grade", ["A", "B"])
    b'when: {share: 1%, grade: [A, B]}\n'

    Raises:
        BadValueError: the file has faults.
    """
    tree = _tree(source)
    mapping = at(tree, tuple(path))
    if not isinstance(mapping, Mapping):
        raise BadValueError("yaml-edit-layout", place=str(mapping.place.location))
    entries = {name: plain(each.value) for name, each in mapping.entries.items()}
    start, end, written = behind_entries(source.text, mapping, entry_line(key, said))
    return replace_span(source, (start, end), written, replaced(plain(tree), path, {**entries, key: said}))


def drop_entry(source: SourceText, path: Path, key: str) -> bytes:
    r"""Take an entry out of a mapping.

    >>> from crmpolicy.source.text import decode
    >>> source, _ = decode("a.yaml", b"when: {share: 1%, grade: A}\n")
    >>> drop_entry(source, ("when",), "share")
    b'when: {grade: A}\n'

    Raises:
        BadValueError: the file has faults, it is the only entry of a block, it shares its line with others,
            or a comment would be lost.
    """
    tree = _tree(source)
    mapping = at(tree, tuple(path))
    entry = mapping.entries.get(key) if isinstance(mapping, Mapping) else None
    if not isinstance(mapping, Mapping) or entry is None:
        raise BadValueError("yaml-edit-layout", place=str(mapping.place.location))
    kept = {name: plain(each.value) for name, each in mapping.entries.items() if name != key}
    if is_flow(source.text, mapping):
        span = around([*mapping.entries.values()], entry)
    else:
        span = _lines(source.text, entry.key.place.start, entry.value.place.end, entry.key)
    _keep_remarks(source.text, entry.value, span)
    return replace_span(source, span, "", replaced(plain(tree), path, kept))


def insert_item(source: SourceText, path: Path, index: int, said: Plain) -> bytes:
    r"""Put an item into a list, behind the one before it.

    >>> from crmpolicy.source.text import decode
    >>> source, _ = decode("a.yaml", b"rules:\n  - {id: a}  # first\n  - {id: c}\n")
    >>> insert_item(source, ("rules",), 1, {"id": "b"})
    b'rules:\n  - {id: a}  # first\n  - {id: b}\n  - {id: c}\n'

    Args:
        source: the file.
        path: the steps to the list, which has at least one item.
        index: where the new item will be; at least 1.
        said: the item.

    Raises:
        BadValueError: the file has faults.
    """
    tree, items, node = _listed(source, path)
    before = node.items[index - 1]
    if is_flow(source.text, node):
        start, written = before.place.end, f", {flow(said)}"
    else:
        start = line_end(source.text, before.place.end)
        dash = _dash(source.text, before)
        indent = dash - line_start(source.text, dash)
        written = f"{newline_of(source.text)}{' ' * indent}{_DASH}{flow(said)}"
    expected = [*items[:index], said, *items[index:]]
    return replace_span(source, (start, start), written, replaced(plain(tree), path, expected))


def remove_item(source: SourceText, path: Path, index: int) -> bytes:
    r"""Take an item out of a list that has others, with its line.

    >>> from crmpolicy.source.text import decode
    >>> source, _ = decode("a.yaml", b"rules:\n  - {id: a}\n  - {id: b}\n")
    >>> remove_item(source, ("rules",), 0)
    b'rules:\n  - {id: b}\n'

    Raises:
        BadValueError: the file has faults, or a comment would be lost.
    """
    tree, items, node = _listed(source, path)
    item = node.items[index]
    if is_flow(source.text, node):
        first = node.items[index - 1].place.end if index else item.place.start
        last = item.place.end if index or len(items) == 1 else node.items[1].place.start
        span = (first, last)
    else:
        span = _lines(source.text, _dash(source.text, item), item.place.end, item)
    _keep_remarks(source.text, item, span)
    return replace_span(source, span, "", replaced(plain(tree), path, [*items[:index], *items[index + 1 :]]))


def replaced(whole: Plain, path: Path, said: Plain) -> Plain:
    """Give what a file says with something else at a place.

    >>> replaced({"a": ["1", "2"]}, ("a", 1), "3")
    {'a': ['1', '3']}
    """
    if not path:
        return said
    step, rest = path[0], path[1:]
    if isinstance(whole, list) and isinstance(step, int):
        return [replaced(each, rest, said) if place == step else each for place, each in enumerate(whole)]
    if isinstance(whole, dict) and isinstance(step, str):
        return {**whole, step: replaced(whole[step], rest, said)}
    raise LookupError(step)


def _tree(source: SourceText) -> Node:
    tree, faults = read_tree(source)
    if tree is None or faults:
        raise BadValueError("yaml-edit-faulty-file", file=source.file)
    return tree


def _again(source: SourceText, raw: bytes) -> SourceText:
    return SourceText(source.file, raw.decode("utf-8-sig" if source.bom else "utf-8"), source.bom, raw)


def _differing(node: Node, said: Plain) -> list[tuple[tuple[Step, ...], Plain]]:
    """Name the innermost parts that differ, where both are built alike; else the whole."""
    if isinstance(node, Mapping) and isinstance(said, dict) and [*node.entries] == [*said]:
        below: list[tuple[Step, Node, Plain]] = [
            (key, each.value, said[key]) for key, each in node.entries.items()
        ]
    elif isinstance(node, Sequence) and isinstance(said, list) and len(node.items) == len(said):
        below = [(place, *pair) for place, pair in enumerate(zip(node.items, said, strict=True))]
    else:
        return [((), said)]
    found = [
        ((step, *steps), part)
        for step, each, wanted in below
        if plain(each) != wanted
        for steps, part in _differing(each, wanted)
    ]
    return found or [((), said)]


def _listed(source: SourceText, path: Path) -> tuple[Node, list[Plain], Sequence]:
    tree = _tree(source)
    node = at(tree, tuple(path))
    if not isinstance(node, Sequence) or not node.items:
        raise BadValueError("yaml-edit-layout", place=str(node.place.location))
    return tree, [plain(each) for each in node.items], node


def _dash(text: str, item: Node) -> int:
    return text.rfind("-", 0, item.place.start)


def _lines(text: str, start: int, end: int, node: Node) -> tuple[int, int]:
    """Give the span of whole lines; what shares them with something else cannot be taken away."""
    first, last = line_start(text, start), line_end(text, end)
    alone = not text[first:start].strip() and not text[end:last].split("#", maxsplit=1)[0].strip()
    if not alone:
        raise BadValueError("yaml-edit-layout", place=str(node.place.location))
    if last == len(text):
        return (first - len(newline_of(text)) if first else 0), last
    return first, last + len(newline_of(text))


def _keep_remarks(text: str, node: Node, span: tuple[int, int]) -> None:
    """Refuse to lose a comment: somebody wrote it for a reason."""
    if has_remarks(text, node, *span):
        raise BadValueError("yaml-edit-remark", place=str(node.place.location))
