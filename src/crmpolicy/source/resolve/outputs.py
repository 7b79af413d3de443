"""Outputs: what a decision answers with, partly said once in the catalogue."""

from collections.abc import Mapping as Table

from crmpolicy.policy.documents import Subject, SubjectOutput
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.rows import UNKNOWN_WORDS
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import JOINS, Fold, Output
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import child, entries_of, title_of, word_of
from crmpolicy.source.resolve.folding import read_fold
from crmpolicy.source.resolve.names import Name, Names, Scope, wanted_name
from crmpolicy.source.resolve.operands import fits, named_type
from crmpolicy.source.resolve.types import read_type
from crmpolicy.source.resolve.values import literal
from crmpolicy.source.resolve.vocabulary import Vocabulary
from crmpolicy.source.tree import Entry, Mapping, Node, Scalar
from crmpolicy.values import Text, ValueType
from crmpolicy.wording import Words, word

OutputTypes = dict[str, ValueType | None]


def output_types(decision: Entry, subject: Subject | None, words: Vocabulary, desk: Desk) -> OutputTypes:
    """Read which outputs a decision has, and their types; None stands for a faulty declaration."""
    found: OutputTypes = {}
    known = {each.name: each for each in subject.outputs} if subject else {}
    for name, entry in _entries(decision, known).items():
        if not desk.sound(entry.value):
            found[name] = None
            continue
        listed = known.get(name)
        if known and listed is None:
            desk.tell("table-output-not-in-catalogue", entry.key, name=name, advice=advice(name, known))
        kind = read_type(entry, words, desk, known=listed.type if listed else None)
        found[name] = kind if _same_type(entry, listed, desk) else None
    if not found and child(decision.value, "outputs") is None:
        desk.tell("shape-missing-key", decision.key, key="outputs")
    return found


def _entries(decision: Entry, known: Table[str, SubjectOutput]) -> dict[str, Entry]:
    """Give the outputs as written; where none are written, those of the catalogue."""
    written = child(decision.value, "outputs")
    if written is not None:
        return dict(entries_of(written))
    empty = Mapping({}, decision.key.place)
    return {name: Entry(decision.key, empty) for name in known}


def _same_type(entry: Entry, listed: SubjectOutput | None, desk: Desk) -> bool:
    written = child(entry.value, "type")
    if listed is None or not isinstance(written, Scalar) or written.text == listed.type:
        return True
    given, wanted = word(written.text), word(listed.type)
    desk.tell("table-output-type", written, name=listed.name, given=given, wanted=wanted)
    return False


def output_names(types: OutputTypes) -> Names:
    """Give outputs as names, for properties."""
    return {name: Name(name, "output", kind) for name, kind in types.items()}


def read_outputs(
    decision: Entry, subject: Subject | None, types: OutputTypes, scope: Scope, desk: Desk
) -> tuple[Output, ...]:
    """Read all of the outputs but their types."""
    known = {each.name: each for each in subject.outputs} if subject else {}
    found: list[Output] = []
    for name, entry in _entries(decision, known).items():
        kind = types.get(name)
        if kind is None:
            desk.pass_over()
            continue
        found.append(_output(entry, name, kind, known.get(name), scope=scope, desk=desk))
    return tuple(found)


def _output(
    entry: Entry, name: str, kind: ValueType, listed: SubjectOutput | None, *, scope: Scope, desk: Desk
) -> Output:
    node = entry.value
    default = child(node, "default")
    title = title_of(node) or (listed.title if listed else None)
    if title is None:
        desk.tell("shape-missing-key", entry.key, key="title")
    unknown = word_of(desk, node, "unknown", ("allowed",)) is not None
    open_ended = unknown and _says_unknown(default, kind)
    return Output(
        name=name,
        title=title or Words(name, name),
        type=kind,
        join=_join(entry, kind, listed, desk),
        default=None if default is None or open_ended else literal(default, kind, desk, "default"),
        has_default=default is not None,
        unknown=unknown,
        cap=_cap(entry, kind, scope, desk),
        join_cap=listed.cap if listed else None,
        place=entry.key.place.location,
    )


def _says_unknown(default: Node | None, kind: ValueType) -> bool:
    """Tell whether a default is that nothing is known; texts and scales that have the word mean the word."""
    if not isinstance(default, Scalar) or default.text not in UNKNOWN_WORDS or isinstance(kind, Text):
        return False
    return not (isinstance(kind, Choice) and default.text in kind.scale.words)


def _join(entry: Entry, kind: ValueType, listed: SubjectOutput | None, desk: Desk) -> Fold | ParameterOf:
    written = child(entry.value, "join")
    found = read_fold(written, kind, desk, JOINS) if written is not None else None
    if listed and found and found != listed.join:
        wanted = listed.join.key if isinstance(listed.join, ParameterOf) else listed.join
        desk.tell("table-output-join", written or entry.key, name=listed.name, given=found, wanted=wanted)
    return found or (listed.join if listed else "chosen")


def _cap(entry: Entry, kind: ValueType, scope: Scope, desk: Desk) -> ParameterOf | None:
    written = child(entry.value, "cap")
    if not isinstance(written, Scalar):
        return None
    found = wanted_name(desk, scope, written, ("parameter",), "name-unknown-parameter")
    if found is None or found.type is None:
        return None
    if not fits(found.type, kind) or not kind.ordered:
        desk.tell(
            "type-mismatch", written, name=written.text, found=named_type(found.type), wanted=named_type(kind)
        )
    return ParameterOf(found.key)
