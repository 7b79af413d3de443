"""CRM104: a rule that never speaks, because its guard cannot hold or earlier rules take all its facts."""

from collections.abc import Iterator

from crmpolicy.verify.finding import Found
from crmpolicy.verify.questions.deciding import Spot, decided, spots
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.questions.unreached import Unreached, proved_unreached, unreached
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Argument


def find(question: Question) -> Iterator[Found | NotDecidedError]:
    """Look for rules that never speak in each part."""
    for spot in spots(question):
        try:
            for each in silent(spot):
                if each.why != "nothing left":
                    yield _found(spot, each)
        except NotDecidedError as undecided:
            yield undecided


def silent(spot: Spot) -> list[Unreached]:
    """Give the rules of a part that never speak, its catch-all among them.

    Raises:
        NotDecidedError: neither the diagram nor the prover can tell.
    """
    told, proved = decided(
        spot.question,
        lambda: unreached(spot.question, spot.layer),
        lambda prover: proved_unreached(prover, spot.place, spot.part),
    )
    return told if told is not None else proved or []


def _found(spot: Spot, each: Unreached) -> Found:
    rule = spot.rule(each.rule).rule
    instead = [spot.rule(number).rule for number in each.instead]
    arguments: dict[str, Argument] = {
        "table": spot.title,
        "rule": rule.id,
        "instead": tuple(one.id for one in instead),
    }
    related = tuple(one.place for one in instead if one.place)
    message = "finding-unreachable-taken" if instead else "finding-unreachable"
    return Found(arguments, rule.place, rule.clauses, related=related, message=message)
