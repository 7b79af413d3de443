"""Fact sets of a question by the thousand: thresholds, what is one step beside them, every word, unknowns.

They are rows as the engine holds them once it has read facts, so that nothing but the rules costs time. Facts
that follow from others take values of their own, with quotients that have no end among them: the rules are
asked about more than facts can say.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, Final

from crmpolicy.engine.facts import Facts, facts_class
from crmpolicy.engine.program import Program
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.scales import OTHER, Choice, Choices
from crmpolicy.testing.amounts import NUMBERS, neighbours
from crmpolicy.testing.thresholds import thresholds
from crmpolicy.values import WEEKDAYS, Term, ValueType
from crmpolicy.wording import Words

MOST_ENTRIES: Final = 3
LISTS: Final = 12
SILENT: Final = Words("项", "item")
THIRD: Final = Fraction(1, 3_000_000)
SOME: Final = {
    "date": (date(2026, 6, 14), date(2026, 6, 15)),
    "instant": (datetime(2026, 6, 15, tzinfo=UTC),),
    "boolean": (True, False),
    "time of day": (time(9), time(12)),
    "weekday": WEEKDAYS,
    "text": ("something",),
    "role": ("somebody",),
    "term": (Term(1, "day"), Term(24, "hour"), Term(1, "month")),
}


def fact_sets(program: Program, name: str) -> Iterator[Facts]:
    """Give rows of a program without end, the same in every run."""
    random = Random(name)  # noqa: S311 - facts for tests, no secrets
    cuts = thresholds(program)
    choices = [_values(each.fact, cuts.get(each.key, ()), random) for each in program.fields]
    for field, values in zip(program.fields, choices, strict=True):
        if not field.certain:
            values.append(None)
    while True:
        yield program.row(tuple(random.choice(each) for each in choices))


def _values(fact: Fact, cuts: Sequence[Any], random: Random) -> list[Any]:
    """Give values that a fact is told apart by, and some that no rule names."""
    kind = fact.type
    if isinstance(kind, ListOf):
        return [_entries(kind, random) for _ in range(LISTS)]
    if isinstance(kind, Choices):
        ids = kind.scale.ids
        return [
            (),
            *((each,) for each in ids),
            *(kind.sort(random.sample(ids, min(2, len(ids)))) for _ in ids),
        ]
    if isinstance(kind, Choice):
        return [*kind.scale.ids, *((OTHER,) if kind.scale.open else ())]
    if kind.name in NUMBERS:
        return _numbers(kind, fact, cuts)
    return list(dict.fromkeys([*neighbours(fact, cuts), *SOME.get(kind.name, ())])) or [None]


def _numbers(kind: ValueType, fact: Fact, cuts: Sequence[Any]) -> list[Any]:
    found = [*neighbours(fact, cuts), 0, 1]
    if kind.name == "integer":
        return found
    exact = [Decimal(each) for each in found]
    if getattr(kind, "step", None) is not None:
        return exact
    return [*exact, *(Fraction(each) + way for each in cuts for way in (THIRD, -THIRD))]


def _entries(kind: ListOf, random: Random) -> tuple[Any, ...]:
    count = random.randint(0, MOST_ENTRIES)
    if kind.item is not None:
        values = _values(Fact("item", "item", SILENT, kind.item), (), random)
        return tuple(random.choice(values) for _ in range(count))
    entry = facts_class(tuple(field.name for field in kind.fields))
    fields = [_values(field, (), random) for field in kind.fields]
    return tuple(entry(tuple(random.choice(each) for each in fields)) for _ in range(count))
