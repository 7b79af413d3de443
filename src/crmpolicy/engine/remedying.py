"""What would release a case: the least change of named facts that reaches an outcome which the owner named.

Other than the nearest changes, which take a derived fact as one that changes by itself, this follows derived
facts, and facts that other questions decide, back to what a person can change: an order is made smaller, an
invoice is paid, and with it business is free again and the limit what it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product
from math import ceil, floor
from typing import Any, NamedTuple

from crmpolicy.engine.anew import Anew, asked_for
from crmpolicy.engine.changing import Change
from crmpolicy.engine.crossing import crossings
from crmpolicy.engine.decision import Decision, Outcome
from crmpolicy.engine.fields import Field
from crmpolicy.engine.policy_set import PolicySet
from crmpolicy.engine.regions import Region, Segment, merged, segments
from crmpolicy.engine.searching import inside
from crmpolicy.engine.tracing import check_digest
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.tables import Remedy
from crmpolicy.values import CONTEXT

MOST_ASKED = 5_000  # of one set of facts on one side each; beyond them less is told, never something wrong

Axis = tuple[Field, list[Segment], int]


class _Tried(NamedTuple):
    """A combination of segments that reaches what is wanted, and how far off it lies."""

    distance: int
    places: tuple[int, ...]
    outcome: Outcome


def remedies(policies: PolicySet, decision: Decision, /) -> tuple[Change, ...]:
    """Tell what would release a case: for each named fact, or set of facts, the stretch that suffices.

    The fewest facts that suffice are told, each with the nearest stretch on either side of its value; every
    stretch was found by asking the question anew. None where the outcome is one of those to reach already,
    where the policy names none, or where no change of the named facts suffices.

    Args:
        policies: the policy set that decided.
        decision: what ``evaluate`` gave.

    Raises:
        DigestMismatchError: the policies are not those of the decision.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy.company import load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts = {"annual_volume": "6000 t"}
    >>> size = policies.point("steel.customer_size").evaluate(facts, now=datetime(2026, 1, 5, tzinfo=UTC))
    >>> remedies(policies, size)  # a size is nothing to be released from
    ()
    """
    check_digest(policies, decision)
    wanted = remedies_of(policies, decision)
    if not wanted:
        return ()
    reach = [pair for remedy in wanted for pair in remedy.reach]
    trying = _Trying(Anew(policies, decision), reach)
    if trying.reaches(decision.outcome):
        return ()
    axes = trying.axes(list(dict.fromkeys(key for remedy in wanted for key in remedy.by_changing)))
    for size in range(1, len(axes) + 1):
        found = [change for chosen in combinations(axes, size) for change in trying.ways(chosen, axes)]
        if found:
            return tuple(found)
    return ()


def remedies_of(policies: PolicySet, decision: Decision) -> list[Remedy]:
    """Give what the documents asked say about releasing a case."""
    tables = policies.point(decision.subject).tables
    return [table.remedy for table in tables if table.remedy is not None]


@dataclass(frozen=True)
class _Trying:
    """A case asked anew with other facts, and what is to be reached."""

    anew: Anew
    reach: Sequence[tuple[str, tuple[Any, ...]]]

    def reaches(self, outcome: Mapping[str, Any] | None) -> bool:
        """Tell whether an outcome is one of those to reach."""
        return outcome is not None and all(outcome.get(name) in values for name, values in self.reach)

    def axes(self, keys: Sequence[str]) -> dict[str, Axis]:
        """Cut facts where the answer may change, also where it only changes once another fact has.

        While a customer is suspended its limit is nothing, whatever would raise it: where that may happen is
        only seen once the arrears are paid.
        """
        alone = {key: axis for key in keys if (axis := self._axis(key, [{}]))}
        beside: dict[Any, Mapping[str, Any]] = {self._outcomes({}): {}}
        for _, found, _ in alone.values():
            for segment in found:
                changed = {segment.region.fact: segment.sample}
                beside.setdefault(self._outcomes(changed), changed)
        if len(alone) == 1 or len(beside) == 1:
            return alone
        return {key: axis for key in alone if (axis := self._axis(key, list(beside.values())))}

    def _outcomes(self, changed: Mapping[str, Any]) -> Any:
        """Give the outcome of every question with some facts changed."""
        found = self.anew.asked(changed)
        return None if found is None else tuple(each.outcome for each in asked_for(found))

    def _axis(self, key: str, beside: Sequence[Mapping[str, Any]]) -> Axis | None:
        """Cut a fact where the answer may change, and tell in which segment it lies now.

        Args:
            key: the fact, by its full name.
            beside: what else is changed while it is looked for.
        """
        field = self.anew.field(key)
        if field is None:
            return None  # not asked of this case, or what follows from it was given instead
        name = self.anew.names[key]
        cuts = [cut for each in beside if name not in each for cut in crossings(self.anew, field, each)]
        found = [inside(field, each) for each in segments(name, field.fact.type, cuts)]
        legal = [each for each in found if each is not None]
        value = self.anew.given[name]
        here = [place for place, each in enumerate(legal) if value is not None and each.region.holds(value)]
        return (field, legal, here[0]) if here else None

    def ways(self, chosen: Sequence[str], axes: Mapping[str, Axis]) -> list[Change]:
        """Give what suffices when just these facts change, the nearest first on each side."""
        sides = [_sides(*axes[key][1:]) for key in chosen]
        found = []
        for stretch in product(*sides):
            size = 1
            for places in stretch:
                size *= len(places)
            if 0 < size <= MOST_ASKED:
                found += self._nearest([axes[key] for key in chosen], stretch)
        return found

    def _nearest(self, axes: Sequence[Axis], stretch: Sequence[Sequence[int]]) -> list[Change]:
        """Give the nearest combination of segments that suffices, each stretch as wide as it may be."""
        tried = []
        for places in product(*stretch):
            outcome = self._at(axes, places)
            if outcome is not None and self.reaches(outcome):
                distance = sum(abs(place - axis[2]) for place, axis in zip(places, axes, strict=True))
                tried.append(_Tried(distance, places, outcome))
        if not tried:
            return []
        best = min(tried)
        needs = tuple(self._widened(axes, stretch, best.places, number) for number in range(len(axes)))
        return [Change(best.outcome, needs)]

    def _at(self, axes: Sequence[Axis], places: Sequence[int]) -> Outcome | None:
        pairs = zip(axes, places, strict=True)
        found = self.anew.asked({axis[1][place].region.fact: axis[1][place].sample for axis, place in pairs})
        return None if found is None else found.outcome

    def _widened(
        self,
        axes: Sequence[Axis],
        stretch: Sequence[Sequence[int]],
        places: tuple[int, ...],
        number: int,
    ) -> Region:
        """Widen the segment of one fact away from its value, as long as what is wanted is still reached."""
        field, axis, _ = axes[number]
        further = stretch[number][stretch[number].index(places[number]) :]
        reached = []
        for place in further:
            if not self.reaches(self._at(axes, (*places[:number], place, *places[number + 1 :]))):
                break
            reached.append(place)
        regions = merged([axis[place].region for place in sorted(reached)])
        return on_step(field, regions[0])


def _sides(axis: Sequence[Segment], here: int) -> list[list[int]]:
    """Give the segments below and above where a fact lies, the nearest first; words are all of one side."""
    if axis and axis[0].region.words:
        return [[place for place in range(len(axis)) if place != here]]
    return [[*range(here - 1, -1, -1)], [*range(here + 1, len(axis))]]


def on_step(field: Field, region: Region) -> Region:
    """Put the ends of a stretch on values that a fact can take; none where its range ends anyway."""
    region = _without_range(field, region)
    step = getattr(field.fact.type, "step", None)
    if region.words or step is None:
        return region
    first, last = (
        None if end is None else Fraction(end) / Fraction(step) for end in (region.low, region.high)
    )
    low = None if first is None else ceil(first) if region.low_included else floor(first) + 1
    high = None if last is None else floor(last) if region.high_included else ceil(last) - 1
    ends = [None if end is None else CONTEXT.multiply(Decimal(end), step) for end in (low, high)]
    return Region(region.fact, (), ends[0], low_included=True, high=ends[1], high_included=high is not None)


def _without_range(field: Field, region: Region) -> Region:
    """Take away an end beyond which a fact has no values, where the other end says what is needed."""
    if region.words or region.low is None or region.high is None or region.low == region.high:
        return region
    bounds = {name: each.value for name, each in field.fact.range.bounds() if isinstance(each, Literally)}
    least, most = bounds.get("at_least"), bounds.get("up_to")
    if least is not None and (region.low < least or (region.low_included and region.low == least)):
        return region._replace(low=None, low_included=True)
    if most is not None and (region.high > most or (region.high_included and region.high == most)):
        return region._replace(high=None, high_included=False)
    return region
