"""Cases by which two policy sets may be told apart: owners' scenes, and those beside them on both sides.

It asks the engine alone, and shares no code with the checker.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Any, Final, NamedTuple

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.event_details import EVENTS
from crmpolicy.engine.fields import Field
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.errors import BadValueError, MissingParameterError, UnknownPointError
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.records import STAGE
from crmpolicy.source import RawCase
from crmpolicy.testing.cases import written_cases
from crmpolicy.testing.finding import CaseFaultError
from crmpolicy.testing.scenes import scene_of
from crmpolicy.testing.thresholds import thresholds
from tests.oracle.drawing import Drawing
from tests.oracle.hints import Hints
from tests.property.one_value import POLICIES


class Effort(NamedTuple):
    """How many cases are looked at: of owners, bases that others lie beside, those, and drawn ones."""

    cases: int
    bases: int
    beside: int
    drawn: int


QUICK: Final = Effort(12, 2, 20, 6)
WHOLE: Final = Effort(40, 4, 60, 20)
_LATER: Final = tuple(timedelta(seconds=each * 86400 + 1) for each in (0, 1, 3, 8, 32, 93, 185, 367, -1, -32))
_TOO_LONG: Final = 12  # entries of a form that are left out one by one


class Scene(NamedTuple):
    """What is given, and when it is asked."""

    given: Mapping[str, Any]
    now: datetime


def scenes(
    sets: Sequence[PolicySet], name: str, document: str, random: Random, effort: Effort
) -> Iterator[Scene]:
    """Give cases of a question: those that owners wrote, cases beside some of them, and some drawn ones.

    Args:
        sets: the policies before and after.
        name: the question.
        document: whose cases are looked at.
        random: what the choice goes by.
        effort: how many.
    """
    points = [each.point(name) for each in sets]
    written = _written(sets[0], document).get(points[0].tables[0].key, [])
    own = random.sample(written, min(effort.cases, len(written)))
    yield from own
    bases = random.sample(own, min(effort.bases, len(own)))
    bases += [Scene({}, NOW)] if not bases else []
    for base in bases:
        beside = [*_Beside(points, base, random).scenes()]
        yield from random.sample(beside, min(effort.beside, len(beside)))
    for base in bases[:1]:
        drawing = _Beside(points, base, random)
        with suppress(BadValueError):  # steps so coarse that no small number is drawn
            yield from [drawing.drawn() for _ in range(effort.drawn)]


NOW: Final = datetime.fromisoformat("2026-06-15T09:00:00+08:00")


@cache
def _cases(document: str) -> tuple[RawCase, ...]:
    return tuple(case for _, cases in written_cases(POLICIES / document) for case in cases)


_KNOWN: dict[str, dict[str, list[Scene]]] = {}


def _written(policies: PolicySet, document: str) -> dict[str, list[Scene]]:
    """Give the scenes of all owners' cases of a document, by the table that answers them."""
    if document not in _KNOWN:
        found: dict[str, list[Scene]] = {}
        for case in _cases(document):
            try:
                point = policies.point(case.ask.text)
                scene = scene_of(case, point)
            except (UnknownPointError, CaseFaultError):
                continue
            found.setdefault(point.tables[0].key, []).append(Scene(scene.given, scene.now))
        _KNOWN[document] = found
    return _KNOWN[document]


class _Beside:
    """Cases that differ from one in one thing."""

    def __init__(self, points: Sequence[DecisionPoint], base: Scene, random: Random) -> None:
        self.points, self.base, self.random = points, base, random
        self.fields: dict[str, Field] = {}
        cuts: dict[str, dict[Any, None]] = {}
        for point in points:
            try:
                program = point.program(base.now)
            except MissingParameterError:
                continue
            self.fields.update({each.name: each for each in program.fields})
            for key, values in thresholds(program).items():
                cuts.setdefault(key, {}).update(dict.fromkeys(values))
        hints = Hints({}, {}, (), frozenset(), frozenset())
        known = {key: tuple(values) for key, values in cuts.items()}
        self.drawing = Drawing(str(random.random()), known, hints, base.now)

    def scenes(self) -> Iterator[Scene]:
        """Give the base with each of its facts moved or left out, other events, and at other moments."""
        given, now = self.base
        names = [*dict.fromkeys([*given, *(each for each in self.fields if each not in given)])]
        for name in names:
            if name == EVENTS:
                yield from (Scene({**given, EVENTS: each}, now) for each in self._events(given.get(name, ())))
            elif name == STAGE and isinstance(self.points[0], RecordPoint):
                yield from (Scene({**given, STAGE: each}, now) for each in self.points[0].form.stages)
            elif name in self.fields and (name in given or isinstance(self.points[0], RecordPoint)):
                yield from (Scene({**given, name: each}, now) for each in self._values(name, given))
        if isinstance(self.points[0], RecordPoint):
            for name in self.random.sample(sorted(given), min(_TOO_LONG, len(given))):
                yield Scene({each: value for each, value in given.items() if each != name}, now)
        yield from (Scene(given, now + later) for later in _LATER)

    def _values(self, name: str, given: Mapping[str, Any]) -> Iterator[Any]:
        fact = self.fields[name].fact
        lines = given.get(name)
        if isinstance(fact.type, ListOf) and fact.type.fields:
            yield from ((), [*(lines or ())][:-1])
            if isinstance(lines, list | tuple) and lines and isinstance(lines[0], Mapping):
                yield from self._lines(fact.type.fields, [*lines])
            return
        yield from self._candidates(fact)

    def _lines(self, fields: Sequence[Fact], lines: list[Mapping[str, Any]]) -> Iterator[Any]:
        """Change a field of one line, leave it out, or say a line twice."""
        for each in fields:
            place = self.random.randrange(len(lines))
            for value in self._candidates(each):
                yield [*lines[:place], {**lines[place], each.name: value}, *lines[place + 1 :]]
            less = {name: value for name, value in lines[place].items() if name != each.name}
            yield [*lines[:place], less, *lines[place + 1 :]]
        yield [*lines, lines[0]]

    def _candidates(self, fact: Fact) -> list[Any]:
        try:
            found = self.drawing.candidates(fact)
        except BadValueError:  # so coarse a step that no small number is drawn
            return []
        return found if len(found) <= _TOO_LONG else self.random.sample(found, _TOO_LONG)

    def _events(self, events: Sequence[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
        """Leave out an event, let it come later or twice, or let another come at the end."""
        known = sorted({name for point in self.points for name in point.effective.events})
        listed = [*events]
        for place, each in enumerate(listed):
            rest = [*listed[:place], *listed[place + 1 :]]
            yield rest
            if isinstance(each.get("at"), datetime):
                yield [*rest, {**each, "at": each["at"] + self.random.choice(_LATER)}]
                yield [*listed, {**each, "at": each["at"] + timedelta(hours=1)}]
                yield [*listed, {**each, "event": self.random.choice(known), "at": self.base.now}]
            if "by" in each:
                roles = sorted({role for point in self.points for role in point.effective.roles.values()})
                yield [*rest, {**each, "by": self.random.choice(roles)}] if roles else rest
        if known:
            yield [*listed, {"event": self.random.choice(known), "at": self.base.now}]

    def drawn(self) -> Scene:
        """Draw all facts anew; what has happened stays."""
        wanted = [each for each in self.fields.values() if each.derived is None and each.name != EVENTS]
        given = {each.name: self.drawing.value(each.fact) for each in wanted}
        kept = {name: self.base.given[name] for name in (EVENTS, STAGE) if name in self.base.given}
        return Scene({**given, **kept}, self.base.now)
