"""Who changes places: entries of a ranking that stand otherwise than before, tried with a few numbers."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any, Final

from crmpolicy.engine.ranking_point import RankingPoint
from crmpolicy.errors import BadValueError, FactsError, UndecidedError
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.rankings import RANK, RANKED, STANDINGS
from crmpolicy.verify.comparing.difference import Declared
from crmpolicy.verify.facts.axes import Axis, any_value
from crmpolicy.verify.facts.placing import rooms
from crmpolicy.verify.facts.witness import Witness, witness_of
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.telling import witness_words
from crmpolicy.wording import Argument, Words, say

STANDING: Final = frozenset({"diff-list-only", "diff-list-order", "diff-list-ties", "diff-list-cut"})
"""What a ranking declares otherwise where entries may change places."""
_NAMES: Final = ("甲", "乙", "丙")
_TIMES: Final = (1, 2, 3)
_MOST: Final = 300
_CASES: Final = 12
_NUMBERS: Final = ("integer", "number", "money", "ratio", "quantity")


def changed_places(before: Question, after: Question) -> Iterator[Declared]:
    """Tell of a few entries that stand otherwise than before; where none were found, nothing.

    That lists are made otherwise is told beside this: here is a case in which an owner can see it.

    Args:
        before: a ranking of one policy set.
        after: the same of the other, over the same space.
    """
    points = [each.point for each in (before, after)]
    if not all(isinstance(each, RankingPoint) for each in points):
        return
    for witness in _tried(after):
        told = [_places(each.point, witness) for each in (before, after)]
        if told[0] != told[1]:
            moved = [
                [each for each in one if each not in other]
                for one, other in zip(told, told[::-1], strict=True)
            ]
            yield _declared(after, witness, [tuple(each) or (_words("diff-place-none"),) for each in moved])
            return


def _declared(question: Question, witness: Witness, told: Sequence[tuple[Words, ...]]) -> Declared:
    names = {each.name: each.key for each in question.program.fields}
    table = question.point.tables[0]
    arguments: dict[str, Argument] = {
        "point": table.key,
        "title": table.title,
        "shown": witness_words(question.policies, names, witness),
        "before": told[0],
        "after": told[1],
    }
    return Declared("diff-list-places", arguments, table.place, witness)


def _places(point: Any, witness: Witness) -> tuple[Words, ...]:
    """Word who stands where, list by list; facts that are refused put nobody anywhere."""
    try:
        outcome = point.evaluate(witness.facts, now=witness.now).outcome
    except FactsError:
        return ()
    except UndecidedError:
        return (_words("diff-place-open"),)
    ranking = point.ranking
    lists = [each.id for each in ranking.lists] if ranking.several else [RANKED]
    return tuple(_place(ranking, name, row) for name in lists for row in outcome[name])


def _place(ranking: Any, name: str, row: Mapping[str, Any]) -> Words:
    called = "、".join(str(row[each]) for each in ranking.named)
    if not ranking.several:
        return _words("diff-place", name=called, place=str(row[RANK]))
    return _words("diff-place-in", name=called, place=str(row[RANK]), list=ranking.listed(name).title)


def _words(code: str, **arguments: Argument) -> Words:
    return Words(say(code, "zh", arguments), say(code, "en", arguments))


def _tried(question: Question) -> Iterator[Witness]:
    """Give cases with two entries, then with three, whose numbers are thresholds, or larger."""
    ranking = question.point.ranking  # type: ignore[attr-defined]  # a ranking, as was looked up
    field = next(each for each in question.program.fields if each.key == ranking.of)
    kind = field.fact.type
    fields = kind.fields if isinstance(kind, ListOf) else ()
    cases = [*_cases(question)]
    numbers = {each.name: _numbers(question, each) for each in fields}
    random = Random(question.name)  # noqa: S311 - a choice that is the same each time, no secret
    for count in (2, 3) if cases else ():
        for _ in range(_MOST):
            entries = [
                {each.name: _value(each, name, random.choice(numbers[each.name])) for each in fields}
                for name in _NAMES[:count]
            ]
            yield Witness({**random.choice(cases), field.name: entries}, question.period.moment)


def _cases(question: Question) -> Iterator[dict[str, Any]]:
    """Give what else a ranking looks at, in a few ways."""
    met: list[dict[str, Any]] = []
    for values in rooms(question.space, {}, _CASES):
        sketch = question.sketch
        given = witness_of(values, sketch, question.space, question.period.moment).facts
        found = {name: value for name, value in given.items() if name != STANDINGS}
        if found not in met:
            met.append(found)
            yield found


def _numbers(question: Question, fact: Fact) -> list[Any]:
    """Give the values of its type that rules compare, and once to three times the greatest of them.

    What follows from a field may have to reach what another fact is compared with.
    """
    cuts = [
        cut
        for axis in question.space.axes
        if isinstance(axis, Axis) and axis.fact.type.name == fact.type.name in _NUMBERS
        for cut in axis.cuts or ()
    ]
    top = max([*cuts, 1])
    return [*dict.fromkeys([*(top * each for each in _TIMES), *cuts])]


def _value(fact: Fact, name: str, number: Any) -> Any:
    """Give a value of a field: what the entry is called, the number where it is one, else the least."""
    if fact.type.name == "text":
        return name
    try:
        return fact.read(number) if fact.type.name in _NUMBERS else any_value(fact)
    except BadValueError:
        return any_value(fact)
