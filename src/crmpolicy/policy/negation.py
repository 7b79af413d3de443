"""The opposite of a guard: what breaks it.

An unknown satisfies neither a test nor its opposite, so what is not known breaks nothing; only a test for
``known`` is answered by an unknown either way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from crmpolicy.policy.guards import Guard, Literally, Operator, Test

OPPOSITE: Final[Mapping[Operator, Operator]] = {
    "at_least": "under",
    "under": "at_least",
    "over": "up_to",
    "up_to": "over",
    "is": "not",
    "not": "is",
}


def negated(guard: Guard) -> Guard:
    """Give the guard that holds exactly where, all facts being known, the given one does not.

    >>> from crmpolicy.policy.guards import FactOf
    >>> weight = Test(FactOf("net"), "up_to", (FactOf("gross"),))
    >>> negated(Guard((weight,))).tests[0].operator
    'over'
    """
    ways = [Guard((_opposite(test),)) for test in guard.tests]
    ways += [both(negated(each) for each in group) for group in guard.alternatives]
    return ways[0] if len(ways) == 1 else Guard(alternatives=(tuple(ways),))


def both(guards: Iterable[Guard]) -> Guard:
    """Give the guard that holds where all of some guards do.

    >>> both([]).always
    True
    """
    found = tuple(guards)
    tests = tuple(test for guard in found for test in guard.tests)
    return Guard(tests, tuple(group for guard in found for group in guard.alternatives))


def _opposite(test: Test) -> Test:
    if test.operator == "known":
        known = next(each.value for each in test.operands if isinstance(each, Literally))
        return replace(test, operands=(Literally(not known),))
    return replace(test, operator=OPPOSITE[test.operator])
