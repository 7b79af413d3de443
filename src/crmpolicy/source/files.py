"""Reads one file: bytes, text, tree, shape; what holds a fault is marked, the rest can be resolved."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from crmpolicy.drafts import bytes_of
from crmpolicy.errors import Fault, Location
from crmpolicy.source.desk import Desk, path_to
from crmpolicy.source.fitting import misfits
from crmpolicy.source.misfit import Misfit, kind_of
from crmpolicy.source.text import SourceText, decode
from crmpolicy.source.tree import Mapping, Node, read_tree
from crmpolicy.wording import word

SECTION: Final = 2  # the root and a section: what is lost there may be declarations
MOST_KEPT: Final = 256  # trees; policies have few files, this only bounds a hostile host


def read_file(path: Path, shape: str, desk: Desk) -> Mapping | None:
    """Read a file and check its shape; None where nothing of it can be used."""
    root = read_root(path, desk)
    if root is not None:
        check_shape(root, shape, desk)
    return root


def check_shape(root: Mapping, shape: str, desk: Desk) -> None:
    """Tell what in a file does not fit its shape, and mark what is faulty."""
    found = misfits(root, shape)
    tell_misfits(found, root, desk)
    desk.partial = desk.partial or any(
        fault.code == "shape-unknown-key" and len(nodes) == 1 for fault, nodes in found
    )


def tell_misfits(found: Sequence[Misfit], top: Node, desk: Desk) -> None:
    """Tell faults of shape, save where a fault of the text below ``top`` is told already."""
    spoilt = frozenset(desk.spoilt)
    for fault, nodes in found:
        if id(nodes[-1]) not in spoilt or nodes[-1] is top:
            desk.add(fault)
        desk.spoil(nodes[1:])


def read_root(path: Path, desk: Desk) -> Mapping | None:
    """Read a file as a tree; None (and ``partial``) where it gives no mapping."""
    root = _tree(path, desk)
    if root is None:
        desk.partial = True
        return None
    if not isinstance(root, Mapping):
        desk.partial = True
        desk.tell("shape-wrong-kind", root, key=path.name, wanted=word("mapping"), found=kind_of(root))
        return None
    return root


def _tree(path: Path, desk: Desk) -> Node | None:
    try:
        raw = bytes_of(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        desk.add(
            Fault("shape-file-unreadable", {"file": str(path), "reason": reason}, Location(str(path), 1, 1))
        )
        return None
    source, misread, root, faults = _parsed(str(path), raw)
    for fault in misread:
        desk.add(fault)
    if source is None:
        return None
    for fault in faults:
        desk.add(fault)
        if root is not None:
            _spoil(root, source, fault, desk)
    if root is not None:
        desk.kept.append(root)
    return root


@lru_cache(MOST_KEPT)
def _parsed(
    file: str, raw: bytes
) -> tuple[SourceText | None, tuple[Fault, ...], Node | None, tuple[Fault, ...]]:
    """Give the text and the tree of a file, and the faults of each: the same bytes are read once.

    An editor, a comparison and a test of edits read a document again when one of its files has changed,
    and a company reads its own file twice. Nothing changes a tree, so that all may share it.
    """
    source, misread = decode(file, raw)
    root, faults = read_tree(source) if source is not None else (None, ())
    return source, tuple(misread), root, tuple(faults)


def _spoil(root: Node, source: SourceText, fault: Fault, desk: Desk) -> None:
    """Mark what a fault of the text takes away: the nodes that hold it, or what a lost entry would say."""
    nodes = path_to(root, source.offset(fault.location)) if fault.location else (root,)
    desk.spoil(nodes[1:])
    here = nodes[-1]
    if not isinstance(here, Mapping):
        return
    twice = here.entries.get(str(fault.arguments.get("key"))) if fault.code == "yaml-duplicate-key" else None
    if twice is not None and here is not root:
        desk.spoil([twice.value])
    elif len(nodes) <= SECTION:
        desk.partial = True
