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


def fillings(policies: PolicySet, name: str, period: Period) -> Iterator[tuple[PolicySet, Values]]:
    """Give policy sets in which all that a question needs is filled, one for each order of what is open.

    Args:
        policies: the policy set; a company's may be whole already.
        name: the question.
        period: when it is asked.

    Returns:
        Each policy set with the values that were put in. None where a slot has no rules yet.

    Raises:
        NotDecidedError: there are too many orders.
    """
    for number, (effective, values) in enumerate(_filled(policies.effective, name, period, {})):
        if number >= MOST_ORDERS:
            raise NotDecidedError("verify-many-orders", limit=str(MOST_ORDERS))
        yield (PolicySet(effective) if values else policies), values


def _filled(
    effective: Effective, name: str, period: Period, values: Values
) -> Iterator[tuple[Effective, Values]]:
    missing = missing_of(effective, name, period)
    if missing is None:
        return
    if not missing:
        yield effective, values
        return
    words = next((key for key in missing if _words(effective.parameters[key])), None)
    if words is not None:
        for value in _words(effective.parameters[words]):
            yield from _filled(_with(effective, {words: value}), name, period, {**values, words: value})
        return
    for more in _ordered(effective, name, missing):
        yield from _filled(_with(effective, more), name, period, {**values, **more})


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
        parameters[key] = replace(parameters[key], history=(Dated(value),))
    return replace(effective, parameters=parameters)


def _words(parameter: Parameter) -> Sequence[Any]:
    kind = parameter.type
    if kind.name in ("text", "role"):
        return [any_word(kind)]
    return [value for value in words_of(kind) if is_in_range(kind, parameter.range, value)]


def _ordered(effective: Effective, name: str, missing: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Give values for parameters with an order, in every order that their ranges allow; for others just one."""
    told: dict[str, Any] = {}
    for key in missing:
        if isinstance(effective.parameters[key].type, MappingOf):
            told[key] = entry_values(effective.parameters[key])
    rulers = rulers_of(effective, name, [key for key in missing if key not in told])

    def place(left: Sequence[Ruler], values: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if not left:
            yield values
            return
        for more in orders(effective, left[0]):
            yield from place(left[1:], {**values, **more})

    yield from place(rulers, told)


def orders(effective: Effective, ruler: Ruler) -> Iterator[dict[str, Any]]:
    """Give values for the open parameters of one ruler, once for each way in which they can lie on it."""
    kind = effective.parameters[ruler.open[0]].type
    pool = _pool(kind, ruler)
    known = effective.values_on(None)
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
            if _fits(effective, left[0], {**known, **more}) and all(
                _fits(effective, key, {**known, **more}) for key in values
            ):
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
    parameter = effective.parameters[key]
    for operator, operand in parameter.range.bounds():
        bound = operand.value if isinstance(operand, Literally) else None
        if isinstance(operand, ParameterOf):
            bound = values.get(operand.key)
        if bound is None or bound is UNLIMITED:
            continue
        if not holds(parameter.type, values[key], operator, (bound,)):
            return False
    return not parameter.range.among or values[key] in parameter.range.among
