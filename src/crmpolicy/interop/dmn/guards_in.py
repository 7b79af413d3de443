"""Input entries as guards: what a fact has to be, in the words of our policies.

A null passes ``-``, the entry ``null``, and ``not(...)`` of values that are none; no comparison holds for it.
Our unknown passes ``known: no`` alone, so where a fact may be unknown, alternatives say what FEEL leaves
unsaid.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from crmpolicy.errors import BadValueError
from crmpolicy.interop.dmn.feel import (
    NULL,
    Compared,
    Interval,
    Name,
    Operand,
    Sign,
    UnaryTest,
    UnaryTests,
    Value,
)
from crmpolicy.interop.dmn.gaps_in import Span, compared_with, gaps, is_empty, span_of
from crmpolicy.interop.dmn.kinds_in import KindIn
from crmpolicy.source.nodes import Plain

Ways = list[dict[str, Plain]]
"""Alternatives, each a guard; one empty guard always holds, no way at all never does."""

_SIGNS: Final[Mapping[Sign, str]] = {"<": "under", "<=": "up_to", ">": "over", ">=": "at_least", "!=": "not"}
_OPPOSITE: Final[Mapping[Sign, Sign]] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}
MOST_WAYS: Final = 1_000
DEEPEST: Final = 12
"""So many alternatives one rule may have, and so deep they may lie in one another."""
UNKNOWN: Final[Plain] = {"known": "no"}
KNOWN: Final[Plain] = {"known": "yes"}


@dataclass(frozen=True)
class Asked:
    """A fact that is asked: our name for it, its type, and whether it may be unknown."""

    name: str
    kind: KindIn
    unknown: bool = False


Facts = Mapping[str, Asked]


def guard(groups: Sequence[Ways]) -> dict[str, Plain] | None:
    """Put guards together that must all hold; None where one of them never does.

    Args:
        groups: for each of them its alternatives.

    Raises:
        BadValueError: that makes more alternatives than a rule may have.

    >>> guard([[{"a": "1"}], [{"b": "2"}, {"c": "3"}]])
    {'a': '1', 'any': [{'b': '2'}, {'c': '3'}]}
    """
    return _guard(groups, iter(range(MOST_WAYS)))


def _guard(groups: Sequence[Ways], left_over: Iterator[int], depth: int = 0) -> dict[str, Plain] | None:
    if next(left_over, None) is None or depth > DEEPEST:
        raise BadValueError("dmn-ways", most=f"{MOST_WAYS:,}")
    whole: dict[str, Plain] = {}
    left: list[Ways] = []
    for ways in groups:
        if not ways:
            return None
        if len(ways) == 1 and not (ways[0].keys() - {"any"}) & whole.keys():
            whole |= {name: test for name, test in ways[0].items() if name != "any"}
            ways = _alternatives(ways[0])  # noqa: PLW2901 - a guard has one list of alternatives: those below
            if not ways:
                continue
        left.append(ways)
    if left:
        first, *rest = left
        whole["any"] = [
            each for way in first if (each := _guard([[way], *rest], left_over, depth + 1)) is not None
        ]
    return whole


def _alternatives(way: Mapping[str, Any]) -> Ways:
    return [*way.get("any", ())]


def ways_of(fact: Asked, tests: UnaryTests, facts: Facts) -> Ways:
    """Give what an input entry asks of a fact.

    Args:
        fact: the fact.
        tests: the entry.
        facts: what names in the entry stand for.

    Raises:
        BadValueError: a literal of another type, an order that there is none of, a name that nobody has.
    """
    if not tests.tests:
        return [{}]
    if tests.negated:
        return _none_of(fact, tests.tests, facts)
    return _joined(fact, [way for each in tests.tests for way in _one(fact, each, facts)])


def _joined(fact: Asked, ways: Ways) -> Ways:
    """Put values that are listed one by one into one list."""
    values = [way[fact.name] for way in ways if way.keys() == {fact.name}]
    listed = [each for each in values if isinstance(each, str)]
    rest = [way for way in ways if not (way.keys() == {fact.name} and isinstance(way[fact.name], str))]
    if not listed:
        return rest
    return [{fact.name: listed[0] if len(listed) == 1 else [*dict.fromkeys(listed)]}, *rest]


def _one(fact: Asked, test: UnaryTest, facts: Facts) -> Ways:
    if isinstance(test, Interval):
        low, high = (
            ("at_least" if test.low_included else "over"),
            ("up_to" if test.high_included else "under"),
        )
        inside: dict[str, Plain] = {
            low: _operand(fact, test.low, facts),
            high: _operand(fact, test.high, facts),
        }
        _needs_order(fact)
        span = span_of(test)
        return [] if span is not None and is_empty(span) else [{fact.name: inside}]
    if isinstance(test.with_, Value) and test.with_.kind == "null":
        if test.sign not in ("=", "!="):
            raise BadValueError("dmn-null-order")
        return _unknown(fact) if test.sign == "=" else [{fact.name: KNOWN}] if fact.unknown else [{}]
    return compared(fact, test.sign, _operand(fact, test.with_, facts), _other(test, facts))


def _unknown(fact: Asked) -> Ways:
    return [{fact.name: UNKNOWN}] if fact.unknown else []


def _other(test: Compared, facts: Facts) -> Asked | None:
    return facts.get(test.with_.text) if isinstance(test.with_, Name) else None


def ways_of_pair(fact: Asked, sign: Sign, right: Operand, other: Asked | None, facts: Facts) -> Ways:
    """Give what a comparison of two sides asks, where it holds.

    Args:
        fact: the left side.
        sign: how they are compared.
        right: the right side as it is written.
        other: the fact that it is, if it is one.
        facts: what names stand for.

    Raises:
        BadValueError: they cannot be compared so.
    """
    if other is None:
        return ways_of(fact, UnaryTests((Compared(sign, right),)), facts)
    if hides(other, fact.kind):
        raise BadValueError("dmn-name-is-word", name=other.name)
    return compared(fact, sign, other.name, other)


def compared(fact: Asked, sign: Sign, operand: str, other: Asked | None) -> Ways:
    """Give what a comparison asks; nulls are equal to one another and different from all else.

    Args:
        fact: the fact on its left.
        sign: how it is compared.
        operand: what it is compared with, as we write it.
        other: the fact that this is, if it is one.
    """
    other_unknown = other is not None and other.unknown
    written: Plain = operand
    if sign == "=":
        found: Ways = [{fact.name: written}]
        if fact.unknown and other is not None and other_unknown:
            found.append({fact.name: UNKNOWN, other.name: UNKNOWN})
        return found
    if sign == "!=":
        found = [{fact.name: {"not": written}}]
        if fact.unknown:
            found.append(
                {fact.name: UNKNOWN} | ({other.name: KNOWN} if other is not None and other_unknown else {})
            )
        if other is not None and other_unknown:
            found.append({other.name: UNKNOWN} | ({fact.name: KNOWN} if fact.unknown else {}))
        return found
    _needs_order(fact)
    return [{fact.name: {_SIGNS[sign]: written}}]


def _needs_order(fact: Asked) -> None:
    if not fact.kind.ordered:
        raise BadValueError("dmn-no-order", name=fact.name)


def _none_of(fact: Asked, tests: Sequence[UnaryTest], facts: Facts) -> Ways:
    """Give what ``not(...)`` asks: a null passes where what is listed are values, and none of them null."""
    cut = [(each, _cut(each)) for each in tests]
    spans = [span for _, span in cut if span is not None]
    equal: list[Plain] = []
    null = False
    groups: list[Ways] = [_beside(fact, spans)] if spans else []
    for each in (each for each, span in cut if span is None):
        if isinstance(each, Interval):
            groups.append(_outside(fact, each, facts))
        elif isinstance(each.with_, Name):
            sign = _OPPOSITE[each.sign]
            groups.append(compared(fact, sign, _operand(fact, each.with_, facts), _other(each, facts)))
        elif each.with_.kind == "null":
            null = null or each.sign == "="
            groups += [] if each.sign == "=" else [_one(fact, Compared(_OPPOSITE[each.sign], NULL), facts)]
        elif each.sign == "=":
            equal.append(_operand(fact, each.with_, facts))
        else:
            groups.append(compared(fact, _OPPOSITE[each.sign], _operand(fact, each.with_, facts), None))
    if equal:
        groups.append(_differing(fact, equal, known=null or bool(spans)))
    elif fact.unknown and null:
        groups.append([{fact.name: KNOWN}])
    if len(groups) == 1:
        return groups[0]
    found = guard(groups)
    return [] if found is None else [found]


def _differing(fact: Asked, equal: list[Plain], *, known: bool) -> Ways:
    """Give what is none of some values: a null is none of them, save where something else rules it out."""
    told: Ways = [{fact.name: {"not": equal if len(equal) > 1 else equal[0]}}]
    return [*told, {fact.name: UNKNOWN}] if fact.unknown and not known else told


def _cut(test: UnaryTest) -> Span | None:
    """Give the span that a test is, if its ends have an order for certain: lengths of time need not."""
    span = span_of(test)
    kinds = {each.kind for each in (span.low, span.high) if each is not None} if span is not None else set()
    return None if "duration" in kinds else span


def _beside(fact: Asked, spans: Sequence[Span]) -> Ways:
    """Give what lies in none of some spans: no null, for that is neither in them nor beside them."""
    _needs_order(fact)
    found: Ways = []
    for each in gaps(spans):
        test = compared_with(each)
        if test is None:
            return [{fact.name: KNOWN}] if fact.unknown else [{}]
        found += _one(fact, test, {})
    return found


def _outside(fact: Asked, test: Interval, facts: Facts) -> Ways:
    low, high = _operand(fact, test.low, facts), _operand(fact, test.high, facts)
    _needs_order(fact)
    return [
        {fact.name: {"under" if test.low_included else "up_to": low}},
        {fact.name: {"over" if test.high_included else "at_least": high}},
    ]


def _operand(fact: Asked, operand: Value | Name, facts: Facts) -> str:
    """Write what a fact is compared with: a literal of its type, or another fact."""
    if isinstance(operand, Value):
        return fact.kind.literal(operand)
    other = facts.get(operand.text)
    if other is None:
        raise BadValueError("dmn-name-unknown", name=operand.text)
    if hides(other, fact.kind):
        raise BadValueError("dmn-name-is-word", name=other.name)
    return other.name


def hides(fact: Asked, kind: KindIn) -> bool:
    """Tell whether the name of a fact would be read as a word: where words are values, they come first.

    Args:
        fact: the fact that is to be named.
        kind: the type of what it is compared with, or of the answer.
    """
    if kind.several and kind.name != "choices":
        return False
    return kind.name == "text" or (kind.scale is not None and fact.name in kind.scale.ids.values())
