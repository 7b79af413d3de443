"""A change told: answers in words, the rules that bind, the parameters responsible, whether it is looser."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from crmpolicy.company.filling import value_on
from crmpolicy.engine import Decision
from crmpolicy.engine.decision import Reason
from crmpolicy.engine.reach import reached, tables_behind
from crmpolicy.errors import UndecidedError
from crmpolicy.policy.directions import looser
from crmpolicy.policy.effective import Effective
from crmpolicy.policy.parameters import Parameter
from crmpolicy.verify.comparing.declared import kind_of
from crmpolicy.verify.comparing.difference import Change, Direction, Moved, Spoke
from crmpolicy.verify.comparing.moving import moved
from crmpolicy.verify.comparing.ruling import (
    course_of,
    differing,
    direction_of,
    outcome_of,
    rules_words,
)
from crmpolicy.verify.declarations.used_parameters import parameters_of_facts, parameters_of_table
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.witness import Witness
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.telling import answer_words, filling_words, region_words, value_words, witness_words
from crmpolicy.wording import Words

Answer = Decision | UndecidedError


def change_of(
    before: Question, after: Question, boxes: tuple[Box, ...], witness: Witness, answers: Sequence[Answer]
) -> Change:
    """Tell a change.

    Args:
        before: the question before.
        after: the question after, over the same space.
        boxes: where the facts lie; none where only one case is known.
        witness: the smallest facts.
        answers: what both say of them.
    """
    names = {each.name: each.key for sketch in after.space.sketches for each in sketch.program.fields}
    told = _ruled((before, after), answers) if course_of(after) else _answered((before, after), answers)
    return Change(
        point=after.name,
        title=after.point.title,
        since=after.period.since,
        until=after.period.until,
        before=told.outcomes[0],
        after=told.outcomes[1],
        before_said=told.said[0],
        after_said=told.said[1],
        region=region_words(after.policies, after.space, boxes) if boxes else None,
        boxes=boxes,
        witness=witness,
        shown=witness_words(after.policies, names, witness),
        rules_before=tuple(_spoke(answers[0], before.policies.effective, told.rules)),
        rules_after=tuple(_spoke(answers[1], after.policies.effective, told.rules)),
        parameters=tuple(_responsible(before, after, answers, told.rules)),
        direction=told.direction,
        assumed=filling_words(after.policies, after.filling),
        axes=after.space.axes if boxes else (),
        filling=after.filling,
    )


class _Told(NamedTuple):
    """Both answers as they are told; ``rules`` are those that differ, where rules are what is answered."""

    outcomes: Sequence[Mapping[str, Any] | None]
    said: Sequence[Words]
    direction: Direction
    rules: frozenset[tuple[str, str]] | None = None


def _answered(pair: Sequence[Question], answers: Sequence[Answer]) -> _Told:
    """Tell two answers by their outputs."""
    before, after = (each.point.outcome for each in pair)
    kinds = {
        name: kind
        for name, kind in after.items()
        if name in before and kind_of(kind) == kind_of(before[name])
    }
    told = moved(*(dict(each.outcome) if isinstance(each, Decision) else None for each in answers))
    said = [
        answer_words(each.policies, each.point, one, other)
        for each, one, other in zip(pair, told, reversed(told), strict=True)
    ]
    return _Told(told, said, _direction(kinds, *told))


def _ruled(pair: Sequence[Question], answers: Sequence[Answer]) -> _Told:
    """Tell two answers by the rules that only one of them has."""
    rules = differing(pair, answers)
    said = [rules_words(each, one) for each, one in zip(pair, rules, strict=True)]
    named = frozenset((each.part, each.rule) for one in rules for each in one)
    return _Told([outcome_of(one) for one in rules], said, direction_of(pair[1], *rules), named)


def _reasons(answer: Answer, named: Collection[tuple[str, str]] | None) -> Iterator[Reason]:
    """Give the reasons of an answer and of facts that others decided; of listed rules the named ones."""
    if isinstance(answer, Decision):
        yield from (each for each in answer.reasons if named is None or (each.part, each.rule) in named)
        for decision in answer.basis:
            yield from _reasons(decision, None)


def _spoke(
    answer: Answer, effective: Effective, named: Collection[tuple[str, str]] | None
) -> Iterator[Spoke]:
    """Give the rules that bind an answer."""
    for reason in _reasons(answer, named):
        if reason.binding:
            place = _place(effective, reason.document, reason.part, reason.rule)
            yield Spoke(reason.document, reason.part, reason.rule, reason.clauses, place)


def _place(effective: Effective, document: str, part: str, rule: str) -> Any:
    for table in effective.tables.values():
        if table.document == document:
            for each, one in table.rules():
                if (each.id, one.id) == (part, rule):
                    return one.place
    return None


def _direction(
    kinds: Mapping[str, Any], before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> Direction:
    """Tell whether any output is looser, or all that moved stricter; words of other scales are neither."""
    if before is None or after is None:
        return "other"
    ways = [
        looser(kinds[name])(before.get(name), after.get(name)) if name in kinds else None
        for name in {**before, **after}
        if before.get(name) != after.get(name)
    ]
    if True in ways:
        return "looser"
    return "stricter" if ways and all(way is False for way in ways) else "other"


def _responsible(
    before: Question,
    after: Question,
    answers: Sequence[Answer],
    named: Collection[tuple[str, str]] | None,
) -> Iterator[Moved]:
    """Give the parameters whose values differ: those of the rules that spoke, else all that the rules ask."""
    reasons = [reason for answer in answers for reason in _reasons(answer, named)]
    spoken = dict.fromkeys(key for reason in reasons for key, _ in reason.parameters)
    asked = dict.fromkeys((*_asked(before, after), *spoken))  # of questions behind those behind it too
    changed = {key: pair for key in asked if (pair := _pair(before, after, key)) is not None}
    for key in [key for key in changed if key in spoken] or changed:
        yield changed[key]


def _pair(before: Question, after: Question, key: str) -> Moved | None:
    sides = [_value(each, key) for each in (before, after)]
    parameters = [each.policies.effective.parameters.get(key) for each in (before, after)]
    declared = parameters[1] or parameters[0]
    if declared is None or _plain(sides[0]) == _plain(sides[1]):
        return None
    said = [
        value_words(each.policies, parameter.type, side[0]) if parameter is not None and side else None
        for each, parameter, side in zip((before, after), parameters, sides, strict=True)
    ]
    places = [side[1] if side else None for side in sides]
    return Moved(key, declared.title, said[0], said[1], places[0], places[1])


def _plain(side: tuple[Any, Any] | None) -> Any:
    return side[0] if side else None


def _value(question: Question, key: str) -> tuple[Any, Any] | None:
    parameter: Parameter | None = question.policies.effective.parameters.get(key)
    dated = value_on(parameter, question.period.since) if parameter is not None else None
    if parameter is None or dated is None:
        return None
    return dated.value, dated.place or parameter.place


def _asked(*questions: Question) -> list[str]:
    """Name every parameter that the tables behind some questions, and the facts they look at, work with."""
    found: dict[str, None] = {}
    for question in questions:
        effective = question.policies.effective
        tables = tables_behind(effective, question.point.tables)
        for table in tables:
            found.update(dict.fromkeys(parameters_of_table(table)))
        found.update(dict.fromkeys(parameters_of_facts(reached(effective, tables))))
    return list(found)
