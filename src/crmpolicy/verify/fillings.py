"""Values for what a document leaves open: one set of values for each way in which they can lie to each other.

Whether rules leave gaps or overlap depends on thresholds only by their order, and on a lattice by whether
two are neighbours. So it is enough to try every order that the declared ranges allow.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from crmpolicy.engine import PolicySet
from crmpolicy.engine.regions import Region
from crmpolicy.errors import MissingParameterError
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.guards import Literally, ParameterOf
from crmpolicy.policy.parameters import Dated, MappingOf, Parameter
from crmpolicy.policy.semantics import holds
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.verify.axes import any_word, is_in_range
from crmpolicy.verify.definitions import words_of
from crmpolicy.verify.entries import entry_values
from crmpolicy.verify.lengths import lengths_around
from crmpolicy.verify.rulers import Ruler, rulers_of
from crmpolicy.verify.smallest import smallest
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.verify.witness import Period

MOST_ORDERS: Final = 3_000
Values = Mapping[str, Any]


def fillings(
    policies: Sequence[PolicySet], name: str, period: Period
) -> Iterator[tuple[list[PolicySet], Values]]:
    """Give policy sets in which all that a question needs is filled, one time for each order of what is open.

    Args:
        policies: one policy set, or several that are compared: what is open in them takes the same values.
        name: the question.
        period: when it is asked.

    Returns:
        The policy sets each time, with the values that were put in. Nothing where a slot has no rules yet.

    Raises:
        NotDecidedError: there are too many orders.
    """
    sets = [each.effective for each in policies]
    for number, (filled, values) in enumerate(_filled(sets, name, period, {})):
        if number >= MOST_ORDERS:
            raise NotDecidedError("verify-many-orders", limit=str(MOST_ORDERS))
        yield ([PolicySet(each) for each in filled] if values else list(policies)), values


def _filled(
    sets: Sequence[Effective], name: str, period: Period, values: Values
) -> Iterator[tuple[Sequence[Effective], Values]]:
    missing: dict[str, None] = {}
    for effective in sets:
        needed = missing_of(effective, name, period)
        if needed is None:
            return
        missing |= dict.fromkeys(needed)
    if not missing:
        yield sets, values
        return
    words = next((key for key in missing if any(_words(each) for each in _declared(sets, key))), None)
    if words is None:
        tried = _ordered(sets, name, list(missing))
    else:
        tried = ({words: value} for value in _shared_words(sets, words))
    for more in tried:
        yield from _filled([_with(each, more) for each in sets], name, period, {**values, **more})


def _declared(sets: Sequence[Effective], key: str) -> list[Parameter]:
    return [each.parameters[key] for each in sets if key in each.parameters]


def _shared_words(sets: Sequence[Effective], key: str) -> list[Any]:
    first, *others = _declared(sets, key)
    return [value for value in _words(first) if all(value in _words(each) for each in others)]


def missing_of(effective: Effective, name: str, period: Period) -> list[str] | None:
    """Name the parameters that a question still needs, those of points it requires too; ``None``: a slot is empty.

    Args:
        effective: what is in force.
        name: the question.
        period: when it is asked.
    """
    found: dict[str, None] = {}
    policies = PolicySet(effective)
    waiting, seen = [name], set()
    while waiting:
        each = waiting.pop()
        if each in seen:
            continue
        seen.add(each)
        point = policies.point(each)
        waiting += [needed.point for needed in point.requires.needed]
        try:
            point.program(period.moment)
        except MissingParameterError as missing:
            for fault in missing.faults:
                if str(fault.arguments["name"]) not in effective.parameters:
                    return None
                found[str(fault.arguments["name"])] = None
    return list(found)


def _with(effective: Effective, values: Values) -> Effective:
    parameters = dict(effective.parameters)
    for key, value in values.items():
        if key in parameters and not parameters[key].history:
            parameters[key] = replace(parameters[key], history=(Dated(value),))
    return replace(effective, parameters=parameters)


def _words(parameter: Parameter) -> Sequence[Any]:
    kind = parameter.type
    if kind.name in ("text", "role"):
        return [any_word(kind)]
    return [value for value in words_of(kind) if is_in_range(kind, parameter.range, value)]


def _ordered(sets: Sequence[Effective], name: str, missing: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Give values for parameters with an order, in every order that their ranges allow; for others just one."""
    told: dict[str, Any] = {}
    for key in missing:
        if isinstance(_declared(sets, key)[0].type, MappingOf):
            told[key] = entry_values(_declared(sets, key)[0])
    rulers = rulers_of(sets, name, [key for key in missing if key not in told])

    def place(left: Sequence[Ruler], values: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if not left:
            yield values
            return
        for more in orders(sets, left[0]):
            yield from place(left[1:], {**values, **more})

    yield from place(rulers, told)


def orders(sets: Sequence[Effective], ruler: Ruler) -> Iterator[dict[str, Any]]:
    """Give values for the open parameters of one ruler, once for each way in which they can lie on it.

    Args:
        sets: what is in force, of one policy set or of several that are compared.
        ruler: the parameters.
    """
    kind = _declared(sets, ruler.open[0])[0].type
    pool = _pool(kind, ruler)
    seen: set[Any] = set()

    def place(left: Sequence[str], values: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if not left:
            signature = _signature(kind, ruler, values)
            if signature not in seen:
                seen.add(signature)
                yield values
            return
        for value in pool:
            more = {**values, left[0]: value}
            if all(_fits(each, key, more) for each in sets for key in more):
                yield from place(left[1:], more)

    yield from place(ruler.open, {})


def _pool(kind: Any, ruler: Ruler) -> list[Any]:
    """Give values enough for every order: the fixed ones, and as many between any two as are open."""
    if kind.name in ("term", "period"):
        return lengths_around(kind, ruler.fixed)
    if kind.name == "day of month":
        return [*range(1, 32), "last"]
    found: dict[Any, None] = dict.fromkeys(ruler.fixed)
    ends = [None, *sorted(ruler.fixed), None]
    for low, high in zip(ends, ends[1:], strict=False):
        found.update(dict.fromkeys(_between(kind, ruler, low, high)))
    return sorted(found)


def _between(kind: Any, ruler: Ruler, low: Any, high: Any) -> Iterator[Any]:
    """Give values between two fixed ones: a row of neighbours, then a row of values that are further apart."""
    last, counted = low, 0
    rows = 2 if ruler.stepped else 1
    while counted < rows * len(ruler.open):
        region = Region("", low=last, low_included=False, high=high)
        value = smallest(kind, region) if last is not None or high is not None else smallest(kind, Region(""))
        if value is None:
            return
        if counted >= len(ruler.open):  # a neighbour is left out between any two
            value = smallest(kind, region._replace(low=value))
            if value is None:
                return
        yield value
        last, counted = value, counted + 1


def _signature(kind: Any, ruler: Ruler, values: Values) -> Any:
    """Tell how values lie to each other and to the fixed ones; equal tellings need no second try."""
    if kind.name in ("term", "period", "day of month"):
        names = list(values)
        among = [values[one] for one in names]
        return tuple(kind.compare(one, each) for one in among for each in (*among, *ruler.fixed))
    ordered = sorted({*values.values(), *ruler.fixed})
    ranks = {value: rank for rank, value in enumerate(ordered)}
    apart: tuple[bool, ...] = ()
    if ruler.stepped:
        pairs = zip(ordered, ordered[1:], strict=False)
        apart = tuple(
            smallest(kind, Region("", low=one, low_included=False, high=other)) is not None for one, other in pairs
        )
    return tuple(ranks[each] for each in (*(values[name] for name in ruler.open), *ruler.fixed)), apart


def _fits(effective: Effective, key: str, values: Values) -> bool:
    """Tell whether a value lies in its range, as far as the bounds have values yet."""
    parameter = effective.parameters.get(key)
    if parameter is None:
        return True
    values = {**effective.values_on(None), **values}
    for operator, operand in parameter.range.bounds():
        bound = operand.value if isinstance(operand, Literally) else None
        if isinstance(operand, ParameterOf):
            bound = values.get(operand.key)
        if bound is None or bound is UNLIMITED:
            continue
        if not holds(parameter.type, values[key], operator, (bound,)):
            return False
    return not parameter.range.among or values[key] in parameter.range.among
