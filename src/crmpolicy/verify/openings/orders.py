"""Every way in which open values can lie to each other on one ruler, once each."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import pairwise
from typing import Any, Final, NamedTuple

from crmpolicy.engine.regions import Region
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.guards import Literally, Operator, ParameterOf
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.semantics import holds
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import ValueType
from crmpolicy.verify.facts.lengths import lengths_around
from crmpolicy.verify.facts.smallest import smallest
from crmpolicy.verify.openings.rulers import Ruler, Slot, range_of
from crmpolicy.verify.undecided import NotDecidedError

MOST_TRIED: Final = 100_000


def declared(sets: Sequence[Effective], key: str) -> list[Parameter]:
    """Give the declarations of a parameter, of each policy set that has it."""
    return [each.parameters[key] for each in sets if key in each.parameters]


def orders(sets: Sequence[Effective], ruler: Ruler) -> Iterator[dict[Slot, Any]]:
    """Give open values of one ruler, once for each way in which they can lie on it.

    Args:
        sets: what is in force, of one policy set or of several that are compared.
        ruler: the open values.

    Raises:
        NotDecidedError: there are too many ways to try.
    """
    kind = _kind(sets, ruler.open[0])
    bounds = [each for slot in ruler.open for one in sets for each in _bounds(one, slot, ruler)]
    pool = dict.fromkeys([*_pool(kind, ruler), *_listed(sets, ruler)])
    bound = {slot: [each for each in bounds if slot in (each.slot, each.other)] for slot in ruler.open}
    alone = {slot: [value for value in pool if _fits(bound[slot], {slot: value})] for slot in ruler.open}
    seen: set[Any] = set()
    apart = cache(partial(_apart, ruler))  # each two neighbours come back in most of the orders
    tried = 0

    def place(left: Sequence[Slot], values: dict[Slot, Any]) -> Iterator[dict[Slot, Any]]:
        nonlocal tried
        if not left:
            signature = _signature(kind, ruler, values, apart)
            if signature not in seen:
                seen.add(signature)
                yield values
            return
        for value in alone[left[0]]:
            more = {**values, left[0]: value}
            if not _fits(bound[left[0]], more):
                continue
            tried += 1
            if tried > MOST_TRIED:
                raise NotDecidedError("verify-many-orders", limit=str(MOST_TRIED))
            yield from place(left[1:], more)

    yield from place(ruler.open, {})


def _listed(sets: Sequence[Effective], ruler: Ruler) -> Iterator[Any]:
    """Give the values that ranges list: others are refused."""
    for effective in sets:
        for slot in ruler.open:
            if slot.parameter in effective.parameters:
                yield from range_of(effective, slot).among


def _kind(sets: Sequence[Effective], slot: Slot) -> ValueType:
    kind = declared(sets, slot.parameter)[0].type
    return kind.of if isinstance(kind, MappingOf) else kind


def _pool(kind: Any, ruler: Ruler) -> list[Any]:
    """Give values enough for every order: the fixed ones, and as many between any two as are open."""
    if kind.name in ("term", "period"):
        return lengths_around(kind, ruler.fixed)
    if kind.name == "day of month":
        return [*range(1, 32), "last"]
    if isinstance(kind, Choice):
        return _words(kind, ruler)
    found: dict[Any, None] = dict.fromkeys(ruler.fixed)
    ends = [None, *sorted(ruler.fixed), None]
    for low, high in pairwise(ends):
        for lattice in ruler.lattices or (kind,):
            found.update(dict.fromkeys(_between(lattice, ruler, low, high)))
    on_step = getattr(kind, "on_step", None)
    return sorted(each for each in found if each in ruler.fixed or on_step is None or on_step(each))


def _words(kind: Choice, ruler: Ruler) -> list[str]:
    """Give every word of an ordered scale; of others the fixed ones and so many more as are open."""
    ids = kind.scale.ids
    others = [each for each in ids if each not in ruler.fixed]
    return [*ids] if kind.scale.ordered else [*ruler.fixed, *others[: len(ruler.open)]]


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


def _signature(
    kind: Any, ruler: Ruler, values: Mapping[Slot, Any], apart: Callable[[Any, Any], tuple[bool, ...]]
) -> Any:
    """Tell how values lie to each other and to the fixed ones; equal tellings need no second try."""
    if isinstance(kind, Choice) or kind.name in ("term", "period", "day of month"):
        names = list(values)
        among = [values[one] for one in names]
        return tuple(kind.compare(one, each) for one in among for each in (*among, *ruler.fixed))
    ordered = sorted({*values.values(), *ruler.fixed})
    ranks = {value: rank for rank, value in enumerate(ordered)}
    neighbours = tuple(apart(one, other) for one, other in pairwise(ordered))
    return tuple(ranks[each] for each in (*(values[name] for name in ruler.open), *ruler.fixed)), neighbours


def _apart(ruler: Ruler, one: Any, other: Any) -> tuple[bool, ...]:
    """Tell for each lattice whether it has a value between two others."""
    between = Region("", low=one, low_included=False, high=other)
    return tuple(smallest(lattice, between) is not None for lattice in ruler.lattices)


class _Bound(NamedTuple):
    """What holds one open value: a test with known values, or with another open value."""

    slot: Slot
    kind: ValueType
    operator: Operator
    values: tuple[Any, ...] = ()
    other: Slot | None = None


def _bounds(effective: Effective, slot: Slot, ruler: Ruler) -> Iterator[_Bound]:
    """Give the bounds of an open value, with what is known of them."""
    if slot.parameter not in effective.parameters:
        return
    allowed, kind = range_of(effective, slot), _kind([effective], slot)
    known = effective.values_on(None)
    for operator, operand in allowed.bounds():
        if isinstance(operand, Literally):
            yield _Bound(slot, kind, operator, (operand.value,))
        elif isinstance(operand, ParameterOf) and Slot(operand.key) in ruler.open:
            yield _Bound(slot, kind, operator, other=Slot(operand.key))
        elif isinstance(operand, ParameterOf) and known.get(operand.key) is not None:
            yield _Bound(slot, kind, operator, (known[operand.key],))
    if allowed.among:
        yield _Bound(slot, kind, "is", allowed.among)


def _fits(bounds: Iterable[_Bound], values: Mapping[Slot, Any]) -> bool:
    """Tell whether a value that was just put in keeps the bounds on it that have values yet."""
    for bound in bounds:
        if bound.slot not in values:
            continue
        others = bound.values if bound.other is None else (values.get(bound.other),)
        unlimited = others == (None,) or others[0] is UNLIMITED
        if not unlimited and not holds(bound.kind, values[bound.slot], bound.operator, others):
            return False
    return True
