"""A hostile file of ten megabytes ends in an error within two seconds and 300 MB."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.interop.dmn.small_models import model, table

TEN: int = 10 * 1024 * 1024
UNDER_LIMIT: int = 4 * 1024 * 1024 - 200
READ = r"""
import re, sys, time
from pathlib import Path
from crmpolicy.interop.dmn import DmnError, policy_files
for file in sys.argv[1:]:
    data = Path(file).read_bytes()
    start = time.process_time()
    try:
        policy_files(data, document="doc")
    except DmnError as error:
        used = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="utf-8"))
        print(error.code, time.process_time() - start, int(used[1]) // 1024)
"""
KINDS = ("laughs", "deep", "attributes", "elements", "text", "tests")
LAUGHS = (
    b"<!DOCTYPE a [<!ENTITY a0 'ha'>"
    + b"".join(b"<!ENTITY a%d '%s'>" % (each, b"&a%d;" % (each - 1) * 10) for each in range(1, 20))
    + b"]><a>&a19;</a>"
)


def hostile(kind: str, size: int) -> bytes:
    if kind == "laughs":
        return LAUGHS + b" " * (size - len(LAUGHS))
    if kind == "deep":
        return b"<a>" * (size // 3)
    if kind == "attributes":
        return b"<a " + b" ".join(b'a%d=""' % each for each in range(size // 12)) + b"/>"
    if kind == "elements":
        return b"<a>" + b"<b/>" * (size // 4) + b"</a>"
    if kind == "tests":
        row = (["not(" + ",".join(["[1..2]"] * 1900) + ")"], ["1"])
        data = model(table("answer", ["n"], ["out"], [row] * (size // 14_000)), inputs={"n": "number"})
        return data + b" " * (size - len(data))
    return b"<a>" + b"x" * size + b"</a>"


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="the peak is told by Linux only")
@pytest.mark.parametrize("size", [TEN, UNDER_LIMIT])
def test_a_hostile_file_ends_in_an_error(size: int, tmp_path: Path) -> None:
    """Of ten megabytes, and as large as a file may be so that it is really read."""
    files = [tmp_path / kind for kind in KINDS]
    for file in files:
        file.write_bytes(hostile(file.name, size))
    told = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", READ, *map(str, files)],
        capture_output=True,
        check=True,
        timeout=120,
        encoding="utf-8",
    )
    lines = told.stdout.splitlines()
    assert len(lines) == len(files)
    for line in lines:
        code, seconds, megabytes = line.split()
        assert code.startswith("dmn-")
        assert float(seconds) < 2
        assert int(megabytes) < 300
