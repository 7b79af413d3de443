"""Types of mapping parameters: by the words of facts, or by a fixed list of entries."""

from collections.abc import Mapping as Table
from typing import Any

from crmpolicy.policy.facts import Range
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.rows import UNKNOWN_WORDS
from crmpolicy.policy.scales import Choice
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import as_list, as_scalar, child, entries_of, scalars
from crmpolicy.source.resolve.names import Name, Names, Scope
from crmpolicy.source.resolve.operands import WORDY
from crmpolicy.source.resolve.ranges import read_range
from crmpolicy.source.resolve.types import read_type
from crmpolicy.source.resolve.values import literal
from crmpolicy.source.resolve.vocabulary import Vocabulary
from crmpolicy.source.tree import Entry, Mapping, Node, Scalar, Sequence
from crmpolicy.values import ValueType


def mapping_type(
    entry: Entry, facts: Scope, hidden: Table[str, Names], words: Vocabulary, desk: Desk
) -> MappingOf | None:
    """Read ``keys``, ``of``, ``else`` and ``sums_to``; None where they are faulty."""
    node = entry.value
    kind, allowed = _value_type(entry, words, desk)
    keys = _keys(entry, facts, hidden, words, desk)
    if kind is None or keys is None:
        return None
    among = _among(entry, desk)
    rest = child(node, "else")
    total = child(node, "sums_to")
    found = MappingOf(
        of=kind,
        keys=tuple(each.key for each in keys),
        key_types=tuple(each.type for each in keys if each.type is not None),
        among=among,
        otherwise=_otherwise(rest, kind, keys, desk),
        sums_to=literal(total, kind, desk, "sums_to") if total is not None else None,
        range=allowed,
    )
    _rest_is_said(entry, found, desk)
    return found


def _otherwise(rest: Node | None, kind: ValueType, keys: list[Name], desk: Desk) -> Any:
    """Read what holds for words that are not listed; of free words it may be unknown: no test holds."""
    free = any(each.type is not None and each.type.name == "text" for each in keys)
    if rest is None or (
        free and isinstance(rest, Scalar) and rest.text in UNKNOWN_WORDS and kind.name not in WORDY
    ):
        return None
    return literal(rest, kind, desk, "else")


def _value_type(entry: Entry, words: Vocabulary, desk: Desk) -> tuple[ValueType | None, Range]:
    of = entry.value.entries.get("of") if isinstance(entry.value, Mapping) else None
    if of is None:
        desk.tell("type-of-missing", entry.key, name=entry.key.text)
        return None, Range()
    if isinstance(of.value, Scalar):
        kind = read_type(Entry(of.key, _as_type(of.value)), words, desk)
    else:
        kind = read_type(of, words, desk)
    allowed = read_range(child(of.value, "range"), kind, desk) if kind else Range()
    return kind, allowed


def _as_type(written: Scalar) -> Mapping:
    """Read ``of: money`` like ``of: {type: money}``."""
    key = Scalar("type", written.place, plain=True)
    return Mapping({"type": Entry(key, written)}, written.place)


def _keys(
    entry: Entry, facts: Scope, hidden: Table[str, Names], words: Vocabulary, desk: Desk
) -> list[Name] | None:
    node = child(entry.value, "keys")
    if node is None:
        desk.tell("shape-missing-key", entry.key, key="keys")
        return None
    if not isinstance(node, Sequence):
        return []
    found = [_key(name, facts, hidden, words, desk) for name in scalars(node)]
    sound = [each for each in found if each is not None]
    if not found:
        desk.tell("rule-empty-list", node, key="keys")
    return sound if len(sound) == len(found) else None


def _key(name: Scalar, facts: Scope, hidden: Table[str, Names], words: Vocabulary, desk: Desk) -> Name | None:
    """Find a fact that a mapping is keyed by; fields and facts of one point count where they are unique.

    Where no fact has the name, a scale may: rules that speak of each of its words choose the entry.
    """
    found = facts.find(name.text)
    inside = [names[name.text] for names in hidden.values() if name.text in names]
    if found is None and len(inside) > 1:
        desk.tell("name-ambiguous", name, name=name.text, places=tuple(each.key for each in inside))
        return None
    found = found or (inside[0] if inside else None) or _scale(name, words)
    if found is None and not facts.partial:
        known: list[str] = [*facts.names(("fact",)), *(each for names in hidden.values() for each in names)]
        desk.tell("name-unknown-fact", name, name=name.text, advice=advice(name.text, known))
        return None
    if found is None or found.type is None:
        desk.pass_over()
        return None
    if not isinstance(found.type, Choice) and found.type.name not in (
        "boolean",
        "text",
        "integer",
        "weekday",
    ):
        desk.tell("parameter-key-type", name, name=name.text)
        return None
    return found


def _scale(name: Scalar, words: Vocabulary) -> Name | None:
    scale = words.scales.get(name.text)
    return Name(scale.id, "fact", Choice(scale)) if scale is not None else None


def _among(entry: Entry, desk: Desk) -> tuple[str, ...]:
    node = child(entry.value, "keys")
    if not isinstance(node, Mapping):
        return ()
    for key, each in entries_of(node):
        if key != "among":
            desk.tell("shape-unknown-key", each.key, key=key, advice=advice(key, ("among",)))
    written: Node | None = child(node, "among")
    if written is None:
        desk.tell("shape-missing-key", node, key="among")
        return ()
    texts = [as_scalar(desk, each, "among") for each in as_list(desk, written, "among")]
    found: tuple[Any, ...] = tuple(each.text for each in texts if each is not None)
    if None in texts:
        return found
    if len(set(found)) != len(found) or not found:
        desk.tell("rule-empty-list" if not found else "parameter-among-twice", written, key="among")
    return found


def _rest_is_said(entry: Entry, found: MappingOf, desk: Desk) -> None:
    """A mapping by free words must say what holds for those that it does not list."""
    free = any(each.name == "text" for each in found.key_types)
    if free and child(entry.value, "else") is None:
        desk.tell("parameter-else-missing", entry.key, name=entry.key.text)
