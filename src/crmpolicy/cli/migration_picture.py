"""The migration matrix as a picture of its own: a file that needs nothing else, on light paper and dark."""

from collections.abc import Iterator, Sequence
from typing import Final

from crmpolicy.cli.differences import moved_said
from crmpolicy.cli.html import Markup, tag, together
from crmpolicy.cli.impacts import counts_said
from crmpolicy.cli.migration import Cell, Matrix, figure, matrix_of
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.svg import LINE, PAD, WIDTH, Frame, high, lines_in, words
from crmpolicy.engine import DecisionPoint
from crmpolicy.portfolio import Impact

STYLE: Final = """
.crm { font: 12px "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Noto Sans", sans-serif; }
.crm .paper { fill: #fcfcfb; stroke: #d5dae0; } .crm text { fill: #1c2430; } .crm .quiet { fill: #5b6675; }
.crm .title { font-size: 16px; font-weight: 700; } .crm .count { font-size: 14px; font-weight: 700; }
.crm .none { fill: #a5adb8; } .crm .cell { stroke: #d5dae0; fill: none; } .crm .stay { fill: #e7ebef; }
.crm .move { fill: #e8912d; stroke: #a5600f; } .crm .line { fill: none; stroke: #1f6fb2; stroke-width: 2; }
.crm .dot { fill: #1f6fb2; } .crm .axis { stroke: #c9d0d8; }
"""
_DARK: Final = """
@media (prefers-color-scheme: dark) {
.crm .paper { fill: #1b2027; stroke: #3a4350; } .crm text { fill: #e8ecf1; } .crm .quiet { fill: #a9b4c2; }
.crm .none { fill: #69737f; } .crm .cell { stroke: #3a4350; } .crm .stay { fill: #2b333d; }
.crm .move { fill: #b96a12; stroke: #f0b06a; } .crm .line { stroke: #7db7e8; } .crm .dot { fill: #7db7e8; }
.crm .axis { stroke: #3a4350; } }
"""
EDGE: Final = 16
_ROWS: Final = 116  # for the labels of the lines
_FIGURE: Final = 7.2  # a digit
_FAINT: Final = 0.25  # how strong the colour of a cell is at least where anybody moves


def impact_picture(speaker: Speaker, asked: Sequence[tuple[Impact, DecisionPoint]]) -> str:
    """Draw who moves in some questions, one below the other, as a whole file."""
    parts = [impact_drawn(speaker, impact, point) for impact, point in asked]
    return document(speaker.say("cli-impact-picture"), parts)


def document(title: str, parts: Sequence[tuple[Markup, float]]) -> str:
    """Put drawings one below the other into a file of its own, with colours for light and dark."""
    placed, top = [], float(EDGE)
    for drawn, height in parts:
        placed.append(tag("g", drawn, transform=f"translate({EDGE} {top:g})"))
        top += height + EDGE

    wide, tall = WIDTH + 2 * EDGE, f"{top:g}"
    paper = tag("rect", x=1, y=1, width=wide - 2, height=f"{top - 2:g}", class_="paper", rx=6)
    style = tag("style", Markup(STYLE + _DARK))
    said = tag("title", title)
    made = tag(
        "svg", said, style, paper, *placed, xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {wide} {tall}", width=wide, height=tall, role="img", class_="crm",
    )  # fmt: skip
    return f"{made}\n"


def embedded(title: str, part: tuple[Markup, float]) -> Markup:
    """Put a drawing into a page whose paper is white."""
    drawn, height = part
    style = tag("style", Markup(STYLE))
    box = f"0 0 {WIDTH} {height:g}"
    named = tag("title", title)
    return tag("svg", named, style, drawn, viewBox=box, role="img", class_="crm", aria_label=title)


def impact_drawn(
    speaker: Speaker, impact: Impact, point: DecisionPoint, *, titled: bool = True
) -> tuple[Markup, float]:
    """Draw who moves in one question, and tell how high that is."""
    title = speaker.put(impact.title)
    top, head = heading(title, impact.point, [counts_said(speaker, impact)]) if titled else (0.0, None)
    matrix = matrix_of(speaker, impact, point)
    if not matrix.labels:
        return together(head), top
    drawn, below = _matrix(speaker, matrix, impact.columns_of_money, top)
    noted, end = notes([*_notes(speaker, impact)], below + PAD)
    return together(head, drawn, noted), end


def heading(title: str, name: str, below: Sequence[str]) -> tuple[float, Markup]:
    """Write a title, small beside it a name, and some lines below; tell where they end."""
    beside = tag("tspan", f"  {name}", class_="name quiet", dx=PAD)
    first = tag("text", tag("tspan", title, class_="title"), beside, x=0, y=LINE)
    wrapped, end = notes(below, LINE + PAD)
    return end + PAD, together(first, wrapped)


def notes(said: Sequence[str], top: float) -> tuple[Markup, float]:
    """Write small lines from the left; tell where they end."""
    lines = [line for each in said for line in lines_in(each, WIDTH)]
    tops = (f"{top + LINE * (at + 0.8):g}" for at in range(len(lines)))
    rows = (tag("text", line, x=0, y=y, class_="quiet") for line, y in zip(lines, tops, strict=True))
    return together(*rows), top + LINE * len(lines) + PAD


def _matrix(speaker: Speaker, matrix: Matrix, columns: Sequence[str], top: float) -> tuple[Markup, float]:
    width = (WIDTH - _ROWS) / (len(matrix.labels) + 1)
    all_ = speaker.say("cli-impact-all")
    heads = [*matrix.labels, all_]
    head = high([*heads, speaker.say("cli-impact-from-to")], min(width, _ROWS))
    parts = [words(Frame(0, top, _ROWS, head), speaker.say("cli-impact-from-to"), "quiet")]
    for at, each in enumerate(heads):
        parts.append(words(Frame(_ROWS + at * width, top, width, head), each, "quiet"))
    top += head
    for at, label in enumerate(matrix.labels):
        cells = [*matrix.cells[at], matrix.before(at)]
        height = max(_high(columns), high([label], _ROWS))
        parts.append(words(Frame(0, top, _ROWS, height), label, ""))
        for column, cell in enumerate(cells):
            frame = Frame(_ROWS + column * width, top, width, height)
            parts.append(_cell(frame, cell, columns, _kind(matrix, at, column), matrix.before(at).rows))
        top += height
    height = _high(columns)
    parts.append(words(Frame(0, top, _ROWS, height), all_, "quiet"))
    sums = [*(matrix.after(at) for at in range(len(matrix.labels))), matrix.whole()]
    for at, cell in enumerate(sums):
        parts.append(_cell(Frame(_ROWS + at * width, top, width, height), cell, columns, "sum", 1))
    return together(*parts), top + height


def _high(columns: Sequence[str]) -> int:
    return LINE * (1 + len(columns)) + 2 * PAD


def _kind(matrix: Matrix, line: int, column: int) -> str:
    if column == len(matrix.labels):
        return "sum"
    return "stay" if line == column else "move"


def _cell(frame: Frame, cell: Cell, columns: Sequence[str], kind: str, of: int) -> Markup:
    """Draw a cell: how many, and their money; the more of a line move there the stronger its colour."""
    sides = ("x", frame.x), ("y", frame.y), ("width", frame.width), ("height", frame.height)
    place = {name: f"{side:g}" for name, side in sides}
    moves = kind == "move" and cell.rows > 0
    strong = f"{_FAINT + (1 - _FAINT) * cell.rows / max(of, 1):.2f}" if moves else None
    drawn = "cell move" if moves else "cell stay" if kind == "stay" else "cell"
    box = tag("rect", class_=drawn, fill_opacity=strong, **place) if kind != "sum" else None
    if not cell.rows:
        return together(box, words(frame, "0", "none"))
    said = [f"{cell.rows:,}", *(figure(cell.money[each]) if each in cell.money else "–" for each in columns)]
    middle = f"{frame.x + frame.width / 2:g}"
    first = frame.y + (frame.height - LINE * len(said)) / 2 + LINE * 0.8
    kinds = ["count", *([""] * (len(said) - 1))]
    rows = (
        _line(each, middle, first + at * LINE, frame.width, kind)
        for at, (each, kind) in enumerate(zip(said, kinds, strict=True))
    )
    return together(box, *rows)


def _line(said: str, x: str, y: float, width: float, kind: str) -> Markup:
    """Set a figure; one that would stick out of its cell is set narrower."""
    place = {"x": x, "y": f"{y:g}", "text_anchor": "middle", "class_": kind or None}
    if len(said) * _FIGURE <= width - PAD:
        return tag("text", said, **place)
    return tag("text", said, textLength=f"{width - PAD:g}", lengthAdjust="spacingAndGlyphs", **place)


def _notes(speaker: Speaker, impact: Impact) -> Iterator[str]:
    """Tell what the lines of a cell are, which value is responsible, and on which clauses it rests."""
    if impact.columns_of_money:
        columns = speaker.say("cli-joint").join(impact.columns_of_money)
        yield speaker.say("cli-impact-cells", columns=columns)
    moved = [way for way in impact.ways if way.moves]
    for each in {one.key: one for way in moved for one in way.parameters}.values():
        yield speaker.say("cli-impact-because", said=moved_said(speaker, each))
    clauses = sorted({clause for way in moved for clause in way.clauses})
    if clauses:
        yield speaker.say("cli-impact-clauses", clauses=speaker.say("cli-joint").join(clauses))
