"""Blocks on paper: as wide as the terminal, coloured only there, Chinese letters counted as two."""

import os
import shutil
import sys
from collections.abc import Iterable
from io import StringIO
from typing import Any, Final

from crmpolicy.cli.layout import Block, Gap, Grid, Heading, Line, Pairs

NARROWEST: Final = 40
WIDEST: Final = 120
WITHOUT_TERMINAL: Final = 100
_BETWEEN: Final = 2
_STYLES: Final = {"": "", "strong": "bold", "quiet": "dim", "good": "green", "bad": "red"}


def show(blocks: Iterable[Block]) -> None:
    """Write blocks on standard output."""
    _print(_console(sys.stdout, width_of_paper()), blocks)


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
    from rich.padding import Padding  # noqa: PLC0415

    if isinstance(block, Gap):
        console.print()
        return
    made = _made(console, block)
    console.print(Padding(made, (0, 0, 0, block.indent), expand=False))


def _made(console: Any, block: Heading | Line | Pairs | Grid) -> Any:
    from rich.text import Text  # noqa: PLC0415

    if isinstance(block, Heading):
        return Text.assemble((block.text, "bold"), (f"  {block.note}" if block.note else "", "dim"))
    if isinstance(block, Line):
        return Text(block.text, _STYLES[block.tone])
    if isinstance(block, Pairs):
        return _pairs(block, console.width)
    return _table(block) if _fits(block, console.width) else _cards(block)


def _pairs(block: Pairs, width: int) -> Any:
    from rich.cells import cell_len  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    most = max((cell_len(name) for name, _ in block.rows), default=0)
    grid = Table.grid(padding=(0, _BETWEEN, 0, 0))
    grid.add_column(overflow="fold", width=min(most, width // 2))
    grid.add_column(overflow="fold")
    for name, meaning in block.rows:
        grid.add_row(Text(name), Text(meaning))
    return grid


def _fits(block: Grid, width: int) -> bool:
    """Tell whether no cell has to be squeezed below half of what it wants."""
    from rich.cells import cell_len  # noqa: PLC0415

    wanted = [
        max(cell_len(part) for cell in (column.head, *(row[place] for row in block.rows)) for part in cell.split("\n"))
        for place, column in enumerate(block.columns)
    ]
    room = width - block.indent - _BETWEEN * (len(wanted) - 1)
    widest = max(wanted, default=0)
    return sum(wanted) - widest // 2 <= room


def _table(block: Grid) -> Any:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), header_style="dim")
    for column in block.columns:
        justify = "right" if column.right else "left"
        table.add_column(Text(column.head), style=_STYLES[column.tone], justify=justify, overflow="fold")  # type: ignore[arg-type]  # two of the words that it knows
    for row in block.rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _cards(block: Grid) -> Any:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    grid = Table.grid(padding=(0, _BETWEEN, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for number, row in enumerate(block.rows):
        if number:
            grid.add_row("", "")
        for place, (column, cell) in enumerate(zip(block.columns, row, strict=True)):
            if cell:
                grid.add_row(Text(column.head), Text(cell, "" if place else "bold"))
    return grid
