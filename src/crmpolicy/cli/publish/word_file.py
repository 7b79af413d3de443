"""A Word file, by the package ``python-docx`` of the extra ``publish``; equal content gives equal bytes."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from types import ModuleType
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from crmpolicy.cli.layout import Gap, Grid, Heading, Line, Pairs
from crmpolicy.cli.publish.content import Chapter, Cover, Piece
from crmpolicy.cli.publish.tables import WIDE, table_xml, widths_of
from crmpolicy.extras import extra
from crmpolicy.wording import Language

_MOMENT: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed one: the file tells no time of its own
_LATIN: Final = "Times New Roman"
_TEXT: Final = "宋体"
_HEAD: Final = "黑体"
_TAGS: Final = {"zh": "zh-CN", "en": "en-GB"}
_SIZES: Final = {1: 16, 2: 13, 3: 11.5}
_NARROW: Final = 2_600


def word_file(cover: Cover, pieces: Iterable[Piece], language: Language) -> bytes:
    """Write a document.

    Raises:
        CrmPolicyError: the package ``python-docx`` is not installed.
    """
    writing = _Writing(language)
    listed = [*pieces]
    writing.cover(cover, _numbered(listed))
    for piece in listed:
        writing.piece(piece)
    return writing.data(cover)


def _numbered(pieces: Iterable[Piece]) -> list[tuple[int, str]]:
    """Give the chapters that the contents name, with their levels, numbered."""
    counting = _Counting()
    found = [(each.level, counting.numbered(each)) for each in pieces if isinstance(each, Chapter)]
    return [each for each in found if each[0] < 3]  # noqa: PLR2004 - documents within a question are too many


def _style_of(line: Line) -> str:
    """Choose the style of a line: a name of what follows, one of a list, or plain text."""
    if line.tone == "strong":
        return "PartName"
    return "List Bullet" if line.indent else "Normal"


class _Counting:
    """Numbers chapters as they come."""

    def __init__(self) -> None:
        self.numbers = [0, 0, 0]

    def numbered(self, chapter: Chapter) -> str:
        place = chapter.level - 1
        self.numbers[place] += 1
        self.numbers[place + 1 :] = [0] * (len(self.numbers) - chapter.level)
        return f"{'.'.join(str(each) for each in self.numbers[: chapter.level])}\u3000{chapter.title}"


class _Writing:
    """One document while it is written."""

    def __init__(self, language: Language) -> None:
        self.docx = package()
        self.language = language
        self.document: Any = self.docx.Document()
        self.counting = _Counting()
        self.bookmarks = 0
        self._page()
        self._styles()

    def _page(self) -> None:
        from docx.shared import Mm  # noqa: PLC0415 - only where a file is written

        (section,) = self.document.sections
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin, section.bottom_margin = Mm(22), Mm(20)

    def _styles(self) -> None:
        from docx.shared import Pt, RGBColor  # noqa: PLC0415 - only where a file is written

        styles = self.document.styles
        self._font(styles["Normal"], _TEXT, 10.5)
        styles["Normal"].paragraph_format.space_after = Pt(4)
        for level, size in _SIZES.items():
            style = styles[f"Heading {level}"]
            self._font(style, _HEAD, size)
            style.font.color.rgb = RGBColor(0x1F, 0x3A, 0x5F)
            style.paragraph_format.space_before = Pt(16 if level == 1 else 10)
            style.paragraph_format.space_after = Pt(5)
            style.paragraph_format.keep_with_next = True
        self._font(styles["Title"], _HEAD, 24)
        self._font(styles["Subtitle"], _HEAD, 14)
        styles["Subtitle"].font.italic = False  # slanted Chinese is hard to read
        for name, face, bold in (("TableText", _TEXT, False), ("TableHead", _HEAD, True)):
            style = styles.add_style(name, 1)
            style.base_style = styles["Normal"]
            self._font(style, face, 9)
            style.font.bold = bold
            style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(1)
        caption = styles.add_style("PartName", 1)
        caption.base_style = styles["Normal"]
        self._font(caption, _HEAD, 10.5)
        caption.paragraph_format.space_before = Pt(6)
        caption.font.bold = True
        caption.paragraph_format.keep_with_next = True
        self._font(styles["List Bullet"], _TEXT, 10.5)
        styles["List Bullet"].paragraph_format.space_after = Pt(1)
        self._language(styles)

    def _language(self, styles: Any) -> None:
        """Say which Chinese it is: signs and letters are drawn as they are on the mainland."""
        from docx.oxml.ns import qn  # noqa: PLC0415 - only where a file is written

        for each in styles.element.iter(qn("w:lang")):
            each.set(qn("w:val"), "en-US")
            each.set(qn("w:eastAsia"), "zh-CN")

    def _font(self, style: Any, face: str, size: float) -> None:
        """Set the fonts for Latin and for Chinese letters, and the language, or Word picks its own."""
        from docx.oxml.ns import qn  # noqa: PLC0415 - only where a file is written
        from docx.shared import Pt  # noqa: PLC0415 - only where a file is written

        style.font.name, style.font.size = _LATIN, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name in [each for each in fonts.attrib if each.endswith("Theme")]:
            del fonts.attrib[name]
        fonts.set(qn("w:eastAsia"), face)
        fonts.set(qn("w:cs"), _LATIN)

    def cover(self, cover: Cover, contents: list[tuple[int, str]]) -> None:
        """Write the first page: what it is, what is signed and by whom, then the contents."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN  # noqa: PLC0415 - only where a file is written

        for text, style in ((cover.title, "Title"), (cover.about, "Subtitle")):
            paragraph = self.document.add_paragraph(text, style=style)
            paragraph.alignment = ALIGN.CENTER
        self._table([], cover.rows, [_NARROW, WIDE - _NARROW])
        self._line(cover.sign, "PartName")
        share = WIDE // len(cover.heads)
        blank = [(f"{each}\n\n", *[""] * (len(cover.heads) - 1)) for each in cover.signers]
        self._table(cover.heads, blank, [share] * len(cover.heads))
        self._break()
        self.document.add_paragraph(cover.contents, style="Subtitle")
        for number, (level, text) in enumerate(contents, 1):
            self._entry(number, level, text)
        self._break()
        self._feet(cover)

    def _entry(self, number: int, level: int, text: str) -> None:
        """Write a line of the contents, with the page on which its chapter begins."""
        from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER  # noqa: PLC0415 - only where a file is written
        from docx.shared import Pt  # noqa: PLC0415 - only where a file is written

        paragraph = self.document.add_paragraph()
        form = paragraph.paragraph_format
        form.left_indent, form.space_after = Pt(18 * (level - 1)), Pt(1)
        form.tab_stops.add_tab_stop(Pt(WIDE / 20), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        paragraph.add_run(f"{text}\t").bold = level == 1
        self._field(paragraph, f"PAGEREF chapter{number} \\h")

    def _break(self) -> None:
        self.document.add_page_break()

    def _feet(self, cover: Cover) -> None:
        """Write title and digest above each page, its number below."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN  # noqa: PLC0415 - only where a file is written

        (section,) = self.document.sections
        digest = cover.rows[-1][1][:12]
        self._small(section.header.paragraphs[0], f"{cover.title}　{digest}")
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = ALIGN.CENTER
        before, between, after = cover.page.split("|")
        self._small(paragraph, before)
        self._field(paragraph, "PAGE")
        self._small(paragraph, between)
        self._field(paragraph, "NUMPAGES")
        self._small(paragraph, after)

    def _small(self, paragraph: Any, text: str) -> None:
        from docx.shared import Pt  # noqa: PLC0415 - only where a file is written

        paragraph.add_run(text).font.size = Pt(9)

    def _field(self, paragraph: Any, code: str) -> None:
        """Put in what the program that shows the file works out: a number of a page."""
        from docx.oxml import OxmlElement  # noqa: PLC0415 - only where a file is written
        from docx.oxml.ns import qn  # noqa: PLC0415 - only where a file is written

        for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", "1"), ("end", "")):
            run = paragraph.add_run()
            if kind == "shown":
                run.text = text
            elif kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
                if kind == "begin":
                    mark.set(qn("w:dirty"), "true")
                run._r.append(mark)  # noqa: SLF001 - python-docx has no fields of its own
            else:
                said = OxmlElement("w:instrText")
                said.set(qn("xml:space"), "preserve")
                said.text = f" {text} "
                run._r.append(said)  # noqa: SLF001 - as above

    def piece(self, piece: Piece) -> None:
        """Write one piece."""
        if isinstance(piece, Chapter):
            self._chapter(piece)
        elif isinstance(piece, Heading):
            self._line(piece.text, "PartName")
        elif isinstance(piece, Line):
            self._line(piece.text, _style_of(piece))
        elif isinstance(piece, Pairs) and piece.rows:
            self._table([], piece.rows, [_NARROW, WIDE - _NARROW])
        elif isinstance(piece, Grid) and piece.rows:
            heads = [each.head for each in piece.columns]
            self._table(heads, piece.rows, widths_of(heads, piece.rows))
        elif not isinstance(piece, Gap | Pairs | Grid):
            raise TypeError(piece)

    def _chapter(self, chapter: Chapter) -> None:
        text = self.counting.numbered(chapter)
        paragraph = self.document.add_heading(text, level=chapter.level)
        if chapter.level in (1, 2):
            self._bookmark(paragraph)

    def _bookmark(self, paragraph: Any) -> None:
        from docx.oxml import OxmlElement  # noqa: PLC0415 - only where a file is written
        from docx.oxml.ns import qn  # noqa: PLC0415 - only where a file is written

        self.bookmarks += 1
        for kind in ("bookmarkStart", "bookmarkEnd"):
            mark = OxmlElement(f"w:{kind}")
            mark.set(qn("w:id"), str(self.bookmarks))
            if kind == "bookmarkStart":
                mark.set(qn("w:name"), f"chapter{self.bookmarks}")
            paragraph._p.append(mark)  # noqa: SLF001 - python-docx has no bookmarks of its own

    def _line(self, text: str, style: str = "Normal") -> None:
        paragraph = self.document.add_paragraph(text, style=style)
        if style == "Normal":  # what names a table stays with it
            paragraph.paragraph_format.keep_with_next = True

    def _table(self, heads: Any, rows: Any, widths: list[int]) -> None:
        from docx.oxml import parse_xml  # noqa: PLC0415 - only where a file is written
        from docx.shared import Pt  # noqa: PLC0415 - only where a file is written

        body = self.document.element.body
        body.insert(
            len(body) - 1, parse_xml(table_xml(heads, rows, widths))
        )  # before the page's own settings
        gap = self.document.add_paragraph()
        gap.paragraph_format.space_after = Pt(2)
        gap.paragraph_format.line_spacing = Pt(6)

    def data(self, cover: Cover) -> bytes:
        """Give the file, without a trace of when and where it was written."""
        about = self.document.core_properties
        about.title, about.author, about.last_modified_by = cover.title, "crmpolicy", "crmpolicy"
        about.comments, about.language = "", _TAGS[self.language]
        about.created = about.modified = _MOMENT
        kept = BytesIO()
        self.document.save(kept)
        return _timeless(kept.getvalue())


def _timeless(data: bytes) -> bytes:
    """Pack the same files anew, each with the same moment."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(packed, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, _MOMENT.timetuple()[:6])
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, old.read(name), compresslevel=9)
    return packed.getvalue()


def package() -> ModuleType:
    """Import the package; its absence is told with how to install it.

    Raises:
        CrmPolicyError: it is not installed.
    """
    with extra("cli-publish-package", "docx"):
        import docx  # noqa: PLC0415 - an extra, loaded with the first document that is written
    return docx
