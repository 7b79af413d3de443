"""The entries of a form: facts of its own, which may all be unknown, and what is wanted of each."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.records import STAGE, Field, Record, Section
from crmpolicy.policy.scales import Choice, Scale, ScaleValue
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import child, entries_of, flag_of, items_of, text_of, texts_of, title_of
from crmpolicy.source.resolve.facts import Declared, declare_facts
from crmpolicy.source.resolve.vocabulary import Vocabulary
from crmpolicy.source.tree import Entry, Node, Scalar
from crmpolicy.values import Integer
from crmpolicy.wording import Words, word

YES: Final = "yes"
NO: Final = "no"


def form_facts(entry: Entry, key: str, words: Vocabulary, desk: Desk) -> Declared:
    """Declare the entries of a form and its stage as facts of their own.

    Args:
        entry: the decision.
        key: its full name.
        words: the scales and roles that may be named.
        desk: gathers faults.
    """
    node = entry.value
    written = dict(entries_of(child(node, "fields")))
    declared = declare_facts(written.items(), lambda name: f"{key}:{name}", words, desk)
    found: Declared = {name: _open(fact) if fact else None for name, fact in declared.items()}
    stage = _stage(entry, key, desk)
    taken = [*(("derive", name) for name, _ in entries_of(child(node, "derive")))]
    taken += [("stages", STAGE)] if stage else []
    for section, name in taken:
        if name in written:
            place = child(node, section) or node
            desk.tell("name-duplicate", written[name].key, name=name, first=str(place.place.location))
    return found | ({STAGE: stage} if stage else {})


def _open(fact: Fact) -> Fact:
    """Let an entry, and every field of its lines, be unknown: that it is missing is told apart."""
    kind = fact.type
    if isinstance(kind, ListOf) and kind.fields:
        fields = tuple(replace(each, unknown=True) for each in kind.fields)
        return replace(
            fact, unknown=True, type=replace(kind, fields=fields, loose=True, unique=(), together=())
        )
    return replace(fact, unknown=True)


def _stage(entry: Entry, key: str, desk: Desk) -> Fact | None:
    """Give the fact that says how far the form has come: its words in the order of time, the latest best."""
    stages: dict[str, ScaleValue] = {}
    for node in items_of(entry.value, "stages"):
        name = node.text if isinstance(node, Scalar) else text_of(node, "id") or ""
        if name in stages or name in (YES, NO):
            desk.tell("rule-id-twice", node, id=name)
        stages[name] = ScaleValue(name, title_of(node) or Words(name, name))
    if not stages:
        return None
    values = tuple(reversed(stages.values()))
    scale = Scale(f"{key}:stages", word("record stage"), ordered=True, open=False, values=values)
    place = entry.key.place.location
    return Fact(f"{key}:{STAGE}", STAGE, word("record stage"), Choice(scale), place=place)


def read_blocks(node: Node, desk: Desk) -> tuple[Section, ...]:
    """Read the blocks of the form."""
    seen: dict[str, Node] = {}
    found: list[Section] = []
    for item in items_of(node, "sections"):
        if not desk.sound(item):
            continue
        identity = text_of(item, "id") or ""
        if seen.setdefault(identity, item) is not item:
            desk.tell("rule-id-twice", child(item, "id") or item, id=identity)
        title = title_of(item) or Words(identity, identity)
        found.append(Section(identity, title, texts_of(item, "clause"), item.place.location))
    return tuple(found)


def read_fields(node: Node, declared: Declared, form: Record, desk: Desk) -> Iterator[Field]:
    """Read what is wanted of each entry; the facts are declared before.

    Args:
        node: what has the fields: the decision, or a list.
        declared: the facts by name.
        form: the stages and blocks that a field may name.
        desk: gathers faults.
    """
    key = "of" if child(node, "fields") is None else "fields"
    for name, entry in entries_of(child(node, key)):
        fact = declared.get(name)
        if fact is not None and desk.sound(entry.value):
            yield _field(entry, fact, form, desk)


def _field(entry: Entry, fact: Fact, form: Record, desk: Desk) -> Field:
    node = entry.value
    inside: Declared = {each.name: each for each in fact.type.fields} if isinstance(fact.type, ListOf) else {}
    required, since = _required(node, form, desk)
    for key in ("at_most", "rules") if not inside else ("unique",):
        found = child(node, key)
        if found is not None:
            code = "record-lines-only" if not inside else "record-unique-lines"
            desk.tell(code, found, key=key, name=fact.name)
    return Field(
        fact=fact,
        required=required,
        since=since,
        section=_section(node, form, desk),
        unique=flag_of(desk, node, "unique"),
        at_most=_at_most(node, desk),
        clauses=texts_of(node, "clause"),
        lines=tuple(read_fields(node, inside, form, desk)) if inside else (),
    )


def _required(node: Node, form: Record, desk: Desk) -> tuple[bool, str | None]:
    """Read whether an entry has to be there, and from which stage on."""
    written = child(node, "required")
    if not isinstance(written, Scalar):
        return False, None
    if written.text in form.stages:
        return True, written.text
    if written.text not in (YES, NO):
        known = (YES, NO, *form.stages)
        desk.tell("record-required-unknown", written, given=written.text, advice=advice(written.text, known))
    return written.text == YES, None


def _section(node: Node, form: Record, desk: Desk) -> str | None:
    written = child(node, "section")
    if not isinstance(written, Scalar):
        return None
    known = [each.id for each in form.sections]
    if written.text not in known:
        desk.tell("record-section-unknown", written, name=written.text, advice=advice(written.text, known))
    return written.text


def _at_most(node: Node, desk: Desk) -> int | None:
    written = child(node, "at_most")
    if not isinstance(written, Scalar):
        return None
    try:
        found = int(Integer().parse(written.text))
    except BadValueError as error:
        desk.refuse(error, written)
        return None
    if found < 1:
        desk.tell("record-no-line-allowed", written, given=written.text)
    return found
