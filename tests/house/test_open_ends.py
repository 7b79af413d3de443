"""Nothing is left for later, and whatever is switched off says why."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.reading_code import comments_of, named, python_files, text_of

# Written in halves, so that this file passes its own check.
NOTES = ("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")
FOR_LATER = re.compile(rf"\b({'|'.join(NOTES)})\b")
WORTH_A_LOOK = re.compile(rf"{FOR_LATER.pattern}|\bexcept\b|\bNotImplementedError\b")
"""Without one of these words a file has no open end: most need not be parsed."""
SWITCH = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no cover|nosec|mypy:|ruff:)")
CODED = r"noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|type:\s*ignore\[[a-z0-9, -]+\]|pragma:\s*no cover"
SPECIFIC = re.compile(rf"#\s*(?:{CODED})(?P<rest>.*)")
REASON = re.compile(r"^\s*(?:#|-)\s*\w{3,}|^\s*(?:#|-)\s*\S+\s+\S+")
NODES = (ast.Name, ast.ExceptHandler, ast.Constant)
WIDE = {"Exception", "BaseException"}


def switches_without_reason(text: str) -> Iterator[int]:
    """Give the lines on which a check is switched off without its code, or without words that say why."""
    for line, comment in comments_of(text) if SWITCH.search(text) else ():
        if SWITCH.search(comment):
            found = SPECIFIC.search(comment)
            if found is None or not REASON.match(found["rest"]):
                yield line


def open_ends(text: str) -> Iterator[int]:
    """Give the lines that promise something for later, or catch whatever may come."""
    if not WORTH_A_LOOK.search(text):
        return
    for line, comment in comments_of(text) if FOR_LATER.search(text) else ():
        if FOR_LATER.search(comment):
            yield line
    yield from (
        node.lineno for node in ast.walk(ast.parse(text)) if isinstance(node, NODES) and _is_open(node)
    )


def _is_open(node: ast.Name | ast.ExceptHandler | ast.Constant) -> bool:
    if isinstance(node, ast.Name):
        return node.id == "NotImplementedError"
    if isinstance(node, ast.ExceptHandler):
        return _catches_all(node)
    return isinstance(node.value, str) and FOR_LATER.search(node.value) is not None


def _catches_all(handler: ast.ExceptHandler) -> bool:
    caught = handler.type
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(each is None or (isinstance(each, ast.Name) and each.id in WIDE) for each in names)


def test_nothing_is_left_for_later() -> None:
    """No note for later, no unwritten branch, no net under everything."""
    assert [named(path, line) for path in python_files() for line in open_ends(text_of(path))] == []


def test_whatever_is_switched_off_says_why() -> None:
    """A silenced check names its code and has a reason behind it on the line."""
    assert [
        named(path, line) for path in python_files() for line in switches_without_reason(text_of(path))
    ] == []


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
        ("# noqa: S603 - ours", True),
        ("# noqa: S603 -", False),
    ],
)
def test_a_switch_needs_code_and_reason(comment: str, stands: bool) -> None:  # noqa: FBT001 - a column of the table
    """A code alone or a reason alone is not enough."""
    assert (list(switches_without_reason(f"x = 1  {comment}\n")) == []) is stands
