"""Ranges: the values that a fact or parameter may have."""

from typing import Final

from crmpolicy.policy.facts import ListOf, Range
from crmpolicy.policy.guards import Literally, Operand
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import as_list, child, entries_of, scalars
from crmpolicy.source.resolve.names import Scope, wanted_name
from crmpolicy.source.resolve.operands import Wanted, fits, named_type, read_operand
from crmpolicy.source.resolve.values import asked_type, literal, said
from crmpolicy.source.resolve.work import only_keys
from crmpolicy.source.tree import Mapping, Node
from crmpolicy.values import ValueType

BOUNDS: Final = ("at_least", "over", "up_to", "under")
NOTHING: Final = Scope(())


def read_range(node: Node | None, kind: ValueType, desk: Desk, scope: Scope = NOTHING) -> Range:
    """Read a range; without a scope its bounds are written values only, with one they may be parameters."""
    bounds: dict[str, Operand | None] = {}
    among: tuple[object, ...] = ()
    for name, entry in entries_of(node):
        if name == "among" and isinstance(entry.value, Mapping):
            continue  # words that parameters list: see `read_listed`
        if name == "among":
            read = (literal(each, asked_type(kind), desk) for each in as_list(desk, entry.value, "among"))
            among = tuple(each for each in read if each is not None)  # what cannot be read is told
        elif name not in BOUNDS:
            advised = advice(name, (*BOUNDS, "among"))
            desk.tell("rule-test-unknown", entry.key, given=name, advice=advised)
        elif not kind.ordered:
            desk.tell("rule-not-ordered", entry.key, operator=name, type=named_type(kind))
        else:
            bounds[name] = read_operand(entry.value, Wanted(kind, facts=False), scope, desk)
    low, over, high, under = (bounds.get(name) for name in BOUNDS)
    found = Range(low, over, high, under, among)
    _not_empty(found, kind, node, desk)
    return found


def read_listed(node: Node | None, kind: ValueType, scope: Scope, desk: Desk) -> tuple[str, ...]:
    """Read ``among: {parameter: names}``: lists, or mappings by free words, whose words are allowed."""
    written = child(node, "among") if node is not None else None
    if not isinstance(written, Mapping):
        return ()
    only_keys(written, ("parameter",), desk)
    found: list[str] = []
    named = child(written, "parameter")
    if named is None:
        desk.tell("shape-missing-key", written, key="parameter")
    for each in scalars(named):
        name = wanted_name(desk, scope, each, ("parameter",), "name-unknown-parameter")
        if name is None or name.type is None:
            continue
        word = _word_of(name.type)
        if word is None or not fits(word, kind):
            desk.tell("rule-not-listed", each, name=each.text, wanted=named_type(kind))
        else:
            found.append(name.key)
    return tuple(found)


def _word_of(kind: ValueType) -> ValueType | None:
    """Give the type of what a parameter lists: the items of a list, the words that a mapping is keyed by."""
    if isinstance(kind, MappingOf):
        return kind.key_types[0] if len(kind.key_types) == 1 else None
    return kind.item if isinstance(kind, ListOf) else None


def _not_empty(found: Range, kind: ValueType, node: Node | None, desk: Desk) -> None:
    for low, strict_low in ((found.at_least, False), (found.over, True)):
        for high, strict_high in ((found.up_to, False), (found.under, True)):
            if node is None or not isinstance(low, Literally) or not isinstance(high, Literally):
                continue
            order = kind.compare(low.value, high.value)
            if order is not None and (order > 0 or (order == 0 and (strict_low or strict_high))):
                desk.tell("rule-empty-interval", node, low=said(kind, low.value), high=said(kind, high.value))
