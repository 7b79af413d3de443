"""Rankings as their page tells them: who takes part, who is before whom, which place that makes.

A place is counted by brute force: one more than those who are before. Nothing is sorted but what is told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.oracle.literals import UNLIMITED, Spec, order
from tests.oracle.one_case import Case
from tests.oracle.tables import OpenCaseError, case_of
from tests.oracle.worlds import World

Row = dict[str, Any]
_GREATER, _LESS = ("highest", "latest"), ("lowest", "earliest")


@dataclass(frozen=True, slots=True)
class _Standing:
    """An entry in one list: with its place, or with why it has none and because of which fact."""

    case: Case
    called: Row
    rank: int | None
    why: str | None = None
    fact: str | None = None


def is_ranking(world: World, point: str) -> bool:
    """Tell whether a question is a ranking."""
    return bool(world.decisions[point].get("kind") == "ranking")


def ranked(world: World, point: str, given: Mapping[str, Any]) -> dict[str, Any] | None:
    """Answer a ranking; ``None`` where nothing is decided.

    Args:
        world: the policies.
        point: the name of the ranking.
        given: the facts by plain name, in the oracle's form.
    """
    try:
        return _Ranking(world, point, case_of(world, point, given)).answer()
    except OpenCaseError:
        return None


def lists_of(decision: Spec) -> list[Spec]:
    """Give the lists of a ranking with all that holds for them; the only one has no name of its own."""
    if "parts" not in decision:
        return [{**decision, "id": "ranked", "only": [decision.get("only", {})]}]
    shared = {name: decision[name] for name in ("ties", "cut") if name in decision}
    common = decision.get("only", {})
    return [{**shared, **part, "only": [common, part.get("only", {})]} for part in decision["parts"]]


class _Ranking:
    """One ranking of one case."""

    def __init__(self, world: World, point: str, case: Case) -> None:
        self.decision = world.decisions[point]
        self.case, self.scales = case, world.scales
        self.fields: Mapping[str, Spec] = world.facts[self.decision["of"]]["of"]
        unique = [name for name, spec in self.fields.items() if spec.get("unique") == "yes"]
        texts = [name for name, spec in self.fields.items() if spec["type"] == "text"]
        self.named = unique or texts

    def answer(self) -> dict[str, Any]:
        """Tell the lists, who stands in some list, who has no place, and who shares one.

        Raises:
            OpenCaseError: nothing is ranked: the entries are not known, or what has to hold does not.
        """
        entries = self.case.value(self.decision["of"])
        if entries is None or not self.case.holds(self.decision.get("when")):
            raise OpenCaseError
        found = {each["id"]: (each, self._standings(each, entries)) for each in lists_of(self.decision)}
        told = {name: tuple(self._placed(listed, rows)) for name, (listed, rows) in found.items()}
        standings = {name: rows for name, (_, rows) in found.items()}
        several = "parts" in self.decision
        if several:
            told["candidates"] = tuple(self._candidates(standings))
        told["excluded"] = tuple(_excluded(standings, several=several))
        told["ties"] = tuple(_shared(standings, several=several))
        return told

    def _standings(self, listed: Spec, entries: tuple[Row, ...]) -> list[_Standing]:
        """Give every entry with its place, in the order of places and of what entries are called."""
        cases = [self.case.inside(entry, self.fields) for entry in entries]
        part = [each for each in cases if self._why_not(listed, each) is None]
        found = [self._standing(listed, each, part) for each in cases]
        if listed["ties"] == "refuse" and any(_shared({"": found}, several=False)):
            raise OpenCaseError
        return sorted(found, key=lambda one: (one.rank or 0, *(str(each) for each in one.called.values())))

    def _standing(self, listed: Spec, case: Case, part: list[Case]) -> _Standing:
        called = {name: case.value(name) for name in self.named}
        why = self._why_not(listed, case)
        if why is not None:
            return _Standing(case, called, None, *why)
        place = 1 + sum(self._before(listed, other, case) for other in part)
        last = self.case.operand({"type": "integer"}, listed["cut"]) if "cut" in listed else UNLIMITED
        if not isinstance(last, str) and place > last:
            return _Standing(case, called, None, "beyond_cut")
        return _Standing(case, called, place)

    def _why_not(self, listed: Spec, case: Case) -> tuple[str, str] | None:
        """Tell why an entry does not take part, by the first test or measure that keeps it out."""
        for guard in listed["only"]:
            for name, asked in guard.items():
                if name == "any":
                    raise ValueError(guard)  # no shipped ranking asks for one of several
                if not case.holds({name: asked}):
                    return ("not_known" if case.value(name) is None else "not_admitted"), name
        unknown = [by for by, _ in _order(listed) if case.value(by) is None]
        return ("not_known", unknown[0]) if unknown else None

    def _before(self, listed: Spec, one: Case, other: Case) -> bool:
        """Tell whether one entry is before another: the first measure that differs says so."""
        for by, first in _order(listed):
            mine, theirs = one.value(by), other.value(by)
            if first not in (*_GREATER, *_LESS, "best", "worst"):
                raise ValueError(first)
            if mine == theirs:
                continue
            if first in ("best", "worst"):
                better_first = order(self.scales[one.spec(by)["scale"]])
                return (better_first.index(mine) < better_first.index(theirs)) is (first == "best")
            return bool(mine > theirs) is (first in _GREATER)
        return False

    def _placed(self, listed: Spec, rows: list[_Standing]) -> Iterator[Row]:
        """Tell those who have a place: their measures, the place, and what rules say of it."""
        for each in rows:
            if each.rank is not None:
                measures = {by["by"]: each.case.value(by["by"]) for by in listed["order"]}
                yield {**each.called, **measures, "rank": each.rank, **self._said(listed, each)}

    def _said(self, listed: Spec, standing: _Standing) -> Row:
        outputs = self.decision.get("outputs", {})
        if not outputs:
            return {}
        fields = {**self.fields, "rank": {"type": "integer"}, "list": {"type": "text"}}
        entry = {**standing.case.entry, "rank": standing.rank, "list": listed["id"]}
        case = self.case.inside(entry, fields)
        matched = [rule for rule in self.decision["rules"] if case.holds(rule.get("when"))]
        if len(matched) != 1:
            raise OpenCaseError
        said = matched[0]["then"]
        known = {"rank": standing.rank, "list": listed["id"]}
        return {
            name: case.operand(spec, said[name]) if name in said else known[name]
            for name, spec in outputs.items()
        }

    @staticmethod
    def _candidates(standings: Mapping[str, list[_Standing]]) -> Iterator[Row]:
        """Tell all who stand in some list, by what they are called, with the names of the lists."""
        placed = [(name, one) for name, rows in standings.items() for one in rows if one.rank is not None]
        names = {tuple(str(each) for each in one.called.values()): one.called for _, one in placed}
        for _, called in sorted(names.items(), key=lambda one: one[0]):
            yield {**called, "lists": tuple(name for name, one in placed if one.called == called)}


def _order(listed: Spec) -> list[tuple[str, str]]:
    """Give the measures and which values come first; what decides between equals is the last."""
    ties = listed["ties"]
    last = [(ties["use"], ties["first"])] if isinstance(ties, Mapping) else []
    return [*((each["by"], each["first"]) for each in listed["order"]), *last]


def _in_list(name: str, *, several: bool) -> Row:
    return {"list": name} if several else {}


def _excluded(standings: Mapping[str, list[_Standing]], *, several: bool) -> Iterator[Row]:
    """Tell those without a place, list by list."""
    for name, rows in standings.items():
        for each in rows:
            if each.rank is None:
                yield {
                    **each.called,
                    **_in_list(name, several=several),
                    "why": each.why,
                    "because_of": each.fact,
                }


def _shared(standings: Mapping[str, list[_Standing]], *, several: bool) -> Iterator[Row]:
    """Tell those who share their place with another, list by list."""
    for name, rows in standings.items():
        places = [each.rank for each in rows if each.rank is not None]
        for each in rows:
            if places.count(each.rank or 0) > 1:
                yield {**each.called, **_in_list(name, several=several), "rank": each.rank}
