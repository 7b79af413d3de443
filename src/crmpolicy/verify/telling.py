"""Boxes and witnesses in words, in both languages."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Any, Final

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.regions import Region, merged
from crmpolicy.explaining.regions import region_words as bounds_words
from crmpolicy.explaining.regions import stretch
from crmpolicy.explaining.telling import Teller
from crmpolicy.policy.facts import ListOf
from crmpolicy.values import ValueType
from crmpolicy.verify.facts.axes import Axis
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.placing import filled
from crmpolicy.verify.facts.relations import Relation
from crmpolicy.verify.facts.space import Space
from crmpolicy.verify.facts.witness import Witness
from crmpolicy.wording import LANGUAGES, Words, say

MOST_TOLD: Final = 5
_WAYS: Final = ("under", "is", "over", "apart", "unknown")


def region_words(policies: PolicySet, space: Space, boxes: Sequence[Box]) -> Words:
    """Word boxes: each fact that they bound, and how compared facts lie to each other; of many, the first."""
    keys = [each.key for each in space.axes if isinstance(each, Axis)]
    return Words(*(_regions(_teller(policies, language, keys), space, boxes) for language in LANGUAGES))


def _regions(teller: Teller, space: Space, boxes: Sequence[Box]) -> str:
    said = [_region(teller, space, box) for box in boxes[:MOST_TOLD]]
    if len(boxes) > MOST_TOLD:
        said.append(say("verify-more-regions", teller.language, {"count": str(len(boxes) - MOST_TOLD)}))
    return say("verify-or-else", teller.language, {}).join(said)


def _teller(policies: PolicySet, language: Any, keys: Iterable[str] = ()) -> Teller:
    """Make a teller; facts that are spoken of together are told apart."""
    effective = policies.effective
    return Teller.of(effective, effective.tables.values(), language).among(effective, keys)


def _region(teller: Teller, space: Space, box: Box) -> str:
    said = []
    for place, segments in sorted(box.items()):
        axis = space.axes[place]
        if segments & axis.alive == axis.alive:
            continue
        said.append(
            _stretch(teller, axis, segments) if isinstance(axis, Axis) else _pair(teller, axis, segments)
        )
    return teller.joined("and", said) if said else say("verify-any-facts", teller.language, {})


def _stretch(teller: Teller, axis: Axis, segments: int) -> str:
    return stretch(teller, axis.key, _stretches(axis, segments))


def _stretches(axis: Axis, segments: int) -> list[Region]:
    known = [
        axis.regions[each] for each in axis.places(_open_ended(axis, filled(axis, segments)) & ~axis.unknown)
    ]
    unknown = [axis.regions[each] for each in axis.places(segments & axis.unknown)]
    if axis.cuts is not None:
        return [*merged(known), *unknown]
    if axis.marks:
        return [*_between_marks(axis, known), *unknown]
    return [*_words(axis, known), *unknown]


def segments_words(policies: PolicySet, axis: Axis, segments: int) -> Words:
    """Word some segments of one axis, without the title of its fact.

    Args:
        policies: the policy set.
        axis: the axis.
        segments: which of its segments.
    """
    found = (_segments(_teller(policies, language), axis, segments) for language in LANGUAGES)
    return Words(*found)


def _segments(teller: Teller, axis: Axis, segments: int) -> str:
    return bounds_words(teller, axis.fact.type, _stretches(axis, segments))


def _words(axis: Axis, known: Sequence[Region]) -> list[Region]:
    """Put words into one stretch; a text stands for all that no rule names, so all texts are any value."""
    if not known:
        return []
    if axis.fact.type.name == "text" and len(known) == len(axis.places(axis.alive & ~axis.unknown)):
        return [Region(axis.key, ())]
    return [known[0]._replace(words=tuple(each.words[0] for each in known))]


def _between_marks(axis: Axis, known: Sequence[Region]) -> list[Region]:
    """Tell lengths of time by the named ones that they lie between; without an order, by themselves."""
    found = [_between(axis, each.words[0]) for each in known]
    ordered = merged([each for each in found if not each.words])
    return [*dict.fromkeys(ordered), *(each for each in found if each.words)]


def _between(axis: Axis, value: Any) -> Region:
    kind = axis.fact.type
    orders = {mark: kind.compare(value, mark) for mark in axis.marks}
    if None in orders.values():
        return Region(axis.key, (value,))
    same = [mark for mark, order in orders.items() if order == 0]
    if same:
        return Region(axis.key, (), same[0], high=same[0], high_included=True)
    low = [mark for mark, order in orders.items() if order == 1]
    high = [mark for mark, order in orders.items() if order == -1]
    longest = (
        reduce(lambda one, other: other if kind.compare(one, other) == -1 else one, low) if low else None
    )
    shortest = (
        reduce(lambda one, other: other if kind.compare(other, one) == -1 else one, high) if high else None
    )
    return Region(axis.key, (), longest, low_included=False, high=shortest)


def _open_ended(axis: Axis, segments: int) -> int:
    """Add what lies beyond the range of a fact: its own ends need not be said."""
    known = axis.places(axis.alive & ~axis.unknown)
    if axis.cuts is None or not known:
        return segments
    if segments >> known[0] & 1:
        segments |= (1 << known[0]) - 1
    if segments >> known[-1] & 1:
        last = len(axis.regions) - (1 if axis.unknown else 0)
        segments |= ((1 << last) - 1) & ~((1 << known[-1]) - 1)
    return segments


def _pair(teller: Teller, pair: Relation, segments: int) -> str:
    ways = [way for place, way in enumerate(_WAYS) if (segments & pair.alive) >> place & 1]
    said = teller.joined("or", [say(f"verify-pair-{way}", teller.language, {}) for way in ways])
    titles = {"one": teller.title(pair.first.key), "other": teller.title(pair.second.key), "ways": said}
    return teller.say("verify-pair", **titles)


def witness_words(policies: PolicySet, names: Mapping[str, str], witness: Witness) -> Words:
    """Word a witness: each fact with its value.

    Args:
        policies: the policy set.
        names: the full name of each fact by the name that a caller uses.
        witness: the facts.
    """
    keys = [names.get(name, name) for name in witness.facts]
    return Words(*(_witness(_teller(policies, language, keys), names, witness) for language in LANGUAGES))


def _witness(teller: Teller, names: Mapping[str, str], witness: Witness) -> str:
    said = []
    for name, value in witness.facts.items():
        fact = teller.facts[names.get(name, name)]
        if isinstance(fact.type, ListOf) and fact.type.item is None:
            said.append(_entries(teller, fact.type, teller.spoken(fact.title), value))
        else:
            said.append(teller.fact_is(teller.title(fact.key), fact.type, value))
    return teller.listed(said) if said else say("verify-any-facts", teller.language, {})


def _entries(teller: Teller, kind: ListOf, title: str, entries: Any) -> str:
    shown = [
        teller.listed(
            teller.fact_is(teller.spoken(each.title), each.type, entry[each.name])
            for each in kind.fields
            if each.name in entry
        )
        for entry in entries or ()
    ]
    said = "; ".join(f"({one})" for one in shown) or teller.word("nothing")
    return teller.say("explain-is", title=title, value=said)


def answer_words(
    policies: PolicySet,
    point: DecisionPoint,
    outcome: Mapping[str, Any] | None,
    other: Mapping[str, Any] | None = None,
) -> Words:
    """Word an answer, output by output; ``None`` is that there is none.

    Args:
        policies: the policy set.
        point: the question.
        outcome: the answer, or what of it has moved.
        other: what it has moved from or to: of a list both hold the entries that came or went.
    """
    return Words(*(_answer(_teller(policies, each), point, outcome, other or {}) for each in LANGUAGES))


def _answer(
    teller: Teller, point: DecisionPoint, outcome: Mapping[str, Any] | None, other: Mapping[str, Any]
) -> str:
    if outcome is None:
        return say("verify-no-answer", teller.language, {})
    titles = {each.name: each.title for table in point.tables for each in table.outputs}
    kinds = point.outcome
    return teller.listed(
        _output(teller, teller.spoken(titles[name]), kinds[name], value, other.get(name))
        for name, value in outcome.items()
    )


def _output(teller: Teller, title: str, kind: ValueType, mine: Any, others: Any) -> str:
    """Word an output; of lists that have moved, that the entries are there or are not."""
    moved = isinstance(mine, tuple) and isinstance(others, tuple) and {*mine}.isdisjoint(others)
    if not moved:
        return teller.fact_is(title, kind, mine)
    code = "verify-with-entries" if mine else "verify-without-entries"
    return say(code, teller.language, {"title": title, "entries": teller.show(kind, mine or others)})


def value_words(policies: PolicySet, kind: ValueType, value: Any) -> Words:
    """Word a value of a parameter."""
    return Words(*(_teller(policies, language).show(kind, value) for language in LANGUAGES))


def filling_words(policies: PolicySet, filling: Mapping[str, Any]) -> Words | None:
    """Word the values that were assumed for what is left open; ``None`` where none were."""
    if not filling:
        return None
    return Words(*(_filling(_teller(policies, language), policies, filling) for language in LANGUAGES))


def _filling(teller: Teller, policies: PolicySet, filling: Mapping[str, Any]) -> str:
    parameters = policies.effective.parameters
    return teller.listed(
        teller.fact_is(teller.title(key), parameters[key].type, value) for key, value in filling.items()
    )
