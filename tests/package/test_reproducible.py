"""A release can be made again: the same source gives the same bytes, wherever and whenever it is built."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.house.reading_code import kept_files
from tests.package.environments import Built, quietly

pytestmark = [pytest.mark.package, pytest.mark.xdist_group("package")]

ANOTHER_DAY = 1_000_000_000
"""A moment in 2001, in seconds, for the times of copied files."""


@pytest.fixture(scope="module")
def elsewhere(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Both archives, built from a copy with another path, other times and other rights, which has been used.

    Here the wheel is built from the source itself; that of ``built`` comes from the sdist.
    """
    copy = tmp_path_factory.mktemp("another place") / "with a longer name"
    for path in kept_files():
        there = copy / path.relative_to(checkout)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, there)
        there.chmod(0o755 if os.access(path, os.X_OK) else 0o600)
        os.utime(there, (ANOTHER_DAY, ANOTHER_DAY))
    for used in (
        "src/crmpolicy/__pycache__/x.pyc",
        "policies/steel/__pycache__/understood",
        "site/index.html",
    ):
        (copy / used).parent.mkdir(exist_ok=True)
        (copy / used).write_bytes(b"of this machine only")
    out = copy / "dist"
    build = [sys.executable, "-m", "build", "--no-isolation", "--sdist", "--wheel"]
    quietly([*build, "--outdir", str(out), str(copy)])
    return Built(next(out.glob("*.whl")), next(out.glob("*.tar.gz")))


def test_the_sdist_is_the_same_to_the_byte(built: Built, elsewhere: Built) -> None:
    """Path, time, rights and what was left by using it make no difference."""
    assert built.in_sdist() == elsewhere.in_sdist()
    assert built.sdist.read_bytes() == elsewhere.sdist.read_bytes()


def test_the_wheel_is_the_same_from_the_sdist_and_from_the_source(built: Built, elsewhere: Built) -> None:
    """So whoever has the sdist can check the wheel that was published."""
    assert built.in_wheel() == elsewhere.in_wheel()
    assert built.wheel.read_bytes() == elsewhere.wheel.read_bytes()
