"""Ways into the checked model: where a piece stands, what stands there, and the model with another piece."""

from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from crmpolicy.errors import Location

Path = tuple[str | int, ...]
"""Names of fields and places in tuples, from the outermost in."""

NOWHERE: Final = object()
"""What is found where a way leads to nothing."""


def walk(root: Any, leave_out: Collection[str] = ()) -> Iterator[tuple[Path, Any]]:
    """Give a piece of the model and every piece inside it, outer ones first.

    Args:
        root: where to begin.
        leave_out: fields that are not entered.

    >>> from crmpolicy.policy.guards import FactOf, Guard, Literally, Test
    >>> guard = Guard((Test(FactOf("share"), "over", (Literally(3),)),))
    >>> [path for path, piece in walk(guard) if isinstance(piece, Literally)]
    [('tests', 0, 'operands', 0)]
    """
    waiting: list[tuple[Path, Any]] = [((), root)]
    while waiting:
        path, piece = waiting.pop()
        yield path, piece
        waiting += [((*path, step), each) for step, each in reversed(_inside(piece, leave_out))]


def _inside(piece: Any, leave_out: Collection[str]) -> list[tuple[str | int, Any]]:
    if type(piece) is tuple:
        return list(enumerate(piece))
    if is_dataclass(piece) and not isinstance(piece, type | Location):
        return [
            (each.name, getattr(piece, each.name)) for each in fields(piece) if each.name not in leave_out
        ]
    return []


def at(root: Any, path: Path) -> Any:
    """Give what stands at the end of a way, ``NOWHERE`` where it leads to nothing.

    >>> at((1, (2, 3)), (1, 0)), at((1,), (4,)) is NOWHERE
    (2, True)
    """
    for step in path:
        if isinstance(step, int):
            if type(root) is not tuple or step >= len(root):
                return NOWHERE
            root = root[step]
        else:
            root = getattr(root, step, NOWHERE)
    return root


def put(root: Any, path: Path, piece: Any) -> Any:
    """Give the model with another piece at the end of a way.

    >>> put((1, (2, 3)), (1, 0), 7)
    (1, (7, 3))
    """
    if not path:
        return piece
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*root[:step], put(root[step], rest, piece), *root[step + 1 :])
    return replace(root, **{step: put(getattr(root, step), rest, piece)})


def place_at(root: Any, path: Path) -> Location | None:
    """Give the place in the file that is nearest to the end of a way."""
    found: Location | None = None
    for length in range(len(path) + 1):
        piece = at(root, path[:length])
        found = getattr(piece, "place", None) or found
    return found
