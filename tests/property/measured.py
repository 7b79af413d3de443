"""A command in a process of its own, with what it took: time of the processor and the most memory."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

MEMORY: Final = 2_000_000_000  # bytes of addresses: a guard for the machine alone
SECONDS: Final = 60
PROGRAM: Final = ("-c", "from crmpolicy.cli import main; main()")
# A process counts the memory of the one that starts it as its own: a small one has to stand between.
STARTER: Final = """
import json, os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=2)
_, status, used = os.wait4(process.pid, 0)
process.returncode = os.waitstatus_to_exitcode(status)
print(json.dumps([process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024]))
"""


class Taken(NamedTuple):
    """What a command came to: how it left, what it said, seconds of the processor, bytes at most."""

    code: int
    said: str
    seconds: float
    memory: int


def _guarded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def taken_by(*arguments: str, folder: Path, program: Sequence[str] = PROGRAM) -> Taken:
    """Run a command line and measure it."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", STARTER, sys.executable, *program, *arguments],
        capture_output=True,
        cwd=folder,
        preexec_fn=_guarded,
        env={**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "100"},
        check=True,
    )
    code, seconds, memory = json.loads(done.stdout)
    return Taken(code, done.stderr.decode(errors="replace"), seconds, memory)
