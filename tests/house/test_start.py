"""Starting up stays cheap; ``make bench`` measures it closely, this notices when it is lost."""

import os
import resource
import subprocess
import sys
from pathlib import Path

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


def least(script: str, compiled: Path) -> float:
    """Give the least of a few times, when what Python compiles once is there."""
    cpu_seconds(script, compiled)
    return min(cpu_seconds(script, compiled) for _ in range(TRIES))


def test_the_first_decision_comes_soon(tmp_path: Path) -> None:
    """Import, load and first decision, over importing pydantic and defining one model."""
    theirs = least(RIVAL, tmp_path)
    for script, most in ((FIRST, 2.0), (COMPANY, 4.0), (COMPLAINT, 4.0)):
        assert least(script, tmp_path) <= most * theirs, script
