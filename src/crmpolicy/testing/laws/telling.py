"""The lines of a broken law: facts, moment, answer, and the rules and clauses that it rests on."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from crmpolicy.engine import Decision, DecisionPoint, PolicySet
from crmpolicy.engine.decision import Reason
from crmpolicy.errors import CrmPolicyError, Fault
from crmpolicy.explaining import rule_title
from crmpolicy.policy.tables import Rule
from crmpolicy.testing.expecting import worded
from crmpolicy.testing.laws.broken import BrokenLawError
from crmpolicy.wording import LANGUAGES, Words, word

Answer = Decision | CrmPolicyError


def asked(point: DecisionPoint, facts: Mapping[str, Any], now: datetime) -> Answer:
    """Ask; that the policies have no answer is one too, and whatever else goes wrong is not caught."""
    try:
        return point.evaluate(facts, now=now)
    except CrmPolicyError as none:
        return none


class Raised:
    """Tells with which facts something was raised that should not have been; what it was is its cause.

    Args:
        code: the message that says whose exception it is.
        point: the question.
        facts: the facts at hand.
        now: the moment of the question.
    """

    def __init__(self, code: str, point: DecisionPoint, facts: Mapping[str, Any], now: datetime) -> None:
        self.code, self.point, self.facts, self.now = code, point, facts, now

    def __enter__(self) -> None:
        """Begin to watch."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Tell the facts beside the exception; what ends the program is left alone."""
        if not isinstance(error, Exception):
            return
        said = said_by(error) if isinstance(error, CrmPolicyError) else Words(repr(error), repr(error))
        fault = Fault(self.code, {"point": self.point.name, "said": said})
        raise BrokenLawError([fault, *case_lines(self.facts, self.now)], [self.facts], self.now) from error


def case_lines(facts: Mapping[str, Any], now: datetime) -> Iterator[Fault]:
    """Tell facts and moment so that they can be copied into a test."""
    yield Fault("law-line-facts", {"facts": repr(dict(facts))})
    yield Fault("law-line-now", {"now": now.isoformat()})


def answer_lines(policies: PolicySet, point: DecisionPoint, answer: Answer) -> Iterator[Fault]:
    """Tell an answer, and each rule that binds with its clauses; or why there is none."""
    if isinstance(answer, CrmPolicyError):
        yield Fault("law-line-none", {"said": said_by(answer)})
        return
    yield Fault("law-line-answer", {"answer": worded(point, answer.outcome)})
    for reason in answer.reasons:
        if reason.binding:
            yield Fault("law-line-rule", _rule(policies, point, reason))


def said_by(error: CrmPolicyError) -> Words:
    """Give what an error says, in both languages."""
    return Words(error.message("zh"), error.message("en"))


def _rule(policies: PolicySet, point: DecisionPoint, reason: Reason) -> dict[str, Any]:
    name = ".".join(each for each in (reason.document, reason.part, reason.rule) if each)
    found = _written(point, reason)
    title = Words(name, name)
    if found is not None:
        title = Words(*(rule_title(policies, reason.document, found, each) for each in LANGUAGES))
    return {"title": title, "rule": name, "clauses": reason.clauses or word("nothing")}


def _written(point: DecisionPoint, reason: Reason) -> Rule | None:
    rules = (
        rule
        for table in point.tables
        if table.document == reason.document
        for part, rule in table.rules()
        if (part.id, rule.id) == (reason.part, reason.rule)
    )
    return next(rules, None)
