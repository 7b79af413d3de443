"""The numeric types: ratio, money, number, integer, quantity."""

import re
from abc import abstractmethod
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import cache
from typing import Any, ClassVar, Final

from crmpolicy.errors import BadValueError
from crmpolicy.values.kinds import Order, Plain, ValueType, order_of
from crmpolicy.values.notation import parse_exactly, plain_text, quoted
from crmpolicy.values.numbers import (
    CONTEXT,
    LIMIT,
    MULTIPLIERS,
    NUMBER_PATTERN,
    amount_from_text,
    decimal_of,
    exact,
    number_from_object,
    number_from_text,
    plain_number,
)
from crmpolicy.values.units import Currency, Unit, currencies, find_currency, find_unit, powers, units
from crmpolicy.wording import Language, word

CENT: Final = Decimal("0.01")
MOST_DECIMALS: Final = 4  # before 万 and 亿
_SHOWN: Final = Context(prec=6, rounding=ROUND_HALF_EVEN, Emin=-999_999, Emax=999_999, traps=[])
_FOREIGN: Final = re.compile(rf"{NUMBER_PATTERN} *(?P<code>[A-Z]{{3}})")
_MULTIPLIER: Final = "|".join(MULTIPLIERS)
_PERCENT: Final = {"%": -2, "‰": -3}


def _checked_step(step: Decimal | None) -> Decimal | None:
    if step is not None and exact(step) <= 0:
        raise BadValueError("value-bad-step", given=quoted(step))
    return step


def _scaled(value: Decimal, power: int) -> Decimal:
    """Move the point; digits and exponent are taken apart so that no context rounds."""
    sign, digits, exponent = value.as_tuple()
    return Decimal((sign, digits, int(exponent) + power))


def _schema(pattern: str, title: str) -> dict[str, Any]:
    number = {"type": "number", "minimum": -int(LIMIT), "maximum": int(LIMIT)}
    return {"title": title, "anyOf": [number, {"type": "string", "pattern": f"^ *(?:{pattern}) *$"}]}


class _Amount(ValueType):
    """A number with a step: what ratio, money, number and quantity have in common."""

    __slots__ = ()

    python_type: ClassVar[str] = "Numeric"
    ordered: ClassVar[bool] = True
    step: Decimal | None

    @abstractmethod
    def parse(self, text: str) -> Decimal:
        """Read the exact text of a policy file; raises BadValueError."""

    @abstractmethod
    def _written(self, value: Decimal, language: Language) -> str:
        """Write a decimal number with its unit."""

    def read(self, given: object) -> Decimal:
        """Read what a caller gives; a number off the step is refused, never rounded."""
        if isinstance(given, str):
            value = self.parse(plain_text(given))
        else:
            value = number_from_object(given, kind=self.name)
        if self.step is not None and CONTEXT.remainder(value, self.step):
            raise BadValueError(
                "value-off-step", given=quoted(given), step=plain_number(self.step), type=word(self.name)
            )
        return value

    def on_step(self, value: Decimal | Fraction) -> bool:
        """Tell whether a value is a whole number of steps; without a step every value is."""
        return self.step is None or (Fraction(value) / Fraction(self.step)).denominator == 1

    def show(self, value: Any, language: Language = "zh") -> str:
        """Write a value for people; a quotient without end is rounded and says so."""
        if not isinstance(value, Fraction):
            return self._written(Decimal(value), language)
        found = decimal_of(value)
        if found is not None:
            return self._written(found, language)
        near = _SHOWN.divide(Decimal(value.numerator), Decimal(value.denominator))
        return word("about").spoken(language) + self._written(near, language)

    def plain(self, value: Any) -> Plain:
        """Write a value as exact decimal text, a quotient without end as a fraction."""
        return plain_number(value)

    def compare(self, one: Any, other: Any) -> Order:
        """Order two numbers; decimals and fractions compare exactly."""
        return order_of(one, other)


@dataclass(frozen=True, slots=True)
class Ratio(_Amount):
    """A share of one, written ``5%``, ``12‰`` or as the bare fraction ``0.05``.

    >>> Ratio().parse("5%"), Ratio().show(Decimal("0.01"), "zh")
    (Decimal('0.05'), '1%')
    """

    name: ClassVar[str] = "ratio"
    step: Decimal | None = None

    def __post_init__(self) -> None:
        _checked_step(self.step)

    def parse(self, text: str) -> Decimal:
        """Read the exact text of a policy file; raises BadValueError."""
        return parse_exactly(text, self._parse)

    def _parse(self, text: str) -> Decimal:
        return amount_from_text(text, _PERCENT, kind=self.name, multiplied=False)[0]

    def _written(self, value: Decimal, language: Language) -> str:  # noqa: ARG002 - percent is one for all
        return f"{plain_number(_scaled(value, 2))}%"

    def json_schema(self) -> dict[str, Any]:
        """Describe what a caller may send as JSON."""
        return _schema(f"{NUMBER_PATTERN} *[%‰]?", self.name)


@dataclass(frozen=True, slots=True)
class Number(_Amount):
    """A number without unit.

    >>> Number().read(0.1), Number().show(Decimal("1234.5"), "en")
    (Decimal('0.1'), '1,234.5')
    """

    name: ClassVar[str] = "number"
    step: Decimal | None = None

    def __post_init__(self) -> None:
        _checked_step(self.step)

    def parse(self, text: str) -> Decimal:
        """Read the exact text of a policy file; raises BadValueError."""
        return number_from_text(text, kind=self.name)

    def _written(self, value: Decimal, language: Language) -> str:  # noqa: ARG002 - digits are one for all
        return _grouped(value)

    def json_schema(self) -> dict[str, Any]:
        """Describe what a caller may send as JSON."""
        return _schema(f"{NUMBER_PATTERN} *(?:{_MULTIPLIER})?", self.name)


@dataclass(frozen=True, slots=True)
class Money(_Amount):
    """An amount of one currency; digits without a unit are of this currency.

    >>> Money().parse("10万元"), Money().show(Decimal(100000), "zh"), Money().show(Decimal(100000), "en")
    (Decimal('100000'), '10万元', '100,000 CNY')
    """

    name: ClassVar[str] = "money"
    currency: str = "元"
    step: Decimal | None = CENT

    def __post_init__(self) -> None:
        _checked_step(self.step)
        object.__setattr__(self, "currency", find_currency(self.currency).id)

    def parse(self, text: str) -> Decimal:
        """Read the exact text of a policy file; raises BadValueError."""
        return parse_exactly(text, self._parse)

    def _parse(self, text: str) -> Decimal:
        try:
            number, unit = amount_from_text(text, _currencies_alike(), kind=self.name)
        except BadValueError:
            foreign = _FOREIGN.fullmatch(text)
            if foreign is None or foreign["code"] in currencies():
                raise
            raise self._other_currency(text, foreign["code"]) from None
        if unit and currencies()[unit].id != self.currency:
            raise self._other_currency(text, unit)
        return number

    def _other_currency(self, given: str, unit: str) -> BadValueError:
        return BadValueError("value-other-currency", given=quoted(given), unit=unit, currency=self.currency)

    def _written(self, value: Decimal, language: Language) -> str:
        currency: Currency = find_currency(self.currency)
        if language == "en":
            return f"{_grouped(value)} {currency.code}"
        return f"{_shortest_in_chinese(value)}{currency.id}"

    def json_schema(self) -> dict[str, Any]:
        """Describe what a caller may send as JSON."""
        mine = "|".join(name for name, each in currencies().items() if each.id == self.currency)
        return _schema(f"{NUMBER_PATTERN} *(?:{_MULTIPLIER})? *(?:{mine})?", self.name)


@dataclass(frozen=True, slots=True)
class Quantity(_Amount):
    """An amount in one unit; other units of its dimension convert, digits alone are of this unit.

    >>> Quantity("t").parse("1200 kg"), Quantity("t").show(Decimal("1.2"), "zh")
    (Decimal('1.2'), '1.2 吨')
    """

    name: ClassVar[str] = "quantity"
    unit: str
    step: Decimal | None = None

    def __post_init__(self) -> None:
        _checked_step(self.step)
        object.__setattr__(self, "unit", find_unit(self.unit).id)

    def parse(self, text: str) -> Decimal:
        """Read the exact text of a policy file; raises BadValueError."""
        return parse_exactly(text, self._parse)

    def _parse(self, text: str) -> Decimal:
        number, name = amount_from_text(text, powers(self.unit), kind=self.name)
        if name and units()[name].dimension != find_unit(self.unit).dimension:
            raise BadValueError("value-other-unit", given=quoted(text), unit=name, expected=self.unit)
        return number

    def _written(self, value: Decimal, language: Language) -> str:
        unit: Unit = find_unit(self.unit)
        return f"{_grouped(value)} {(unit.one if value == 1 else unit.many).spoken(language)}"

    def json_schema(self) -> dict[str, Any]:
        """Describe what a caller may send as JSON."""
        dimension = find_unit(self.unit).dimension
        mine = "|".join(name for name, each in units().items() if each.dimension == dimension)
        return _schema(f"{NUMBER_PATTERN} *(?:{_MULTIPLIER})? *(?:{mine})?", self.name)


@dataclass(frozen=True, slots=True)
class Integer(ValueType):
    """A whole number.

    >>> Integer().parse("1,200"), Integer().read(3.0)
    (1200, 3)
    """

    name: ClassVar[str] = "integer"
    python_type: ClassVar[str] = "int | str"
    ordered: ClassVar[bool] = True

    @property
    def step(self) -> Decimal:
        """Whole numbers lie one apart."""
        return Decimal(1)

    def parse(self, text: str) -> int:
        """Read the exact text of a policy file; raises BadValueError."""
        return self._whole(number_from_text(text, kind=self.name), text)

    def read(self, given: object) -> int:
        """Read what a caller gives; a broken number is refused, never rounded."""
        return self._whole(number_from_object(given, kind=self.name), given)

    def on_step(self, value: Decimal | Fraction) -> bool:
        """Tell whether a value is whole."""
        return Fraction(value).denominator == 1

    def _whole(self, value: Decimal, given: object) -> int:
        if not self.on_step(value):
            raise BadValueError("value-off-step", given=quoted(given), step="1", type=word(self.name))
        return int(value)

    def show(self, value: Any, language: Language = "zh") -> str:  # noqa: ARG002 - digits are one for all
        """Write a whole number with its digits in groups."""
        return f"{value:,d}"

    def plain(self, value: Any) -> Plain:
        """Write a whole number as it is."""
        return int(value)

    def compare(self, one: Any, other: Any) -> Order:
        """Order two whole numbers."""
        return order_of(one, other)

    def json_schema(self) -> dict[str, Any]:
        """Describe what a caller may send as JSON."""
        described = _schema(f"{NUMBER_PATTERN} *(?:{_MULTIPLIER})?", self.name)
        described["anyOf"][0]["type"] = "integer"
        return described


@cache
def _currencies_alike() -> dict[str, int]:
    return dict.fromkeys(currencies(), 0)


def _grouped(value: Decimal) -> str:
    return f"{Decimal(plain_number(value)):,f}"


def _shortest_in_chinese(value: Decimal) -> str:
    """Write digits, or 万 and 亿 where that is shorter: 31,200 is 3.12万, 12,345 stays.

    More decimals than four nobody reads: 2,100,000.01 stays too.
    """
    ways = [_grouped(value)]
    for multiplier in ("万", "亿"):
        number = _grouped(_scaled(value, -MULTIPLIERS[multiplier]))
        large = value.copy_abs() >= CONTEXT.power(10, MULTIPLIERS[multiplier])
        if large and len(number.partition(".")[2]) <= MOST_DECIMALS:
            ways.append(number + multiplier)
    return min(ways, key=len)
