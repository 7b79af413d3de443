"""What a ranking answers with: the entries that have a place, those that have none and why, and ties."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from crmpolicy.engine.courses.kinds import Answered
from crmpolicy.engine.decision import Outcome
from crmpolicy.engine.ranking import written
from crmpolicy.policy.facts import ListOf, entry_refused
from crmpolicy.policy.naming import plain_name
from crmpolicy.policy.rankings import (
    BECAUSE_OF,
    CANDIDATES,
    EXCLUDED,
    LIST,
    RANK,
    RANKED,
    TIES_SHOWN,
    WHY,
    Ranking,
)
from crmpolicy.policy.rows import Facts
from crmpolicy.policy.tables import Table
from crmpolicy.values import Integer, Text, ValueType
from crmpolicy.values.notation import wrong_kind
from crmpolicy.wording import Language, Words, word

LISTS: Final = "lists"
"""The field of a candidate that names the lists it stands in."""


@dataclass(frozen=True, slots=True)
class WhyType(Answered):
    """Why an entry has no place."""

    name: ClassVar[str] = "why not ranked"
    python_type: ClassVar[str] = "str"

    def read(self, given: object) -> str:
        """Read the code of a reason."""
        if not isinstance(given, str):
            raise wrong_kind("text", given)
        return given

    def show(self, value: Any, language: Language = "zh") -> str:
        """Give the reason in words."""
        return word(f"ranking {value}").spoken(language)

    def json_schema(self) -> dict[str, Any]:
        """Describe a reason as JSON."""
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class PlacedType(Answered):
    """The type of what a ranking lists: entries with some of their fields, a place, what rules say.

    A case names an entry by its first field alone, or by some of its fields.

    >>> PlacedType((("who", Text()), ("rank", Integer()))).read({"rank": "1"})["rank"]
    1
    """

    name: ClassVar[str] = "ranked entry"
    python_type: ClassVar[str] = "Mapping[str, object]"
    fields: tuple[tuple[str, ValueType], ...]

    def read(self, given: object) -> Outcome:
        """Read what a case expects of an entry.

        Raises:
            BadValueError: no entry, or a field that entries do not have.
        """
        kinds = dict(self.fields)
        if isinstance(given, str):
            given = {self.fields[0][0]: given}
        if not isinstance(given, Mapping):
            raise wrong_kind("entry", given)
        strange = tuple(str(name) for name in given if name not in kinds)
        if strange:
            raise entry_refused(strange, (), tuple(kinds))
        return Outcome(tuple((name, _read(kinds[name], each)) for name, each in given.items()))

    def agrees(self, found: Sequence[Any], wanted: Sequence[Any]) -> bool:
        """Tell whether the entries found are those that a case expects, one after another."""
        kinds = dict(self.fields)
        return len(found) == len(wanted) and all(
            one[name] == value or kinds[name].compare(one[name], value) == 0
            for one, other in zip(found, wanted, strict=True)
            for name, value in other.items()
        )

    def show(self, value: Any, language: Language = "zh") -> str:
        """Write the fields of an entry one after another."""
        shown = (
            word("unknown").spoken(language) if value[name] is None else kind.show(value[name], language)
            for name, kind in self.fields
            if name in value
        )
        return f"({Words('，', ', ').spoken(language).join(shown)})"

    def json_schema(self) -> dict[str, Any]:
        """Describe the fields of an entry as JSON."""
        return {"type": "object", "properties": {name: kind.json_schema() for name, kind in self.fields}}


def _read(kind: ValueType, given: object) -> Any:
    if isinstance(kind, ListOf) and kind.item is not None and isinstance(given, list | tuple):
        return tuple(kind.item.read(each) for each in given)
    return kind.read(given)


@dataclass(frozen=True, slots=True)
class Showing:
    """Puts the standings of a case into the outcome of a ranking."""

    table: Table
    ranking: Ranking

    @property
    def kinds(self) -> Mapping[str, ValueType]:
        """The type of each field that entries may be shown with."""
        fact = next(each for each in self.table.derive if each.key == self.ranking.standings)
        fields = fact.type.fields if isinstance(fact.type, ListOf) else ()
        found = {each.name: each.type for each in fields}
        found |= {each.name: each.type for each in self.table.outputs}
        return found | {RANK: Integer(), WHY: WhyType(), BECAUSE_OF: Text(), LISTS: ListOf(Text())}

    def fields(self, output: str) -> tuple[str, ...]:
        """Name the fields with which an output shows entries."""
        named = self.ranking.named
        several = (LIST,) if self.ranking.several else ()
        if output == EXCLUDED:
            return (*named, *several, WHY, BECAUSE_OF)
        if output == TIES_SHOWN:
            return (*named, *several, RANK)
        if output == CANDIDATES:
            return (*named, LISTS)
        listed = self.ranking.lists[0] if output == RANKED else self.ranking.listed(output)
        by = (each.name for each in listed.shown)
        said = (each.name for each in self.table.outputs)
        return tuple(dict.fromkeys((*named, *by, RANK, *said)))

    @property
    def outputs(self) -> tuple[str, ...]:
        """The outputs in their order: the lists, all that stand in some list, those without a place, ties."""
        if not self.ranking.several:
            return (RANKED, EXCLUDED, TIES_SHOWN)
        return (*(each.id for each in self.ranking.lists), CANDIDATES, EXCLUDED, TIES_SHOWN)

    def type_of(self, output: str) -> PlacedType:
        """Give the type of the entries of an output."""
        kinds = self.kinds
        return PlacedType(tuple((name, kinds[name]) for name in self.fields(output)))

    def titles(self) -> dict[str, Words]:
        """Give the title of each output."""
        lists = {each.id: each.title for each in self.ranking.lists} if self.ranking.several else {}
        return {name: lists.get(name) or word(f"ranking {name}") for name in self.outputs}

    def outcome(self, standings: Sequence[Facts], said: Mapping[int, Mapping[str, Any]]) -> Outcome:
        """Put the standings of a case together, list by list.

        Args:
            standings: every entry with its place.
            said: what the rules say of an entry, by its number in the standings.
        """
        found = {name: tuple(self._rows(name, standings, said)) for name in self.outputs}
        return Outcome(tuple(found.items()))

    def _rows(
        self, output: str, standings: Sequence[Facts], said: Mapping[int, Mapping[str, Any]]
    ) -> Iterator[Outcome]:
        names = self.fields(output)
        if output == CANDIDATES:
            yield from self._candidates(standings)
            return
        tied = ties(standings) if output == TIES_SHOWN else ()
        for number, each in enumerate(standings):
            if _belongs(output, each) and (output != TIES_SHOWN or (each.list, each.rank) in tied):  # type: ignore[attr-defined]  # fields of standings
                known = {**dict(each.items()), **said.get(number, {})}
                fact = known[BECAUSE_OF]
                known[BECAUSE_OF] = plain_name(fact) if fact else None
                yield Outcome(tuple((name, known.get(name)) for name in names))

    def _candidates(self, standings: Sequence[Facts]) -> Iterator[Outcome]:
        """Give every entry that stands in some list, with the lists, in the order of what they are called."""
        found: dict[tuple[Any, ...], list[str]] = {}
        for each in standings:
            if each.rank is not None:  # type: ignore[attr-defined]  # a field of standings
                called = tuple(getattr(each, name) for name in self.ranking.named)
                found.setdefault(called, []).append(each.list)  # type: ignore[attr-defined]  # likewise
        for called in sorted(found, key=written):
            values = (*called, tuple(dict.fromkeys(found[called])))
            yield Outcome(tuple(zip(self.fields(CANDIDATES), values, strict=True)))


def _belongs(output: str, each: Any) -> bool:
    if output == EXCLUDED:
        return each.rank is None
    return each.rank is not None and output in (RANKED, TIES_SHOWN, each.list)


def ties(standings: Iterable[Any]) -> set[tuple[str, int]]:
    """Name the places that several entries share, by list and place."""
    seen: set[tuple[str, int]] = set()
    shared: set[tuple[str, int]] = set()
    for each in standings:
        place = (each.list, each.rank)
        if each.rank is not None:
            (shared if place in seen else seen).add(place)
    return shared
