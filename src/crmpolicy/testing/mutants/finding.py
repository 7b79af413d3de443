"""Every mutant of a document: all operators over all kinds, none left out and none drawn by lot."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from crmpolicy.policy.effective import Effective
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.rankings import PLACED, Ranking
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Fold, Table
from crmpolicy.testing.mutants.courses import each_left_out, of_course
from crmpolicy.testing.mutants.derivations import of_derivation
from crmpolicy.testing.mutants.forms import of_form, of_ranking
from crmpolicy.testing.mutants.guards import of_tests
from crmpolicy.testing.mutants.mutant import Mutant
from crmpolicy.testing.mutants.neighbours import neighbours
from crmpolicy.testing.mutants.rules import of_rules
from crmpolicy.testing.mutants.sheets import Book, Sheet, told
from crmpolicy.wording import Words

_LAWS: Final = ("properties", "type", "range", "requires", "demands", "ranking")
_OTHER_FOLD: Final[dict[Fold, Fold]] = {
    "worst": "best", "best": "worst", "earliest": "latest", "latest": "earliest", "max": "min", "min": "max",
    "union": "intersection", "intersection": "union", "all": "any", "any": "all",
}  # fmt: skip


def mutants_of(effective: Effective, document: str) -> tuple[Mutant, ...]:
    """Give all mutants of a document: of its tables, its derived facts and the values that it prints.

    What a fact may be at all, laws, titles and citations are no rules; nor is how a company joins documents.

    >>> from crmpolicy.company import load_policy_set
    >>> found = mutants_of(load_policy_set("relationship").effective, "relationship")
    >>> len(found) > 500, sorted({each.home for each in found})
    (True, ['facts', 'parameters', 'tables'])
    """
    book = Book(effective)
    own = f"{document}."
    found: list[Mutant] = []
    for key, table in effective.tables.items():
        if table.document == document:
            found += _of_table(Sheet(book, "tables", key, table))
    for key, fact in effective.facts.items():
        if key.startswith(own) and fact.derived is not None:
            found += _of_fact(Sheet(book, "facts", key, fact))
    for key, parameter in effective.parameters.items():
        if key.startswith(own):
            found += _of_parameter(Sheet(book, "parameters", key, parameter))
    once: dict[Any, Mutant] = {(each.home, each.key, each.edits): each for each in found}
    return tuple(once.values())


def _of_table(sheet: Sheet) -> Iterator[Mutant]:
    table: Table = sheet.root
    yield from of_rules(sheet)
    tests = of_tests(sheet, _left_aside(table))
    yield from (each for each in tests if not _is_placing(table, each))
    counters = [each.counter for each in table.course.demands] if isinstance(table.course, Record) else []
    for place, fact in enumerate(table.derive):
        if fact.key not in counters:
            yield from of_derivation(sheet, ("derive", place), fact)
    yield from _of_whole(sheet, table)
    if isinstance(table.course, Record):
        yield from of_form(sheet, table.course)
    elif isinstance(table.course, Ranking):
        yield from of_ranking(sheet, table.course)
    else:
        yield from of_course(sheet)


def _is_placing(table: Table, mutant: Mutant) -> bool:
    """Tell whether a change is of who has a place: the ranking says that, and is changed there."""
    if not isinstance(table.course, Ranking) or mutant.edits[0].path[0] != "parts":
        return False
    return mutant.rule is None or mutant.rule.part == PLACED


def _left_aside(table: Table) -> tuple[str, ...]:
    """Name what is not looked into for tests: the rules of a form are changed as they are written."""
    if isinstance(table.course, Record):
        return (*_LAWS, "parts", "derive", "course")
    return (*_LAWS, "course") if isinstance(table.course, Ranking) else _LAWS


def _of_whole(sheet: Sheet, table: Table) -> Iterator[Mutant]:
    """Change what a table says of all its rules."""
    for place, (name, fold) in enumerate(table.combine):
        other = _OTHER_FOLD.get(fold) if not isinstance(fold, ParameterOf) else None
        if other is not None:
            said = (Words(str(fold), str(fold)), Words(other, other))
            yield sheet.change("convention", ("combine", place), (name, other), said)
    kinds = {each.name: each.type for each in table.outputs}
    for place, (name, value) in enumerate(table.empty):
        for each in neighbours(kinds.get(name), value):
            said = (told(kinds.get(name), value), told(kinds.get(name), each.value))
            yield sheet.change("outcome", ("empty", place), (name, each.value), said)
    for place, output in enumerate(table.outputs):
        if output.has_default and output.default is not None:
            for each in neighbours(output.type, output.default):
                said = (told(output.type, output.default), told(output.type, each.value))
                yield sheet.change("outcome", ("outputs", place, "default"), each.value, said)
    if table.override is not None:
        yield from each_left_out(sheet, ("override", "needs"))
        yield from each_left_out(sheet, ("override", "outputs"), least=1)
        yield from each_left_out(sheet, ("override", "instead_of"))


def _of_fact(sheet: Sheet) -> Iterator[Mutant]:
    fact: Fact = sheet.root
    yield from of_derivation(sheet, (), fact)
    yield from of_tests(sheet, _LAWS)


def _of_parameter(sheet: Sheet) -> Iterator[Mutant]:
    """Change each value that a document prints, those for the rest of a table of values too."""
    parameter: Parameter = sheet.root
    kind = parameter.type
    for place, dated in enumerate(parameter.history):
        for each in neighbours(kind, dated.value, parameter.range):
            said = (told(kind, dated.value), told(kind, each.value))
            made = sheet.change(each.operator, ("history", place, "value"), each.value, said)
            yield replace(made, place=dated.place or parameter.place)
    if isinstance(kind, MappingOf) and kind.otherwise is not None and parameter.history:
        for each in neighbours(kind.of, kind.otherwise, kind.range):
            said = (told(kind.of, kind.otherwise), told(kind.of, each.value))
            yield sheet.change(each.operator, ("type", "otherwise"), each.value, said)
