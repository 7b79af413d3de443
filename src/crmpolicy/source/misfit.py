"""What does not fit a shape, and how a node is named to people."""

from typing import NamedTuple

from crmpolicy.errors import Fault
from crmpolicy.source.nodes import Node, Scalar, Sequence
from crmpolicy.wording import Words, word


class Misfit(NamedTuple):
    """A fault of shape, and the nodes from the root of the tree down to it."""

    fault: Fault
    nodes: tuple[Node, ...]


def kind_of(node: Node) -> Words:
    """Name what a node is: a text, a list or a mapping."""
    if isinstance(node, Scalar):
        return word("text")
    return word("list" if isinstance(node, Sequence) else "mapping")
