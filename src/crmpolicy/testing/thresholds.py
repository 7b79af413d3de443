"""Every value that a question's rules compare a fact with, in one period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crmpolicy.engine.axes import tests_of
from crmpolicy.engine.folding import FoldedGuard, FoldedTest
from crmpolicy.engine.program import Program
from crmpolicy.errors import Location
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.unlimited import UNLIMITED


@dataclass(frozen=True, slots=True)
class Comparison:
    """A test of a fact in one period, with the document that it belongs to and its place."""

    test: FoldedTest
    document: str
    place: Location | None


def thresholds(program: Program) -> Mapping[str, tuple[Any, ...]]:
    """Give the written values and parameters in force that each fact is compared with, by full name.

    Facts that a derived condition looks at are among them, and the fields of lists that are counted.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy.company import load_policy_set
    >>> point = load_policy_set("example-steel").point("customer_grade")
    >>> found = thresholds(point.program(datetime(2026, 1, 5, tzinfo=UTC)))
    >>> [str(each) for each in found["steel.sales_share"]]
    ['0.01', '0.003', '0.001']
    """
    found: dict[str, dict[Any, None]] = {}
    for comparison in comparisons(program):
        test = comparison.test
        values = [each.value for each in test.operands if isinstance(each, Literally)]
        known = dict.fromkeys(each for each in values if each is not UNLIMITED and each is not None)
        found.setdefault(test.fact, {}).update(known)
    return {fact: tuple(values) for fact, values in found.items()}


def comparisons(program: Program) -> Iterator[Comparison]:
    """Give every test that compares a fact with something, in rules, in parts and in derived conditions."""
    for guard, document, place in _guards(program):
        for test in tests_of(guard):
            if test.operator != "known":
                yield Comparison(test, document, place)


def _guards(program: Program) -> Iterator[tuple[FoldedGuard, str, Location | None]]:
    for table in program.tables:
        for part in table.parts:
            yield part.applies, table.table.document, part.part.place
            for rule in part.rules:
                yield rule.guard, table.table.document, rule.rule.place
    derived = [field.fact for field in program.fields]
    for fact in (*derived, *(each.fact for each in program.entry_derived.values())):
        for written in (fact.derived.holds, fact.derived.where) if fact.derived else ():
            folded = program.deriving.folding.guard(written) if written else None
            if folded is not None:
                yield folded, _document(fact, program), fact.place


def _document(fact: Fact, program: Program) -> str:
    """Give the document that declares a fact; a shared one counts for the first that asks it."""
    asked = [table.table.document for table in program.tables]
    declared = fact.key.partition(".")[0]
    return declared if declared in asked else asked[0]
