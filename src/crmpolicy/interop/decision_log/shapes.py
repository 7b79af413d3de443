"""What a policy set declares of each name that a caller may give: what it may hold, and what is personal."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from crmpolicy.engine import PolicySet
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.records import Field, Record


@dataclass(frozen=True, slots=True)
class Shape:
    """What is declared of one name: the facts that are called so, and the fields of their entries.

    Documents may mean different things by one name; it is personal where one of them says so.
    """

    personal: bool = False
    facts: tuple[Fact, ...] = ()
    fields: Mapping[str, "Shape"] = field(default_factory=dict)


UNDECLARED: Final = Shape(personal=True)
"""What nobody declares may be anything: a misspelt telephone number too."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """What a policy set declares, by every name that a caller may write.

    >>> from crmpolicy.company import load_policy_set
    >>> shapes = Shapes.of(load_policy_set("example-group"))
    >>> shapes.of_fact("contact_birthday").personal, shapes.of_fact("steel.sales_share").personal
    (True, False)
    >>> shapes.of_fact("no_such_fact").personal
    True
    """

    declared: Mapping[str, Shape]

    @classmethod
    def of(cls, policies: PolicySet) -> "Shapes":
        """Gather what a policy set declares."""
        found: dict[str, list[Fact]] = {}
        lines: dict[str, list[Fact]] = {}
        for fact in _declared(policies.effective):
            for name in dict.fromkeys((fact.key, fact.name)):
                found.setdefault(name, []).append(fact)
        for entry in _entries(policies.effective):
            for name in dict.fromkeys((entry.fact.key, entry.name)):
                lines.setdefault(name, []).extend(each.fact for each in entry.lines)
        return cls({name: _shape(facts, lines.get(name, ())) for name, facts in found.items()})

    def of_fact(self, name: str) -> Shape:
        """Tell what is declared of a fact."""
        return self.declared.get(name, UNDECLARED)

    def of_field(self, shape: Shape, name: str) -> Shape:
        """Tell what is declared of a field of an entry; a detail of an event is a fact by itself."""
        return shape.fields.get(name) or self.of_fact(name)


def _declared(effective: Effective) -> Iterator[Fact]:
    yield from effective.facts.values()
    for table in effective.tables.values():
        yield from table.derive
        if isinstance(table.course, Record) and table.course.stage is not None:
            yield table.course.stage
    yield from (entry.fact for entry in _entries(effective))


def _entries(effective: Effective) -> Iterator[Field]:
    """Give the entries of all forms."""
    for table in effective.tables.values():
        if isinstance(table.course, Record):
            yield from table.course.fields


def _shape(facts: Iterable[Fact], lines: Iterable[Fact]) -> Shape:
    facts = tuple(facts)
    personal = any(fact.personal for fact in facts)
    fields: dict[str, list[Fact]] = {}
    listed = [each for fact in facts if isinstance(fact.type, ListOf) for each in fact.type.fields]
    for each in (*listed, *lines):
        fields.setdefault(each.name, []).append(each)
    inside = {
        name: Shape(personal or any(each.personal for each in found), tuple(found))
        for name, found in fields.items()
    }
    return Shape(personal, facts, inside)
