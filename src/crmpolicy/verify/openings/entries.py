"""A value for a mapping that is left open: one that its ranges and its sum allow."""

from decimal import Decimal
from itertools import product
from typing import Any

from crmpolicy.engine.regions import Region
from crmpolicy.engine.restating import words_of
from crmpolicy.errors import BadValueError
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import CONTEXT, ValueType
from crmpolicy.verify.facts.axes import any_word
from crmpolicy.verify.facts.smallest import smallest
from crmpolicy.verify.undecided import NotDecidedError


def entry_values(parameter: Parameter) -> tuple[tuple[Any, Any], ...]:
    """Give entries for a mapping: the smallest values allowed, the first taking what is missing to the sum.

    For mappings whose values cannot change whether rules fit together: one choice is as good as another.

    Raises:
        NotDecidedError: the entries cannot be listed, or no such values are found.
    """
    kind = parameter.type
    if not isinstance(kind, MappingOf):
        raise TypeError(parameter)
    entries = entries_of(parameter)
    values: list[Any] = [_least(parameter, kind.of, kind) for _ in entries]
    if kind.sums_to is not None and values:
        total = Decimal(0)
        for value in values[1:]:
            total = CONTEXT.add(total, value)
        values[0] = CONTEXT.subtract(kind.sums_to, total)
    return tuple(zip(entries, values, strict=True))


def entries_of(parameter: Parameter) -> list[Any]:
    """Give every entry that a mapping has to have.

    Raises:
        NotDecidedError: they cannot be listed.
    """
    kind = parameter.type
    if not isinstance(kind, MappingOf):
        raise TypeError(parameter)
    if not kind.keys:
        return list(kind.among)
    words = [[any_word(each)] if each.name == "text" else words_of(each) for each in kind.key_types]
    if not all(words):
        raise NotDecidedError("verify-mapping-open", parameter=parameter.title)
    return [each if len(each) > 1 else each[0] for each in product(*words)]


def _least(parameter: Parameter, kind: ValueType, mapping: MappingOf) -> Any:
    if words_of(kind):
        return words_of(kind)[0]
    bounds = {name: each.value for name, each in mapping.range.bounds() if isinstance(each, Literally)}
    low, high = bounds.get("at_least", bounds.get("over")), bounds.get("up_to", bounds.get("under"))
    region = Region("", (), low, "over" not in bounds, high, "up_to" in bounds)
    try:
        found = smallest(kind, region)
    except (TypeError, BadValueError):
        found = None
    if found is None or found is UNLIMITED:
        raise NotDecidedError("verify-mapping-open", parameter=parameter.title)
    return found
