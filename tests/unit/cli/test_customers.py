"""Lists of customers as people keep them: CSV from a program for tables, JSON from another."""

from pathlib import Path

import pytest

from crmpolicy.cli.customers import read_list
from crmpolicy.cli.failing import CommandError
from crmpolicy.errors import FactsError


def written(folder: Path, data: bytes, name: str = "customers.csv") -> str:
    file = folder / name
    file.write_bytes(data)
    return str(file)


def faults(given: str) -> list[tuple[str, int, int]]:
    with pytest.raises(FactsError) as caught:
        read_list(given)
    places = [fault.location for fault in caught.value.faults]
    return [
        (fault.code, place.line, place.column)
        for fault, place in zip(caught.value.faults, places, strict=True)
        if place is not None
    ]


def test_cells_are_texts_and_empty_ones_say_nothing(tmp_path: Path) -> None:
    data = '\ufeffcustomer , grade,note\r\nC-1,A,"one, two"\r\n\r\n C-2 ,,\r\n'.encode()
    assert read_list(written(tmp_path, data)) == [
        {"customer": "C-1", "grade": "A", "note": "one, two"},
        {"customer": "C-2"},
    ]


def test_json_is_read_exactly(tmp_path: Path) -> None:
    given = written(tmp_path, b'[{"customer": 7, "share": 0.1}]', "customers.JSON")
    assert str(read_list(given)[0]["share"]) == "0.1"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", [("plan-csv-empty", 1, 1)]),
        (b"\n\n", [("plan-csv-empty", 1, 1)]),
        (b"customer,,grade,grade\n", [("plan-csv-heads", 1, 1), ("plan-csv-heads", 1, 1)]),
        (b"customer,events\n", [("plan-csv-events", 1, 1)]),
        (b'customer,note\nC-1,"a\nb"\nC-2\nC-3,x,y\n', [("plan-csv-cells", 4, 1), ("plan-csv-cells", 5, 1)]),
        (b'customer,note\nC-1,"a"b\n', [("plan-csv-quote", 2, 1)]),
        (b'customer\n"C-1\n', [("plan-csv-quote", 2, 1)]),
        ("customer\n客户".encode("gb18030"), [("plan-gbk", 2, 1)]),
        ("customer\n客户".encode("utf-16"), [("cli-json-encoding", 1, 1)]),
        (b"customer\nA\xff\xff", [("cli-json-encoding", 2, 2)]),
    ],
)
def test_a_table_that_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, data: bytes, expected: list[tuple[str, int, int]]
) -> None:
    assert faults(written(tmp_path, data)) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"customer": 7}', [("plan-list", 1, 1)]),
        (b'[{"customer": 7,}]', [("cli-json-last", 1, 16)]),
        (b'[{"customer": 7, "customer": 8}]', [("cli-json-twice", 1, 18)]),
    ],
)
def test_json_that_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, data: bytes, expected: list[tuple[str, int, int]]
) -> None:
    assert faults(written(tmp_path, data, "customers.json")) == expected


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        read_list(written(tmp_path, b"", "customers.xlsx"))
    with pytest.raises(FileNotFoundError):
        read_list(str(tmp_path / "none.csv"))
