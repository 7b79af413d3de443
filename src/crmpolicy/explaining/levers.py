"""Facts that people can change, as far as a policy says so: advice names ways by these before others."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from crmpolicy.engine.reach import reached, sources
from crmpolicy.engine.remedying import remedies_of
from crmpolicy.explaining.case import Case

Way = TypeVar("Way")


def changeable(case: Case) -> frozenset[str]:
    """Give the facts of a question that its remedies change: named, derived from such, or decided by such."""
    remedies = remedies_of(case.policies, case.decision)
    named = {key for remedy in remedies for key in remedy.by_changing}
    if not named:
        return frozenset()
    effective = case.policies.effective
    found = named | {
        needed.full
        for needed in case.point.requires
        if named & {fact.key for fact in reached(effective, effective.tables_of(needed.point))}
    }
    while True:
        more = {
            key
            for key, fact in case.teller.facts.items()
            if key not in found and fact.derived and found & set(sources(effective, fact.derived))
        }
        if not more:
            return frozenset(found)
        found |= more


def changeable_first(
    found: Sequence[Way], keys: Callable[[Way], Iterable[str]], levers: frozenset[str]
) -> list[Way]:
    """Put the ways that people can go before those that they cannot; each keeps its place otherwise."""
    return sorted(found, key=lambda way: not levers.issuperset(keys(way))) if levers else list(found)
