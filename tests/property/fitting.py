"""What is told of a change, held against cells that the engine answers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from crmpolicy.engine import PolicySet
from crmpolicy.policy.guards import FactOf
from crmpolicy.policy.scales import Choice
from crmpolicy.verify.comparing.difference import Change
from crmpolicy.verify.facts.axes import Axis
from tests.oracle.cells import Cell


def fits(cell: Cell, told: Sequence[Change], but: Collection[str]) -> None:
    """Hold what is told of a cell against its answers."""
    assert is_told(cell, told, but), cell


def is_told(cell: Cell, told: Sequence[Change], but: Collection[str]) -> bool:
    """Tell whether a cell's answers are as told; a repeated fact may be what was written before."""
    if cell.differs:
        return any(is_like(each, cell, but) for each in told)
    return all({*(each.before or {}), *(each.after or {})} <= {*but} for each in told)


def is_like(told: Change, cell: Cell, but: Collection[str]) -> bool:
    """Tell whether answers moved as told, but for outputs that repeat a fact; of lists entries are told."""
    one, other = cell.before, cell.after
    if one is None or other is None or told.before is None or told.after is None:
        return is_same(told.before, one, but) and is_same(told.after, other, but)
    moved = {key for key in {*one, *other} if one.get(key) != other.get(key)} - {*but}
    return moved == {*told.before, *told.after} - {*but} and all(
        is_moved((told.before.get(key), told.after.get(key)), (one.get(key), other.get(key))) for key in moved
    )


def is_same(told: Mapping[str, Any] | None, answer: Mapping[str, Any] | None, but: Collection[str]) -> bool:
    """Tell whether an answer is the one that was told."""
    if told is None or answer is None:
        return told is answer
    return told.keys() == answer.keys() and all(
        told[name] == answer[name] for name in told if name not in but
    )


def is_moved(told: tuple[Any, Any], values: tuple[Any, Any]) -> bool:
    """Tell whether an output moved as told: to another value, or by the entries that are told."""
    if told == values:
        return True
    if not all(isinstance(each, tuple) for each in (*told, *values)):
        return False
    return [{*each} for each in told] == [{*values[0]} - {*values[1]}, {*values[1]} - {*values[0]}]


def holds_on(change: Change, now: datetime) -> bool:
    """Tell whether a moment is in the period of a change."""
    since, until = change.since, change.until
    return (since is None or since <= now.date()) and (until is None or now.date() < until)


def lies_in(change: Change, facts: Mapping[str, Any]) -> bool:
    """Read the boxes of a change: whether facts lie in any of them."""
    return any(
        all(
            any(segment_holds(change.axes[place], each, facts) for each in members(bits))
            for place, bits in box.items()
        )
        for box in change.boxes
    )


def segment_holds(axis: Any, segment: int, facts: Mapping[str, Any]) -> bool:
    """Tell whether a fact lies in a segment of its axis."""
    assert isinstance(axis, Axis)
    value = facts[axis.key]
    region = axis.regions[segment]
    if isinstance(value, str) and axis.fact.type.name == "text":
        named = [each.words[0] for each in axis.regions if each.words != (None,)]
        return region.words == (value if value in named else named[-1],)  # the last stands for all others
    return (value is None) == (region.words == (None,)) and (value is None or region.holds(value))


def members(bits: int) -> Iterator[int]:
    """Give the numbers of the bits of a set."""
    return (place for place in range(bits.bit_length()) if bits >> place & 1)


def is_looser(change: Change, sets: Sequence[PolicySet]) -> bool:
    """Tell whether a change is looser: an earlier word of a scale, or yes instead of no."""
    kinds = [each.point(change.point).outcome for each in sets]
    return any(
        kinds[0][name] == kinds[1][name] and rank(kinds[1][name], value) < rank(kinds[0][name], old)
        for name, value in (change.after or {}).items()
        for old in [(change.before or {}).get(name)]
        if old is not None
    )


def rank(kind: Any, value: Any) -> Decimal | Fraction | int:
    """Give the place of a value, the loosest first; words without order are all equal."""
    if isinstance(kind, Choice):
        return int(kind.scale.ids.index(value)) if kind.scale.ordered else 0
    if isinstance(value, Decimal | Fraction | int) and not isinstance(value, bool):
        return -value  # a higher amount is looser
    return 0 if value or kind.name != "boolean" else 1  # a list is neither looser nor stricter


def repeating(sets: Sequence[PolicySet], name: str) -> frozenset[str]:
    """Name the outputs of a question that repeat a fact: what is told of them is told of one case."""
    rules = (rule for each in sets for table in each.point(name).tables for _, rule in table.rules())
    return frozenset(output for rule in rules for output, operand in rule.then if isinstance(operand, FactOf))
