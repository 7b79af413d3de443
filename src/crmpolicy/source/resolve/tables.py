"""Decision tables: rules or parts, and how their answers are put together."""

from collections import Counter
from dataclasses import replace
from typing import Any

from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.tables import LISTING, Fold, Output, Override, Part, Remedy, Table
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import child, entries_of, flag_of, scalars, texts_of
from crmpolicy.source.resolve.facts import derive_facts, entry_names, names_of
from crmpolicy.source.resolve.folding import read_combine
from crmpolicy.source.resolve.heads import governed_by, no_shadows, title_said
from crmpolicy.source.resolve.names import Name, Scope, wanted_name
from crmpolicy.source.resolve.outputs import output_names, read_outputs
from crmpolicy.source.resolve.properties import read_properties
from crmpolicy.source.resolve.rules import Rules
from crmpolicy.source.resolve.setting import Frame, Setting
from crmpolicy.source.resolve.values import literal
from crmpolicy.source.tree import Node, Scalar, Sequence

Combine = tuple[tuple[str, Fold | ParameterOf], ...]


def read_table(frame: Frame, setting: Setting) -> Table | None:
    """Read a decision of the kind ``table``; None where something in it is faulty."""
    desk, node = setting.desk, frame.entry.value
    before = desk.marks
    entries = _entries(frame, setting)
    inside = setting.inside(entry_names(_fields(entries)), names_of(frame.derived))
    if entries is None and child(node, "of") is not None:
        inside = replace(inside, partial=True)
    no_shadows(frame, setting)
    derived = derive_facts(frame.derived, entries_of(child(node, "derive")), inside, setting.words, desk)
    with desk.hushed(hush=frame.unsure):
        outputs = read_outputs(frame.entry, frame.subject, frame.outputs, inside, desk)
        title = title_said(frame, desk)
    by_name = {each.name: each for each in outputs}
    rules = Rules(
        by_name, inside, desk, complete=0 < len(by_name) == len(frame.outputs) and desk.is_sound(node)
    )
    slot = _is_slot(node, desk)
    parts = () if slot else rules.parts(node)
    combine = _combine(frame, by_name, inside, desk)
    _lists_stay_lists(frame, parts, combine, desk)
    if rules.complete and rules.whole and not slot:
        all_given(frame.entry.key, parts, by_name, desk)
        _all_combined(frame, parts, by_name, desk, many=entries is not None)
    table = Table(
        key=f"{setting.owner}.{frame.name}",
        subject=frame.name,
        document=setting.owner,
        title=title,
        outputs=outputs,
        parts=parts,
        combine=combine,
        clauses=texts_of(node, "clause"),
        readings=texts_of(node, "reading"),
        example=flag_of(desk, node, "example"),
        governed_by=governed_by(node, setting),
        requires=frame.requires,
        derive=tuple(each for each in derived.values() if each is not None),
        inputs=_inputs(node, inside, desk, slot=slot),
        slot=slot,
        of=entries.key if entries else None,
        empty=_empty(frame, by_name, desk, many=entries is not None),
        decided_by=_role(child(node, "decided_by"), setting),
        override=_override(frame, by_name, inside, setting),
        remedy=_remedy(frame, by_name, inside, desk),
        properties=read_properties(node, output_names(frame.outputs), inside, setting.words, desk),
        place=frame.entry.key.place.location,
    )
    return table if desk.marks == before and not frame.broken else None


def _entries(frame: Frame, setting: Setting) -> Name | None:
    """Read the list whose entries the table is asked for."""
    written = child(frame.entry.value, "of")
    if not isinstance(written, Scalar):
        return None
    scope = setting.inside(names_of(frame.derived))
    found = wanted_name(setting.desk, scope, written, ("fact",), "name-unknown-fact")
    if found is not None and not _fields(found):
        setting.desk.tell("derive-not-a-list", written, name=written.text)
        return None
    return found


def _fields(listed: Name | None) -> tuple[Fact, ...]:
    return listed.type.fields if listed and isinstance(listed.type, ListOf) else ()


def _is_slot(node: Node, desk: Desk) -> bool:
    """Tell whether the rules are left to the company."""
    rules = child(node, "rules")
    if not isinstance(rules, Scalar):
        return False
    if rules.text != "required":
        advised = advice(rules.text, ("required",))
        desk.tell("shape-unknown-word", rules, key="rules", given=rules.text, advice=advised)
    for key in ("parts", "otherwise"):
        found = child(node, key)
        if found is not None:
            desk.tell("table-parts-and-rules", found, key=key)
    return True


def _output(frame: Frame, outputs: dict[str, Output], name: Scalar, desk: Desk) -> Output | None:
    """Find an output that is named; one whose declaration is faulty is unknown, not absent."""
    found = outputs.get(name.text)
    if found is None and (not frame.outputs or name.text in frame.outputs or frame.unsure):
        desk.pass_over()
    elif found is None:
        desk.tell("name-unknown-output", name, name=name.text, advice=advice(name.text, outputs))
    return found


def _combine(frame: Frame, outputs: dict[str, Output], scope: Scope, desk: Desk) -> Combine:
    found: list[tuple[str, Fold | ParameterOf]] = []
    for name, entry in entries_of(child(frame.entry.value, "combine")):
        output = _output(frame, outputs, entry.key, desk)
        if output is None:
            continue
        word = read_combine(entry.value, output.type, scope, desk)
        if word is not None:
            found.append((name, word))
    return tuple(found)


def _given(part: Part) -> set[str]:
    return {name for rule in part.all_rules() for name, _ in rule.then}


def all_given(where: Scalar, parts: tuple[Part, ...], outputs: dict[str, Output], desk: Desk) -> None:
    """Every output must follow from some rule, or have a default."""
    given = set().union(*(_given(part) for part in parts)) if parts else set()
    for name, output in outputs.items():
        if name not in given and not output.has_default:
            desk.tell("table-output-never-given", where, name=name)


def _all_combined(
    frame: Frame, parts: tuple[Part, ...], outputs: dict[str, Output], desk: Desk, *, many: bool
) -> None:
    """What several parts or entries answer needs a word that puts the answers together."""
    counts = Counter(name for part in parts for name in _given(part))
    written = child(frame.entry.value, "combine")
    named = {name for name, _ in entries_of(written)}
    for name in outputs:
        if (counts[name] > 1 or (many and counts[name])) and name not in named:
            desk.tell("table-combine-missing", frame.entry.key, name=name)


def _lists_stay_lists(frame: Frame, parts: tuple[Part, ...], combine: Combine, desk: Desk) -> None:
    """Lists of values can be put one after another, but not compared or added up."""
    written = dict(entries_of(child(frame.entry.value, "combine")))
    for name, word in combine:
        part = next((each for each in parts if each.hit in LISTING and name in _given(each)), None)
        if part is not None and word != "list":
            node = child(written[name].value, "parameter") or written[name].value
            given = node.text if isinstance(node, Scalar) else ""
            desk.tell("table-combine-of-lists", node, name=name, given=given, hit=part.hit)


def _inputs(node: Node, scope: Scope, desk: Desk, *, slot: bool) -> tuple[str, ...]:
    written = child(node, "inputs")
    if written is not None and not slot:
        desk.tell("table-inputs-without-slot", written)
    names = [wanted_name(desk, scope, each, ("fact",), "name-unknown-fact") for each in scalars(written)]
    return tuple(each.key for each in names if each is not None)


def _empty(
    frame: Frame, outputs: dict[str, Output], desk: Desk, *, many: bool
) -> tuple[tuple[str, Any], ...]:
    """Read what is answered for an empty list: every output, never guessed."""
    written = child(frame.entry.value, "empty")
    found: list[tuple[str, Any]] = []
    for name, entry in entries_of(written):
        output = _output(frame, outputs, entry.key, desk)
        if output is not None:
            found.append((name, literal(entry.value, output.type, desk, name)))
    given = {name for name, _ in found}
    for name, output in outputs.items():
        if many and name not in given and not output.has_default:
            desk.tell("table-empty-missing", written or frame.entry.key, name=name)
    return tuple(found)


def _role(node: Node | None, setting: Setting) -> str | None:
    return setting.words.role(setting.desk, node) if isinstance(node, Scalar) else None


def _override(frame: Frame, outputs: dict[str, Output], scope: Scope, setting: Setting) -> Override | None:
    """Read who may set outputs by hand: a role, or a parameter that holds one."""
    written = child(frame.entry.value, "override")
    if written is None:
        return None
    for each in scalars(child(written, "outputs")):
        _output(frame, outputs, each, setting.desk)
    by = child(written, "by")
    who = _who(by, scope, setting)
    needs = texts_of(written, "needs")
    instead_of = _answers(frame, outputs, child(written, "instead_of"), setting.desk)
    if who is None:
        return None
    return Override(texts_of(written, "outputs"), who, needs, texts_of(written, "clause"), instead_of)


def _answers(
    frame: Frame, outputs: dict[str, Output], node: Node | None, desk: Desk
) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Read answers: for each output that is named, any of some values."""
    found: list[tuple[str, tuple[Any, ...]]] = []
    for name, entry in entries_of(node):
        output = _output(frame, outputs, entry.key, desk)
        if output is not None:
            nodes = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
            found.append((name, tuple(literal(each, output.type, desk, name) for each in nodes)))
    return tuple(found)


def _who(node: Node | None, scope: Scope, setting: Setting) -> str | ParameterOf | None:
    named = scope.find(node.text) if isinstance(node, Scalar) else None
    if named is not None and named.kind == "parameter":
        return ParameterOf(named.key)
    return _role(node, setting)


def _remedy(frame: Frame, outputs: dict[str, Output], scope: Scope, desk: Desk) -> Remedy | None:
    """Read which answers to reach by changing which facts."""
    written = child(frame.entry.value, "remedy")
    if written is None:
        return None
    reach = _answers(frame, outputs, child(written, "reach"), desk)
    names = [
        wanted_name(desk, scope, each, ("fact",), "name-unknown-fact")
        for each in scalars(child(written, "by_changing"))
    ]
    return Remedy(reach, tuple(each.key for each in names if each is not None))
