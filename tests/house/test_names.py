"""What people import: sorted, documented, with an example each, and through one front door."""

import ast
import inspect
import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import is_typeddict

import pytest

from tests.house.reading_code import CHECKOUT, PACKAGE, named, python_files, text_of, tree_of

FRONT_DOOR = PACKAGE / "__init__.py"


def _said(path: Path) -> list[str] | None:
    """Read ``__all__`` of a file as it is written, or None where it has none."""
    for node in tree_of(path).body:
        match node:
            case ast.Assign([ast.Name("__all__")], value) | ast.AnnAssign(
                ast.Name("__all__"), value=ast.expr() as value
            ):
                return list(ast.literal_eval(value))
    return None


def _module(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


PROMISING = tuple(path for path in python_files("src") if _said(path) is not None)
PUBLIC = tuple((_module(path), name) for path in PROMISING for name in _said(path) or ())


def in_order(names: Iterable[str]) -> list[str]:
    """Sort names as the house does: CONSTANTS, then Types, then functions."""
    return sorted(names, key=lambda name: (not name.isupper(), not name[:1].isupper(), name))


def test_the_front_door_says_what_it_offers() -> None:
    """Without ``__all__`` at the front door the checks below would look at nothing."""
    assert FRONT_DOOR in PROMISING
    assert {"load_policy_set", "explain", "PolicySet", "Decision"} <= set(_said(FRONT_DOOR) or ())


@pytest.mark.parametrize("path", PROMISING, ids=named)
def test_public_names_are_sorted_and_said_once(path: Path) -> None:
    """A sorted list is read quickly and changes one line at a time."""
    said = _said(path)
    assert said is not None
    assert said == in_order(set(said))


def test_disorder_is_noticed() -> None:
    """Constants come first, then types, then functions."""
    assert in_order(["load", "ABSENT", "Zone", "Answer"]) == ["ABSENT", "Answer", "Zone", "load"]


@pytest.mark.parametrize(("module", "name"), PUBLIC)
def test_a_public_name_exists_and_is_documented(module: str, name: str) -> None:
    """Each says in its own docstring what it means; an inherited one speaks of something else."""
    found = getattr(import_module(module), name)
    if is_typeddict(found):  # has no docstring of its own: each field has its titles beside it
        assert _shown_in_documentation(name)
    elif inspect.isclass(found) or isinstance(found, FunctionType):
        told = found.__dict__.get("__doc__") if inspect.isclass(found) else found.__doc__
        assert told
        assert told.strip()
        assert not told.startswith(f"{name}(")  # what Python writes for a dataclass without a docstring


@cache
def _documentation() -> str:
    pages = [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").rglob("*.md"))]
    return "\n".join(text_of(page) for page in pages)


def _shown_in_documentation(name: str) -> bool:
    """Tell whether a page shows the name in code."""
    blocks = re.findall(r"```.*?```|`[^`\n]+`", _documentation(), re.DOTALL)
    return any(re.search(rf"\b{name}\b", block) for block in blocks)


@pytest.mark.parametrize(("module", "name"), [each for each in PUBLIC if each[0] == "crmpolicy"])
def test_a_name_of_the_front_door_is_shown_in_use(module: str, name: str) -> None:
    """An example stands in its docstring (and runs), or in the documentation."""
    found = getattr(import_module(module), name)
    assert ">>>" in (inspect.getdoc(found) or "") or _shown_in_documentation(name)


def test_all_names_of_the_front_door_are_listed_by_python() -> None:
    """``dir`` shows the promised names and nothing that only serves us."""
    front = import_module("crmpolicy")
    assert list(dir(front)) == sorted(_said(FRONT_DOOR) or ())


def test_the_front_door_only_passes_on() -> None:
    """Nothing is built at the front door: it names what the rooms offer, and where."""
    built = [node for node in tree_of(FRONT_DOOR).body if not _passes_on(node)]
    assert [named(FRONT_DOOR, node.lineno) for node in built] == []


def _passes_on(node: ast.stmt) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.If(ast.Name("TYPE_CHECKING")):
            return True
        case ast.Expr(ast.Constant()):
            return True
        case ast.FunctionDef(name):
            return name in {"__getattr__", "__dir__"}
        case ast.Assign([ast.Name(name)]) | ast.AnnAssign(ast.Name(name)):
            return name.startswith("_")
    return False


@pytest.mark.parametrize(
    ("line", "stands"),
    [
        ("from crmpolicy.engine import Decision", True),
        ("def __getattr__(name): ...", True),
        ("def decide(facts): ...", False),
        ("class Decision: ...", False),
        ("LIMIT = 3", False),
        ("for name in (): ...", False),
    ],
)
def test_building_at_the_front_door_is_noticed(line: str, stands: bool) -> None:  # noqa: FBT001 - a column of the table
    """Functions, classes, constants and statements belong to rooms."""
    assert _passes_on(ast.parse(line).body[0]) is stands
