"""CRM105: a catch-all that never speaks, because the rules leave nothing to it."""

from collections.abc import Iterator

from crmpolicy.verify.checks.unreachable import silent
from crmpolicy.verify.finding import Found
from crmpolicy.verify.questions.deciding import spots
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError


def find(question: Question) -> Iterator[Found | NotDecidedError]:
    """Look for idle catch-alls in each part."""
    for spot in spots(question):
        if spot.part.otherwise is None:
            continue
        try:
            idle = any(each.why == "nothing left" for each in silent(spot))
        except NotDecidedError as undecided:
            yield undecided
            continue
        if idle:
            rule = spot.part.otherwise.rule
            yield Found({"table": spot.title, "rule": rule.id}, rule.place, rule.clauses)
