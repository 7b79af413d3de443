"""Input entries as guards: what a fact has to be, in the words of our policies.

A null passes ``-``, the entry ``null``, and ``not(...)`` of values that are none; no comparison holds for it.
Our unknown passes ``known: no`` alone, so where a fact may be unknown, alternatives say what FEEL leaves
unsaid.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crmpolicy.errors import BadValueError
from crmpolicy.interop.dmn.feel import Compared, Interval, Name, Sign, UnaryTest, UnaryTests, Value
from crmpolicy.interop.dmn.kinds_in import KindIn
from crmpolicy.source.nodes import Plain

Ways = list[dict[str, Plain]]
"""Alternatives, each a guard; one empty guard always holds, no way at all never does."""

_SIGNS: Final[Mapping[Sign, str]] = {"<": "under", "<=": "up_to", ">": "over", ">=": "at_least", "!=": "not"}
_OPPOSITE: Final[Mapping[Sign, Sign]] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}
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

    >>> guard([[{"a": "1"}], [{"b": "2"}, {"c": "3"}]])
    {'a': '1', 'any': [{'b': '2'}, {'c': '3'}]}
    """
    whole: dict[str, Plain] = {}
    left: list[Ways] = []
    for ways in groups:
        if not ways:
            return None
        if len(ways) == 1 and not ways[0].keys() & whole.keys():
            whole |= ways[0]
        else:
            left.append(ways)
    if left:
        first, *rest = left
        whole["any"] = [each for way in first if (each := guard([[way], *rest])) is not None]
    return whole


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
        return [] if _is_empty(test) else [{fact.name: inside}]
    if isinstance(test.with_, Value) and test.with_.kind == "null":
        if test.sign not in ("=", "!="):
            raise BadValueError("dmn-null-order")
        return _unknown(fact) if test.sign == "=" else [{fact.name: KNOWN}] if fact.unknown else [{}]
    return compared(fact, test.sign, _operand(fact, test.with_, facts), _other(test, facts))


def _is_empty(test: Interval) -> bool:
    """Tell whether no value lies in an interval: our reader refuses to have such a thing written."""
    low, high = test.low, test.high
    if not (isinstance(low, Value) and isinstance(high, Value)):
        return False
    if low.kind != high.kind or low.kind == "duration":
        return False
    if low.said == high.said:
        return not (test.low_included and test.high_included)
    return bool(low.said > high.said)


def _unknown(fact: Asked) -> Ways:
    return [{fact.name: UNKNOWN}] if fact.unknown else []


def _other(test: Compared, facts: Facts) -> Asked | None:
    return facts.get(test.with_.text) if isinstance(test.with_, Name) else None


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
    groups: list[Ways] = []
    equal: list[Plain] = []
    unknown = fact.unknown and not any(_is_null(each) for each in tests)
    if fact.unknown and not unknown:
        groups.append([{fact.name: KNOWN}])
    for each in tests:
        if isinstance(each, Interval):
            groups.append([{}] if _is_empty(each) else _outside(fact, each, facts))
        elif _is_null(each):
            continue
        elif each.sign == "=" and isinstance(each.with_, Value):
            equal.append(_operand(fact, each.with_, facts))
        else:
            sign = _OPPOSITE[each.sign]
            groups.append(compared(fact, sign, _operand(fact, each.with_, facts), _other(each, facts)))
    if equal:
        told: Ways = [{fact.name: {"not": equal if len(equal) > 1 else equal[0]}}]
        groups = [each for each in groups if each != [{fact.name: KNOWN}]]  # what is not one of them is known
        groups.append([*told, {fact.name: UNKNOWN}] if unknown else told)
    found = guard(groups)
    return [] if found is None else [found]


def _is_null(test: UnaryTest) -> bool:
    return isinstance(test, Compared) and isinstance(test.with_, Value) and test.with_.kind == "null"


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
