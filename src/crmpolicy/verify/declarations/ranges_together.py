"""Ranges that name each other: whether any values satisfy all of them at once.

A value that has to lie above another one begins where that one begins at the earliest. So the earliest
value of each parameter is pushed up from bound to bound; what is pushed past its own upper bound, or round in
a circle, has no value at all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from crmpolicy.engine.regions import Region
from crmpolicy.engine.restating import words_of
from crmpolicy.errors import BadValueError
from crmpolicy.policy.guards import Literally, Operand, Operator, ParameterOf
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.semantics import holds
from crmpolicy.values import ValueType
from crmpolicy.verify.facts.smallest import smallest

_OVER: Final = ("at_least", "over")
_STRICTLY: Final = ("over", "under")


class _Low(NamedTuple):
    """From where on a parameter can have values, and what pushed it there."""

    value: Any
    included: bool
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Above:
    """One parameter has to lie above another one, or above a written value."""

    upper: str
    lower: Operand
    strict: bool


def impossible(parameters: Mapping[str, Parameter]) -> Iterator[tuple[str, ...]]:
    """Give parameters whose ranges no values satisfy together, each group once, in the order of their places.

    >>> list(impossible({}))
    []
    """
    told: set[str] = set()
    orders = [each for parameter in parameters.values() for each in _orders(parameter, parameters)]
    for group in (*_circles(orders), *_squeezed(parameters, orders)):
        if not told & set(group):
            told |= set(group)
            yield tuple(sorted(group, key=lambda key: (parameters[key].place or (), key)))


def _orders(parameter: Parameter, parameters: Mapping[str, Parameter]) -> Iterator[_Above]:
    """Write each bound as: this lies above that."""
    if isinstance(parameter.type, MappingOf):
        return
    for operator, operand in parameter.range.bounds():
        strict = operator in _STRICTLY
        named = isinstance(operand, ParameterOf) and operand.entry is None and operand.key in parameters
        if operator in _OVER and (named or isinstance(operand, Literally)):
            yield _Above(parameter.key, operand, strict)
        elif isinstance(operand, ParameterOf) and named:
            yield _Above(operand.key, ParameterOf(parameter.key), strict)


def _circles(orders: list[_Above]) -> Iterator[tuple[str, ...]]:
    """Give parameters that would have to lie strictly above themselves."""
    below: dict[str, list[str]] = {}
    for each in orders:
        if isinstance(each.lower, ParameterOf):
            below.setdefault(each.upper, []).append(each.lower.key)
    for each in orders:
        if each.strict and isinstance(each.lower, ParameterOf):
            way = _way(below, each.lower.key, each.upper)
            if way is not None:
                yield way


def _way(below: Mapping[str, list[str]], start: str, end: str) -> tuple[str, ...] | None:
    """Find the shortest way down from one parameter to another."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop(0)
        if way[-1] == end:
            return way
        fresh = [each for each in below.get(way[-1], ()) if each not in seen]
        seen.update(fresh)
        ways += [(*way, each) for each in fresh]
    return None


def _squeezed(parameters: Mapping[str, Parameter], orders: list[_Above]) -> Iterator[tuple[str, ...]]:
    """Give parameters that are pushed past their own upper bound."""
    lows: dict[str, _Low] = {}
    for _ in range(len(parameters) + 1):  # a push passes through each of them once; circles were told before
        before = dict(lows)
        for each in orders:
            _push(parameters, lows, each)
        if lows == before:  # nothing is pushed any more
            break
    for key, parameter in parameters.items():
        if key in lows and not _has_room(parameter, lows[key]):
            yield (key, *(each for each in lows[key].because if each != key))
        elif key not in lows and not isinstance(parameter.type, MappingOf) and not _any_word(parameter):
            yield (key,)


def _push(parameters: Mapping[str, Parameter], lows: dict[str, _Low], order: _Above) -> None:
    kind = parameters[order.upper].type
    if isinstance(order.lower, Literally):
        pushed = _Low(order.lower.value, not order.strict)
    elif isinstance(order.lower, ParameterOf) and order.lower.key in lows:
        low = lows[order.lower.key]
        because = tuple(dict.fromkeys((order.lower.key, *low.because)))
        pushed = _Low(low.value, low.included and not order.strict, because)
    else:
        return
    pushed = _onto(parameters[order.upper], pushed)
    if order.upper not in lows or _is_higher(kind, pushed, lows[order.upper]):
        lows[order.upper] = pushed


def _onto(parameter: Parameter, low: _Low) -> _Low:
    """Put a lower end onto the first value that the type has there, where its values have neighbours."""
    among = _words(parameter)
    if among:
        operator: Operator = "at_least" if low.included else "over"
        fitting = [each for each in among if holds(parameter.type, each, operator, (low.value,))]
        return low._replace(value=fitting[0], included=True) if fitting else low
    if getattr(parameter.type, "step", None) is None and parameter.type.name not in ("integer", "date"):
        return low
    found = _first(parameter.type, Region("", low=low.value, low_included=low.included))
    return low if found is None else low._replace(value=found, included=True)


def _words(parameter: Parameter) -> list[Any]:
    """Give the values of a parameter that can be listed, the lowest first."""
    kind = parameter.type
    if not kind.ordered:
        return []
    words = parameter.range.among or words_of(kind)
    found: list[Any] = []
    for word in words:
        place = sum(kind.compare(each, word) == -1 for each in found)
        found.insert(place, word)
    return found


def _any_word(parameter: Parameter) -> bool:
    """Tell whether a listed value lies in the range; what cannot be listed has values."""
    words = _words(parameter)
    return not words or any(_is_under(parameter, each) for each in words)


def _is_under(parameter: Parameter, value: Any) -> bool:
    uppers = [(name, each.value) for name, each in parameter.range.bounds() if isinstance(each, Literally)]
    return all(holds(parameter.type, value, name, (bound,)) for name, bound in uppers if name not in _OVER)


def _is_higher(kind: ValueType, one: _Low, other: _Low) -> bool:
    order = kind.compare(one.value, other.value)
    return order == 1 or (order == 0 and other.included and not one.included)


def _has_room(parameter: Parameter, low: _Low) -> bool:
    """Tell whether a value lies above a lower end and inside the written upper bounds."""
    kind, among = parameter.type, _words(parameter)
    operator: Operator = "at_least" if low.included else "over"
    if among:
        return any(holds(kind, each, operator, (low.value,)) and _is_under(parameter, each) for each in among)
    for name, operand in parameter.range.bounds():
        if name in _OVER or not isinstance(operand, Literally):
            continue
        order = kind.compare(low.value, operand.value)
        if order == 1 or (order == 0 and not (low.included and name == "up_to")):
            return False
    return True


def _first(kind: ValueType, region: Region) -> Any:
    try:
        return smallest(kind, region)
    except (TypeError, BadValueError):
        return None
