"""A company's values for the parameters of the documents that it adopts."""

from collections.abc import Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass
from typing import Final

from crmpolicy.policy.documents import Document, Filling, Shared
from crmpolicy.policy.parameters import Dated, MappingOf, Parameter
from crmpolicy.source.advice import advice
from crmpolicy.source.desk import Desk
from crmpolicy.source.reading import child, entries_of, flag_of, word_of
from crmpolicy.source.resolve.history import dated_values, one_value
from crmpolicy.source.resolve.names import EVERYTHING
from crmpolicy.source.tree import Entry, Mapping, Node

SHARED: Final = "shared"
_SAYING: Final = frozenset({"value", "dated", "locked", "may_only"})


@dataclass(frozen=True, slots=True)
class Adopted:
    """What a company may fill: shared parameters, and those of its documents by key.

    ``others`` are documents that are known but not adopted; ``unread`` could not be read at all, ``*`` among
    them says that nobody knows which others are adopted.
    """

    shared: Shared
    documents: Table[str, Document]
    others: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()

    def parameters(self) -> dict[str, Parameter]:
        """Give all parameters by full name."""
        found = dict(self.shared.parameters)
        for document in self.documents.values():
            found.update(document.parameters)
        return found

    def lost(self, owner: str) -> bool:
        """Tell whether a document may be adopted that could not be read."""
        return owner in self.unread or (EVERYTHING in self.unread and owner not in self.documents)

    def unknown(self, owner: str, name: str) -> bool:
        """Tell whether a name may be declared in what could not be read."""
        if self.lost(owner):
            return True
        source = self.shared if owner == SHARED else self.documents.get(owner)
        return source is not None and (EVERYTHING in source.unknown or f"name:{name}" in source.unknown)


def read_fillings(node: Node | None, adopted: Adopted, desk: Desk) -> dict[str, Filling]:
    """Read the section ``parameters`` of a company."""
    known = adopted.parameters()
    found: dict[str, Filling] = {}
    for _, entry in entries_of(node):
        if not desk.sound(entry.value):
            continue
        parameter = _parameter(entry, known, adopted, desk)
        if parameter is None:
            continue
        if parameter.key in found:
            first = str(found[parameter.key].place)
            desk.tell("name-duplicate", entry.key, name=entry.key.text, first=first)
            continue
        found[parameter.key] = _filling(entry, parameter, desk)
    return found


def _parameter(entry: Entry, known: dict[str, Parameter], adopted: Adopted, desk: Desk) -> Parameter | None:
    """Find the parameter that is meant: by its full name, or plainly where only one is called so."""
    written = entry.key.text
    owner, dot, name = written.partition(".")
    if dot:
        found = known.get(written)
        if found is None:
            _unknown(entry, owner, name, known, adopted=adopted, desk=desk)
        return found
    called = [each for each in known.values() if each.name == written]
    if len(called) == 1:
        return called[0]
    if called:
        desk.tell("name-ambiguous", entry.key, name=written, places=tuple(each.key for each in called))
        return None
    _unknown(entry, None, written, known, adopted=adopted, desk=desk)
    return None


def _unknown(
    entry: Entry, owner: str | None, name: str, known: dict[str, Parameter], *, adopted: Adopted, desk: Desk
) -> None:
    owners = [owner] if owner else [SHARED, *adopted.documents, *adopted.unread]
    if any(adopted.unknown(each, name) for each in owners):
        desk.pass_over()
    elif owner in adopted.others:
        desk.tell("company-not-adopted", entry.key, name=entry.key.text, document=owner or "")
    else:
        advised = advice(entry.key.text, known)
        desk.tell("name-unknown-parameter", entry.key, name=entry.key.text, advice=advised)


def _filling(entry: Entry, parameter: Parameter, desk: Desk) -> Filling:
    node = entry.value
    if not _says_more(node, parameter):
        history = one_value(node, parameter.type, parameter.range, desk)
        return Filling(parameter.key, history, place=entry.key.place.location)
    return Filling(
        key=parameter.key,
        history=_history(node, parameter, desk),
        locked=flag_of(desk, node, "locked"),
        may_only_tighten=word_of(desk, node, "may_only", ("tighten",)) is not None,
        place=entry.key.place.location,
    )


def _says_more(node: Node, parameter: Parameter) -> bool:
    """Tell ``{value: 8h, may_only: tighten}`` from the entries of a mapping."""
    if not isinstance(node, Mapping):
        return False
    if not isinstance(parameter.type, MappingOf):
        return True
    return (
        bool(node.entries)
        and set(node.entries) <= _SAYING
        and not set(node.entries) & set(parameter.type.among)
    )


def _history(node: Node, parameter: Parameter, desk: Desk) -> tuple[Dated, ...]:
    for key, entry in entries_of(node):
        if key not in _SAYING:
            desk.tell("shape-unknown-key", entry.key, key=key, advice=advice(key, _SAYING))
    value, dated = child(node, "value"), child(node, "dated")
    if value is not None and dated is not None:
        desk.tell("parameter-value-and-dated", dated, name=parameter.name)
        return ()
    if dated is not None:
        return dated_values(dated, parameter.type, parameter.range, desk)
    return one_value(value, parameter.type, parameter.range, desk) if value is not None else ()


def points(adopted: Adopted) -> Iterator[str]:
    """Name every point of every document."""
    for document in adopted.documents.values():
        yield from document.tables
