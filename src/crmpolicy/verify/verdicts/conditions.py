"""The missing condition: what has to be so among open values, found by comparing orders.

Every order that ranges allow was tried, so a condition that is so in each order in which a law holds, and
in no other, is exact: it says neither more nor less than the law asks of whoever fills the values in.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, Final, NamedTuple

from crmpolicy.engine import PolicySet
from crmpolicy.errors import Location
from crmpolicy.explaining.law_says import entry_said
from crmpolicy.explaining.telling import Teller
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.guards import Operator
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.semantics import holds
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import ValueType
from crmpolicy.verify.openings.rulers import Slot, rulers_of
from crmpolicy.wording import LANGUAGES, Words

Values = Mapping[str, Any]
MOST_ATOMS: Final[Mapping[int, int]] = {1: 10_000, 2: 300, 3: 60}
"""How many tests may be put together by ``or``, two or three at a time."""
_SAME: Final[tuple[Operator, ...]] = ("is", "not")
_OPERATORS: Final[tuple[Operator, ...]] = ("over", "at_least", *_SAME)


class Trial(NamedTuple):
    """Values that were put in for what is open, and whether the law held with them."""

    values: Values
    sound: bool


class Test(NamedTuple):
    """An open value against another one, or against a value that is written."""

    one: Slot
    operator: Operator
    other: Slot | None
    value: Any = None


Clause = tuple[Test, ...]
"""Tests of which one has to hold."""


def missing_condition(effective: Effective, name: str, trials: Sequence[Trial]) -> tuple[Clause, ...] | None:
    """Find what is so among the open values where a law holds, and not so where it does not.

    Args:
        effective: what is in force.
        name: the question.
        trials: all orders, each with whether the law held.

    Returns:
        Clauses that all have to be so; ``None`` where no short ones tell the orders apart.
    """
    filled = [_slots(effective, each.values) for each in trials]
    sound = sum(1 << number for number, each in enumerate(trials) if each.sound)
    wrong = ((1 << len(trials)) - 1) & ~sound
    if not sound or not wrong:
        return None
    masks: dict[int, Test] = {}
    for test in _tests(effective, name, filled):
        masks.setdefault(_mask(effective, test, filled), test)
    return _covering(masks, sound, wrong)


def _covering(masks: Mapping[int, Test], sound: int, wrong: int) -> tuple[Clause, ...] | None:
    """Choose clauses that hold in every sound order, until each wrong one breaks one of them."""
    chosen: list[tuple[int, Clause]] = []
    left = wrong
    for size, most in MOST_ATOMS.items():
        if left and len(masks) <= most:
            found = _clauses(masks, sound, size)
            while left:
                mask, clause = max(found, key=lambda each: (left & ~each[0]).bit_count(), default=(-1, ()))
                if not left & ~mask:
                    break
                chosen.append((mask, clause))
                left &= mask
    if left:
        return None
    return tuple(clause for number, (_, clause) in enumerate(chosen) if _is_needed(chosen, number, wrong))


def _clauses(masks: Mapping[int, Test], sound: int, size: int) -> list[tuple[int, Clause]]:
    found = []
    for each in combinations(masks.items(), size):
        mask = 0
        for one, _ in each:
            mask |= one
        if not sound & ~mask:
            found.append((mask, tuple(test for _, test in each)))
    return found


def _is_needed(chosen: Sequence[tuple[int, Clause]], number: int, wrong: int) -> bool:
    """Tell whether the clauses that come after one do not rule out all that it rules out."""
    others = wrong
    for place, (mask, _) in enumerate(chosen):
        if place != number:
            others &= mask
    return bool(others)


def _slots(effective: Effective, values: Values) -> dict[Slot, Any]:
    """Take mappings apart into their entries."""
    found: dict[Slot, Any] = {}
    for key, value in values.items():
        if isinstance(effective.parameters[key].type, MappingOf):
            found |= {Slot(key, entry): one for entry, one in value}
        else:
            found[Slot(key)] = value
    return found


def _tests(effective: Effective, name: str, filled: Sequence[Mapping[Slot, Any]]) -> Iterator[Test]:
    """Give the tests that may make the difference: of values that are compared with each other."""
    slots = list(dict.fromkeys(slot for each in filled for slot in each))
    ordered = [slot for slot in slots if not _is_word(effective, slot)]
    for ruler in rulers_of([effective], name, ordered):
        for one in ruler.open:
            for other in ruler.open:
                yield from (Test(one, each, other) for each in _OPERATORS if one != other)
            for value in ruler.fixed:
                yield from (Test(one, each, None, value) for each in (*_OPERATORS, "up_to", "under"))
    for operator in _SAME:
        for slot in slots:
            if _is_word(effective, slot):
                values = dict.fromkeys(each[slot] for each in filled if slot in each)
                yield from (Test(slot, operator, None, value) for value in values)


def _is_word(effective: Effective, slot: Slot) -> bool:
    return not kind_of(effective, slot).ordered


def kind_of(effective: Effective, slot: Slot) -> ValueType:
    """Give the type of an open value."""
    kind = effective.parameters[slot.parameter].type
    return kind.of if isinstance(kind, MappingOf) else kind


def _mask(effective: Effective, test: Test, filled: Iterable[Mapping[Slot, Any]]) -> int:
    """Give the orders in which a test holds, one bit each."""
    kind = kind_of(effective, test.one)
    return sum(1 << number for number, each in enumerate(filled) if _holds(kind, test, each))


def _holds(kind: ValueType, test: Test, values: Mapping[Slot, Any]) -> bool:
    one = values.get(test.one)
    other = test.value if test.other is None else values.get(test.other)
    if one is UNLIMITED or other is UNLIMITED:
        return (test.operator == "is") == (one is other) if test.operator in ("is", "not") else False
    if isinstance(one, tuple) and test.operator in ("is", "not"):
        return (test.operator == "is") == (one == other)
    return holds(kind, one, test.operator, (other,))


def condition_words(policies: PolicySet, clauses: Sequence[Clause]) -> Words:
    """Word a condition: ``“A 级客户最低占比”超过“B 级客户最低占比”，并且 …``."""
    return Words(*(_Said(policies.effective, each).condition(clauses) for each in LANGUAGES))


def condition_places(effective: Effective, clauses: Sequence[Clause]) -> tuple[Location, ...]:
    """Give the places where the parameters of a condition are declared."""
    tests = [test for clause in clauses for test in clause]
    slots = [slot for test in tests for slot in (test.one, test.other) if slot is not None]
    places = [effective.parameters[slot.parameter].place for slot in slots]
    return tuple(dict.fromkeys(each for each in places if each is not None))


class _Said:
    """Words a condition in one language."""

    def __init__(self, effective: Effective, language: Any) -> None:
        self.effective = effective
        self.teller = Teller.of(effective, effective.tables.values(), language)

    def condition(self, clauses: Sequence[Clause]) -> str:
        """Word all clauses."""
        return self.teller.say("condition-every").join(self._clause(each) for each in clauses)

    def _clause(self, clause: Clause) -> str:
        said = self.teller.say("condition-either").join(self._test(test) for test in clause)
        return self.teller.say("explain-grouped", guard=said) if len(clause) > 1 else said

    def _test(self, test: Test) -> str:
        kind = kind_of(self.effective, test.one)
        other = self.teller.show(kind, test.value) if test.other is None else self._slot(test.other)
        if test.operator in ("is", "not"):
            code = "condition-equal" if test.operator == "is" else "condition-other"
            said = self.teller.say("explain-bound", operator=self.teller.say(code), value=other)
        else:
            said = self.teller.bound(kind, test.operator, other)
        return self.teller.say("law-bound", one=self._slot(test.one), bound=said)

    def _slot(self, slot: Slot) -> str:
        title = self.teller.title(slot.parameter)
        if slot.entry is not None:
            entry = entry_said(self.teller, slot.parameter, slot.entry)
            title = self.teller.say("law-entry", title=title, entry=entry)
        return self.teller.say("law-quoted", title=title)
