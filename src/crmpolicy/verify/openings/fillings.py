"""Values for what a document leaves open: one set of values for each way in which they can lie to each other.

Whether rules leave gaps or overlap depends on thresholds only by their order, and on a lattice by whether
two are neighbours. So it is enough to try every order that the declared ranges allow.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from crmpolicy.engine import PolicySet
from crmpolicy.engine.regions import Region
from crmpolicy.errors import MissingParameterError
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.guards import Literally, ParameterOf
from crmpolicy.policy.parameters import Dated, MappingOf, Parameter
from crmpolicy.policy.semantics import holds
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import ValueType
from crmpolicy.verify.facts.axes import any_word, is_in_range
from crmpolicy.verify.facts.definitions import words_of
from crmpolicy.verify.facts.lengths import lengths_around
from crmpolicy.verify.facts.smallest import smallest
from crmpolicy.verify.facts.witness import Period
from crmpolicy.verify.laws.mappings import unlawful
from crmpolicy.verify.openings.entries import entry_values
from crmpolicy.verify.openings.rulers import Ruler, Slot, range_of, reading_of, rulers_of, slots_of
from crmpolicy.verify.undecided import NotDecidedError

MOST_ORDERS: Final = 3_000
MOST_TRIED: Final = 100_000
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
    for number, (filled, values) in enumerate(_filled(policies, name, period, {})):
        if number >= MOST_ORDERS:
            raise NotDecidedError("verify-many-orders", limit=str(MOST_ORDERS))
        yield filled, values


def _filled(
    policies: Sequence[PolicySet], name: str, period: Period, values: Values
) -> Iterator[tuple[list[PolicySet], Values]]:
    missing: dict[str, None] = {}
    for each in policies:
        needed = missing_of(each, name, period)
        if needed is None:
            return
        missing |= dict.fromkeys(needed)
    if not missing:
        yield list(policies), values
        return
    sets = [each.effective for each in policies]
    for more in _next(sets, name, linked(sets, missing)):
        filled = [_trial(each, more) for each in policies]
        yield from _filled(filled, name, period, {**values, **more})


def linked(sets: Sequence[Effective], keys: Iterable[str]) -> list[str]:
    """Name open parameters together with all open ones that their ranges tie them to, however far.

    Args:
        sets: what is in force, of one policy set or of several that are compared.
        keys: the parameters to begin with.
    """
    ties: dict[str, set[str]] = {}
    for effective in sets:
        for key, parameter in effective.parameters.items():
            for _, bound in parameter.range.bounds():
                if isinstance(bound, ParameterOf) and _both_open(effective, key, bound.key):
                    ties.setdefault(key, set()).add(bound.key)
                    ties.setdefault(bound.key, set()).add(key)
    found: dict[str, None] = {}
    waiting = list(keys)
    while waiting:
        key = waiting.pop(0)
        if key not in found:
            found[key] = None
            waiting += sorted(ties.get(key, ()))
    return list(found)


def _both_open(effective: Effective, *keys: str) -> bool:
    parameters = [effective.parameters[key] for key in keys if key in effective.parameters]
    return all(not each.history and not each.optional for each in parameters)


def _next(sets: Sequence[Effective], name: str, missing: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Give the next values to put in: what matters little at once, then words, then all that has an order.

    Where answers are compared, every value matters: those that rules only give as well.
    """
    asked = {key for each in sets for key in reading_of(each, name).decisive}
    decisive = linked(sets, [key for key in missing if key in asked])
    little = [key for key in missing if key not in decisive] if len(sets) == 1 else []
    if little:
        yield _any_values(sets, name, little)
        return
    words = next((key for key in missing if _words(_declared(sets, key)[0])), None)
    if words is not None:
        yield from ({words: value} for value in _shared_words(sets, words))
        return
    yield from _ordered(sets, name, missing)


def _any_values(sets: Sequence[Effective], name: str, keys: Sequence[str]) -> dict[str, Any]:
    """Give one set of values for parameters that cannot change whether rules fit together."""
    found: dict[str, Any] = {}
    ordered = []
    for key in keys:
        parameter = _declared(sets, key)[0]
        if isinstance(parameter.type, MappingOf):
            found[key] = entry_values(parameter)
        elif _words(parameter):
            found[key] = _shared_words(sets, key)[0]
        else:
            ordered.append(Slot(key))
    for ruler in rulers_of(sets, name, ordered):
        values = next(orders(sets, ruler), None)
        if values is None:
            raise NotDecidedError(
                "verify-no-values", parameter=_declared(sets, ruler.open[0].parameter)[0].title
            )
        found |= _assembled(values)
    return found


def _declared(sets: Sequence[Effective], key: str) -> list[Parameter]:
    return [each.parameters[key] for each in sets if key in each.parameters]


def _shared_words(sets: Sequence[Effective], key: str) -> list[Any]:
    first, *others = _declared(sets, key)
    return [value for value in _words(first) if all(value in _words(each) for each in others)]


def missing_of(policies: PolicySet, name: str, period: Period) -> list[str] | None:
    """Name the parameters that a question and those behind it still need; ``None``: a slot is empty.

    Args:
        policies: the policy set.
        name: the question.
        period: when it is asked.
    """
    found: dict[str, None] = {}
    effective = policies.effective
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


def _trial(policies: PolicySet, values: Values) -> PolicySet:
    """Fill a policy set for a trial; its digest tells it apart, and costs nothing to work out."""
    told = "".join(f" {key}={value!r}" for key, value in values.items())
    return PolicySet(_with(policies.effective, values), digest=policies.digest + told)


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
    """Give values in every order that ranges, sums and laws of mappings allow."""
    slots = [slot for key in missing for slot in slots_of(_having(sets, key), key)]
    rulers = rulers_of(sets, name, slots)

    def place(left: Sequence[Ruler], values: dict[Slot, Any]) -> Iterator[dict[str, Any]]:
        if not left:
            whole = _assembled(values)
            if all(_is_lawful(each, whole) for each in sets):
                yield whole
            return
        for more in orders(sets, left[0]):
            yield from place(left[1:], {**values, **more})

    yield from place(rulers, {})


def _having(sets: Sequence[Effective], key: str) -> Effective:
    return next(each for each in sets if key in each.parameters)


def _assembled(values: Mapping[Slot, Any]) -> dict[str, Any]:
    """Put the entries of mappings together again."""
    found: dict[str, Any] = {}
    for slot, value in values.items():
        if slot.entry is None:
            found[slot.parameter] = value
        else:
            found[slot.parameter] = (*found.get(slot.parameter, ()), (slot.entry, value))
    return {key: tuple(sorted(value)) if isinstance(value, tuple) else value for key, value in found.items()}


def _is_lawful(effective: Effective, values: Values) -> bool:
    """Tell whether mappings add up and keep the laws written beside them: these bind who fills them in."""
    for key, value in values.items():
        parameter = effective.parameters.get(key)
        kind = parameter.type if parameter is not None else None
        if parameter is None or not isinstance(kind, MappingOf):
            continue
        if kind.sums_to is not None and sum(Fraction(one) for _, one in value) != Fraction(kind.sums_to):
            return False
        for law in parameter.properties:
            if not law.more and unlawful(effective.facts, kind, law, value) is not None:
                return False
    return True


def orders(sets: Sequence[Effective], ruler: Ruler) -> Iterator[dict[Slot, Any]]:
    """Give open values of one ruler, once for each way in which they can lie on it.

    Args:
        sets: what is in force, of one policy set or of several that are compared.
        ruler: the open values.

    Raises:
        NotDecidedError: there are too many ways to try.
    """
    kind = _kind(sets, ruler.open[0])
    pool = dict.fromkeys([*_pool(kind, ruler), *_listed(sets, ruler)])
    seen: set[Any] = set()
    tried = 0

    def place(left: Sequence[Slot], values: dict[Slot, Any]) -> Iterator[dict[Slot, Any]]:
        nonlocal tried
        if not left:
            signature = _signature(kind, ruler, values)
            if signature not in seen:
                seen.add(signature)
                yield values
            return
        for value in pool:
            tried += 1
            if tried > MOST_TRIED:
                raise NotDecidedError("verify-many-orders", limit=str(MOST_TRIED))
            more = {**values, left[0]: value}
            if all(_fits(each, slot, more) for each in sets for slot in more):
                yield from place(left[1:], more)

    yield from place(ruler.open, {})


def _listed(sets: Sequence[Effective], ruler: Ruler) -> Iterator[Any]:
    """Give the values that ranges list: others are refused."""
    for effective in sets:
        for slot in ruler.open:
            if slot.parameter in effective.parameters:
                yield from range_of(effective, slot).among


def _kind(sets: Sequence[Effective], slot: Slot) -> ValueType:
    kind = _declared(sets, slot.parameter)[0].type
    return kind.of if isinstance(kind, MappingOf) else kind


def _pool(kind: Any, ruler: Ruler) -> list[Any]:
    """Give values enough for every order: the fixed ones, and as many between any two as are open."""
    if kind.name in ("term", "period"):
        return lengths_around(kind, ruler.fixed)
    if kind.name == "day of month":
        return [*range(1, 32), "last"]
    found: dict[Any, None] = dict.fromkeys(ruler.fixed)
    ends = [None, *sorted(ruler.fixed), None]
    for low, high in pairwise(ends):
        for lattice in ruler.lattices or (kind,):
            found.update(dict.fromkeys(_between(lattice, ruler, low, high)))
    on_step = getattr(kind, "on_step", None)
    return sorted(each for each in found if each in ruler.fixed or on_step is None or on_step(each))


def _between(kind: Any, ruler: Ruler, low: Any, high: Any) -> Iterator[Any]:
    """Give values between two fixed ones: a row of neighbours, then a row of values further apart."""
    step = _under if low is None and high is not None else _over
    last = high if step is _under else low
    rows = 2 if ruler.lattices else 1
    for counted in range(rows * len(ruler.open)):
        value = step(kind, ruler, last, high)
        if value is not None and counted >= len(ruler.open):  # a neighbour is left out between any two
            value = step(kind, ruler, value, high)
        if value is None:
            return
        yield value
        last = value


def _under(kind: Any, _ruler: Ruler, last: Any, _high: Any) -> Any:
    """Give a value under another."""
    return smallest(kind, Region("", high=last))


def _over(kind: Any, ruler: Ruler, last: Any, high: Any) -> Any:
    """Give a value over another; on a lattice the next one, even where a simpler one lies above."""
    region = Region("", low=last, low_included=False, high=high)
    value = smallest(kind, region)
    nearer = smallest(kind, region._replace(high=value)) if ruler.lattices and last is not None else None
    return value if nearer is None else nearer


def _signature(kind: Any, ruler: Ruler, values: Mapping[Slot, Any]) -> Any:
    """Tell how values lie to each other and to the fixed ones; equal tellings need no second try."""
    if kind.name in ("term", "period", "day of month"):
        names = list(values)
        among = [values[one] for one in names]
        return tuple(kind.compare(one, each) for one in among for each in (*among, *ruler.fixed))
    ordered = sorted({*values.values(), *ruler.fixed})
    ranks = {value: rank for rank, value in enumerate(ordered)}
    apart = tuple(
        smallest(lattice, Region("", low=one, low_included=False, high=other)) is not None
        for lattice in ruler.lattices
        for one, other in pairwise(ordered)
    )
    return tuple(ranks[each] for each in (*(values[name] for name in ruler.open), *ruler.fixed)), apart


def _fits(effective: Effective, slot: Slot, values: Mapping[Slot, Any]) -> bool:
    """Tell whether a value lies in its range, as far as the bounds have values yet."""
    if slot.parameter not in effective.parameters:
        return True
    allowed, kind = range_of(effective, slot), _kind([effective], slot)
    for operator, operand in allowed.bounds():
        bound = operand.value if isinstance(operand, Literally) else None
        if isinstance(operand, ParameterOf):
            bound = values.get(Slot(operand.key), effective.values_on(None).get(operand.key))
        if bound is None or bound is UNLIMITED:
            continue
        if not holds(kind, values[slot], operator, (bound,)):
            return False
    return not allowed.among or values[slot] in allowed.among
