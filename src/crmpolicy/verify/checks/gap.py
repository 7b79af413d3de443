"""CRM101: facts for which a part is asked and none of its rules speaks."""

from collections.abc import Iterator

from crmpolicy.verify.finding import Found
from crmpolicy.verify.questions.deciding import Spot, decided, spots
from crmpolicy.verify.questions.gaps import gaps
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.questions.replaying import confirmed, is_undecided, shown
from crmpolicy.verify.undecided import NotDecidedError


def find(question: Question) -> Iterator[Found | NotDecidedError]:
    """Look for a gap in each part."""
    for spot in spots(question):
        if spot.part.part.silent:
            continue  # it need not say anything
        try:
            yield from _gap(spot)
        except NotDecidedError as undecided:
            yield undecided


def _gap(spot: Spot) -> Iterator[Found]:
    question = spot.question
    boxes, values = decided(
        question, lambda: gaps(question, spot.layer), lambda prover: prover.gap(*spot.place)
    )
    if boxes:
        witness = shown(question, boxes[0], is_undecided)
    elif values is not None:
        witness = confirmed(question, values, is_undecided)
    else:
        return
    clauses = tuple(dict.fromkeys(clause for rule in spot.part.rules for clause in rule.rule.clauses))
    yield Found({"table": spot.title}, spot.location, clauses, tuple(boxes or ()), (witness,))
