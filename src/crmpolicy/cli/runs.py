"""What came of a file of rows, laid out for people and as data."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line
from crmpolicy.cli.speaking import Speaker
from crmpolicy.engine import plain_value
from crmpolicy.errors import BadValueError
from crmpolicy.policy.scales import Choice
from crmpolicy.portfolio import FileSummary
from crmpolicy.portfolio.answering import is_duty, telling
from crmpolicy.portfolio.columns import Column as SheetColumn
from crmpolicy.values import ValueType
from crmpolicy.wording import word

SHOWN: Final = 10


def summary_blocks(speaker: Speaker, summary: FileSummary) -> Iterator[Block]:
    """Lay out what came of a file."""
    counts = {name: f"{number:,}" for name, number in _counts(summary).items()}
    yield Heading(speaker.put(summary.point.title), summary.point.name)
    yield Line(speaker.say("cli-run-counts", **counts), indent=2)
    yield Gap()
    yield _columns(speaker, summary)
    if not any(each.fact for each in summary.columns):
        yield Line(speaker.say("cli-run-none"), tone="bad", indent=2)
    if summary.answers:
        yield Gap()
        yield _answers(speaker, summary)
        yield from _others(speaker, [rows for _, rows in summary.answers], summary.others)
    if summary.reasons:
        yield Gap()
        yield Line(speaker.say("cli-run-reasons"), tone="bad", indent=2)
        yield _reasons(speaker, summary)
        yield from _others(speaker, [each.rows for each in summary.reasons], summary.reasons_left)
    yield Gap()
    yield Line(speaker.say("cli-run-wrote", file=str(summary.out)))
    if summary.refused is not None:
        yield Line(speaker.say("cli-run-wrote-refused", file=str(summary.refused)))


def _counts(summary: FileSummary) -> dict[str, int]:
    return {name: getattr(summary, name) for name in ("rows", "decided", "undecided", "invalid")}


def _columns(speaker: Speaker, summary: FileSummary) -> Grid:
    """Tell what each column was taken for."""
    heads = (Column(speaker.say("cli-head-column")), Column(speaker.say("cli-head-fact")))
    return Grid(heads, [(each.head, _taken(speaker, summary, each)) for each in summary.columns])


def _taken(speaker: Speaker, summary: FileSummary, column: SheetColumn) -> str:
    told = summary.mapping.columns.get(column.head)
    if not column.fact:
        return speaker.say("cli-run-aside")
    if told is not None and told.unit:
        return speaker.say("cli-run-unit", fact=column.fact, unit=told.unit)
    if told is not None and told.codes:
        return speaker.say("cli-run-codes", fact=column.fact, count=str(len(told.codes)))
    return column.fact


def _answers(speaker: Speaker, summary: FileSummary) -> Grid:
    columns = (Column(speaker.say("cli-head-said")), Column(speaker.say("cli-head-rows"), right=True))
    rows = [(_answer(speaker, summary, cells), f"{number:,}") for cells, number in summary.answers[:SHOWN]]
    return Grid(columns, rows)


def _answer(speaker: Speaker, summary: FileSummary, cells: Sequence[Any]) -> str:
    """Word an answer: its value alone where it has one output."""
    outputs, titles = summary.point.outcome, summary.point.output_titles
    said = {
        name: "-" if cell is None else _cell(speaker, kind, cell)
        for (name, kind), cell in zip(outputs.items(), cells, strict=True)
    }
    if len(said) == 1:
        return next(iter(said.values()))
    return "\n".join(f"{speaker.put(titles[name])}: {each}" for name, each in said.items())


def _cell(speaker: Speaker, kind: ValueType, cell: Any) -> str:
    """Word one value; what is kept as a text is read again, and lists stand as they are kept."""
    if is_duty(kind):
        return speaker.put(word(f"duty {cell}"))
    if isinstance(cell, str) and kind.python_type == "Numeric":
        try:
            cell = kind.read(cell)
        except BadValueError:
            return str(cell)
    plain = isinstance(cell, bool | int | Decimal) or isinstance(kind, Choice)
    return kind.show(cell, speaker.language) if plain else str(plain_value(cell))


def _reasons(speaker: Speaker, summary: FileSummary) -> Grid:
    columns = (
        Column(speaker.say("cli-head-status")),
        Column(speaker.say("cli-head-reason")),
        Column(speaker.say("cli-head-rows"), right=True),
        Column(speaker.say("cli-head-first-line"), right=True),
    )
    return Grid(
        columns,
        [
            (speaker.say(f"cli-status-{each.status}"), each.said, f"{each.rows:,}", str(each.line))
            for each in summary.reasons[:SHOWN]
        ],
    )


def _others(speaker: Speaker, rows: Sequence[int], uncounted: int) -> Iterator[Block]:
    """Tell what is not shown: kinds that were counted, and rows of too many kinds to be."""
    left = sum(rows[SHOWN:])
    if left:
        said = speaker.say("cli-run-rest", count=str(len(rows) - SHOWN), rows=f"{left:,}")
        yield Line(said, tone="quiet", indent=2)
    if uncounted:
        yield Line(speaker.say("cli-run-rest-open", rows=f"{uncounted:,}"), tone="quiet", indent=2)


def summary_data(speaker: Speaker, summary: FileSummary) -> dict[str, Any]:
    """Give what came of a file as data."""
    names = telling(summary.point.outcome)
    return {
        "point": summary.point.name,
        "title": speaker.put(summary.point.title),
        **_counts(summary),
        "out": str(summary.out),
        "refused": None if summary.refused is None else str(summary.refused),
        "columns": [_column_data(summary, each) for each in summary.columns],
        "answers": [
            {"outcome": dict(zip(names, map(plain_value, cells), strict=True)), "rows": rows}
            for cells, rows in summary.answers
        ],
        "other_answers": summary.others,
        "reasons": [
            {"status": each.status, "reason": each.said, "rows": each.rows, "line": each.line}
            for each in summary.reasons
        ],
        "other_reasons": summary.reasons_left,
    }


def _column_data(summary: FileSummary, column: SheetColumn) -> dict[str, Any]:
    told = summary.mapping.columns.get(column.head)
    found: dict[str, Any] = {"head": column.head, "fact": column.fact or None}
    if told is not None and told.unit:
        found["unit"] = told.unit
    if told is not None and told.codes:
        found["codes"] = dict(told.codes)
    return found
