"""Changes of tests: another bound, another threshold, another word."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from crmpolicy.policy.guards import ORDERING, Literally, Operator, Test
from crmpolicy.testing.mutants.mutant import Edit, Mutant
from crmpolicy.testing.mutants.neighbours import neighbours
from crmpolicy.testing.mutants.operators import Operator as Done
from crmpolicy.testing.mutants.paths import Path
from crmpolicy.testing.mutants.sheets import Book, Sheet, kind_for, told_test

TOGGLED: Final[Mapping[Operator, Operator]] = {
    "at_least": "over",
    "over": "at_least",
    "up_to": "under",
    "under": "up_to",
}


def of_tests(sheet: Sheet, leave_out: tuple[str, ...]) -> Iterator[Mutant]:
    """Give the changes of all tests on a sheet.

    Args:
        sheet: the table or fact.
        leave_out: fields that are not looked into.
    """
    for path, test in sheet.pieces(Test, leave_out=leave_out):
        for done, changed in changes(sheet.book, test):
            yield told_change(sheet, done, path, test, changed)


def told_change(sheet: Sheet, done: Done, path: Path, test: Test, changed: Test, *others: Edit) -> Mutant:
    """Give the mutant in which a test is another one."""
    said = (told_test(sheet.book, test), told_test(sheet.book, changed))
    return sheet.change(done, path, changed, said, *others)


def changes(book: Book, test: Test) -> Iterator[tuple[Done, Test]]:
    """Give the tests that one is easily mistaken for.

    An ordering test gets the bound that counts its value otherwise, and each value beside it. Of several
    words each is left out; a single one becomes its neighbour.
    """
    if test.operator in ORDERING:
        yield "bound", replace(test, operator=TOGGLED[test.operator])
    if test.operator == "known":
        (operand,) = test.operands
        yield "word", replace(test, operands=(Literally(not getattr(operand, "value", False)),))
        return
    if test.operator in ("is", "not") and len(test.operands) > 1:
        for place in range(len(test.operands)):
            yield "word", replace(test, operands=(*test.operands[:place], *test.operands[place + 1 :]))
        return
    for place, operand in enumerate(test.operands):
        if isinstance(operand, Literally):
            yield from _other_values(book, test, place, operand.value)


def _other_values(book: Book, test: Test, place: int, value: Any) -> Iterator[tuple[Done, Test]]:
    kind = book.kind_of(test.subject)
    kind = kind_for(kind, value) if kind is not None else None
    for each in neighbours(kind, value):
        operands = (*test.operands[:place], Literally(each.value), *test.operands[place + 1 :])
        done: Done = "word" if each.operator == "outcome" else each.operator
        yield done, replace(test, operands=operands)
