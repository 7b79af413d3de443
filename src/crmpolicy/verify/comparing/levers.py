"""Facts that carry a change behind a question through what is reckoned from it, up to the question itself."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from crmpolicy.engine.fields import Field
from crmpolicy.verify.facts.giving import any_value
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
    resting = [each for each in fields.values() if each.name in given and _rests(each, fields, decided)]
    own = {name: value for name, value in given.items() if name not in decided}
    if not resting:
        yield own
        return
    parts = {one.name: one for each in resting for one in _parts(each, fields) if one.name not in decided}
    left = {name: value for name, value in own.items() if name not in {each.name for each in resting}}
    plain = {**left, **{name: any_value(each.fact) for name, each in parts.items()}}
    yield plain
    for name, each in parts.items():
        if isinstance(plain[name], Decimal | Fraction):
            yield from ({**plain, each.name: number} for number in numbers)


def _rests(each: Field, fields: Mapping[str, Field], decided: frozenset[str]) -> bool:
    sources = [fields[key] for key in each.derived.sources if key in fields] if each.derived else []
    return any(one.name in decided or _rests(one, fields, decided) for one in sources)


def _parts(each: Field, fields: Mapping[str, Field]) -> Iterator[Field]:
    """Give the facts that a fact is reckoned from in the end."""
    sources = [fields[key] for key in each.derived.sources if key in fields] if each.derived else []
    for one in sources:
        yield from _parts(one, fields) if one.derived else (one,)
