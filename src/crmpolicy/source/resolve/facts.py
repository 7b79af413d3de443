"""Facts: declared first with their types, so that derivations may name them in any order."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import child, entries_of, flag_of, texts_of, title_of, word_of
from crmpolicy.source.resolve.derivations import read_derivation
from crmpolicy.source.resolve.names import Name, Names, Scope, usable_name
from crmpolicy.source.resolve.ranges import read_listed, read_range
from crmpolicy.source.resolve.types import read_type
from crmpolicy.source.resolve.vocabulary import Vocabulary
from crmpolicy.source.tree import Entry
from crmpolicy.source.tree import Mapping as MappingNode
from crmpolicy.values import ValueType
from crmpolicy.wording import Words

Declared = dict[str, Fact | None]
TOGETHER: Final = "together"
"""What fields say of which no two entries have the same in all."""


def declare_facts(
    entries: Iterable[tuple[str, Entry]], key_of: Callable[[str], str], words: Vocabulary, desk: Desk
) -> Declared:
    """Read facts without their derivations; None stands for a faulty declaration."""
    return {name: _declared(entry, key_of(name), words, desk) for name, entry in entries}


def _declared(entry: Entry, key: str, words: Vocabulary, desk: Desk) -> Fact | None:
    before, node, name = desk.marks, entry.value, entry.key.text
    if not usable_name(desk, entry.key) or not desk.sound(node):
        return None
    kind = _fact_type(entry, key, words, desk)
    if kind is None:
        return None
    alone = child(node, "unique")
    if alone is not None and ":" not in key:  # which entries of a list are told apart, nothing else
        desk.tell("record-unique-lines", alone, key="unique", name=name)
    fact = Fact(
        key=key,
        name=name,
        title=title_of(node) or Words(name, name),
        type=kind,
        range=read_range(child(node, "range"), kind, desk),
        unknown=word_of(desk, node, "unknown", ("allowed",)) is not None,
        personal=flag_of(desk, node, "personal"),
        clauses=texts_of(node, "clause"),
        place=entry.key.place.location,
    )
    return fact if desk.marks == before else None


def _fact_type(entry: Entry, key: str, words: Vocabulary, desk: Desk) -> ValueType | None:
    of, written = child(entry.value, "of"), child(entry.value, "type")
    if not isinstance(of, MappingNode):
        return read_type(entry, words, desk)
    if getattr(written, "text", "") != "list":
        return read_type(Entry(entry.key, entry.value), words, desk)
    fields: list[Fact] = []
    unique: list[str] = []
    together: list[str] = []
    for name, each in entries_of(of):
        if getattr(child(each.value, "unique"), "text", "") == TOGETHER:
            together.append(name)
        elif flag_of(desk, each.value, "unique"):
            unique.append(name)
        field = _declared(each, f"{key}:{name}", words, desk)
        if field is not None:
            fields.append(field)
        if child(each.value, "derived") is not None:
            desk.tell("derive-in-list", each.key, name=name)
    return ListOf(fields=tuple(fields), unique=tuple(unique), together=tuple(together))


def derive_facts(
    declared: Declared, entries: Iterable[tuple[str, Entry]], scope: Scope, words: Vocabulary, desk: Desk
) -> Declared:
    """Give the facts with their derivations; None where one is faulty."""
    found = dict(declared)
    for name, entry in entries:
        fact, node = declared.get(name), child(entry.value, "derived")
        if fact is not None:
            found[name] = fact = _listed(fact, entry, scope, desk)
        if fact is None or node is None:
            continue
        derived = read_derivation(node, fact.type, scope, words, desk)
        found[name] = replace(fact, derived=derived) if derived else None
    return found


def _listed(fact: Fact, entry: Entry, scope: Scope, desk: Desk) -> Fact:
    """Give a fact with the parameters that list its words, or those of its fields."""
    kind = fact.type
    if isinstance(kind, ListOf) and kind.fields:
        by_name = dict(entries_of(child(entry.value, "of")))
        fields = tuple(_listed(each, by_name[each.name], scope, desk) for each in kind.fields)
        return replace(fact, type=replace(kind, fields=fields)) if fields != kind.fields else fact
    listed = read_listed(child(entry.value, "range"), kind, scope, desk)
    return replace(fact, range=replace(fact.range, listed=listed)) if listed else fact


def names_of(facts: Mapping[str, Fact | None]) -> Names:
    """Give facts as names; a faulty one is a name without type."""
    return {
        name: Name(fact.key, "fact", fact.type, fact.place) if fact else Name(name, "fact", None)
        for name, fact in facts.items()
    }


def entry_names(fields: Iterable[Fact]) -> Names:
    """Give the fields of a list's entries as names."""
    return {field.name: Name(field.key, "fact", field.type, field.place) for field in fields}
