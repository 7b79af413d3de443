"""Decision tables: rules with guards and outcomes, parts answered alone, hit policies of DMN."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from crmpolicy.errors import Location
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import ALWAYS, Guard, Operand, ParameterOf
from crmpolicy.policy.lifecycles import Chain, Lifecycle
from crmpolicy.policy.properties import Property
from crmpolicy.policy.rankings import Ranking
from crmpolicy.policy.records import Record
from crmpolicy.values import ValueType
from crmpolicy.wording import Words

Hit = Literal["unique", "first", "any", "priority", "rule order", "output order", "collect", "worst", "best"]
HITS: Final[tuple[Hit, ...]] = (
    "unique", "first", "any", "priority", "rule order", "output order", "collect", "worst", "best",
)  # fmt: skip
LISTING: Final[tuple[Hit, ...]] = ("rule order", "output order")
"""The hit policies that answer with all values, one after another."""
Fold = Literal[
    "worst", "best", "earliest", "latest", "max", "min", "sum", "count", "list",
    "union", "intersection", "all", "any", "chosen",
]  # fmt: skip
FOLDS: Final[tuple[Fold, ...]] = (
    "worst", "best", "earliest", "latest", "max", "min", "sum", "count", "list",
    "union", "intersection", "all", "any", "chosen",
)  # fmt: skip
JOINS: Final[tuple[Fold, ...]] = (
    "worst", "best", "earliest", "latest", "max", "min", "union", "intersection", "all", "any", "chosen",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Output:
    """A named field of the outcome, with the fold that joins what several documents say.

    The fold may be left to a parameter; ``join_cap`` bounds what is joined, ``cap`` what one document says.
    """

    name: str
    title: Words
    type: ValueType
    join: Fold | ParameterOf = "chosen"
    default: Any = None
    has_default: bool = False
    unknown: bool = False
    cap: ParameterOf | None = None
    join_cap: ParameterOf | None = None
    place: Location | None = field(default=None, compare=False)

    def joined_by(self) -> tuple[ParameterOf, ...]:
        """Give the parameters that say how several documents are joined."""
        return tuple(each for each in (self.join, self.join_cap) if isinstance(each, ParameterOf))


@dataclass(frozen=True, slots=True)
class Rule:
    """A guard, what follows from it and the clauses it rests on."""

    id: str
    when: Guard
    then: tuple[tuple[str, Operand], ...]
    clauses: tuple[str, ...] = ()
    title: Words | None = None
    readings: tuple[str, ...] = ()
    example: bool = False
    soft: bool = False
    no_clause: bool = False
    place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Part:
    """One small table; a table without parts is one part with an empty id.

    ``silent`` parts need no rule that matches: then they say nothing.
    """

    id: str
    title: Words | None
    hit: Hit
    rules: tuple[Rule, ...]
    otherwise: Rule | None = None
    when: Guard = ALWAYS
    priority: str | None = None
    silent: bool = False
    place: Location | None = field(default=None, compare=False)

    def all_rules(self) -> tuple[Rule, ...]:
        """The rules and, last, what holds when none of them matches."""
        return (*self.rules, *((self.otherwise,) if self.otherwise else ()))


@dataclass(frozen=True, slots=True)
class Requirement:
    """A fact that another point decides when it is not given (DMN: information requirement)."""

    fact: str
    point: str
    output: str


OVERRIDE: Final = "override"
"""The name under which a host gives what a person has set by hand."""


@dataclass(frozen=True, slots=True)
class Override:
    """Outputs that a person may set by hand: who (a role, or a parameter), and what is needed.

    ``instead_of`` are the answers of the rules that may be set otherwise; none: all.
    """

    outputs: tuple[str, ...]
    by: str | ParameterOf
    needs: tuple[str, ...]
    clauses: tuple[str, ...] = ()
    instead_of: tuple[tuple[str, tuple[Any, ...]], ...] = ()

    def may_set(self, said: Mapping[str, Any]) -> bool:
        """Tell whether what the rules said may be set otherwise."""
        return all(said.get(name) in values for name, values in self.instead_of)


@dataclass(frozen=True, slots=True)
class Remedy:
    """Answers to reach (any of the values, output by output) by changing some facts and no others."""

    reach: tuple[tuple[str, tuple[Any, ...]], ...]
    by_changing: tuple[str, ...]


Course = Duties | Chain | Lifecycle | Record | Ranking


@dataclass(frozen=True, slots=True)
class Table:
    """A decision of one document: facts in, a record of outputs out.

    A decision that speaks of time is lowered to a table that lists the rules which the facts match; its
    ``course`` says what follows from them, from what has happened and from the calendar. The course of a
    form says which entries it has, and its rules are those that are broken; that of a ranking, who comes
    first, and its rules are asked for each entry that has a place.

    ``combine`` puts the answers of the parts (or of the entries of the list ``of``) together, output by
    output; its word may be a parameter. ``slot``: the document leaves the rules to the company.
    """

    key: str
    subject: str
    document: str
    title: Words
    outputs: tuple[Output, ...]
    parts: tuple[Part, ...]
    combine: tuple[tuple[str, Fold | ParameterOf], ...] = ()
    clauses: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    example: bool = False
    governed_by: str = "now"
    requires: tuple[Requirement, ...] = ()
    derive: tuple[Fact, ...] = ()
    inputs: tuple[str, ...] = ()
    slot: bool = False
    of: str | None = None
    empty: tuple[tuple[str, Any], ...] = ()
    decided_by: str | None = None
    override: Override | None = None
    remedy: Remedy | None = None
    properties: tuple[Property, ...] = ()
    course: Course | None = None
    place: Location | None = field(default=None, compare=False)

    @property
    def timed(self) -> bool:
        """Whether the answer goes on from events, by the calendar."""
        return self.course is not None and not isinstance(self.course, Record | Ranking)

    def output(self, name: str) -> Output:
        """The output of that name."""
        return next(each for each in self.outputs if each.name == name)

    def lists(self, name: str) -> bool:
        """Whether the answer is a list of values of an output, not one value."""
        hits = {part.hit for part in self.parts if any(name in dict(rule.then) for rule in part.all_rules())}
        word = dict(self.combine).get(name)
        if word == "list":
            return len(self.parts) > 1 or self.of is not None or not hits.isdisjoint((*LISTING, "collect"))
        return not hits.isdisjoint(LISTING) or (word is None and "collect" in hits)

    def rules(self) -> Iterator[tuple[Part, Rule]]:
        """Every rule with its part, those that catch the rest too."""
        for part in self.parts:
            for rule in part.all_rules():
                yield part, rule
