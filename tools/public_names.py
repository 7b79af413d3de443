"""Tells what is public: what the front door, the rooms of questions, the workshops and the reference name.

Whatever is listed here has a docstring with an example that runs, a place in ``docs/reference/api/`` and its
lines in ``docs/reference/surface.txt``; the promise about it stands in ``docs/explanation/stability.en.md``.
A module becomes public by being named in ``docs/reference/python.md``, a name by its module's ``__all__``.
"""

import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Final

import crmpolicy

PACKAGE: Final = Path(crmpolicy.__file__).parent
GUIDE: Final = PACKAGE.parent.parent / "docs" / "reference" / "python.md"
DOOR: Final = "crmpolicy"
WORKSHOPS: Final = ("portfolio", "testing", "verify")
FOR_PYTEST: Final = frozenset({"crmpolicy.testing.plugin"})
"""Modules that are named to be switched on; pytest calls what is in them, and nobody imports it."""


def rooms() -> tuple[str, ...]:
    """Give the rooms of questions: those that have something to decide.

    >>> rooms()[:3]
    ('admission', 'appraisal', 'credit')
    """
    return tuple(sorted(path.parent.name for path in PACKAGE.glob("*/decide") if path.is_dir()))


@cache
def modules() -> tuple[str, ...]:
    """Give the names of the public modules, the front door first.

    >>> [name for name in modules() if "." not in name or "interop" in name or "strategies" in name]
    ['crmpolicy', 'crmpolicy.interop.icalendar', 'crmpolicy.testing.strategies']
    """
    said = set(re.findall(r"\bcrmpolicy(?:\.[a-z_]+)+", GUIDE.read_text(encoding="utf-8")))
    named = {module for name in said if (module := _module_in(name)) is not None}
    return (
        DOOR,
        *sorted({*(f"{DOOR}.{room}" for room in (*rooms(), *WORKSHOPS)), *named} - {DOOR} - FOR_PYTEST),
    )


def _module_in(name: str) -> str | None:
    """Give the longest beginning of a dotted name that is a module of its own."""
    parts = name.split(".")
    for end in range(len(parts), 1, -1):
        module = ".".join(parts[:end])
        if _exists(module):
            return module
    return None


def _exists(module: str) -> bool:
    place = PACKAGE.parent.joinpath(*module.split("."))
    return place.with_suffix(".py").is_file() or (place / "__init__.py").is_file()


def names_of(module: ModuleType) -> tuple[str, ...]:
    """Give the public names of a module: those that it lists, else what it defines itself.

    >>> names_of(import_module("crmpolicy.interop.icalendar"))
    ('calendar',)
    """
    listed = getattr(module, "__all__", None)
    if listed is not None:
        return tuple(listed)
    own = (
        name
        for name, thing in vars(module).items()
        if not name.startswith("_")
        and (inspect.isclass(thing) or inspect.isfunction(thing))
        and thing.__module__ == module.__name__
    )
    return tuple(sorted(own))


@cache
def public() -> tuple[tuple[str, str], ...]:
    """Give every public name with the module that offers it; what the front door has is listed there alone.

    >>> ("crmpolicy", "explain") in public(), ("crmpolicy.portfolio", "sweep") in public()
    (True, True)
    """
    return tuple(_public())


def _public() -> Iterator[tuple[str, str]]:
    at_the_door = set()
    for name in modules():
        module = import_module(name)
        for each in names_of(module):
            thing = getattr(module, each)
            if name == DOOR:
                at_the_door.add((each, id(thing)))
            elif (each, id(thing)) in at_the_door:
                continue
            yield name, each
