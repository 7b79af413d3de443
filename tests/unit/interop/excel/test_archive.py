"""What is no workbook, or may do harm, is refused before it costs anything."""

import struct
import subprocess
import sys
from pathlib import Path

import pytest

from crmpolicy.interop.excel import archive
from crmpolicy.interop.excel.archive import WorkbookError
from crmpolicy.interop.excel.grids import grids_of
from tests.unit.interop.excel.conftest import Make, zipped

SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + ']><worksheet><sheetData><row><c t="str"><v>&j;</v></c></row></sheetData></worksheet>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'


def refused(data: bytes) -> str:
    with pytest.raises(WorkbookError) as caught:
        grids_of(data)
    assert caught.value.message("zh") != caught.value.message("en")
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "excel-not-a-workbook"),
        (b"a,b\n1,2\n", "excel-not-a-workbook"),
        (b"PK\x05\x06" + b"\0" * 18, "excel-damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "excel-old-or-encrypted"),
        (b"0" * (archive.MOST_BYTES + 1), "excel-too-many-bytes"),
        (zipped({f"{n}": "" for n in range(archive.MOST_PARTS + 1)}), "excel-too-many-parts"),
        (zipped({"a": "", "/a": ""}), "excel-damaged"),
    ],
    ids=["nothing", "csv", "empty zip", "xls", "large", "parts", "twice"],
)
def test_what_is_no_workbook_is_refused(data: bytes, code: str) -> None:
    assert refused(data) == code


@pytest.mark.parametrize(
    ("part", "text", "code"),
    [
        ("xl/vbaProject.bin", "x", "excel-macros"),
        ("XL\\VBAPROJECT.BIN", "x", "excel-macros"),
        ("xl/externalLinks/externalLink1.xml", "<x/>", "excel-foreign-part"),
        ("xl/embeddings/oleObject1.bin", "x", "excel-foreign-part"),
        (SHEET, LAUGHS, "excel-doctype"),
        (SHEET, OUTSIDE, "excel-doctype"),
        ("xl/sharedStrings.xml", OUTSIDE, "excel-doctype"),
        (SHEET, '<?xml version="1.0" encoding="made-up"?><worksheet/>', "excel-damaged"),
        (SHEET, "<worksheet><sheetData>", "excel-damaged"),
        (SHEET, None, "excel-damaged"),
        ("xl/workbook.xml", None, "excel-damaged"),
        (SHEET, "<worksheet>" + "<c/>" * archive.MOST_TAGS, "excel-too-many-tags"),
        (SHEET, "<worksheet>" + " " * archive.MOST_UNPACKED, "excel-too-many-unpacked"),
    ],
)
def test_what_may_do_harm_is_refused(make: Make, part: str, text: str | None, code: str) -> None:
    assert refused(make(more={part: text})) == code


def test_macros_are_told_by_the_kind_of_the_file_too(make: Make) -> None:
    assert refused(make(kind="ms-excel.sheet.macroEnabled.main+xml")) == "excel-macros"


def test_entities_in_utf_16_are_refused_as_well(make: Make) -> None:
    text = OUTSIDE.replace("<!DOCTYPE", '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE', 1)
    assert refused(make(more={SHEET: text.encode("utf-16")})) == "excel-doctype"


@pytest.mark.parametrize(("offset", "value"), [(8, 1), (10, 12)], ids=["encrypted", "another packing"])
def test_parts_that_are_packed_otherwise_are_refused(make: Make, offset: int, value: int) -> None:
    data = bytearray(make())
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, entry + offset, value)
    assert refused(bytes(data)) == "excel-old-or-encrypted"


def test_a_damaged_part_is_told(make: Make) -> None:
    data = bytearray(make("<row><c><v>1</v></c></row>" * 40))
    place = data.index(b"xl/worksheets/sheet1.xml") + 40
    data[place : place + 20] = b"\xff" * 20
    assert refused(bytes(data)) in ("excel-damaged", "excel-not-a-workbook")


HOSTILE = """
import re, sys, time
from pathlib import Path
from crmpolicy.cli.program import program
for file in sys.argv[1:]:
    began = time.process_time()
    try:
        program.main(["table", "import", file])
    except SystemExit as left:
        print(Path(file).stem, left.code, round(time.process_time() - began, 2))
print(int(re.search(r"VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text(encoding="ascii"))[1]) // 1024)
"""
MERGED = '<mergeCell ref="A1:XFD1048576"/>'
ROW = "<row>" + '<c t="inlineStr"><is><t>x</t></is></c>' * 100 + "</row>"
MADE: dict[str, tuple[str, str, str, int]] = {
    "bomb": (SHEET, "", "\0", 60_000_000),
    "xml": (SHEET, "<worksheet><sheetData>", "<row><c><v>1</v></c></row>", 400_000),
    "cells": (SHEET, "<worksheet><sheetData>", ROW, 10_000),
    "laughs": (SHEET, LAUGHS, "", 0),
    "merged": (SHEET, "<worksheet><mergeCells>", MERGED, 300_000),
    "styles": ("xl/styles.xml", "<styleSheet><cellXfs>", '<xf numFmtId="9"/>', 500_000),
    "strings": ("xl/sharedStrings.xml", "<sst>", "<si><t>x</t></si>", 140_000),
}


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="the peak is told by Linux only")
def test_a_hostile_workbook_ends_in_an_error_soon(make: Make, tmp_path: Path) -> None:
    """Within two seconds and 300 MB, whatever it is made of; measured in a process of its own."""
    files = []
    for kind, (part, head, body, times) in MADE.items():
        files.append(tmp_path / f"{kind}.xlsx")
        files[-1].write_bytes(make(more={part: head + body * times}))
    done = subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-c", HOSTILE, *map(str, files)], capture_output=True, encoding="utf-8", check=True
    )
    *told, peak = done.stdout.splitlines()
    found = {kind: (code, float(seconds) < 2) for kind, code, seconds in map(str.split, told)}
    assert found == dict.fromkeys(MADE, ("2", True)), done.stdout
    assert int(peak) < 300, done.stdout
    assert len(done.stderr.splitlines()) == len(MADE)
