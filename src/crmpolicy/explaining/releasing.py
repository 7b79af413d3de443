"""What would release a case: the owner's remedy in a sentence for each outcome that it can reach."""

from typing import Any, Final

from crmpolicy.engine.changing import Change
from crmpolicy.engine.regions import Region
from crmpolicy.engine.remedying import remedies, remedies_of
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.regions import stretch
from crmpolicy.values import ValueType

_AMOUNTS: Final = frozenset({"money", "number", "integer", "quantity"})


def reached_by(case: Case) -> dict[str, tuple[Any, ...]]:
    """Give the outputs that the owner's remedies speak of, each with the values that release a case."""
    pairs = (pair for remedy in remedies_of(case.policies, case.decision) for pair in remedy.reach)
    found: dict[str, tuple[Any, ...]] = {}
    for name, values in pairs:
        found[name] = tuple(each for each in found.get(name, values) if each in values)
    return found


def what_would_release(case: Case) -> list[str]:
    """Word what would release a case; nothing where its question knows no remedy or none is needed."""
    names = reached_by(case)
    grouped: dict[tuple[Any, ...], list[Change]] = {}
    for change in remedies(case.policies, case.decision):
        grouped.setdefault(tuple(change.outcome[name] for name in names), []).append(change)
    if not grouped:
        return []
    lines = []
    for values, found in grouped.items():
        ways = case.teller.joined("or else", [_way(case, change) for change in found])
        lines.append(f"- {case.teller.begun(_line(case, dict(zip(names, values, strict=True)), ways))}")
    return [case.teller.tell("explain-releases"), *lines]


def _line(case: Case, reached: dict[str, Any], ways: str) -> str:
    """Word the outputs that the remedy speaks of, and no others, with what leads to them."""
    teller, name, value = case.teller, *next(iter(reached.items()))
    kind = case.kinds[name]
    if len(reached) > 1 or len(case.kinds) == 1 or kind.name == "boolean":
        return teller.say("explain-release", outcome=case.outcome_words(reached), ways=ways)
    shown = teller.show(kind, value)
    return teller.say("explain-release-of", output=case.output_title(name), value=shown, ways=ways)


def _way(case: Case, change: Change) -> str:
    """Word everything that has to change at once, each fact with how much less or more that is."""
    return case.teller.joined("besides", [_need(case, region) for region in change.needs])


def _need(case: Case, region: Region) -> str:
    owner, key = case.asking(region.fact)
    teller, kind = owner.teller, owner.teller.facts[key].type
    need = stretch(teller, key, (region,), owner.bound_words(key))
    code, amount = _difference(kind, owner.read(key), region)
    return teller.say(code, need=need, amount=teller.show(kind, amount)) if code else need


def _difference(kind: ValueType, now: Any, region: Region) -> tuple[str, Any]:
    """Tell how far a fact lies from where it has to be; nothing where the stretch says it already."""
    if kind.name not in _AMOUNTS or not now:
        return "", None
    if region.high is not None and region.high_included and now > region.high:
        return "explain-less", now - region.high
    if region.low is not None and region.low_included and now < region.low:
        return "explain-more", region.low - now
    return "", None
