"""The migration matrix: answers before down, answers after across, in the order of their scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from crmpolicy.cli.layout import Column, Grid
from crmpolicy.cli.speaking import Speaker
from crmpolicy.engine import DecisionPoint, Outcome
from crmpolicy.policy.scales import Choice
from crmpolicy.portfolio import Impact, Way
from crmpolicy.portfolio.impact import told
from crmpolicy.values import CONTEXT

MOST: Final = 8
"""Answers that have a row and a column of their own; a matrix of more cannot be read."""

_CENTS: Final = -2


@dataclass(frozen=True, slots=True)
class Cell:
    """The rows with one answer before and one after, or all of a line: their number and their amounts."""

    rows: int
    money: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A square of answers: ``labels`` in words, ``cells`` by answer before, then after.

    Answers beyond :data:`MOST` are put together in the last line; ``others`` counts them.
    """

    labels: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    others: int = 0

    def before(self, line: int) -> Cell:
        """Sum up a line: all rows with one answer before."""
        return _summed(self.cells[line])

    def after(self, column: int) -> Cell:
        """Sum up a column: all rows with one answer after."""
        return _summed([line[column] for line in self.cells])

    def whole(self) -> Cell:
        """Sum up everything."""
        return _summed([cell for line in self.cells for cell in line])


def matrix_of(speaker: Speaker, impact: Impact, point: DecisionPoint) -> Matrix:
    """Lay out who moves in one question as a matrix."""
    answers = answers_in_order([one for way in impact.ways for one in (way.before, way.after)], point)
    shown = answers if len(answers) <= MOST else _shown(impact, answers)
    others = len(answers) - len(shown)
    place = {told(each): at for at, each in enumerate(shown)}
    width = len(shown) + bool(others)
    grid: list[list[list[Way]]] = [[[] for _ in range(width)] for _ in range(width)]
    for way in impact.ways:
        line, column = (place.get(told(each), len(shown)) for each in (way.before, way.after))
        grid[line][column].append(way)
    labels = [answer_said(speaker, point, each) for each in shown]
    labels += [speaker.say("cli-impact-others", count=str(others))] if others else []
    cells = tuple(tuple(_summed(ways) for ways in line) for line in grid)
    return Matrix(tuple(labels), cells, others)


def _shown(impact: Impact, answers: Sequence[Outcome | None]) -> list[Outcome | None]:
    """Choose the answers to show: those that most rows move from or to, in their order."""
    moving: dict[str, int] = {}
    for way in impact.ways:
        for each in (way.before, way.after):
            moving[told(each)] = moving.get(told(each), 0) + (way.rows if way.moves else 0)
    most = sorted(answers, key=lambda each: -moving[told(each)])[:MOST]
    return [each for each in answers if each in most]


def answers_in_order(answers: Sequence[Outcome | None], point: DecisionPoint) -> tuple[Outcome | None, ...]:
    """Give answers, each once, in the order of their scales; no answer comes last."""
    once = {told(each): each for each in answers}
    kinds = point.outcome
    if kinds and all(isinstance(kind, Choice) for kind in kinds.values()):
        return tuple(sorted(once.values(), key=lambda each: _rank(kinds, each)))
    return tuple(sorted(once.values(), key=lambda each: (each is None, told(each))))


def _rank(kinds: Mapping[str, Any], answer: Outcome | None) -> tuple[Any, ...]:
    if answer is None:
        return (True,)
    ranks = [kinds[name].scale.ids if name in kinds else () for name in answer]
    places = zip(ranks, answer.values(), strict=True)
    return (False, *(ids.index(word) if word in ids else len(ids) for ids, word in places))


def _summed(parts: Sequence[Cell] | Sequence[Way]) -> Cell:
    money: dict[str, Decimal] = {}
    for each in parts:
        for column, amount in each.money.items():
            money[column] = CONTEXT.add(money.get(column, Decimal(0)), amount)
    return Cell(sum(each.rows for each in parts), money)


def matrix_grid(speaker: Speaker, matrix: Matrix) -> Grid:
    """Lay a matrix out for the terminal: numbers of rows with their sums."""
    heads, rows = matrix_table(speaker, matrix)
    first, *others = heads
    return Grid([Column(first), *(Column(each, right=True) for each in others)], rows)


def matrix_table(speaker: Speaker, matrix: Matrix) -> tuple[list[str], list[list[str]]]:
    """Give the heads and rows of a matrix as words, with the sums of lines and columns."""
    all_ = speaker.say("cli-impact-all")
    heads = [speaker.say("cli-impact-from-to"), *matrix.labels, all_]
    rows = [
        [label, *(f"{cell.rows:,}" for cell in line), f"{matrix.before(at).rows:,}"]
        for at, (label, line) in enumerate(zip(matrix.labels, matrix.cells, strict=True))
    ]
    sums = [f"{matrix.after(at).rows:,}" for at in range(len(matrix.labels))]
    return heads, [*rows, [all_, *sums, f"{matrix.whole().rows:,}"]]


def answer_said(speaker: Speaker, point: DecisionPoint, outcome: Outcome | None) -> str:
    """Word an answer in the words of its scales."""
    if outcome is None:
        return speaker.say("cli-impact-none")
    said = {name: _value_said(speaker, point, name, value) for name, value in outcome.items()}
    if len(said) == 1:
        return next(iter(said.values()))
    titles = point.output_titles
    named = (
        f"{speaker.put(titles[name]) if name in titles else name}: {each}" for name, each in said.items()
    )
    return "\n".join(named)


def _value_said(speaker: Speaker, point: DecisionPoint, name: str, value: Any) -> str:
    kind = point.outcome.get(name)
    if kind is None or value is None or not isinstance(value, str | int | Decimal):
        return told(Outcome(((name, value),)))
    return kind.show(value, speaker.language)


def figure(amount: Decimal) -> str:
    """Write a sum with two decimals, or with as many more as it has.

    >>> figure(Decimal("1200.5")), figure(Decimal("0.125"))
    ('1,200.50', '0.125')
    """
    exponent = amount.as_tuple().exponent
    return f"{amount:,.2f}" if isinstance(exponent, int) and exponent >= _CENTS else f"{amount:,f}"
