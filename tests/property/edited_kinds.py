"""What a comparison says of an edit, held against the answers of the engine to many cases on both sides."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

from crmpolicy.company import load_policy_set
from crmpolicy.engine import ABSENT, DecisionPoint, PolicySet
from crmpolicy.engine.program import RULES
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.errors import (
    CalendarHorizonError,
    FactsError,
    InvalidPolicySetError,
    MissingParameterError,
    UndecidedError,
    UnknownPointError,
)
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.rankings import Ranking
from crmpolicy.verify.comparing.difference import Change, Difference
from crmpolicy.verify.comparing.differing import diff
from crmpolicy.verify.declarations.footing import Footing
from crmpolicy.verify.facts.axes import Axis
from tests.oracle import grid
from tests.oracle.cells import Cell
from tests.property.fitting import fits, holds_on, members, repeating
from tests.property.kinds_of_edits import KindEdit, company_file
from tests.property.scenes_beside import WHOLE, Effort, Scene, scenes

UNTOUCHED: Final = 2  # questions that an edit cannot touch, for each edit
_READ: Final = ("diff-fact-read", "diff-fact-came", "diff-fact-went")


@dataclass
class Tally:
    """What a campaign has looked at: how often, so that nothing is proved by looking at nothing.

    ``undecided`` are the edits of which some question stays open.
    """

    counts: Counter[str] = field(default_factory=Counter)
    undecided: list[str] = field(default_factory=list)


@cache
def before_of(folder: Path, document: str) -> PolicySet:
    """Load the company of one document as it is, once."""
    return _loaded(folder, document, "before")


@cache
def _footing(folder: Path, document: str) -> Footing:
    return Footing(before_of(folder, document))


def _loaded(folder: Path, document: str, digest: str) -> PolicySet:
    """Load a company under a digest of the test's own: working one out takes longer than all else."""
    return PolicySet(load_policy_set(folder / company_file(document)).effective, digest=digest)


def judge(folder: Path, edit: KindEdit, tally: Tally, effort: Effort = WHOLE) -> bool:
    """Compare policies before and after an edit, and both with the engine.

    Args:
        folder: a copy of the policies with the companies of one document each.
        edit: the edit.
        tally: what was looked at.
        effort: how many cases are looked at.

    Returns:
        Whether the edit can be loaded: else it is none.
    """
    document = document_of(edit)
    before = before_of(folder, document)
    file = folder / edit.file
    raw = file.read_bytes()
    file.write_bytes(edit.of(raw))
    try:
        after = _loaded(folder, document, repr(edit))
    except InvalidPolicySetError:
        return False
    finally:
        file.write_bytes(raw)
    _Judging(edit, document, (before, after), tally, effort).whole(_footing(folder, document))
    return True


def document_of(edit: KindEdit) -> str:
    """Name the document that is edited."""
    folder, _, file = edit.file.partition("/")
    return file.removeprefix("only-").removesuffix(".yaml") if folder == "companies" else folder


class _Lying(NamedTuple):
    """The regions that a case lies in, whether it does by the facts of either side, what is declared."""

    inside: Sequence[Change]
    any_side: bool
    declared: bool


class _Judging:
    """One edit: what is told of it, and what the engine answers."""

    def __init__(
        self,
        edit: KindEdit,
        document: str,
        sets: tuple[PolicySet, PolicySet],
        tally: Tally,
        effort: Effort,
    ) -> None:
        self.edit, self.document, self.sets, self.tally = edit, document, sets, tally
        self.effort = effort
        self.told: Difference = diff(*sets)
        self.random = Random(repr(edit))  # noqa: S311 - a choice, no secret
        self.seen: Counter[str] = Counter()

    def whole(self, footing: Footing) -> None:
        """Look at all questions that the edit may touch, and at a few that it cannot."""
        later = Footing(self.sets[1])
        both = [each for each in self.sets[0].points if each in self.sets[1].points]
        both = [each for each in both if not self.asked_otherwise(each, both)]
        may = [each for each in both if footing.of(each) != later.of(each)]
        cannot = [each for each in both if each not in may]
        self.tally.undecided += [repr(self.edit) for _ in self.told.undecided[:1]]
        for change in self.told.changes:
            self.replay(change)
        for each in self.told.declared:
            if each.witness is not None:
                scene = Scene(each.witness.facts, each.witness.now)
                answers = [_answer(one, str(each.arguments["point"]), scene) for one in self.sets]
                assert answers[0] != answers[1], each
                self.seen["examples"] += 1
        for name in [*may, *self.random.sample(cannot, min(UNTOUCHED, len(cannot)))]:
            self.question(name)
        self.tally.counts.update(self.seen)
        self.tally.counts[f"{self.edit.kind}: edits"] += 1
        self.tally.counts[f"{self.edit.kind}: edits that change answers"] += bool(self.seen["differ"])

    def replay(self, change: Change) -> None:
        """Put the facts of a region to both sides: the answers are those that are told."""
        sides = [
            _ruled(each, change.point, Scene(change.witness.facts, change.witness.now)) for each in self.sets
        ]
        assert sides[0] != sides[1], change
        if any(isinstance(each, Mapping) and RULES in each for each in sides):
            rules = [{*_rules(each)} for each in sides]
            for mine, other, told in zip(rules, rules[::-1], (change.before, change.after), strict=True):
                assert {*_said(told)} <= mine, (change, mine)
                assert not {*_said(told)} & other, (change, other)
            return
        fits(Cell({}, *(None if isinstance(each, str) else each for each in sides)), [change], ())

    def question(self, name: str) -> None:
        """Ask both about many cases."""
        proved = name in self.told.proved or not self.named(name)
        for scene in scenes(self.sets, name, self.document, self.random, self.effort):
            sides = [_answer(each, name, scene) for each in self.sets]
            self.seen["scenes"] += 1
            if any(each == "refused" for each in sides):
                assert sides[0] == sides[1] or not proved or self.reads_otherwise(name), (
                    self.edit,
                    name,
                    scene,
                )
                continue
            self.seen["answered"] += 1
            self.seen["differ"] += sides[0] != sides[1]
            if proved:
                assert sides[0] == sides[1], (self.edit, name, scene, sides)
            else:
                self.where(name, scene, sides)

    def asked_otherwise(self, name: str, both: Sequence[str]) -> bool:
        """Tell whether a document's question is asked under the name of its subject too."""
        subject = name.rpartition(".")[2]
        return subject != name and subject in both and self.keys(subject) >= self.keys(name)

    def keys(self, name: str) -> set[str]:
        """Name a question in every way in which it may be told."""
        return {name, *(table.key for table in self.sets[1].point(name).tables)}

    def named(self, name: str) -> bool:
        """Tell whether a question is named as one that answers or declares something otherwise."""
        told = {each.point for each in self.told.changes} | {each.point for each in self.told.undecided}
        return bool(self.keys(name) & {*told, *(each.arguments.get("point") for each in self.told.declared)})

    def reads_otherwise(self, name: str) -> bool:
        """Tell whether a fact of a question is told to be read otherwise."""
        reach = {fact.key for each in self.sets for fact in each.point(name).reach()}
        codes = {each.message for each in self.told.declared if each.arguments.get("name") in reach}
        return not codes.isdisjoint(_READ)

    def decided_itself(self, name: str, scene: Scene) -> bool:
        """Tell whether a caller gives what a changed question decides: regions follow it from other facts."""
        moved = {key for each in self.told.changes for key in self.keys(each.point)}
        required = [each for policies in self.sets for each in policies.point(name).requires]
        return any(
            {each.name, each.full} & {*scene.given} and self.keys(each.point) & moved for each in required
        )

    def where(self, name: str, scene: Scene, sides: Sequence[Any]) -> None:
        """Hold the regions told of a question against one case."""
        keys = self.keys(name)
        changes = [each for each in self.told.changes if each.point in keys and holds_on(each, scene.now)]
        declared = [each for each in self.told.declared if each.arguments.get("point") in keys]
        if any(each.point in keys for each in self.told.undecided) or not all(each.boxes for each in changes):
            return  # a single case is known, and was replayed
        if self.decided_itself(name, scene):
            return
        rows = [each for one in self.sets if (each := self.row(one, name, scene)) is not None]
        if len(rows) < len(self.sets):
            return
        lying = [[self.lies(each, row) for row in rows] for each in changes]
        if any(None in each for each in lying):
            return
        inside = [each for each, lies in zip(changes, lying, strict=True) if all(lies)]
        self.held_against(
            name, scene, sides, _Lying(inside, any(any(each) for each in lying), bool(declared))
        )
        if isinstance(self.sets[1].point(name), RecordPoint):
            self.entries(sides, declared)

    def held_against(self, name: str, scene: Scene, sides: Sequence[Any], lying: "_Lying") -> None:
        """Hold answers against the regions that a case lies in, as far as its kind of rule tells them."""
        table = self.sets[1].point(name).tables[0]
        if table.of is not None or isinstance(table.course, Ranking):  # regions are of single entries
            assert lying.any_side or lying.declared or sides[0] == sides[1], (self.edit, name, scene, sides)
            return
        if table.course is not None:
            self.rules(name, scene, lying.inside)
            same = sides[0] == sides[1]
            assert same or lying.inside or lying.declared, (self.edit, name, scene, sides)
            return
        self.seen["in regions"] += bool(lying.inside)
        if not lying.declared:
            fits(Cell(scene.given, *sides), lying.inside, repeating(self.sets, name))

    def rules(self, name: str, scene: Scene, inside: Sequence[Change]) -> None:
        """Rules come and go just as is told of the regions that facts lie in."""
        sides = [_ruled(each, name, scene) for each in self.sets]
        if any(isinstance(each, str) or each is None for each in sides):
            return
        self.seen["in regions"] += bool(inside)
        course = self.sets[1].point(name).tables[0].course
        rules = [{_meaning(course, each) for each in _rules(side)} for side in sides]
        gone = {_meaning(course, one) for each in inside for one in _said(each.before)}
        came = {_meaning(course, one) for each in inside for one in _said(each.after)}
        assert rules[0] - rules[1] == gone - came, (self.edit, name, scene, rules, inside)
        assert rules[1] - rules[0] == came - gone, (self.edit, name, scene, rules, inside)

    def entries(self, sides: Sequence[Any], declared: Sequence[Any]) -> None:
        """What is missing or cannot be used on a form differs where an entry or the stages are named."""
        if any(each.message == "diff-stages" for each in declared) or not all(sides):
            return
        named = {each.arguments["name"] for each in declared if "entry" in each.arguments}
        demanded = (
            {each for side in sides for each in side["missing"]}
            if sides[0]["broken"] != sides[1]["broken"]
            else set()
        )
        for output in ("missing", "invalid"):
            lists = [[getattr(each, "entry", each) for each in side[output]] for side in sides]
            for each in {*lists[0]} ^ {*lists[1]}:
                plain = str(each).rpartition(".")[2].partition("[")[0]
                assert plain in named or str(each).partition("[")[0] in named or each in demanded, (
                    self.edit,
                    each,
                )

    def row(self, policies: PolicySet, name: str, scene: Scene) -> dict[str, Any] | None:
        """Give the facts of a case by full name, what follows from them too."""
        point = policies.point(name)
        with suppress(FactsError, UndecidedError):
            facts = point.facts(scene.given, now=scene.now)
            program = point.program(scene.now)
            if len(facts) == len(program.places):
                return {key: facts[place] for key, place in program.places.items()}
        return None

    def lies(self, change: Change, row: Mapping[str, Any]) -> bool | None:
        """Tell whether facts lie in a region; ``None`` where that cannot be told."""
        found = False
        for box in change.boxes:
            held = [self.held(change.axes[place], bits, row, change) for place, bits in box.items()]
            if None in held and False not in held:
                return None
            found = found or all(held)
        return found

    def held(self, axis: Any, bits: int, row: Mapping[str, Any], change: Change) -> bool | None:
        if not isinstance(axis, Axis):
            if axis.first.key not in row or axis.second.key not in row:
                return None
            return bool(axis.lies(row[axis.first.key], row[axis.second.key]) & bits)
        if axis.key not in row:
            return None
        place = _segment(
            axis, row[axis.key], self.constants(change.point, change.witness.now).get(axis.key, {})
        )
        return None if place is None else place in members(bits)

    def constants(self, name: str, now: Any) -> Mapping[str, Any]:
        """Give what rules of both sides compare each fact with."""
        found, _ = grid.cuts_of([each.point(name).program(now) for each in self.sets])
        return found


def _segment(axis: Axis, value: Any, constants: Any) -> int | None:
    """Give the segment that a value lies in; ``None`` where that is not clear."""
    if value is None:
        return axis.unknown.bit_length() - 1 if axis.unknown else None
    if value is ABSENT:  # no rule in force looks at it, so nobody has given it
        return None
    kind = axis.fact.type
    known = [place for place in range(len(axis.regions)) if not axis.unknown >> place & 1]
    if axis.cuts is not None:
        found = [place for place in known if axis.regions[place].holds(value)]
    elif kind.name in ("term", "period"):
        ways = [
            tuple(kind.compare(each, mark) for mark in axis.marks)
            for each in (value, *(axis.samples[place] for place in known))
        ]
        found = [place for place, way in zip(known, ways[1:], strict=True) if way == ways[0]]
    elif kind.name == "text" and not axis.fact.range.among:
        named = {axis.samples[place] for place in known[:-1]}
        found = [axis.samples.index(value)] if value in named else [known[-1]]
    elif isinstance(value, tuple):
        named = {each for one in constants for each in (one if isinstance(one, tuple) else (one,))}
        like = {*value} & named, bool({*value} - named)
        found = [
            place
            for place in known
            if (({*axis.samples[place]} & named, bool({*axis.samples[place]} - named)) == like)
        ]
    else:
        found = [
            place for place in known if axis.samples[place] == value or axis.regions[place].words == (value,)
        ]
    return found[0] if len(found) == 1 else None


def _answer(policies: PolicySet, name: str, scene: Scene) -> Any:
    """Give what a question answers, all of it; ``None``: nothing is decided."""
    point = policies.point(name)
    try:
        told = dict(point.evaluate(scene.given, now=scene.now).outcome)
    except (UndecidedError, MissingParameterError, CalendarHorizonError):
        return None
    except (FactsError, UnknownPointError):
        return "refused"
    if isinstance(point, RecordPoint):  # in which order rules are told is nowhere said
        told.update({each: tuple(sorted(told[each])) for each in ("broken", "warned")})
    return told


def _ruled(policies: PolicySet, name: str, scene: Scene) -> Any:
    """Give what the rules of a question say, before time goes on from them."""
    point = policies.point(name)
    kind = type(point) if point.tables[0].course is None else DecisionPoint
    try:
        return dict(kind.evaluate(point, scene.given, now=scene.now).outcome)
    except UndecidedError:
        return None
    except FactsError:
        return "refused"


Rule = tuple[str, frozenset[tuple[str, Any]]]


def _rules(outcome: Mapping[str, Any] | None) -> Iterator[Rule]:
    """Give the rules that match: the id of each and what it says."""
    for _, _, rule, said in (outcome or {}).get(RULES, ()):
        yield rule, frozenset(said)


def _said(told: Mapping[str, Any] | None) -> Iterator[Rule]:
    """Give the rules that a change names, in the same form."""
    for each in (told or {}).get(RULES, ()):
        said = dict(each.items()) if hasattr(each, "items") else dict(each)
        yield str(said.pop("rule")), frozenset(said.items())


def _meaning(course: Any, rule: Rule) -> Any:
    """Tell rules apart by what they say; levels, moves and rules of forms by their ids too."""
    return rule[1] if isinstance(course, Duties | Ranking) or "duty" in dict(rule[1]) else rule
