"""What a parameter is set to: one value, or a history of values with their days."""

from collections.abc import Sequence as Several
from datetime import date
from typing import Final

from crmpolicy.policy.facts import Range
from crmpolicy.policy.parameters import Dated
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import as_list, as_mapping, as_scalar, child, entries_of
from crmpolicy.source.resolve.values import in_range, literal, scalar_value
from crmpolicy.source.tree import Node
from crmpolicy.values import Date, ValueType

OPEN: Final = ("required", "optional")


def one_value(node: Node, kind: ValueType, allowed: Range, desk: Desk) -> tuple[Dated, ...]:
    """Read a single value as a history of one."""
    value = literal(node, kind, desk)
    if value is None or not in_range(value, allowed, kind, node, desk):
        return ()
    return (Dated(value, None, node.place.location),)


def dated_values(node: Node, kind: ValueType, allowed: Range, desk: Desk) -> tuple[Dated, ...]:
    """Read ``[{value}, {from, value}, ...]``: the first without a day, the others in their order."""
    found: list[Dated] = []
    items = as_list(desk, node, "dated")
    if not items:
        desk.tell("rule-empty-list", node, key="dated")
    for place, item in enumerate(items):
        since = _since(item, place, found, desk)
        value = child(item, "value")
        if value is None:
            desk.tell("shape-missing-key", item, key="value")
            continue
        found.extend(Dated(each.value, since, each.place) for each in one_value(value, kind, allowed, desk))
    return tuple(found)


def _since(item: Node, place: int, before: Several[Dated], desk: Desk) -> date | None:
    mapping = as_mapping(desk, item, "dated")
    for key, entry in entries_of(mapping):
        if key not in ("from", "value"):
            desk.tell("shape-unknown-key", entry.key, key=key, advice=advice(key, ("from", "value")))
    written = child(item, "from")
    if written is None:
        if place > 0 and mapping is not None:
            desk.tell("parameter-dated-no-day", item)
        return None
    text = as_scalar(desk, written, "from")
    day = scalar_value(text, Date(), desk) if text is not None else None
    if place == 0:
        desk.tell("parameter-dated-first", written)
    elif day is not None:
        _ascending(written, day, before, desk)
    return day if isinstance(day, date) else None


def _ascending(written: Node, day: date, before: Several[Dated], desk: Desk) -> None:
    earlier = [each.since for each in before if each.since is not None]
    if day in earlier:
        desk.tell("parameter-dated-twice", written, day=day.isoformat())
    elif earlier and day < max(earlier):
        desk.tell("parameter-dated-order", written, day=day.isoformat(), last=max(earlier).isoformat())
