"""Laws about answers under a condition: whoever has not bought is potential, whatever else is known."""

from collections.abc import Iterator
from typing import Any, Final

from crmpolicy.engine.folding import FoldedGuard
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.policy.guards import FactOf, Guard
from crmpolicy.verify.diagrams.answers import Said
from crmpolicy.verify.facts.formulas import Box, both
from crmpolicy.verify.facts.same_as import SameAs
from crmpolicy.verify.facts.sketch import Sketch
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError

MOST_REGIONS: Final = 20_000


def broken(question: Question, answer: Guard, when: Guard | None, *, always: bool) -> Box | None:
    """Find a box of facts in which a law about the answer does not hold; ``None`` proves that there is none.

    Args:
        question: the question, its space cut by ``when`` too.
        answer: what is asked of the outputs.
        when: the facts that the law speaks of; ``None``: all.
        always: whether the answer has to be so; else it must never be so.

    Raises:
        NotDecidedError: over budget, or the law compares outputs with facts.
    """
    folding = question.program.deriving.folding
    wanted = folding.guard(answer)
    asked = folding.guard(when) if when is not None else FoldedGuard()
    if asked is None:
        return None
    _outputs_alone(wanted)
    spoken_of = set(_facts_of(wanted)) if wanted is not None else set()
    book = question.book()
    node = question.answers.node(book, question.order)
    inside = question.space.boxes(asked, sketch_knowing(question, asked))
    kinds = dict(question.point.outcome)

    def is_wrong(leaf: Any) -> bool:
        if not isinstance(leaf, Said):
            return False
        values = dict(leaf.values)
        if any(isinstance(values.get(name), SameAs) for name in spoken_of):
            raise NotDecidedError("verify-repeats-fact", output="-")
        holds = wanted is not None and guard_holds(wanted, values.__getitem__, kinds)
        return holds != always

    for count, (region, _) in enumerate(book.regions(node, is_wrong)):
        if count >= MOST_REGIONS:
            raise NotDecidedError("verify-many-ways", limit=str(MOST_REGIONS))
        box = {question.order[level]: segments for level, segments in region.items()}
        for each in inside:
            cut = both(box, each)
            if cut is not None and question.is_possible(cut):
                return cut
    return None


def sketch_knowing(question: Question, asked: FoldedGuard) -> Sketch:
    """Give the sketch, of the question or of one that decides its facts, that knows all facts of a guard.

    Raises:
        NotDecidedError: no rule looks at one of them.
    """
    keys = set(_facts_of(asked))
    for sketch in (question.sketch, *question.space.sketches):
        if keys <= sketch.fields.keys():
            return sketch
    raise NotDecidedError("verify-law-of-other-facts")


def _facts_of(guard: FoldedGuard) -> Iterator[str]:
    for test in guard.tests:
        yield from (test.fact, *test.others)
    for group in guard.alternatives:
        for each in group:
            yield from _facts_of(each)


def _outputs_alone(guard: FoldedGuard | None) -> None:
    if guard is None:
        return
    for test in guard.tests:
        if any(isinstance(each, FactOf) for each in test.operands) or not test.constant:
            raise NotDecidedError("verify-law-compares")
    for group in guard.alternatives:
        for each in group:
            _outputs_alone(each)
