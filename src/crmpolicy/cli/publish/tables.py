"""Tables of a Word file, written as the XML that it keeps: quick, and the same each time."""

from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape

from crmpolicy.cli.wrapping import wide

WIDE: Final = 9_620
"""The room between the margins of a page, in twentieths of a point."""
_SPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LEAST: Final = 700
_MOST_WIDE: Final = 60
_FORBIDDEN: Final = {code: None for code in range(32) if chr(code) not in "\t\n\r"}


def table_xml(heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
    """Write a table with lines around its cells; its heads come again on each page, no row is cut."""
    head = _row(heads, widths, kind="head") if heads else ""
    body = "".join(_row(row, widths, kind="first" if not heads else "") for row in rows)
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="A6AEB8"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    look = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    )
    return (
        f'<w:tbl xmlns:w="{_SPACE}"><w:tblPr>{look}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"
    )


def widths_of(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Share the page out among columns, by what stands in them; a long text takes no room from short ones.

    >>> sum(widths_of(["no.", "text"], [("1", "a long text " * 20)])) == WIDE
    True
    """
    count = len(heads) or len(rows[0])
    wanted = []
    for place in range(count):
        cells = [*(heads[place : place + 1]), *(row[place] for row in rows)]
        widest = max(wide(line) for cell in cells for line in cell.split("\n"))
        wanted.append(min(widest, _MOST_WIDE) + 3)
    shares = [max(_LEAST, WIDE * each // sum(wanted)) for each in wanted]
    widest_place = shares.index(max(shares))
    shares[widest_place] += WIDE - sum(shares)
    return shares


def _row(cells: Sequence[str], widths: Sequence[int], *, kind: str) -> str:
    repeated = '<w:tblHeader w:val="true"/>' if kind == "head" else ""
    made = (
        _cell(cell, width, shaded=kind == "head" or (kind == "first" and place == 0))
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f'<w:tr><w:trPr><w:cantSplit w:val="true"/>{repeated}</w:trPr>{"".join(made)}</w:tr>'


def _cell(text: str, width: int, *, shaded: bool) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EEF1F5"/>' if shaded else ""
    style = "TableHead" if shaded else "TableText"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs_xml(text)}</w:p></w:tc>'
    )


def runs_xml(text: str) -> str:
    """Write a text; what XML cannot hold is left out, lines stay lines.

    >>> runs_xml("a < b")
    '<w:r><w:t xml:space="preserve">a &lt; b</w:t></w:r>'
    """
    clean = text.translate(_FORBIDDEN)
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in clean.split("\n"))
    return f"<w:r>{'<w:br/>'.join(lines)}</w:r>"
