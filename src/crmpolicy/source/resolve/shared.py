"""What all documents share: the catalogue of subjects, and shared facts, scales, parameters and roles."""

from pathlib import Path
from typing import Final, get_args

from crmpolicy.errors import Fault
from crmpolicy.policy.documents import Shared, Subject, SubjectOutput
from crmpolicy.policy.duties import DutyJoin
from crmpolicy.policy.tables import JOINS, Fold
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.files import read_file
from crmpolicy.source.reading import child, entries_of, text_of, title_of, word_of
from crmpolicy.source.resolve.names import EVERYTHING
from crmpolicy.source.resolve.order import in_order
from crmpolicy.source.resolve.sections import read_sections
from crmpolicy.source.resolve.types import TYPES
from crmpolicy.source.resolve.vocabulary import HOME, Vocabulary
from crmpolicy.source.resolve.world import EMPTY, World, present
from crmpolicy.source.tree import Entry, Node
from crmpolicy.wording import Words

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
    subjects = _subjects(folder, desk)
    sections = read_sections([folder / "facts.yaml"], desk)
    words = Vocabulary(None, HOME, {}, {}, {}, partial=desk.partial)
    world = World(words, EMPTY, None, sections, desk)
    for name, entry in sections["decisions"].items():
        desk.tell("name-shared-decision", entry.key, name=name)
    sections.entries["decisions"] = {}
    world.build()
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


def _subjects(folder: Path, desk: Desk) -> dict[str, Subject | None]:
    root = read_file(folder / "subjects.yaml", "SubjectsFile", desk)
    section = child(root, "subjects") if root is not None else None
    return {name: _subject(name, entry, desk) for name, entry in entries_of(section)}


def _subject(name: str, entry: Entry, desk: Desk) -> Subject | None:
    before, node = desk.marks, entry.value
    if not desk.sound(node):
        return None
    outputs = tuple(_output(each, desk) for _, each in entries_of(child(node, "outputs")))
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


def _output(entry: Entry, desk: Desk) -> SubjectOutput:
    name, node = entry.key.text, entry.value
    kind = text_of(node, "type") or ""
    if kind not in TYPES:
        desk.tell("type-unknown", child(node, "type") or node, given=kind, advice=advice(kind, TYPES))
    written = word_of(desk, node, "join", JOINS)
    join: Fold = next((each for each in JOINS if each == written), "chosen")
    return SubjectOutput(name, title_of(node) or Words(name, name), kind, join)
