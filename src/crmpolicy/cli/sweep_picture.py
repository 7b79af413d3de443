"""How groups change with a value, as a picture: a small chart for each answer, each by its own measure."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from crmpolicy.cli.html import Markup, tag, together
from crmpolicy.cli.migration import answer_said, answers_in_order, figure
from crmpolicy.cli.migration_picture import document, heading
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.svg import LINE, PAD, WIDTH, Frame, words
from crmpolicy.cli.sweeps import group_of, rows_said, sweep_title
from crmpolicy.engine import DecisionPoint
from crmpolicy.portfolio import Sweep

_ROWS: Final = 96  # for the words of an answer
_HIGH: Final = 92  # of one chart
_SCALE: Final = 96  # for the figures beside a chart
_MOST: Final = 2  # columns of money that are drawn; the table has all
_DOT: Final = 2.5


def sweep_picture(speaker: Speaker, asked: Sequence[tuple[Sweep, DecisionPoint]]) -> str:
    """Draw the groups of some questions, one below the other, as a whole file."""
    parts = [_drawn(speaker, sweep, point) for sweep, point in asked]
    return document(speaker.say("cli-impact-picture"), parts)


def _drawn(speaker: Speaker, sweep: Sweep, point: DecisionPoint) -> tuple[Markup, float]:
    title = speaker.put(sweep.title)
    top, head = heading(title, sweep.point, [sweep_title(speaker, sweep), rows_said(speaker, sweep)])
    columns = sweep.columns_of_money[:_MOST]
    width = (WIDTH - _ROWS) / (1 + len(columns))
    parts = [head]
    for at, name in enumerate([speaker.say("cli-sweep-customers"), *columns]):
        parts.append(words(Frame(_ROWS + at * width + _SCALE, top, width - _SCALE, LINE), name, "quiet"))
    top += LINE + PAD
    for answer in answers_in_order(sweep.answers, point):
        said = answer_said(speaker, point, answer)
        parts.append(words(Frame(0, top, _ROWS, _HIGH), said, ""))
        groups = [group_of(step, answer) for step in sweep.steps]
        counts = [Decimal(each.rows) for each in groups]
        series = [counts, *([each.money.get(name, Decimal(0)) for each in groups] for name in columns)]
        for at, numbers in enumerate(series):
            frame = Frame(_ROWS + at * width, top, width, _HIGH)
            parts.append(_chart(speaker, sweep, frame, numbers, whole=not at))
        top += _HIGH
    parts.append(_ends(speaker, sweep, top, width, 1 + len(columns)))
    return together(*parts), top + LINE + PAD


def _chart(
    speaker: Speaker, sweep: Sweep, frame: Frame, numbers: Sequence[Decimal], *, whole: bool
) -> Markup:
    """Draw one line between its least and its greatest figure, which are written beside it."""
    low, high = min(numbers), max(numbers)
    left, right = frame.x + _SCALE, frame.x + frame.width - 2 * PAD
    top, bottom = frame.y + 2 * PAD, frame.y + frame.height - 2 * PAD
    places = [left + (right - left) * each for each in _shares([step.value for step in sweep.steps])]
    heights = [bottom - (bottom - top) * each for each in _shares(numbers)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(places, heights, strict=True))
    dots = []
    for step, number, x, y in zip(sweep.steps, numbers, places, heights, strict=True):
        value = sweep.parameter.type.show(step.value, speaker.language)
        said = tag("title", f"{value}: {_said(number, whole=whole)}")
        dots.append(tag("circle", said, cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{_DOT}", class_="dot"))
    axis = tag("path", d=f"M{left:g},{top:g} V{bottom:g} H{right:g}", class_="axis", fill="none")
    ends = ((low, bottom), (high, top)) if low != high else ((low, (top + bottom) / 2),)
    figures = [_beside(left, y, _said(number, whole=whole)) for number, y in ends]
    return together(axis, tag("polyline", points=line, class_="line"), *dots, *figures)


def _shares(values: Sequence[Any]) -> list[float]:
    """Tell how far each value lies between the least and the greatest; for drawing only."""
    exact = [Fraction(each) for each in values]
    low, high = min(exact), max(exact)
    return [float((each - low) / (high - low)) if high > low else 0.5 for each in exact]


def _beside(x: float, y: float, said: str) -> Markup:
    return tag("text", said, x=f"{x - PAD:g}", y=f"{y + 4:g}", text_anchor="end", class_="quiet")


def _said(number: Decimal, *, whole: bool) -> str:
    return f"{number:,}" if whole else figure(number)


def _ends(speaker: Speaker, sweep: Sweep, top: float, width: float, charts: int) -> Markup:
    """Write the first and the last value below each chart."""
    ends = [sweep.parameter.type.show(sweep.steps[at].value, speaker.language) for at in (0, -1)]
    parts = []
    for at in range(charts):
        left, right = _ROWS + at * width + _SCALE, _ROWS + (at + 1) * width - 2 * PAD
        for x, said, anchor in ((left, ends[0], "start"), (right, ends[1], "end")):
            parts.append(
                tag("text", said, x=f"{x:g}", y=f"{top + PAD:g}", text_anchor=anchor, class_="quiet")
            )
    return together(*parts)
