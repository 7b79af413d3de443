"""Who stands where: the entries of a list measured, sorted and given places, exactly and by content alone.

The order in which entries are given means nothing: those of one place are told in the order of what they say.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cmp_to_key
from itertools import groupby
from typing import Any

from crmpolicy.engine.deriving import Derived, Deriving, Read, Value, facts_of, reader_of
from crmpolicy.engine.facts import plain_value
from crmpolicy.engine.folding import FoldedGuard
from crmpolicy.engine.guarding import failing
from crmpolicy.policy.facts import Derivation, Fact, ListOf
from crmpolicy.policy.naming import plain_name
from crmpolicy.policy.rankings import ADDED, BEYOND_CUT, NOT_ADMITTED, NOT_KNOWN, RankedList, Ranking
from crmpolicy.policy.rows import Facts, facts_class
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import ValueType

Derive = Callable[[Deriving, Fact, Derivation], Derived]


def standings(deriving: Deriving, derivation: Derivation, sources: dict[str, None], derive: Derive) -> Value:
    """Bind a ranking to the values of a period.

    Args:
        deriving: what all derivations of the period share.
        derivation: holds the ranking.
        sources: takes the facts of the case that the ranking needs.
        derive: binds what follows from the facts of an entry.
    """
    if derivation.ranking is None:
        raise TypeError(derivation)
    found = _Standings.bound(deriving, derivation.ranking, derive)
    sources.update(dict.fromkeys(found.sources))
    cuts = {each.id: _cut(deriving, each, sources) for each in found.ranking.lists}

    def compute(read: Read, now: datetime | None) -> Any:
        last = {name: cut(read, now) for name, cut in cuts.items()}
        return found.of_case(read, now, last)

    return compute


def written(called: Iterable[Any]) -> tuple[str, ...]:
    """Write out what an entry is called: in this order stand those of one place."""
    return tuple(str(plain_value(each)) for each in called)


def _cut(deriving: Deriving, listed: RankedList, sources: dict[str, None]) -> Value:
    if listed.cut is None:
        return lambda _read, _now: UNLIMITED
    return deriving.operand(listed.cut, sources)


@dataclass(frozen=True, slots=True)
class _Measured:
    """An entry that takes part: its content, its values of the measures of the order, its text."""

    row: tuple[Any, ...]
    values: tuple[Any, ...]
    text: tuple[tuple[str, ...], str]


@dataclass(slots=True)
class _Standings:
    """A ranking bound to one period; ``only`` is None where a guard can never hold."""

    ranking: Ranking
    kinds: Mapping[str, ValueType]
    fields: tuple[Fact, ...]
    measures: Mapping[str, Derived]
    only: Mapping[str, FoldedGuard | None]
    sources: tuple[str, ...]
    row: type[Facts] = field(init=False)

    def __post_init__(self) -> None:
        names = [each.name for each in self.fields]
        self.row = facts_class((*names, *(plain_name(key) for key in self.ranking.measures), *ADDED))

    @classmethod
    def bound(cls, deriving: Deriving, ranking: Ranking, derive: Derive) -> "_Standings":
        """Fold the guards and bind the measures."""
        kind = deriving.kinds[ranking.of]
        fields = kind.fields if isinstance(kind, ListOf) else ()
        declared = ((key, deriving.own[key]) for key in ranking.measures)
        measures = {key: derive(deriving, fact, fact.derived) for key, fact in declared if fact.derived}
        only = {each.id: deriving.folding.guard(each.only) for each in ranking.lists}
        asked = [key for guard in only.values() if guard is not None for key in facts_of(guard)]
        asked += [by.fact.key for each in ranking.lists for by in each.order]
        asked += [key for each in measures.values() for key in each.sources]
        own = {*ranking.measures, *(each.key for each in fields)}
        around = tuple(dict.fromkeys(key for key in asked if key not in own))
        return cls(ranking, deriving.kinds, fields, measures, only, (ranking.of, *around))

    def of_case(self, read: Read, now: datetime | None, last: Mapping[str, Any]) -> Any:
        """Give every entry with its place in each list; unknown where the list is."""
        entries = read(self.ranking.of)
        if entries is None:
            return None
        readers = [(each, self._reader(each, read, now)) for each in entries]
        return tuple(
            placed for each in self.ranking.lists for placed in self._list(each, readers, last[each.id])
        )

    def _reader(self, entry: Any, outer: Read, now: datetime | None) -> Read:
        """Read a field of an entry, what follows from it (reckoned once), or a fact of the case."""
        plain, known = reader_of(entry, outer), dict[str, Any]()

        def read(key: str) -> Any:
            if key not in self.ranking.measures:
                return plain(key)
            if key not in known:
                derived = self.measures.get(key)
                known[key] = derived.compute(read, now) if derived else None
            return known[key]

        return read

    def _list(self, listed: RankedList, readers: Sequence[tuple[Any, Read]], last: Any) -> Iterator[Facts]:
        """Give those who have a place, the first of them first; then those who have none."""
        part: list[_Measured] = []
        rest: list[tuple[tuple[tuple[str, ...], str], Facts]] = []
        for entry, read in readers:
            row = (*entry, *(read(key) for key in self.ranking.measures))
            values = tuple(read(by.fact.key) for by in listed.order)
            text = self._text(row)
            why = self._why_not(listed, read, values)
            if why is None:
                part.append(_Measured(row, values, text))
            else:
                rest.append((text, self._placed(row, listed, None, why)))
        for place, each in self._places(listed, part):
            if last is UNLIMITED or place <= last:
                yield self._placed(each.row, listed, place, (None, None))
            else:
                rest.append((each.text, self._placed(each.row, listed, None, (BEYOND_CUT, None))))
        yield from (row for _, row in sorted(rest, key=lambda one: one[0]))

    def _places(self, listed: RankedList, part: Sequence[_Measured]) -> Iterator[tuple[int, _Measured]]:
        """Count places as at a race: two firsts are followed by a third."""
        kinds = [self.kinds[by.fact.key] for by in listed.order]
        turns = [-1 if by.downwards else 1 for by in listed.order]

        def compare(one: _Measured, other: _Measured) -> int:
            for kind, turn, mine, theirs in zip(kinds, turns, one.values, other.values, strict=True):
                order = kind.compare(mine, theirs)
                if order:
                    return order * turn
            return 0

        key = cmp_to_key(compare)
        place = 1
        for _, group in groupby(sorted(part, key=key), key=key):
            equal = sorted(group, key=lambda each: each.text)
            yield from ((place, each) for each in equal)
            place += len(equal)

    def _why_not(
        self, listed: RankedList, read: Read, values: Iterable[Any]
    ) -> tuple[str, str | None] | None:
        """Tell why an entry does not take part, and the fact that tells it; None where it does."""
        guard = self.only[listed.id]
        if guard is None:
            return NOT_ADMITTED, None
        for fact in failing(guard, read, self.kinds):
            return (NOT_KNOWN if read(fact) is None else NOT_ADMITTED), fact
        for by, value in zip(listed.order, values, strict=True):
            if value is None:
                return NOT_KNOWN, by.fact.key
        return None

    def _placed(
        self, row: tuple[Any, ...], listed: RankedList, place: int | None, why: tuple[str | None, str | None]
    ) -> Facts:
        return self.row((*row, listed.id, place, *why))

    def _text(self, row: Sequence[Any]) -> tuple[tuple[str, ...], str]:
        """Write an entry out, what it is called first: equal entries are written alike, and no others."""
        names = [each.name for each in self.fields]
        called = written(row[names.index(name)] for name in self.ranking.named)
        return called, json.dumps([plain_value(each) for each in row], ensure_ascii=False)
