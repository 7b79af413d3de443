"""Literals: what a written value means for a type."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import ListOf, Range
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import as_list, as_mapping, as_scalar
from crmpolicy.source.tree import Mapping, Node, Scalar
from crmpolicy.values import ValueType
from crmpolicy.wording import Words, word


def literal(node: Node, kind: ValueType, desk: Desk, key: str = "value") -> Any:
    """Read a written value; None where it is not one of its type."""
    if isinstance(kind, MappingOf):
        return _table(node, kind, desk, key)
    if isinstance(kind, Choices):
        return _set(node, kind, desk)
    if isinstance(kind, ListOf):
        return _list(node, kind, desk, key)
    written = as_scalar(desk, node, key)
    return None if written is None else scalar_value(written, kind, desk)


def scalar_value(node: Scalar, kind: ValueType, desk: Desk) -> Any:
    """Read one text; None where it is not a value of the type.

    A policy's own words must stand on the scale, also where the scale is open to what callers say.
    """
    if isinstance(kind, Choice):
        found = kind.scale.words.get(node.text)
        if found is None:
            spellings = advice(node.text, kind.scale.words)
            desk.tell("name-not-on-scale", node, given=node.text, scale=kind.scale.title, advice=spellings)
        return found
    try:
        return kind.read(node.text)
    except BadValueError as error:
        desk.refuse(error, node)
        return None


def _set(node: Node, kind: Choices, desk: Desk) -> tuple[str, ...] | None:
    nodes = (node,) if isinstance(node, Scalar) else as_list(desk, node, "value")
    before = desk.marks
    found = {literal(each, Choice(kind.scale), desk) for each in nodes}
    return kind.sort(found) if desk.marks == before else None


def _list(node: Node, kind: ListOf, desk: Desk, key: str) -> tuple[Any, ...] | None:
    before = desk.marks
    if kind.item is None:
        desk.tell("type-entries-not-here", node, key=key)
        return None
    found = tuple(literal(each, kind.item, desk, key) for each in as_list(desk, node, key))
    if desk.marks == before:
        try:
            kind.check_rising(found)
        except BadValueError as error:
            desk.refuse(error, node)
    return found if desk.marks == before else None


def _table(node: Node, kind: MappingOf, desk: Desk, key: str) -> tuple[tuple[Any, Any], ...] | None:
    """Read a mapping; with two keys the entry of a value is the pair of their words."""
    before = desk.marks
    pairs = list(_cells(node, kind, kind.key_types, desk, key=key))
    if desk.marks != before:
        return None
    if kind.sums_to is not None and sum(Fraction(value) for _, value in pairs) != Fraction(kind.sums_to):
        desk.tell("parameter-sum", node, key=key, total=said(kind.of, kind.sums_to))
        return None
    return tuple(sorted(pairs))


def _cells(
    node: Node,
    kind: MappingOf,
    keys: tuple[ValueType, ...],
    desk: Desk,
    *,
    key: str,
    path: tuple[Any, ...] = (),
) -> Iterable[tuple[Any, Any]]:
    mapping = as_mapping(desk, node, key)
    if mapping is None:
        return
    found = _entries(mapping, kind, keys[0] if keys else None, desk)
    _total(mapping, kind, keys[0] if keys else None, set(found), desk)
    for entry, value in found.items():
        if len(keys) > 1:
            yield from _cells(value, kind, keys[1:], desk, key=key, path=(*path, entry))
            continue
        read = literal(value, kind.of, desk, key)
        if read is not None and in_range(read, kind.range, kind.of, value, desk):
            yield (*path, entry) if path else entry, read


def _entries(mapping: Mapping, kind: MappingOf, by: ValueType | None, desk: Desk) -> dict[Any, Node]:
    found: dict[Any, Node] = {}
    for name, each in mapping.entries.items():
        if by is not None:
            entry = scalar_value(each.key, by, desk)
        elif name in kind.among:
            entry = name
        else:
            desk.tell("parameter-entry-unknown", each.key, given=name, advice=advice(name, kind.among))
            entry = None
        if entry in found:
            desk.tell("parameter-entry-twice", each.key, given=name)
        elif entry is not None:
            found[entry] = each.value
    return found


def _total(mapping: Mapping, kind: MappingOf, by: ValueType | None, found: set[Any], desk: Desk) -> None:
    """Every entry that can be asked for must be there, or the mapping says what holds for the rest."""
    lacking = tuple(each for each in kind.expected(by) if each not in found)
    if lacking:
        named = tuple(said(by, each) if by else str(each) for each in lacking)
        desk.tell("parameter-entries-missing", mapping, entries=named)


def asked_type(kind: ValueType) -> ValueType:
    """Give the type that a fact is compared with: for a list, that of its items."""
    if isinstance(kind, Choices):
        return Choice(kind.scale)
    return kind.item if isinstance(kind, ListOf) and kind.item else kind


def said(kind: ValueType, value: Any) -> Words:
    """Say a value in both languages.

    >>> from crmpolicy.values import Boolean
    >>> said(Boolean(), True).zh
    '是'
    """
    return Words(kind.show(value, "zh"), kind.show(value, "en"))


def in_range(value: Any, allowed: Range, kind: ValueType, node: Node, desk: Desk) -> bool:
    """Check a value against the written bounds of a range; those that name parameters come later."""
    for operator, operand in allowed.bounds():
        if isinstance(operand, Literally) and not _within(kind, value, operator, operand.value):
            bound = said(kind, operand.value)
            desk.tell(
                "parameter-out-of-range", node, given=said(kind, value), operator=word(operator), bound=bound
            )
            return False
    inside = value if isinstance(kind, ListOf | Choices) else (value,)
    if allowed.among and not all(each in allowed.among for each in inside):
        among = tuple(said(asked_type(kind), each) for each in allowed.among)
        desk.tell("parameter-not-among", node, allowed=among)
        return False
    return True


def _within(kind: ValueType, value: Any, operator: str, bound: Any) -> bool:
    order = kind.compare(value, bound)
    if order is None:
        return False
    return {"at_least": order >= 0, "over": order > 0, "up_to": order <= 0, "under": order < 0}[operator]
