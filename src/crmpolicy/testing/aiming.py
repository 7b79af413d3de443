"""Values of facts that let one rule speak: by chance alone some combinations would hardly ever come.

What only follows from other facts, and tests that compare facts with one another, are left to chance.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from crmpolicy.engine.folding import FoldedGuard, FoldedPart, FoldedTest
from crmpolicy.engine.guarding import test_holds
from crmpolicy.engine.program import Program
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.scales import Choice
from crmpolicy.testing.amounts import allowed, neighbours

Aim = Mapping[str, tuple[Any, ...]]
"""For some facts by full name, the values by which a rule may come to speak."""

_IN_ORDER: Final = ("first", "priority")
_NOTHING: Final = FoldedGuard()


def aims_of(program: Program, cuts: Mapping[str, Sequence[Any]]) -> tuple[Aim, ...]:
    """Give an aim for every rule of a question, one for each way in which its guard may hold.

    Args:
        program: the question in one period.
        cuts: the values that its rules compare each fact with.
    """
    aiming = _Aiming(program, cuts)
    parts = (part for table in program.tables for part in table.parts)
    return tuple(aim for part in parts for aim in aiming.of_part(part) if aim)


class _Aiming:
    """The values that each fact may have, and which of them fit the tests of a rule."""

    def __init__(self, program: Program, cuts: Mapping[str, Sequence[Any]]) -> None:
        self.program = program
        self.facts = {field.key: field.fact for field in program.fields}
        self.pools = {key: _pool(fact, cuts.get(key, ())) for key, fact in self.facts.items()}
        self.follows = {
            fact.key: program.deriving.folding.guard(fact.derived.holds)
            for fact in self.facts.values()
            if fact.derived is not None and fact.derived.holds is not None
        }

    def of_part(self, part: FoldedPart) -> Iterator[Aim]:
        """Give the aims of the rules of a part; those before a rule, and all before the rest, do not hold."""
        ordered = part.part.hit in _IN_ORDER
        guards = [rule.guard for rule in part.rules]
        for place, guard in enumerate(guards):
            yield from self._aims((part.applies, guard), guards[:place] if ordered else ())
        yield from self._aims((part.applies,), guards)

    def _aims(self, wanted: Sequence[FoldedGuard], unwanted: Sequence[FoldedGuard]) -> Iterator[Aim]:
        ways = max(len(group) for guard in (*wanted, _ANY) for group in guard.alternatives)
        for way in range(ways):
            pools = dict(self.pools)
            touched: set[str] = set()
            for guard in wanted:
                for test in self._tests(guard, way):
                    touched |= self._keep(pools, test, fits=True)
            for guard in unwanted:
                touched |= self._avoid(pools, guard, way)
            yield {key: pools[key] for key in sorted(touched) if pools[key]}

    def _tests(self, guard: FoldedGuard, way: int) -> Iterator[FoldedTest]:
        """Give what has to hold if of each group one alternative is to; of conditions, what they rest on."""
        for test in guard.tests:
            condition = self.follows.get(test.fact)
            if condition is not None and test.operator == "is" and test.values == (True,):
                yield from self._tests(condition, way)
            else:
                yield test
        for group in guard.alternatives:
            yield from self._tests(group[way % len(group)], way)

    def _avoid(self, pools: dict[str, tuple[Any, ...]], guard: FoldedGuard, way: int) -> set[str]:
        """Leave values for which a guard does not hold: one of its tests fails, or all of a group."""
        turned = (
            guard.tests[way % len(guard.tests) :] + guard.tests[: way % len(guard.tests)]
            if guard.tests
            else ()
        )
        for test in turned:
            found = self._keep(pools, test, fits=False)
            if found:
                return found
        touched: set[str] = set()
        for each in guard.alternatives[0] if guard.alternatives else ():
            touched |= self._avoid(pools, each, way)
        return touched

    def _keep(self, pools: dict[str, tuple[Any, ...]], test: FoldedTest, *, fits: bool) -> set[str]:
        """Leave the values for which a test holds, or does not; where none would be left, leave all."""
        if not test.constant or test.fact not in pools:
            return set()
        kinds = {test.fact: self.facts[test.fact].type}
        pool = pools[test.fact]
        found = tuple(
            value for value in pool if test_holds(test, {test.fact: value}.__getitem__, kinds) is fits
        )
        pools[test.fact] = found or pools[test.fact]
        return {test.fact} if found else set()


_ANY: Final = FoldedGuard((), ((_NOTHING,),))


def _pool(fact: Fact, cuts: Sequence[Any]) -> tuple[Any, ...]:
    """Give the values of a fact that rules tell apart."""
    if fact.type.name == "boolean":
        found: list[Any] = [False, True]
    elif isinstance(fact.type, Choice):
        found = list(fact.type.scale.ids)
    else:
        found = neighbours(fact, cuts)
    unknown = [None] if fact.unknown else []
    return (*(value for value in found if allowed(fact, value)), *unknown)
