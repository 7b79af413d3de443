"""The shape of each kind of policy file: which keys stand where, and what kind of thing they hold.

Shapes know nothing of values and names: every scalar is text here. They serve twice, to check a tree
and, as JSON Schema, to help while writing in an editor (there a scalar may be a number or a boolean).
"""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag

from crmpolicy.source.calendar_shapes import CompanyCalendarShape
from crmpolicy.source.plain_shapes import (
    TAG,
    AsList,
    AsMapping,
    AsText,
    File,
    Guard,
    Keyed,
    Named,
    Several,
    Shape,
    Text,
    Title,
    kind_of_node,
)


class ScaleWord(Shape):
    """One word of a scale; without a title only where the scale is made of roles."""

    id: Text
    title: Title | None = None
    code: Text | None = None
    also: Several | None = None


class ScaleShape(Shape):
    """Words declared once, best first or without order."""

    title: Title
    order: Literal["best first", "none"]
    open: Text | None = None
    of: Text | None = None
    clause: Several | None = None
    reading: Several | None = None
    values: list[ScaleWord]


class TypeShape(Shape):
    """What says of which type something is."""

    type: Text | None = None
    scale: Keyed | None = None
    unit: Text | None = None
    step: Text | None = None


class FactShape(TypeShape):
    """A fact: its title, type, range, and how it follows from other facts."""

    title: Title
    of: (
        Annotated[
            AsText | Annotated[dict[str, "FactShape"], Tag(TAG + "mapping")], Discriminator(kind_of_node)
        ]
        | None
    ) = None
    range: dict[str, Any] | None = None
    unknown: Text | None = None
    personal: Text | None = None
    unique: Text | None = None
    derived: dict[str, Any] | None = None
    clause: Several | None = None


class PropertyShape(Shape):
    """What must hold for all facts."""

    id: Text
    never: Keyed | None = None
    always: Keyed | None = None
    when: Keyed | None = None
    same: Text | None = None
    whatever: Text | None = None
    in_order: list[Text] | None = None
    at_most: Text | None = None
    sum: list[Keyed] | None = None
    over: Text | None = None
    never_twice: Text | None = None
    first: Text | None = None
    before: Text | None = None
    clause: Several | None = None
    reading: Several | None = None


class EntryShape(TypeShape):
    """Of which type the entries of a mapping are."""

    range: dict[str, Any] | None = None


class ParameterShape(TypeShape):
    """A value that a document states or leaves to the company."""

    title: Title
    of: (
        Annotated[AsText | Annotated[EntryShape, Tag(TAG + "mapping")], Discriminator(kind_of_node)] | None
    ) = None
    clause: Several | None = None
    covers: Several | None = None
    value: Any = None
    dated: list[dict[str, Any]] | None = None
    range: dict[str, Any] | None = None
    stricter: Text | None = None
    locked: Text | None = None
    may_only: Text | None = None
    keys: Annotated[AsList | AsMapping, Discriminator(kind_of_node)] | None = None
    otherwise: Any = Field(None, alias="else")
    sums_to: Text | None = None
    rising: Keyed | None = None
    properties: list[PropertyShape] | None = None
    reading: Several | None = None


class OutputShape(TypeShape):
    """A field of the outcome; what the catalogue says of it need not be said again."""

    title: Title | None = None
    of: Text | None = None
    join: Text | None = None
    default: Any = None
    unknown: Text | None = None
    cap: Text | None = None


class SayingShape(Shape):
    """What the rules of all kinds have beside what follows from them."""

    id: Text
    title: Title | None = None
    when: Guard | None = None
    clause: Several | None = None
    reading: Several | None = None
    example: Text | None = None
    strength: Literal["soft"] | None = None
    no_clause: Text | None = Field(None, alias="no clause")


class RuleShape(SayingShape):
    """A guard, what follows, and the clauses that it rests on."""

    then: dict[str, Any]


class PartShape(Shape):
    """One small table."""

    id: Text
    title: Title | None = None
    when: Guard | None = None
    hit: Text | None = None
    priority: Text | None = None
    rules: list[RuleShape]
    otherwise: RuleShape | None = None


class OverrideShape(Shape):
    """Who may set outputs by hand, and what must be written down."""

    outputs: list[Text]
    by: Text
    needs: list[Text]
    clause: Several | None = None
    instead_of: dict[str, Any] | None = None


class RemedyShape(Shape):
    """Which outcome to reach by changing which facts."""

    reach: dict[str, Any]
    by_changing: list[Text]


_Rules: TypeAlias = Annotated[list[RuleShape], Tag(TAG + "list")]


class DecisionShape(Shape):
    """What decisions of every kind have in common."""

    title: Title | None = None
    clause: Several | None = None
    reading: Several | None = None
    example: Text | None = None
    governed_by: Text | None = None
    requires: dict[str, Text] | None = None
    derive: dict[str, FactShape] | None = None


class TableShape(DecisionShape):
    """A decision table: rules, or parts that are put together."""

    kind: Text | None = None
    inputs: list[Text] | None = None
    outputs: dict[str, OutputShape] | None = None
    hit: Text | None = None
    priority: Text | None = None
    rules: Annotated[AsText | _Rules, Discriminator(kind_of_node)] | None = None
    parts: list[PartShape] | None = None
    otherwise: RuleShape | None = None
    combine: dict[str, Any] | None = None
    of: Text | None = None
    empty: dict[str, Any] | None = None
    decided_by: Text | None = None
    override: OverrideShape | None = None
    remedy: RemedyShape | None = None
    properties: list[PropertyShape] | None = None


class CaseShape(Shape):
    """An owner's case: what is asked, what is known, and what is to come out."""

    case: Text
    ask: Text
    company: Text | None = None
    parameters: dict[str, Any] | None = Field(None, alias="with")
    given: dict[str, Any] | None = None
    happened: list[dict[str, Any]] | None = None
    stage: Text | None = None
    now: Text
    expect: dict[str, Any]
    because: Several | None = None
    remedy: Any = None
    clause: Several | None = None


class PolicyFile(File):
    """Sections; the folder says whose they are."""

    roles: dict[str, Named] | None = None
    events: dict[str, Named] | None = None
    scales: dict[str, ScaleShape] | None = None
    facts: dict[str, FactShape] | None = None
    parameters: dict[str, ParameterShape] | None = None
    decisions: dict[str, dict[str, Any]] | None = None
    cases: list[CaseShape] | None = None


class InForce(Shape):
    """The first and the last day on which a document is in force."""

    since: Text | None = Field(None, alias="from")
    to: Text | None = None


class DocumentFile(File):
    """Who a document is: ``policy.yaml``."""

    document: Text
    title: Title
    version: Text
    zone: Text
    currency: Text
    in_force: InForce | None = None
    approver: Text | None = None
    source: Keyed | None = None


class SubjectOutputShape(Shape):
    """What the catalogue says of an output."""

    title: Title
    type: Text
    join: Text | dict[str, Any]
    cap: Text | None = None


class DutiesJoinShape(Shape):
    """How the duties of several documents are joined, each for itself."""

    join: Literal["earliest", "latest", "chosen"]


class SubjectShape(Shape):
    """A question, whoever answers it."""

    title: Title
    room: Text
    outputs: dict[str, SubjectOutputShape] | None = None
    duties: DutiesJoinShape | None = None


class SubjectsFile(File):
    """The catalogue: ``subjects.yaml``."""

    subjects: dict[str, SubjectShape]


class StatedShape(Shape):
    """What a clause states or leaves open under a name, and what holds it."""

    says: (
        Annotated[
            AsText | AsList | Annotated[dict[str, Several], Tag(TAG + "mapping")],
            Discriminator(kind_of_node),
        ]
        | None
    ) = None
    left: Literal["blank", "open"] | None = None
    held_in: Several | None = Field(None, alias="in")


class ClauseShape(Shape):
    """A place in a document, told in our own words."""

    where: Text
    kind: Text
    computable: Literal["yes", "partly", "no"]
    summary: Title
    states: dict[str, StatedShape] | None = None
    cut: Text | None = None


class ClausesFile(File):
    """The clauses that rules rest on, and how they are read: ``clauses.yaml``."""

    clauses: dict[str, ClauseShape] | None = None
    readings: dict[str, Title] | None = None


class ScaleMapShape(Shape):
    """The word of another scale for every word of this one."""

    to: Text
    values: dict[str, Text]


class FactMapShape(Shape):
    """A fact's word for every word that a point answers with."""

    since: Text = Field(alias="from")
    values: dict[str, Text]


class SlotShape(Shape):
    """The rules that a document leaves to the company."""

    title: Title | None = None
    hit: Text | None = None
    priority: Text | None = None
    rules: list[RuleShape] | None = None
    parts: list[PartShape] | None = None
    otherwise: RuleShape | None = None


class JoinShape(Shape):
    """Another join than the declared one, with its reason."""

    use: Text
    reason: Title | None = None


class CompanyFile(File):
    """Who adopts documents and fills what they leave open."""

    company: Text
    title: Title | None = None
    zone: Text | None = None
    currency: Text | None = None
    adopts: list[Text] | None = None
    extends: Text | None = None
    calendar: CompanyCalendarShape | None = None
    chosen: dict[str, Text] | None = None
    map: dict[str, FactMapShape] | None = None
    joins: (
        dict[str, Annotated[AsText | Annotated[JoinShape, Tag(TAG + "mapping")], Discriminator(kind_of_node)]]
        | None
    ) = None
    roles: dict[str, Text] | None = None
    scales: dict[str, ScaleMapShape] | None = None
    parameters: dict[str, Any] | None = None
    slots: dict[str, SlotShape] | None = None
    locked: list[Text] | None = None


class CasesFile(File):
    """The cases that an owner wants to see decided so."""

    cases: list[CaseShape]
