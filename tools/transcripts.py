"""Pages of the documentation as stories: the files that they show are written, their commands are run.

A fenced block says in its first line what it is:

* ``yaml file=shop/rules.yaml`` (or ``json``) is a whole file, written where the page says;
* ``yaml lines=company.yaml`` gives lines of a file that is there, each in the place of the line with its key;
* ``yaml broken=trial.yaml`` is a whole file that has faults on purpose;
* ``text cells=grades.xlsx`` is typed into the cells of a workbook that is there: ``sheet!B8: text``;
* ``console`` holds commands behind ``$`` and what they print: our own, and ``cp -r`` of a folder; ``console
  volatile`` is run but not compared;
* ``console shown`` is only shown, for commands that would change the reader's machine.

Run ``python -m tools.transcripts docs/tutorial/first-policy.en.md`` to put what is printed now into a page.
"""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from click.testing import CliRunner
from openpyxl import load_workbook

from crmpolicy.cli.program import program
from crmpolicy.company import shipped

FENCE: Final = re.compile(
    r"^(?P<open>(?P<indent> *)```(?P<info>[^\n]*)\n)(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL
)
WIDTH: Final = "100"
LIBRARY: Final = "…/"
LOCALES: Final = {"zh": "zh_CN.UTF-8", "en": "C.UTF-8"}


class Block(NamedTuple):
    """A fenced block: its kind, where it goes, what it says, and where its text stands in the page."""

    kind: str
    target: str
    text: str
    start: int
    end: int


class Typed(NamedTuple):
    """A command as it is typed, what it means, what the page says that it prints."""

    typed: str
    command: str
    printed: str


def blocks_of(text: str) -> Iterator[Block]:
    """Give the fenced blocks of a page."""
    for match in FENCE.finditer(text):
        kind, _, target = match["info"].partition(" ")
        yield Block(kind, target, match["text"], *match.span("text"))


def language_of(page: Path) -> str:
    """Give the language of a page by its name; a page without mark is English.

    >>> language_of(Path("first.zh.md")), language_of(Path("first.md"))
    ('zh', 'en')
    """
    return "zh" if page.name.endswith(".zh.md") else "en"


def typed_in(text: str) -> Iterator[Typed]:
    r"""Give the commands of a console block; a backslash goes on in the next line.

    >>> [each.command for each in typed_in("$ crmpolicy \\\n  demo\nout\n$ crmpolicy points\n")]
    ['crmpolicy   demo', 'crmpolicy points']
    """
    for piece in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        typed, printed = "", piece
        while not typed or typed.endswith("\\\n"):
            line, _, printed = printed.partition("\n")
            typed += f"{line}\n"
        yield Typed(typed, typed.replace("\\\n", "").rstrip("\n"), printed)


def with_lines(whole: str, lines: str) -> str:
    r"""Put lines in the place of those with the same key, which may be commented out.

    >>> with_lines("a: 1\n  # b:\n", "  b: 2\n")
    'a: 1\n  b: 2\n'
    """
    for line in lines.splitlines():
        key = line.strip().partition(":")[0]
        found = re.compile(rf"^ *(?:# ?)?{re.escape(key)}:.*$", re.MULTILINE)
        if len(found.findall(whole)) != 1:
            raise ValueError(key)
        whole = found.sub(lambda _, line=line: line, whole)  # type: ignore[misc]  # bound at once
    return whole


def write(block: Block, folder: Path) -> None:
    """Write a file that a page shows, or the lines of one."""
    way, _, name = block.target.partition("=")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if way == "cells":
        type_in(block.text, path)
        return
    whole = block.text if way != "lines" else with_lines(path.read_text(encoding="utf-8"), block.text)
    path.write_text(whole, encoding="utf-8")


def type_in(text: str, path: Path) -> None:
    """Type texts into a workbook, as a person does."""
    book = load_workbook(path)
    for line in text.splitlines():
        place, _, typed = line.partition(": ")
        sheet, _, cell = place.partition("!")
        book[sheet][cell] = typed or None
    book.save(path)


def run(command: str) -> str:
    """Give what a command prints, faults too; only our own command is run, and folders are copied.

    It is run in this process, so that the policies are read once for all commands of all pages.
    The folder of the library is another one for each reader, so it is written as dots.
    """
    name, *arguments = shlex.split(command)
    if name == "cp":
        _, given, copy = arguments
        shutil.copytree(given, copy)
        return ""
    if name != "crmpolicy":
        raise ValueError(command)
    ran = CliRunner().invoke(program, arguments, prog_name="crmpolicy")
    if ran.exception is not None and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    return ran.output.replace(f"{shipped().parent}{os.sep}", LIBRARY)


@cache
def proved_here() -> "TemporaryDirectory[str]":
    """Give the folder of what this process has proved; it goes with the process."""
    return TemporaryDirectory()


@contextmanager
def reader(page: Path, folder: Path) -> Iterator[None]:
    """Sit in a folder, at a terminal of fixed width, with the locale of the page's language.

    What this process has proved for one page counts for the next, as it does for a reader; where a ledger
    is named, what others have proved counts too.
    """
    before = dict(os.environ)
    known = before.get("CRMPOLICY_CACHE") or proved_here().name
    os.environ.update({"COLUMNS": WIDTH, "LC_ALL": LOCALES[language_of(page)], "CRMPOLICY_CACHE": known})
    try:
        with chdir(folder):
            yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def renewed(page: Path, text: str, folder: Path) -> str:
    """Live a page from its beginning, in an empty folder, and give it with what is printed now."""
    pieces, last = [], 0
    with reader(page, folder):
        for block in blocks_of(text):
            if "=" in block.target:
                write(block, folder)
            elif block.kind == "console" and block.target != "shown":
                said = [(each, run(each.command).rstrip("\n")) for each in typed_in(block.text)]
                if block.target != "volatile":
                    now = "".join(
                        f"$ {each.typed}{out}\n" if out else f"$ {each.typed}" for each, out in said
                    )
                    pieces += [text[last : block.start], now]
                    last = block.end
    return "".join(pieces) + text[last:]


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with TemporaryDirectory() as empty:
            given = Path(name).read_text(encoding="utf-8")
            Path(name).write_text(renewed(Path(name), given, Path(empty)), encoding="utf-8")
            print(f"renewed {name}")
