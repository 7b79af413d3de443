"""Parameters folded into a table for one period: what is left asks facts alone.

A part or rule that a switch turns off is gone, and with it the parameters and facts that only it
used. A parameter that is not filled is gathered, never guessed; a guard that rests on one counts as holding,
so that all missing ones are named at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.guards import FactOf, Guard, Literally, Operand, ParameterOf, Test
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.policy.semantics import holds
from crmpolicy.policy.tables import Fold, Part, Rule, Table
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import ValueType

OPEN = object()


@dataclass(frozen=True, slots=True)
class Lookup:
    """The entry of a mapping parameter that the facts of the case choose."""

    parameter: str
    keys: tuple[str, ...]
    entries: Mapping[Any, Any]
    otherwise: Any = None


@dataclass(frozen=True, slots=True)
class FoldedTest:
    """A test of a fact against values, facts and lookups; no parameter is left in it."""

    fact: str
    operator: str
    operands: tuple[Literally | FactOf | Lookup, ...]
    parameters: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[Any, ...]:
        """The written values that the fact is compared with."""
        return tuple(operand.value for operand in self.operands if isinstance(operand, Literally))

    @property
    def others(self) -> tuple[str, ...]:
        """The facts that the fact is compared with."""
        return tuple(operand.key for operand in self.operands if isinstance(operand, FactOf))

    @property
    def constant(self) -> bool:
        """Whether the fact is compared with written values only."""
        return len(self.values) == len(self.operands)


@dataclass(frozen=True, slots=True)
class FoldedGuard:
    """All tests hold and one guard of each group holds."""

    tests: tuple[FoldedTest, ...] = ()
    alternatives: tuple[tuple["FoldedGuard", ...], ...] = ()


@dataclass(frozen=True, slots=True)
class FoldedRule:
    """A rule that can still match in this period."""

    rule: Rule
    guard: FoldedGuard
    then: tuple[tuple[str, Literally | FactOf | Lookup], ...]
    parameters: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class FoldedPart:
    """A part that is switched on in this period."""

    part: Part
    applies: FoldedGuard
    rules: tuple[FoldedRule, ...]
    otherwise: FoldedRule | None


@dataclass(frozen=True, slots=True)
class FoldedTable:
    """A table of one period: parts, folds and caps without parameters."""

    table: Table
    parts: tuple[FoldedPart, ...]
    combine: Mapping[str, Fold]
    caps: Mapping[str, Any]
    overrider: Any = None
    """The role, or the roles, that may set outputs by hand in this period."""

    @property
    def overriders(self) -> tuple[str, ...]:
        """The roles that may set outputs by hand; none where the company has named nobody."""
        by = self.overrider
        return by if isinstance(by, tuple) else (by,) if isinstance(by, str) else ()


@dataclass(slots=True)
class Folding:
    """One folding: the values of a day, the types of the facts, and what was met on the way."""

    parameters: Mapping[str, Parameter]
    values: Mapping[str, Any]
    kinds: Mapping[str, ValueType] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)

    def table(self, table: Table) -> FoldedTable:
        """Fold a table; what is missing is gathered in ``missing``."""
        parts = tuple(folded for part in table.parts if (folded := self._part(part)) is not None)
        combine = {name: self._word(word) for name, word in table.combine}
        caps = {each.name: self.value(each.cap.key) for each in table.outputs if each.cap}
        by = table.override.by if table.override else None
        overrider = self.value(by.key) if isinstance(by, ParameterOf) else by
        return FoldedTable(table, parts, combine, caps, overrider)

    def value(self, key: str) -> Any:
        """Give the value of a parameter, or ``OPEN`` (and remember it) where it is not filled."""
        if key not in self.values:
            self.missing.add(key)
            return OPEN
        return self.values[key]

    def words(self, key: str) -> tuple[Any, ...]:
        """Give the words that a parameter lists: the items of a list, or what a mapping has entries for."""
        value = self.value(key)
        if value is OPEN or value is UNLIMITED:
            return ()
        return tuple(word for word, _ in value) if isinstance(self.parameters[key].type, MappingOf) else value

    def operand(self, operand: Operand) -> Literally | FactOf | Lookup:
        """Fold one operand; an open parameter stays as the ``OPEN`` literal."""
        if not isinstance(operand, ParameterOf):
            return operand
        value = self.value(operand.key)
        kind = self.parameters[operand.key].type
        if value is OPEN or not isinstance(kind, MappingOf):
            return Literally(value)
        entries = dict(value)
        if operand.entry is not None:
            return Literally(entries.get(operand.entry, kind.otherwise))
        if operand.fixed:
            return _fixed(operand, kind, entries)
        return Lookup(operand.key, kind.keys, entries, kind.otherwise)

    def guard(self, guard: Guard) -> FoldedGuard | None:
        """Fold a guard; ``None`` where it can never hold in this period."""
        tests: list[FoldedTest] = []
        for test in guard.tests:
            asked = self._test(test)
            if asked is False:
                return None
            if asked is not True:
                tests.append(asked)
        groups: list[tuple[FoldedGuard, ...]] = []
        for group in guard.alternatives:
            alternatives = [folded for each in group if (folded := self.guard(each)) is not None]
            if not alternatives:
                return None
            if not any(each == FoldedGuard() for each in alternatives):
                groups.append(tuple(alternatives))
        return FoldedGuard(tuple(tests), tuple(groups))

    def _word(self, word: Fold | ParameterOf) -> Any:
        return self.value(word.key) if isinstance(word, ParameterOf) else word

    def _part(self, part: Part) -> FoldedPart | None:
        applies = self.guard(part.when)
        if applies is None:
            return None
        rules = tuple(folded for rule in part.rules if (folded := self._rule(rule)) is not None)
        otherwise = self._rule(part.otherwise) if part.otherwise else None
        return FoldedPart(part, applies, rules, otherwise)

    def _rule(self, rule: Rule) -> FoldedRule | None:
        guard = self.guard(rule.when)
        if guard is None:
            return None
        then = tuple((name, self.operand(operand)) for name, operand in rule.then)
        used = [operand.key for operand in rule.when.operands() if isinstance(operand, ParameterOf)]
        used += [operand.key for _, operand in rule.then if isinstance(operand, ParameterOf)]
        shown = tuple((key, self.values[key]) for key in dict.fromkeys(used) if key in self.values)
        return FoldedRule(rule, guard, then, shown)

    def _test(self, test: Test) -> FoldedTest | bool:
        operands = tuple(
            each for operand in test.operands for each in self._several(operand, test.subject.key)
        )
        constants = [each.value for each in operands if isinstance(each, Literally)]
        if isinstance(test.subject, ParameterOf):
            return self._switch(test, constants)
        if test.operator not in ("is", "not", "known") and constants == [UNLIMITED]:
            if test.operator in ("at_least", "over"):
                return False
            return FoldedTest(test.subject.key, "known", (Literally(value=True),))
        if test.operator in ("is", "not") and UNLIMITED in constants:  # no value is equal to no limit
            operands = tuple(each for each in operands if each != Literally(UNLIMITED))
            if not operands:
                return test.operator == "not" and FoldedTest(
                    test.subject.key, "known", (Literally(value=True),)
                )
        used = tuple(each.key for each in test.operands if isinstance(each, ParameterOf))
        return FoldedTest(test.subject.key, test.operator, operands, used)

    def _several(self, operand: Operand, subject: str) -> Sequence[Literally | FactOf | Lookup]:
        """Fold an operand of a test; a list stands for each of its values, or of its words."""
        folded = self.operand(operand)
        kind = self.parameters[operand.key].type if isinstance(operand, ParameterOf) else None
        words = isinstance(kind, Choices) and isinstance(self.kinds.get(subject), Choice)
        if (
            (words or isinstance(kind, ListOf))
            and isinstance(folded, Literally)
            and isinstance(folded.value, tuple)
        ):
            return [Literally(value) for value in folded.value]
        return [folded]

    def _switch(self, test: Test, constants: list[Any]) -> bool:
        subject = test.subject.key
        value = self.value(subject)
        if value is OPEN or OPEN in constants:
            return True
        given = None if value is UNLIMITED else value
        return holds(self.parameters[subject].type, given, test.operator, constants)


def _fixed(operand: ParameterOf, kind: MappingOf, entries: Mapping[Any, Any]) -> Literally | Lookup:
    """Leave of a mapping what the words of its fixed keys leave, to be chosen by the other keys."""
    words = dict(operand.fixed)
    open_keys = tuple(key for key in kind.keys if key not in words)
    left: dict[Any, Any] = {}
    for entry, value in entries.items():
        named = dict(zip(kind.keys, entry if len(kind.keys) > 1 else (entry,), strict=True))
        if all(named[key] == word for key, word in operand.fixed):
            rest = tuple(named[key] for key in open_keys)
            left[rest if len(rest) != 1 else rest[0]] = value
    if not open_keys:
        return Literally(left.get((), kind.otherwise))
    return Lookup(operand.key, open_keys, left, kind.otherwise)
