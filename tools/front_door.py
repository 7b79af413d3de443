"""Writes the lists of ``crmpolicy/__init__.py``: what is imported by name, once for each who asks.

The questions of each room and their facts come from what `crmpolicy types` has generated; what is written by
hand stays where it was put into ``_HOMES``. Run ``python -m tools.front_door``; with ``--check`` nothing is
written, and a stale file is named.
"""

import ast
import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from textwrap import wrap
from typing import Final

import crmpolicy

DOOR: Final = Path(crmpolicy.__file__)
_WIDTH: Final = 110
_TYPES, _ALL, _HOMES, _REST = "if TYPE_CHECKING:\n", "__all__ = [\n", "_HOMES = {\n", "_HOME_OF = "


def in_order(names: Iterable[str]) -> list[str]:
    """Sort names as the house does: CONSTANTS, then Types, then functions.

    >>> in_order(["explain", "Fault", "ABSENT"])
    ['ABSENT', 'Fault', 'explain']
    """
    return sorted(names, key=lambda name: (not name.isupper(), not name[:1].isupper(), name))


def homes(text: str) -> dict[str, list[str]]:
    """Give the names that each package offers at the front door: those in the text, and all questions.

    Args:
        text: the front door as it is.

    >>> "evaluate_customer_grade" in homes(DOOR.read_text(encoding="utf-8"))["tiering"]
    True
    """
    listed: Mapping[str, Iterable[str]] = ast.literal_eval(_between(text, "_HOMES = ", "  # fmt: skip\n"))
    rooms = {path.parent.name for path in DOOR.parent.glob("*/decide*") if path.parent.parent == DOOR.parent}
    found = {}
    for package in sorted({*listed, *rooms}):
        kept = {name for name in listed.get(package, ()) if not _is_generated(name)}
        offered = import_module(f"crmpolicy.{package}").__all__ if package in rooms else ()
        found[package] = in_order(kept | {name for name in offered if _is_generated(name)})
    return found


def _is_generated(name: str) -> bool:
    return name.startswith("evaluate_") or (name.endswith("Facts") and name != "Facts")


def written(text: str) -> str:
    """Write the front door anew; what stands around its lists stays."""
    names = homes(text)
    types = "".join(_import(package, each) for package, each in names.items())
    # one name a line, as formatters want it, would make the file longer than files may be
    types = f"    # fmt: off\n    # isort: off\n{types}    # isort: on\n    # fmt: on\n"
    every = in_order({name for each in names.values() for name in each})
    packed = "".join(_packed(package, each) for package, each in names.items())
    head, tail = text[: text.index(_TYPES)], text[text.index(_REST) :]
    listed = _lines("    ", ", ".join(f'"{name}"' for name in every) + ",")
    return f"{head}{_TYPES}{types}\n{_ALL}{listed}]  # fmt: skip\n\n{_HOMES}{packed}}}  # fmt: skip\n{tail}"


def _import(package: str, names: list[str]) -> str:
    lines = _lines("        ", ", ".join(names) + ",")
    return f"    from crmpolicy.{package} import (\n{lines}    )\n"


def _packed(package: str, names: list[str]) -> str:
    said = ", ".join(f'"{name}"' for name in names) + ("," if len(names) == 1 else "")
    return _lines("    ", f'"{package}": ({said}),', "        ")


def _lines(begun: str, text: str, later: str | None = None) -> str:
    """Fill lines with names, as many as fit."""
    return "\n".join(wrap(text, _WIDTH, initial_indent=begun, subsequent_indent=later or begun)) + "\n"


def _between(text: str, begin: str, end: str) -> str:
    start = text.index(begin) + len(begin)
    return text[start : text.index(end, start)]


if __name__ == "__main__":
    before = DOOR.read_text(encoding="utf-8")
    after = written(before)
    only_check = "--check" in sys.argv[1:]
    if before != after:
        print(f"{'stale' if only_check else 'wrote'}: {DOOR.name} of crmpolicy")
        if not only_check:
            DOOR.write_text(after, encoding="utf-8", newline="\n")
    sys.exit(before != after and only_check)
