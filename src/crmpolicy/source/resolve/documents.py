"""A document: its identity, and all that the files of its folder declare, resolved."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crmpolicy.errors import BadValueError, Fault, Location, in_order
from crmpolicy.policy.documents import Document, Shared
from crmpolicy.source.desk import Desk
from crmpolicy.source.files import read_file
from crmpolicy.source.reading import child, text_of, title_of
from crmpolicy.source.resolve.last_places import bounded_by_cuts
from crmpolicy.source.resolve.names import usable_name
from crmpolicy.source.resolve.sections import read_sections
from crmpolicy.source.resolve.values import scalar_value
from crmpolicy.source.resolve.vocabulary import HOME, Vocabulary, shared_vocabulary
from crmpolicy.source.resolve.world import World, present
from crmpolicy.source.tree import Mapping, Scalar
from crmpolicy.values import Date, Integer, find_currency
from crmpolicy.wording import Words

IDENTITY: Final = "policy.yaml"
CLAUSES: Final = "clauses.yaml"


def read_document(folder: Path, shared: Shared, faults: list[Fault]) -> Document | None:
    """Read a document: ``policy.yaml`` and every other YAML file of the folder but ``clauses.yaml``.

    Gives what could be read; what is declared but faulty stands in ``unknown``. Gives None where
    ``policy.yaml`` does not say which document this is.

    Args:
        folder: the folder of the document.
        shared: what all documents share.
        faults: gathers what is wrong, in the order of the files.
    """
    desk = Desk()
    root = read_file(folder / IDENTITY, "DocumentFile", desk)
    document = _document(root, folder, shared, desk) if root is not None else None
    faults.extend(in_order(desk.faults))
    return document


def _document(root: Mapping, folder: Path, shared: Shared, desk: Desk) -> Document | None:
    named = child(root, "document")
    if not isinstance(named, Scalar) or not usable_name(desk, named):
        return None
    currency = read_currency(desk, child(root, "currency"), HOME)
    version = _number(root, desk)
    since, until = _in_force(root, desk)
    base = shared_vocabulary(shared)
    words = Vocabulary(None, currency, base.scales, base.roles, base.events, partial=base.partial)
    paths = sorted(path for path in folder.glob("*.yaml") if path.name not in (IDENTITY, CLAUSES))
    world = World(words, shared, named.text, read_sections(paths, desk), desk)
    world.build()
    tables = {each.key: each for each in world.tables.values() if each is not None}
    return Document(
        key=named.text,
        version=version,
        title=title_of(root) or Words(named.text, named.text),
        zone=read_zone(desk, child(root, "zone")),
        currency=currency,
        folder=str(folder),
        facts=present(world.facts),
        scales={scale.id: scale for scale in world.scales.values() if scale is not None},
        parameters=bounded_by_cuts({one.key: one for one in world.parameters.values() if one}, tables),
        tables=tables,
        roles=world.roles,
        events=world.events,
        in_force_from=since,
        in_force_to=until,
        approver=text_of(root, "approver"),
        unknown=world.unknown(),
        place=Location(str(folder / IDENTITY), named.place.line, named.place.column),
    )


def _number(root: Mapping, desk: Desk) -> int:
    written = child(root, "version")
    found = scalar_value(written, Integer(), desk) if isinstance(written, Scalar) else None
    return int(found or 0)


def _in_force(root: Mapping, desk: Desk) -> tuple[date | None, date | None]:
    """Read the first and the last day in force."""
    written = child(root, "in_force")
    read: Callable[[str], date | None] = lambda key: _day(written, key, desk)  # noqa: E731 - one use, two keys
    since, until = read("from"), read("to")
    if since and until and until < since and written is not None:
        desk.tell("name-in-force-backwards", written, since=since.isoformat(), until=until.isoformat())
    return since, until


def _day(node: object, key: str, desk: Desk) -> date | None:
    written = child(node, key) if isinstance(node, Mapping) else None
    return scalar_value(written, Date(), desk) if isinstance(written, Scalar) else None


def read_currency(desk: Desk, node: object, default: str = "") -> str:
    """Read a currency; money of a document is of this one only."""
    if not isinstance(node, Scalar):
        return default
    try:
        return find_currency(node.text).id
    except BadValueError as error:
        desk.refuse(error, node)
        return default


def read_zone(desk: Desk, node: object) -> str:
    """Read the name of a time zone."""
    if not isinstance(node, Scalar):
        return ""
    try:
        ZoneInfo(node.text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        desk.tell("name-unknown-zone", node, given=node.text)
    return node.text
