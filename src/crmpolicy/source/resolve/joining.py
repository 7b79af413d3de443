"""How a company makes one answer of several documents: chosen documents, joins, maps between scales."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crmpolicy.policy.documents import FactMap, JoinChoice, ScaleMap
from crmpolicy.policy.scales import Choice, Scale
from crmpolicy.policy.tables import JOINS, Table
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import child, entries_of, title_of
from crmpolicy.source.resolve.fillings import Adopted, points
from crmpolicy.source.resolve.folding import fold_fits
from crmpolicy.source.resolve.names import EVERYTHING
from crmpolicy.source.resolve.operands import named_type
from crmpolicy.source.tree import Entry, Node, Scalar


@dataclass(frozen=True, slots=True)
class Joining:
    """Reads what a company says about joining; ``chosen`` is read first, the rest may rest on it."""

    adopted: Adopted
    desk: Desk

    def answering(self, subject: str) -> list[Table]:
        """Give the tables that answer a subject, in the order of the documents' keys."""
        tables = [
            table
            for key in sorted(self.adopted.documents)
            for table in self.adopted.documents[key].tables.values()
        ]
        return [table for table in tables if table.subject == subject]

    def unsure(self, subject: str) -> bool:
        """Tell whether a document that could not be read may answer the subject."""
        lost = {EVERYTHING, f"point:{subject}"}
        return bool(self.adopted.unread) or any(
            lost & each.unknown for each in self.adopted.documents.values()
        )

    def known_subject(self, key: Scalar, subject: str) -> bool:
        """Check that some adopted document answers a subject."""
        if self.answering(subject):
            return True
        if self.unsure(subject):
            self.desk.pass_over()
        else:
            known = {
                table.subject
                for document in self.adopted.documents.values()
                for table in document.tables.values()
            }
            self.desk.tell("company-subject-unanswered", key, name=subject, advice=advice(subject, known))
        return False

    def chosen(self, node: Node | None) -> dict[str, str]:
        """Read which document alone is asked for a subject."""
        found: dict[str, str] = {}
        for subject, entry in entries_of(node):
            if not isinstance(entry.value, Scalar) or not self.known_subject(entry.key, subject):
                continue
            document = entry.value.text
            answering = [table.document for table in self.answering(subject)]
            if document in answering:
                found[subject] = document
            elif self.adopted.lost(document) or self._lost(document, subject):
                self.desk.pass_over()
            else:
                advised = advice(document, answering)
                self.desk.tell(
                    "company-chosen-no-answer",
                    entry.value,
                    document=document,
                    subject=subject,
                    advice=advised,
                )
        return found

    def _lost(self, document: str, subject: str) -> bool:
        read = self.adopted.documents.get(document)
        return read is not None and bool({EVERYTHING, f"point:{subject}"} & read.unknown)

    def joins(self, node: Node | None) -> tuple[JoinChoice, ...]:
        """Read other joins than the declared ones: for a subject, or for one of its outputs."""
        found = [self._join(entry) for _, entry in entries_of(node) if self.desk.sound(entry.value)]
        return tuple(each for each in found if each is not None)

    def _join(self, entry: Entry) -> JoinChoice | None:
        subject, _, output = entry.key.text.partition(".")
        if not self.known_subject(entry.key, subject):
            return None
        written = entry.value if isinstance(entry.value, Scalar) else child(entry.value, "use")
        outputs = {each.name: each.type for table in self.answering(subject) for each in table.outputs}
        if any(table.course is not None for table in self.answering(subject)):
            self.desk.tell("company-join-of-course", entry.key, subject=subject)
            return None
        if output and output not in outputs:
            self.desk.tell("name-unknown-output", entry.key, name=output, advice=advice(output, outputs))
            return None
        use = next((each for each in JOINS if isinstance(written, Scalar) and each == written.text), None)
        if use is None or not isinstance(written, Scalar):
            given = written.text if isinstance(written, Scalar) else ""
            self.desk.tell(
                "table-fold-unknown", written or entry.value, given=given, advice=advice(given, JOINS)
            )
            return None
        for name, kind in outputs.items():
            if (not output or name == output) and not fold_fits(use, kind):
                fitting = tuple(each for each in JOINS if fold_fits(each, kind))
                self.desk.tell("table-fold-unfit", written, given=use, type=named_type(kind), fitting=fitting)
                return None
        reason = title_of(entry.value, "reason")
        return JoinChoice(subject, output or None, use, reason, entry.key.place.location)

    def scale_maps(self, node: Node | None) -> tuple[ScaleMap, ...]:
        """Read total maps of one scale onto another."""
        return tuple(self._scale_maps(node))

    def _scale_maps(self, node: Node | None) -> Iterator[ScaleMap]:
        for _, entry in entries_of(node):
            to = child(entry.value, "to")
            if not self.desk.sound(entry.value) or not isinstance(to, Scalar):
                continue
            source, target = self._scale(entry.key), self._scale(to)
            if source is not None and target is not None:
                words = self.words(entry, source, target)
                yield ScaleMap(source.id, target.id, words, entry.key.place.location)

    def _scale(self, name: Scalar) -> Scale | None:
        scales: dict[str, Scale] = dict(self.adopted.shared.scales)
        for document in self.adopted.documents.values():
            scales.update(document.scales)
        found = scales.get(name.text)
        owner, _, plain = name.text.partition(".")
        home = self.adopted.documents.get(owner)
        lost = home is not None and {EVERYTHING, f"scale:{plain}"} & home.unknown
        if found is None and (lost or self.adopted.lost(owner) or EVERYTHING in self.adopted.shared.unknown):
            self.desk.pass_over()
        elif found is None:
            self.desk.tell("name-unknown-scale", name, name=name.text, advice=advice(name.text, scales))
        return found

    def words(self, entry: Entry, source: Scale, target: Scale) -> tuple[tuple[str, str], ...]:
        """Read ``values``: a word of the target for every word of the source."""
        found: dict[str, str] = {}
        values = child(entry.value, "values")
        for name, each in entries_of(values):
            one = self._word(each.key, source)
            other = self._word(each.value, target) if isinstance(each.value, Scalar) else None
            if one in found:
                self.desk.tell("parameter-entry-twice", each.key, given=name)
            if one and other:
                found.setdefault(one, other)
            elif one:
                found.setdefault(one, "")
        lacking = tuple(source.title_of(each) for each in source.ids if each not in found)
        if lacking:
            self.desk.tell("company-map-not-total", values or entry.key, scale=source.title, words=lacking)
        return tuple((one, found[one]) for one in source.ids if found.get(one))

    def _word(self, written: Scalar, scale: Scale) -> str | None:
        found = scale.words.get(written.text)
        if found is None:
            advised = advice(written.text, scale.words)
            self.desk.tell(
                "name-not-on-scale", written, given=written.text, scale=scale.title, advice=advised
            )
        return found

    def fact_maps(self, node: Node | None, chosen: dict[str, str]) -> tuple[FactMap, ...]:
        """Read facts of documents that are taken, word by word, from what a point decides."""
        found = [
            self._fact_map(entry, chosen) for _, entry in entries_of(node) if self.desk.sound(entry.value)
        ]
        return tuple(each for each in found if each is not None)

    def _fact_map(self, entry: Entry, chosen: dict[str, str]) -> FactMap | None:
        fact = self._fact(entry.key)
        written = child(entry.value, "from")
        source = self._source(written, chosen) if isinstance(written, Scalar) else None
        if fact is None or source is None:
            return None
        point, output, scale = source
        if not isinstance(fact, Choice):
            self.desk.tell("company-map-needs-choice", entry.key, name=entry.key.text)
            return None
        words = self.words(entry, scale, fact.scale)
        return FactMap(entry.key.text, point, output, words, entry.key.place.location)

    def _fact(self, key: Scalar) -> Any:
        facts = dict(self.adopted.shared.facts)
        for document in self.adopted.documents.values():
            facts.update(document.facts)
        found = facts.get(key.text)
        owner, _, name = key.text.partition(".")
        if found is not None:
            return found.type
        if self.adopted.unknown(owner, name) or EVERYTHING in self.adopted.shared.unknown:
            self.desk.pass_over()
        else:
            self.desk.tell("name-unknown-fact", key, name=key.text, advice=advice(key.text, facts))
        return None

    def _source(self, written: Scalar, chosen: dict[str, str]) -> tuple[str, str, Scale] | None:
        """Find the point (one document's, or the chosen one) and its one output of a scale."""
        table, point, output = self._point(written, chosen)
        if table is None:
            return None
        scales = {each.name: each.type.scale for each in table.outputs if isinstance(each.type, Choice)}
        if not output and len(scales) == 1:
            output = next(iter(scales))
        if output not in scales:
            self.desk.tell("name-unknown-output", written, name=output or "-", advice=advice(output, scales))
            return None
        return point, output, scales[output]

    def _point(self, written: Scalar, chosen: dict[str, str]) -> tuple[Table | None, str, str]:
        first, _, rest = written.text.partition(".")
        second, _, third = rest.partition(".")
        if first in self.adopted.documents:
            point = f"{first}.{second}"
            table = self.adopted.documents[first].tables.get(point)
            if table is None and self._lost(first, second):
                self.desk.pass_over()
            elif table is None:
                self.desk.tell(
                    "name-unknown-point", written, name=point, advice=advice(point, points(self.adopted))
                )
            return table, point, third
        if self.adopted.lost(first) or not self.known_subject(written, first):
            self.desk.pass_over()
            return None, first, second
        answering = self.answering(first)
        picked = [table for table in answering if table.document == chosen.get(first)] or answering
        if len(picked) > 1:
            places = tuple(table.key for table in picked)
            self.desk.tell("name-ambiguous", written, name=first, places=places)
            return None, first, second
        return picked[0], first, second
