"""What in the policies encodes a clause or carries a reading: rules, entries of forms, values, derivations.

A question that cites a clause as a whole, and a law, speak about it and encode nothing of it.
"""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from crmpolicy.errors import Location
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.parameters import Parameter
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Table

Kind = Literal["rule", "entry", "value", "derivation", "question", "law"]
ENCODES: Final[frozenset[Kind]] = frozenset({"rule", "entry", "value", "derivation"})


class Encoding(NamedTuple):
    """A thing that rests on a clause or a reading: its kind, its full name, where it stands."""

    kind: Kind
    name: str
    place: Location | None


class Citing(NamedTuple):
    """A thing with the clauses that it cites and the readings that it carries."""

    encoding: Encoding
    clauses: tuple[str, ...]
    readings: tuple[str, ...] = ()


def citing(effective: Effective, document: str) -> Iterator[Citing]:
    """Give everything of a document that cites clauses or carries readings.

    >>> from crmpolicy.company import load_policy_set
    >>> found = citing(load_policy_set("steel").effective, "steel")
    >>> [each.encoding.name for each in found if "steel.2.1.2.a" in each.clauses]
    ['steel.customer_size', 'steel.customer_size/large', 'steel.large_min']
    """
    for table in effective.tables.values():
        if table.document == document:
            yield from _of_table(table)
    for parameter in effective.parameters.values():
        if parameter.key.startswith(f"{document}."):
            yield from _of_parameter(parameter)
    for fact in derivations(effective):
        if fact.key.startswith(f"{document}."):
            yield Citing(Encoding("derivation", fact.key, fact.place), fact.clauses)


def derivations(effective: Effective) -> Iterator[Fact]:
    """Give the facts that follow from others, those of single tables too."""
    own = (fact for table in effective.tables.values() for fact in table.derive)
    return (fact for fact in (*effective.facts.values(), *own) if fact.derived is not None)


def _of_table(table: Table) -> Iterator[Citing]:
    yield Citing(Encoding("question", table.key, table.place), table.clauses, table.readings)
    for part, rule in table.rules():
        name = "/".join(filter(None, (table.key, part.id, rule.id)))
        yield Citing(Encoding("rule", name, rule.place), rule.clauses, rule.readings)
    if isinstance(table.course, Record):
        for clause, place in table.course.cited():
            yield Citing(Encoding("entry", table.key, place), (clause,))
    for law in table.properties:
        yield Citing(Encoding("law", f"{table.key}/{law.id}", law.place), law.clauses, law.readings)


def _of_parameter(parameter: Parameter) -> Iterator[Citing]:
    yield Citing(Encoding("value", parameter.key, parameter.place), parameter.clauses, parameter.readings)
    for law in parameter.properties:
        yield Citing(Encoding("law", f"{parameter.key}/{law.id}", law.place), law.clauses, law.readings)
