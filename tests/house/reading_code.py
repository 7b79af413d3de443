"""Our own files, parsed: what the house tests look at."""

import ast
import subprocess
import tokenize
from collections.abc import Iterator
from functools import cache
from io import StringIO
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PACKAGE = CHECKOUT / "src" / "crmpolicy"
CODE_FOLDERS = ("src", "tests", "benchmarks", "tools")
LEFT_OUT = {"__pycache__", ".venv", ".git", "dist", "build"}


class Comment(NamedTuple):
    """A comment with its line."""

    line: int
    text: str


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    """Give the Python files under folders of the checkout; without folders, all of them."""
    found = (path for folder in folders or CODE_FOLDERS for path in (CHECKOUT / folder).rglob("*.py"))
    return tuple(sorted(path for path in found if not LEFT_OUT & set(path.parts)))


@cache
def text_of(path: Path) -> str:
    """Read a file of ours."""
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """Parse a file of ours."""
    return ast.parse(text_of(path), str(path))


def comments_of(text: str) -> Iterator[Comment]:
    """Give the comments of a Python text; what only looks like one inside a string is none."""
    for token in tokenize.generate_tokens(StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield Comment(token.start[0], token.string)


def named(path: Path, line: int | None = None) -> str:
    """Name a place in the checkout, as people say it."""
    place = path.relative_to(CHECKOUT).as_posix()
    return f"{place}:{line}" if line else place


def _is_cache(part: str) -> bool:
    return part in LEFT_OUT or (part.startswith(".") and part not in {".ci", ".gitignore"})


@cache
def kept_files() -> tuple[Path, ...]:
    """Give every file that the repository keeps or would keep; without git (an sdist), every file."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - whichever git the person uses
        cwd=CHECKOUT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if listed.returncode == 0:
        found = [CHECKOUT / name for name in listed.stdout.splitlines()]
    else:
        found = [
            path for path in CHECKOUT.rglob("*") if not any(map(_is_cache, path.relative_to(CHECKOUT).parts))
        ]
    return tuple(sorted(path for path in found if path.is_file()))
