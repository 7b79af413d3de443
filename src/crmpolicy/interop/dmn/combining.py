"""Answers of parts put together by decision tables: one table for each output that needs it.

A part that always applies has to answer, so each row asks that it is not null; of one that applies to some
cases only, null means that it does not. The same tables are made when a file is read, to see whether one that
says that it puts parts together does just that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crmpolicy.interop.dmn.hits_out import HitOut, folded
from crmpolicy.interop.dmn.model import ANYTHING, Column, Grid, Result, Row
from crmpolicy.policy.tables import Fold, Output

KNOWN: Final = "not(null)"


@dataclass(frozen=True, slots=True)
class Voice:
    """A part as the decision that answers it: its name, what it answers, and whether it may be silent."""

    decision: str
    outputs: tuple[str, ...]
    silent: bool

    def of(self, output: str) -> str:
        """Give the expression for an output."""
        return self.decision if len(self.outputs) == 1 else f"{self.decision}.{output}"


def joined(output: Output, word: Fold | None, voices: Sequence[Voice], result: Result) -> Grid:
    """Write the table that puts together what parts say of one output.

    Args:
        output: the output.
        word: how; None where one part alone speaks of it.
        voices: all parts.
        result: the output as it is declared in the file.

    Raises:
        Unsayable: DMN has no such way.
    """
    speaking = [each for each in voices if output.name in each.outputs]
    hit = folded(word, output) if word is not None else HitOut("UNIQUE")
    if word in ("all", "any"):
        rows = _truths(speaking, output.name, ends=word == "any")
        hit = HitOut("FIRST")
    else:
        rows = [({each.of(output.name): KNOWN}, each.of(output.name)) for each in speaking]
    return _grid(rows, voices, hit, (_ranked(result, hit),))


def _ranked(result: Result, hit: HitOut) -> Result:
    order = ", ".join(f'"{each}"' for each in hit.order)
    return Result(
        result.name, result.type, order, None, result.label, result.title, result.unknown, result.line
    )


def _truths(speaking: Sequence[Voice], name: str, *, ends: bool) -> list[tuple[dict[str, str], str]]:
    """Say that one part settles it, and what holds where none does."""
    end, rest = ("true", "false") if ends else ("false", "true")
    rows = [({each.of(name): end}, end) for each in speaking]
    if any(not each.silent for each in speaking):
        return [*rows, ({}, rest)]
    return [*rows, *(({each.of(name): KNOWN}, rest) for each in speaking)]


def passed_on(names: Sequence[tuple[str, str]], results: Sequence[Result]) -> Grid:
    """Write the table of one row that gives several outputs, each from where it is settled.

    Args:
        names: for each output the expression that settles it.
        results: the outputs.
    """
    row = Row("1", tuple(KNOWN for _ in names), tuple(said for _, said in names))
    columns = tuple(Column(said) for _, said in names)
    return Grid("UNIQUE", columns, tuple(results), (row,))


def _grid(
    rows: Sequence[tuple[Mapping[str, str], str]],
    voices: Sequence[Voice],
    hit: HitOut,
    results: tuple[Result, ...],
) -> Grid:
    """Write rows, each of which also asks that all parts that have to answer do."""
    needed = {each.of(each.outputs[0]): KNOWN for each in voices if not each.silent}
    tests = [{**needed, **asked} for asked, _ in rows]
    asked = list(dict.fromkeys(key for each in tests for key in each))
    written = tuple(
        Row(str(number), tuple(each.get(key, ANYTHING) for key in asked), (said,))
        for number, (each, (_, said)) in enumerate(zip(tests, rows, strict=True), 1)
    )
    return Grid(hit.hit, tuple(map(Column, asked)), results, written, hit.aggregation)
