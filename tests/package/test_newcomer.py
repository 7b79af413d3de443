"""A new user with nothing but the wheel: the tutorial, line by line, in an empty folder."""

import re
import shlex
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.package.environments import Installed, clean
from tools.transcripts import Block, blocks_of, typed_in, write

pytestmark = [
    pytest.mark.package,
    pytest.mark.xdist_group("package"),
    pytest.mark.parametrize("installed", ["wheel"], indirect=True),
]

DONE_BEFORE = ("python3 -m venv", ". .venv", "pip install")


class Ended(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    printed: str


def run(installed: Installed, folder: Path, typed: str) -> Ended:
    """Run a command of the page with the programs of the environment."""
    program, *arguments = shlex.split(typed)
    found: list[str | Path] = [installed.environment / "bin" / program]
    if program == "pytest":  # the environment borrows pytest, and has no program of that name
        found = [installed.environment / "bin" / "python", "-m", "pytest", "-p", "no:benchmark"]
    done = subprocess.run(  # noqa: S603 - what our own page says
        [*found, *arguments], cwd=folder, env=clean(), capture_output=True, encoding="utf-8", check=False
    )
    return Ended(done.returncode, done.stdout + done.stderr)


def follow(installed: Installed, folder: Path, block: Block) -> list[Ended]:
    """Do what a block of the page shows."""
    if "=" in block.target:
        write(block, folder)
        return []
    if block.kind != "console":
        return []
    commands = [each for each in typed_in(block.text) if not each.typed.startswith(DONE_BEFORE)]
    return [run(installed, folder, each.command) for each in commands]


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.soak)])
def test_the_tutorial_leads_from_the_wheel_to_a_property_test(
    installed: Installed, checkout: Path, tmp_path: Path, language: str
) -> None:
    """A failing and a mended check, a decision twice, a law that fails with its smallest facts and clause.

    The English page shows the same commands and files and takes as long: the soak follows it.
    """
    page = (checkout / "docs" / "tutorial" / f"ten-minutes.{language}.md").read_text(encoding="utf-8")
    ended = [each for block in blocks_of(page) for each in follow(installed, tmp_path, block)]
    begun, failing, mended, told, decided, tested = ended
    assert [each.code for each in (begun, failing, mended, told, decided)] == [0, 1, 0, 0, 0], ended
    assert "CRM301" in failing.printed
    assert decided.printed == "B [('steel.2.2.2.d',)]\n"
    assert tested.code == 1
    assert "1 failed, 3 passed" in tested.printed
    assert "`customer_industry`: your function and the policies differ in industry" in tested.printed
    assert "steel.2.1.1" in tested.printed
    law = program_of(checkout / "README.md", "# test_grades.py", 0 if language == "zh" else 1)
    (tmp_path / "test_grades.py").write_text(law, encoding="utf-8")
    held = run(installed, tmp_path, "pytest test_grades.py")
    assert "1 passed" in held.printed, held


def program_of(page: Path, first: str, number: int) -> str:
    """Give a program of a page that begins with a line."""
    programs = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    found: list[str] = [each for each in programs if each.startswith(first)]
    return found[number]
