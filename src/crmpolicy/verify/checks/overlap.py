"""CRM102: two rules match the same facts and say different things, where one answer is wanted."""

from collections.abc import Iterator

from crmpolicy.verify.finding import Found
from crmpolicy.verify.questions.deciding import Spot, decided, spots
from crmpolicy.verify.questions.overlaps import overlaps, proved_overlaps
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.questions.replaying import confirmed, is_undecided, shown
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Argument

ONE_ANSWER = ("unique", "any")


def find(question: Question) -> Iterator[Found | NotDecidedError]:
    """Look for contradictions in each part that wants one answer."""
    for spot in spots(question):
        if spot.part.part.hit in ONE_ANSWER:
            yield from pairs(spot, alike=False)


def pairs(spot: Spot, *, alike: bool) -> Iterator[Found | NotDecidedError]:
    """Give every two rules of a part that match the same facts.

    Args:
        spot: the part.
        alike: whether those are wanted that say the same, or those that do not.
    """
    question = spot.question
    try:
        told, proved = decided(
            question,
            lambda: overlaps(question, spot.layer),
            lambda prover: proved_overlaps(prover, spot.place, spot.part),
        )
    except NotDecidedError as undecided:
        yield undecided
        return
    for each in told or ():
        if (each.says[0].says == each.says[1].says) == alike:
            try:
                witness = shown(question, each.box, is_undecided)
            except NotDecidedError as undecided:
                yield undecided
                continue
            found = _found(spot, each.one, each.other)
            yield Found(found.arguments, found.place, found.clauses, (each.box,), (witness,), found.related)
    for one, other, values in proved or ():
        if (spot.rule(one).then == spot.rule(other).then) == alike:
            found = _found(spot, one, other)
            witness = confirmed(question, values, is_undecided)
            yield Found(found.arguments, found.place, found.clauses, (), (witness,), found.related)


def _found(spot: Spot, one: int, other: int) -> Found:
    first, second = spot.rule(one).rule, spot.rule(other).rule
    arguments: dict[str, Argument] = {"table": spot.title, "first": first.id, "second": second.id}
    clauses = tuple(dict.fromkeys((*first.clauses, *second.clauses)))
    return Found(arguments, second.place, clauses, related=(first.place,) if first.place else ())
