"""What all documents share: the catalogue of subjects, and shared facts, scales, parameters and roles."""

from pathlib import Path
from typing import Final, get_args

from crmpolicy.errors import Fault, in_order
from crmpolicy.policy.documents import Shared, Subject, SubjectOutput
from crmpolicy.policy.duties import DutyJoin
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import JOINS, Fold
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.files import read_file
from crmpolicy.source.reading import child, entries_of, text_of, title_of, word_of
from crmpolicy.source.resolve.folding import NUMBERS
from crmpolicy.source.resolve.names import EVERYTHING, Name, Scope, wanted_name
from crmpolicy.source.resolve.operands import named_type
from crmpolicy.source.resolve.sections import read_sections
from crmpolicy.source.resolve.types import TYPES
from crmpolicy.source.resolve.vocabulary import HOME, Vocabulary
from crmpolicy.source.resolve.world import EMPTY, World, present
from crmpolicy.source.tree import Entry, Node, Scalar
from crmpolicy.wording import Words, word

JOINING_NUMBERS: Final = ("max", "min", "sum")
"""What a parameter may say in the place of a join: numbers of several documents may then add up as well."""
ROOMS: Final = (
    "tiering", "visits", "sla", "credit", "orders",
    "admission", "rewards", "records", "appraisal", "governance",
)  # fmt: skip


def read_shared(folder: Path, faults: list[Fault]) -> Shared:
    """Read ``subjects.yaml`` and ``facts.yaml`` of a folder of policies.

    Args:
        folder: where the policies are.
        faults: gathers what is wrong, in the order of the files.
    """
    desk = Desk()
    root = read_file(folder / "subjects.yaml", "SubjectsFile", desk)
    sections = read_sections([folder / "facts.yaml"], desk)
    words = Vocabulary(None, HOME, {}, {}, {}, partial=desk.partial)
    world = World(words, EMPTY, None, sections, desk)
    for name, entry in sections["decisions"].items():
        desk.tell("name-shared-decision", entry.key, name=name)
    sections.entries["decisions"] = {}
    world.build()
    subjects = _subjects(root, _parameters(world), desk)
    lost = {f"subject:{name}" for name, subject in subjects.items() if subject is None}
    faults.extend(in_order(desk.faults))
    return Shared(
        subjects={name: subject for name, subject in subjects.items() if subject is not None},
        facts=present(world.facts),
        scales={scale.id: scale for scale in world.scales.values() if scale is not None},
        parameters={each.key: each for each in world.parameters.values() if each is not None},
        roles=world.roles,
        events=world.events,
        unknown=world.unknown() | lost | ({EVERYTHING} if desk.partial else set()),
    )


def _parameters(world: World) -> Scope:
    """Give the shared parameters, which the catalogue may name; one that is faulty has no type."""
    names = {
        name: Name(found.key if found else name, "parameter", found.type if found else None)
        for name, found in world.parameters.items()
    }
    return Scope((names,), partial=world.desk.partial)


def _subjects(root: Node | None, scope: Scope, desk: Desk) -> dict[str, Subject | None]:
    section = child(root, "subjects") if root is not None else None
    return {name: _subject(name, entry, scope, desk) for name, entry in entries_of(section)}


def _subject(name: str, entry: Entry, scope: Scope, desk: Desk) -> Subject | None:
    before, node = desk.marks, entry.value
    if not desk.sound(node):
        return None
    outputs = tuple(_output(each, scope, desk) for _, each in entries_of(child(node, "outputs")))
    title = title_of(node) or Words(name, name)
    room = word_of(desk, node, "room", ROOMS)
    subject = Subject(name, title, room or "", outputs, _joined_duties(node, desk), entry.key.place.location)
    return subject if desk.marks == before else None


def _joined_duties(node: Node, desk: Desk) -> DutyJoin | None:
    """Read how duties of several documents are joined, where duties answer the subject."""
    written = child(node, "duties")
    if written is None:
        return None
    if child(node, "outputs") is not None:
        desk.tell("course-subject-two-answers", written)
    found = text_of(written, "join")
    return next((each for each in get_args(DutyJoin) if each == found), None)


def _output(entry: Entry, scope: Scope, desk: Desk) -> SubjectOutput:
    name, node = entry.key.text, entry.value
    kind = text_of(node, "type") or ""
    if kind not in TYPES:
        desk.tell("type-unknown", child(node, "type") or node, given=kind, advice=advice(kind, TYPES))
    join = _join(node, kind, scope, desk)
    return SubjectOutput(name, title_of(node) or Words(name, name), kind, join, _cap(node, kind, scope, desk))


def _join(node: Node, kind: str, scope: Scope, desk: Desk) -> Fold | ParameterOf:
    """Read a join, or the shared parameter that holds it; only numbers may be joined by one."""
    named = child(child(node, "join") or node, "parameter")
    if not isinstance(named, Scalar):
        written = word_of(desk, node, "join", JOINS)
        return next((each for each in JOINS if each == written), "chosen")
    found = wanted_name(desk, scope, named, ("parameter",), "name-unknown-parameter")
    if found is None:
        return "chosen"
    words = found.type.scale.ids if isinstance(found.type, Choice) else ()
    unfit = words if kind not in NUMBERS else tuple(each for each in words if each not in JOINING_NUMBERS)
    if unfit or not words:
        desk.tell("table-fold-parameter", named, name=named.text, words=unfit or ("-",))
    return ParameterOf(found.key)


def _cap(node: Node, kind: str, scope: Scope, desk: Desk) -> ParameterOf | None:
    """Read the shared parameter that what is joined never exceeds."""
    written = child(node, "cap")
    if not isinstance(written, Scalar):
        return None
    found = wanted_name(desk, scope, written, ("parameter",), "name-unknown-parameter")
    if found is None or found.type is None:
        return None
    if found.type.name != kind or not found.type.ordered:
        told = {"found": named_type(found.type), "wanted": word(kind)}
        desk.tell("type-mismatch", written, name=written.text, **told)
    return ParameterOf(found.key)
