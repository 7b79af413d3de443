"""What would have to change for another outcome: regions of facts, the fewest facts at a time."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from crmpolicy.engine.decision import Decision, Outcome
from crmpolicy.engine.facts import Facts
from crmpolicy.engine.policy_set import PolicySet
from crmpolicy.engine.regions import Region, Segment, merged
from crmpolicy.engine.searching import MOST_TRIED, Search
from crmpolicy.engine.tracing import check_digest
from crmpolicy.policy.rankings import Ranking

MOST_WAYS = 8  # of one outcome with one set of facts; more are no help to a reader


class Change(NamedTuple):
    """Another outcome and what leads to it: every region of ``needs`` at once, all else as it is.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_grade, load_policy_set
    >>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_customer_grade(policies, {"sales_share": "0.95%"}, now=monday)
    >>> from crmpolicy import changes
    >>> change = changes(policies, decision)[-1]
    >>> change.outcome["grade"], [(region.fact, str(region.low)) for region in change.needs]
    ('A', [('sales_share', '0.01')])
    """

    outcome: Outcome
    needs: tuple[Region, ...]


def changes(policies: PolicySet, decision: Decision, /) -> tuple[Change, ...]:
    """Tell the nearest changes: for each other outcome the fewest facts that lead to it.

    A derived fact counts as one that changes by itself. Where there are too many combinations to
    try, outcomes that need many facts at once are left out; so are facts that a rule repeats in its outcome
    or compares with others, for then no stretch of them leads to one outcome.

    Of a question that speaks of time the outcomes are the rules that would apply, under the name ``rules``:
    what follows from them is a matter of events and moments. Of a ranking nothing is told: places rest on all
    entries of its list together.

    Args:
        policies: the policy set that decided.
        decision: what ``evaluate`` gave.

    Raises:
        DigestMismatchError: the policies are not those of the decision.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_grade, load_policy_set
    >>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_customer_grade(policies, {"sales_share": "0.95%"}, now=monday)
    >>> [change.outcome["grade"] for change in changes(policies, decision)]
    ['D', 'C', 'A']
    """
    check_digest(policies, decision)
    point = policies.point(decision.subject)
    if any(isinstance(table.course, Ranking) for table in point.tables):
        return ()
    search = Search.of(point.program_of(decision))
    now = search.outcome(decision.facts)
    return nearest(search, decision.facts, decision.outcome if now is None else now)


def nearest(search: Search, facts: Facts, outcome: Outcome) -> tuple[Change, ...]:
    """Find the nearest changes of a row of facts."""
    found: list[Change] = []
    reached: set[Outcome] = {outcome}
    tried = 0
    blurred = search.blurred()
    told = [fact for fact in search.axes if fact not in blurred]
    for size in range(1, len(told) + 1):
        new: set[Outcome] = set()
        for changed in combinations(told, size):
            tried += search.size(changed)
            if tried > MOST_TRIED:
                return tuple(found)
            by_outcome = _by_outcome(search, facts, changed, reached)
            for each, ways in by_outcome.items():
                found += [Change(each, way) for way in _regions(ways)][:MOST_WAYS]
            new |= by_outcome.keys()
        reached |= new
    return tuple(found)


def _by_outcome(
    search: Search, facts: Facts, changed: Sequence[str], reached: set[Outcome]
) -> Mapping[Outcome, list[tuple[Segment, ...]]]:
    found: dict[Outcome, list[tuple[Segment, ...]]] = {}
    places = [search.program.places[fact] for fact in changed]
    for combination, outcome in search.try_facts(facts, changed).items():
        stays = any(
            segment.region.holds(facts[place])
            for segment, place in _pairs(combination, places)
            if facts[place] is not None
        )
        if outcome is not None and outcome not in reached and not stays:
            found.setdefault(outcome, []).append(combination)
    return found


def _pairs(combination: Sequence[Segment], places: Sequence[int]) -> list[tuple[Segment, int]]:
    return list(zip(combination, places, strict=True))


def _regions(ways: Sequence[tuple[Segment, ...]]) -> list[tuple[Region, ...]]:
    """Put combinations of segments into as few products of regions as they make."""
    columns: list[dict[Any, None]] = [dict.fromkeys(column) for column in zip(*ways, strict=True)]
    full = 1
    for column in columns:
        full *= len(column)
    if full == len(ways):
        stretches = [merged([segment.region for segment in column]) for column in columns]
        return _product(stretches)
    return [tuple(segment.region for segment in way) for way in ways]


def _product(stretches: Sequence[tuple[Region, ...]]) -> list[tuple[Region, ...]]:
    ways: list[tuple[Region, ...]] = [()]
    for regions in stretches:
        ways = [(*way, region) for way in ways for region in regions]
    return ways
