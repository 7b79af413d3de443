"""Whether a fault is told at a place that is there."""

from pathlib import Path

from crmpolicy.errors import Fault


def is_placed(fault: Fault) -> bool:
    """Tell whether a fault names a file, and a line and column inside of it.

    One column behind the end of a line is inside: there something is missing. A file that cannot be
    opened has one place, its beginning.
    """
    if fault.location is None:
        return False
    file, line, column = fault.location
    if fault.code == "shape-file-unreadable":
        return (line, column) == (1, 1)
    lines = Path(file).read_bytes().decode("utf-8-sig", "replace").split("\n")
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1
