"""Small files with telling names: a long file or a drawer for odds and ends hides an unnamed room."""

import ast
import re
from pathlib import Path
from statistics import median

from tests.house.reading_code import PACKAGE, kept_files, named, python_files, text_of, tree_of

LONGEST_FILE = 400
MEDIAN_FILE = 130
MEDIAN_FUNCTION = 10
DRAWERS = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "base", "misc"}


def _lines(path: Path) -> int:
    return len(text_of(path).splitlines())


def _words(path: Path) -> set[str]:
    return {word for part in path.parts for word in re.split(r"[^a-z]+", part.lower())}


def test_no_file_is_too_long() -> None:
    """Beyond 400 lines a file holds more than one thing."""
    assert [named(path) for path in python_files("src") if _lines(path) > LONGEST_FILE] == []


def test_the_usual_file_is_short() -> None:
    """Half of the files have at most 130 lines; those that only introduce a room do not count."""
    assert median(length for path in python_files("src") if (length := _lines(path)) > 1) <= MEDIAN_FILE


def test_the_usual_function_is_short() -> None:
    """Half of the functions have fewer than 10 lines, without their docstrings."""
    lengths = [
        _body(node)
        for path in python_files("src")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef)
    ]
    assert len(lengths) > 100
    assert median(lengths) < MEDIAN_FUNCTION


def _body(function: ast.FunctionDef) -> int:
    """Count the lines of a function from its name to its end, less the docstring."""
    total = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    told = (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
    return total - ((first.end_lineno or first.lineno) - first.lineno + 1 if told else 0)


def test_no_name_is_a_drawer_for_odds_and_ends() -> None:
    """A file called after nothing in particular gathers everything."""
    inside = [path.relative_to(PACKAGE.parent.parent) for path in kept_files()]
    assert [str(path) for path in inside if _words(path) & DRAWERS] == []


def test_a_drawer_is_noticed() -> None:
    """The check above sees the word wherever it stands in a path, and only as a whole word."""
    assert _words(Path("src/crmpolicy/policy/table_utils.py")) & DRAWERS
    assert _words(Path("src/crmpolicy/common/rows.py")) & DRAWERS
    assert not _words(Path("src/crmpolicy/policy/basement.py")) & DRAWERS
