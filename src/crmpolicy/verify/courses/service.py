"""Laws of service tried for all facts: a better customer is not served later, and not visited less."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from crmpolicy.engine.folding import FoldedGuard
from crmpolicy.engine.program import RULES
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.guards import Guard
from crmpolicy.policy.properties import Move, Property
from crmpolicy.verify.courses.often import Often, laws_on
from crmpolicy.verify.courses.paces import SWAPPED, Judged, Pace, Rules, Verdict
from crmpolicy.verify.courses.scenes import due_of, scene, told, witnesses
from crmpolicy.verify.courses.spoken import Speech, rules_of
from crmpolicy.verify.courses.trying import Trying
from crmpolicy.verify.diagrams.ruled import meaning_of, rules_in
from crmpolicy.verify.facts.formulas import Box, both
from crmpolicy.verify.facts.space import Space
from crmpolicy.verify.facts.witness import Witness, followed, replayed
from crmpolicy.verify.laws.laws import sketch_knowing
from crmpolicy.verify.laws.moving import Broken, moved
from crmpolicy.verify.laws.properties import moving_fact, ways_to_ask
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError


class Disserved(NamedTuple):
    """Facts for which a law of service does not hold: two where a fact moves, and what rules say of each."""

    duty: str
    boxes: tuple[Box, ...]
    witnesses: tuple[Witness, ...]
    rules: tuple[Rules, ...]
    space: Space


def disserved(question: Question, law: Property) -> Iterator[Disserved | NotDecidedError]:
    """Find facts for which duties break a law about when or how often they fall due.

    Raises:
        NotDecidedError: the law is of no sort for duties, or takes too many steps.
    """
    for often in laws_on(law.more) if question.reach != "behind" else ():
        yield from _too_seldom(question, law, often)
    when = moving_fact(question, law)
    if isinstance(law.never, Move) and when is not None:
        yield from _moved(question, law, law.never, when)
    elif law.same is not None and law.whatever is not None:
        yield from _same(question, law, law.same, law.whatever)
    elif law.never is not None or (law.always is not None and not law.more):
        raise NotDecidedError("verify-law-not-for-duties", law=law.id)


def _about(question: Question, duty: str) -> Question:
    return replace(question, topics=Speech(question).behind([duty]))


def _moved(
    question: Question, law: Property, never: Move, when: Move
) -> Iterator[Disserved | NotDecidedError]:
    for asked in ways_to_ask(_about(question, never.name), law):
        pace = Pace(Trying(Speech(asked)), never.name, never.direction)
        found = moved(asked, when.name, when.direction, RULES, partial(_is, pace, "wrong"))
        if found is not None:
            yield _shown(asked, pace, found)
            return
        if moved(asked, when.name, when.direction, RULES, partial(_is, pace, "unclear")) is not None:
            title = pace.trying.speech.course.duty(never.name).title
            yield NotDecidedError("verify-order-others", duty=title)


def _is(pace: Pace, verdict: Verdict, before: Rules, after: Rules) -> bool:
    return pace.judge(before, after).verdict == verdict


def _same(
    question: Question, law: Property, duty: str, whatever: str
) -> Iterator[Disserved | NotDecidedError]:
    for asked in ways_to_ask(_about(question, duty), law):
        course = Speech(asked).course
        found = moved(asked, whatever, None, RULES, partial(_differs, course))
        if found is not None:
            cases = (found.before, found.after)
            rules = tuple(_ruled(asked, each) for each in cases)
            if not _differs(course, *rules):
                raise NotDecidedError("verify-not-confirmed")
            yield Disserved(duty, (found.box,), cases, rules, asked.space)
            return


def _differs(course: Duties, before: Rules, after: Rules) -> bool:
    return bool(meaning_of(course, before) != meaning_of(course, after))


def _ruled(question: Question, witness: Witness) -> Rules:
    """Ask the real evaluation which rules match; only those of the duties that are looked at count."""
    answer = replayed(question.point, witness)
    table = question.program.tables[0].table
    softs = {(part.id, rule.id): rule.soft for part, rule in table.rules()}
    return rules_in(answer.outcome, softs) if not isinstance(answer, Exception) else ()


def _shown(question: Question, pace: Pace, found: Broken) -> Disserved | NotDecidedError:
    """Have the real evaluation show both cases: the rules that match, and with limits the due moments."""
    cases = (found.before, found.after)
    rules = tuple(_ruled(question, each) for each in cases)
    judged = pace.judge(*rules)
    if judged.verdict != "wrong":
        return NotDecidedError("verify-not-confirmed")
    try:
        cases = _with_events(question, pace, judged, cases)
    except NotDecidedError as refused:
        return refused
    return Disserved(pace.duty, (found.box,), cases, rules, question.space)


def _with_events(question: Question, pace: Pace, judged: Judged, cases: Any) -> Any:
    """Add the events of a case for which one due moment lies after the other, and see that it does."""
    found = judged.found
    if found is None or found.received is None:
        return cases
    turned = pace.never in SWAPPED
    ways = (found.over, (found.within,)) if turned else ((found.within,), found.over)
    timed = tuple(
        told(case, scene(pace.trying, each, found.received)) for case, each in zip(cases, ways, strict=True)
    )
    before, after = (due_of(followed(question.point, each).outcome, pace.duty) for each in timed)
    earlier, later = (after, before) if turned else (before, after)
    if earlier is None or later is None or later <= earlier:
        raise NotDecidedError("verify-not-confirmed")
    return timed


def _too_seldom(question: Question, law: Property, often: Often) -> Iterator[Disserved | NotDecidedError]:
    """Find facts of a law for which a duty does not fall due as often as it says."""
    asked = _about(question, often.duty)
    speech = Speech(asked)
    when = asked.program.deriving.folding.guard(law.when) if isinstance(law.when, Guard) else FoldedGuard()
    if when is None:
        return
    inside = asked.space.boxes(when, sketch_knowing(asked, when))
    book = asked.book()
    node = asked.answers.node(book, asked.order)
    verdicts = {leaf: often.judge(speech.of(often.duty, rules_of(leaf))) for leaf in book.values(node)}
    kinds: tuple[Verdict, ...] = ("wrong", "unclear")
    for kind in kinds:
        for box, _ in asked.boxes(book, node, lambda leaf, kind=kind: verdicts[leaf] == kind):
            cuts = (cut for each in inside if (cut := both(box, each)) is not None)
            cut = next((each for each in cuts if asked.is_possible(each)), None)
            if cut is None:
                continue
            if kind == "unclear":
                yield NotDecidedError("verify-order-others", duty=speech.course.duty(often.duty).title)
            else:
                yield _seen(asked, often, cut)
            return


def _seen(question: Question, often: Often, box: Box) -> Disserved | NotDecidedError:
    for witness in witnesses(question, box):
        rules = _ruled(question, witness)
        if often.judge(Speech(question).of(often.duty, rules)) == "wrong":
            return Disserved(often.duty, (box,), (witness,), (rules,), question.space)
    return NotDecidedError("verify-not-confirmed")
