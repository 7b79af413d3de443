"""Every value that a question's rules compare a fact with, in one period."""

from collections.abc import Iterator, Mapping
from typing import Any

from crmpolicy.engine.axes import tests_of
from crmpolicy.engine.folding import FoldedGuard
from crmpolicy.engine.program import Program
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.unlimited import UNLIMITED


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
    for guard in _guards(program):
        for test in tests_of(guard):
            if test.operator == "known":
                continue
            values = [each.value for each in test.operands if isinstance(each, Literally)]
            known = dict.fromkeys(each for each in values if each is not UNLIMITED and each is not None)
            found.setdefault(test.fact, {}).update(known)
    return {fact: tuple(values) for fact, values in found.items()}


def _guards(program: Program) -> Iterator[FoldedGuard]:
    for table in program.tables:
        for part in table.parts:
            yield part.applies
            yield from (rule.guard for rule in part.rules)
    for field in program.fields:
        derived = field.fact.derived
        for written in (derived.holds, derived.where) if derived else ():
            folded = program.deriving.folding.guard(written) if written else None
            if folded is not None:
                yield folded
