"""What a case expects against what comes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crmpolicy.engine import Decision, DecisionPoint, PolicySet
from crmpolicy.errors import CrmPolicyError, Fault, UnknownPointError
from crmpolicy.source import RawCase
from crmpolicy.testing.citing import cited_by
from crmpolicy.testing.expecting import Answer, Expected, read_expected, worded
from crmpolicy.testing.finding import CaseFaultError, said_by
from crmpolicy.testing.remedied import remedy_faults
from crmpolicy.testing.results import NOTHING, CaseResult
from crmpolicy.testing.scenes import scene_of
from crmpolicy.wording import Words


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a case, and the answer that it was compared with."""

    result: CaseResult
    answer: Answer


def judge(case: RawCase, policies: PolicySet) -> Judged:
    """Ask what a case asks and compare.

    Raises:
        CaseFaultError: the case cannot be run.
    """
    point, expected, answer = _asked(case, policies)
    got = _said(point, answer)
    faults = (*_outcome(case, expected, answer, got), *_further(case, answer, policies))
    return Judged(CaseResult(case.case, case.place, expected.said, got, faults), answer)


def holds(case: RawCase, policies: PolicySet) -> bool:
    """Tell whether a case passes, for whoever asks thousands: nothing is worded, the first fault is enough.

    Raises:
        CaseFaultError: the case cannot be run.
    """
    _, expected, answer = _asked(case, policies)
    return expected.met_by(answer) and next(_further(case, answer, policies), None) is None


def _asked(case: RawCase, policies: PolicySet) -> tuple[DecisionPoint, Expected, Answer]:
    """Ask what a case asks."""
    try:
        point = policies.point(case.ask.text)
    except UnknownPointError as error:
        raise CaseFaultError(Fault("case-question-unknown", {"said": said_by(error)}, case.place)) from None
    scene = scene_of(case, point)
    return point, read_expected(case, point), scene.put(point)


def _further(case: RawCase, answer: Answer, policies: PolicySet) -> Iterator[Fault]:
    """Compare what a case says beside the outcome: rules, clauses, what would release it."""
    yield from _because(case, answer)
    yield from _clauses(case, answer, policies)
    yield from remedy_faults(case, policies, answer)


def _said(point: DecisionPoint, answer: Answer) -> Words:
    if isinstance(answer, CrmPolicyError):
        return said_by(answer)
    return worded(point, answer.outcome)


def _outcome(case: RawCase, expected: Expected, answer: Answer, got: Words) -> Iterator[Fault]:
    if not expected.met_by(answer):
        yield Fault(
            "case-outcome-differs", {"case": case.case, "expected": expected.said, "got": got}, case.place
        )


def _because(case: RawCase, answer: Answer) -> Iterator[Fault]:
    """Compare the rules that the case names with those that bind; a case that names none asks nothing."""
    if not case.because:
        return
    bound = [each.rule for each in answer.reasons if each.binding] if isinstance(answer, Decision) else []
    if set(bound) != set(case.because):
        arguments: dict[str, Any] = {
            "case": case.case,
            "expected": case.because,
            "got": tuple(dict.fromkeys(bound)) or (NOTHING,),
        }
        yield Fault("case-because-differs", arguments, case.place)


def _clauses(case: RawCase, answer: Answer, policies: PolicySet) -> Iterator[Fault]:
    cited = tuple(dict.fromkeys(cited_by(answer, policies)))
    for clause in case.clauses:
        if clause not in cited:
            arguments: dict[str, Any] = {"case": case.case, "cited": cited or (NOTHING,), "named": clause}
            yield Fault("case-clause-not-cited", arguments, case.place)
