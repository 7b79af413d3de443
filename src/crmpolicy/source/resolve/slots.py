"""Rules that a document leaves to the company, read with the names of that document."""

from dataclasses import replace

from crmpolicy.policy.documents import Document, Shared
from crmpolicy.policy.events import events_fact
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.tables import Part, Table
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import entries_of
from crmpolicy.source.resolve.circles import facts_of_table
from crmpolicy.source.resolve.facts import entry_names
from crmpolicy.source.resolve.fillings import Adopted, points
from crmpolicy.source.resolve.names import EVERYTHING, Name, Names, Scope
from crmpolicy.source.resolve.rules import Rules
from crmpolicy.source.resolve.tables import all_given
from crmpolicy.source.resolve.vocabulary import vocabulary_of
from crmpolicy.source.resolve.world import shared_names
from crmpolicy.source.tree import Entry, Mapping, Node


def read_slots(node: Node | None, adopted: Adopted, desk: Desk) -> dict[str, tuple[Part, ...]]:
    """Read the section ``slots`` of a company: rules by full name of the point."""
    found: dict[str, tuple[Part, ...]] = {}
    for name, entry in entries_of(node):
        table = find_point(entry, adopted, desk)
        if table is None:
            continue
        if not table.slot:
            desk.tell("company-no-slot", entry.key, name=name)
            continue
        before = desk.marks
        parts = _parts(entry, table, adopted, desk)
        if desk.marks == before:
            found[table.key] = parts
    return found


def find_point(entry: Entry, adopted: Adopted, desk: Desk) -> Table | None:
    """Find the point of a document by its full name."""
    owner, _, name = entry.key.text.partition(".")
    document = adopted.documents.get(owner)
    if document is not None and entry.key.text in document.tables:
        return document.tables[entry.key.text]
    lost = document is not None and {EVERYTHING, f"point:{name}"} & document.unknown
    if lost or adopted.lost(owner):
        desk.pass_over()
    elif owner in adopted.others:
        desk.tell("company-not-adopted", entry.key, name=entry.key.text, document=owner)
    else:
        desk.tell(
            "name-unknown-point",
            entry.key,
            name=entry.key.text,
            advice=advice(entry.key.text, points(adopted)),
        )
    return None


def _parts(entry: Entry, table: Table, adopted: Adopted, desk: Desk) -> tuple[Part, ...]:
    document = adopted.documents[table.document]
    listed = document.facts.get(table.of or "") or adopted.shared.facts.get(table.of or "")
    fields = entry_names(listed.type.fields) if listed and isinstance(listed.type, ListOf) else {}
    derived: Names = {fact.name: Name(fact.key, "fact", fact.type) for fact in table.derive}
    scope = document_scope(adopted.shared, document).within(fields).within(derived)
    outputs = {each.name: each for each in table.outputs}
    shape_is_sound = isinstance(entry.value, Mapping) and desk.is_sound(entry.value)
    rules = Rules(outputs, scope, desk, complete=shape_is_sound)
    parts = rules.parts(entry.value)
    if rules.complete and rules.whole:
        all_given(entry.key, parts, outputs, desk)
    else:
        desk.pass_over()
    _only_inputs(entry, table, document, parts, desk)
    return tuple(each if each.id else replace(each, place=entry.key.place.location) for each in parts)


def _only_inputs(entry: Entry, table: Table, document: Document, parts: tuple[Part, ...], desk: Desk) -> None:
    """A slot may ask only the facts that the document hands to it."""
    if not table.inputs:
        return
    kinds = {each.key: each.type for each in document.parameters.values()}
    filled = replace(table, parts=parts, inputs=())
    own = {fact.key for fact in table.derive} | _around(table, document)
    for key in dict.fromkeys(facts_of_table(filled, kinds)):
        if key not in table.inputs and key not in own:
            desk.tell("company-slot-input", entry.key, name=table.key, fact=key, inputs=table.inputs)


def _around(table: Table, document: Document) -> set[str]:
    """Name the list that a table is asked for, with the fields of its entries."""
    listed = document.facts.get(table.of or "")
    fields = listed.type.fields if listed is not None and isinstance(listed.type, ListOf) else ()
    return {listed.key, *(each.key for each in fields)} if listed is not None else set()


def document_scope(shared: Shared, document: Document) -> Scope:
    """Give the names of a document that was read before."""
    own: dict[str, Name] = {fact.name: Name(fact.key, "fact", fact.type) for fact in document.facts.values()}
    own |= {each.name: Name(each.key, "parameter", each.type) for each in document.parameters.values()}
    lost = {name.removeprefix("name:") for name in document.unknown if name.startswith("name:")}
    own |= {name: Name(name, "fact", None) for name in lost}
    events = events_fact()
    outer: Names = {"events": Name(events.key, "fact", events.type)}
    words = vocabulary_of(shared, document)
    return Scope((own, shared_names(shared), outer), words.partial, frozenset(words.events))
