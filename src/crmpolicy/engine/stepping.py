"""Each rule of a program looked at for a row of facts: whether it matched, and why not."""

from collections.abc import Callable
from typing import Any, NamedTuple

from crmpolicy.engine.facts import Facts, plain_value
from crmpolicy.engine.folding import FoldedGuard, FoldedRule, FoldedTable, FoldedTest
from crmpolicy.engine.guarding import guard_holds, operand_values, test_holds
from crmpolicy.engine.program import Program

Read = Callable[[str], Any]


class Failure(NamedTuple):
    """A test that did not hold: the fact, its value, the test and what it was compared with.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_grade, load_policy_set
    >>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_customer_grade(policies, {"sales_share": "0.95%"}, now=monday)
    >>> from crmpolicy import trace
    >>> failure = trace(policies, decision)[0].failures[0]
    >>> failure.fact, str(failure.value), failure.operator, [str(operand) for operand in failure.operands]
    ('steel.sales_share', '0.0095', 'at_least', ['0.01'])
    """

    fact: str
    value: Any
    operator: str
    operands: tuple[Any, ...]


class Step(NamedTuple):
    """One rule that was looked at.

    ``matched`` tells whether its guard holds; ``failures`` are the tests that did not. ``entry`` counts
    from 0 where a table is asked for each entry of a list. A rule is not ``needed`` where the first that
    matches is taken and one before it matches.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_grade, load_policy_set
    >>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_customer_grade(policies, {"sales_share": "0.95%"}, now=monday)
    >>> from crmpolicy import trace
    >>> [(step.rule, step.matched) for step in trace(policies, decision)]
    [('share-A', False), ('share-B', True), ('share-C', False), ('share-D', False)]
    """

    document: str
    part: str
    rule: str
    clauses: tuple[str, ...]
    matched: bool
    failures: tuple[Failure, ...]
    entry: int | None = None
    needed: bool = True

    def to_dict(self) -> dict[str, Any]:
        """Give the step as data that JSON can hold."""
        failures = [{**each._asdict(), "value": plain_value(each.value)} for each in self.failures]
        for each, failure in zip(failures, self.failures, strict=True):
            each["operands"] = [plain_value(operand) for operand in failure.operands]
        return {**self._asdict(), "clauses": list(self.clauses), "failures": failures}


def steps_of(program: Program, facts: Facts) -> tuple[Step, ...]:
    """Tell every rule of a program for facts that were read."""
    steps: list[Step] = []
    read = program.reader(facts)
    for table in program.tables:
        if table.table.of is None:
            steps += _table(table, program, read, None)
            continue
        for place, entry in enumerate(read(table.table.of) or ()):
            steps += _table(table, program, program.entry_reader(entry, facts), place)
    return tuple(steps)


def _table(table: FoldedTable, program: Program, read: Read, entry: int | None) -> list[Step]:
    steps = []
    for part in table.parts:
        if not guard_holds(part.applies, read, program.kinds):
            continue
        any_matched = False
        for rule in part.rules:
            failures = tuple(_failures(rule.guard, program, read))
            needed = not (any_matched and part.part.hit == "first")
            any_matched = any_matched or not failures
            step = _step(table, part.part.id, rule, failures, entry, matched=not failures)
            steps.append(step if needed else step._replace(needed=False))
        if part.otherwise is not None:
            steps.append(_step(table, part.part.id, part.otherwise, (), entry, matched=not any_matched))
    return steps


def _step(
    table: FoldedTable,
    part: str,
    rule: FoldedRule,
    failures: tuple[Failure, ...],
    entry: int | None,
    *,
    matched: bool,
) -> Step:
    return Step(table.table.document, part, rule.rule.id, rule.rule.clauses, matched, failures, entry)


def _failures(guard: FoldedGuard, program: Program, read: Read) -> list[Failure]:
    found = [_failure(test, read) for test in guard.tests if not test_holds(test, read, program.kinds)]
    for group in guard.alternatives:
        if not any(guard_holds(each, read, program.kinds) for each in group):
            for each in group:
                found += _failures(each, program, read)
    return found


def _failure(test: FoldedTest, read: Read) -> Failure:
    return Failure(test.fact, read(test.fact), test.operator, tuple(operand_values(test, read)))
