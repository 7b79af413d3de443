"""How facts are reckoned, written out with the values in force: equal texts mean the same."""

from collections.abc import Collection, Sequence
from typing import Any

from crmpolicy.engine.fields import Field
from crmpolicy.engine.folding import Folding
from crmpolicy.policy.facts import Derivation, Fact
from crmpolicy.verify.facts.axes import Axis
from crmpolicy.verify.facts.following import follows_from
from crmpolicy.verify.questions.behind import asked_with
from crmpolicy.verify.questions.question import Question


def reckoned_apart(before: Question, after: Question) -> list[Fact]:
    """Give the facts with an axis of their own that two questions reckon in different ways.

    Args:
        before: a question.
        after: the same of another policy set, over the same space.
    """
    found = []
    for axis in before.space.axes:
        if isinstance(axis, Axis):
            ways = [_way(each, axis.key) for each in (before, after)]
            if None not in ways and ways[0] != ways[1]:
                found.append(axis.fact)
    return found


def resting(pair: Sequence[Question], changed: Collection[str]) -> list[Fact]:
    """Give the facts with an axis of their own that are reckoned from what a changed question decides.

    Such an axis says nothing of that question: the same facts may lie elsewhere on it now.

    Args:
        pair: two questions over one space, facts that others decide followed.
        changed: the questions that have changed.
    """
    points = {each for side in pair for each in asked_with(side.policies, side.name)}
    moved = {each.full for point in points for each in point.requires.needed if each.point in changed}
    return [
        axis.fact
        for axis in pair[0].space.axes
        if isinstance(axis, Axis)
        and any(
            moved.intersection(follows_from(axis.key, each.fields))
            for each in pair[0].space.sketches
            if axis.key in each.fields
        )
    ]


def _way(question: Question, key: str) -> Any:
    for sketch in question.space.sketches[question.own :]:
        field = sketch.fields.get(key)
        if field is not None and sketch.program.frame.digest == question.policies.digest:
            return _written(field, sketch.fields, sketch.program.deriving.folding) or "given"
    return None


def _written(field: Field, fields: dict[str, Field], folding: Folding) -> Any:
    derived = field.fact.derived
    if derived is None or field.derived is None:
        return None
    sources = [
        (source, _written(fields[source], fields, folding))
        for source in field.derived.sources
        if source in fields
    ]
    return (_derivation(derived, folding), tuple(sources))


def _derivation(derived: Derivation, folding: Folding) -> str:
    """Write a derivation out; what it names keeps its name, parameters give their values."""
    operands = [folding.operand(each) for each in (*derived.operands, *derived.minus)]
    cases = sorted(repr((value, folding.operand(each))) for value, each in derived.cases)
    step = folding.operand(derived.step) if derived.step is not None else None
    counted = folding.value(derived.counted) if derived.counted else None
    asked = (derived.holds, derived.where)
    guards = [folding.guard(each.unordered()) if each is not None else None for each in asked]
    last = folding.operand(derived.during.last) if derived.during is not None else None
    by = (derived.during.by, derived.during.still_open) if derived.during is not None else None
    plain = (derived.word, len(derived.minus), derived.rounding, derived.leave_out_unknown, derived.of, by)
    return repr((plain, operands, cases, step, counted, guards, last))
