"""Where what is in force comes from: the company's file, a parent's, a document, or given at loading."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crmpolicy.company.places import shipped
from crmpolicy.engine import PolicySet
from crmpolicy.errors import Location
from crmpolicy.source import read_header

Source = Literal["company", "parent", "document", "shared", "given"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who wrote something, in which file; ``shipped`` where the file travels with the library."""

    source: Source
    name: str
    file: str | None = None
    shipped: bool = False


def origin_of(policies: PolicySet, place: Location | None) -> Origin:
    """Tell who wrote what stands at a place; without a place it was given when loading.

    >>> from crmpolicy.company import load_policy_set
    >>> policies = load_policy_set("example-branch")
    >>> share = policies.effective.parameters["steel.grade_a_share"]
    >>> origin_of(policies, share.history[0].place).source
    'parent'
    """
    if place is None:
        return Origin("given", policies.company)
    file = Path(place.file)
    for key, document in policies.effective.documents.items():
        if file.is_relative_to(document.folder):
            return Origin("document", key, place.file, travels(file))
    if place.file == policies.effective.company_file:
        return Origin("company", policies.company, place.file, travels(file))
    header = read_header(file, [])
    if header is not None:
        return Origin("parent", header.company, place.file, travels(file))
    return Origin("shared", file.name, place.file, travels(file))


def travels(file: Path) -> bool:
    """Tell whether a file is one of those that travel with the library."""
    return file.resolve().is_relative_to(shipped().resolve())


def folders(policies: PolicySet) -> tuple[Origin, ...]:
    """Give the folder of each document in force."""
    return tuple(
        Origin("document", key, document.folder, travels(Path(document.folder)))
        for key, document in policies.effective.documents.items()
    )
