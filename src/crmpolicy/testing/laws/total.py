"""Every allowed set of facts has an answer or a reason for having none, however it is written."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from crmpolicy.engine import Decision, DecisionPoint, PolicySet
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.errors import CalendarHorizonError, CrmPolicyError, Fault, UndecidedError
from crmpolicy.testing.filled_forms import forms_for, rewritten
from crmpolicy.testing.laws.broken import BrokenLawError
from crmpolicy.testing.laws.telling import Answer, Raised, answer_lines, asked, case_lines
from crmpolicy.testing.laws.trying import EXAMPLES, Moments, Trying
from crmpolicy.testing.making import Making

Ways = tuple[Mapping[str, Any], ...]
"""The same facts, written in several ways; the plainest first."""


def assert_total(
    point: str | DecisionPoint,
    policies: PolicySet,
    *,
    now: datetime | None = None,
    undecided: bool = True,
    near_thresholds: bool = True,
    max_examples: int = EXAMPLES,
    seed: int | None = None,
    derandomize: bool | None = None,
) -> None:
    """Assert that every allowed set of facts is answered, or has a reason for staying undecided.

    Nothing else is raised, and however the same facts are written, the answer and its reasons are the same.

    Args:
        point: the question, or its name.
        policies: what is in force.
        now: the moment of the question; without it, moments in each period, at its first and last instant.
        undecided: whether facts may stay undecided, by the rules or beyond the end of the calendar.
        near_thresholds: whether to come close to what rules compare with.
        max_examples: how many sets of facts are tried.
        seed: makes the same facts in each run; so does ``derandomize``, which the profile of Hypothesis
            settles where it is left open.
        derandomize: see ``seed``.

    Raises:
        BrokenLawError: with the smallest facts that were found.
        MissingParameterError: values that the company has not filled.
        UnknownPointError: nothing in force answers the question.

    >>> from crmpolicy.company import load_policy_set
    >>> assert_total("customer_grade", load_policy_set("example-steel"), undecided=False, max_examples=20)
    """
    subject = policies.point(point) if isinstance(point, str) else point
    trying = Trying(max_examples, seed, derandomize)
    law = _Total(subject, policies, undecided=undecided)
    trying.hold(_cases(subject, policies, now, near=near_thresholds), law)


def _cases(
    point: DecisionPoint, policies: PolicySet, now: datetime | None, *, near: bool
) -> st.SearchStrategy[tuple[datetime, Ways]]:
    if isinstance(point, RecordPoint):
        moments = Moments.of(point, policies, now, near=near)
        forms = forms_for(point, policies).map(lambda form: (form, *rewritten(point, form)))
        return st.tuples(st.sampled_from(list(moments.makings)), forms)
    return Moments.of(point, policies, now, near=near).cases(_ways)


def _ways(making: Making) -> st.SearchStrategy[Ways]:
    """Draw facts in their plainest notation, and in another for each of them."""

    @st.composite
    def made(draw: Callable[..., Any]) -> Ways:
        exact = making.drawn(draw)
        other = {making.name(draw, key): making.notation(draw, key, each) for key, each in exact.items()}
        return making.written(exact), other

    return made()


class _Total:
    """The law, for one question."""

    def __init__(self, point: DecisionPoint, policies: PolicySet, *, undecided: bool) -> None:
        self.point, self.policies, self.undecided = point, policies, undecided

    def __call__(self, case: tuple[datetime, Ways]) -> None:
        now, (first, *others) = case
        answer = self._answer(first, now)
        for other in others:
            found = self._answer(other, now)
            if _meaning(found) != _meaning(answer):
                raise self._broken(Fault("law-notation", {"point": self.point.name}), now, first, other)

    def _answer(self, facts: Mapping[str, Any], now: datetime) -> Answer:
        """Ask, and see that there is an answer, or a reason for having none."""
        with Raised("law-raised", self.point, facts, now):
            answer = asked(self.point, facts, now)
            if not isinstance(answer, Decision | UndecidedError | CalendarHorizonError):
                raise answer
        if not self.undecided and not isinstance(answer, Decision):
            raise self._broken(Fault("law-undecided", {"point": self.point.name}), now, facts)
        return answer

    def _broken(self, fault: Fault, now: datetime, *ways: Mapping[str, Any]) -> BrokenLawError:
        lines = [
            line
            for facts in ways
            for line in (
                *case_lines(facts, now),
                *answer_lines(self.policies, self.point, asked(self.point, facts, now)),
            )
        ]
        return BrokenLawError([fault, *lines], ways, now)


def _meaning(answer: Answer) -> Any:
    """Give what has to be the same however facts are written."""
    if isinstance(answer, CrmPolicyError):
        return answer.code, answer.fault.arguments
    return answer.outcome, answer.reasons
