"""Few questions that together have all that any question has: what is asked of every backend.

A question is taken apart into features: what kind of question it is, with each kind of thing that its rules,
courses and facts are made of (a class of the model and a field of it that is set), each word of the policy
language in it (hit policies, operators, folds, what facts follow from) and each type of its values. Nothing
is chosen by hand: the question with the most features that are still wanted comes next, the first by name of
those that have as many. `make soak` asks all questions instead.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Final

from crmpolicy.engine.behind import asked_with
from crmpolicy.engine.digest import LAYOUT
from crmpolicy.values import ValueType
from tests.property.every_point import GROUP

NAMED: Final = LAYOUT | {"key", "name", "id", "document", "subject", "value"}
"""Fields by which no two questions are told apart in kind."""

WORDS: Final = frozenset({"hit", "operator", "word", "join", "rounding", "combine", "governed_by", "by"})
"""Fields that hold words of the policy language: each word is a feature."""


@cache
def features_of(name: str) -> frozenset[tuple[str, str]]:
    """Give the features of a question, each with the kind that the question is of."""
    point = GROUP.point(name)
    kind = type(point).__name__
    found = {f"behind: {type(each).__name__}" for each in asked_with(GROUP, name) if each is not point}
    found.add("joined" if len(point.tables) > 1 else f"document: {point.tables[0].document}")
    for table in point.tables:
        found |= {f"course: {type(table.course).__name__}", *parts_of(table)}
    for fact in point.reach():
        found |= parts_of_fact(fact.key)
    return frozenset((kind, each) for each in found)


@cache
def parts_of_fact(key: str) -> frozenset[str]:
    """Give what the declaration of a fact is made of; those that tables derive are among their parts."""
    fact = GROUP.effective.facts.get(key)
    return frozenset(parts_of(fact)) if fact is not None else frozenset()


def parts_of(thing: Any) -> Iterator[str]:
    """Give the classes of a model with the fields that are set, the words in it and the types of values."""
    if isinstance(thing, ValueType):
        yield f"type: {thing.name}"
    if is_dataclass(thing) and not isinstance(thing, type):
        for each in fields(thing):
            value = getattr(thing, each.name)
            if each.name in NAMED or value in ((), None) or value == each.default:
                continue
            yield f"{type(thing).__name__}.{each.name}"
            if each.name in WORDS and isinstance(value, str):
                yield f"{type(thing).__name__}.{each.name}: {value}"
            yield from parts_of(value)
    elif isinstance(thing, Mapping):
        yield from parts_of([*thing.values()])
    elif isinstance(thing, Iterable) and not isinstance(thing, str):
        for each in thing:
            yield from parts_of(each)


def cover(names: Iterable[str]) -> tuple[str, ...]:
    """Choose few of some questions that have all features of all of them, in the order of their names."""
    return _covering(tuple(names))


@cache
def _covering(names: tuple[str, ...]) -> tuple[str, ...]:
    left = {name: features_of(name) for name in sorted(names)}
    wanted = frozenset[tuple[str, str]]().union(*left.values())
    chosen = []
    while wanted:
        best = max(left, key=lambda name: len(left[name] & wanted))
        chosen.append(best)
        wanted -= left.pop(best)
    return tuple(sorted(chosen))
