"""A better fact never gives a worse outcome, all else equal."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from crmpolicy.engine import Decision, DecisionPoint, DutyStatus, PolicySet
from crmpolicy.engine.courses.kinds import DutyType
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.errors import CrmPolicyError, Fault
from crmpolicy.explaining.law_says import law_words
from crmpolicy.policy.directions import leads, lies
from crmpolicy.policy.facts import Fact
from crmpolicy.testing.laws.broken import BrokenLawError
from crmpolicy.testing.laws.moving import (
    MovingLaw,
    declared_laws,
    moving_outputs,
    named_fact,
    named_law,
)
from crmpolicy.testing.laws.telling import answer_lines, asked, case_lines
from crmpolicy.testing.laws.trying import EXAMPLES, Moments, Trying
from crmpolicy.testing.making import Making
from crmpolicy.values import Instant, ValueType

Pair = tuple[Mapping[str, Any], Mapping[str, Any]]
"""Facts before and after one of them has moved."""


def assert_monotone(
    point: str | DecisionPoint,
    policies: PolicySet,
    *,
    fact: str | None = None,
    outcome: str | None = None,
    now: datetime | None = None,
    near_thresholds: bool = True,
    max_examples: int = EXAMPLES,
    seed: int | None = None,
    derandomize: bool | None = None,
) -> None:
    """Assert that a better fact never gives a worse outcome, while all other facts stay.

    Without ``fact``, the laws are those that the policies declare beside the rules (``properties``) of facts
    that move; those that only prove can look at (the fact follows from others, or is not asked in the
    period) are passed over. Facts that the policies do not decide say nothing for or against.

    Args:
        point: the question, or its name; of several documents, each is held to the laws it declares.
        policies: what is in force.
        fact: what moves, with a direction where it is not to what is better, higher, later, more or yes:
            ``"sales_share"``, ``"lower days_overdue"``.
        outcome: what must not move the other way, with a direction where it is another one: ``"grade"``,
            ``"better grade"``; of a duty the due moment, never later. Without it, all outputs that rise.
        now: the moment of the question; without it, moments in each period, at its first and last instant.
        near_thresholds: whether to come close to what rules compare with.
        max_examples: how many pairs of facts are tried for each law.
        seed: makes the same facts in each run; so does ``derandomize``, which the profile of Hypothesis
            settles where it is left open.
        derandomize: see ``seed``.

    Raises:
        BrokenLawError: with the smallest facts that were found, before and after the move.
        CrmPolicyError: no such fact or output, a direction that means nothing, or no law at all.
        MissingParameterError: values that the company has not filled.

    >>> from crmpolicy.company import load_policy_set
    >>> steel = load_policy_set("example-steel")
    >>> assert_monotone("customer_grade", steel, fact="sales_share", outcome="grade", max_examples=20)
    """
    subject = policies.point(point) if isinstance(point, str) else point
    trying = Trying(max_examples, seed, derandomize)
    tried = 0
    for part, laws in _laws(subject, policies, fact, outcome):
        moments = Moments.of(part, policies, now, near=near_thresholds)
        for law in laws:
            asking = moments.only(partial(_can_move, key=law.fact))
            if asking.makings:
                trying.hold(asking.cases(partial(_pairs, law)), _Monotone(part, policies, law))
                tried += 1
            elif fact is not None:
                raise _follows(part, law)
    if not tried:
        raise CrmPolicyError("law-none", {"point": subject.name})


def _laws(
    point: DecisionPoint, policies: PolicySet, fact: str | None, outcome: str | None
) -> Iterator[tuple[DecisionPoint, list[MovingLaw]]]:
    """Give the laws, each with the question that is held to it."""
    if isinstance(point, RecordPoint):
        raise CrmPolicyError("law-none", {"point": point.name})
    if fact is not None:
        moving = named_fact(point, _facts(point, policies), fact)
        outputs = [outcome] if outcome is not None else moving_outputs(point)
        yield point, [named_law(point, moving, fact, each) for each in outputs]
        return
    for table in point.tables:
        part = policies.point(table.key) if len(point.tables) > 1 else point
        laws = [each for each in declared_laws(part) if outcome in (None, each.output)]
        yield part, [each for each in laws if _can_be_compared(part.outcome[each.output], each)]


def _can_be_compared(kind: ValueType, law: MovingLaw) -> bool:
    """Tell whether two answers show it; how often a duty comes shows over a whole year only."""
    return not isinstance(kind, DutyType) or law.never in ("later", "earlier")


def _facts(point: DecisionPoint, policies: PolicySet) -> dict[str, Fact]:
    """Give all facts that a question may look at, and those behind it."""
    own = {each.key: each for each in point.reach()}
    for each in point.requires:
        own = {**_facts(policies.point(each.point), policies), **own}
    return own


def _can_move(making: Making, key: str) -> bool:
    """Tell whether a fact can be given in a period, so that it moves alone."""
    field = making.field(key)
    if field is None or field.fact.only_follows:
        return False
    return field.derived is None or (bool(field.derived.sources) and (":" not in key or key in making.by_key))


def _follows(point: DecisionPoint, law: MovingLaw) -> CrmPolicyError:
    found = next((each for each in point.reach() if each.key == law.fact), None)
    operands = found.derived.operands if found is not None and found.derived is not None else ()
    known = tuple(str(getattr(each, "key", each)) for each in operands) or "-"
    return CrmPolicyError("law-fact-follows", {"point": point.name, "name": law.fact, "known": known})


def _pairs(law: MovingLaw, making: Making) -> st.SearchStrategy[Pair]:
    """Draw facts, and the same facts after the move."""

    @st.composite
    def made(draw: Callable[..., Any]) -> Pair:
        values = making.values_at(law.fact)
        one, other = draw(values), draw(values)
        if not _moves(law, making.fact(law.fact).type, one, other):
            one, other = other, one
        assume(_moves(law, making.fact(law.fact).type, one, other))
        before = making.drawn(draw, {law.fact: one})
        after = {**before, law.fact: other}
        assume(making.possible(after))
        return making.written(before), making.written(after)

    return made()


def _moves(law: MovingLaw, kind: ValueType, one: Any, other: Any) -> bool:
    if law.moves is None:
        return bool(one != other)
    return leads(kind, law.moves, one, other)


class _Monotone:
    """One law, for one question."""

    def __init__(self, point: DecisionPoint, policies: PolicySet, law: MovingLaw) -> None:
        self.point, self.policies, self.law = point, policies, law
        self.kind = point.outcome[law.output]

    def __call__(self, case: tuple[datetime, Pair]) -> None:
        now, (before, after) = case
        first, second = (asked(self.point, each, now) for each in (before, after))
        if not isinstance(first, Decision) or not isinstance(second, Decision):
            return
        values = [each.outcome.get(self.law.output) for each in (first, second)]
        if not self._is_wrong(*values):
            return
        lines = [
            *case_lines(before, now),
            *answer_lines(self.policies, self.point, first),
            Fault("law-line-then", {"name": self.law.fact}),
            *case_lines(after, now),
            *answer_lines(self.policies, self.point, second),
        ]
        raise BrokenLawError([self._told(), *lines], [before, after], now)

    def _is_wrong(self, one: Any, other: Any) -> bool:
        never = self.law.never
        if never is None:
            return bool(one != other)
        if isinstance(self.kind, DutyType):
            dues = [each.due if isinstance(each, DutyStatus) else None for each in (one, other)]
            return lies(Instant(), never, *dues)
        return lies(self.kind, never, one, other)

    def _told(self) -> Fault:
        table = next(each for each in self.point.tables if self.point.name in (each.key, each.subject))
        law = law_words(self.policies.effective, table, self.law.as_property())
        return Fault("law-moves", {"point": self.point.name, "law": law})
