"""Exact numbers from text and from what programs hold: never rounded, never through a binary float.

The notations are ``12``, ``-3.5``, ``+2``, ``5.73e-05``, ``1E3``, ``1,234,567.89`` and, behind
digits without exponent, one of the Chinese multipliers 百 千 万 百万 千万 亿.
"""

import re
from collections.abc import Mapping
from decimal import (
    ROUND_HALF_EVEN,
    Clamped,
    Context,
    Decimal,
    DivisionByZero,
    FloatOperation,
    Inexact,
    InvalidOperation,
    Overflow,
    Subnormal,
    Underflow,
)
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from crmpolicy.errors import BadValueError
from crmpolicy.values.notation import array_kind, not_a, parse_exactly, plain_text, quoted, wrong_kind
from crmpolicy.wording import word

Numeric = str | int | float | Decimal
"""What a caller may give for a number: exact text, an integer, a float, a decimal number."""

# A value has at most 16 + 30 digits, so 100 hold any product of two; more is loud, never rounded.
CONTEXT: Final = Context(
    prec=100,
    rounding=ROUND_HALF_EVEN,
    Emin=-999_999,
    Emax=999_999,
    capitals=1,
    clamp=0,
    traps=[
        Clamped,
        DivisionByZero,
        FloatOperation,
        Inexact,
        InvalidOperation,
        Overflow,
        Subnormal,
        Underflow,
    ],
    flags=[],
)
"""Our decimal context: 100 digits, and an error instead of any rounding."""

LIMIT: Final = Decimal(10) ** 15
"""The largest magnitude of any number."""

FINEST: Final = 30
"""The most digits after the point."""

MULTIPLIERS: Final = {"百万": 6, "千万": 7, "百": 2, "千": 3, "万": 4, "亿": 8}
"""Chinese multipliers with their powers of ten, longer ones first."""

NO_UNITS: Final[Mapping[str, int]] = MappingProxyType({})

NUMBER_PATTERN: Final = (
    r"[+-]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)"
)
"""The digits of a number as a regular expression, for us and for JSON Schema."""

_AMOUNT: Final = re.compile(rf"(?P<number>{NUMBER_PATTERN}) *(?P<rest>.*)")
_NOT_FINITE: Final = re.compile(r"[+-]?(?:s?nan|inf|infinity)", re.IGNORECASE)
_LONGEST_EXPONENT: Final = 6
_ZERO: Final = Decimal(0)


def number_from_text(text: str, *, kind: str = "number") -> Decimal:
    """Read an exact number.

    Raises:
        BadValueError: no exact notation, too large, or finer than 30 digits after the point.

    >>> number_from_text("1,234.50"), number_from_text("1.5亿"), number_from_text("5.73e-05")
    (Decimal('1234.5'), Decimal('150000000'), Decimal('0.0000573'))
    """
    return parse_exactly(text, lambda given: amount_from_text(given, kind=kind)[0])


def amount_from_text(
    text: str, units: Mapping[str, int] = NO_UNITS, *, kind: str = "number", multiplied: bool = True
) -> tuple[Decimal, str]:
    """Read a number and the unit behind it; the unit is empty where none stands there.

    ``units`` gives the power of ten of each unit. The limits bind the number with its unit
    applied, so that every notation of a value is read or refused alike.

    Raises:
        BadValueError: as :func:`number_from_text`; ``value-not-a-...`` for a unit that is not listed.

    >>> amount_from_text("10万元", {"元": 0}), amount_from_text("5%", {"%": -2})
    ((Decimal('100000'), '元'), (Decimal('0.05'), '%'))
    """
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise _not_finite(kind, text) if _NOT_FINITE.fullmatch(text) else not_a(kind, text)
    number, rest = match["number"], match["rest"]
    if not rest or rest in units:
        return _decimal(number, units.get(rest, 0), kind, text), rest
    for multiplier, power in MULTIPLIERS.items() if multiplied and "e" not in number.lower() else ():
        unit = rest.removeprefix(multiplier).lstrip(" ")
        if rest.startswith(multiplier) and (not unit or unit in units):
            return _decimal(number, power + units.get(unit, 0), kind, text), unit
    raise not_a(kind, text)


def _decimal(number: str, power: int, kind: str, given: str) -> Decimal:
    mantissa, _, written = number.replace(",", "").lower().partition("e")
    digits = written.lstrip("+-").lstrip("0")
    if len(digits) > _LONGEST_EXPONENT:  # beyond any limit of ours; the decimal module has limits too
        if not Decimal(mantissa):
            return _ZERO
        raise _too_fine(kind, given) if written.startswith("-") else _too_large(kind, given)
    return exact(Decimal(f"{mantissa}e{int(written or 0) + power}"), kind=kind, given=given)


def number_from_object(given: object, *, kind: str = "number") -> Decimal:
    """Read a number as programs hold it: text, integer, decimal, float by its shortest text, array scalar.

    A fraction is read where it has an exact decimal notation. Truth values are no numbers.

    Raises:
        BadValueError: another kind of object, an unknown, not finite, too large, too fine.

    >>> number_from_object(0.1), number_from_object("0.10"), number_from_object(Fraction(1, 10))
    (Decimal('0.1'), Decimal('0.1'), Decimal('0.1'))
    """
    if isinstance(given, str):
        return number_from_text(plain_text(given), kind=kind)
    if isinstance(given, bool):
        raise wrong_kind(kind, given)
    if isinstance(given, (int, Decimal)):
        return exact(Decimal(given), kind=kind, given=given)
    if isinstance(given, float):
        return number_from_text(float.__repr__(given), kind=kind)
    if isinstance(given, Fraction):
        return _terminating(given, kind)
    return _number_from_array_scalar(given, kind)


def _number_from_array_scalar(given: object, kind: str) -> Decimal:
    match array_kind(given):
        case "integer":
            return exact(Decimal(str(given)), kind=kind, given=given)
        case "floating":
            return number_from_text(str(given), kind=kind)
    raise wrong_kind(kind, given)


def _terminating(given: Fraction, kind: str) -> Decimal:
    found = decimal_of(given)
    if found is None:
        raise BadValueError("value-without-decimal", given=quoted(given), type=word(kind))
    return exact(found, kind=kind, given=given)


def decimal_of(value: Fraction) -> Decimal | None:
    """Give a fraction as a decimal number, or None where that takes more than 30 digits after the point.

    >>> decimal_of(Fraction(1, 8)), decimal_of(Fraction(1, 3))
    (Decimal('0.125'), None)
    """
    scaled = value * 10**FINEST
    if scaled.denominator != 1:
        return None
    return Decimal(shortest(Decimal(f"{Decimal(scaled.numerator):f}e-{FINEST}")))


def exact(value: Decimal, *, kind: str = "number", given: object = None) -> Decimal:
    """Give a decimal number in its one spelling (no exponent, no zeros at the end), within our limits.

    Raises:
        BadValueError: not finite, larger than the limit or finer than 30 digits after the point.

    >>> exact(Decimal("1.50e3"))
    Decimal('1500')
    """
    given = value if given is None else given
    if not value.is_finite():
        raise _not_finite(kind, given)
    if value.copy_abs() > LIMIT:
        raise _too_large(kind, given)
    sign, digits, exponent = shortest(value)
    if exponent < -FINEST:
        raise _too_fine(kind, given)
    return Decimal((sign, digits + (0,) * max(exponent, 0), min(exponent, 0)))


def shortest(value: Decimal) -> tuple[int, tuple[int, ...], int]:
    """Give sign, digits without zeros at the end, and exponent of a finite number; zero has no sign.

    >>> shortest(Decimal("-1.50"))
    (1, (1, 5), -1)
    """
    sign, digits, exponent = value.as_tuple()
    if not value or not isinstance(exponent, int):
        return 0, (0,), 0
    kept = len(digits)
    while not digits[kept - 1]:
        kept -= 1
    return sign, digits[:kept], exponent + len(digits) - kept


def plain_number(value: Decimal | Fraction | int) -> str:
    """Write a number exactly: decimal digits without exponent and idle zeros, else a fraction.

    >>> plain_number(Decimal("1E+5")), plain_number(Decimal("0.010")), plain_number(Fraction(1, 3))
    ('100000', '0.01', '1/3')
    """
    if isinstance(value, Fraction):
        found = decimal_of(value)
        return str(value) if found is None else plain_number(found)
    return format(Decimal(shortest(Decimal(value))), "f")


def _not_finite(kind: str, given: object) -> BadValueError:
    return BadValueError("value-not-finite", given=quoted(given), type=word(kind))


def _too_large(kind: str, given: object) -> BadValueError:
    return BadValueError("value-too-large", given=quoted(given), limit=f"{LIMIT:,f}", type=word(kind))


def _too_fine(kind: str, given: object) -> BadValueError:
    return BadValueError("value-too-fine", given=quoted(given), digits=str(FINEST), type=word(kind))
