"""Facts that two policy sets reckon in different ways, or from what has changed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from crmpolicy.engine.behind import asked_with
from crmpolicy.policy.facts import Fact
from crmpolicy.verify.facts.axes import Axis
from crmpolicy.verify.facts.following import follows_from
from crmpolicy.verify.facts.reckonings import following, of_program
from crmpolicy.verify.facts.sketch import Sketch
from crmpolicy.verify.questions.question import Question


def reckoned_apart(before: Question, after: Question) -> list[Fact]:
    """Give the facts with an axis of their own that two questions reckon in different ways.

    Args:
        before: a question.
        after: the same of another policy set, over the same space.
    """
    found: list[Fact] = []
    if _declare_alike(before, after):  # as after most edits: nothing has to be written out then
        return found
    for axis in before.space.axes:
        if isinstance(axis, Axis):
            ways = [_way(each, axis.key) for each in (before, after)]
            if None not in ways and ways[0] != ways[1]:
                found.append(axis.fact)
    return found


def _declare_alike(before: Question, after: Question) -> bool:
    """Tell whether two questions reckon the same facts by equal declarations, with equal values."""
    one, other = (each.policies.effective for each in (before, after))
    return (
        before.period == after.period
        and one.facts == other.facts
        and one.parameters == other.parameters
        and _followed(before) == _followed(after)
    )


def _followed(question: Question) -> list[tuple[Collection[str], Mapping[str, Fact]]]:
    """Give of each program of a question's own policies the facts that it asks, and those that follow."""
    return [(each.fields.keys(), following(each.program)) for each in _sketches(question)]


def _sketches(question: Question) -> Iterator[Sketch]:
    """Give the sketches of a shared space that are of a question's own policies."""
    digest = question.policies.digest
    return (each for each in question.space.sketches[question.own :] if each.program.frame.digest == digest)


def resting(pair: Sequence[Question], changed: Collection[str]) -> list[Fact]:
    """Give the facts with an axis of their own that are reckoned from what a changed question decides.

    Such an axis says nothing of that question: the same facts may lie elsewhere on it now.

    Args:
        pair: two questions over one space, facts that others decide followed.
        changed: the questions that have changed.
    """
    points = {each for side in pair for each in asked_with(side.policies, side.name)}
    moved = {each.full for point in points for each in point.requires if each.point in changed}
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
    for sketch in _sketches(question):
        if key in sketch.fields:
            return of_program(sketch.program).reckoned(key) or "given"
    return None
