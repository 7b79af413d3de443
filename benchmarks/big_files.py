"""Large files of customers, made row by row from a fixed seed, and the memory that a program takes."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pyarrow as pa
from pyarrow import parquet

SEED: Final = 20260105
WORDS: Final = {
    "contribution": ("large", "fairly_large", "average", "fairly_small"),
    "cooperation": ("close", "fairly_steady", "average", "unsteady"),
    "reputation": ("good", "fairly_good", "acceptable", "unproven"),
}
_PART: Final = 100_000


def write_customers(path: Path, rows: int) -> None:
    """Write customers with invented figures: a number, a share, three words; one share in 1000 is odd."""
    random.seed(SEED)
    schema = pa.schema(
        [("customer", pa.string()), ("sales_share", pa.float64()), *((name, pa.string()) for name in WORDS)]
    )
    with parquet.ParquetWriter(path, schema) as writer:
        for start in range(0, rows, _PART):
            count = min(_PART, rows - start)
            shares = [
                round(random.expovariate(200), 8) if random.random() > 0.001 else 7.5 for _ in range(count)
            ]
            columns = [
                [f"C-{start + number:08}" for number in range(count)],
                shares,
                *(random.choices(words, k=count) for words in WORDS.values()),
            ]
            writer.write_table(pa.table(columns, schema=schema))


class Cost(NamedTuple):
    """What a program took: its largest resident memory in MB, and seconds."""

    megabytes: float
    seconds: float
    code: int


def cost_of(arguments: Sequence[str], folder: Path) -> Cost:
    """Run the command line in a process of its own and measure it."""
    begun = time.monotonic()
    with (folder / "out.txt").open("wb") as out:
        program = subprocess.Popen(  # noqa: S603 - our own Python
            [sys.executable, "-c", "from crmpolicy.cli import main; main()", *arguments],
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_maxrss / 1024, time.monotonic() - begun, program.returncode)
