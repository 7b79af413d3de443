"""One pass over YAML events: every scalar stays text, every node knows its place."""

from typing import Final

import yaml

from crmpolicy.errors import Fault
from crmpolicy.source.building import Building
from crmpolicy.source.mending import Loader, slips_behind
from crmpolicy.source.nodes import (
    Entry,
    Mapping,
    Node,
    Place,
    Plain,
    Scalar,
    Sequence,
    Step,
    at,
    nearest,
    plain,
)
from crmpolicy.source.spaces import odd_indents
from crmpolicy.source.syntax import Trouble, starts_with_directive, syntax_fault, trouble
from crmpolicy.source.text import SourceText, location_at

__all__ = [
    "Entry",
    "Mapping",
    "Node",
    "Place",
    "Plain",
    "Scalar",
    "Sequence",
    "Step",
    "at",
    "nearest",
    "plain",
    "read_tree",
]

FASTEST: Final[Loader] = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def read_tree(source: SourceText, *, loader: Loader = FASTEST) -> tuple[Node | None, tuple[Fault, ...]]:
    r"""Read one file; gives what could be read, and all faults in the order of the file.

    There is no tree after a syntax error, and none for an empty file. With other faults the tree has
    everything that could be read, so that shapes can be checked still.

    >>> from crmpolicy.source.text import decode
    >>> source, _ = decode("a.yaml", b"grade: A\ngrade: B\n")
    >>> tree, faults = read_tree(source)
    >>> plain(tree), [fault.code for fault in faults]
    ({'grade': 'A'}, ['yaml-duplicate-key'])
    """
    if starts_with_directive(source.text):
        start = location_at(source.file, source.text, source.text.index("%"))
        return None, (Fault("yaml-directive", {"given": "%"}, start),)
    building = Building(source.file, source.text)
    try:
        building.take(yaml.parse(source.text, Loader=loader))
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        building.root = None
        building.faults += _why(source, trouble(error, source.text), building, loader)
    else:
        building.finish()
    return building.root, _in_order(building.faults)


def _why(source: SourceText, found: Trouble, building: Building, loader: Loader) -> list[Fault]:
    """Name what a syntax error comes from: odd indentation, slips of the hand, or the error itself."""
    start = min(building.reached, found.since)
    indents = odd_indents(source.file, source.text, start, found.offset, building.spans)
    return indents or slips_behind(source, found, start, loader) or [syntax_fault(source, found)]


def _in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    """Sort by place; of two faults of one kind at one place, one is told, and no mere consequence."""
    indents = {fault.location for fault in faults if fault.code.startswith("text-indent-")}
    told = {
        (fault.location, fault.code): fault
        for fault in faults
        if not (indents and fault.code == "yaml-empty-value")
        and not (fault.location in indents and fault.code == "yaml-odd-space")
    }
    return tuple(sorted(told.values(), key=lambda fault: (fault.location or (), fault.code)))
