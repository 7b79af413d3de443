"""What a test means: the reference that tables are compiled by and traces are told by."""

from collections.abc import Sequence
from typing import Any

from crmpolicy.policy.guards import Operator
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import ValueType


def holds(kind: ValueType, value: Any, operator: Operator, operands: Sequence[Any]) -> bool:
    """Tell whether a value passes a test.

    An unknown (``None``, on either side) passes nothing but ``known: no``. Against no limit,
    ``under`` and ``up_to`` hold and ``at_least`` and ``over`` fail.

    Args:
        kind: the type of the value; gives comparisons their meaning.
        value: the fact; ``None`` is unknown.
        operator: the test.
        operands: any of these for ``is``, none of them for ``not``, one for the others.
    """
    if operator == "known":
        return (value is not None) is operands[0]
    if value is None:
        return False
    if operator == "is":
        return any(_same(kind, value, each) for each in operands)
    if operator == "not":
        return all(each is not None and not _same(kind, value, each) for each in operands)
    return _ordered(kind, value, operator, operands[0])


def _same(kind: ValueType, value: Any, operand: Any) -> bool:
    if operand is None or operand is UNLIMITED:
        return False
    if isinstance(value, tuple) and not isinstance(operand, tuple):
        return operand in value
    if kind.name in ("term", "period"):
        return kind.compare(value, operand) == 0  # an hour is sixty minutes
    return bool(value == operand)


def _ordered(kind: ValueType, value: Any, operator: Operator, operand: Any) -> bool:
    if operand is None:
        return False
    if operand is UNLIMITED:
        return operator in ("under", "up_to")
    order = kind.compare(value, operand)
    if order is None:
        return False
    return {"at_least": order >= 0, "over": order > 0, "up_to": order <= 0, "under": order < 0}[operator]
