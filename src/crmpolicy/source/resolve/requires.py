"""Facts that another point decides: where they come from, and of which type they are."""

from collections.abc import Mapping as Table
from dataclasses import dataclass, replace
from typing import Final

from crmpolicy.policy.documents import Shared, Subject
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.tables import Requirement
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import child, entries_of, text_of, title_of
from crmpolicy.source.resolve.facts import Declared
from crmpolicy.source.resolve.kinds import KINDS
from crmpolicy.source.resolve.names import usable_name
from crmpolicy.source.resolve.operands import fits, named_type
from crmpolicy.source.resolve.setting import Frame
from crmpolicy.source.resolve.types import PLAIN
from crmpolicy.source.resolve.vocabulary import Vocabulary
from crmpolicy.source.tree import Entry, Mapping, Scalar
from crmpolicy.values import Number, Ratio, ValueType
from crmpolicy.wording import Words

_FORMS: Final = (2, 3)
_MAKERS: Final = {**PLAIN, "ratio": Ratio, "number": Number}


@dataclass(frozen=True, slots=True)
class Source:
    """A point and its output; without a type only another document knows it."""

    point: str
    output: str
    type: ValueType | None
    title: Words | None = None
    unknown: bool = False


@dataclass(slots=True)
class Requiring:
    """Resolves all ``requires`` of one document and gathers the facts that they declare."""

    owner: str
    frames: Table[str, Frame]
    shared: Shared
    words: Vocabulary
    declared: Declared
    parameters: Table[str, Entry]
    desk: Desk

    def read(self, frame: Frame, found: Declared) -> None:
        """Resolve what one decision requires; new facts are put into ``found``."""
        requires: list[Requirement] = []
        for _, entry in entries_of(child(frame.entry.value, "requires")):
            source = self._source(entry)
            if source is None:
                if entry.key.text not in self.shared.facts:
                    found.setdefault(entry.key.text, None)
                continue
            key = self._fact(entry, source, found)
            if key is not None:
                requires.append(Requirement(key, source.point, source.output))
        frame.requires = tuple(requires)

    def _fact(self, entry: Entry, source: Source, found: Declared) -> str | None:
        name = entry.key.text
        if name in self.shared.facts:
            return name if self._agrees(entry, self.shared.facts[name].type, source) else None
        if f"name:{name}" in self.shared.unknown:
            self.desk.pass_over()
            return None
        if name in self.declared or name in self.parameters:
            self.desk.tell("requires-declared-again", entry.key, name=name)
            return None
        if name in found:
            known = found[name]
            return known.key if known and self._agrees(entry, known.type, source) else None
        found[name] = self._new(entry, source)
        return f"{self.owner}.{name}" if found[name] else None

    def _agrees(self, entry: Entry, kind: ValueType, source: Source) -> bool:
        if source.type is None or fits(source.type, kind):
            return True
        arguments = {"found": named_type(source.type), "wanted": named_type(kind)}
        self.desk.tell("type-mismatch", entry.value, name=source.output, **arguments)
        return False

    def _new(self, entry: Entry, source: Source) -> Fact | None:
        name = entry.key.text
        if source.type is None:
            self.desk.tell("requires-type-unknown", entry.value, name=name)
            return None
        if not usable_name(self.desk, entry.key):
            return None
        place = entry.key.place.location
        title = source.title or Words(name, name)
        return Fact(f"{self.owner}.{name}", name, title, source.type, unknown=source.unknown, place=place)

    def _source(self, entry: Entry) -> Source | None:
        written = entry.value
        if not isinstance(written, Scalar):
            self.desk.pass_over()
            return None
        parts = written.text.split(".")
        if len(parts) not in _FORMS or not all(parts):
            self.desk.tell("requires-form", written, given=written.text)
            return None
        if len(parts) == max(_FORMS) and parts[0] != self.owner:
            return Source(".".join(parts[:2]), parts[2], None)
        own = len(parts) == max(_FORMS)
        point, output = parts[-2:]
        if point in self.frames:
            found = self._own(self.frames[point], output, written)
            shared = None if own else self.shared.subjects.get(point)
            return replace(found, point=point) if found and shared and _one_for_all(shared, output) else found
        if not own and point in self.shared.subjects:
            return self._joined(self.shared.subjects[point], output, written)
        self._unknown_point(point, written)
        return None

    def _unknown_point(self, point: str, written: Scalar) -> None:
        if self.words.partial or f"subject:{point}" in self.shared.unknown:
            self.desk.pass_over()
            return
        known = (*self.frames, *self.shared.subjects)
        self.desk.tell("name-unknown-point", written, name=point, advice=advice(point, known))

    def _own(self, frame: Frame, output: str, written: Scalar) -> Source | None:
        if not KINDS[frame.kind].answers:
            self.desk.tell("requires-of-course", written, name=frame.name)
            return None
        kind = frame.outputs.get(output)
        if output not in frame.outputs and not frame.broken:
            self.desk.tell("name-unknown-output", written, name=output, advice=advice(output, frame.outputs))
        if kind is None:
            self.desk.pass_over()
            return None
        declared = child(child(frame.entry.value, "outputs") or Mapping({}, written.place), output)
        listed = (
            next((each for each in frame.subject.outputs if each.name == output), None)
            if frame.subject
            else None
        )
        title = (title_of(declared) if declared else None) or (listed.title if listed else None)
        unknown = declared is not None and text_of(declared, "unknown") == "allowed"
        return Source(f"{self.owner}.{frame.name}", output, kind, title, unknown)

    def _joined(self, subject: Subject, output: str, written: Scalar) -> Source | None:
        """Take the company's joined answer; its type is known where the catalogue's word says all."""
        if subject.duties:
            self.desk.tell("requires-of-course", written, name=subject.key)
            return None
        listed = next((each for each in subject.outputs if each.name == output), None)
        if listed is None and subject.outputs:
            known = [each.name for each in subject.outputs]
            self.desk.tell("name-unknown-output", written, name=output, advice=advice(output, known))
            return None
        kind = _MAKERS[listed.type]() if listed and listed.type in _MAKERS else None
        return Source(subject.key, output, kind, listed.title if listed else None)


def _one_for_all(subject: Subject, output: str) -> bool:
    """Tell whether an output has one type in all documents; words are those of each document's scale."""
    return any(each.name == output and each.type in (*_MAKERS, "money") for each in subject.outputs)
