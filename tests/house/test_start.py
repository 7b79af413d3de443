"""Starting up stays cheap; ``make bench`` measures it closely, this notices when it is lost."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.test_start import COMPANY, COMPLAINT, FIRST, RIVAL

TRIES = 3


def cpu_seconds(script: str, compiled: Path) -> float:
    """Run a script in a fresh Python; give the time of its processor, which other work hardly moves."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(compiled)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-c", script], check=True, env=environment)  # noqa: S603 - our own Python
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


@pytest.mark.parametrize(("script", "most"), [(FIRST, 2.0), (COMPANY, 4.0), (COMPLAINT, 4.0)])
def test_the_first_decision_comes_soon(script: str, most: float, tmp_path: Path) -> None:
    """Import, load and first decision, over importing pydantic and defining one model."""
    for each in (script, RIVAL):
        cpu_seconds(each, tmp_path)  # what Python compiles once is there
    ours, theirs = (min(cpu_seconds(each, tmp_path) for _ in range(TRIES)) for each in (script, RIVAL))
    assert ours <= most * theirs
