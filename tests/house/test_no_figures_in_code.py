"""No number, amount or role of a clause stands in Python: what the rules need, they find in the policies."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from tests.house.reading_code import PACKAGE, python_files, tree_of
from tests.house.reading_policies import DOCUMENTS, POLICIES, read, sections_of

FIGURE: Final = re.compile(r"\d")
HARMLESS: Final = {-1, 0, 1}
"""Nothing, one of something, and the last place of a list."""

A_YEAR: Final = "a year has months 1 to 12, and ends on 31 December"
EXCEPTED: Final = {
    ("visits/planning.py", 12): A_YEAR,
    ("visits/planning.py", 13): A_YEAR,
    ("visits/planning.py", 31): A_YEAR,
    ("visits/titles.py", " 24:00"): "how the end of a day is written",
    (
        "rewards/knowing.py",
        "grade_1",
    ): "a word of the scale, supposed where nothing is known of the award yet",
}
"""Figures that no clause says, each with the reason why it may stand where it does."""

NAMES: Final = {
    "assembly": "the duty of this name",
    "committee": "the question of this name",
    "company": "the company of a plan or calendar, as JSON names it",
}
"""Ids of roles that are the name of something else as well."""


@cache
def rooms() -> set[str]:
    """Give the rooms of the library in which questions are answered."""
    subjects = read(POLICIES / "subjects.yaml")["subjects"]
    assert isinstance(subjects, dict)
    return {str(each["room"]) for each in subjects.values() if isinstance(each, dict)}


def rule_modules() -> tuple[Path, ...]:
    """Give the modules of those rooms, generated ones too."""
    return tuple(path for path in python_files("src") if path.relative_to(PACKAGE).parts[0] in rooms())


@cache
def roles() -> set[str]:
    """Give the ids of all roles that the documents know."""
    sections = (section for document in DOCUMENTS for section in sections_of(POLICIES / document))
    return {role for section in sections if section.kind == "roles" for role in section.entries}


def constants(tree: ast.Module) -> Iterator[ast.Constant]:
    """Give what stands in code as it is; docstrings, typed facts and the places of a list are left out."""
    left_out = {id(each) for node in ast.walk(tree) for each in _said_beside(node)}
    yield from (
        node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in left_out
    )


def _said_beside(node: ast.AST) -> Iterator[ast.AST]:
    """Give what decides nothing: the words of a typed mapping are what a caller may give."""
    match node:
        case ast.Expr(value) | ast.Assign([ast.Attribute(attr="__doc__")], value):
            yield value
        case ast.Assign(value=ast.Call(ast.Name("TypedDict")) as typed):
            yield from ast.walk(typed)
    if (
        isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and type(node.slice.value) is int
    ):
        yield node.slice


def numbers(tree: ast.Module) -> Iterator[object]:
    """Give the numbers of a module."""
    for node in constants(tree):
        if isinstance(node.value, (int, float, complex)) and node.value not in HARMLESS:
            yield node.value


def texts(path: Path) -> Iterator[str]:
    """Give the texts of a module."""
    yield from (node.value for node in constants(tree_of(path)) if isinstance(node.value, str))


def figures(path: Path) -> Iterator[object]:
    """Give the numbers of a module, and the texts in which a figure stands."""
    yield from numbers(tree_of(path))
    yield from (text for text in texts(path) if FIGURE.search(text))


def _short(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_no_figure_stands_in_a_module_of_rules() -> None:
    """Numbers, amounts and lengths are values in YAML; what is excepted stands above with its reason."""
    there = {(_short(path), each) for path in rule_modules() for each in figures(path)}
    assert there == EXCEPTED.keys()


def test_no_role_stands_in_a_module_of_rules() -> None:
    """Who owes or may do something is said in YAML."""
    there = {(_short(path), text) for path in rule_modules() for text in texts(path) if text in roles()}
    assert {text for _, text in there} == NAMES.keys(), there


@pytest.mark.parametrize("text", ["LIMIT = 24", "def f():\n    return 0.5", "f(days=20)", "SHARE = '5%'"])
def test_a_figure_in_code_is_found(tmp_path: Path, text: str) -> None:
    """The check sees constants, arguments and amounts written as text."""
    path = tmp_path / "rules.py"
    path.write_text(text, encoding="utf-8")
    assert [*figures(path)] != []


def test_places_and_docstrings_are_no_figures() -> None:
    """A place in a list, and what a docstring tells, decide nothing."""
    assert [*numbers(ast.parse('"""Until 2026."""\nx = y[2]\nz = y[-1] + 1\n'))] == []
