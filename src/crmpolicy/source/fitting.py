"""The check of shapes as readers use it: quick where all is well, thorough where something is not."""

from crmpolicy.source.misfit import Misfit
from crmpolicy.source.nodes import Node, Place
from crmpolicy.source.quick import fits


def misfits(node: Node, shape: str, place: Place | None = None) -> list[Misfit]:
    """Compare a tree with a shape.

    Args:
        node: the tree.
        shape: the name of the shape, such as ``PolicyFile``.
        place: where the tree hangs (its key), told for keys that are missing in it.
    """
    if fits(node, shape):
        return []
    from crmpolicy.source import check, shaped  # noqa: PLC0415 - pydantic is loaded for faulty files only

    return check.misfits(node, shaped.all_shapes()[shape], place)
