"""One question of two policy sets, compared for all facts."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from crmpolicy.engine import Decision
from crmpolicy.errors import UndecidedError
from crmpolicy.policy.facts import ListOf
from crmpolicy.verify.comparing.changing import change_of
from crmpolicy.verify.comparing.declared import reckoned_change
from crmpolicy.verify.comparing.difference import Change, Declared
from crmpolicy.verify.comparing.entries import lists_of
from crmpolicy.verify.comparing.levers import levers
from crmpolicy.verify.comparing.meaning import reckoned_apart, resting
from crmpolicy.verify.comparing.moving import moved
from crmpolicy.verify.comparing.plainer import bare, plainer
from crmpolicy.verify.comparing.ruling import course_of, told_by, topics_of
from crmpolicy.verify.courses.spoken import rules_of
from crmpolicy.verify.diagrams.answers import Said, book_for
from crmpolicy.verify.diagrams.layers import Says, order_of
from crmpolicy.verify.diagrams.ruled import meaning_of
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.placing import rooms, values_in
from crmpolicy.verify.facts.same_as import SameAs
from crmpolicy.verify.facts.witness import Witness, replayed, witness_of
from crmpolicy.verify.prover import Prover
from crmpolicy.verify.questions.composing import composed_together, side_by_side
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.questions.replaying import given
from crmpolicy.verify.undecided import NotDecidedError

MOST_TRIED = 12
MOST_CARRIED = 100  # plain facts beside those that change an answer behind a question
Pair = Sequence[Question]


def changes_between(
    before: Question,
    after: Question,
    *,
    changed: Collection[str] = (),
    behind: Sequence[Change] = (),
    folded: frozenset[str] = frozenset(),
) -> Iterator[Change | Declared]:
    """Give the changes of one question in one period, and facts of its regions that are reckoned otherwise.

    Args:
        before: the question of one policy set.
        after: the same of the other.
        changed: the questions behind it that have changed, so that the facts they decide have to be followed.
        behind: what of those questions is answered otherwise.
        folded: the questions, this one or behind it, that put the answers for a list together otherwise.

    Raises:
        NotDecidedError: neither the diagram nor the prover can tell.
    """
    asked = side_by_side([before, after])
    composed: Pair = ()
    unseen = not folded.isdisjoint(changed)
    if after.name in folded:
        yield from _of_lists(asked)
    for topics in topics_of(asked):
        sides = _about(asked, topics)
        yield from _compared(sides, sides, behind, (), unseen=False)
        if changed:  # what is proved of facts as given says nothing of those that follow from others now
            # once for all topics: it takes long
            composed = composed or composed_together([before, after], changed)
            yield from _compared(sides, _about(composed, topics), behind, changed, unseen=unseen)


def _about(pair: Pair, topics: frozenset[str] | None) -> Pair:
    return [replace(each, topics=topics) for each in pair]


def _compared(
    asked: Pair, pair: Pair, behind: Sequence[Change], changed: Collection[str], *, unseen: bool
) -> Iterator[Change | Declared]:
    """Give the changes of a pair of questions over one space.

    Args:
        asked: the question of both, facts that others decide taken as given.
        pair: the same, or those facts followed.
        behind: what questions behind it answer otherwise.
        changed: the questions whose answers are followed; none where facts are taken as given.
        unseen: whether some of those differ for lists of several entries: a diagram looks at one.
    """
    before, after = asked
    found = [*_regions(*pair)]
    apart = reckoned_apart(*pair)
    told, left = _told(pair, _grouped(found))
    yield from told
    if left is not None and told:
        raise left  # the rest of the regions
    if told:
        yield from map(reckoned_change, apart)
    is_open = left is not None or (
        bool(apart) and not told
    )  # no facts that can be given were found, or lie there
    try:
        if changed and (is_open or unseen or resting(pair, changed)):
            yield from _through(asked, pair, behind, unseen=unseen)
        elif is_open:
            yield from _proved(before, after)
    except NotDecidedError:
        yield from map(reckoned_change, () if told else apart)  # what there is to tell all the same
        raise


def _regions(before: Question, after: Question) -> Iterator[tuple[Any, Any, Box]]:
    """Give boxes of facts for which the answers differ."""
    space = before.space
    order = order_of(space, [*before.answers.together, *after.answers.together])
    book = book_for(space, order, before.budget)
    nodes = [each.answers.node(book, order) for each in (before, after)]

    course = course_of(after)

    def compare(one: Any, other: Any) -> Any:
        first, second = _outcome(before, one), _outcome(after, other)
        if first == second:
            return None
        return (first - second, second - first) if course is not None else _moved(first, second)

    node = book.combine(compare, *nodes)
    for region, value in book.regions(node, lambda each: each is not None):
        box = {order[level]: segments for level, segments in region.items()}
        if values_in(space, box) is not None:
            yield (*value, box)


def _outcome(question: Question, answer: Any) -> Any:
    if question.program.courses:
        return meaning_of(course_of(question), rules_of(answer))
    return tuple(sorted(answer.values)) if isinstance(answer, Said) else None


def _moved(before: Says | None, after: Says | None) -> tuple[Says | None, Says | None]:
    sides = moved(*(dict(each) if each is not None else None for each in (before, after)))
    one, other = (tuple(each.items()) if each is not None else None for each in sides)
    return one, other


def _grouped(found: Sequence[tuple[Any, Any, Box]]) -> Mapping[Any, list[Box]]:
    groups: dict[Any, list[Box]] = {}
    for before, after, box in found:
        groups.setdefault((before, after), []).append(box)
    return groups


def _told(pair: Pair, groups: Mapping[Any, Sequence[Box]]) -> tuple[list[Change], NotDecidedError | None]:
    """Make the changes of groups of boxes; the last reason why one of them could not be shown, if any."""
    told, left = [], None
    for claimed, boxes in groups.items():
        try:
            told.append(_change(pair, claimed, boxes))
        except NotDecidedError as undecided:
            left = undecided
    return told, left


def _change(pair: Pair, claimed: Any, boxes: Sequence[Box]) -> Change:
    """Make the change of some boxes, once the evaluation of both has shown it: this one and no other."""
    for ways in ((_unreckoned,), (_as_reckoned, _as_laid)) if one_set(pair) else ((_as_reckoned, _as_laid),):
        for box in boxes:
            for values in rooms(pair[1].space, box, MOST_TRIED):
                witness = _witness(pair[0], pair[1], values)
                for each in filter(None, (way(pair, witness, boxes) for way in ways)):
                    shown = _shown(pair, _asked(pair, each), each, tuple(boxes))
                    if shown is not None and (pair[1].program.courses or _is(claimed, shown)):
                        return shown
    raise NotDecidedError("verify-not-confirmed")


def _unreckoned(pair: Pair, witness: Witness, _boxes: Sequence[Box]) -> Witness:
    """Leave out what either side reckons from facts that are given: no case has it otherwise."""
    for side in pair:
        witness = bare(side, witness)
    return witness


def _as_reckoned(pair: Pair, witness: Witness, boxes: Sequence[Box]) -> Witness | None:
    return plainer(pair[1], witness, boxes)


def _as_laid(_pair: Pair, witness: Witness, _boxes: Sequence[Box]) -> Witness:
    return witness


def _is(claimed: tuple[Says | None, Says | None], shown: Change) -> bool:
    """Tell whether answers have moved as the diagram says; what it has no name for may be anything."""
    sides, answers = [dict(each or ()) for each in claimed], [shown.before, shown.after]
    if any((one is None) != (other is None) for one, other in zip(claimed, answers, strict=True)):
        return False
    named = [
        name
        for name in {**sides[0], **sides[1]}
        if not any(isinstance(each.get(name), SameAs) for each in sides)
    ]
    return all(
        side.get(name) == (answer or {}).get(name)
        for side, answer in zip(sides, answers, strict=True)
        for name in named
    )


def _shown(
    told: Pair, answers: Sequence[Decision | UndecidedError], witness: Witness, boxes: tuple[Box, ...] = ()
) -> Change | None:
    """Give the change that facts show; nothing where both sides answer them alike, or were not asked.

    Args:
        told: the question of both, as it is told.
        answers: what both answer; none where one of them does not take the facts.
        witness: the facts.
        boxes: where all such facts lie, where that is known.
    """
    before, after = told
    if not answers or told_by(before, answers[0]) == told_by(after, answers[1]):
        return None
    return change_of(before, after, boxes, witness, answers)


def _witness(before: Question, after: Question, values: Mapping[str, Any]) -> Witness:
    """Give facts that both can be asked with: what one needs more than the other is given too."""
    told = [witness_of(values, each.sketch, each.space, after.period.moment) for each in (before, after)]
    names = {each.key: each.name for side in (before, after) for each in side.program.fields}
    facts = {names.get(name, name): value for each in told for name, value in each.facts.items()}
    return Witness(facts, after.period.moment)


def _proved(before: Question, after: Question) -> Iterator[Change]:
    """Ask the prover about facts that are reckoned otherwise: one case, or the proof that there is none."""
    if after.program.courses:
        raise NotDecidedError("verify-not-confirmed")
    try:
        values = Prover(before.program).differs(Prover(after.program))
    except NotDecidedError:
        yield _tried(before, after)  # what the solver cannot name, a list say, may differ at the first look
        return
    if values is None:
        return
    witness = given(after, values)
    shown = _shown((before, after), _asked((before, after), witness), witness)
    if shown is None:
        raise NotDecidedError("verify-not-confirmed")
    yield shown


def _tried(before: Question, after: Question) -> Change:
    """Try the plainest facts; a difference that is found needs no solver.

    Raises:
        NotDecidedError: none of them is answered otherwise, which proves nothing.
    """
    for values in rooms(after.space, {}, MOST_TRIED):
        witness = _from_empty_lists(after, _witness(before, after, values))
        shown = _shown((before, after), _answers((before, after), witness), witness)
        if shown is not None:
            return shown
    raise NotDecidedError("verify-not-confirmed")


def _of_lists(pair: Pair) -> Iterator[Change]:
    """Try lists of no entry and of two: one that is answered otherwise is a change; none proves nothing."""
    before, after = pair
    single = [_witness(before, after, values) for values in rooms(after.space, {}, MOST_TRIED)]
    for witness in lists_of(after.program, single):
        shown = _shown(pair, _answers(pair, witness), witness)
        if shown is not None:
            yield shown
            return


def _from_empty_lists(question: Question, witness: Witness) -> Witness:
    """Give empty lists instead of lists that follow from them: what follows is what may differ."""
    facts = dict(witness.facts)
    fields = {each.key: each for sketch in question.space.sketches for each in sketch.program.fields}
    for field in fields.values():
        sources = field.derived.sources if field.derived is not None and field.name in facts else ()
        known = [fields[key] for key in sources if key in fields]
        lists = [each for each in known if isinstance(each.fact.type, ListOf)]
        if lists:
            del facts[field.name]
            facts |= {each.name: () for each in lists}
    return Witness(facts, witness.now)


def _through(asked: Pair, pair: Pair, behind: Sequence[Change], *, unseen: bool) -> Iterator[Change]:
    """Try whether facts that change an answer behind a question change its own answer.

    Args:
        asked: the question of both, facts that others decide taken as given.
        pair: the same, those facts followed.
        behind: what questions behind it answer otherwise.
        unseen: whether some of those differ for lists of several entries.

    Raises:
        NotDecidedError: none of those tried does, and the prover does not rule them out behind the question.
    """
    for change in behind:
        shown = _carried(asked, pair, change.witness, _numbers(change))
        if shown is not None:
            yield shown
            return
    if unseen:
        raise NotDecidedError("verify-entries-behind")
    proved = [each for each in _behind(asked) if each is not None]
    for witness in proved:
        shown = _carried(asked, pair, witness, ())
        if shown is not None:
            yield shown
            return
    if proved:
        raise NotDecidedError("verify-reckoned-behind")


def _carried(asked: Pair, pair: Pair, behind: Witness, numbers: Sequence[Any]) -> Change | None:
    """Try facts on which a question behind answers otherwise, with plain facts of the question's own."""
    decided = frozenset(each.name for side in asked for each in side.point.requires)
    taken = [each for side in pair for sketch in side.space.sketches for each in sketch.program.fields]
    names = {name for each in taken for name in (each.key, each.name)}
    theirs = {name: value for name, value in behind.facts.items() if name in names}
    for values in rooms(asked[1].space, {}, MOST_CARRIED):
        told = _witness(asked[0], asked[1], values).facts
        for own in levers(asked[1], told, decided, numbers):
            witness = Witness({**own, **theirs}, behind.now)
            shown = _shown(pair, _answers(asked, witness), witness)
            if shown is not None:
                return shown
    return None


def _numbers(change: Change) -> list[Any]:
    answers = [*(change.before or {}).values(), *(change.after or {}).values()]
    return [*dict.fromkeys(each for each in answers if isinstance(each, Decimal))]


def _behind(asked: Pair) -> Iterator[Witness | None]:
    """Ask the prover for facts that change an answer behind a question; ``None``: it proved there are none.

    Raises:
        NotDecidedError: the prover cannot tell, or further questions stand behind those.
    """
    for name in dict.fromkeys(each.point for side in asked for each in side.point.requires):
        before, after = (replace(each, name=name, wider=None, own=0) for each in asked)
        values = Prover(before.program).differs(Prover(after.program))
        if values is None and (before.point.requires or after.point.requires):
            raise NotDecidedError("verify-reckoned-behind")
        yield given(after, values) if values is not None else None


def _answers(asked: Pair, witness: Witness) -> list[Decision | UndecidedError]:
    """Ask both; nothing where one of them does not take the facts."""
    try:
        return _asked(asked, witness)
    except NotDecidedError:
        return []


def _asked(asked: Pair, witness: Witness) -> list[Decision | UndecidedError]:
    """Ask both.

    Raises:
        NotDecidedError: one of them does not take the facts.
    """
    return [replayed(each.point, _known(each, asked, witness)) for each in asked]


def _known(side: Question, asked: Pair, witness: Witness) -> Witness:
    """Give a side the facts that it knows, where one policy set is asked in two ways.

    Documents that answer one question together need not ask the same: each is asked with the facts of the
    same case that it looks at. Of two versions of a policy both have to take all of them.
    """
    if not one_set(asked):
        return witness
    unknown = {each.name for its in asked for each in its.program.fields}
    unknown -= {each.name for each in side.program.fields}
    return Witness({name: value for name, value in witness.facts.items() if name not in unknown}, witness.now)


def one_set(asked: Pair) -> bool:
    """Tell whether one policy set is asked in two ways: documents are compared, and not two versions."""
    one, other = (each.policies.effective.tables for each in asked)
    return one is other
