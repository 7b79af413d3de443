"""Laws of order: of milestones that come one after another, none is due before the one ahead of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

from crmpolicy.policy.properties import Property
from crmpolicy.verify.courses.scenes import due_of, scene, told, witnesses
from crmpolicy.verify.courses.spoken import Speech, Spoken, repeats, rules_of
from crmpolicy.verify.courses.steps import ways_to
from crmpolicy.verify.courses.trying import Overrun, Trying
from crmpolicy.verify.diagrams.ruled import DUTY, Ruled
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.witness import Witness, followed
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError


class Disorder(NamedTuple):
    """Two milestones that can fall due the wrong way round: where, and the case that shows it."""

    earlier: str
    later: str
    found: Overrun
    box: Box
    witness: Witness


def ordered_duties(law: Property) -> tuple[str, ...]:
    """Name the duties that a law puts in order; none where it is another sort of law."""
    return tuple(name for sort, name in law.more if sort == "in_order")


def disorders(question: Question, law: Property) -> Iterator[Disorder | NotDecidedError]:
    """Find where milestones can fall due in another order than a law says, each two of them once.

    A case is looked at that goes on without a pause and is not begun anew: each duty is done at the last
    moment that is in time, and what other limits count from happens at once.
    """
    duties = ordered_duties(law)
    question = replace(question, topics=Speech(question).behind(duties))
    speech = Speech(question)
    trying = Trying(speech)
    book = question.book()
    node = question.answers.node(book, question.order)
    seen: set[tuple[str, str]] = set()
    for leaf in sorted(book.values(node), key=partial(_plainness, speech)):
        for earlier, later, found in _wrong(trying, rules_of(leaf), duties):
            if (earlier, later) in seen:
                continue
            box = next((box for box, _ in question.boxes(book, node, leaf.__eq__)), None)
            if box is None:
                continue
            seen.add((earlier, later))
            yield found if isinstance(found, NotDecidedError) else _shown(trying, earlier, later, found, box)


def _plainness(speech: Speech, leaf: Any) -> tuple[int, int]:
    """Put what counts from few events first, so that the plainest case is shown, and most rules first."""
    names = {each.name for each in speech.course.duties}
    rules = rules_of(leaf)
    anchors = {each.said.get("from") for each in rules} - names - {None, speech.course.starts}
    return len(anchors), -len(rules)


def _wrong(
    trying: Trying, rules: Sequence[Ruled], duties: Sequence[str]
) -> Iterator[tuple[str, str, Overrun | NotDecidedError]]:
    """Look at every two milestones that follow each other for the same facts."""
    speech = trying.speech
    spoken = {duty.name: speech.of(duty.name, rules) for duty in speech.course.duties}
    for earlier, later in pairwise([duty for duty in duties if not spoken[duty].silent]):
        try:
            if _is_named([spoken[earlier], spoken[later]]):
                found = trying.planned(_behind(speech, rules, duties), (earlier, later))
            else:
                found = _overrun(trying, spoken, earlier, later)
        except NotDecidedError as undecided:
            yield earlier, later, undecided
            continue
        if found is not None:
            yield earlier, later, found


def _is_named(pair: Sequence[Spoken]) -> bool:
    """Tell whether one of two milestones is due on a named day, and none comes back."""
    return any(each.others for each in pair) and not any(each.returns for each in pair)


def _behind(speech: Speech, rules: Sequence[Ruled], duties: Sequence[str]) -> list[Ruled]:
    """Give the rules of some duties and of what these count from or wait for."""
    names = speech.behind(duties)
    return [each for each in rules if each.said.get(DUTY) in names and speech.asks(each)]


def _overrun(trying: Trying, spoken: dict[str, Spoken], earlier: str, later: str) -> Overrun | None:
    for duty in (earlier, later):
        if repeats([each.rule for each in spoken[duty].limits], ("within", "from", "off_day")):
            raise NotDecidedError("verify-order-others", duty=trying.speech.course.duty(duty).title)
    ends = (
        trying.speech.course.duty(later).join == "latest"
        or trying.speech.course.duty(earlier).join == "latest"
    )
    if ends or spoken[later].returns or spoken[later].others or not spoken[earlier].limits:
        raise NotDecidedError("verify-order-others", duty=trying.speech.course.duty(later).title)
    return trying.overrun(ways_to(earlier, spoken), ways_to(later, spoken))


def _shown(trying: Trying, earlier: str, later: str, found: Overrun, box: Box) -> Disorder | NotDecidedError:
    """Have the real evaluation tell both due moments; without a calendar, the terms tell."""
    question = trying.speech.question
    for witness in witnesses(question, box):
        if found.received is None:
            return Disorder(earlier, later, found, box, witness)
        case = told(witness, scene(trying, (*found.over, found.within), found.received))
        try:
            outcome = followed(question.point, case).outcome
        except NotDecidedError as refused:
            return refused
        dues = [due_of(outcome, duty) for duty in (earlier, later)]
        if dues[0] is not None and dues[1] is not None and dues[0] > dues[1]:
            return Disorder(earlier, later, found, box, case)
    return NotDecidedError("verify-not-confirmed")
