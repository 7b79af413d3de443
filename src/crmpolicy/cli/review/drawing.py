"""Pictures as SVG inside the page: a bar for one fact, a grid for two; each cell says what it means."""

from collections.abc import Iterator, Sequence
from typing import Final

from crmpolicy.cli.html import Markup, tag, together
from crmpolicy.cli.review.pictures import Cell, Picture
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.svg import PAD, WIDTH, Frame, high, words

_SIDE: Final = 60  # for the words before and after
_ROWS: Final = 128  # for the labels of the rows of a grid
_COLOURS: Final = 8  # that the page knows


def drawn(speaker: Speaker, picture: Picture, number: int) -> Markup:
    """Draw a picture; ``number`` tells its hatching from that of the others on the page."""
    said = [each for row in picture.cells for cell in row for each in (cell.before, cell.after)]
    paint = _Paint(number, [*dict.fromkeys(filter(None, said))], speaker.say("review-unchanged"))
    if picture.rows:
        body, height = _grid(paint, picture)
    else:
        body, height = _bar(speaker, paint, picture)
    title = _title(speaker, picture)
    svg = tag(
        "svg", tag("title", title), paint.hatching(), body, *paint.above,
        viewBox=f"0 0 {WIDTH} {height}", role="img", class_="picture", aria_label=title,
    )  # fmt: skip
    caption = [title]
    if picture.fixed:
        caption.append(speaker.say("review-picture-fixed", facts=picture.fixed))
    return tag("figure", svg, tag("figcaption", speaker.say("review-sentences").join(caption)))


def _title(speaker: Speaker, picture: Picture) -> str:
    if picture.down:
        return speaker.say("review-picture-grid", across=picture.across, down=picture.down)
    return speaker.say("review-picture-bar", across=picture.across)


class _Paint:
    """Colours by answer, and a hatching for what changes: a page may be printed without colours."""

    def __init__(self, number: int, answers: Sequence[str], same: str) -> None:
        self.name = f"hatch-{number}"
        self.answers = answers
        self.same = same
        self.above: list[Markup] = []

    def hatching(self) -> Markup:
        line = tag("path", d="M-1,1 l2,-2 M0,8 l8,-8 M7,9 l2,-2", class_="hatch")
        pattern = tag(
            "pattern", line, id=self.name, width=8, height=8, patternUnits="userSpaceOnUse"
        )  # fmt: skip
        return tag("defs", pattern)

    def box(self, frame: Frame, said: str, *, changed: bool, shown: str = "") -> Markup:
        """Draw a cell with its text in the middle; what changes lies over its neighbours."""
        sides = ("x", frame.x), ("y", frame.y), ("width", frame.width), ("height", frame.height)
        place = {name: f"{side:g}" for name, side in sides}
        colour = f"c{self.answers.index(said) % _COLOURS}" if said in self.answers else "same"
        parts = [tag("rect", class_=f"cell {colour}", **place)]
        over = [tag("rect", fill=f"url(#{self.name})", class_="changed", **place)] if changed else []
        text = _text(frame, shown or said or self.same, changed=changed, label=not (shown or said))
        self.above += [*over, text]
        return together(*parts)


def _text(frame: Frame, said: str, *, changed: bool = False, label: bool = False) -> Markup:
    return words(frame, said, "label" if label else "said strong" if changed else "said")


def _bar(speaker: Speaker, paint: _Paint, picture: Picture) -> tuple[Markup, int]:
    (cells,) = picture.cells
    width = (WIDTH - _SIDE) // len(cells)
    height = high([each for cell in cells for each in (cell.before, cell.after)], width)
    parts: list[Markup] = []
    for row, side in enumerate(("before", "after")):
        top = row * (height + PAD)
        frame = Frame(0, top, _SIDE, height)
        parts.append(_text(frame, speaker.say(f"cli-diff-head-{side}"), label=True))
        for at, cell in enumerate(cells):
            said = cell.before if side == "before" else cell.after
            box = Frame(_SIDE + at * width, top, width, height)
            parts.append(paint.box(box, said, changed=cell.changed))
    top = 2 * (height + PAD)
    below = high(picture.columns, width)
    for at, label in enumerate(picture.columns):
        parts.append(_text(Frame(_SIDE + at * width, top, width, below), label, label=True))
    return together(*parts), top + below


def _grid(paint: _Paint, picture: Picture) -> tuple[Markup, int]:
    width = (WIDTH - _ROWS) // len(picture.columns)
    head = high(picture.columns, width)
    parts = [
        _text(Frame(_ROWS + at * width, 0, width, head), label, label=True)
        for at, label in enumerate(picture.columns)
    ]
    top = head
    for label, row in zip(picture.rows, picture.cells, strict=True):
        height = max(high([_both(cell) for cell in row], width), high([label], _ROWS))
        parts.append(_text(Frame(0, top, _ROWS, height), label, label=True))
        parts += _row(paint, row, width, top, height)
        top += height
    return together(*parts), top + PAD


def _row(paint: _Paint, row: Sequence[Cell], width: int, top: int, height: int) -> Iterator[Markup]:
    for at, cell in enumerate(row):
        frame = Frame(_ROWS + at * width, top, width, height)
        yield paint.box(frame, cell.after, changed=cell.changed, shown=_both(cell))


def _both(cell: Cell) -> str:
    return f"{cell.before} → {cell.after}" if cell.changed else cell.after
