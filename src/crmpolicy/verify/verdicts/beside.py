"""Two sets of facts that differ in one field: what the second one shows, the first one does not.

A law that moves a fact is refuted by two such sets. For the others the second set is looked for: one field of
the facts that refute the law is changed until the law holds, so that an owner sees what makes the difference.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from crmpolicy.engine import Decision
from crmpolicy.engine.facts import Absent
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.errors import UndecidedError
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.guards import Guard
from crmpolicy.policy.properties import Move, Property
from crmpolicy.verify.facts.axes import Axis
from crmpolicy.verify.facts.witness import Witness, replayed
from crmpolicy.verify.finding import Found
from crmpolicy.verify.laws.properties import outputs_of
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.telling import answer_words, value_words
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.verify.verdicts.law import Beside, Law
from crmpolicy.wording import Words

MOST_TRIED: Final = 400
Answer = Decision | UndecidedError


def beside(question: Question, law: Law, found: Found) -> tuple[Found, Beside | None]:
    """Give a finding with two sets of facts where it has one, and what they answer."""
    if len(found.witnesses) == 1:
        other = _second(question, law, found.witnesses[0])
        if other is None:
            return found, None
        found = replace(found, witnesses=(found.witnesses[0], other))
    if len(found.witnesses) != len(("before", "after")):
        return found, None
    return found, _told(question, law, *found.witnesses)


def _told(question: Question, law: Law, one: Witness, other: Witness) -> Beside | None:
    names = {each.name: each.fact for each in question.program.fields}
    differing = [name for name in {**one.facts, **other.facts} if _differ(one, other, name)]
    facts = [_fact(question, names, name) for name in differing]
    if len(facts) != 1 or facts[0] is None:
        return None
    kind = facts[0].type
    values = [value_words(question.policies, kind, each.facts.get(differing[0])) for each in (one, other)]
    answers = [_answer(question, law, each) for each in (one, other)]
    return Beside(facts[0].title, (values[0], values[1]), (answers[0], answers[1]))


def _differ(one: Witness, other: Witness, name: str) -> bool:
    return bool(one.facts.get(name) != other.facts.get(name))


def _fact(question: Question, names: dict[str, Fact], name: str) -> Fact | None:
    """Find the declaration of a fact by the name that a caller uses; it may be asked by a question behind."""
    found = names.get(name)
    if found is not None:
        return found
    fields = (each for sketch in question.space.sketches for each in sketch.program.fields)
    return next(
        (each.fact for each in fields if each.name == name),
        next(
            (each for key, each in question.policies.effective.facts.items() if name in (key, each.name)),
            None,
        ),
    )


def _answer(question: Question, law: Law, witness: Witness) -> Words:
    """Word what the real evaluation answers; of the outputs those that the law speaks of."""
    if question.program.courses:
        return Words("", "")
    answer = replayed(question.point, witness)
    if not isinstance(answer, Decision):
        return answer_words(question.policies, question.point, None)
    spoken = outputs_of(law.written) if law.written is not None else set()
    outcome = {name: each for name, each in answer.outcome.items() if not spoken or name in spoken}
    return answer_words(question.policies, question.point, outcome)


def _second(question: Question, law: Law, witness: Witness) -> Witness | None:
    """Change one field until the law holds; the facts still have to be such as the law speaks of."""
    keeps = _keeping(question, law.written) if law.written is not None else _decided
    if keeps is None or question.program.courses:
        return None
    for number, other in enumerate(_changed(question, witness)):
        if number >= MOST_TRIED:
            return None
        try:
            answer = replayed(question.point, other)
        except NotDecidedError:
            continue  # facts that contradict each other are no facts
        if keeps(answer):
            return other
    return None


def _decided(answer: Answer) -> bool:
    return isinstance(answer, Decision)


def _keeping(question: Question, law: Property) -> Callable[[Answer], bool] | None:
    """Give the test whether an answer keeps a law about answers under a condition."""
    side = law.always if law.always is not None else law.never
    if not isinstance(side, Guard) or isinstance(law.when, Move):
        return None
    folding = question.program.deriving.folding
    wanted, asked = folding.guard(side), folding.guard(law.when) if law.when is not None else None
    kinds = {**question.program.kinds, **question.point.outcome}

    def keeps(answer: Answer) -> bool:
        if not isinstance(answer, Decision):
            return False
        facts = question.program.reader(answer.facts)

        def read(key: str) -> Any:
            found = answer.outcome[key] if key in answer.outcome else facts(key)
            return None if isinstance(found, Absent) else found  # not asked here, so as good as unknown

        concerned = asked is None or guard_holds(asked, read, kinds)
        so = wanted is not None and guard_holds(wanted, read, kinds)
        return concerned and so == (law.always is not None)

    return keeps


def _changed(question: Question, witness: Witness) -> Iterator[Witness]:
    """Give the facts with one field changed: each to what rules tell apart from it, nearest first."""
    names = {each.key: each.name for each in question.program.fields}
    for axis in question.space.axes:
        name = names.get(axis.key) if isinstance(axis, Axis) else None
        if name is None or name not in witness.facts or not isinstance(axis, Axis):
            continue
        places = axis.places(axis.alive)
        here = next((each for each in places if axis.samples[each] == witness.facts[name]), 0)
        for _, place in sorted((abs(each - here), each) for each in places):
            value = axis.samples[place]
            if value != witness.facts[name]:
                yield Witness({**witness.facts, name: value}, witness.now)
