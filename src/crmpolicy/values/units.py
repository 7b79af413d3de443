"""The closed tables of units: currencies, and quantities that convert within their dimension.

One grammar: the amount stands first, then the unit, a space between them is free: ``10万元``,
``5000 USD``, ``1200 t``, ``1.2万件``. Every factor is a power of ten, so converting is exact.
"""

from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from crmpolicy.errors import BadValueError
from crmpolicy.values.numbers import exact
from crmpolicy.wording import Words


class Currency(NamedTuple):
    """A currency: its id is the Chinese name; ``code`` is written in English."""

    id: str
    code: str
    aliases: tuple[str, ...] = ()


class Unit(NamedTuple):
    """A unit of a quantity: ``power`` of ten of its dimension's first unit; how one and many are written."""

    id: str
    dimension: str
    power: int
    one: Words
    many: Words
    aliases: tuple[str, ...] = ()

    def factor(self, other: "Unit") -> Decimal:
        """How many of the other unit one of this unit is.

        >>> find_unit("t").factor(find_unit("kg"))
        Decimal('1000')
        """
        return exact(Decimal(f"1e{self.power - other.power}"))


CURRENCIES: Final = (
    Currency("元", "CNY", ("RMB", "人民币")),
    Currency("美元", "USD"),
    Currency("欧元", "EUR"),
    Currency("港元", "HKD", ("港币",)),
    Currency("日元", "JPY"),
    Currency("英镑", "GBP"),
)

_SYMBOLS: Final = (
    ("t", "mass", 6, "吨", ()),
    ("kg", "mass", 3, "公斤", ("千克",)),
    ("g", "mass", 0, "克", ()),
    ("m", "length", 0, "米", ()),
    ("km", "length", 3, "公里", ("千米",)),
    ("L", "volume", 0, "升", ()),
    ("m3", "volume", 3, "立方米", ()),
    ("m2", "area", 0, "平方米", ()),
)
_COUNTS: Final = (
    ("件", "piece", "pieces"),
    ("台", "machine", "machines"),
    ("个", "item", "items"),
    ("次", "time", "times"),
    ("人", "person", "people"),
    ("积分", "point", "points"),
)
UNITS: Final = (
    *(
        Unit(symbol, dimension, power, Words(chinese, symbol), Words(chinese, symbol), aliases)
        for symbol, dimension, power, chinese, aliases in _SYMBOLS
    ),
    *(Unit(counted, counted, 0, Words(counted, one), Words(counted, many)) for counted, one, many in _COUNTS),
)


@cache
def currencies() -> dict[str, Currency]:
    """Give every way to write a currency.

    >>> currencies()["RMB"].id
    '元'
    """
    return {name: each for each in CURRENCIES for name in (each.id, each.code, *each.aliases)}


@cache
def units() -> dict[str, Unit]:
    """Give every way to write a unit of a quantity.

    >>> units()["千克"].id
    'kg'
    """
    return {name: each for each in UNITS for name in (each.id, *each.one, *each.many, *each.aliases)}


@cache
def powers(unit: str) -> dict[str, int]:
    """Give the power of ten that turns each unit into this one; units of other dimensions stay as they are.

    >>> powers("t")["kg"], powers("t")["件"]
    (-3, 0)
    """
    mine = find_unit(unit)
    return {
        name: each.power - mine.power if each.dimension == mine.dimension else 0
        for name, each in units().items()
    }


def find_currency(name: str) -> Currency:
    """Find a currency by id, code or alias.

    Raises:
        BadValueError: ``value-unknown-currency``.

    >>> find_currency("USD").id
    '美元'
    """
    found = currencies().get(name)
    if found is None:
        raise BadValueError("value-unknown-currency", given=name, known=tuple(each.id for each in CURRENCIES))
    return found


def find_unit(name: str) -> Unit:
    """Find the unit of a quantity by any way to write it.

    Raises:
        BadValueError: ``value-unknown-unit``.

    >>> find_unit("吨").id
    't'
    """
    found = units().get(name)
    if found is None:
        raise BadValueError("value-unknown-unit", given=name, known=tuple(each.id for each in UNITS))
    return found
