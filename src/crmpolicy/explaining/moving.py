"""Outputs that move with a changed fact: a rule repeats in them what follows from the same facts."""

from collections.abc import Iterator

from crmpolicy.engine.answer import Unsettled
from crmpolicy.engine.changing import Change
from crmpolicy.engine.facts import facts_class
from crmpolicy.engine.reach import sources
from crmpolicy.explaining.case import Case
from crmpolicy.policy.guards import FactOf


def moving(case: Case, change: Change) -> frozenset[str]:
    """Name the outputs whose values cannot be told at a change, since they would move along with it.

    A derived fact is tried as one that changes by itself; what is reckoned from the same facts is
    left as it was, and so a rule that repeats it would tell a value that no case has.

    Args:
        case: the decided case.
        change: what would have to change, and the outcome with all else as it is.
    """
    changed = {case.by_name[region.fact].key for region in change.needs}
    roots = {root for key in changed for root in _roots(case, key)}
    return frozenset(
        name
        for name, fact in _repeated(case, change)
        if fact not in changed and not roots.isdisjoint(_roots(case, fact))
    )


def _repeated(case: Case, change: Change) -> Iterator[tuple[str, str]]:
    """Give each output that a rule takes from a fact at a change, with the full name of the fact."""
    program, axes, row = case.program, case.search.axes, list(case.decision.facts)
    for region in change.needs:
        key = case.by_name[region.fact].key
        row[program.places[key]] = next(each.sample for each in axes[key] if region.holds(each.sample))
    facts = facts_class(program.names)(row)
    try:
        spoken = program.spoken(program.masks(facts), facts)
    except Unsettled:
        return
    speaking = {(each.document, each.part, each.rule) for one in spoken for each in one.reasons}
    for table in case.point.tables:
        for part, rule in table.rules():
            if (table.document, part.id, rule.id) in speaking:
                yield from ((name, each.key) for name, each in rule.then if isinstance(each, FactOf))


def _roots(case: Case, key: str) -> frozenset[str]:
    """Give the facts that a fact follows from at the bottom; itself where it follows from none."""
    found: set[str] = set()
    waiting, seen = [key], set[str]()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        fact = case.teller.facts.get(one)
        if fact is None or fact.derived is None:
            found.add(one)
        else:
            waiting += sources(case.policies.effective, fact.derived)
    return frozenset(found)
