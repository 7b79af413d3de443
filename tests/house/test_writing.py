"""Whatever writes a file writes it through a draft: nobody ever sees half a policy."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.house.reading_code import PACKAGE, named, python_files, tree_of

WRITING: Final = {"write_text", "write_bytes", "writelines", "touch", "rename", "replace", "save", "mkstemp"}
MODES: Final = frozenset("wax+")
ALLOWED: Final = {
    "drafts.py": {"touch", "replace", "write_bytes"},  # here files take their names
    "portfolio/writing_files.py": {"open"},  # into a draft
    "portfolio/duck.py": {"mkstemp", "fdopen"},  # a file of its own, gone before the call returns
    "cli/publish/word_file.py": {"save"},  # into memory
    "interop/excel/workbook.py": {"save"},  # likewise
    "interop/decision_log/appending.py": {"FileIO"},  # a log is no policy: it only grows
    "testing/texts.py": {"write_text"},  # into a folder of a test's own
    "testing/mutants/suggesting.py": {"write_text"},  # likewise
}
"""Where something else may write, what it calls, and why nothing is left half."""


def _mode(call: ast.Call) -> str:
    """Give the mode in which a file is opened, where it stands there."""
    given = [*call.args, *(each.value for each in call.keywords if each.arg == "mode")]
    texts = (each.value for each in given if isinstance(each, ast.Constant))
    modes = (text for text in texts if isinstance(text, str) and set(text) <= MODES | set("rbt"))
    return next(modes, "r")


def writers(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Give each call that may write a file: its line and its name."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        is_text = name == "replace" and (len(node.args) != 1 or node.keywords)  # of a text, or of a record
        writes = name in {"open", "FileIO", "fdopen"} and set(_mode(node)) & MODES
        if writes or (name in WRITING and not is_text):
            yield node.lineno, name


@pytest.mark.parametrize("path", python_files("src"), ids=named)
def test_files_are_written_through_drafts(path: Path) -> None:
    allowed = ALLOWED.get(path.relative_to(PACKAGE).as_posix(), set())
    assert [each for each in writers(tree_of(path)) if each[1] not in allowed] == []


def test_every_exception_is_one() -> None:
    """What is allowed is there, so that the list does not outlive its reasons."""
    for name, calls in ALLOWED.items():
        assert {each for _, each in writers(tree_of(PACKAGE / name))} >= calls, name


@pytest.mark.parametrize(
    "code",
    [
        "p.write_text('x')",
        "open(p, 'w')",
        "p.open(mode='ab')",
        "os.replace(a)",
        "p.replace(q)",
        "FileIO(p, 'a')",
    ],
)
def test_the_check_sees_writers(code: str) -> None:
    assert [*writers(ast.parse(code))]


@pytest.mark.parametrize("code", ["t.replace('a', 'b')", "open(p)", "p.open('rb')", "replace(x, a=1)"])
def test_the_check_lets_readers_pass(code: str) -> None:
    assert not [*writers(ast.parse(code))]
