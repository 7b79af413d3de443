"""Every text is opened as UTF-8 by name: the machine's own encoding would garble Chinese policies."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.reading_code import named, python_files, text_of

ENCODING_PLACE = {"read_text": 0, "write_text": 1}  # where it may stand without its name
RUNNERS = {"run", "Popen", "check_output"}
WORTH_A_LOOK = re.compile(
    r"open|read_text|write_text|subprocess"
)  # most files open nothing and are not parsed
# These open archives, descriptors and browsers, not texts.
OTHER_OPENERS = {"os", "tarfile", "zipfile", "archive", "webbrowser"}


def openings_without_encoding(text: str) -> Iterator[int]:
    """Give the lines that open a text and leave its encoding to the machine."""
    for node in ast.walk(ast.parse(text)) if WORTH_A_LOOK.search(text) else ():
        if isinstance(node, ast.Call) and _opens_text(node) and not _names_encoding(node):
            yield node.lineno


def _names_encoding(call: ast.Call) -> bool:
    return any(keyword.arg == "encoding" for keyword in call.keywords)


def _opens_text(call: ast.Call) -> bool:
    match call.func:
        case ast.Name("open"):
            return not _binary(call, 1)
        case ast.Attribute(ast.Name(owner), "open") if owner in OTHER_OPENERS:
            return False
        case ast.Attribute(_, "open"):
            return not _binary(call, 0)
        case ast.Attribute(_, method) if method in ENCODING_PLACE:
            return len(call.args) <= ENCODING_PLACE[method]
        case ast.Attribute(ast.Name("subprocess"), runner) if runner in RUNNERS:
            return any(keyword.arg in {"text", "universal_newlines"} for keyword in call.keywords)
    return False


def _binary(call: ast.Call, place: int) -> bool:
    modes = [keyword.value for keyword in call.keywords if keyword.arg == "mode"] + call.args[
        place : place + 1
    ]
    return any(isinstance(mode, ast.Constant) and "b" in str(mode.value) for mode in modes)


def test_every_text_is_opened_with_an_encoding() -> None:
    """``encoding=`` stands at every place where text is read or written."""
    assert [
        named(path, line) for path in python_files() for line in openings_without_encoding(text_of(path))
    ] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("open('a')", [1]),
        ("open('a', 'w')", [1]),
        ("open('a', mode='rb')", []),
        ("open('a', encoding='utf-8')", []),
        ("path.open()", [1]),
        ("path.open('rb')", []),
        ("path.read_text()", [1]),
        ("path.read_text('utf-8')", []),
        ("path.write_text('x')", [1]),
        ("path.write_text('x', encoding='utf-8')", []),
        ("subprocess.run(['a'], text=True)", [1]),
        ("subprocess.run(['a'])", []),
        ("tarfile.open('a')", []),
    ],
)
def test_an_opening_is_judged(text: str, expected: list[int]) -> None:
    """The check sees text opened without encoding, and lets bytes and archives pass."""
    assert list(openings_without_encoding(text)) == expected
