"""What would change the outcome: a short list of other outcomes, better and worse, with what leads there."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Final

from crmpolicy.engine.changing import Change
from crmpolicy.engine.decision import Outcome
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.moving import moving
from crmpolicy.explaining.regions import stretch
from crmpolicy.explaining.ways import MOST_WAYS, next_better, rank, scales

MOST_OUTCOMES: Final = 6
"""The most outcomes that are told."""


def other_outcomes(case: Case, settled: Mapping[str, tuple[Any, ...]]) -> list[str]:
    """Word the nearest changes to other outcomes, the fewest facts first.

    Args:
        case: the decided case.
        settled: outputs whose values are told how to reach; outcomes that have these are left out.
    """
    grouped: dict[Outcome, list[Change]] = {}
    already = _told_already(case)
    for change in case.changes:
        if change.outcome == already or _has(change.outcome, settled):
            continue
        grouped.setdefault(change.outcome, []).append(change)
    if not grouped:
        return []
    lines = [
        f"- {case.teller.begun(_line(case, outcome, grouped[outcome]))}"
        for outcome in [*grouped][:MOST_OUTCOMES]
    ]
    if len(grouped) > MOST_OUTCOMES:
        more = case.teller.say("explain-more-outcomes", count=str(len(grouped) - MOST_OUTCOMES))
        lines.append(f"- {case.teller.begun(more)}")
    return [case.teller.tell("explain-others"), *lines]


def _has(outcome: Outcome, settled: Mapping[str, tuple[Any, ...]]) -> bool:
    return bool(settled) and all(outcome[name] in values for name, values in settled.items())


def _told_already(case: Case) -> Mapping[str, Any] | None:
    """Give the next better outcome of a question with one output: it is told at length before."""
    names = list(scales(case))
    if len(case.kinds) != 1 or not names:
        return None
    target = next_better(case, names[0])
    return None if target is None else {names[0]: target}


def _line(case: Case, outcome: Outcome, found: Sequence[Change]) -> str:
    teller = case.teller
    ways = [way_words(case, change) for change in found[:MOST_WAYS]]
    if len(found) > MOST_WAYS:
        ways.append(teller.say("explain-more-ways", count=str(len(found) - MOST_WAYS)))
    label = teller.say(f"explain-label-{_label(case, outcome)}")
    moved = frozenset[str]().union(*(moving(case, change) for change in found))
    words = _words(case, outcome, moved)
    return teller.say("explain-other", label=label, outcome=words, ways=teller.joined("or else", ways))


def _words(case: Case, outcome: Outcome, moved: AbstractSet[str]) -> str:
    """Word an outcome; of an output that moves along only that it does."""
    stays = {name: outcome[name] for name in outcome if name not in moved}
    if len(stays) == len(outcome):
        return case.outcome_words(outcome)
    told = [case.teller.fact_is(case.output_title(name), case.kinds[name], stays[name]) for name in stays]
    titles = case.teller.listed(case.output_title(name) for name in outcome if name in moved)
    return case.teller.listed([*told, case.teller.say("explain-moves", title=titles)])


def way_words(case: Case, change: Change) -> str:
    """Word everything that a change needs at once."""
    keys = [case.by_name[region.fact].key for region in change.needs]
    stretches = [
        stretch(case.teller, key, (region,), case.bound_words(key))
        for key, region in zip(keys, change.needs, strict=True)
    ]
    return case.teller.joined("besides", stretches)


def _label(case: Case, outcome: Outcome) -> str:
    """Say whether an outcome is better or worse in the outputs that have an order."""
    names = [name for name in scales(case) if outcome[name] is not None]
    steps = [
        rank(case, name, case.decision.outcome[name]) - rank(case, name, outcome[name]) for name in names
    ]
    signs = {step > 0 for step in steps if step}
    if not signs:
        return "none"
    if len(signs) > 1:
        return "mixed"
    return "better" if signs == {True} else "worse"
