"""Guards in the words of durable-rules: each fact as a whole number, each test as a comparison with one.

A number with a step is counted in steps, a day is counted from the year 1, a word has a code, unknown has one
too; so no text is compared with a number and nothing is rounded. What has no finite scale, as a quotient, is
told by its place among the values that the rules compare it with, and what compares facts with facts by
whether it holds: the engine reckons both exactly.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, Final

from crmpolicy.engine.axes import ORDERED, is_indexed, tests_of
from crmpolicy.engine.folding import FoldedGuard, FoldedTest
from crmpolicy.engine.guarding import test_holds
from crmpolicy.interop.durable_machine import ALL, Condition, Names
from crmpolicy.policy.guards import ORDERING
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.semantics import holds
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import WEEKDAYS, ValueType
from crmpolicy.values.numbers import CONTEXT, LIMIT

Read = Callable[[str], Any]
ALWAYS: Final[Condition] = {"$eq": {ALL: 1}}
NEVER: Final[Condition] = {"$eq": {ALL: 0}}
UNKNOWN: Final = -(2**62)
"""An unknown among counted numbers, under every value that a fact can have."""

_COMPARED: Final = {"at_least": "$gte", "over": "$gt", "up_to": "$lte", "under": "$lt"}


@dataclass(frozen=True, slots=True)
class Coding:
    """How a fact is told: the number of each value, that of an unknown, and all words where it has words."""

    code: Callable[[Any], int]
    unknown: int
    words: tuple[Any, ...] | None = None

    def of(self, value: Any) -> int:
        """Give the number of a value."""
        return self.unknown if value is None else self.code(value)


def coding(kind: ValueType, values: Iterable[Any]) -> Coding:
    """Choose how a fact is told.

    Args:
        kind: its type, one that can be cut into segments.
        values: every value that rules compare it with.

    >>> from crmpolicy.values import Integer, Ratio
    >>> coding(Integer(), [5]).of(7), coding(Ratio(), [Decimal("0.1")]).of(Fraction(1, 3))
    (7, 3)
    """
    if kind.name not in ORDERED:
        return _worded(kind, values)
    cuts = tuple(sorted(set(values)))
    if kind.name == "date":
        return Coding(date.toordinal, 0)
    step = Decimal(1) if kind.name == "integer" else getattr(kind, "step", None)
    if step is not None and _countable(step, cuts):
        return Coding(partial(_counted, step=step), UNKNOWN)
    return Coding(lambda value: 1 + bisect_left(cuts, value) + bisect_right(cuts, value), 0)


def _worded(kind: ValueType, values: Iterable[Any]) -> Coding:
    if isinstance(kind, Choice):
        listed: tuple[Any, ...] = kind.scale.ids
    elif kind.name == "weekday":
        listed = WEEKDAYS
    else:
        listed = (True, False) if kind.name == "boolean" else tuple(dict.fromkeys(values))
    codes = {word: place for place, word in enumerate(listed, 1)}
    rest = len(codes) + 1  # all words that no rule names
    return Coding(lambda word: codes.get(word, rest), 0, listed)


def _countable(step: Decimal, cuts: Sequence[Any]) -> bool:
    """Tell whether every value of a fact is a whole number of steps that 64 bits hold, thresholds too."""
    whole = all((Fraction(each) / Fraction(step)).denominator == 1 for each in cuts)
    return whole and -UNKNOWN * step > LIMIT


def _counted(value: Any, step: Decimal) -> int:
    """Count the steps of a value that is a whole number of them, as all are that the engine has read."""
    if isinstance(value, Fraction):
        return int(value / Fraction(step))
    return int(CONTEXT.divide_int(Decimal(value), step))


@dataclass(slots=True)
class Translation:
    """Guards of one table as conditions, and the fields that a message for them has.

    Args:
        kinds: the type of each fact.
        guards: every guard that is to be translated.
    """

    kinds: Mapping[str, ValueType]
    guards: Sequence[FoldedGuard]
    names: Names = field(default_factory=Names)
    _codings: dict[str, tuple[str, Coding]] = field(default_factory=dict)
    _held: dict[FoldedTest, str] = field(default_factory=dict)

    def condition(self, guard: FoldedGuard) -> Condition:
        """Translate a guard."""
        tests = [self._test(test) for test in guard.tests]
        groups = [any_of([self.condition(each) for each in group]) for group in guard.alternatives]
        return all_of([*tests, *groups])

    def message(self, read: Read) -> dict[str, int]:
        """Tell the facts of a case as the conditions ask for them.

        Args:
            read: gives the value of a fact by its full name.
        """
        told = {name: coding.of(read(fact)) for fact, (name, coding) in self._codings.items()}
        held = {name: int(test_holds(test, read, self.kinds)) for test, name in self._held.items()}
        return {**told, **held}

    @property
    def fields(self) -> int:
        """How many fields a message has."""
        return len(self._codings) + len(self._held)

    def _test(self, test: FoldedTest) -> Condition:
        kind = self.kinds[test.fact]
        if not test.constant or not is_indexed(kind):
            return {"$eq": {self._field_held(test): 1}}
        name, coded = self._field(test.fact)
        if test.operator == "known":
            return _known(name, coded) if test.values[0] else {"$eq": {name: coded.unknown}}
        if test.operator in ORDERING:
            return _ordered(kind, test, name, coded)
        equal = [coded.of(each) for each in test.values if each is not None and each is not UNLIMITED]
        if test.operator == "is":
            return any_of([{"$eq": {name: each}} for each in equal])
        if None in test.values:
            return NEVER
        return all_of([_known(name, coded), *({"$neq": {name: each}} for each in equal)])

    def _field(self, fact: str) -> tuple[str, Coding]:
        if fact not in self._codings:
            tests = (test for guard in self.guards for test in tests_of(guard) if test.fact == fact)
            values = [
                each
                for test in tests
                if test.constant and test.operator != "known"
                for each in test.values
                if each is not None and each is not UNLIMITED
            ]
            name = self.names.take(fact.rpartition(".")[2])
            self._codings[fact] = name, coding(self.kinds[fact], values)
        return self._codings[fact]

    def _field_held(self, test: FoldedTest) -> str:
        """Name the field of a test that no number of one fact can tell."""
        if test not in self._held:
            self._held[test] = self.names.take(f"holds_{test.fact.rpartition('.')[2]}_{test.operator}")
        return self._held[test]


def _known(name: str, coded: Coding) -> Condition:
    return {"$gt": {name: coded.unknown}}


def _ordered(kind: ValueType, test: FoldedTest, name: str, coded: Coding) -> Condition:
    """Translate a comparison; an unknown is under every value, and passes none of them."""
    operator: Any = test.operator
    value = test.values[0]
    if value is None:
        return NEVER
    if value is UNLIMITED:
        return _known(name, coded) if test.operator in ("up_to", "under") else NEVER
    if coded.words is not None:
        passing = [word for word in coded.words if holds(kind, word, operator, [value])]
        return any_of([{"$eq": {name: coded.of(word)}} for word in passing])
    compared: Condition = {_COMPARED[test.operator]: {name: coded.of(value)}}
    return compared if test.operator in ("at_least", "over") else all_of([_known(name, coded), compared])


def all_of(conditions: Sequence[Condition]) -> Condition:
    """Give the condition that all of some hold; of several lower bounds of a field the highest says all.

    >>> all_of([ALWAYS, {"$gt": {"a": 0}}, {"$gte": {"a": 5}}, {"$lt": {"a": 7}}])
    {'$and': [{'$gte': {'a': 5}}, {'$lt': {'a': 7}}]}
    """
    asked = [each for each in conditions if each != ALWAYS]
    if NEVER in asked:
        return NEVER
    flat = [inner for each in asked for inner in each.get("$and", (each,))]
    highest: dict[str, tuple[int, bool]] = {}
    for bound in filter(None, map(_lower_bound, flat)):
        highest[bound[0]] = max(bound[1:], highest.get(bound[0], bound[1:]))
    flat = [each for each in flat if (low := _lower_bound(each)) is None or low[1:] == highest[low[0]]]
    return {"$and": flat} if len(flat) > 1 else flat[0] if flat else ALWAYS


def _lower_bound(condition: Condition) -> tuple[str, int, bool] | None:
    """Give the field, the bound, and whether the bound itself is left out; None of any other condition."""
    ((operator, inside),) = condition.items()
    if operator not in ("$gt", "$gte"):
        return None
    ((name, number),) = inside.items()
    return name, number, operator == "$gt"


def any_of(conditions: Sequence[Condition]) -> Condition:
    """Give the condition that one of some holds.

    >>> any_of([NEVER, {"$eq": {"a": 1}}])
    {'$eq': {'a': 1}}
    """
    asked = [each for each in conditions if each != NEVER]
    if ALWAYS in asked:
        return ALWAYS
    flat = [inner for each in asked for inner in each.get("$or", (each,))]
    return {"$or": flat} if len(flat) > 1 else flat[0] if flat else NEVER
