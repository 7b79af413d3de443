"""The one vocabulary for putting answers together: rules of a table, parts of a decision, documents.

Every fold but ``sum``, ``count`` and ``list`` is a semilattice join: order and repetition do not matter.
An unknown among the answers makes the whole unknown.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.policy.tables import Fold
from crmpolicy.values import CONTEXT, ValueType

Folder = Callable[[ValueType, Sequence[Any]], Any]


def fold(word: Fold, kind: ValueType, values: Sequence[Any]) -> Any:
    """Put values of one type together.

    Args:
        word: the fold.
        kind: the type of the values; gives better and worse their meaning.
        values: at least one value.
    """
    if word == "count":
        return len(values)
    if any(value is None for value in values):
        return None
    return _FOLDS[word](kind, values)


def binding(word: Fold, values: Sequence[Any], result: Any) -> tuple[bool, ...]:
    """Mark the values without which the result would not stand as it does."""
    if word in ("sum", "count", "list", "union", "chosen"):
        return (True,) * len(values)
    if word == "intersection":
        return tuple(value == result for value in values) if result in values else (True,) * len(values)
    return tuple(value == result for value in values)


def add(first: Any, second: Any) -> Any:
    """Add exactly: decimals stay decimals, quotients become fractions, booleans count as 1 or 0."""
    if isinstance(first, Fraction) or isinstance(second, Fraction):
        return Fraction(first) + Fraction(second)
    if isinstance(first, Decimal) or isinstance(second, Decimal):
        return CONTEXT.add(_decimal(first), _decimal(second))
    return first + second


def subtract(first: Any, second: Any) -> Any:
    """Subtract exactly; no sign is ever turned by a context that rounds.

    >>> subtract(Decimal("0.3"), Decimal("0.1"))
    Decimal('0.2')
    """
    if isinstance(first, Fraction) or isinstance(second, Fraction):
        return Fraction(first) - Fraction(second)
    if isinstance(first, Decimal) or isinstance(second, Decimal):
        return CONTEXT.subtract(_decimal(first), _decimal(second))
    return first - second


def _decimal(number: Any) -> Decimal:
    return number if isinstance(number, Decimal) else Decimal(number)


def _sum(_: ValueType, values: Sequence[Any]) -> Any:
    total = values[0]
    for value in values[1:]:
        total = add(total, value)
    return total


def _worst(kind: ValueType, values: Sequence[Any]) -> Any:
    if isinstance(kind, Choice):
        return max(values, key=kind.scale.ranks.__getitem__)
    return all(values)


def _best(kind: ValueType, values: Sequence[Any]) -> Any:
    if isinstance(kind, Choice):
        return min(values, key=kind.scale.ranks.__getitem__)
    return any(values)


def _least(kind: ValueType, values: Sequence[Any]) -> Any:
    found = values[0]
    for value in values[1:]:
        found = value if (kind.compare(value, found) or 0) < 0 else found
    return found


def _greatest(kind: ValueType, values: Sequence[Any]) -> Any:
    found = values[0]
    for value in values[1:]:
        found = value if (kind.compare(value, found) or 0) > 0 else found
    return found


def _union(kind: ValueType, values: Sequence[Any]) -> Any:
    return _in_order(kind, {each for value in values for each in _several(value)})


def _intersection(kind: ValueType, values: Sequence[Any]) -> Any:
    return _in_order(kind, set.intersection(*({*_several(value)} for value in values)))


def _several(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _in_order(kind: ValueType, found: set[Any]) -> tuple[Any, ...]:
    if isinstance(kind, Choices):
        return kind.sort(found)
    return tuple(sorted(found, key=str))


_FOLDS: Mapping[str, Folder] = {
    "worst": _worst,
    "best": _best,
    "earliest": _least,
    "latest": _greatest,
    "min": _least,
    "max": _greatest,
    "sum": _sum,
    "list": lambda _, values: tuple(values),
    "union": _union,
    "intersection": _intersection,
    "all": lambda _, values: all(values),
    "any": lambda _, values: any(values),
    "chosen": lambda _, values: values[0],
}
