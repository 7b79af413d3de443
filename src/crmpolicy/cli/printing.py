"""Blocks on paper: as wide as the terminal, coloured only there, Chinese letters counted as two."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from typing import Any, Final

from crmpolicy.cli.layout import Block, Gap, Grid, Heading, Line, Pairs
from crmpolicy.cli.wrapping import wide, widest_piece, wrap

NARROWEST: Final = 40
WIDEST: Final = 120
WITHOUT_TERMINAL: Final = 100
_BETWEEN: Final = 2
_BETWEEN_COLUMNS: Final = 3
_READABLE: Final = 16
_STYLES: Final = {"": "", "strong": "bold", "quiet": "dim", "good": "green", "bad": "red"}


def show(blocks: Iterable[Block]) -> None:
    """Write blocks on standard output."""
    _print(_console(sys.stdout, width_of_paper()), blocks)


def show_page(text: str) -> None:
    """Write a page of Markdown: with its marks worked in on a terminal, as it stands elsewhere."""
    console = _console(sys.stdout, width_of_paper())
    if not console.is_terminal:
        sys.stdout.write(text.rstrip("\n") + "\n")
        return
    from rich.markdown import Markdown  # noqa: PLC0415 - only for pages

    console.print(Markdown(text))


@contextmanager
def progress_bar(word: Callable[[int], str]) -> Iterator[Callable[[float, int], None] | None]:
    """Show how far something is, on the error stream; where that is no terminal nothing is shown.

    Args:
        word: says how many are done.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - rich is loaded late
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415 - as above

    parts = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*parts, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task(word(0), total=1.0)
        yield lambda done, count: bar.update(task, completed=done, description=word(count))


def laid_out(blocks: Iterable[Block], width: int | None = None) -> str:
    """Give blocks as plain text.

    >>> laid_out([Line("one two", indent=2)], 40)
    '  one two'
    """
    stream = StringIO()
    _print(_console(stream, width or width_of_paper()), blocks)
    return stream.getvalue().rstrip("\n")


def width_of_paper() -> int:
    """Take the width from COLUMNS or the terminal, within what can be read with ease."""
    asked = shutil.get_terminal_size((WITHOUT_TERMINAL, 0)).columns
    return max(NARROWEST, min(asked, WIDEST))


def _console(stream: Any, width: int) -> Any:
    from rich.console import Console  # noqa: PLC0415 - a light start: rich is loaded when something is laid out

    plain = {"highlight": False, "markup": False, "emoji": False, "legacy_windows": False}
    terminal = stream is sys.stdout and stream.isatty() and os.environ.get("TERM") != "dumb"
    return Console(file=stream, width=width, force_terminal=terminal, **plain)  # type: ignore[arg-type]  # one kind


def _print(console: Any, blocks: Iterable[Block]) -> None:
    with console.capture() as written:
        for block in blocks:
            _one(console, block)
    text = written.get()
    lines = (line.rstrip() for line in text.split("\n"))  # cells are padded: no line ends in blanks
    console.file.write("\n".join(lines))


def _one(console: Any, block: Block) -> None:
    from rich.padding import Padding  # noqa: PLC0415 - loaded when tables are printed

    if isinstance(block, Gap):
        console.print()
        return
    if isinstance(block, Line) and block.whole:
        console.print(_whole(block), soft_wrap=True)
        return
    made = _made(console, block)
    console.print(Padding(made, (0, 0, 0, block.indent), expand=False))


def _made(console: Any, block: Heading | Line | Pairs | Grid) -> Any:
    from rich.text import Text  # noqa: PLC0415 - rich is loaded late

    room = console.width - block.indent
    if isinstance(block, Heading):
        return _heading(block, room)
    if isinstance(block, Line):
        return Text("\n".join(wrap(block.text, room)), _STYLES[block.tone])
    if isinstance(block, Pairs):
        return _pairs(block, room)
    widths = widths_of(block, room)
    return _cards(block, room) if widths is None else _table(block, widths)


def _whole(block: Line) -> Any:
    from rich.text import Text  # noqa: PLC0415 - rich is loaded late

    return Text(" " * block.indent + block.text, _STYLES[block.tone])


def _heading(block: Heading, room: int) -> Any:
    from rich.text import Text  # noqa: PLC0415 - rich is loaded late

    title = block.text[:1].upper() + block.text[1:]
    whole = "\n".join(wrap(f"{title}  {block.note}".rstrip(" "), room))
    text = Text(whole, "dim")
    text.stylize("not dim bold", 0, len(title) + whole[: len(title)].count("\n"))
    return text


def _pairs(block: Pairs, room: int) -> Any:
    from rich.table import Table  # noqa: PLC0415 - rich is loaded late

    most = min(max((wide(name) for name, _ in block.rows), default=0), room // 2)
    rest = room - most - block.between
    grid = Table.grid(padding=(0, block.between, 0, 0))
    grid.add_column(width=most)
    grid.add_column()
    for name, meaning in block.rows:
        grid.add_row(_cell(name, most), _cell(meaning, rest))
    return grid


def _cell(text: str, width: int, style: str = "") -> Any:
    from rich.text import Text  # noqa: PLC0415 - rich is loaded late

    return Text("\n".join(part for line in text.split("\n") for part in wrap(line, width)), style)


def widths_of(block: Grid, room: int) -> list[int] | None:
    """Share out the room among the columns; None where names would break or texts have too little of it.

    >>> from crmpolicy.cli.layout import Column
    >>> widths_of(Grid([Column("id"), Column("text")], [("share-A", "a long text to be wrapped")]), 30)
    [7, 20]
    """
    columns = [
        [column.head, *(line for row in block.rows for line in row[place].split("\n"))]
        for place, column in enumerate(block.columns)
    ]
    widths = [max(wide(cell) for cell in cells) for cells in columns]
    least = [_least(cells, wanted) for cells, wanted in zip(columns, widths, strict=True)]
    over = sum(widths) + _BETWEEN_COLUMNS * (len(columns) - 1) - room
    while over > 0:
        spare = [wanted if wanted > small else 0 for wanted, small in zip(widths, least, strict=True)]
        if not any(spare):
            return None
        widths[spare.index(max(spare))] -= 1
        over -= 1
    return widths


def _least(cells: Iterable[str], wanted: int) -> int:
    """Give the width below which a column cannot be read: names stay whole, texts need some words a line."""
    longest = max((widest_piece(cell) for cell in cells), default=0)
    return min(wanted, max(longest, _READABLE))


def _table(block: Grid, widths: Sequence[int]) -> Any:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - rich is loaded late
    from rich.table import Table  # noqa: PLC0415 - rich is loaded late
    from rich.text import Text  # noqa: PLC0415 - rich is loaded late

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), header_style="dim")
    for column, width in zip(block.columns, widths, strict=True):
        style, justify = _STYLES[column.tone], "right" if column.right else "left"
        table.add_column(Text(column.head), style=style, justify=justify, width=width)  # type: ignore[arg-type]  # two of the words that it knows
    for row in block.rows:
        table.add_row(*(_cell(cell, width) for cell, width in zip(row, widths, strict=True)))
    return table


def _cards(block: Grid, room: int) -> Any:
    from rich.table import Table  # noqa: PLC0415 - rich is loaded late

    most = max((wide(column.head) for column in block.columns), default=0)
    grid = Table.grid(padding=(0, _BETWEEN, 0, 0))
    grid.add_column(style="dim", width=most)
    grid.add_column()
    for number, row in enumerate(block.rows):
        if number:
            grid.add_row("", "")
        for place, (column, cell) in enumerate(zip(block.columns, row, strict=True)):
            if cell:
                grid.add_row(column.head, _cell(cell, room - most - _BETWEEN, "" if place else "bold"))
    return grid
