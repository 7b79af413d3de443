"""What several requirements of one duty ask together, of documents and rules, in long and short periods."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from crmpolicy.engine.courses.occasions import Occasion
from crmpolicy.policy.duties import DutyJoin

_Where = tuple[str, str, date, date, bool]


def together(occasions: Iterable[Occasion], joins: Mapping[str, DutyJoin]) -> tuple[Occasion, ...]:
    """Put the occasions of one case together, sorted by due moment.

    Of the same duty, role and period the largest requirement counts and the earliest due moment (the latest,
    where the duty says so). What shorter periods within a longer one ask serves the longer one too: its
    ``beyond`` is what is left. Periods that only overlap stand by themselves.

    Args:
        occasions: of all documents.
        joins: how a duty's due moments are put together, by duty; others by the earliest.

    >>> from datetime import UTC
    >>> first, last = date(2026, 1, 1), date(2026, 6, 30)
    >>> quarter = Occasion("visit", None, first, date(2026, 3, 31), datetime(2026, 3, 31, tzinfo=UTC), 1, 1)
    >>> half = Occasion("visit", None, first, last, datetime(2026, 6, 30, tzinfo=UTC), 3, 3, rule="half")
    >>> [(each.required, each.beyond) for each in together([half, quarter], {})]
    [(1, 1), (3, 2)]
    """
    largest: dict[_Where, Occasion] = {}
    for each in sorted(occasions, key=_rank):
        where = (each.duty, each.who or "", each.begins, each.ends, each.required > 0)
        latest = joins.get(each.duty) == "latest"
        largest[where] = _merged(largest[where], each, latest=latest) if where in largest else each
    groups: dict[tuple[str, str], list[Occasion]] = {}
    for each in sorted(largest.values(), key=_length):
        groups.setdefault((each.duty, each.who or ""), []).append(each)
    kept = (each for group in groups.values() for each in _reduced(group))
    return tuple(sorted(kept, key=lambda each: (each.due, each.duty, each.who or "", each.begins)))


def _reduced(group: Sequence[Occasion]) -> Sequence[Occasion]:
    """Take off what shorter periods ask already, of one duty and role, shorter ones first."""
    if len({(each.document, each.part, each.rule) for each in group}) == 1:
        return group  # periods of one rule never lie within each other
    kept: list[Occasion] = []
    for each in group:
        inside = sum(other.beyond for other in kept if _serves(other, each))
        kept.append(replace(each, beyond=max(0, each.required - inside)))
    return kept


def _rank(each: Occasion) -> tuple[int, datetime, str, str, str]:
    """Put first what asks most; among equals the earliest due moment, then names."""
    return -each.required, each.due, each.document, each.part, each.rule


def _merged(one: Occasion, other: Occasion, *, latest: bool) -> Occasion:
    due = (max if latest else min)(one.due, other.due)
    return replace(
        one,
        due=due,
        done_at=min(one.done_at, other.done_at, key=len),  # what counts for both counts
        shortfall=max(one.shortfall, other.shortfall),
        provisional=one.provisional if one.due == due else other.provisional,
        soft=one.soft and other.soft,
    )


def _length(each: Occasion) -> tuple[int, date, str, str]:
    return (each.ends - each.begins).days, each.begins, each.duty, each.who or ""


def _serves(inner: Occasion, outer: Occasion) -> bool:
    return outer.begins <= inner.begins and inner.ends <= outer.ends and inner.due <= outer.due
