"""What a case expects against what comes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from crmpolicy.engine import Decision, DecisionPoint, PolicySet
from crmpolicy.errors import (
    BadValueError,
    CrmPolicyError,
    FactsError,
    Fault,
    MissingParameterError,
    UndecidedError,
    UnknownPointError,
)
from crmpolicy.policy.records import STAGE, Record
from crmpolicy.source import RawCase
from crmpolicy.source.reading import entries_of
from crmpolicy.source.tree import Node, Scalar, plain
from crmpolicy.testing.citing import cited_by
from crmpolicy.testing.expecting import Answer, Expected, read_expected, worded
from crmpolicy.testing.finding import CaseFaultError, said_by
from crmpolicy.testing.remedied import remedy_faults
from crmpolicy.testing.results import NOTHING, CaseResult
from crmpolicy.values import local_moment
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
    try:
        point = policies.point(case.ask.text)
    except UnknownPointError as error:
        raise CaseFaultError(Fault("case-question-unknown", {"said": said_by(error)}, case.place)) from None
    zone = ZoneInfo(policies.effective.zone)
    now = _moment(case.now, zone)
    expected = read_expected(case, point)
    given = {name: plain(entry.value) for name, entry in case.given.items()}
    if case.stage is not None:
        given[STAGE] = _stage(case, case.stage, point)
    if case.happened or point.tables[0].timed:
        given["events"] = [_event(each, zone) for each in case.happened]
    try:
        answer: Answer = point.evaluate(given, now=now)
    except (MissingParameterError, FactsError, UndecidedError, UnknownPointError) as error:
        answer = error
    got = _said(point, answer)
    faults = (
        *_outcome(case, expected, answer, got),
        *_because(case, answer),
        *_clauses(case, answer, policies),
        *remedy_faults(case, policies, answer),
    )
    return Judged(CaseResult(case.case, case.place, expected.said, got, faults), answer)


def _stage(case: RawCase, stage: str, point: DecisionPoint) -> str:
    """Give how far a form has come; other questions have no stages."""
    form = point.tables[0].course
    if not isinstance(form, Record) or form.stage is None:
        raise CaseFaultError(Fault("case-key-not-for-tables", {"keys": ("stage",)}, case.place))
    return stage


def _moment(written: Scalar, zone: ZoneInfo) -> datetime:
    """Read a moment; one without offset is local time where the policy lives."""
    try:
        return local_moment(written.text, zone)
    except BadValueError as error:
        fault = error.fault()
        said = Words(fault.message("zh"), fault.message("en"))
        place = written.place.location
        raise CaseFaultError(Fault("case-moment-unreadable", {"said": said}, place)) from None


def _event(node: Node, zone: ZoneInfo) -> dict[str, Any]:
    """Read an event: its details as they are written, its moment as that of the question."""
    event: dict[str, Any] = {}
    for name, entry in entries_of(node):
        written = entry.value
        if name == "at" and isinstance(written, Scalar):
            event[name] = _moment(written, zone)
        else:
            event[name] = plain(written)
    return event


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
