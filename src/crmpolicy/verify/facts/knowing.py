"""Whether a fact can be unknown, and what a caller has to give so that it is."""

from collections.abc import Mapping
from typing import Any, Final

from crmpolicy.engine.fields import Field
from crmpolicy.policy.facts import Derivation
from crmpolicy.policy.guards import FactOf
from crmpolicy.values import Integer, ValueType
from crmpolicy.verify.facts.axes import is_legal

_NOUGHT: Final = 0
_DIVIDES: Final = ("ratio", "whole_steps", "rest")
_LESS_THAN_ALL: Final = frozenset(
    {"holds", "pick", "count", "total", "missing", "misreckoned", "last_event", "ranked"}
)
"""The words that look at less than all of their parts, or at more than these."""


def unknown_ways(key: str, fields: Mapping[str, Field]) -> list[Mapping[str, Any]]:
    """Give every way to make a fact unknown: what has to be given; none where nothing makes it unknown.

    A fact that may be unknown is given as such. A derived one is unknown where a part of it is, or
    where it divides by nought; what looks at a list is unknown only where the list is.

    Args:
        key: the fact.
        fields: the facts of the point.
    """
    field = fields.get(key)
    if field is None:
        return []
    if field.derived is None or field.fact.unknown:
        return [{key: None}] if field.fact.unknown else []
    derived = field.fact.derived
    if derived is None or derived.word == "holds":
        return []
    ways = [way for source in field.derived.sources for way in unknown_ways(source, fields)]
    return [*ways, *_by_nought(derived, fields)]


def _by_nought(derived: Derivation, fields: Mapping[str, Field]) -> list[Mapping[str, Any]]:
    if derived.word not in _DIVIDES:
        return []
    divisor = derived.operands[1] if len(derived.operands) > 1 else derived.step
    field = fields.get(divisor.key) if isinstance(divisor, FactOf) else None
    if field is None or not is_legal(field.fact, _NOUGHT):
        return []
    return [{field.key: _NOUGHT}]


def passes_on(field: Field) -> bool:
    """Tell whether a derived fact is unknown as soon as one of its parts is."""
    derived = field.fact.derived
    if derived is None or field.derived is None or derived.leave_out_unknown:
        return False
    return derived.word not in _LESS_THAN_ALL


def stepless(kind: ValueType, derived: Derivation | None) -> bool:
    """Tell whether a derived fact can lie between the steps of its type.

    A whole number never does: what reckons a broken one is refused (see `Fact.check_derived`).
    """
    if derived is None or isinstance(kind, Integer):
        return False
    return derived.word in ("ratio", "product", "weighted") and hasattr(kind, "step")
