"""The floors of the house, and what is generated from the policies."""

import subprocess
import sys
from pathlib import Path

PROGRAMS = Path(sys.executable).parent


def _run(checkout: Path, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - a program of the tests' environment
        [PROGRAMS / program, *arguments], cwd=checkout, capture_output=True, encoding="utf-8", check=False
    )


def test_rooms_import_only_what_lies_below(checkout: Path) -> None:
    """Every contract of ``pyproject.toml`` is kept, and there is no circle."""
    done = _run(checkout, "lint-imports", "--no-cache")
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_generated_files_are_fresh(checkout: Path) -> None:
    """Types and typed functions say what the shipped policies say; ``crmpolicy types`` writes them anew."""
    done = _run(checkout, "crmpolicy", "types", "--check")
    assert done.returncode == 0, done.stdout + done.stderr
