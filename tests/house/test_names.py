"""What people import: sorted, documented, with an example each, and through one front door."""

import ast
import inspect
import re
from collections.abc import Iterable
from dataclasses import dataclass
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


def test_public_names_are_sorted_and_said_once() -> None:
    """A sorted list is read quickly and changes one line at a time."""
    said = {named(path): _said(path) or [] for path in PROMISING}
    assert [path for path, names in said.items() if names != in_order(set(names))] == []


def test_disorder_is_noticed() -> None:
    """Constants come first, then types, then functions."""
    assert in_order(["load", "ABSENT", "Zone", "Answer"]) == ["ABSENT", "Answer", "Zone", "load"]


def test_a_public_name_exists_and_is_documented() -> None:
    """Each says in its own docstring what it means; an inherited one speaks of something else."""
    assert [each for each in PUBLIC if not _is_documented(*each)] == []


def _is_documented(module: str, name: str) -> bool:
    found = getattr(import_module(module), name)
    if is_typeddict(found):  # has no docstring of its own: each field has its titles beside it
        return name in _shown_in_documentation()
    if not (inspect.isclass(found) or isinstance(found, FunctionType)):
        return True
    told = (found.__dict__.get("__doc__") if inspect.isclass(found) else found.__doc__) or ""
    return bool(told.strip()) and not told.startswith(f"{name}(")  # Python writes that for a dataclass


def test_a_name_without_words_is_noticed() -> None:
    """What stands in no docstring and on no page is seen."""
    assert not _is_documented("tests.house.test_names", "PromisedWithoutWords")
    assert not _is_documented("tests.house.test_names", "PromisedWithWordsOfPython")
    assert "no_name_of_ours" not in _shown_in_documentation()


class PromisedWithoutWords:
    __doc__ = None


@dataclass
class PromisedWithWordsOfPython:
    field: int


@cache
def _shown_in_documentation() -> frozenset[str]:
    """Give every word that a page shows in code."""
    pages = [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").rglob("*.md"))]
    text = "\n".join(text_of(page) for page in pages)
    blocks = re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL)
    return frozenset(word for block in blocks for word in re.findall(r"\w+", block))


def test_a_name_of_the_front_door_is_shown_in_use() -> None:
    """An example stands in its docstring (and runs), or in the documentation."""
    ours = {name: getattr(import_module(module), name) for module, name in PUBLIC if module == "crmpolicy"}
    without = {name for name, found in ours.items() if ">>>" not in (inspect.getdoc(found) or "")}
    assert without - _shown_in_documentation() == set()


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
