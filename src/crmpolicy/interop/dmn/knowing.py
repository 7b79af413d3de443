"""Whether a fact that follows from others may turn out unknown: in the file it is given, null and all."""

from collections.abc import Mapping
from typing import Final

from crmpolicy.engine.fields import Field
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.parameters import MappingOf, Parameter

_KNOWN: Final = frozenset({"holds"})
_AS_KNOWN_AS_OPERANDS: Final = frozenset({
    "sum", "product", "min", "max", "worst", "best", "any", "all", "count", "total", "missing", "misreckoned",
    "whole_steps", "rest", "pick", "days_between", "months_between", "earliest", "latest",
})  # fmt: skip
"""The words that give a value wherever all that they look at has one; a quotient by nought has none."""


def may_be_unknown(one: Field, fields: Mapping[str, Field], parameters: Mapping[str, Parameter]) -> bool:
    """Tell whether a fact may be unknown, however it comes to its value; in doubt it may.

    Args:
        one: the fact.
        fields: all facts of the question, by full name.
        parameters: the parameters, of which a mapping may lack an entry.
    """
    fact = one.fact
    if fact.unknown or one.derived is None or fact.derived is None:
        return fact.unknown
    if fact.derived.word in _KNOWN:
        return False
    operands = (*fact.derived.operands, *fact.derived.minus, *(each for _, each in fact.derived.cases))
    mappings = (parameters[each.key].type for each in operands if isinstance(each, ParameterOf))
    if fact.derived.word not in _AS_KNOWN_AS_OPERANDS or any(
        isinstance(each, MappingOf) for each in mappings
    ):
        return True
    sources = [fields[each] for each in one.derived.sources if each in fields]
    return any(may_be_unknown(each, fields, parameters) or _has_open_fields(each) for each in sources)


def _has_open_fields(one: Field) -> bool:
    """Tell whether entries of a list may leave something open."""
    kind = one.fact.type
    return isinstance(kind, ListOf) and any(each.unknown for each in kind.fields)
