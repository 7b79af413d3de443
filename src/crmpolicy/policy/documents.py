"""Documents, their clauses, the catalogue of subjects and the companies that adopt them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from crmpolicy.errors import Location
from crmpolicy.policy.calendars import Calendar
from crmpolicy.policy.duties import DutyJoin
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.parameters import Dated, Parameter
from crmpolicy.policy.scales import Scale
from crmpolicy.policy.tables import Fold, Part, Table
from crmpolicy.wording import Words


@dataclass(frozen=True, slots=True)
class Stated:
    """What a clause states or leaves open, and the names of what holds it in the policies.

    ``says`` has each thing stated, as the policies write it, with the number that the text gives it (else
    empty). ``left`` is ``blank`` for a printed blank, ``open`` for what the text needs and does not say;
    where it is not None, ``says`` is how we read it.
    """

    name: str
    says: tuple[tuple[str, str], ...] = ()
    left: str | None = None
    held_in: tuple[str, ...] = ()
    place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Clause:
    """A place in a document that rules rest on (DMN: knowledge source), told in our own words.

    ``cut``: the original breaks off inside it, so what followed is not known.
    """

    id: str
    where: str
    summary: Words
    kind: str
    computable: str
    states: tuple[Stated, ...] = ()
    cut: bool = False
    place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class SubjectOutput:
    """What the catalogue says of an output: its title, its type's name, its join and what bounds that."""

    name: str
    title: Words
    type: str
    join: Fold | ParameterOf
    cap: ParameterOf | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A question, whoever answers it; ``room`` is where its typed function lives.

    ``duties`` is set where duties answer it: how those of several documents are joined, each for itself.
    """

    key: str
    title: Words
    room: str
    outputs: tuple[SubjectOutput, ...] = ()
    duties: DutyJoin | None = None
    place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Shared:
    """The words of all documents: catalogue, shared facts, scales, parameters and roles.

    ``unknown`` lists what is declared but cannot be used because of a fault told already: ``name:x``
    (fact or parameter), ``scale:x``, ``subject:x``, or ``*`` where a whole file could not be read.
    """

    subjects: Mapping[str, Subject]
    facts: Mapping[str, Fact]
    scales: Mapping[str, Scale]
    parameters: Mapping[str, Parameter]
    roles: Mapping[str, Words]
    events: Mapping[str, Words]
    unknown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Document:
    """One written policy: its identity and everything declared in its folder, by full name.

    ``unknown`` lists, as in :class:`Shared`, what is declared but faulty; here ``point:x`` too.
    """

    key: str
    version: int
    title: Words
    zone: str
    currency: str
    folder: str
    facts: Mapping[str, Fact]
    scales: Mapping[str, Scale]
    parameters: Mapping[str, Parameter]
    tables: Mapping[str, Table]
    roles: Mapping[str, Words]
    events: Mapping[str, Words]
    in_force_from: date | None = None
    in_force_to: date | None = None
    approver: str | None = None
    unknown: frozenset[str] = frozenset()
    place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Filling:
    """A company's value for a parameter, with what it adds: history, lock, one-way change."""

    key: str
    history: tuple[Dated, ...]
    locked: bool = False
    may_only_tighten: bool = False
    place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ScaleMap:
    """Every word of one scale and the word of another that it stands for."""

    source: str
    target: str
    words: tuple[tuple[str, str], ...]
    place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class FactMap:
    """A document's own fact, taken from what another point decides, word by word."""

    fact: str
    point: str
    output: str
    words: tuple[tuple[str, str], ...]
    place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class JoinChoice:
    """How a company puts the answers of several documents together for one subject or output."""

    subject: str
    output: str | None
    use: Fold
    reason: Words | None = None
    place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class CompanyHeader:
    """What must be known before the rest of a company can be read."""

    company: str
    extends: str | None
    adopts: tuple[tuple[str, int], ...]
    zone: str | None
    currency: str | None
    holidays: str | None = None
    place: Location | None = field(default=None, compare=False)
    parent_place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Company:
    """Who adopts documents and fills what they leave open."""

    key: str
    title: Words
    zone: str
    currency: str
    adopts: tuple[tuple[str, int], ...]
    fillings: Mapping[str, Filling]
    slots: Mapping[str, tuple[Part, ...]]
    chosen: Mapping[str, str]
    joins: tuple[JoinChoice, ...]
    scale_maps: tuple[ScaleMap, ...]
    fact_maps: tuple[FactMap, ...]
    roles: Mapping[str, str]
    calendar: Calendar | None = None
    locked: tuple[str, ...] = ()
    parent: str | None = None
    place: Location | None = field(default=None, compare=False)
    parameters_place: Location | None = field(default=None, compare=False)
    chosen_places: Mapping[str, Location] = field(default_factory=dict, compare=False)
