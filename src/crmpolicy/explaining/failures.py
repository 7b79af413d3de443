"""Tests that did not hold, worded by what is the case instead."""

from collections.abc import Iterable
from typing import Final

from crmpolicy.engine.stepping import Failure
from crmpolicy.explaining.guards import told_fact
from crmpolicy.explaining.telling import Teller, item_kind
from crmpolicy.policy.guards import ORDERING

MOST_FAILURES: Final = 8
"""The most that are told of what kept rules from applying."""

_OPPOSITE: Final = {"at_least": "under", "over": "up_to", "up_to": "over", "under": "at_least"}


def failures(teller: Teller, found: Iterable[Failure]) -> list[str]:
    """Word failures, each once."""
    return list(dict.fromkeys(failure(teller, each) for each in found))


def failure(teller: Teller, found: Failure) -> str:
    """Word a test that did not hold: ``销售占比 0.95%，低于 1%``; of words the fact alone says enough."""
    kind = teller.facts[found.fact].type
    if found.operator == "known" and found.value is not None:
        return teller.say("explain-known", title=teller.title(found.fact))
    if found.value is not None and None in found.operands:
        return told_fact(found.fact, found.value, [teller.say("explain-nothing-to-compare")], teller)
    if found.value is None or found.operator not in ORDERING:
        return told_fact(found.fact, found.value, [], teller)
    shown = teller.show(item_kind(kind), found.operands[0])
    rest = teller.bound(kind, _OPPOSITE[found.operator], shown)
    return told_fact(found.fact, found.value, [rest], teller)
