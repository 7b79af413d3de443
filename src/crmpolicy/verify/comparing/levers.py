"""Facts that carry a change behind a question through what is reckoned from it, up to the question itself."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from crmpolicy.verify.facts.axes import any_value
from crmpolicy.verify.facts.following import follows_from
from crmpolicy.verify.questions.question import Question


def levers(
    question: Question, given: Mapping[str, Any], decided: frozenset[str], numbers: Sequence[Any]
) -> Iterator[dict[str, Any]]:
    """Give facts for a question: those given, but parts instead of what follows from an answer behind it.

    What is left of a limit follows from the limit; an order just as large as the limit was, or is now, tells
    whether it is enough.

    Args:
        question: the question.
        given: facts for it by the names that a caller uses.
        decided: the facts that other questions decide, by the same names.
        numbers: what was and is answered behind the question, where that is a number.
    """
    fields = {each.key: each for each in question.program.fields}
    behind = {each.name: [fields[key] for key in follows_from(each.key, fields)] for each in fields.values()}
    resting = {name for name in given if any(one.name in decided for one in behind.get(name, ()))}
    own = {name: value for name, value in given.items() if name not in decided}
    if not resting:
        yield own
        return
    ends = [one for name in given if name in resting for one in behind[name] if one.derived is None]
    parts = {one.name: one for one in ends if one.name not in decided}
    left = {name: value for name, value in own.items() if name not in resting}
    plain = {**left, **{name: any_value(each.fact) for name, each in parts.items()}}
    yield plain
    for name, each in parts.items():
        if isinstance(plain[name], Decimal | Fraction):
            yield from ({**plain, each.name: number} for number in numbers)
