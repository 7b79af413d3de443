"""A developer's own function says what the policies say."""

import inspect
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any, Final

from hypothesis import strategies as st

from crmpolicy.engine import ABSENT, Decision, DecisionPoint, DutyStatus, PolicySet
from crmpolicy.engine.courses.kinds import DutyType
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.errors import BadValueError, CrmPolicyError, Fault
from crmpolicy.testing.filled_forms import forms_for
from crmpolicy.testing.laws.broken import BrokenLawError
from crmpolicy.testing.laws.moving import unknown_output
from crmpolicy.testing.laws.telling import Raised, answer_lines, asked, case_lines
from crmpolicy.testing.laws.trying import EXAMPLES, Moments, Trying
from crmpolicy.testing.making import Making
from crmpolicy.values import ValueType
from crmpolicy.wording import Words

Theirs = Callable[..., Any]
_OF_A_DUTY: Final = frozenset(each.name for each in fields(DutyStatus))


def assert_agrees_with(
    point: str | DecisionPoint,
    policies: PolicySet,
    their_function: Theirs,
    *,
    outcome: str | None = None,
    given: Collection[str] | None = None,
    now: datetime | None = None,
    near_thresholds: bool = True,
    max_examples: int = EXAMPLES,
    seed: int | None = None,
    derandomize: bool | None = None,
) -> None:
    """Assert that a function of your own decides as the policies do.

    It is called with a dictionary of facts by plain name: exact values (``Decimal``, ``Fraction`` for what
    was divided, ``bool``, the ids of words, moments in UTC, ``None`` for an unknown), those that are given
    and those that follow from them. A parameter ``now``, where it has one, gets the moment. It gives a
    mapping of outputs, all or some of them, or the value alone where there is one output; ``None`` stands for
    *undecided*. Values are read as facts are: words by id, title or alias, numbers in any exact notation; of
    a duty its due moment, or a mapping of some of its fields.

    Args:
        point: the question, or its name.
        policies: what is in force.
        their_function: your own code, or a line that calls it.
        outcome: the output that a bare value stands for.
        given: names of derived facts, and of facts that other points decide, that are to be given; all others
            follow from what they rest on. ``None``: each is given or follows, by chance.
        now: the moment of the question; without it, moments in each period, at its first and last instant.
        near_thresholds: whether to come close to what rules compare with.
        max_examples: how many sets of facts are tried.
        seed: makes the same facts in each run; so does ``derandomize``, which the profile of Hypothesis
            settles where it is left open.
        derandomize: see ``seed``.

    Raises:
        BrokenLawError: with the smallest facts that were found, both answers, the rules and clauses.
        CrmPolicyError: there is no output of that name.
        MissingParameterError: values that the company has not filled.

    >>> from crmpolicy.company import load_policy_set
    >>> def line(facts):
    ...     return "construction" if facts["industry"] in ("developer", "contractor") else "other"
    >>> steel = load_policy_set("example-steel")
    >>> try:
    ...     assert_agrees_with("customer_industry", steel, line, derandomize=True)
    ... except AssertionError as broken:
    ...     print(broken.message("en").splitlines()[0])
    `customer_industry`: your function and the policies differ in industry
    """
    subject = policies.point(point) if isinstance(point, str) else point
    if outcome is not None and outcome not in subject.outcome:
        raise unknown_output(subject, outcome)
    moments = Moments.of(subject, policies, now, near=near_thresholds, given=given)
    if isinstance(subject, RecordPoint):
        cases = st.tuples(st.sampled_from(list(moments.makings)), forms_for(subject, policies))
    else:
        cases = moments.cases(_written)
    law = _Agreement(subject, policies, their_function, outcome)
    Trying(max_examples, seed, derandomize).hold(cases, law)


def _written(making: Making) -> st.SearchStrategy[dict[str, Any]]:
    @st.composite
    def made(draw: Callable[..., Any]) -> dict[str, Any]:
        return making.written(making.drawn(draw))

    return made()


class _Agreement:
    """The law, for one question and one function."""

    def __init__(
        self, point: DecisionPoint, policies: PolicySet, theirs: Theirs, outcome: str | None
    ) -> None:
        self.point, self.policies, self.theirs = point, policies, theirs
        names = tuple(point.outcome)
        self.outcome = outcome or (names[0] if len(names) == 1 else None)
        self.takes_now = "now" in inspect.signature(theirs).parameters

    def __call__(self, case: tuple[datetime, Mapping[str, Any]]) -> None:
        now, facts = case
        answer = asked(self.point, facts, now)
        known = self._known(facts, now)
        with Raised("law-theirs-raised", self.point, known, now):
            said = self.theirs(known, now=now) if self.takes_now else self.theirs(known)
        lines = [
            *case_lines(facts, now),
            Fault("law-line-theirs", {"theirs": repr(said)}),
            *answer_lines(self.policies, self.point, answer),
        ]
        fault = self._difference(said, answer)
        if fault is not None:
            raise BrokenLawError([fault, *lines], [facts], now)

    def _known(self, facts: Mapping[str, Any], now: datetime) -> dict[str, Any]:
        """Give what is known of a case by plain name: what is given, and what follows from it."""
        if isinstance(self.point, RecordPoint):
            return dict(facts)
        try:
            row = self.point.facts(facts, now=now)
        except CrmPolicyError:  # a question behind has no answer, so this one has none either
            return dict(facts)
        return {name: value for name, value in row.items() if value is not ABSENT}

    def _difference(self, said: Any, answer: Decision | CrmPolicyError) -> Fault | None:
        """Tell where the answers differ; ``None``: nowhere."""
        outputs = tuple(self.point.outcome)
        if not isinstance(answer, Decision) or said is None:
            decided = isinstance(answer, Decision) or said is not None
            return self._fault("law-differs", outputs=outputs) if decided else None
        if not isinstance(said, Mapping) or self._is_of_a_duty(said):
            if self.outcome is None:
                return self._fault("law-theirs-bare", given=repr(said), known=outputs[0])
            said = {self.outcome: said}
        apart: list[str] = []
        for name, value in said.items():
            if name not in self.point.outcome:
                return self._fault("law-theirs-output", name=str(name), known=outputs)
            try:
                same = is_same(self.point.outcome[name], value, answer.outcome.get(name))
            except BadValueError as bad:
                fault = bad.fault()
                words = Words(fault.message("zh"), fault.message("en"))
                return self._fault("law-theirs-unreadable", name=name, said=words)
            if not same:
                apart.append(name)
        return self._fault("law-differs", outputs=tuple(apart)) if apart else None

    def _is_of_a_duty(self, said: Mapping[str, Any]) -> bool:
        """Tell whether a mapping is of the fields of one duty, and not of outputs."""
        duty = self.outcome is not None and isinstance(self.point.outcome[self.outcome], DutyType)
        return duty and self.outcome not in said and said.keys() <= _OF_A_DUTY

    def _fault(self, code: str, **arguments: Any) -> Fault:
        return Fault(code, {"point": self.point.name, **arguments})


def is_same(kind: ValueType, theirs: Any, ours: Any) -> bool:
    """Tell whether a value of theirs is the policies' own."""
    if theirs is None or ours is None or theirs == ours:
        return bool(theirs == ours)
    if isinstance(kind, DutyType) and isinstance(ours, DutyStatus):
        if isinstance(theirs, Mapping) and theirs.keys() <= _OF_A_DUTY:
            return all(getattr(ours, name) == value for name, value in theirs.items())
        return bool(ours.due == theirs)
    return bool(kind.read(theirs) == ours)
