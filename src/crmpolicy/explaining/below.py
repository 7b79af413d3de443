"""Facts that another point decided: who decided them, and what would change them there."""

from collections.abc import Sequence

from crmpolicy.engine.changing import Change
from crmpolicy.engine.decision import Decision
from crmpolicy.engine.regions import Region
from crmpolicy.engine.requirements import Needed
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.levers import changeable, changeable_first
from crmpolicy.explaining.others import way_words
from crmpolicy.explaining.ways import MOST_WAYS


def basis_of(case: Case, needed: Needed) -> Decision | None:
    """Give the decision that a fact was taken from; None where the fact was given, or is not asked."""
    if needed.name not in case.decision.facts.given():
        return None
    return next((each for each in case.decision.basis if each.subject == needed.point), None)


def decided_by(case: Case, key: str) -> str | None:
    """Name the point that decided a fact."""
    found = _needed(case, key)
    return found[0].point if found else None


def below(case: Case, key: str, regions: Sequence[Region]) -> list[str]:
    """Word what would bring a fact into a region where another point decides it."""
    found = _needed(case, key)
    if found is None:
        return []
    needed, basis = found
    under = Case.of(case.policies, basis, case.teller.language, case.clauses)
    wanted = [
        change
        for change in under.changes
        if any(region.holds(needed.said(change.outcome[needed.output])) for region in regions)
    ]
    if not wanted:
        return []
    wanted = changeable_first(wanted, lambda change: _keys(under, change), changeable(case))
    point = case.teller.spoken(under.point.title)
    ways = case.teller.joined("or else", [way_words(under, change) for change in wanted[:MOST_WAYS]])
    return [case.teller.tell("explain-below", point=point, ways=ways)]


def _keys(case: Case, change: Change) -> list[str]:
    return [case.by_name[region.fact].key for region in change.needs]


def _needed(case: Case, key: str) -> tuple[Needed, Decision] | None:
    for needed in case.point.requires:
        basis = basis_of(case, needed)
        if needed.full == key and basis is not None:
            return needed, basis
    return None
