"""Open parameters put together from their values: mappings entry by entry, lawful and adding up."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from crmpolicy.policy.effective import Effective
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.verify.laws.mappings import unlawful
from crmpolicy.verify.openings.orders import orders
from crmpolicy.verify.openings.rulers import Ruler, Slot, rulers_of, slots_of

Values = Mapping[str, Any]


def every_order(sets: Sequence[Effective], name: str, missing: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Give values in every order that ranges, sums and laws of mappings allow."""
    slots = [slot for key in missing for slot in slots_of(_having(sets, key), key)]
    rulers = rulers_of(sets, name, slots)

    def place(left: Sequence[Ruler], values: dict[Slot, Any]) -> Iterator[dict[str, Any]]:
        if not left:
            whole = assembled(values)
            if all(_is_lawful(each, whole) for each in sets):
                yield whole
            return
        for more in orders(sets, left[0]):
            yield from place(left[1:], {**values, **more})

    yield from place(rulers, {})


def _having(sets: Sequence[Effective], key: str) -> Effective:
    return next(each for each in sets if key in each.parameters)


def assembled(values: Mapping[Slot, Any]) -> dict[str, Any]:
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
