"""Mappings of values by words: their entries, and the laws that are written beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, NamedTuple

from crmpolicy.engine.restating import words_of
from crmpolicy.policy.directions import lies
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.parameters import MappingOf
from crmpolicy.policy.properties import Move, Property
from crmpolicy.policy.scales import Choice, Scale, ScaleValue
from crmpolicy.values import ValueType
from crmpolicy.verify.facts.axes import is_in_range
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Words, word

ENTRY = "entry"
Facts = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Cells:
    """The values of a mapping by entry, those that only its rest tells too, and the types of its keys."""

    values: dict[tuple[Any, ...], Any]
    keys: tuple[str, ...]
    types: tuple[ValueType, ...]


class Unlawful(NamedTuple):
    """Two entries between which a value moves as a law forbids, and all entries."""

    cells: Cells
    one: tuple[Any, ...]
    other: tuple[Any, ...]


def unlawful(facts: Facts, kind: MappingOf, law: Property, value: Any) -> Unlawful | None:
    """Find two entries of a mapping that break a law; they differ in one key only.

    Args:
        facts: the facts by full name; they tell which keys there can be.
        kind: the type of the mapping.
        law: a law written beside it.
        value: the entries with their values.

    Raises:
        NotDecidedError: the law is of no sort for mappings.
    """
    moved = law.when.name if isinstance(law.when, Move) else law.whatever
    is_move = isinstance(law.never, Move) and isinstance(law.when, Move)
    cells = _cells(facts, kind, value)
    if moved not in cells.keys or not (is_move or law.same is not None):
        raise NotDecidedError("verify-law-not-for-mappings", law=law.id)
    pair = next(_pairs(cells, kind, law, cells.keys.index(str(moved))), None)
    return None if pair is None else Unlawful(cells, *pair)


def _pairs(
    cells: Cells, kind: MappingOf, law: Property, place: int
) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """Give each two entries between which the value moves as it never should."""
    for one, other in product(cells.values, repeat=2):
        if one[:place] + one[place + 1 :] != other[:place] + other[place + 1 :] or one == other:
            continue
        first, second = cells.values[one], cells.values[other]
        if isinstance(law.never, Move) and isinstance(law.when, Move):
            key = cells.types[place]
            moves = lies(key, law.when.direction, one[place], other[place])
            if moves and lies(kind.of, law.never.direction, first, second):
                yield one, other
        elif first != second:
            yield one, other


def _cells(facts: Facts, kind: MappingOf, value: Any) -> Cells:
    if not kind.keys:
        entries = tuple(ScaleValue(each, Words(each, each)) for each in kind.among)
        order = Choice(Scale("entries", word(ENTRY), ordered=True, open=False, values=entries))
        listed = dict(value)
        return Cells({(each,): listed[each] for each in kind.among if each in listed}, (ENTRY,), (order,))
    listed = {entry if isinstance(entry, tuple) else (entry,): one for entry, one in value}
    levels = [
        _words(facts.get(key), each, [entry[place] for entry in listed])
        for place, (key, each) in enumerate(zip(kind.keys, kind.key_types, strict=True))
    ]
    cells = {entry: listed.get(entry, kind.otherwise) for entry in product(*levels)}
    return Cells({entry: one for entry, one in cells.items() if one is not None}, kind.keys, kind.key_types)


def _words(fact: Fact | None, kind: ValueType, listed: list[Any]) -> list[Any]:
    """Give the words of a key: all there are, or those listed and, of whole numbers, their neighbours."""
    found = dict.fromkeys((*words_of(kind), *listed))
    if kind.name == "integer":
        beside = dict.fromkeys(each + step for each in listed for step in (-1, 1))
        found |= dict.fromkeys(each for each in beside if _is_possible(fact, each))
    return list(found)


def _is_possible(fact: Fact | None, value: Any) -> bool:
    """Tell whether a key can have a value; of a fact not known here, no more is claimed than is listed."""
    return fact is not None and is_in_range(fact.type, fact.range, value)
