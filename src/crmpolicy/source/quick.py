"""Whether a tree fits the shape of its file, without pydantic: good files are the rule, and cost little so.

The table is generated from the shapes (:mod:`crmpolicy.source.shaped`); what does not fit is told by
:mod:`crmpolicy.source.check` from the shapes themselves, and a property test keeps the two equal.
"""

from typing import Any

from crmpolicy.source.nodes import Mapping, Node, Scalar, Sequence
from crmpolicy.source.quick_table import MODELS


def fits(node: Node, model: str) -> bool:
    """Tell whether a tree has the shape of a model.

    Args:
        node: the tree.
        model: the name of a shape, such as ``PolicyFile``.
    """
    return _fits(node, ("keys", model))


def _fits(node: Node, kind: Any) -> bool:
    """Compare a node with a kind: a word for texts and anything, else a tuple with what lies below."""
    if kind == "any":
        return True
    if kind == "text":
        return isinstance(node, Scalar)
    name = kind[0]
    if name == "words":
        return isinstance(node, Scalar) and node.text in kind[1]
    if name == "list":
        return isinstance(node, Sequence) and all(_fits(item, kind[1]) for item in node.items)
    if name == "map":
        return isinstance(node, Mapping) and all(_fits(each.value, kind[1]) for each in node.entries.values())
    return _keys(node, kind[1]) if name == "keys" else _either(node, kind)


def _keys(node: Node, model: str) -> bool:
    if not isinstance(node, Mapping):
        return False
    keys, required = MODELS[model]
    entries = node.entries
    return all(key in entries for key in required) and all(
        key in keys and _fits(entry.value, keys[key]) for key, entry in entries.items()
    )


def _either(node: Node, kind: Any) -> bool:
    """Compare with the alternative for texts, lists or mappings, whichever the node is."""
    place = 1 if isinstance(node, Scalar) else 2 if isinstance(node, Sequence) else 3
    return kind[place] is not None and _fits(node, kind[place])
