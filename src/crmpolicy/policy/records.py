"""Records: the forms that people fill in, entry by entry, and the rules that their entries have to keep.

A rule says what must hold; it is lowered to a table rule that matches where it is broken (``RULES``). A rule
about the lines of a list becomes a fact that counts the lines which break it. So folding, checking and
comparing know no forms; whether an entry is missing or unusable is told by ``engine.record_point``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from crmpolicy.errors import Location
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.guards import ALWAYS, Guard
from crmpolicy.policy.rankings import NOBODY, Ranking
from crmpolicy.policy.scales import Choice, Scale
from crmpolicy.wording import Words

RULES: Final = "rules"
FIELDS: Final = "fields"
FORM: Final = "form"
"""The parts that reasons name: broken rules, single entries, the form as a whole."""
STAGE: Final = "stage"
"""The name under which a caller says how far the form has come."""


@dataclass(frozen=True, slots=True)
class Section:
    """One block of a form."""

    id: str
    title: Words
    clauses: tuple[str, ...] = ()
    place: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Field:
    """One entry of a form; ``since`` names the stage from which on a required entry is wanted.

    ``unique``: no other form (among the lines of a list: no other line) may have the same value.
    ``at_most`` counts lines; ``lines`` are the fields of each of them.
    """

    fact: Fact
    required: bool = False
    since: str | None = None
    section: str | None = None
    unique: bool = False
    at_most: int | None = None
    clauses: tuple[str, ...] = ()
    lines: tuple["Field", ...] = ()

    @property
    def name(self) -> str:
        """What the entry is called."""
        return self.fact.name

    @property
    def listed(self) -> bool:
        """Whether the entry is a list of lines with fields of their own."""
        return isinstance(self.fact.type, ListOf) and bool(self.fact.type.fields)


@dataclass(frozen=True, slots=True)
class Demand:
    """A rule as it is written: when it applies and what must hold.

    ``of`` is the list whose lines it is about, ``counter`` the fact that counts those which break it.
    """

    rule: str
    must: Guard
    when: Guard = ALWAYS
    of: str | None = None
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The course of a record: its entries in the order of the form, its stages in the order of time.

    ``stage`` is the fact that says how far a form has come, the latest stage first as on every scale.
    """

    fields: tuple[Field, ...]
    stage: Fact | None = None
    sections: tuple[Section, ...] = ()
    demands: tuple[Demand, ...] = ()

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages, the first of them first."""
        return tuple(reversed(self.scale.ids)) if self.scale else ()

    @property
    def scale(self) -> Scale | None:
        """The stages as a scale."""
        return self.stage.type.scale if self.stage and isinstance(self.stage.type, Choice) else None

    def wants(self, field: Field, stage: str | None) -> bool:
        """Tell whether an entry has to be there at a stage."""
        if not field.required or field.since is None or stage is None:
            return field.required
        return self.stages.index(stage) >= self.stages.index(field.since)

    def asked(self) -> Iterator[str]:
        """Name the facts of the form by full name, its stage first."""
        yield from (self.stage.key,) if self.stage else ()
        yield from (each.fact.key for each in self.fields)

    def clauses_of(self, entry: Field) -> tuple[str, ...]:
        """Give the clauses that ask for an entry: its own, those of its list, those of its block."""
        outer = next((each for each in self.fields if entry in each.lines), entry)
        blocks = {each.id: each.clauses for each in self.sections}
        return entry.clauses or outer.clauses or blocks.get(outer.section or "", ())

    def cited(self) -> Iterator[tuple[str, Location | None]]:
        """Give the clauses that blocks and entries cite, with their places."""
        for block in self.sections:
            yield from ((clause, block.place) for clause in block.clauses)
        for entry in self.entries():
            yield from ((clause, entry.fact.place) for clause in entry.clauses)

    def asking(self) -> frozenset[str]:
        """Give every clause that asks for an entry."""
        own = (clause for _, clauses, _ in self._asked_for() for clause in clauses)
        lines = (clause for _, _, lines in self._asked_for() for _, each in lines for clause in each)
        return frozenset((*own, *lines))

    def without(self, clause: str) -> "Record":
        """Give the form without the entries that a clause asks for."""
        left = [
            replace(each, lines=tuple(line for line, asking in lines if clause not in asking))
            for each, clauses, lines in self._asked_for()
            if clause not in clauses
        ]
        return replace(self, fields=tuple(left))

    def _asked_for(self) -> Iterator[tuple[Field, tuple[str, ...], list[tuple[Field, tuple[str, ...]]]]]:
        """Give the entries with the clauses that ask for them, and so their lines (see ``clauses_of``)."""
        blocks = {each.id: each.clauses for each in self.sections}
        for each in self.fields:
            clauses = each.clauses or blocks.get(each.section or "", ())
            yield each, clauses, [(line, line.clauses or clauses) for line in each.lines]

    def demand(self, rule: str) -> Demand:
        """Give a rule as it is written."""
        return next(each for each in self.demands if each.rule == rule)

    def entries(self) -> Iterator[Field]:
        """Give every entry, those of lines after their list."""
        for each in self.fields:
            yield from (each, *each.lines)


def by_rule(course: object, part: str) -> bool:
    """Tell whether a reason of a question is that of a rule.

    Those of a form may be about an entry, that of a ranking may say that nobody has a place.

    >>> by_rule(None, "fields")
    True
    """
    if isinstance(course, Ranking):
        return part != NOBODY
    return not isinstance(course, Record) or part == RULES
