"""Nothing is left for later, and whatever is switched off says why."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.reading_code import comments_of, named, python_files, text_of

FOR_LATER = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
SWITCH = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no cover|nosec|mypy:|ruff:)")
SPECIFIC = re.compile(
    r"#\s*(?:noqa:\s*(?:[A-Z]+\d+)(?:,\s*[A-Z]+\d+)*|type:\s*ignore\[[a-z0-9, -]+\]|pragma:\s*no cover)(?P<rest>.*)"
)
REASON = re.compile(r"^\s*(?:#|-|--|:)\s*\S+\s+\S+")


def switches_without_reason(text: str) -> Iterator[int]:
    """Give the lines on which a check is switched off without its code, or without words that say why."""
    for line, comment in comments_of(text):
        if SWITCH.search(comment):
            found = SPECIFIC.search(comment)
            if found is None or not REASON.match(found["rest"]):
                yield line


def open_ends(text: str) -> Iterator[int]:
    """Give the lines that promise something for later, or catch whatever may come."""
    for line, comment in comments_of(text):
        if FOR_LATER.search(comment):
            yield line
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Name) and node.id == "NotImplementedError":
            yield node.lineno
        elif isinstance(node, ast.ExceptHandler) and _catches_all(node):
            yield node.lineno
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and FOR_LATER.search(node.value):
            yield node.lineno


def _catches_all(handler: ast.ExceptHandler) -> bool:
    caught = handler.type
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(each is None or (isinstance(each, ast.Name) and each.id in _WIDE) for each in names)


_WIDE = {"Exception", "BaseException"}


@pytest.mark.parametrize("path", python_files(), ids=named)
def test_nothing_is_left_for_later(path: Path) -> None:
    """No note for later, no unwritten branch, no net under everything."""
    assert [named(path, line) for line in open_ends(text_of(path))] == []


@pytest.mark.parametrize("path", python_files(), ids=named)
def test_whatever_is_switched_off_says_why(path: Path) -> None:
    """A silenced check names its code and has a reason behind it on the line."""
    assert [named(path, line) for line in switches_without_reason(text_of(path))] == []


@pytest.mark.parametrize(
    "text",
    [
        "x = 1  # TO" + "DO: more",
        "def f():\n    raise NotImplementedError\n",
        "try:\n    f()\nexcept Exception:\n    pass\n",
        "try:\n    f()\nexcept (ValueError, BaseException):\n    pass\n",
        "try:\n    f()\nexcept:\n    pass\n",
        "x = 'FIX" + "ME'",
    ],
)
def test_an_open_end_is_noticed(text: str) -> None:
    """Each kind of open end is seen."""
    assert list(open_ends(text))


@pytest.mark.parametrize(
    ("comment", "stands"),
    [
        ("# noqa: S603 - our own program", True),
        ("# type: ignore[no-any-return]  # the library has no types", True),
        ("# noqa: S603", False),
        ("# noqa", False),
        ("# noqa - because we want it", False),
        ("# type: ignore  # because we want it", False),
        ("# type: ignore[arg-type]", False),
        ("# pragma: no cover", False),
        ("# noqa: S603 - ours", False),
    ],
)
def test_a_switch_needs_code_and_reason(comment: str, stands: bool) -> None:  # noqa: FBT001 - a column of the table
    """A code alone or a reason alone is not enough, and one word is no reason."""
    assert (list(switches_without_reason(f"x = 1  {comment}\n")) == []) is stands
