"""Cells say the same, whatever program saved them: Excel, WPS, LibreOffice, or a script."""

import re
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from crmpolicy.interop.excel.archive import WorkbookError
from crmpolicy.interop.excel.grids import Grid, Read, grids_of
from crmpolicy.interop.excel.sheets import Book, Cell, Column, Row, Sheet
from crmpolicy.interop.excel.workbook import workbook
from crmpolicy.wording import Words
from tests.unit.interop.excel.conftest import Make

W = Words("题", "title")


def grid(data: bytes) -> Grid:
    return grids_of(data)["表"]


def row(*cells: str) -> str:
    return f'<row r="8">{"".join(cells)}</row>'


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ('<c r="A8" t="s"><v>0</v></c>', Read("良好")),
        ('<c r="A8" t="s"><v>1</v></c>', Read("不低于 1%")),
        ('<c r="A8" t="inlineStr"><is><t>良好</t></is></c>', Read("良好")),
        (
            '<c r="A8" t="inlineStr"><is><r><t>良</t></r><r><t>好</t></r><rPh><t>x</t></rPh></is></c>',
            Read("良好"),
        ),
        ('<c r="A8" t="inlineStr"><is><t>\u3000良好\u00a0\n</t></is></c>', Read("良好")),
        ('<c r="A8" t="inlineStr"><is><t>a_x000D_\nb</t></is></c>', Read("a\nb")),
        ('<c r="A8" t="str"><v>abc</v></c>', Read("abc")),
        ('<c r="A8" s="1"><v>0.05</v></c>', Read("5%", "number")),
        ('<c r="A8" s="4"><v>7.0000000000000007E-2</v></c>', Read("7%", "number")),
        ('<c r="A8"><v>0.1</v></c>', Read("0.1", "number")),
        ('<c r="A8" t="n"><v>1200</v></c>', Read("1200", "number")),
        ('<c r="A8"><v>1E+6</v></c>', Read("1000000", "number")),
        ('<c r="A8" s="2"><v>46388</v></c>', Read("2027-01-01", "date")),
        ('<c r="A8" s="3"><v>46388.5</v></c>', Read("2027-01-01T12:00", "date")),
        ('<c r="A8" s="3"><v>0.395833333333333</v></c>', Read("09:30", "date")),
        ('<c r="A8" s="3"><v>59</v></c>', Read("1900-02-28", "date")),
        ('<c r="A8" t="d"><v>2027-01-01T00:00:00</v></c>', Read("2027-01-01", "date")),
        ('<c r="A8" t="b"><v>1</v></c>', Read("yes", "boolean")),
        ('<c r="A8" t="b"><v>0</v></c>', Read("no", "boolean")),
        ('<c r="A8" t="e"><v>#N/A</v></c>', Read("#N/A", "error")),
        ('<c r="A8"><f>B1+1</f><v>2</v></c>', Read("2", "formula")),
        ('<c r="A8"><f>B1+1</f></c>', Read("", "formula")),
        ('<c r="A8"><v>1e999</v></c>', Read("1e999", "error")),
        ('<c r="A8" s="3"><v>-4</v></c>', Read("-4", "error")),
        ('<c r="A8" s="99"><v>3</v></c>', Read("3", "number")),
    ],
)
def test_a_cell_is_read_as_its_exact_text(make: Make, cell: str, read: Read) -> None:
    assert grid(make(row(cell))).cells == {(8, 1): read}


def test_a_workbook_may_count_days_from_1904(make: Make) -> None:
    data = make(row('<c r="A8" s="2"><v>0</v></c>'), flags=' date1904="1"')
    assert grid(data).text(8, 1) == "1904-01-01"


def test_empty_cells_with_a_style_are_none(make: Make) -> None:
    """LibreOffice and WPS write them to the end of the sheet."""
    assert grid(make('<row r="1048576"><c r="XFD1048576" s="2"/></row>')).cells == {}


def test_cells_without_a_reference_stand_one_behind_the_other(make: Make) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    assert {at: read.text for at, read in grid(make(rows)).cells.items()} == {
        (1, 1): "1",
        (1, 2): "2",
        (2, 1): "3",
    }


@pytest.mark.parametrize(
    "sheet", ["/xl/worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml", "WORKSHEETS\\Sheet1.xml"]
)
def test_parts_are_found_by_absolute_and_odd_paths(make: Make, sheet: str) -> None:
    assert grid(make(row('<c r="B8"><v>1</v></c>'), sheet=sheet, book="/xl/workbook.xml")).text(8, 2) == "1"


def test_elements_may_have_a_prefix(make: Make) -> None:
    sheet = '<x:worksheet xmlns:x="http://x"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    assert grid(make(more={"xl/worksheets/sheet1.xml": sheet})).text(1, 1) == "1"


def test_a_part_may_be_written_in_utf_16(make: Make) -> None:
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    sheet = f'{head}<worksheet><sheetData><row><c t="str"><v>好</v></c></row></sheetData></worksheet>'
    assert grid(make(more={"xl/worksheets/sheet1.xml": sheet.encode("utf-16")})).text(1, 1) == "好"


def test_a_workbook_may_do_without_strings_and_styles(make: Make) -> None:
    data = make(
        row('<c r="A8" s="1"><v>1</v></c>'), more={"xl/styles.xml": None, "xl/sharedStrings.xml": None}
    )
    assert grid(data).text(8, 1) == "1"


def test_merged_ranges_are_named_and_not_laid_out(make: Make) -> None:
    data = make(after='<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2"/></mergeCells>')
    assert grid(data).merged == [(1, 1, 1048576, 16384), (2, 2, 2, 2)]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ('<c r="A8" t="s"><v>7</v></c>', "excel-damaged"),
        ('<c r="A8" t="s"><v>x</v></c>', "excel-damaged"),
        ('<c r="A30000"><v>1</v></c>', "excel-too-many-cells"),
        ('<c r="AAA1"><v>1</v></c>', "excel-too-many-cells"),
    ],
)
def test_cells_that_cannot_be_are_refused(make: Make, cell: str, code: str) -> None:
    with pytest.raises(WorkbookError) as caught:
        grid(make(row(cell)))
    assert caught.value.code == code


def test_a_workbook_without_sheets_is_none(make: Make) -> None:
    with pytest.raises(WorkbookError) as caught:
        grids_of(make(more={"xl/workbook.xml": "<workbook/>"}))
    assert caught.value.code == "excel-not-a-workbook"


def test_what_we_write_openpyxl_and_we_read_alike() -> None:
    """Two readers, one file: ours gives texts, theirs what the library makes of cells."""
    cells = (
        Cell("=1+1"),
        Cell("5%", percent=True, editable=True),
        Cell("好、一般", choices=("好",), editable=True),
    )
    sheet = Sheet("页", W, W, W, tuple(Column(each, W) for each in "abc"), (Row("x", cells),), spare=2)
    data = workbook(Book("table", "p", "q", "d", "zh", (sheet,)))
    ours = grids_of(data)["页"]
    theirs = openpyxl.load_workbook(BytesIO(data))["页"]
    told = {(cell.row, cell.column): cell.value for line in theirs.iter_rows() for cell in line if cell.value}
    assert {at: read.text for at, read in ours.cells.items()} == told
    assert ours.text(8, 1) == "=1+1"
    assert ours.cells[8, 1].sort == "text"
    assert theirs.freeze_panes == "B8"
    assert [each.sqref for each in theirs.data_validations.dataValidation] == ["C8"]
    assert (theirs["A8"].protection.locked, theirs["C8"].protection.locked) == (True, False)


def test_equal_books_give_equal_bytes() -> None:
    """Nothing in them tells when or where they were written."""
    sheet = Sheet("页", W, W, W, (Column("a", W),), (Row("x", (Cell("1"),)),))
    book = Book("table", "p", "q", "d", "zh", (sheet,))
    written = workbook(book)
    assert written == workbook(book)
    with ZipFile(BytesIO(written)) as parts:
        told = re.findall(r"20\d\d-\d\d-\d\dT", parts.read("docProps/core.xml").decode())
        assert told == ["2000-01-01T"] * 2
        assert {each.date_time for each in parts.infolist()} == {(2000, 1, 1, 0, 0, 0)}
