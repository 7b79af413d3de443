"""Compares two policy sets for all facts: where answers differ, and the proof that they do nowhere else."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.engine.behind import asked_with
from crmpolicy.errors import UnknownPointError
from crmpolicy.verify.comparing.comparing import changes_between
from crmpolicy.verify.comparing.declared import common_periods, declared_changes, point_change, point_changes
from crmpolicy.verify.comparing.difference import Change, Declared, Difference
from crmpolicy.verify.comparing.entries import FOLDED
from crmpolicy.verify.comparing.places import STANDING, changed_places
from crmpolicy.verify.comparing.touched import Touched
from crmpolicy.verify.diagrams.answers import DEFAULT_BUDGET
from crmpolicy.verify.facts.witness import Period
from crmpolicy.verify.finding import Finding
from crmpolicy.verify.openings.fillings import fillings, missing_of
from crmpolicy.verify.questions.composing import side_by_side
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.reporting import open_comparison
from crmpolicy.verify.undecided import NotDecidedError

Target = str | Path | PolicySet


def diff(
    before: Target,
    after: Target,
    /,
    *,
    budget: int = DEFAULT_BUDGET,
    since: date | None = None,
    points: Collection[str] = (),
) -> Difference:
    """Compare two policy sets for all facts, in every period.

    Reformatting, other titles, other ids of rules and another order of rules that exclude each other change
    nothing. What a document leaves open takes the same values on both sides, in every order allowed.

    Args:
        before: a company's file, a document's folder, a name, or a policy set that was loaded.
        after: the same, later.
        budget: nodes and steps of one diagram, before a question stays open.
        since: periods that end before this day are left out, for whoever knows that nothing changed in them.
        points: the questions to compare, with those that decide their facts; none: all.

    Raises:
        InvalidPolicySetError: the files cannot be used; with all faults.
        UnknownPointError: nothing in force answers one of the questions.

    >>> diff("example-steel", "example-steel").unchanged
    True
    >>> diff("example-steel", "example-steel", points=["customer_grade"]).proved
    ('customer_grade',)
    """
    sets = _loaded(before), _loaded(after)
    names = [each.company for each in sets]
    asked = _asked(sets, points)
    if sets[0].digest == sets[1].digest:
        return Difference(names[0], names[1], (), proved=tuple(asked or _points(sets[0])))
    return _Comparison(sets, budget, since, asked).whole()


def first_difference(before: PolicySet, after: PolicySet, /, *, budget: int = DEFAULT_BUDGET) -> Difference:
    """Compare two policy sets until something differs: enough to tell whether anything does.

    Args:
        before: a policy set.
        after: the same, later.
        budget: nodes and steps of one diagram, before a question stays open.

    Returns:
        What was found first; where that is nothing, all that ``diff`` would say.

    >>> from crmpolicy.company import load_policy_set
    >>> steel = load_policy_set("steel")
    >>> first_difference(steel, steel).unchanged
    True
    """
    if before.digest == after.digest:
        return diff(before, after)
    return _Comparison((before, after), budget).first()


def compared_at(
    before: PolicySet, after: PolicySet, name: str, /, *, most: int, budget: int = DEFAULT_BUDGET
) -> Difference:
    """Compare one question of two policy sets, until there are so many differences in each period.

    Args:
        before: a policy set.
        after: the same, later.
        name: a question that both answer.
        most: how many differences are enough.
        budget: nodes and steps of one diagram, before the question stays open.

    >>> from crmpolicy.company import load_policy_set
    >>> steel = load_policy_set("example-steel")
    >>> compared_at(steel, steel, "customer_grade", most=1).unchanged
    True
    """
    return _Comparison((before, after), budget).at(name, most)


def _loaded(target: Target) -> PolicySet:
    return target if isinstance(target, PolicySet) else load_policy_set(target)


def _asked(sets: Sequence[PolicySet], points: Collection[str]) -> tuple[str, ...]:
    """Name some questions and those that decide their facts on either side, however far."""
    return tuple(
        dict.fromkeys(
            each.name for name in points for policies in sets for each in asked_with(policies, name)
        )
    )


def _points(policies: PolicySet) -> list[str]:
    """Name the questions to compare: the company's, and each document's that is not the company's answer."""
    asked = [name for name in policies.points if name not in policies.effective.tables]
    whole = {tables[0].key for name in asked if len(tables := policies.point(name).tables) == 1}
    return [*asked, *(key for key in policies.effective.tables if key not in whole)]


class _Comparison:
    """One comparison: what was found so far; ``asked`` are the questions that are compared, if not all."""

    def __init__(
        self,
        sets: tuple[PolicySet, PolicySet],
        budget: int,
        since: date | None = None,
        asked: Sequence[str] = (),
    ) -> None:
        self.sets = sets
        self.budget = budget
        self.asked = asked
        self.changes: list[Change] = []
        self.declared: list[Declared] = [*declared_changes(*sets, asked)]
        self.undecided: list[Finding] = []
        self.proved: list[str] = []
        self.folded = {str(each.arguments["point"]) for each in self.declared if each.message in FOLDED}
        self.changed: set[str] = {*self.folded}
        self.ranked = {str(each.arguments["point"]) for each in self.declared if each.message in STANDING}
        self.touched = Touched(sets)
        self.periods = [
            each
            for each in common_periods(*sets)
            if since is None or each.until is None or each.until > since
        ]

    def whole(self) -> Difference:
        """Compare everything."""
        both = self._both()
        for name in sorted(both, key=self._depth):
            self._point(name)
        return self._found(both)

    def first(self) -> Difference:
        """Compare until something differs."""
        both = self._both()
        for name in sorted(both, key=self._depth):
            if self.declared or self.changes or self.undecided:
                break
            self._point(name, most=1)
        return self._found(both)

    def at(self, name: str, most: int) -> Difference:
        """Compare one question; what is only declared otherwise is no difference here."""
        self.declared.clear()
        self.ranked.clear()
        self._point(name, most=most)
        return self._found([name])

    def _both(self) -> list[str]:
        """Name the questions that both answer; tell those that only one does."""
        points = [list(self.asked) or _points(each) for each in self.sets]
        both = [name for name in points[0] if self._answers(name)]
        single = [name for name in dict.fromkeys([*points[0], *points[1]]) if name not in both]
        self.declared += point_changes(self.sets, single)
        return both

    def _found(self, both: Sequence[str]) -> Difference:
        order = {name: place for place, name in enumerate(both)}
        changes = sorted(self.changes, key=lambda each: (order[each.point], each.since or date.min))
        names = [each.company for each in self.sets]
        proved = [name for name in self.proved if not _tables_of(self.sets, name) & self._declared_of()]
        return Difference(
            names[0],
            names[1],
            tuple(changes),
            tuple(self.declared),
            tuple(self.undecided),
            tuple(sorted(proved)),
        )

    def _declared_of(self) -> set[str]:
        """Name the questions that declare something otherwise: their rules alone may be the same."""
        return {str(each.arguments["point"]) for each in self.declared if "point" in each.arguments}

    def _answers(self, name: str) -> bool:
        """Tell whether both can be asked a question."""
        return all(name in each.points for each in self.sets)

    def _depth(self, name: str) -> int:
        """Count the questions that have to be answered before: those are compared first."""
        needed = {each for policies in self.sets for each in _required(policies, name)}
        return 1 + max((self._depth(each) for each in needed if self._answers(each)), default=0)

    def _point(self, name: str, *, most: int | None = None) -> None:
        """Compare one question in all periods; ``most`` differences in each are enough."""
        sound = True
        for period in self.periods if self.touched(name) else ():
            for told in islice(self._in_period(name, period), most):
                sound = False
                self._tell(name, told)
        if sound:
            self.proved.append(name)

    def _tell(self, name: str, told: Change | Declared | Finding) -> None:
        """Note what was found of a question, once."""
        self.changed |= _tables_of(self.sets, name)  # what rests on an undecided one is looked at too
        if isinstance(told, Finding):
            _add_finding(self.undecided, told)
            return
        if isinstance(told, Change):
            _add(self.changes, told)
        elif told not in self.declared:
            self.declared.append(told)

    def _in_period(self, name: str, period: Period) -> Iterator[Change | Declared | Finding]:
        required = {each for policies in self.sets for each in _required(policies, name)}
        needed = {key for each in required for key in _tables_of(self.sets, each)}
        changed = frozenset(each for each in self._behind(name) if _tables_of(self.sets, each) & self.changed)
        behind = [each for each in self._changed(needed) if _covers(each, period)]
        folded = frozenset(each for each in {name, *changed} if _tables_of(self.sets, each) & self.folded)
        empty = True
        try:
            for policies, values in fillings(self.sets, name, period, only={name, *changed}):
                empty = False
                questions = [Question(each, name, period, values, self.budget) for each in policies]
                if _tables_of(self.sets, name) & self.ranked:
                    yield from changed_places(*side_by_side(questions))
                yield from changes_between(*questions, changed=changed, behind=behind, folded=folded)
            if empty:
                yield from self._not_filled(name, period)
        except NotDecidedError as undecided:
            yield open_comparison(name, self.sets[1].point(name).tables[0], undecided, period)
        except UnknownPointError:
            return  # not in force then, before or after; told with the days in force

    def _behind(self, name: str) -> set[str]:
        """Name the questions that decide facts of a question on either side, however far."""
        both = [each for each in self.sets if name in each.points]
        return {each.name for policies in both for each in asked_with(policies, name)} - {name}

    def _changed(self, tables: Collection[str]) -> list[Change]:
        """Give the changes of questions that some tables answer."""
        return [each for each in self.changes if _tables_of(self.sets, each.point).intersection(tables)]

    def _not_filled(self, name: str, period: Period) -> Iterator[Declared]:
        """Tell why a question could not be compared: rules are missing, or no value suits both sides."""
        missing = [missing_of(each, name, period) for each in self.sets]
        slots = [each is None for each in missing]
        if slots[0] != slots[1]:
            yield point_change(self.sets[1 if slots[0] else 0], name, came=slots[0])
        for each, keys in zip(self.sets, missing, strict=True):
            if keys and not any(slots):
                raise NotDecidedError("verify-no-values", parameter=each.effective.parameters[keys[0]].title)


def _required(policies: PolicySet, name: str) -> set[str]:
    return {each.point for each in policies.point(name).requires} if name in policies.points else set()


def _tables_of(sets: Sequence[PolicySet], name: str) -> set[str]:
    return {table.key for each in sets if name in each.points for table in each.point(name).tables}


def _add(changes: list[Change], change: Change) -> None:
    """Add a change; one that goes on from the period before is made longer, one told already left out."""
    for place, each in enumerate(changes):
        if _is_like(each, change):
            if _covers(each, change):
                return
            if each.until is not None and each.until == change.since:
                changes[place] = replace(each, until=change.until)
                return
    changes.append(change)


def _is_like(one: Change, other: Change) -> bool:
    """Tell whether two changes say the same, perhaps of other days.

    Where values are assumed for what is open, one set of them will do: others tell the same of other bounds,
    or of the same facts with the assumed values in the answers.
    """
    told = [(each.point, each.direction, each.rules_before, each.rules_after) for each in (one, other)]
    if told[0] != told[1]:
        return False
    answers = (one.before, one.after) == (other.before, other.after)
    both_assumed = one.assumed is not None and other.assumed is not None
    if both_assumed and one.filling != other.filling:
        return answers or one.region == other.region
    return answers and (both_assumed or one.region == other.region)


def _covers(one: Change, other: Change | Period) -> bool:
    begins = (one.since or date.min) <= (other.since or date.min)
    return begins and (one.until or date.max) >= (other.until or date.max)


def _add_finding(findings: list[Finding], finding: Finding) -> None:
    if not any(finding.is_like(each) for each in findings):
        findings.append(finding)
