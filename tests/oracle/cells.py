"""Brute force for comparisons: facts at, beside and between the thresholds of both sides, asked of both.

It asks the engine alone. How facts are cut is its own work and shares no code with the checker.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import product
from math import prod
from random import Random
from typing import Any, Final

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.event_details import EVENTS
from crmpolicy.engine.fields import Field
from crmpolicy.engine.program import Program
from crmpolicy.engine.requirements import Needed
from crmpolicy.errors import FactsError, UndecidedError
from crmpolicy.policy.facts import ListOf
from tests.oracle import grid

MOST: Final = 300
DRAWN: Final = 30
SHARE: Final = "steel.sales_share"
WHOLE: Final = Decimal(10_000_000_000)
# A share is asked, its parts are given: the whole is fixed, and the part is the share of it.
PARTS: Final = {
    "annual_purchases": True,
    "steel.annual_volume": True,
    "steel.company_sales": False,
    "steel.company_volume": False,
}

Facts = Mapping[str, Any]
Outcome = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Cell:
    """Facts by full name, and what both sides answer; ``None`` where there is no answer."""

    facts: Facts
    before: Outcome
    after: Outcome

    @property
    def differs(self) -> bool:
        """Whether the answers differ."""
        return self.before != self.after


def asked_cells(sets: Sequence[PolicySet], name: str, now: datetime) -> list[Cell]:
    """Give cells of the facts that the rules of a question ask themselves; what others decide is given too.

    Not every cell :func:`can_be_given`: to look takes far longer than the rules' answers.

    Raises:
        MissingParameterError: a side has values to be filled in.
    """
    programs = [each.point(name).program(now) for each in sets]
    asked = {each.key for program in programs for each in program.fields if each.wanted}
    values = {key: each for key, each in _cut(programs).items() if key in asked}
    if not all(values.values()):  # a list is not cut
        return []
    return [
        Cell(facts, *(grid.outcome(program, _row(program, facts)) for program in programs))
        for facts in _combined(values, MOST)
    ]


def can_be_given(sets: Sequence[PolicySet], name: str, now: datetime, cell: Cell) -> bool:
    """Tell whether a caller may give the facts of a cell to a question on both sides."""
    return all(_takes(each.point(name), cell.facts, now) for each in sets)


def _takes(point: DecisionPoint, facts: Facts, now: datetime) -> bool:
    """Tell whether a caller may give these together.

    What is reckoned may be given, but not with what serves only that; what only says in other words what
    is given beside it may not say otherwise.
    """
    try:
        _told(point, facts, now)
    except FactsError:
        return False
    return True


def given_cells(sets: Sequence[PolicySet], name: str, now: datetime) -> list[Cell]:
    """Give cells of the facts that stand behind a question: parts of what is reckoned, facts of other points.

    Raises:
        MissingParameterError: a side has values to be filled in.
    """
    programs = [program for each in sets for program in behind(each, name, now)]
    cut = _cut(programs)
    decided = {each.full for one in sets for each in _required(one, name)}
    values = {
        key: cut[key] for key, each in _fields(programs).items() if not each.derived and key not in decided
    }
    shares = [value * WHOLE for value in cut.get(SHARE, ())]
    for key, part in PARTS.items():
        if key in values and SHARE in cut:
            values[key] = sorted({*values[key], *shares}) if part else [WHOLE]
    if not all(values.values()):
        return []
    points = [each.point(name) for each in sets]
    found = []
    for facts in _combined(values, DRAWN):
        with suppress(FactsError):  # parts that no case can have together: what follows from them is refused
            found.append(Cell(facts, *(_told(point, facts, now) for point in points)))
    return found


def reckoned(policies: PolicySet, name: str, now: datetime, facts: Facts) -> dict[str, Any]:
    """Give every fact behind a question that follows from those of a given cell, by full name.

    What another question decides is what it decides of these facts; without an answer, nothing is known.
    """
    found = {**facts, **_decided(policies, name, facts, now)}
    cut = _cut([*behind(policies, name, now)])
    for program in behind(policies, name, now):
        mine = {
            each.name: found.get(each.key, cut[each.key][0]) for each in program.fields if not each.derived
        }
        found = dict(zip(program.places, program.read(mine, now), strict=True)) | found
    return found


def _decided(policies: PolicySet, name: str, facts: Facts, now: datetime) -> Facts:
    """Give the facts that other questions decide of a cell, those of questions behind them too."""
    found: dict[str, Any] = {}
    for each in _required(policies, name):
        answer = _told(policies.point(each.point), facts, now)
        if answer is not None:
            found[each.full] = each.said(answer[each.output])
    return found


def behind(policies: PolicySet, name: str, now: datetime) -> Iterator[Program]:
    """Give the program of a question and those of the questions that decide its facts.

    Raises:
        MissingParameterError: values have to be filled in.
    """
    yield policies.point(name).program(now)
    for each in _required(policies, name):
        yield policies.point(each.point).program(now)


def _required(policies: PolicySet, name: str) -> Iterator[Needed]:
    for each in policies.point(name).requires:
        yield each
        yield from _required(policies, each.point)


def _fields(programs: Iterable[Program]) -> dict[str, Field]:
    return {each.key: each for program in programs for each in program.fields}


def _cut(programs: Sequence[Program]) -> dict[str, list[Any]]:
    """Give values of every fact at, beside and between what any rule compares it with."""
    constants, room = grid.cuts_of(programs)
    fields = _fields(programs)
    return {
        key: _lists(constants.get(key, ()))
        if isinstance(each.fact.type, ListOf)
        else grid.values_of(each.fact, constants.get(key, ()), room=room.get(key, 1))
        for key, each in fields.items()
    }


def _lists(constants: Iterable[Any]) -> list[Any]:
    """Give lists without and with each word that rules look for."""
    return [(), *((each,) for each in constants if not isinstance(each, tuple))]


def _combined(values: Mapping[str, Sequence[Any]], most: int) -> Iterator[Facts]:
    """Give every combination, or so many drawn from them."""
    if prod(map(len, values.values())) <= most:
        yield from (dict(zip(values, each, strict=True)) for each in product(*values.values()))
        return
    random = Random(len(values))  # noqa: S311 - points of a test, no secret
    yield from ({key: random.choice(each) for key, each in values.items()} for _ in range(most))


def _row(program: Program, facts: Facts) -> tuple[Any, ...]:
    return tuple(facts.get(each.key) for each in program.fields)


def _told(point: DecisionPoint, facts: Facts, now: datetime) -> Outcome:
    happened = [{"event": word, "at": now} for word in point.governing if word != "now"]
    try:
        return dict(point.evaluate({**facts, EVENTS: happened} if happened else facts, now=now).outcome)
    except UndecidedError:
        return None
