"""Workbooks made by hand, part by part, as other programs save them."""

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

Make = Callable[..., bytes]
TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/xl/workbook.xml"
ContentType="application/vnd.openxmlformats-officedocument.{kind}"/></Types>"""
ROOT = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{book}"/>
</Relationships>"""
RELATED = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="a" Type="http://x/relationships/worksheet" Target="{sheet}"/>
<Relationship Id="b" Type="http://x/relationships/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="c" Type="http://x/relationships/styles" Target="styles.xml"/></Relationships>"""
BOOK = """<workbook xmlns:r="http://r"><workbookPr{flags}/>
<sheets><sheet name="表" sheetId="1" r:id="a"/></sheets>
</workbook>"""
STYLES = """<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165"
formatCode="yyyy\\-mm\\-dd"/></numFmts>
<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>
<xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs></styleSheet>"""
STRINGS = """<sst><si><t>良好</t></si><si><r><t>不低于 </t></r><r><t xml:space="preserve">1%</t></r>
<rPh sb="0" eb="1"><t>buzu</t></rPh></si></sst>"""


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack parts."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return packed.getvalue()


@pytest.fixture
def make() -> Make:
    """Make a workbook of one sheet; parts may be given otherwise, ``None`` leaves one out."""

    def made(
        rows: str = "",
        *,
        more: Mapping[str, str | bytes | None] | None = None,
        flags: str = "",
        book: str = "xl/workbook.xml",
        sheet: str = "worksheets/sheet1.xml",
        after: str = "",
        kind: str = "spreadsheetml.sheet.main+xml",
    ) -> bytes:
        parts: dict[str, str | bytes | None] = {
            "[Content_Types].xml": TYPES.format(kind=kind),
            "_rels/.rels": ROOT.format(book=book),
            "xl/workbook.xml": BOOK.format(flags=flags),
            "xl/_rels/workbook.xml.rels": RELATED.format(sheet=sheet),
            "xl/styles.xml": STYLES,
            "xl/sharedStrings.xml": STRINGS,
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{rows}</sheetData>{after}</worksheet>",
            **(more or {}),
        }
        return zipped({name: text for name, text in parts.items() if text is not None})

    return made
