"""A file that only grows: whole lines, whoever else writes and whatever the disk does."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from crmpolicy.interop.decision_log.appending import Appending

_PROCESS: Final = """
import sys
from pathlib import Path
from crmpolicy.interop.decision_log.appending import Appending
file = Appending(Path(sys.argv[1]), sync=False)
print("ready", flush=True)
sys.stdin.readline()
for _ in range(400):
    file.append(sys.argv[2].encode() * 9000)
"""


def test_processes_share_a_file(tmp_path: Path) -> None:
    """Lines longer than a page of memory, from two processes at once, are never mixed up."""
    path = tmp_path / "log.jsonl"
    several = [
        subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", _PROCESS, str(path), letter],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for letter in "xy"
    ]
    for each in several:
        assert each.stdout is not None
        assert each.stdout.readline().strip() == b"ready"
    for each in several:
        each.communicate(b"\n", timeout=60)
    assert [each.returncode for each in several] == [0, 0]
    assert sorted(path.read_bytes().split()) == [b"x" * 9000] * 400 + [b"y" * 9000] * 400


@pytest.mark.skipif(os.name != "posix", reason="limits of files are a matter of POSIX")
def test_a_full_disk_is_told_and_costs_no_other_line(tmp_path: Path) -> None:
    """As soon as there is room again the file goes on, behind the line that was cut short."""
    file = Appending(tmp_path / "log.jsonl", sync=True)
    file.append(b"a" * 60)
    before, least = signal.signal(signal.SIGXFSZ, signal.SIG_IGN), resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, least[1]))
        for _ in range(2):
            with pytest.raises(OSError, match=r"No space left|File too large"):
                file.append(b"b" * 60)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, least)
        signal.signal(signal.SIGXFSZ, before)
    file.append(b"c" * 60)
    file.append(b"d")
    file.close()
    assert (tmp_path / "log.jsonl").read_bytes().split() == [b"a" * 60, b"b" * 39, b"c" * 60, b"d"]
