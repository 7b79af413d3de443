"""Prints constraints with the lowest versions that ``pyproject.toml`` allows: ``python -m tools.lowest``.

They are those of what the library imports itself, at run time and by its extras; what only tests are made
with keeps its pin, and what comes along is left to pip. ``make test-lowest`` installs them and tries them.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT: Final = Path(__file__).resolve().parent.parent
NOT_IMPORTED: Final = frozenset({"dev", "docs", "mutants", "spark"})
"""Extras whose packages the units do without: tools, and what wants Java and half a gigabyte."""


def declared() -> tuple[list[Requirement], list[Requirement]]:
    """Give what the library imports, and what only tests are made with.

    >>> [wanted.name for wanted in declared()[0]][:2]
    ['pydantic', 'PyYAML']
    """
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: [*map(Requirement, each)] for name, each in project["optional-dependencies"].items()}
    ours = [each for name, group in extras.items() if name not in NOT_IMPORTED for each in group]
    theirs = [each for name in NOT_IMPORTED for each in extras[name] if each.name != project["name"]]
    return [*map(Requirement, project["dependencies"]), *ours], theirs


def lowest(wanted: Requirement) -> str:
    """Give the lower bound of a requirement as a constraint.

    Raises:
        ValueError: it has none, or several.

    >>> lowest(Requirement("click>=8.2"))
    'click==8.2'
    """
    (bound,) = (each.version for each in wanted.specifier if each.operator == ">=")
    return f"{wanted.name}=={bound}"


def lines() -> Iterator[str]:
    """Give the constraints."""
    ours, theirs = declared()
    yield from sorted({lowest(each) for each in ours})
    pinned = {canonicalize_name(each.name) for each in theirs}
    pinned -= {canonicalize_name(each.name) for each in ours}
    for line in (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if canonicalize_name(line.partition("==")[0]) in pinned:
            yield line


if __name__ == "__main__":
    print("\n".join(lines()))
