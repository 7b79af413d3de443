"""What a build leaves, and an environment far from the checkout in which it is installed."""

import json
import os
import subprocess
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Built(NamedTuple):
    """What `python -m build` leaves."""

    wheel: Path
    sdist: Path

    def in_wheel(self) -> frozenset[str]:
        """Name the files of the wheel."""
        with zipfile.ZipFile(self.wheel) as archive:
            return frozenset(name for name in archive.namelist() if not name.endswith("/"))

    def in_sdist(self) -> frozenset[str]:
        """Name the files of the sdist, without its top folder."""
        with tarfile.open(self.sdist) as archive:
            return frozenset(each.name.split("/", 1)[1] for each in archive.getmembers() if each.isfile())


class Installed(NamedTuple):
    """A fresh environment, and a folder far from the checkout to work in."""

    way: str
    environment: Path
    elsewhere: Path

    def run(self, program: str, *arguments: str) -> str:
        """Run a program of the environment in the far folder; give what it prints.

        Raises:
            AssertionError: it failed, or wrote an error.
        """
        done = subprocess.run(  # noqa: S603 - a program of our own environment
            [self.environment / "bin" / program, *arguments],
            cwd=self.elsewhere,
            env=clean(),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{program} {' '.join(arguments)}: {done.stderr or done.stdout}"
        return done.stdout

    def ask(self, expression: str) -> object:
        """Evaluate a Python expression there; give its value, which JSON must be able to hold."""
        script = f"import json, crmpolicy; from pathlib import Path; print(json.dumps({expression}))"
        return json.loads(self.run("python", "-I", "-X", "utf8", "-c", script))


def clean() -> Mapping[str, str]:
    """Give an environment that cannot find the checkout by accident."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "COV_", "COVERAGE"))
    }
    return {**kept, "PYTHONUTF8": "1"}


def quietly(command: Sequence[str]) -> None:
    """Run a command; its words are shown only when it fails.

    Raises:
        AssertionError: it failed.
    """
    done = subprocess.run(command, env=clean(), capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - our own programs
    assert done.returncode == 0, f"{' '.join(command)}:\n{done.stdout}\n{done.stderr}"
