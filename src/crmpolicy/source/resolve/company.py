"""A company: which documents it adopts, and what it fills, joins and locks."""

from collections.abc import Collection
from collections.abc import Mapping as Table
from pathlib import Path
from typing import Final

from crmpolicy.errors import Fault, Location, in_order
from crmpolicy.policy.calendars import Calendar, HolidayTable
from crmpolicy.policy.documents import Company, Document, Shared
from crmpolicy.source.advice import advice
from crmpolicy.source.alike import alike
from crmpolicy.source.desk import Desk
from crmpolicy.source.files import read_file
from crmpolicy.source.reading import child, entries_of, scalars, text_of, title_of
from crmpolicy.source.resolve.calendars import read_company_calendar
from crmpolicy.source.resolve.documents import read_currency, read_zone
from crmpolicy.source.resolve.fillings import Adopted, points, read_fillings
from crmpolicy.source.resolve.header import pins
from crmpolicy.source.resolve.joining import Joining
from crmpolicy.source.resolve.names import EVERYTHING
from crmpolicy.source.resolve.slots import read_slots
from crmpolicy.source.tree import Mapping, Node, Scalar
from crmpolicy.wording import Words

NO_TABLES: Final[Table[str, HolidayTable | None]] = {}
Pins = tuple[tuple[str, int], ...]


def read_company(
    path: Path,
    shared: Shared,
    documents: Table[str, Document],
    faults: list[Fault],
    *,
    unread: Collection[str] = (),
    holidays: Table[str, HolidayTable | None] = NO_TABLES,
) -> Company | None:
    """Read a company file; values are typed by the parameters of the documents.

    ``extends`` is only recorded, as ``parent``; title, zone and currency that are not written are empty
    then, for the parent's to be taken.

    Args:
        path: the company file.
        shared: what all documents share.
        documents: the documents of the company and of those that it extends, by key; others may be among
            them, which lets a value for a document that is not adopted be named as such.
        faults: gathers what is wrong, in the order of the file.
        unread: documents that were found but could not be read, ``*`` where nobody knows which: nothing is
            said against names in them.
        holidays: the tables of holidays that were found, by name; None stands for a faulty one.
    """
    desk = Desk()
    root = read_file(path, "CompanyFile", desk)
    company = (
        _company(root, shared, documents, frozenset(unread), desk, holidays=holidays)
        if root is not None
        else None
    )
    faults.extend(in_order(desk.faults))
    return company


def _company(
    root: Mapping,
    shared: Shared,
    documents: Table[str, Document],
    unread: frozenset[str],
    desk: Desk,
    *,
    holidays: Table[str, HolidayTable | None],
) -> Company | None:
    named = child(root, "company")
    if not isinstance(named, Scalar):
        return None
    parent = text_of(root, "extends")
    currency = read_currency(desk, child(root, "currency"))
    adopts = _adopts(root, documents, unread, currency, desk)
    _required(root, parent, desk)
    lost = unread if _all_known(root, {*documents, *unread}, parent, desk) else unread | {EVERYTHING}
    adopted = _adopted(shared, documents, adopts, parent, lost)
    _same_titles(root, adopted, desk)
    joining = Joining(adopted, desk)
    chosen = joining.chosen(child(root, "chosen"))
    return Company(
        key=named.text,
        title=title_of(root) or Words("", ""),
        zone=read_zone(desk, child(root, "zone")),
        currency=currency,
        adopts=adopts,
        fillings=read_fillings(child(root, "parameters"), adopted, desk),
        slots=read_slots(child(root, "slots"), adopted, desk),
        chosen=chosen,
        joins=joining.joins(child(root, "joins")),
        scale_maps=joining.scale_maps(child(root, "scales")),
        fact_maps=joining.fact_maps(child(root, "map"), chosen),
        roles=_roles(child(root, "roles"), adopted, desk),
        calendar=_calendar(root, holidays, desk),
        locked=_locked(child(root, "locked"), adopted, desk),
        parent=parent,
        place=named.place.location,
        parameters_place=_key_place(root, "parameters") or named.place.location,
        chosen_places={
            subject: entry.key.place.location for subject, entry in entries_of(child(root, "chosen"))
        },
    )


def _calendar(root: Mapping, holidays: Table[str, HolidayTable | None], desk: Desk) -> Calendar | None:
    entry = root.entries.get("calendar")
    return read_company_calendar(entry, holidays, desk) if entry is not None else None


def _key_place(root: Mapping, key: str) -> Location | None:
    """Give the place of a key, where the file has it."""
    return root.entries[key].key.place.location if key in root.entries else None


def _adopted(
    shared: Shared, documents: Table[str, Document], adopts: Pins, parent: str | None, unread: frozenset[str]
) -> Adopted:
    """Tell the adopted documents from others; a company that extends another adopts through it."""
    named = {key for key, _ in adopts}
    own = {key: each for key, each in documents.items() if parent is not None or key in named}
    return Adopted(shared, own, frozenset(documents) - frozenset(own), unread)


def _all_known(root: Mapping, found: Collection[str], parent: str | None, desk: Desk) -> bool:
    """Tell whether every document was found that the company adopts, itself or through its parent."""
    node = child(root, "adopts")
    if node is None:
        return parent is not None
    return desk.is_sound(node) and all(pin is not None and pin[0] in found for _, pin in pins(node))


def _required(root: Mapping, parent: str | None, desk: Desk) -> None:
    for key in ("title", "zone", "currency", "adopts"):
        if parent is None and key not in root.entries:
            desk.tell("shape-missing-key", root.entries["company"].key, key=key)


def _adopts(
    root: Mapping, documents: Table[str, Document], unread: frozenset[str], currency: str, desk: Desk
) -> Pins:
    found: dict[str, int] = {}
    for written, pin in pins(child(root, "adopts")):
        if pin is None:
            desk.tell("company-adopts-form", written, given=written.text)
            continue
        key, version = pin
        document = documents.get(key)
        if key in found:
            desk.tell("company-adopts-twice", written, document=key)
        elif document is None and key not in unread:
            known = {*documents, *unread} - {EVERYTHING}
            desk.tell("company-document-unknown", written, document=key, advice=advice(key, known))
        elif document is not None:
            _fits(written, document, version, currency, desk)
        found.setdefault(key, version)
    return tuple(sorted(found.items()))


def _fits(written: Scalar, document: Document, version: int, currency: str, desk: Desk) -> None:
    if document.version and document.version != version:
        pinned, found = str(version), str(document.version)
        desk.tell("company-version", written, document=document.key, pinned=pinned, found=found)
    if currency and document.currency and currency != document.currency:
        wanted = document.currency
        desk.tell("company-currency", written, document=document.key, given=currency, wanted=wanted)


def _roles(node: Node | None, adopted: Adopted, desk: Desk) -> dict[str, str]:
    """Read which role each word in use stands for; none may be what another role is called already."""
    known: dict[str, Words] = dict(adopted.shared.roles)
    for document in adopted.documents.values():
        known.update(document.roles)
    documents = adopted.documents.values()
    partial = EVERYTHING in adopted.shared.unknown or any(EVERYTHING in each.unknown for each in documents)
    found: dict[str, str] = {}
    for name, entry in entries_of(node):
        if not isinstance(entry.value, Scalar):
            continue
        role = entry.value.text
        if role not in known and not partial and not adopted.unread:
            desk.tell("name-unknown-role", entry.value, name=role, advice=advice(role, known))
        meant = _called(name, known, found)
        if meant and role not in meant:
            desk.tell("company-role-taken", entry.key, name=name, role=role, others=tuple(meant))
        found[name] = role
    return found


def _same_titles(root: Mapping, adopted: Adopted, desk: Desk) -> None:
    """Refuse documents that call two roles by one name, or one role by two."""
    entry = root.entries.get("adopts")
    if entry is None:
        return
    first = dict(adopted.shared.roles)
    for document in adopted.documents.values():
        for role, title in document.roles.items():
            clash = [
                (other, name)
                for other, words in first.items()
                for name in words
                if (other == role) != (name in title)
            ]
            for other, name in clash[:1]:
                key = document.key
                desk.tell("company-roles-titled", entry.key, document=key, role=role, other=other, name=name)
            first.setdefault(role, title)


def _called(name: str, titles: Table[str, Words], words: Table[str, str]) -> list[str]:
    """Give the roles that have a name for their id or title, or by a word before; what is alike counts."""
    wanted = alike(name)
    named = {role for role, title in titles.items() if wanted in map(alike, (role, *title))}
    return sorted(named | {role for word, role in words.items() if alike(word) == wanted})


def _locked(node: Node | None, adopted: Adopted, desk: Desk) -> tuple[str, ...]:
    """Read which points and parameters those who extend this company may not touch."""
    known = {*points(adopted), *adopted.parameters()}
    for written in scalars(node):
        owner, _, name = written.text.partition(".")
        document = adopted.documents.get(owner)
        lost = document is not None and f"point:{name}" in document.unknown
        if written.text in known or lost or adopted.unknown(owner, name):
            continue
        desk.tell("company-locked-unknown", written, name=written.text, advice=advice(written.text, known))
    return tuple(each.text for each in scalars(node))
