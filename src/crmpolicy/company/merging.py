"""A company and its parents made one: what the nearer one writes counts, all else is the parent's."""

from collections.abc import Sequence
from dataclasses import replace

from crmpolicy.policy.documents import Company, JoinChoice


def merge(line: Sequence[Company]) -> Company:
    """Make one company of a line of descent.

    Args:
        line: the company first, then its parent, then the parent's parent.
    """
    merged = line[-1]
    for child in reversed(line[:-1]):
        merged = _over(merged, child)
    return merged


def _over(parent: Company, child: Company) -> Company:
    adopted = {**dict(parent.adopts), **dict(child.adopts)}
    return replace(
        child,
        zone=child.zone or parent.zone,
        currency=child.currency or parent.currency,
        adopts=tuple(sorted(adopted.items())),
        fillings={**parent.fillings, **child.fillings},
        slots={**parent.slots, **child.slots},
        chosen={**parent.chosen, **child.chosen},
        chosen_places={**parent.chosen_places, **child.chosen_places},
        joins=_joins(parent.joins, child.joins),
        scale_maps=tuple({each.source: each for each in (*parent.scale_maps, *child.scale_maps)}.values()),
        fact_maps=tuple({each.fact: each for each in (*parent.fact_maps, *child.fact_maps)}.values()),
        roles={**parent.roles, **child.roles},
        calendar=child.calendar or parent.calendar,
        locked=tuple(dict.fromkeys((*parent.locked, *child.locked))),
    )


def _joins(parent: Sequence[JoinChoice], child: Sequence[JoinChoice]) -> tuple[JoinChoice, ...]:
    chosen = {(each.subject, each.output): each for each in (*parent, *child)}
    return tuple(chosen[key] for key in sorted(chosen, key=str))
