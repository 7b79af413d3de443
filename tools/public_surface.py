"""Writes ``docs/reference/surface.txt``: each public name with its signature, its fields, its members.

A change of that file is a change of what users may rely on: tell them in ``CHANGELOG.md``. Run
``python -m tools.public_surface``; with ``--check`` nothing is written, and a stale list is named.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final, is_typeddict

from tools.api_reference import found
from tools.public_names import PACKAGE, public

LIST: Final = PACKAGE.parent.parent / "docs" / "reference" / "surface.txt"


def lines() -> Iterator[str]:
    """Give the lines of the list, sorted by module and name.

    >>> next(line for line in lines() if line.startswith("crmpolicy.trace"))
    'crmpolicy.trace(policies: PolicySet, decision: Decision, /) -> tuple[Step, ...]'
    """
    for module, name in sorted(public()):
        thing = getattr(import_module(module), name)
        said = found(module, name)
        full = f"{module}.{name}"
        if is_typeddict(thing):
            yield f"{full}{{{', '.join(sorted(thing.__annotations__))}}}"
        elif said.is_function:
            yield f"{full}{_signature(said)}"
        elif said.is_class:
            yield f"{full}({', '.join(base for base in map(str, said.bases))})"
            yield from (f"{full}.{line}" for line in _members(said))
        else:
            yield f"{full}: {said.annotation}"


def _members(kind: Any) -> Iterator[str]:
    """Give the fields, properties and methods of a class that have no underscore."""
    for name, each in sorted(kind.members.items()):
        if name.startswith("_") or each.is_alias:
            continue
        if each.is_function:
            yield f"{name}{_signature(each)}"
        elif each.annotation is not None:
            yield f"{name}: {each.annotation}"


def _signature(function: Any) -> str:
    return str(function.signature(name="_")).removeprefix("_")


def text() -> str:
    """Give the whole list."""
    return "\n".join(lines()) + "\n"


if __name__ == "__main__":
    before = LIST.read_text(encoding="utf-8") if LIST.is_file() else ""
    after = text()
    only_check = "--check" in sys.argv[1:]
    if before != after:
        print(
            f"{'stale' if only_check else 'wrote'}: {LIST.name}; tell users in CHANGELOG.md what has changed"
        )
        if not only_check:
            Path(LIST).write_text(after, encoding="utf-8", newline="\n")
    sys.exit(before != after and only_check)
