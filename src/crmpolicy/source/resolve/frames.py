"""Decisions before their rules are read: kind, shape, and the names that they declare."""

from collections.abc import Mapping as Table_

from crmpolicy.policy.documents import Shared, Subject
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.rankings import RANK
from crmpolicy.policy.tables import Table
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.files import tell_misfits
from crmpolicy.source.fitting import misfits
from crmpolicy.source.reading import child, entries_of
from crmpolicy.source.resolve.facts import Declared, declare_facts, entry_names, names_of
from crmpolicy.source.resolve.kinds import DEFAULT, KINDS
from crmpolicy.source.resolve.names import EVERYTHING, Names, usable_name
from crmpolicy.source.resolve.outputs import output_types
from crmpolicy.source.resolve.record_fields import form_facts
from crmpolicy.source.resolve.setting import Frame, Setting
from crmpolicy.source.resolve.standings import place_name
from crmpolicy.source.resolve.vocabulary import Vocabulary
from crmpolicy.source.tree import Entry, Mapping, Scalar


def declare_frames(
    decisions: Table_[str, Entry], shared: Shared, words: Vocabulary, desk: Desk
) -> dict[str, Frame]:
    """Read what each decision is called, which kind it is, and the names and types it declares."""
    found: dict[str, Frame] = {}
    for name, entry in decisions.items():
        frame = _frame(name, entry, shared, words, desk)
        if frame is not None:
            found[name] = frame
    return found


def _frame(name: str, entry: Entry, shared: Shared, words: Vocabulary, desk: Desk) -> Frame | None:
    node = entry.value
    if not isinstance(node, Mapping) or not usable_name(desk, entry.key):
        desk.pass_over()
        return None
    kind = _kind(node, desk)
    if kind is None:
        return None
    before = desk.marks
    found = misfits(node, KINDS[kind].shape, entry.key.place)
    tell_misfits(found, node, desk)
    desk.spoil([node] if found else [])
    subject = shared.subjects.get(name)
    derived = form_facts(entry, words.key(name), words, desk) if kind == "record" else {}
    derived |= declare_facts(
        entries_of(child(node, "derive")), lambda fact: f"{words.key(name)}:{fact}", words, desk
    )
    unsure = subject is None and not {EVERYTHING, f"subject:{name}"}.isdisjoint(shared.unknown)
    with desk.hushed(hush=unsure):
        types = output_types(entry, subject, words, desk) if KINDS[kind].answers else {}
        _suits_subject(kind, subject, entry, desk)
    broken = desk.marks != before or unsure or not desk.is_sound(node)
    return Frame(name, kind, entry, subject, derived, types, broken=broken, unsure=unsure)


def _suits_subject(kind: str, subject: Subject | None, entry: Entry, desk: Desk) -> None:
    """What the catalogue knows as duties is answered by duties, what has outputs there by a table."""
    if subject is None:
        return
    wanted = "duties" if subject.duties else DEFAULT if subject.outputs and not KINDS[kind].answers else kind
    if wanted != kind:
        where = child(entry.value, "kind") or entry.key
        desk.tell("course-kind-not-in-catalogue", where, name=subject.key, given=kind, wanted=wanted)


def _kind(node: Mapping, desk: Desk) -> str | None:
    written = child(node, "kind")
    if written is None:
        return DEFAULT
    if isinstance(written, Scalar) and written.text in KINDS:
        return written.text
    given = written.text if isinstance(written, Scalar) else "?"
    desk.tell("table-kind-unknown", written, given=given, advice=advice(given, KINDS))
    return None


def hidden_names(facts: Declared, frames: Table_[str, Frame]) -> dict[str, Names]:
    """Give the names that exist further inside: fields of lists, and facts of single points."""
    found: dict[str, Names] = {}
    for fact in facts.values():
        if fact is not None and isinstance(fact.type, ListOf) and fact.type.fields:
            found[fact.key] = entry_names(fact.type.fields)
    for frame in frames.values():
        found[f"point {frame.name}"] = names_of(frame.derived)
    if any(frame.kind == "ranking" for frame in frames.values()):
        found["places"] = {RANK: place_name()}
    return found


def read_tables(frames: Table_[str, Frame], setting: Setting) -> dict[str, Table | None]:
    """Read all decisions, each by its kind; None stands for a faulty one."""
    return {name: KINDS[frame.kind].read(frame, setting) for name, frame in frames.items()}
