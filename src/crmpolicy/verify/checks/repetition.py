"""CRM103: two rules of a unique table match the same facts and say the same."""

from collections.abc import Iterator

from crmpolicy.verify.checks.overlap import pairs
from crmpolicy.verify.finding import Found
from crmpolicy.verify.questions.deciding import spots
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError


def find(question: Question) -> Iterator[Found | NotDecidedError]:
    """Look for rules that repeat each other in each part where no two may match."""
    for spot in spots(question):
        if spot.part.part.hit == "unique":
            yield from pairs(spot, alike=True)
