"""What all value types share in reading: full-width slips, objects that are no value, quoting."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import singledispatch
from typing import Final, TypeVar

from crmpolicy.errors import BadValueError
from crmpolicy.wording import word

V = TypeVar("V")

LONGEST_QUOTE: Final = 60
LONGEST_INTEGER_BITS: Final = 200
# The full-width forms stand in Unicode in the order of ASCII; the Chinese full stop is typed for a point.
_HALF_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x3002: 0x2E}
_UNKNOWN: Final = frozenset({"NAType", "NaTType"})


def half_width(text: str) -> str:
    """Spell full-width characters as ASCII; all others stay.

    >>> half_width("１０．５％")
    '10.5%'
    """
    return text.translate(_HALF_WIDTH)


def parse_exactly(text: str, parser: Callable[[str], V]) -> V:
    """Read a text by the parser of its type; ASCII spaces around it do not count.

    Raises:
        BadValueError: what the parser says, or ``value-full-width`` where only the width of
            the characters is wrong.

    >>> parse_exactly(" 7 ", int)
    7
    """
    try:
        return parser(text.strip(" "))
    except BadValueError:
        narrow = half_width(text).strip(" ")
        if narrow == text.strip(" ") or not _readable(narrow, parser):
            raise
    raise BadValueError("value-full-width", given=quoted(text), ascii=quoted(narrow))


def _readable(text: str, parser: Callable[[str], object]) -> bool:
    try:
        parser(text)
    except BadValueError:
        return False
    return True


def quoted(given: object) -> str:
    """Give what a message quotes: the text of a value, cut where it is very long.

    >>> quoted("x" * 100) == "x" * 60 + "…"
    True
    """
    if isinstance(given, int) and given.bit_length() > LONGEST_INTEGER_BITS:  # Python does not write it out
        return f"{Decimal(given):.3e}"
    if kind_of(given) in {"other value", "list", "mapping"} or _is_long(given):
        return "…"
    text = str(given)
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


def _is_long(given: object) -> bool:
    return isinstance(given, Fraction) and any(
        part.bit_length() > LONGEST_INTEGER_BITS for part in given.as_integer_ratio()
    )


def is_unknown(given: object) -> bool:
    """Tell whether an object stands for an unknown: none, or a missing cell of a data frame.

    >>> is_unknown(None), is_unknown(0)
    (True, False)
    """
    return given is None or (
        type(given).__name__ in _UNKNOWN and type(given).__module__.partition(".")[0] == "pandas"
    )


def array_kind(given: object) -> str | None:
    """Name the kind of an array scalar without importing the array library.

    ``integer``, ``floating``, ``bool``, ``datetime64`` or ``timedelta64``; None for all other objects.

    >>> array_kind(3) is None
    True
    """
    names = [each.__name__.rstrip("_") for each in type(given).__mro__ if each.__module__ == "numpy"]
    order = ("timedelta64", "datetime64", "integer", "floating", "bool")  # a timedelta64 is an integer there
    return next((name for name in order if name in names), None)


@singledispatch
def kind_of(given: object) -> str:
    """Name, as a key of the vocabulary, what kind of value an object is.

    >>> kind_of(True), kind_of(2), kind_of(object())
    ('boolean', 'number', 'other value')
    """
    kinds = {"integer": "number", "floating": "number", "bool": "boolean", "datetime64": "instant"}
    return kinds.get(array_kind(given) or "", "other value")


for _kind, _types in {
    "boolean": (bool,),
    "number": (int, float, Decimal, Fraction),
    "text": (str,),
    "instant": (datetime,),
    "date": (date,),
    "time of day": (time,),
    "length of time": (timedelta,),
    "list": (list, tuple, set, frozenset),
    "mapping": (Mapping,),
}.items():
    for _type in _types:
        kind_of.register(_type, lambda _given, kind=_kind: kind)


def not_a(kind: str, given: object) -> BadValueError:
    """Make the fault of a text that is no value of its type; each type has its own code and hint.

    >>> not_a("integer", "x").code
    'value-not-an-integer'
    """
    article = "an" if kind[0] in "aeiou" else "a"
    return BadValueError(
        f"value-not-{article}-{kind.replace(' ', '-')}", given=quoted(given), type=word(kind)
    )


def wrong_kind(kind: str, given: object) -> BadValueError:
    """Make the fault of an object that cannot be a value of the type; an unknown has its own code.

    >>> wrong_kind("money", True).code, wrong_kind("money", None).code
    ('value-wrong-kind', 'value-unknown-not-allowed')
    """
    if is_unknown(given):
        return BadValueError("value-unknown-not-allowed", type=word(kind))
    return BadValueError("value-wrong-kind", given=quoted(given), kind=word(kind_of(given)), type=word(kind))


def plain_text(given: str) -> str:
    """Give the bare text of a text object of any make (array texts, enum members).

    >>> plain_text("a")
    'a'
    """
    return str.__str__(given)
