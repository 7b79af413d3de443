"""Directions: what better, higher or later means for values of a type."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from crmpolicy.policy.properties import Direction
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import ValueType

OPPOSITE: Final[Mapping[Direction, Direction]] = {
    "worse": "better",
    "better": "worse",
    "higher": "lower",
    "lower": "higher",
    "later": "earlier",
    "earlier": "later",
    "fewer": "more",
    "more": "fewer",
}
UPWARDS: Final = ("better", "higher", "later", "more")
"""Directions in which values rise; on a scale the better word counts as the higher."""


def lies(kind: ValueType, direction: Direction, first: Any, second: Any) -> bool:
    """Tell whether a second value lies in a direction of a first one.

    On a scale, better is nearer to its head and later nearer to its end; yes is better than no, and no limit
    higher and later than any. An unknown lies nowhere.

    >>> from decimal import Decimal
    >>> from crmpolicy.values import Number
    >>> lies(Number(), "higher", Decimal(1), Decimal(2))
    True
    """
    if first is None or second is None:
        return False
    if direction in ("fewer", "more"):
        return bool(len(first) < len(second) if direction == "more" else len(second) < len(first))
    if first is UNLIMITED or second is UNLIMITED:
        rises = second is UNLIMITED and first is not UNLIMITED
        falls = first is UNLIMITED and second is not UNLIMITED
        return rises if direction in UPWARDS else falls
    order = _order(kind, direction, first, second)
    return order == (1 if direction in UPWARDS else -1)


def leads(kind: ValueType, direction: Direction, first: Any, second: Any) -> bool:
    """Tell whether a fact moves in a direction from a first value to a second.

    A set moves by taking words in or leaving them out: others in their place are no move, however many.

    >>> from crmpolicy.policy.facts import ListOf
    >>> leads(ListOf(), "more", ("a",), ("a", "b")), leads(ListOf(), "more", ("a",), ("b", "c"))
    (True, False)
    """
    if direction not in ("fewer", "more") or first is None or second is None:
        return lies(kind, direction, first, second)
    less, more = (first, second) if direction == "more" else (second, first)
    return set(less) < set(more)


def _order(kind: ValueType, direction: Direction, first: Any, second: Any) -> int | None:
    """Give 1 where the second is more, -1 where it is less."""
    order = (int(first) < int(second)) - (int(second) < int(first)) if kind.name == "boolean" else None
    if order is None:
        order = kind.compare(second, first)
    if order is not None and isinstance(kind, Choice) and direction in ("later", "earlier"):
        return -order  # better is nearer to the head of a scale, later nearer to its end
    return order


def looser(kind: ValueType) -> Callable[[Any, Any], bool | None]:
    """Give the question whether a second answer is looser than a first one; ``None`` where none is.

    Better grades, higher amounts, longer terms and yes are looser.

    >>> from decimal import Decimal
    >>> from crmpolicy.values import Number
    >>> looser(Number())(Decimal(1), Decimal(2))
    True
    """
    direction: Direction = "higher" if not isinstance(kind, Choice) and kind.name != "boolean" else "better"

    def question(first: Any, second: Any) -> bool | None:
        if isinstance(first, tuple) or isinstance(second, tuple):
            return None
        if isinstance(kind, Choice) and not kind.scale.ordered:
            return None
        if not kind.ordered and kind.name != "boolean":
            return None
        if lies(kind, direction, first, second):
            return True
        return False if lies(kind, OPPOSITE[direction], first, second) else None

    return question
