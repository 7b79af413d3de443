"""Large files go through little memory: it does not grow with the number of rows."""

from pathlib import Path
from typing import Final

import pytest
from pyarrow import parquet

from benchmarks.big_files import cost_of, write_customers

MOST_MEGABYTES: Final = 800
RUN: Final = ("run", "customer_grade", "--company", "example-steel", "--now", "2026-01-05T09:00+08:00")
ODD: Final = 1000  # one share in so many is out of range


def measured(folder: Path, rows: int, ending: str) -> float:
    """Run over so many rows; give the largest resident memory, in MB."""
    write_customers(folder / "in.parquet", rows)
    cost = cost_of((*RUN, "--data", "in.parquet", "--out", f"out{ending}"), folder)
    assert cost.code == 1, (folder / "out.txt").read_text("utf-8")  # some shares are out of range
    print(f"{rows:,} rows into {ending}: {cost.megabytes:.0f} MB, {cost.seconds:.1f} s")  # noqa: T201 - a figure to report
    return cost.megabytes


@pytest.mark.soak
@pytest.mark.parametrize("ending", [".parquet", ".csv", ".arrow", ".jsonl"])
def test_a_million_rows_stay_within_the_limit(tmp_path: Path, ending: str) -> None:
    assert measured(tmp_path, 1_000_000, ending) <= MOST_MEGABYTES


@pytest.mark.soak
def test_ten_million_rows_of_parquet_stay_within_the_limit(tmp_path: Path) -> None:
    """No row is lost, and each has a status."""
    rows = 10_000_000
    assert measured(tmp_path, rows, ".parquet") <= MOST_MEGABYTES
    written = parquet.ParquetFile(tmp_path / "out.parquet")
    assert written.metadata.num_rows == rows
    statuses = [
        each.column("status").value_counts().to_pylist() for each in written.iter_batches(columns=["status"])
    ]
    counted = {"decided": 0, "invalid": 0}
    for each in statuses:
        for one in each:
            counted[one["values"]] += one["counts"]
    assert sum(counted.values()) == rows
    assert 0.9 < counted["invalid"] / (rows / ODD) < 1.1


def test_a_larger_file_takes_no_more(tmp_path: Path) -> None:
    """Four times the rows: a file that is held whole would take tens of megabytes more."""
    small, large = measured(tmp_path, 150_000, ".parquet"), measured(tmp_path, 600_000, ".parquet")
    assert large <= small + 60
