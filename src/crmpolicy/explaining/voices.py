"""The rules that spoke, found again from the trace: where each stands and what it looked at."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from crmpolicy.engine.decision import Reason
from crmpolicy.engine.folding import FoldedPart, FoldedRule, FoldedTable
from crmpolicy.engine.program import Program
from crmpolicy.engine.stepping import Failure, Step
from crmpolicy.explaining.operands import Read


class Voice(NamedTuple):
    """A rule that spoke: its reason, where it stands, and the reader of the facts it looked at.

    ``passed`` is what kept the other rules from applying, where this one catches the rest.
    """

    reason: Reason
    table: FoldedTable
    part: FoldedPart
    rule: FoldedRule
    entry: int | None
    read: Read
    passed: tuple[Failure, ...] = ()


def voice_of(program: Program, read: Read, reason: Reason, step: Step, steps: tuple[Step, ...]) -> Voice:
    """Put together all that is known of a rule that spoke.

    Args:
        program: the rules of the period.
        read: the reader of the facts of the case.
        reason: what the decision keeps of the rule.
        step: what the trace tells of it.
        steps: the whole trace.
    """
    table, part, rule = rule_of(program, step)
    if step.entry is not None and table.table.of is not None:
        read = program.entry_within(read(table.table.of)[step.entry], read)
    beside = [each for each in steps if _group(each) == _group(step)] if rule is part.otherwise else []
    passed = tuple(failure for each in beside for failure in each.failures)
    return Voice(reason, table, part, rule, step.entry, read, passed)


def rule_of(program: Program, step: Step) -> tuple[FoldedTable, FoldedPart, FoldedRule]:
    """Find the rule that a step of the trace speaks of, with its part and its table."""
    table, part = next(
        (table, part)
        for table in program.tables
        for part in table.parts
        if table.table.document == step.document and part.part.id == step.part
    )
    rules = (*part.rules, *((part.otherwise,) if part.otherwise else ()))
    return table, part, next(each for each in rules if each.rule.id == step.rule)


def spoken_steps(program: Program, steps: tuple[Step, ...]) -> Iterator[Step]:
    """Give the steps whose rules speak: those that match; under ``first`` the first of them."""
    for _, group in groupby(steps, _group):
        matched = [step for step in group if step.matched]
        first = bool(matched) and rule_of(program, matched[0])[1].part.hit == "first"
        yield from matched[:1] if first else matched


def _group(step: Step) -> tuple[str, int | None, str]:
    return step.document, step.entry, step.part
