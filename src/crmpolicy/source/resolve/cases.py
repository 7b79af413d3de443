"""An owner's cases, as they are written: their values are typed later, by the point that is asked."""

from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from crmpolicy.errors import Fault, Location, in_order
from crmpolicy.source.desk import Desk
from crmpolicy.source.files import check_shape, read_root
from crmpolicy.source.reading import child, entries_of, items_of, text_of, texts_of
from crmpolicy.source.resolve.sections import SECTIONS
from crmpolicy.source.tree import Entry, Mapping, Node, Scalar

Given = Table[str, Entry]
_NOTHING: Final[Given] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class RawCase:
    """What is asked of whom, what is known and has happened, and what is to come out.

    ``parameters``, ``given`` and ``expect`` are keys and values with their places.
    """

    case: str
    ask: Scalar
    company: Scalar | None
    parameters: Given
    given: Given
    happened: tuple[Node, ...]
    stage: str | None
    now: Scalar
    expect: Given
    because: tuple[str, ...] = ()
    remedy: Node | None = None
    clauses: tuple[str, ...] = ()
    place: Location | None = field(default=None, compare=False)


def read_cases(path: Path, faults: list[Fault]) -> tuple[RawCase, ...]:
    """Read the cases of one file; a case whose shape is faulty is told and left out.

    Args:
        path: a file of cases, or a file of a document with a section ``cases`` among its others.
        faults: gathers what is wrong, in the order of the file.
    """
    desk = Desk()
    root = read_root(path, desk)
    if root is not None:
        check_shape(root, "PolicyFile" if _among_sections(path, root) else "CasesFile", desk)
    found = [_case(node, desk) for node in items_of(root, "cases")] if root is not None else []
    _twice(found, desk)
    faults.extend(in_order(desk.faults))
    return tuple(each for each in found if each is not None)


def _among_sections(path: Path, root: Mapping) -> bool:
    """Tell whether a file has sections of a document; in a folder of cases nobody would read them."""
    return path.parent.name != "cases" and any(name in root.entries for name in SECTIONS)


def _case(node: Node, desk: Desk) -> RawCase | None:
    ask, now, company = child(node, "ask"), child(node, "now"), child(node, "company")
    if not desk.sound(node) or not isinstance(ask, Scalar) or not isinstance(now, Scalar):
        return None
    return RawCase(
        case=text_of(node, "case") or "",
        ask=ask,
        company=company if isinstance(company, Scalar) else None,
        parameters=_given(node, "with"),
        given=_given(node, "given"),
        happened=items_of(node, "happened"),
        stage=text_of(node, "stage"),
        now=now,
        expect=_given(node, "expect"),
        because=texts_of(node, "because"),
        remedy=child(node, "remedy"),
        clauses=texts_of(node, "clause"),
        place=node.place.location,
    )


def _given(node: Node, key: str) -> Given:
    return dict(entries_of(child(node, key))) or _NOTHING


def _twice(cases: list[RawCase | None], desk: Desk) -> None:
    """A case is called by its sentence: no two may have the same one."""
    seen: dict[str, Location | None] = {}
    for each in cases:
        if each is None:
            continue
        if each.case in seen:
            desk.add(Fault("name-case-twice", {"name": each.case, "first": str(seen[each.case])}, each.place))
        seen.setdefault(each.case, each.place)
