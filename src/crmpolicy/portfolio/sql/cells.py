"""A column's class as an expression: between which thresholds a number lies, which word a text is."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from sqlglot import exp

from crmpolicy.engine.regions import Region
from crmpolicy.policy.rows import UNKNOWN_WORDS
from crmpolicy.portfolio.sql.classes import NUMBERS, Classes, decimals
from crmpolicy.values.numbers import FINEST, LIMIT, plain_number

MISSING: Final = -1
WRONG: Final = -2
BLANKS: Final = "".join(letter for letter in map(chr, range(0x3001)) if letter.isspace())
"""What does not count around a word."""

_DIGITS_OF_BINARY: Final = 17
_FIRST_DAY, _LAST_DAY = date.min, date.max


def number(value: Any) -> Any:
    """Write an exact number."""
    return exp.Literal.number(plain_number(value))


def text(value: str) -> Any:
    """Write a text."""
    return exp.Literal.string(value)


def when(condition: Any, then: Any) -> Any:
    """Give one line of a CASE."""
    return exp.If(this=condition, true=then)


def one_of(value: Any, *lines: Any, otherwise: Any) -> Any:
    """Write a CASE, of a value where one is given."""
    return exp.Case(this=value, ifs=list(lines), default=otherwise)


def class_of(column: Classes, place: Sequence[int], cell: Any, dialect: str, *, empty: int = MISSING) -> Any:
    """Give the class of a cell: the number of its class, or that it is missing, or wrong.

    Args:
        column: the column with its classes.
        place: for each class the number that it is to have.
        cell: the cell.
        dialect: the dialect, for some know no types and some no case.
        empty: the number of an empty cell.
    """
    kind = column.fact.type.name
    lines = [when(exp.Is(this=cell, expression=exp.Null()), number(empty))]
    if kind in NUMBERS:
        return _of_number(column, place, cell, dialect, lines)
    if kind == "date":
        return _of_date(column, place, cell, dialect, lines)
    if kind == "boolean":
        lines += [
            when(exp.EQ(this=cell, expression=exp.Boolean(this=each.given)), number(place[at]))
            for at, each in enumerate(column.classes)
        ]
        return one_of(None, *lines, otherwise=number(WRONG))
    return _of_word(column, place, cell, dialect, lines)


def _of_number(column: Classes, place: Sequence[int], cell: Any, dialect: str, lines: Sequence[Any]) -> Any:
    """Give the stretch of a number that the fact can be; every other one is wrong."""
    legal = [
        *_typed(cell, ("integer", "real"), dialect),
        *_in_range(column, cell),
        *_on_step(column, cell, dialect),
    ]
    wrong = when(exp.not_(exp.and_(*legal)), number(WRONG))
    return _in_stretches(column, place, cell, [*lines, wrong], number)


def _in_range(column: Classes, cell: Any) -> Iterator[Any]:
    """Give the bounds of a fact; what is no number or has no end lies beyond those of all numbers."""
    bounds = {
        operator: operand.value
        for operator, operand in column.fact.range.bounds()
        if hasattr(operand, "value")
    }
    low, over = bounds.get("at_least"), bounds.get("over")
    high, under = bounds.get("up_to"), bounds.get("under")
    least = low if low is not None else -LIMIT
    most = high if high is not None else LIMIT
    yield exp.Between(this=cell, low=number(least), high=number(most))
    if over is not None:
        yield exp.GT(this=cell, expression=number(over))
    if under is not None:
        yield exp.LT(this=cell, expression=number(under))


def _on_step(column: Classes, cell: Any, dialect: str) -> Iterator[Any]:
    """Ask that a number is on its step, and that its decimal form is not too long.

    A binary number has up to seventeen digits, so one that is very near to nought may have more of them
    behind the point than a fact can have.
    """
    places = decimals(column.fact)
    if places is None:
        least = Decimal((0, (1,), _DIGITS_OF_BINARY - 1 - FINEST))
        near = exp.or_(
            exp.EQ(this=cell, expression=number(0)),
            exp.GTE(this=exp.Abs(this=cell), expression=number(least)),
        )
        yield exp.paren(near)
        return
    # PostgreSQL rounds exact numbers alone; the comparison is that of the column's own kind
    rounded = exp.cast(cell, "decimal") if dialect == "postgres" else cell
    yield exp.EQ(this=exp.Round(this=rounded, decimals=number(places)), expression=cell)


def _typed(cell: Any, kinds: Sequence[str], dialect: str) -> Iterator[Any]:
    """Ask for the kind of a cell where each cell may have another."""
    if dialect == "sqlite":
        yield exp.In(this=exp.func("TYPEOF", cell), expressions=[text(each) for each in kinds])


def _in_stretches(
    column: Classes, place: Sequence[int], cell: Any, lines: Sequence[Any], written: Any
) -> Any:
    runs: list[tuple[Region, int]] = []
    for region, at in column.stretches:
        if not runs or runs[-1][1] != place[at]:
            runs.append((region, place[at]))
    found = [*lines]
    for (_, here), (following, _) in pairwise(runs):
        below = exp.LT if following.low_included else exp.LTE
        found.append(when(below(this=cell, expression=written(following.low)), number(here)))
    return one_of(None, *found, otherwise=number(runs[-1][1]))


def _of_date(column: Classes, place: Sequence[int], cell: Any, dialect: str, lines: Sequence[Any]) -> Any:
    def written(day: date) -> Any:
        said = text(day.isoformat())
        return said if dialect == "sqlite" else exp.cast(said, "date")

    legal: Any = exp.Between(this=cell, low=written(_FIRST_DAY), high=written(_LAST_DAY))
    if dialect == "sqlite":  # days are texts there
        legal = exp.func("COALESCE", exp.EQ(this=exp.func("DATE", cell), expression=cell), number(0))
    bounds = {
        operator: operand.value
        for operator, operand in column.fact.range.bounds()
        if hasattr(operand, "value")
    }
    signs: Mapping[str, Any] = {"at_least": exp.GTE, "over": exp.GT, "up_to": exp.LTE, "under": exp.LT}
    tests = [signs[operator](this=cell, expression=written(value)) for operator, value in bounds.items()]
    wrong = when(exp.not_(exp.and_(legal, *tests)), number(WRONG))
    return _in_stretches(column, place, cell, [*lines, wrong], written)


def _of_word(column: Classes, place: Sequence[int], cell: Any, dialect: str, lines: Sequence[Any]) -> Any:
    """Give the class of a word: as it is written or, for words of a scale, with blanks around it."""
    plain = _exactly(cell, dialect)
    free = column.fact.type.name == "text"
    rest = number(WRONG if column.rest is None else place[column.rest])
    bare = _bare(cell, dialect)
    blank = number(WRONG if column.blank is None else place[column.blank])
    unknown = {word: at for word, at in column.words.items() if column.classes[at].read is None}
    inner = _spelt(unknown if free else column.words, place)
    if column.rest is not None and (not free or column.blank is not None):
        inner = [*inner, when(text(""), blank)]
    if column.rest is not None and not free:  # whoever does not know has not said another word
        left_open = [each for each in UNKNOWN_WORDS if each not in column.words]
        inner = [*inner, *(when(text(each), number(WRONG)) for each in left_open)]
    outer = _spelt(column.words, place)
    trimmed = one_of(bare, *inner, otherwise=rest) if inner else rest
    named = one_of(plain, *outer, otherwise=trimmed) if outer else trimmed
    strange = [when(exp.not_(each), number(WRONG)) for each in _typed(cell, ("text",), dialect)]
    return one_of(None, *lines, *strange, otherwise=named)


def _spelt(words: Mapping[str, int], place: Sequence[int]) -> list[Any]:
    return [when(text(word), number(place[at])) for word, at in words.items()]


def _exactly(cell: Any, dialect: str) -> Any:
    """Give a text that is compared letter by letter, whatever its column says of types and case."""
    if dialect == "mysql":
        return exp.Collate(this=exp.cast(cell, "text"), expression=exp.var("utf8mb4_0900_bin"))
    if dialect == "sqlite":
        return exp.Collate(this=cell, expression=exp.var("BINARY"))
    return exp.cast(cell, "text")


def _bare(cell: Any, dialect: str) -> Any:
    """Give a text without the blanks around it."""
    plain = _exactly(cell, dialect)
    if dialect == "mysql":  # it trims a word, not letters
        return exp.func("REGEXP_REPLACE", plain, text(r"^[[:space:]]+|[[:space:]]+$"), text(""))
    return exp.Trim(this=plain, expression=text(BLANKS))


def plain_value(value: Any) -> Any:
    """Write what an answer says: a number, a truth, a text or nothing."""
    if value is None:
        return exp.Null()
    if isinstance(value, bool):
        return exp.Boolean(this=value)
    return number(value) if isinstance(value, int | Decimal | Fraction) else text(str(value))
