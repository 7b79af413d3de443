"""For whom a change may change the answer: the region that ``diff`` names, asked case by case."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from crmpolicy.engine import Decision, DecisionPoint, PolicySet
from crmpolicy.engine.behind import asked_with
from crmpolicy.engine.digest import kept_text, meaning_text
from crmpolicy.errors import CrmPolicyError, FactsError, MissingParameterError
from crmpolicy.policy.rows import ABSENT, Facts
from crmpolicy.portfolio.cutting import known_by
from crmpolicy.verify import Difference, diff
from crmpolicy.verify.comparing.difference import Change
from crmpolicy.verify.declarations.used_parameters import parameters_of_facts
from crmpolicy.verify.facts.axes import Axis
from crmpolicy.verify.facts.locating import Placed
from crmpolicy.verify.facts.relations import Relation

Answered = Decision | CrmPolicyError
OUTSIDE: Final = None
"""No change speaks of the case: what is answered before is answered after."""


@dataclass(frozen=True, slots=True)
class Region:
    """The cases for which a question may be answered otherwise.

    ``everything`` says that nothing narrower is known: the comparison left the question open, or facts are
    read otherwise than before. ``changes`` are those at the moment of the question. ``faulty`` says that
    a case with unusable facts may have an answer afterwards, or other faults.
    """

    point: DecisionPoint
    changes: tuple[Change, ...]
    everything: bool
    faulty: bool = False
    _places: Mapping[str, Mapping[str, int]] = field(default_factory=dict, repr=False)
    _tests: tuple["_Test", ...] = field(default=(), repr=False)

    def around(self, answer: Answered, given: Mapping[str, Any], now: datetime) -> tuple[int, ...] | None:
        """Tell which changes speak of a case, by number; ``OUTSIDE`` where its answer stays as it is.

        Args:
            answer: what was answered before the change.
            given: the facts of the case, as they were given.
            now: the moment of the question.
        """
        if not self.changes and not self.everything:
            return OUTSIDE
        facts = self._facts(answer, given, now)
        if facts is None:  # they cannot be used on either side, unless a question behind is asked for some
            return () if self.everything or self.faulty else OUTSIDE
        found = tuple(number for number, test in enumerate(self._tests) if test.holds(facts))
        return found if found or self.everything else OUTSIDE

    def _facts(self, answer: Answered, given: Mapping[str, Any], now: datetime) -> Mapping[str, Any] | None:
        if isinstance(answer, Decision):
            return dict(self._known(answer))
        if isinstance(answer, FactsError):
            return None
        try:
            return dict(self._named(self.point.name, self.point.facts(given, now=now)))
        except CrmPolicyError:
            return {}  # a question behind is open: the facts lie anywhere

    def _known(self, decision: Decision) -> Iterator[tuple[str, Any]]:
        """Give all facts that a decision rests on, those of the questions behind it too."""
        for each in decision.basis:
            yield from self._known(each)
        yield from self._named(decision.subject, decision.facts)

    def _named(self, point: str, facts: Facts) -> Iterator[tuple[str, Any]]:
        for key, place in self._places.get(point, {}).items():
            if facts[place] is not ABSENT:
                yield key, facts[place]


class _Test:
    """Whether a case lies in one change: in one of its boxes, as far as they are narrower than all facts."""

    def __init__(self, change: Change) -> None:
        alive = [each.alive for each in change.axes]
        self._boxes = [
            tuple(
                (place, segments)
                for place, segments in box.items()
                if segments & alive[place] != alive[place]
            )
            for box in change.boxes
        ]
        self._placed = Placed(change.axes)
        self._places = sorted({place for box in self._boxes for place, _ in box})
        self.keys = {key for place in self._places for key in _keys(change.axes[place])}

    def holds(self, facts: Mapping[str, Any]) -> bool:
        found = {place: self._placed.segments(place, facts) for place in self._places}
        return any(all(found[place] & segments for place, segments in box) for box in self._boxes)


def _keys(axis: Axis | Relation) -> tuple[str, ...]:
    return (axis.first.key, axis.second.key) if isinstance(axis, Relation) else (axis.key,)


def region_of(
    before: PolicySet, after: PolicySet, name: str, *, now: datetime, difference: Difference | None = None
) -> Region:
    """Give the region of one question at one moment.

    Args:
        before: the policies as they are.
        after: the policies as they would be.
        name: the question, which both must know.
        now: the moment of the question.
        difference: what differs between both, where that is known; else the question is compared.

    Raises:
        UnknownPointError: one of the sets does not know the question.

    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> steel = load_policy_set("example-steel")
    >>> region = region_of(steel, steel, "customer_grade", now=datetime(2026, 1, 5, tzinfo=UTC))
    >>> region.everything, region.changes
    (False, ())
    """
    sets = before, after
    points = [each.point(name) for each in sets]
    told = difference if difference is not None and _speaks_of(difference, name) else None
    told = told if told is not None else diff(before, after, points=[name])
    day = now.astimezone(ZoneInfo(after.effective.zone)).date()
    changes = tuple(each for each in told.changes if each.point == name and _is_of(each, day))
    apart = not told.unchanged and (
        _is_open(told, sets, name) or any(not each.boxes for each in changes) or _read_apart(sets, name, now)
    )
    tests = tuple(map(_Test, changes))
    keys = {key for each in tests for key in each.keys}
    places = _places_of(before, name, now, keys) if changes else {}
    faulty = bool(points[0].requires) and bool(told.changes)
    return Region(points[0], changes, apart, faulty, places, tests)


def _speaks_of(difference: Difference, name: str) -> bool:
    """Tell whether a comparison looked at a question: under another name it may have."""
    changed = {each.point for each in difference.changes}
    return name in (*difference.proved, *changed, *(each.point for each in difference.undecided))


def _is_of(change: Change, day: date) -> bool:
    begun = change.since is None or day >= change.since
    return begun and (change.until is None or day < change.until)


def _is_open(difference: Difference, sets: Sequence[PolicySet], name: str) -> bool:
    """Tell whether the boxes of a comparison may not be all: it is open, or something else is declared."""
    behind = {each.name for policies in sets for each in asked_with(policies, name)}
    if any(each.point in behind for each in difference.undecided):
        return True
    if any(each.assumed is not None for each in difference.changes if each.point in behind):
        return True
    touching = {
        fact.key for policies in sets for each in asked_with(policies, name) for fact in known_by(each)
    }
    tables = {table.key for policies in sets for each in asked_with(policies, name) for table in each.tables}
    return any(not _is_elsewhere(each.arguments, behind | tables, touching) for each in difference.declared)


def _is_elsewhere(arguments: Mapping[str, Any], points: set[str], facts: set[str]) -> bool:
    """Tell whether a declaration that differs is of another question, or of a fact that is not asked."""
    if "point" in arguments:
        return arguments["point"] not in points
    return "name" in arguments and arguments["name"] not in facts


def _read_apart(sets: Sequence[PolicySet], name: str, now: datetime) -> bool:
    """Tell whether a case may be usable on one side only, or is looked at by more than tables of rules."""
    asked = [[*asked_with(each, name)] for each in sets]
    if any(type(each) is not DecisionPoint or each.governing != ("now",) for both in asked for each in both):
        return True
    try:
        one, other = (_reading(*each, now) for each in zip(sets, asked, strict=True))
    except MissingParameterError:
        return True
    return one != other


def _reading(policies: PolicySet, points: Sequence[DecisionPoint], now: datetime) -> list[Any]:
    """Give all that says which facts can be used: what is asked, how it is declared, bounded and reckoned."""
    effective = policies.effective
    found: list[Any] = []
    for point in points:
        facts = {fact.key: fact for fact in known_by(point)}
        used = sorted({*parameters_of_facts(facts.values())})
        told = [(key, meaning_text(effective.parameters.get(key))) for key in used]
        asked = [(each.key, each.wanted) for each in point.program(now).fields]
        found += [point.name, asked, [(key, kept_text(facts[key])) for key in sorted(facts)], told]
    return found


def _places_of(policies: PolicySet, name: str, now: datetime, keys: set[str]) -> dict[str, dict[str, int]]:
    """Give the places of some facts among those of each question."""
    found = {}
    for point in asked_with(policies, name):
        try:
            places = point.program(now).places
        except MissingParameterError:
            continue  # nothing is decided then
        found[point.name] = {key: place for key, place in places.items() if key in keys}
    return found
