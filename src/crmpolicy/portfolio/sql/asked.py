"""What is asked when a question is asked: its program and those behind it, and how they look at each fact."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.asking import asked_by
from crmpolicy.engine.axes import Axis, is_indexed, tests_of
from crmpolicy.engine.fields import Field
from crmpolicy.engine.program import Program
from crmpolicy.engine.searching import Search
from crmpolicy.errors import Fault
from crmpolicy.portfolio.sql.refusing import refused


@dataclass(frozen=True)
class Asked:
    """A question at one moment with the questions behind it, the question first.

    ``points`` and ``programs`` stand side by side. ``closed`` are the questions behind that are no tables of
    rules: what they decide has to be given.
    """

    points: tuple[DecisionPoint, ...]
    programs: tuple[Program, ...]
    now: datetime
    closed: tuple[DecisionPoint, ...] = ()

    @classmethod
    def of(cls, point: DecisionPoint, policies: PolicySet, now: datetime) -> "Asked":
        """Compile a question for a moment.

        Raises:
            NotInSqlError: the question is of a kind that a SELECT does not answer.
            MissingParameterError: values that the company has not filled.
        """
        if not _is_table(point, now):
            raise refused([Fault("sql-kind", {"point": point.name})])
        points: dict[str, DecisionPoint] = {}
        closed: dict[str, DecisionPoint] = {}
        waiting = [point]
        while waiting:
            each = waiting.pop(0)
            if each.name not in {*points, *closed}:
                if _is_table(each, now):
                    points[each.name] = each
                    waiting += [policies.point(needed.point) for needed in each.requires]
                else:
                    closed[each.name] = each
        programs = tuple(each.program(now) for each in points.values())
        return cls(tuple(points.values()), programs, now, tuple(closed.values()))

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """All facts that are read, by key; the question's own before those behind it."""
        found: dict[str, Field] = {}
        for program in self.programs:
            for each in program.fields:
                found.setdefault(each.key, each)
        return found

    @cached_property
    def own(self) -> frozenset[str]:
        """The facts that the question itself reads, and not only one behind it."""
        return frozenset(each.key for each in self.programs[0].fields)

    @cached_property
    def decided(self) -> frozenset[str]:
        """The facts that questions behind decide."""
        return frozenset(each.full for point in self.points for each in point.requires)

    @cached_property
    def axes(self) -> Mapping[str, tuple[tuple[int, Axis], ...]]:
        """For each fact its axes, each with the number of the part that it is of."""
        found: dict[str, list[tuple[int, Axis]]] = {}
        for number, part in enumerate(self._parts()):
            for axis in part.axes:
                found.setdefault(axis.fact, []).append((number, axis))
        return {key: tuple(axes) for key, axes in found.items()}

    @cached_property
    def full(self) -> tuple[int, ...]:
        """For each part the mask of all its rules."""
        return tuple(part.all_rules for part in self._parts())

    @cached_property
    def compared(self) -> Mapping[str, frozenset[Any]]:
        """For each fact the values that rules compare it with."""
        found: dict[str, set[Any]] = {}
        for program in self.programs:
            for key, segments in Search.of(program).axes.items():
                for each in segments:
                    ends = {each.region.low, each.region.high, *each.region.words} - {None}
                    found.setdefault(key, set()).update(ends)
        for key, axes in self.axes.items():
            for _, axis in axes:
                found.setdefault(key, set()).update(axis.cuts or tuple(axis.words or ()))
        return {key: frozenset(values) for key, values in found.items()}

    def below(self, key: str) -> frozenset[str]:
        """Name all facts from which a fact follows, however far."""
        found: set[str] = set()
        waiting = [*self._sources.get(key, ())]
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                waiting += self._sources.get(each, ())
        return frozenset(found)

    def behind(self, key: str) -> frozenset[str]:
        """Name the facts that may stand in for one: it follows from them, or they decide it.

        Args:
            key: the fact's full name.
        """
        found = set(self.below(key))
        places = {each.name: place for place, each in enumerate(self.points)}
        waiting = {each.point for point in self.points for each in point.requires if each.full == key}
        seen: set[str] = set()
        while waiting - seen:
            name = (waiting - seen).pop()
            seen.add(name)
            if name in places:  # what a closed one reads is refused elsewhere
                found |= {each.key for each in self.programs[places[name]].fields}
                waiting |= {each.point for each in self.points[places[name]].requires}
        return frozenset(found)

    @cached_property
    def _sources(self) -> Mapping[str, tuple[str, ...]]:
        return {
            each.key: tuple(each.derived.sources)
            for program in self.programs
            for each in program.fields
            if each.derived is not None
        }

    def told_apart(self, given: Collection[str]) -> frozenset[str]:
        """Name the facts of which each value counts, not only the stretch in which it lies.

        Rules repeat them, compare them with other facts, or reckon with them.

        Args:
            given: the facts that rows have; what follows from none of them is not reckoned.
        """
        found: set[str] = set()
        for program in self.programs:
            found |= {key for key in Search.of(program).unindexed() if not _is_text(program, key)}
            found |= {key for key in _asked(program) if _is_text(program, key)} - self.axes.keys()
            found |= set(program.repeated or ()) | set(_mixed(program))
        for key, sources in self._sources.items():
            if key not in given or self.below(key) & set(given):
                found |= {key, *sources} if key in given else set(sources)
        return frozenset(found)

    @cached_property
    def beside_axes(self) -> frozenset[str]:
        """The facts of which a mask alone does not say all."""
        found = set(self.decided)
        for program in self.programs:
            found |= {test.fact for test in _left(program)}
        return frozenset(found)

    def _parts(self) -> Iterator[Any]:
        return (part for program in self.programs for table in program.indexed for part in table)


def _is_table(point: DecisionPoint, now: datetime) -> bool:
    """Tell whether a question is a table of rules about one case: no entries, events or papers."""
    if type(point) is not DecisionPoint or point.governing != ("now",):
        return False
    program = point.program(now)
    return not program.courses and not any(table.table.of for table in program.tables)


def _is_text(program: Program, key: str) -> bool:
    return key in program.kinds and program.kinds[key].name == "text"


def _asked(program: Program) -> Iterator[str]:
    return (fact for table in program.tables for part in table.parts for fact in asked_by(part))


def _left(program: Program) -> Iterator[Any]:
    """Give the tests that no axis holds."""
    for table in program.indexed:
        for part in table:
            for guard in (*(left for _, left in part.rest), *((part.applies,) if part.applies else ())):
                yield from tests_of(guard)


def _mixed(program: Program) -> Iterator[str]:
    """Name the facts that are compared with other facts."""
    for test in _left(program):
        if not (test.constant and is_indexed(program.kinds[test.fact])):
            yield test.fact
            yield from (each.key for each in test.operands if hasattr(each, "key"))
