"""Which numbers may be added, multiplied and divided: money stays money, tonnes stay tonnes."""

from crmpolicy.source.resolve.operands import fits
from crmpolicy.values import ValueType

PLAIN = ("number", "integer", "ratio", "boolean")
UNITS = ("money", "quantity")


def plain_number_type(kind: ValueType) -> bool:
    """Tell whether a type is a number without unit; yes and no count as 1 and 0.

    >>> from crmpolicy.values import Money, Ratio
    >>> plain_number_type(Ratio()), plain_number_type(Money())
    (True, False)
    """
    return kind.name in PLAIN


def measured(kind: ValueType) -> bool:
    """Tell whether a type can be reckoned with at all."""
    return kind.name in PLAIN or kind.name in UNITS


def addable(part: ValueType, whole: ValueType) -> bool:
    """Tell whether a part may be added up in a whole of a type.

    >>> from crmpolicy.values import Boolean, Integer, Money
    >>> addable(Boolean(), Integer()), addable(Integer(), Money())
    (True, False)
    """
    if part.name == "boolean":
        return whole.name in ("number", "integer", "ratio")
    return measured(part) and fits(part, whole, exact=True)


def ratio_fits(above: ValueType, below: ValueType, whole: ValueType) -> bool:
    """Tell whether the quotient of two types is of a third.

    >>> from crmpolicy.values import Integer, Money, Ratio
    >>> ratio_fits(Money(), Money(), Ratio()), ratio_fits(Money(), Integer(), Ratio())
    (True, False)
    """
    if whole.name in ("ratio", "number"):
        both_plain = plain_number_type(above) and plain_number_type(below)
        return both_plain or fits(above, below)
    return fits(above, whole) and plain_number_type(below)
