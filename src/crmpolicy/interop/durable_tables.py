"""A decision table as rulesets of durable-rules: facts in, for each part the rules that match."""

from collections.abc import Iterator, Mapping
from typing import Any

from crmpolicy.engine.facts import Facts
from crmpolicy.engine.folding import FoldedGuard, FoldedPart, FoldedRule
from crmpolicy.engine.program import Program
from crmpolicy.errors import CrmPolicyError
from crmpolicy.interop.durable_conditions import NEVER, Read, Translation
from crmpolicy.interop.durable_machine import (
    MOST_BRANCHES,
    MOST_FIELDS,
    MOST_WORDS,
    Condition,
    Machine,
    branches,
    words,
)

APPLIES = -1
"""In place of a rule's number: the condition under which a part is asked."""
OFF = -1
"""The mask of a part that does not apply."""


class Board:
    """The table of one document in one period, run by durable-rules.

    Rules are dealt out to as many rulesets as keep each of them within what it can look at at once.

    Args:
        program: of a question that one document answers.

    Raises:
        CrmPolicyError: a rule has more alternatives, or the table more facts, than durable-rules can hold.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self.table = program.tables[0]
        self.name = program.frame.subject
        asked = [guard for part in self.table.parts for guard in _guards(part)]
        self._translation = Translation(program.kinds, asked)
        self._always = [part.applies == FoldedGuard() for part in self.table.parts]
        self._rules: dict[str, tuple[int, int]] = {}
        conditions = dict(self._conditions())
        self._check_fields()
        self.machines = tuple(Machine(self.name, rules) for rules in _dealt(conditions))

    def masks(self, row: Facts) -> Any:
        """Give what ``Program.masks`` gives for a row of facts: a mask for each part, or for each entry."""
        around = self.program.reader(row)
        listed = self.table.table.of
        if listed is None:
            found = self._parts(around)
            return found[0] if len(found) == 1 else found
        entries = around(listed)
        if entries is None:
            return None
        return tuple(self._parts(self.program.entry_within(entry, around)) for entry in entries)

    def message(self, row: Facts) -> Mapping[str, int]:
        """Give the numbers that a row of facts is told by."""
        return self._translation.message(self.program.reader(row))

    def _parts(self, read: Read) -> tuple[int, ...]:
        message = self._translation.message(read)
        matched = [0] * len(self.table.parts)
        applying = list(self._always)
        for machine in self.machines:
            for name in machine.fitting(message):
                part, number = self._rules[name]
                if number == APPLIES:
                    applying[part] = True
                else:
                    matched[part] |= 1 << number
        return tuple(mask if on else OFF for mask, on in zip(matched, applying, strict=True))

    def _conditions(self) -> Iterator[tuple[str, Condition]]:
        """Give the rules that durable-rules looks at: all that can hold, and when each part is asked."""
        for place, part in enumerate(self.table.parts):
            guards = {at: rule.guard for at, rule in enumerate(part.rules)}
            if not self._always[place]:
                guards[APPLIES] = part.applies
            for number, guard in guards.items():
                condition = self._translation.condition(guard)
                if condition != NEVER:
                    _check(part, None if number == APPLIES else part.rules[number], condition)
                    name = f"part_{place}_" + ("applies" if number == APPLIES else f"rule_{number}")
                    self._rules[name] = place, number
                    yield name, condition

    def _check_fields(self) -> None:
        if self._translation.fields > MOST_FIELDS:
            counts = {"count": str(self._translation.fields), "most": str(MOST_FIELDS)}
            raise CrmPolicyError("durable-fields", {"point": self.name, **counts}, self.table.table.place)


def _dealt(rules: Mapping[str, Condition]) -> Iterator[Mapping[str, Condition]]:
    """Deal rules out, so that no ruleset has more to look at than it can; one place is for the catch-all."""
    dealt: dict[str, Condition] = {}
    size = 1
    for name, condition in rules.items():
        if size + branches(condition) > MOST_BRANCHES:
            yield dealt
            dealt, size = {}, 1
        dealt[name] = condition
        size += branches(condition)
    yield dealt


def _guards(part: FoldedPart) -> Iterator[FoldedGuard]:
    yield part.applies
    yield from (rule.guard for rule in part.rules)


def _check(part: FoldedPart, rule: FoldedRule | None, condition: Condition) -> None:
    """Refuse a rule that durable-rules cannot look at all of.

    Raises:
        CrmPolicyError: it has too many alternatives, or they are told in too many lists.
    """
    if branches(condition) < MOST_BRANCHES and words(condition) <= MOST_WORDS:
        return
    named, place = (part.part.id, part.part.place) if rule is None else (rule.rule.id, rule.rule.place)
    arguments = {"rule": named, "count": str(branches(condition)), "most": str(MOST_BRANCHES - 1)}
    raise CrmPolicyError("durable-alternatives", arguments, place, () if rule is None else rule.rule.clauses)
