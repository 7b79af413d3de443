"""The value of a parameter as two cells, a figure and its unit, and the two put together again."""

from decimal import Decimal
from typing import Any, Final, NamedTuple

from crmpolicy.cli.workbooks.choosing import choices_of
from crmpolicy.interop.excel.names import Names
from crmpolicy.interop.excel.notation import Notation
from crmpolicy.interop.excel.sheets import Cell
from crmpolicy.policy.facts import Range, check_range
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.source.nodes import Plain
from crmpolicy.values import Integer, Money, Number, Quantity, Ratio, Term, TermType, ValueType
from crmpolicy.values.numbers import plain_number
from crmpolicy.values.units import find_currency, find_unit
from crmpolicy.wording import Language, word

MOST_DIGITS: Final = 15
"""What spreadsheets keep of a number."""
_TERMS: Final = ("minute", "hour", "working hour", "day", "working day", "week", "month", "year")
_FIGURES: Final = (Ratio, Number, Integer, Money, Quantity, TermType)


class Shown(NamedTuple):
    """A value as its two cells."""

    value: Cell
    unit: Cell


def shown(kind: ValueType, said: "Plain | None", language: Language) -> Shown:
    """Lay a value out; ``said`` is what its file writes, ``None`` where nothing is filled in.

    >>> [cell.text for cell in shown(TermType(), "2 working days", "zh")]
    ['2', '个工作日']
    """
    units = units_of(kind, language)
    if said is None:
        return Shown(_cell(kind, "", language), _unit(units[:1], units))
    if not isinstance(said, str) or not isinstance(kind, _FIGURES):
        return Shown(_cell(kind, _notation(language).value_written(said, kind), language), Cell(""))
    value = kind.read(said)
    if isinstance(value, Term):
        unit = word(f"term {value.unit}s").spoken(language)
        return Shown(_number(Decimal(value.amount)), _unit((unit,), tuple(dict.fromkeys((*units, unit)))))
    text = kind.show(value, language) if isinstance(kind, Ratio) else ""
    return Shown(_number(Decimal(value), text), _unit(units[:1], units))


def put_together(kind: ValueType, text: str, unit: str, language: Language) -> Plain:
    """Read what two cells say as a policy file writes it.

    >>> put_together(Money("CNY"), "12", "万元", "zh"), put_together(Ratio(), "5%", "", "zh")
    ('12万元', '5%')

    Raises:
        BadValueError: no value of the type.
    """
    if isinstance(kind, Money | Quantity | TermType):
        bare = text.replace(",", "").replace(".", "").lstrip("+-").isdigit()
        joint = " " if unit[:1].isascii() else ""
        return f"{text}{joint}{unit}" if bare and unit else text
    return _notation(language).value_read(text, kind)


def judge_value(kind: ValueType, allowed: Range, said: Plain) -> Any:
    """Refuse what is no value of a type: misspelt, off its step or scale, out of a written range.

    Raises:
        BadValueError: with what is wrong.
    """
    if isinstance(kind, MappingOf):
        return None  # read entry by entry when the file is loaded, with a place for each
    value = kind.read(said)
    check_range(kind, allowed, value)
    return value


def units_of(kind: ValueType, language: Language) -> tuple[str, ...]:
    """Give the units in which a value may be written, the usual one first."""
    if isinstance(kind, Money):
        currency = find_currency(kind.currency)
        return (currency.id, f"万{currency.id}") if language == "zh" else (currency.code,)
    if isinstance(kind, Quantity):
        return (find_unit(kind.unit).many.spoken(language),)
    if isinstance(kind, TermType):
        return tuple(word(f"term {unit}s").spoken(language) for unit in _TERMS)
    return ()


def _notation(language: Language) -> Notation:
    return Notation(Names({}, {}, language), language)


def _unit(text: tuple[str, ...], choices: tuple[str, ...]) -> Cell:
    """Make the cell of a unit; there is nothing to choose where a type has one alone."""
    several = len(choices) > 1
    return Cell("".join(text), editable=several, choices=choices if several else ())


def _number(value: Decimal, text: str = "") -> Cell:
    """Make a cell of a number, as a number where a spreadsheet keeps all of it."""
    kept = (
        len(value.as_tuple().digits) <= MOST_DIGITS and Decimal(repr(float(value))) == value
    )  # exact both ways
    return Cell(
        text or plain_number(value), value if kept else None, percent=text.endswith("%"), editable=True
    )


def _cell(kind: ValueType, text: str, language: Language) -> Cell:
    return Cell(text, editable=True, choices=choices_of(kind, language))
