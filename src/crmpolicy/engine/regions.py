"""Regions: stretches of one fact's values, for telling what would have to change."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Final, NamedTuple

from crmpolicy.engine.axes import samples
from crmpolicy.policy.scales import Choice
from crmpolicy.values import WEEKDAYS, ValueType

SAMPLES: Final = {
    "date": date(2000, 1, 1),
    "instant": datetime(2000, 1, 1, tzinfo=UTC),
    "time of day": time(12),
}


class Region(NamedTuple):
    """A stretch of values of one fact: words, or an interval with each end inclusive or not.

    ``low`` or ``high`` is ``None`` where the stretch has no end; ``words`` is empty for an interval.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_grade, load_policy_set
    >>> policies = load_policy_set("example-steel", parameters={"steel.share_only": True})
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_customer_grade(policies, {"sales_share": "0.95%"}, now=monday)
    >>> from crmpolicy import changes
    >>> region = changes(policies, decision)[-1].needs[0]
    >>> region.fact, str(region.low), region.low_included
    ('sales_share', '0.01', True)
    """

    fact: str
    words: tuple[Any, ...] = ()
    low: Any = None
    low_included: bool = True
    high: Any = None
    high_included: bool = False

    def holds(self, value: Any) -> bool:
        """Tell whether a value lies in the region.

        >>> Region("share", low=1, high=2).holds(2)
        False
        """
        if self.words:
            return value in self.words
        above = self.low is None or (value >= self.low if self.low_included else value > self.low)
        below = self.high is None or (value <= self.high if self.high_included else value < self.high)
        return bool(above and below)


class Segment(NamedTuple):
    """A smallest stretch that no rule tells apart: one value to try, and the stretch itself."""

    sample: Any
    region: Region


def segments(fact: str, kind: ValueType, cuts: Sequence[Any]) -> list[Segment]:
    """Give the segments of a fact between the values that rules compare it with.

    Args:
        fact: the name that people know the fact by.
        kind: its type.
        cuts: every value that a rule in force compares it with.
    """
    if isinstance(kind, Choice):
        return [Segment(word, Region(fact, (word,))) for word in kind.scale.ids]
    if kind.name == "boolean":
        return [Segment(value, Region(fact, (value,))) for value in (False, True)]
    if kind.name in ("text", "weekday"):
        words = WEEKDAYS if kind.name == "weekday" else tuple(dict.fromkeys(cuts))
        return [Segment(value, Region(fact, (value,))) for value in words]
    ordered = sorted(set(cuts))
    if not ordered:  # rules ask only whether it is known
        return [Segment(SAMPLES.get(kind.name, 0), Region(fact))]
    found = []
    for place, sample in enumerate(samples(ordered)):
        half = place // 2
        if place % 2:
            region = Region(fact, (), ordered[half], high=ordered[half], high_included=True)
        else:
            low = ordered[half - 1] if half else None
            high = ordered[half] if half < len(ordered) else None
            region = Region(fact, (), low, low_included=False, high=high)
        found.append(Segment(sample, region))
    return found


def merged(found: Sequence[Region]) -> tuple[Region, ...]:
    """Join neighbouring stretches of one fact; words become one list.

    >>> merged([Region("n", low=1, high=1, high_included=True), Region("n", low=1, low_included=False)])
    (Region(fact='n', words=(), low=1, low_included=True, high=None, high_included=False),)
    """
    if not found:
        return ()
    if found[0].words:
        return (Region(found[0].fact, tuple(word for region in found for word in region.words)),)
    joined = [found[0]]
    for region in found[1:]:
        last = joined[-1]
        touches = (
            last.high is not None and region.low == last.high and last.high_included != region.low_included
        )
        if touches:
            joined[-1] = last._replace(high=region.high, high_included=region.high_included)
        else:
            joined.append(region)
    return tuple(joined)
