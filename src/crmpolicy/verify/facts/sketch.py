"""What the rules of one question ask of facts: gathered before any axis is cut."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from crmpolicy.engine.axes import tests_of
from crmpolicy.engine.fields import Field
from crmpolicy.engine.folding import FoldedGuard, FoldedTest, Lookup
from crmpolicy.engine.program import Program
from crmpolicy.engine.restating import is_held, telling, words_of
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.guards import FactOf, Guard, Literally
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.verify.facts.definitions import held
from crmpolicy.verify.facts.formulas import Boxes, facts_against
from crmpolicy.verify.facts.knowing import unknown_ways


@dataclass(slots=True)
class Sketch:
    """What the rules of one program ask of facts, gathered before axes are cut.

    ``defined`` are the facts that need no axis, ``against`` the pairs of facts that are compared,
    ``required`` facts that another point decides, and ``answers`` what decides each, with the boxes of each
    value (see ``questions.composing``).
    """

    program: Program
    facts: dict[str, Fact] = field(init=False)
    fields: dict[str, Field] = field(init=False)
    required: frozenset[str] = frozenset()
    answers: "dict[str, tuple[Sketch, list[tuple[Any, Boxes]]]]" = field(default_factory=dict)
    constants: dict[str, dict[Any, None]] = field(init=False, default_factory=dict)
    against: dict[tuple[str, str], None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.fields = {each.key: each for each in self.program.fields}
        listed = [each.fact.type for each in self.program.fields]
        inside = {one.key: one for kind in listed if isinstance(kind, ListOf) for one in kind.fields}
        own = {key: each.fact for key, each in self.program.entry_derived.items()}
        self.facts = {**inside, **own, **{key: each.fact for key, each in self.fields.items()}}
        for key, each in self.program.entry_derived.items():
            self.fields[key] = Field(key, key, each.fact, each, wanted=False)
        for key, fact in inside.items():
            self.fields.setdefault(key, Field(key, key, fact, None, wanted=False))

    def guards(self) -> Iterable[FoldedGuard]:
        """Give every guard of the program."""
        for table in self.program.tables:
            for part in table.parts:
                yield part.applies
                yield from (rule.guard for rule in part.rules)

    def laws(self) -> Iterable[FoldedGuard]:
        """Give the conditions of the properties that speak of facts which are known here."""
        for table in self.program.tables:
            for law in table.table.properties:
                folded = (
                    self.program.deriving.folding.guard(law.when) if isinstance(law.when, Guard) else None
                )
                if folded is not None and all(test.fact in self.facts for test in tests_of(folded)):
                    yield folded

    def gather(self) -> "Sketch":
        """Note every value and fact that the rules compare facts with, and what their outcomes look up."""
        for guard in (*self.guards(), *self.laws()):
            self.note(guard)
        for operand in self._outcomes():
            if isinstance(operand, Lookup):
                self._keys(operand)
            elif isinstance(operand, FactOf):
                self._axis(operand.key)
        self._note_divisors()
        return self

    def _outcomes(self) -> Iterator[Literally | FactOf | Lookup]:
        for table in self.program.tables:
            for part in table.parts:
                for rule in (*part.rules, *((part.otherwise,) if part.otherwise else ())):
                    yield from (operand for _, operand in rule.then)

    def _note_divisors(self) -> None:
        """Cut facts at nought where something divides by them: it is unknown there."""
        for key in tuple(self.constants):
            for way in unknown_ways(key, self.fields):
                for part, value in way.items():
                    if value is not None and part in self.constants:
                        self.constants[part][value] = None

    def _axis(self, key: str) -> None:
        """Want an axis of a fact, or of what tells it."""
        if not self._defined(key):
            self.constants.setdefault(key, {})

    def note(self, guard: FoldedGuard) -> None:
        """Note what a guard compares."""
        for test in tests_of(guard):
            self._note(test)

    def _note(self, test: FoldedTest) -> None:
        others = facts_against(test)
        for other in others:
            self._pair(test.fact, other)
        if self._defined(test.fact):
            return
        known = self.constants.setdefault(test.fact, {})
        for operand in test.operands if test.operator != "known" else ():
            if isinstance(operand, Lookup):
                self._keys(operand)
                known.update(dict.fromkeys(_plain((*operand.entries.values(), operand.otherwise))))
            elif isinstance(operand, Literally):
                known.update(dict.fromkeys(_plain((operand.value,))))

    def compare_with(self, key: str, values: Iterable[Any]) -> None:
        """Cut every fact that is compared with one that another point decides at the values of that one.

        Args:
            key: the fact that another point decides.
            values: what that point answers.
        """
        known = dict.fromkeys(_plain(values))
        for guard in self.guards():
            for test in tests_of(guard):
                pair = {test.fact, *facts_against(test)}
                if key in pair:
                    for other in pair - {key} & self.constants.keys():
                        self.constants[other].update(known)

    def _pair(self, one: str, other: str) -> None:
        """Note two facts that are compared; words and what another point decides need no axis for both."""
        if one != other and not words_of(self.facts[one].type) and not {one, other} & self.required:
            self.against[min(one, other), max(one, other)] = None
        for key in (one, other):
            self._axis(key)

    def _keys(self, lookup: Lookup) -> None:
        """Want an axis of each key, cut at the values that have an entry."""
        for place, key in enumerate(lookup.keys):
            self._axis(key)
            if key in self.constants:
                written = (each[place] if len(lookup.keys) > 1 else each for each in lookup.entries)
                self.constants[key].update(dict.fromkeys(written))

    def _defined(self, key: str) -> bool:
        """Note what stands behind a fact that needs no axis of its own."""
        each = self.fields[key]
        if key in self.required:
            return True
        if is_held(each):
            guard = held(self.program.deriving, each)
            if guard is not None:
                self.note(guard)
            return True
        sources = self.sources(key)
        for source in sources:
            self._axis(source)
        return bool(sources)

    def sources(self, key: str) -> tuple[str, ...]:
        """Name the facts whose words tell a derived one, where there is no reckoning on the way."""
        return telling(key, self.fields, self.program.deriving)


def _plain(values: Iterable[Any]) -> list[Any]:
    return [each for each in values if each is not None and each is not UNLIMITED]
