"""Files of rows: read some at a time, asked, written whole or not at all; no row is dropped."""

import csv
import json
import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pytest
from pyarrow import parquet

from crmpolicy import load_policy_set
from crmpolicy.errors import CrmPolicyError, FactsError
from crmpolicy.portfolio import FileSummary, batches, evaluate_file, summing_up
from crmpolicy.portfolio.reading_files import ENDINGS

NOW: Final = datetime(2026, 1, 5, tzinfo=UTC)
STEEL: Final = load_policy_set("example-steel", parameters={"steel.share_only": True})
HEADS: Final = ("客户", "sales_share")
ROWS: Final = (("甲", "1%"), ("乙", "0.999999%"), ("丙", "1.1"), ("丁", "0.3%"), ("戊", "0.299999%"))
GRADES: Final = ["A", "B", "C", "C", "D"]
STATUSES: Final = ["decided", "decided", "invalid", "decided", "decided"]


def run(source: Path, out: Path, **more: Any) -> FileSummary:
    return evaluate_file("customer_grade", STEEL, source, out, now=NOW, **more)


def texts(path: Path, data: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(data.encode(encoding))
    return path


def made(folder: Path, ending: str, rows: Any = ROWS) -> Path:
    """Write the customers into a file of one kind."""
    path = folder / f"in{ending}"
    table = pa.table([list(column) for column in zip(*rows, strict=True)], names=HEADS)
    if ending == ".csv":
        return texts(path, "".join(f"{','.join(row)}\r\n" for row in (HEADS, *rows)), "gbk")
    if ending == ".jsonl":
        return texts(path, "".join(json.dumps(dict(zip(HEADS, row, strict=True))) + "\n" for row in rows))
    if ending == ".parquet":
        parquet.write_table(table, path, row_group_size=2)
    else:
        with pa.OSFile(str(path), "wb") as raw, pa.ipc.new_file(raw, table.schema) as writer:
            writer.write_table(table, max_chunksize=2)
    return path


def cells(path: Path) -> list[dict[str, Any]]:
    """Read a file that was written; empty cells of a CSV file are None."""
    if path.suffix == ".csv":
        data = path.read_bytes()
        text = data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "gb18030")
        rows = csv.DictReader(text.splitlines(keepends=True))
        return [{name: cell or None for name, cell in row.items()} for row in rows]
    if path.suffix == ".jsonl":
        return [json.loads(line, parse_float=Decimal) for line in path.read_text("utf-8").splitlines()]
    if path.suffix == ".parquet":
        return list(parquet.read_table(path).to_pylist())
    with pa.ipc.open_file(path) as file:
        return list(file.read_all().to_pylist())


def code_of(source: Path, out: Path, **more: Any) -> str:
    """Give the code of the error with which a run ends."""
    with pytest.raises(CrmPolicyError) as caught:
        run(source, out, **more)
    return caught.value.code


def left(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("into", ENDINGS)
def test_every_kind_of_file_becomes_every_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, into: str
) -> None:
    """Both sides of each bound; a row that cannot be used stays in its place."""
    monkeypatch.setattr(batches, "ROWS", 2)
    out, refused = tmp_path / f"out{into}", tmp_path / f"refused{into}"
    summary = run(made(tmp_path, ending), out, refused=refused)
    found = cells(out)
    assert [*found[0]] == [*HEADS, "grade", "rule", "clause", "status", "reason"]
    assert [(row["客户"], row["sales_share"]) for row in found] == [*ROWS]
    assert [row["status"] for row in found] == STATUSES
    assert [row["grade"] for row in found] == ["A", "B", None, "B", "C"]
    assert [row["reason"] is None for row in found] == [each == "decided" for each in STATUSES]
    line = 4 if ending == ".csv" else 3
    (one,) = cells(refused)
    assert (int(one["line"]), one["status"], one["客户"], one["reason"]) == (
        line,
        "invalid",
        "丙",
        found[2]["reason"],
    )
    assert (summary.rows, summary.decided, summary.undecided, summary.invalid) == (5, 4, 0, 1)
    assert dict(summary.answers) == {("A",): 1, ("B",): 2, ("C",): 1}
    assert [(each.status, each.rows, each.line) for each in summary.reasons] == [("invalid", 1, line)]
    assert left(tmp_path) == {f"in{ending}", out.name, refused.name}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_last_batch_may_be_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    source = made(tmp_path, ending)
    for rows in (1, 4, 5, 6):
        monkeypatch.setattr(batches, "ROWS", rows)
        seen: list[tuple[float, int]] = []

        def note(done: float, count: int, into: list[tuple[float, int]] = seen) -> None:
            into.append((done, count))

        summary = run(source, tmp_path / "out.csv", progress=note)
        assert summary.rows == 5
        assert [count for _, count in seen][-1] == 5
        assert seen == sorted(seen)
        assert seen[-1][0] <= 1


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_without_rows_has_its_heads(tmp_path: Path, ending: str) -> None:
    """JSON lines have no heads, so that such a file says nothing."""
    source = made(tmp_path, ending, [("x", "1%")])
    if ending == ".jsonl":
        texts(source, "\n\n")
        assert code_of(source, tmp_path / "out.csv") == "run-empty"
        return
    if ending == ".csv":
        texts(source, "客户,sales_share\n\n,\n")
    elif ending == ".parquet":
        parquet.write_table(pa.table({name: pa.array([], pa.string()) for name in HEADS}), source)
    else:
        schema = pa.schema([(name, pa.string()) for name in HEADS])
        with pa.OSFile(str(source), "wb") as raw, pa.ipc.new_file(raw, schema):
            pass
    assert run(source, tmp_path / "out.parquet").rows == 0
    assert parquet.read_schema(tmp_path / "out.parquet").names[:3] == [*HEADS, "grade"]


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    for name in ("a.csv", "a.jsonl"):
        assert code_of(texts(tmp_path / name, ""), tmp_path / "o.csv") == "run-empty"
    for name in ("a.parquet", "a.arrow"):
        assert code_of(texts(tmp_path / name, ""), tmp_path / "o.csv") == "run-unreadable"
    assert left(tmp_path) == {"a.csv", "a.jsonl", "a.parquet", "a.arrow"}


def test_a_row_of_another_length_stays_and_says_why(tmp_path: Path) -> None:
    source = texts(tmp_path / "in.csv", '客户,sales_share,note\n甲,1%,x\n乙\n丙,1%,"a\nb",y,z\n\n丁,0.3%,\n')
    run(source, tmp_path / "out.csv", refused=tmp_path / "r.jsonl", language="zh")
    found = cells(tmp_path / "out.csv")
    assert [(row["客户"], row["note"], row["status"]) for row in found] == [
        ("甲", "x", "decided"),
        ("乙", None, "invalid"),
        ("丙", "a\nb", "invalid"),
        ("丁", None, "decided"),
    ]
    assert [row["reason"] and row["reason"][:17] for row in found] == [
        None, "这一行有 1 格，首行有 3 格（", "这一行有 5 格，首行有 3 格（", None
    ]  # fmt: skip
    assert [row["line"] for row in cells(tmp_path / "r.jsonl")] == [3, 4]


@pytest.mark.parametrize(
    ("encoding", "first"),
    [
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-8-sig", b"\xef\xbb\xbf"),
        ("gbk", b"\xbf\xcd"),
        ("utf-16", b"\xef\xbb\xbf"),
    ],
)
def test_a_table_keeps_the_encoding_that_its_program_knows(
    tmp_path: Path, encoding: str, first: bytes
) -> None:
    """GBK stays GBK; all else gets the mark by which programs for tables know UTF-8."""
    source = texts(tmp_path / "in.csv", "客户,sales_share\r\n宝钢,1%\r\n", encoding)
    run(source, tmp_path / "out.csv", encoding="utf-16" if encoding == "utf-16" else None, language="zh")
    assert (tmp_path / "out.csv").read_bytes().startswith(first)
    assert cells(tmp_path / "out.csv")[0]["客户"] == "宝钢"


def test_bytes_of_no_encoding_are_told_with_their_line(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_bytes(b"a,sales_share\nx,1%\n\xff\xff,1%\n")
    with pytest.raises(FactsError) as caught:
        run(source, tmp_path / "out.csv")
    assert (caught.value.code, caught.value.location and caught.value.location.line) == (
        "portfolio-undecodable",
        3,
    )
    for name in ("klingon", "base64"):
        assert code_of(source, tmp_path / "o.csv", encoding=name) == "portfolio-encoding"


def test_a_letter_of_two_bytes_may_lie_across_two_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crmpolicy.portfolio import reading_csv  # noqa: PLC0415 - to be changed

    monkeypatch.setattr(reading_csv, "_PIECE", 3)
    source = tmp_path / "in.csv"
    for encoding in ("utf-8", "gbk"):
        source.write_bytes("客户,sales_share\n宝钢,1%\n上海,2%\n".encode(encoding))
        assert run(source, tmp_path / "out.csv").decided == 2
    source.write_bytes("客户,sales_share\n宝钢,1%\n上海,2%\n".encode() + b"\xff\xff")
    with pytest.raises(FactsError) as caught:
        run(source, tmp_path / "out.csv")
    assert caught.value.location is not None
    assert caught.value.location.line == 4


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a,a,sales_share\n1,2,3\n", "plan-csv-heads"),
        ("a,,sales_share\n1,2,3\n", "plan-csv-heads"),
        ('a,sales_share\n"x,1%\n', "plan-csv-quote"),
        ("status,sales_share\nx,1%\n", "portfolio-column-taken"),
        ("grade,sales_share\nx,1%\n", "portfolio-column-taken"),
        ("销售占比,sales_share\n1%,1%\n", "portfolio-column-twice"),
    ],
)
def test_heads_that_cannot_be_used_are_told_and_nothing_is_written(
    tmp_path: Path, text: str, code: str
) -> None:
    out = texts(tmp_path / "out.csv", "as it was")
    assert code_of(texts(tmp_path / "in.csv", text), out) == code
    assert out.read_text(encoding="utf-8") == "as it was"
    assert left(tmp_path) == {"in.csv", "out.csv"}


@pytest.mark.parametrize("ending", [".parquet", ".arrow"])
def test_two_columns_of_one_name_and_files_that_are_none(tmp_path: Path, ending: str) -> None:
    source = tmp_path / f"in{ending}"
    table = pa.table([["1%"], ["2%"]], names=["sales_share", "sales_share"])
    if ending == ".parquet":
        parquet.write_table(table, source)
    else:
        with pa.OSFile(str(source), "wb") as raw, pa.ipc.new_stream(raw, table.schema) as writer:
            writer.write_table(table)
    assert code_of(source, tmp_path / "o.csv") == "portfolio-heads-twice"
    whole = made(tmp_path, ending).read_bytes()
    for data in (b"PAR1 no such thing", b"ARROW1 no such thing", whole[: len(whole) // 2], b"\0" * 64):
        source.write_bytes(data)
        assert code_of(source, tmp_path / "o.csv") == "run-unreadable"
    assert left(tmp_path) == {source.name}


@pytest.mark.parametrize("part", [0.05, 0.5])
@pytest.mark.parametrize("ending", [".parquet", ".arrow"])
def test_a_file_that_is_spoilt_in_the_middle_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, part: float
) -> None:
    """In its rows, or in what it tells of them."""
    monkeypatch.setattr(batches, "ROWS", 2)
    source = made(tmp_path, ending, [*ROWS] * 200)
    data = bytearray(source.read_bytes())
    middle = int(len(data) * part)
    data[middle : middle + 400] = b"\xff" * 400
    source.write_bytes(data)
    assert code_of(source, tmp_path / "o.csv") == "run-unreadable"
    assert left(tmp_path) == {source.name}


def test_only_known_endings_are_read_and_written(tmp_path: Path) -> None:
    source = made(tmp_path, ".csv")
    (tmp_path / "in.CSV").write_bytes(source.read_bytes())
    assert run(tmp_path / "in.CSV", tmp_path / "OUT.Parquet").rows == 5
    for name in ("out.xlsx", "out", "out.csv.gz"):
        assert code_of(source, tmp_path / name) == "run-ending"
    assert code_of(tmp_path / "in.xls", tmp_path / "out.csv") == "run-ending"
    assert code_of(source, tmp_path / "out.csv", refused=tmp_path / "r.txt") == "run-ending"
    assert code_of(made(tmp_path, ".jsonl"), tmp_path / "out.csv", encoding="gbk") == "run-encoding-kind"


def test_nothing_is_written_over_what_is_read(tmp_path: Path) -> None:
    source = made(tmp_path, ".csv")
    (tmp_path / "link.csv").symlink_to(source)
    os.link(source, tmp_path / "hard.csv")
    for name in ("in.csv", "link.csv", "hard.csv", f"../{tmp_path.name}/in.csv"):
        assert code_of(source, tmp_path / name) == "run-same-file"
    out = tmp_path / "out.csv"
    assert code_of(source, out, refused=out) == "run-same-file"
    assert code_of(source, out, refused=source) == "run-same-file"


def test_a_file_that_is_there_is_replaced_when_all_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever interrupts finds both files as they were, and no third one."""
    monkeypatch.setattr(batches, "ROWS", 2)
    source, out, refused = made(tmp_path, ".csv"), tmp_path / "out.csv", tmp_path / "refused.csv"
    for each in (out, refused):
        texts(each, "as it was")
        each.chmod(0o640)
    names = left(tmp_path)

    def interrupted(_done: float, rows: int) -> None:
        assert len(left(tmp_path)) == len(names) + 2
        if rows > 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(source, out, refused=refused, progress=interrupted)
    assert left(tmp_path) == names
    assert [each.read_text(encoding="utf-8") for each in (out, refused)] == ["as it was"] * 2
    run(source, out, refused=refused)
    assert left(tmp_path) == names
    assert len(cells(out)) == 5
    assert [each.stat().st_mode & 0o777 for each in (out, refused)] == [0o640] * 2


def test_a_link_keeps_its_target_and_a_folder_is_no_file(tmp_path: Path) -> None:
    source = made(tmp_path, ".csv")
    (tmp_path / "real.csv").touch()
    (tmp_path / "out.csv").symlink_to(tmp_path / "real.csv")
    run(source, tmp_path / "out.csv")
    assert (tmp_path / "out.csv").is_symlink()
    assert len(cells(tmp_path / "real.csv")) == 5
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(IsADirectoryError):
        run(source, tmp_path / "folder.csv")
    with pytest.raises(FileNotFoundError):
        run(source, tmp_path / "nowhere" / "out.csv")
    with pytest.raises(FileNotFoundError):
        run(tmp_path / "none.csv", tmp_path / "out.csv")


def test_numbers_of_json_are_never_binary(tmp_path: Path) -> None:
    """A share just below the bound of A is B, though its nearest binary number is the bound."""
    near = "0.0099999999999999999999"
    assert float(near) == 0.01
    source = texts(
        tmp_path / "in.jsonl",
        f'{{"客户": 1, "sales_share": {near}, "x": 0.10}}\n'
        '{"客户": "乙", "sales_share": 0.01, "x": 7, "y": true}\n',
    )
    for ending in ENDINGS:
        run(source, tmp_path / f"out{ending}")
        assert [row["grade"] for row in cells(tmp_path / f"out{ending}")] == ["B", "A"]
    first, second = cells(tmp_path / "out.jsonl")
    assert (first["sales_share"], first["x"], "y" in first, second["x"]) == (
        Decimal(near),
        Decimal("0.10"),
        False,
        7,
    )
    assert '"x": 0.10,' in (tmp_path / "out.jsonl").read_text("utf-8")
    one, two = cells(tmp_path / "out.parquet")
    assert (one["sales_share"], two["x"], one["y"], one["客户"]) == (
        Decimal(near),
        Decimal("7.00"),
        None,
        "1",
    )


def test_lines_that_are_no_rows_stay_and_say_why(tmp_path: Path) -> None:
    lines = [
        b"\xef\xbb\xbf" + '{"客户": "甲", "sales_share": "1%"}'.encode(),
        b'{"sales_share": 0.5',
        b"",
        b"[1]",
        b'{"sales_share": 1, "sales_share": 2}',
        b'{"sales_share": NaN}',
        b'{"sales_share": 1e99999999999999999999}',
        b'{"sales_share": ' + b"9" * 2000 + b"}",
        b'{"sales_share": "\xff"}',
        b"[" * 100_000,
        b'{"sales_share": 0.002}',
    ]
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"\r\n".join(lines))
    summary = run(source, tmp_path / "out.jsonl", refused=tmp_path / "r.csv")
    assert (summary.rows, summary.decided) == (10, 2)
    assert [int(row["line"]) for row in cells(tmp_path / "r.csv")] == [2, 4, 5, 6, 7, 8, 9, 10]
    assert [row["grade"] for row in cells(tmp_path / "out.jsonl")] == ["A", *[None] * 8, "C"]
    assert all(row["reason"] for row in cells(tmp_path / "r.csv"))


def test_columns_of_all_types_are_written_on_as_they_are(tmp_path: Path) -> None:
    """A text of each cell in a table of texts; exact numbers digit by digit."""
    table = pa.table(
        {
            "sales_share": pa.array([Decimal("0.0100"), None]),
            "day": pa.array([date(2026, 1, 5), None]),
            "at": pa.array([datetime(2026, 1, 5, tzinfo=UTC), None], pa.timestamp("us", "UTC")),
            "word": pa.array(["a", None]).dictionary_encode(),
            "list": pa.array([[{"x": 1.5}], None]),
            "yes": pa.array([True, None]),
            "real": pa.array([5.73e-05, float("nan")]),
            "bytes": pa.array([b"\xffa", None]),
        }
    )
    source = tmp_path / "in.parquet"
    parquet.write_table(table, source)
    for ending in ENDINGS:
        run(source, tmp_path / f"out{ending}")
    first = cells(tmp_path / "out.csv")[0]
    assert [*first.values()][:8] == [
        "0.0100", "2026-01-05", "2026-01-05T00:00:00+00:00", "a", '[{"x": 1.5}]', "true", "5.73e-05", "\\xffa"
    ]  # fmt: skip
    line = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()[0]
    assert line.startswith('{"sales_share": 0.0100, "day": "2026-01-05", "at": "2026-01-05T00:00:00+00:00",')
    assert '"word": "a", ' in line
    assert '"list": [{"x": 1.5}], "yes": true, "real": 5.73e-05, "bytes": "\\\\xffa"' in line
    for path in (tmp_path / "out.parquet", tmp_path / "out.arrow"):
        assert cells(path)[0]["sales_share"] == Decimal("0.0100")
        assert cells(path)[0]["list"] == [{"x": 1.5}]
    assert cells(tmp_path / "out.jsonl")[1]["real"] == "nan"


def test_units_and_codes_are_asked_and_the_cells_stay(tmp_path: Path) -> None:
    """A code that nobody lists makes its row invalid, though it is a word of the scale."""
    source = texts(tmp_path / "in.csv", "占比（%）,采购\n1,2\n0.999,x\n0.3%,1\n0.1,\n")
    mapping: dict[str, str | Mapping[str, Any]] = {
        "占比（%）": {"fact": "sales_share", "unit": "%"},
        "采购": {"fact": "cooperation", "codes": {"1": "close", "2": "average"}},
    }
    for ending in (".csv", ".jsonl"):
        path = source if ending == ".csv" else texts(
            tmp_path / "in.jsonl",
            '{"占比（%）": 1, "采购": 2}\n{"占比（%）": 0.999, "采购": "x"}\n'
            '{"占比（%）": "0.3%", "采购": 1.0}\n{"占比（%）": 0.1, "采购": null}\n',
        )  # fmt: skip
        run(path, tmp_path / "out.jsonl", mapping=mapping)
        found = cells(tmp_path / "out.jsonl")
        assert [row["grade"] for row in found] == ["A", None, "B", "C"]
        assert [row["status"] for row in found] == ["decided", "invalid", "decided", "decided"]
        assert "nothing says what code `x` of column `采购` stands for" in found[1]["reason"]
    assert [str(row["占比（%）"]) for row in found] == ["1", "0.999", "0.3%", "0.1"]
    assert code_of(source, tmp_path / "o.csv", mapping={"采购": {"fact": "nothing"}}) == "portfolio-no-fact"


def test_many_kinds_of_answers_are_counted_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The summary stays small however many rows differ."""
    monkeypatch.setattr(summing_up, "MOST", 2)
    rows = [(f"{number}", f"{number / 1000}") for number in range(1, 21)] + [
        (f"{n}", f"x{n}") for n in range(5)
    ]
    summary = run(made(tmp_path, ".csv", rows), tmp_path / "out.csv")
    assert len(summary.answers) == 2
    assert sum(count for _, count in summary.answers) + summary.others == summary.decided == 20
    assert (len(summary.reasons), summary.reasons_left) == (2, 3)


def test_what_is_missing_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    from crmpolicy.portfolio import arrow  # noqa: PLC0415 - to be changed

    def absent(name: str, *more: Any) -> Any:
        if name == "pyarrow":
            raise ModuleNotFoundError(name=name)
        return importing(name, *more)

    importing = __import__
    monkeypatch.setattr("builtins.__import__", absent)
    with pytest.raises(CrmPolicyError) as caught:
        arrow.arrow()
    assert caught.value.code == "run-needs-arrow"


def test_refused_rows_keep_columns_of_their_own_names(tmp_path: Path) -> None:
    """A column called `line` gives way to the line of the row."""
    source = texts(tmp_path / "in.csv", "line,sales_share\nx,many\n")
    run(source, tmp_path / "out.csv", refused=tmp_path / "r.csv")
    assert cells(tmp_path / "out.csv")[0]["line"] == "x"
    assert cells(tmp_path / "r.csv")[0]["line"] == "2"
