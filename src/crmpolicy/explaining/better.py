"""Why not better: for each ordered output the next better value, and everything that falls short of it."""

from collections.abc import Sequence

from crmpolicy.engine.regions import Region
from crmpolicy.explaining.below import below, decided_by
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.levers import changeable, changeable_first
from crmpolicy.explaining.regions import region_words
from crmpolicy.explaining.ways import MOST_WAYS, Way, next_better, rank, scales, too_many, untried, ways_to


def why_not_better(case: Case, output: str) -> list[str]:
    """Word why an ordered output is not better.

    Args:
        case: the decided case.
        output: the name of an output whose values have an order.
    """
    teller, value, kind = case.teller, case.decision.outcome[output], case.kinds[output]
    title = _title(case, output)
    if value is not None and rank(case, output, value) == 0:
        return [teller.tell("explain-best-already", output=title, value=teller.show(kind, value))]
    target = next_better(case, output)
    if target is None:
        return [case.teller.begun(_no_way(case, output))]
    ways = changeable_first(ways_to(case, output, target), lambda way: way, changeable(case))
    better = teller.show(kind, target)
    lines = [teller.tell("explain-why-not", output=title, better=better), *_ways(case, ways)]
    return [*lines, *_skipped(case, output, target)]


def _title(case: Case, output: str) -> str:
    return case.output_title(output) if len(case.kinds) > 1 else case.teller.spoken(case.point.title)


def _no_way(case: Case, output: str) -> str:
    """Say that nothing better can be reached, or that it cannot be told."""
    title = _title(case, output)
    loose = sorted(untried(case))
    if loose:
        facts = case.teller.listed(case.teller.title(key) for key in loose)
        return case.teller.say("explain-not-tried", output=title, facts=facts)
    if too_many(case.search):
        return case.teller.say("explain-too-many", output=title)
    value = case.teller.show(case.kinds[output], case.decision.outcome[output])
    return case.teller.say("explain-cannot-better", output=title, value=value)


def _skipped(case: Case, output: str, target: str) -> list[str]:
    """Name the values between now and the next better one, where it is certain that no facts lead there."""
    kind, scale = case.kinds[output], scales(case)[output]
    if untried(case) or too_many(case.search):
        return []
    places = range(rank(case, output, target) + 1, rank(case, output, case.decision.outcome[output]))
    between = [case.teller.show(kind, scale.ids[place]) for place in places]
    if not between:
        return []
    skipped, better = case.teller.listed(between), case.teller.show(kind, target)
    return [f"- {case.teller.tell('explain-skipped', skipped=skipped, better=better)}"]


def _ways(case: Case, ways: Sequence[Way]) -> list[str]:
    """Word the ways: one by itself, several numbered, any of which will do."""
    if len(ways) == 1:
        return _needs(case, ways[0])
    lines = [f"- {case.teller.tell('explain-one-way')}"]
    for way in ways[:MOST_WAYS]:
        lines += [f"  {line}" for line in _needs(case, way)]
    if len(ways) > MOST_WAYS:
        lines.append(f"  - {case.teller.tell('explain-more-ways', count=str(len(ways) - MOST_WAYS))}")
    return lines


def _needs(case: Case, way: Way) -> list[str]:
    """Word one way: what each fact would have to be, all of them at once."""
    lines: list[str] = []
    for key, regions in way.items():
        lines += [
            f"- {case.teller.begun(_need(case, key, regions))}",
            *(f"    {line}" for line in below(case, key, regions)),
        ]
    if len(way) == 1:
        return lines
    return [
        f"- {case.teller.tell('explain-at-once', count=str(len(way)))}",
        *(f"  {line}" for line in lines),
    ]


def _need(case: Case, key: str, regions: Sequence[Region]) -> str:
    """Word what one fact would have to be, what it is, and who decides it."""
    teller, kind = case.teller, case.teller.facts[key].type
    value = case.read(key)
    shown = teller.show(kind, value)
    now = shown if value is None else teller.say("explain-now-is", value=shown)
    bounds = region_words(teller, kind, regions, case.bound_words(key))
    need = teller.say("explain-needs", title=teller.title(key), bounds=bounds, now=now)
    point = decided_by(case, key)
    if point is None:
        return need
    return teller.say("explain-by-point", need=need, point=teller.spoken(case.policies.point(point).title))
