"""A file of rows has the answers that each row has by itself, whatever kind of file it is."""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from crmpolicy import load_policy_set
from crmpolicy.engine import Decision
from crmpolicy.errors import CrmPolicyError
from crmpolicy.portfolio import batches, evaluate_file

NOW: Final = datetime(2026, 1, 5, tzinfo=UTC)
STEEL: Final = load_policy_set("example-steel")
HEADS: Final = ("客户", "sales_share", "业绩贡献", "steel.cooperation", "reputation")
FACTS: Final = ("", "sales_share", "contribution", "cooperation", "reputation")
TOLD: Final = ("grade", "rule", "clause", "status", "reason")
Rows = Sequence[Sequence[Any]]

words = {
    "contribution": ("large", "fairly_large", "业绩贡献较小", "average", "huge", " large", None),
    "cooperation": ("close", "fairly_steady", "average", "“close”", 'a,"b"', "a\nb", None),
    "reputation": ("good", "fairly_good", "acceptable", "Good", "好", None),
}
spelled = st.sampled_from(
    ["1%", "0.01", "0.009999", "0.3%", "0.002999999", "3‰", "0.001", "0", "1", "1.01", "-1%", "5.73e-05",
     "1e-3", "many", "1 %", "０．５％", "1E400", None]
)  # fmt: skip
binary = st.one_of(
    st.none(), st.floats(), st.sampled_from([0.01, 0.009999, 0.003, 0.001, 0.0, 1.0, 5.73e-05])
)
mixed = st.one_of(
    spelled,
    st.sampled_from([True, 0, 1, 2, Decimal("0.01"), Decimal("0.010"), Decimal("1E-3"), Decimal("1.50")]),
)


def rows_with(shares: st.SearchStrategy[Any]) -> st.SearchStrategy[list[tuple[Any, ...]]]:
    """Make rows of a customer, a share and three words."""
    row = st.tuples(
        st.sampled_from(["甲", "Z-1", "x"]), shares, *(st.sampled_from(each) for each in words.values())
    )
    return st.lists(row, min_size=1, max_size=9)


def write_csv(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="gb18030", newline="") as stream:
        csv.writer(stream).writerows([HEADS, *rows])


def write_jsonl(path: Path, rows: Rows) -> None:
    def cell(given: Any) -> str:
        return str(given) if isinstance(given, Decimal) else json.dumps(given)

    lines = (
        ", ".join(f"{json.dumps(h)}: {cell(c)}" for h, c in zip(HEADS, row, strict=True)) for row in rows
    )
    path.write_text("".join(f"{{{line}}}\n" for line in lines), encoding="utf-8")


def as_table(rows: Rows) -> pa.Table:
    kinds = [pa.string(), pa.float64(), pa.string(), pa.string(), pa.string()]
    columns = [pa.array(cells, kind) for cells, kind in zip(zip(*rows, strict=True), kinds, strict=True)]
    return pa.table(columns, names=HEADS)


def write_parquet(path: Path, rows: Rows) -> None:
    parquet.write_table(as_table(rows), path)


def write_arrow(path: Path, rows: Rows) -> None:
    with pa.OSFile(str(path), "wb") as raw, pa.ipc.new_stream(raw, as_table(rows).schema) as writer:
        writer.write_table(as_table(rows))


def singly(row: Sequence[Any]) -> tuple[Any, ...]:
    """Give what the single evaluation says of a row; an empty cell says nothing."""
    facts = {name: cell for name, cell in zip(FACTS, row, strict=True) if name and cell is not None}
    try:
        decided: Decision = STEEL.point("customer_grade").evaluate(facts, now=NOW)
    except CrmPolicyError as error:
        status = "invalid" if type(error).__name__ == "FactsError" else "undecided"
        return None, None, None, status, error.message("zh")
    binding = [each for each in decided.reasons if each.binding]
    rules = "; ".join(f"{each.document}/{each.part}.{each.rule}" for each in binding)
    clauses = "; ".join(dict.fromkeys(clause for each in binding for clause in each.clauses))
    return decided.outcome["grade"], rules, clauses, "decided", None


def stripped(row: Sequence[Any]) -> tuple[Any, ...]:
    """Give a row as a table of texts says it: blanks around a cell say nothing."""
    return tuple(None if cell is None else cell.strip() or None for cell in row)


KINDS: Final[Mapping[str, tuple[Callable[[Path, Rows], None], st.SearchStrategy[Any]]]] = {
    "csv": (write_csv, spelled),
    "jsonl": (write_jsonl, mixed),
    "parquet": (write_parquet, binary),
    "arrow": (write_arrow, binary),
}


def test_a_file_is_answered_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few rows at a time are read, so that most files are read in several parts.

    A file of any kind; the soak tries as many of each.
    """
    monkeypatch.setattr(batches, "ROWS", 4)
    are_answered_row_by_row(*KINDS)


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_each_kind_is_answered_row_by_row(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "ROWS", 4)
    are_answered_row_by_row(kind)


def are_answered_row_by_row(*kinds: str) -> None:
    """Write files of some kinds, and compare what is told of each row."""
    files = [st.tuples(st.just(kind), rows_with(KINDS[kind][1])) for kind in kinds]

    @settings(max_examples=200, deadline=None)
    @given(st.one_of(files))
    def every(file: tuple[str, list[tuple[Any, ...]]]) -> None:
        kind, rows = file
        write, _ = KINDS[kind]
        with TemporaryDirectory() as folder:
            source, out = Path(folder) / f"in.{kind}", Path(folder) / "out.arrow"
            write(source, rows)
            summary = evaluate_file("customer_grade", STEEL, source, out, now=NOW, language="zh")
            with pa.ipc.open_file(out) as found:
                told = found.read_all().to_pylist()
        asked = [stripped(row) for row in rows] if kind == "csv" else rows
        expected = [singly(row) for row in asked]
        assert [tuple(row[name] for name in TOLD) for row in told] == expected
        assert [row["客户"] for row in told] == [row[0] for row in rows]
        assert summary.rows == len(rows)
        assert summary.decided == sum(row[3] == "decided" for row in expected)

    every()
