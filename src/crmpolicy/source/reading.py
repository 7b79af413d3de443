"""Small readers of nodes whose shape is checked: texts, titles, lists, truth values."""

from collections.abc import Iterator

from crmpolicy.errors import BadValueError
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.misfit import kind_of
from crmpolicy.source.tree import Entry, Mapping, Node, Scalar, Sequence
from crmpolicy.values import Boolean
from crmpolicy.wording import Words, word


def child(node: Node, key: str) -> Node | None:
    """Give what stands under a key."""
    entry = node.entries.get(key) if isinstance(node, Mapping) else None
    return entry.value if entry else None


def text_of(node: Node, key: str) -> str | None:
    """Give the text under a key."""
    found = child(node, key)
    return found.text if isinstance(found, Scalar) else None


def scalars(node: Node | None) -> tuple[Scalar, ...]:
    """Give one text or a list of texts as a list."""
    if isinstance(node, Scalar):
        return (node,)
    items = node.items if isinstance(node, Sequence) else ()
    return tuple(item for item in items if isinstance(item, Scalar))


def texts_of(node: Node, key: str) -> tuple[str, ...]:
    """Give the one text or the texts under a key."""
    return tuple(each.text for each in scalars(child(node, key)))


def title_of(node: Node, key: str = "title") -> Words | None:
    """Give the title under a key, where there is one."""
    found = child(node, key)
    if not isinstance(found, Mapping):
        return None
    return Words(text_of(found, "zh") or "", text_of(found, "en") or "")


def items_of(node: Node, key: str) -> tuple[Node, ...]:
    """Give the items of the list under a key."""
    found = child(node, key)
    return found.items if isinstance(found, Sequence) else ()


def entries_of(node: Node | None) -> Iterator[tuple[str, Entry]]:
    """Give the entries of a mapping, or nothing."""
    if isinstance(node, Mapping):
        yield from node.entries.items()


def flag_of(desk: Desk, node: Node, key: str, *, default: bool = False) -> bool:
    """Read yes or no under a key."""
    found = child(node, key)
    if not isinstance(found, Scalar):
        return default
    try:
        return bool(Boolean().parse(found.text))
    except BadValueError as error:
        desk.refuse(error, found)
        return default


def word_of(desk: Desk, node: Node, key: str, allowed: tuple[str, ...]) -> str | None:
    """Read one of the allowed words under a key."""
    written = child(node, key)
    found = as_scalar(desk, written, key) if written is not None and desk.is_sound(written) else None
    if found is None or found.text in allowed:
        return found.text if found is not None else None
    desk.tell("shape-unknown-word", found, key=key, given=found.text, advice=advice(found.text, allowed))
    return None


def as_mapping(desk: Desk, node: Node, key: str) -> Mapping | None:
    """Give a node as a mapping; another kind of node is a fault."""
    if isinstance(node, Mapping):
        return node
    desk.tell("shape-wrong-kind", node, key=key, wanted=word("mapping"), found=kind_of(node))
    return None


def as_scalar(desk: Desk, node: Node, key: str) -> Scalar | None:
    """Give a node as a text; another kind of node is a fault."""
    if isinstance(node, Scalar):
        return node
    desk.tell("shape-wrong-kind", node, key=key, wanted=word("text"), found=kind_of(node))
    return None


def as_list(desk: Desk, node: Node, key: str) -> tuple[Node, ...]:
    """Give the items of a list; another kind of node is a fault."""
    if isinstance(node, Sequence):
        return node.items
    desk.tell("shape-wrong-kind", node, key=key, wanted=word("list"), found=kind_of(node))
    return ()
