"""Where what is in force comes from: the company's file, a parent's, a document, or given at loading."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from crmpolicy.company.citing import cited
from crmpolicy.company.places import shipped
from crmpolicy.engine import PolicySet
from crmpolicy.errors import Location
from crmpolicy.policy.documents import Clause
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.parameters import Parameter
from crmpolicy.source import read_header

Source = Literal["company", "parent", "document", "shared", "given"]
Standing = Literal["stated", "default"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who wrote something, in which file; ``shipped`` where the file travels with the library.

    ``standing`` tells of a document's own value whether its text states it or it is our reading.
    """

    source: Source
    name: str
    file: str | None = None
    shipped: bool = False
    standing: Standing | None = None


class Origins:
    """Where the values of a set of policies come from; the documents' clauses are read once, if need be.

    >>> from crmpolicy.company import load_policy_set
    >>> policies = load_policy_set("steel")
    >>> values = policies.effective.parameters
    >>> channels, basis = values["steel.required_channels"], values["steel.share_basis"]
    >>> [Origins(policies).of(each, each.history[0].place).standing for each in (channels, basis)]
    ['stated', 'default']
    """

    def __init__(self, policies: PolicySet) -> None:
        self._policies = policies

    def of(self, parameter: Parameter, place: Location | None) -> Origin:
        """Tell who wrote a value of a parameter."""
        origin = origin_of(self._policies, place)
        if origin.source not in ("document", "shared"):
            return origin
        return replace(origin, standing=standing_of(parameter, self._clauses))

    @cached_property
    def _clauses(self) -> Mapping[str, Clause]:
        return cited(self._policies)


def standing_of(parameter: Parameter, clauses: Mapping[str, Clause]) -> Standing:
    """Tell whether a document's own value is stated by its text or is how we read what it leaves open.

    The clauses of the parameter tell by name what they state. Where they do not name it, lists are the text's
    unless a reading says otherwise, and single values are ours.
    """
    told = [
        each
        for clause in parameter.clauses
        for each in (clauses[clause].states if clause in clauses else ())
        if parameter.name in each.held_in
    ]
    if told:
        return "stated" if any(each.left is None for each in told) else "default"
    listed = isinstance(parameter.type, ListOf) and not parameter.readings
    return "stated" if listed else "default"


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
