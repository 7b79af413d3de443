"""Which word of combining fits which type of output."""

from collections.abc import Mapping as Table
from typing import Final

from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import FOLDS, Fold
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import child
from crmpolicy.source.resolve.names import Scope, wanted_name
from crmpolicy.source.resolve.operands import named_type
from crmpolicy.source.tree import Mapping, Node, Scalar
from crmpolicy.values import ValueType

NUMBERS: Final = ("ratio", "money", "number", "integer", "quantity")
_DAYS: Final = ("date", "instant", "time of day")
_SETS: Final = ("choices", "list")
_TYPES: Final[Table[str, tuple[str, ...]]] = {
    "earliest": _DAYS,
    "latest": _DAYS,
    "sum": NUMBERS,
    "count": ("integer", "number"),
    "union": _SETS,
    "intersection": _SETS,
    "list": _SETS,
    "all": ("boolean",),
    "any": ("boolean",),
}


def fold_fits(word: str, kind: ValueType) -> bool:
    """Tell whether answers of a type can be put together so.

    >>> from crmpolicy.values import Boolean, Money
    >>> fold_fits("sum", Money()), fold_fits("worst", Money()), fold_fits("all", Boolean())
    (True, False, True)
    """
    if word in ("worst", "best"):
        return isinstance(kind, Choice) and kind.scale.ordered
    if word in ("max", "min"):
        return kind.ordered and kind.name not in ("choice", *_DAYS)
    return word == "chosen" or kind.name in _TYPES.get(word, ())


def read_fold(node: Node, kind: ValueType, desk: Desk, allowed: tuple[Fold, ...] = FOLDS) -> Fold | None:
    """Read a word of combining that fits a type."""
    if not isinstance(node, Scalar):
        return None
    found = next((each for each in allowed if each == node.text), None)
    if found is None:
        desk.tell("table-fold-unknown", node, given=node.text, advice=advice(node.text, allowed))
    elif not fold_fits(found, kind):
        fitting = tuple(each for each in allowed if fold_fits(each, kind))
        desk.tell("table-fold-unfit", node, given=found, type=named_type(kind), fitting=fitting)
    return found


def read_combine(node: Node, kind: ValueType, scope: Scope, desk: Desk) -> Fold | ParameterOf | None:
    """Read a word of combining, or the parameter that holds it."""
    allowed = tuple(each for each in FOLDS if each != "chosen")
    if not isinstance(node, Mapping):
        return read_fold(node, kind, desk, allowed)
    named = child(node, "parameter")
    if not isinstance(named, Scalar):
        desk.tell("shape-missing-key", node, key="parameter")
        return None
    found = wanted_name(desk, scope, named, ("parameter",), "name-unknown-parameter")
    if found is None:
        return None
    words = found.type.scale.ids if isinstance(found.type, Choice) else ()
    unfit = tuple(each for each in words if each not in allowed or not fold_fits(each, kind))
    if unfit or not words:
        desk.tell("table-fold-parameter", named, name=named.text, words=unfit or ("-",))
    return ParameterOf(found.key)
