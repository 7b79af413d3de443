"""CRM402: a clause is cited that the document's list of clauses does not have."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from crmpolicy.errors import Location
from crmpolicy.policy.documents import Document
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.parameters import Parameter
from crmpolicy.policy.properties import Property
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Table
from crmpolicy.source.advice import advice
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.finding import Found
from crmpolicy.wording import Argument

Cited = tuple[str, Location | None]


def find(checked: Checked) -> Iterator[Found]:
    """Look up every clause that rules, tables, parameters, facts and laws of a document cite."""
    lists = {key: checked.clauses(key) for key in checked.effective.documents}
    known = [clause for each in lists.values() for clause in each or ()]
    for key, document in checked.effective.documents.items():
        cited = dict.fromkeys(_cited(document, checked.effective.tables))
        if lists[key] is None and cited:
            place = next((place for _, place in cited if place), document.place)
            yield Found(
                {"document": document.title, "folder": document.key},
                document.place or place,
                message="finding-unknown-clause-no-list",
            )
        elif lists[key] is not None:
            yield from _unknown(document, cited, known, lists)


def _unknown(
    document: Document, cited: Iterable[Cited], known: Collection[str], lists: Mapping[str, Any]
) -> Iterator[Found]:
    for clause, place in cited:
        owner = clause.partition(".")[0]
        unlisted = owner != document.key and owner in lists and lists[owner] is None
        if clause not in known and not unlisted:
            arguments: dict[str, Argument] = {
                "clause": clause,
                "document": document.title,
                "advice": advice(clause, known),
            }
            yield Found(arguments, place)


def _cited(document: Document, tables: Mapping[str, Table]) -> Iterator[Cited]:
    for key in document.tables:
        yield from _of_table(tables[key])
    for parameter in document.parameters.values():
        yield from _of_parameter(parameter)
    for fact in document.facts.values():
        yield from _of_fact(fact)


def _of_table(table: Table) -> Iterator[Cited]:
    yield from _each(table.clauses, table.place)
    for _, rule in table.rules():
        yield from _each(rule.clauses, rule.place)
    if isinstance(table.course, Record):
        for block in table.course.sections:
            yield from _each(block.clauses, block.place)
    if table.override is not None:
        yield from _each(table.override.clauses, table.place)
    for law in table.properties:
        yield from _of_law(law)
    for fact in table.derive:
        yield from _of_fact(fact)


def _of_parameter(parameter: Parameter) -> Iterator[Cited]:
    yield from _each(parameter.clauses, parameter.place)
    for law in parameter.properties:
        yield from _of_law(law)


def _of_fact(fact: Fact) -> Iterator[Cited]:
    yield from _each(fact.clauses, fact.place)
    for field in fact.type.fields if isinstance(fact.type, ListOf) else ():
        yield from _of_fact(field)


def _of_law(law: Property) -> Iterator[Cited]:
    return _each(law.clauses, law.place)


def _each(clauses: Iterable[str], place: Location | None) -> Iterator[Cited]:
    return ((clause, place) for clause in clauses)
