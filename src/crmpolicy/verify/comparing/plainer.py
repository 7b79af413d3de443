"""Facts that show a change, without those that follow from others: what a caller would really see."""

from collections.abc import Mapping, Sequence
from typing import Any

from crmpolicy.engine.fields import Field
from crmpolicy.errors import FactsError
from crmpolicy.verify.facts.axes import Axis
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.space import Space
from crmpolicy.verify.facts.witness import Witness
from crmpolicy.verify.questions.question import Question


def plainer(question: Question, witness: Witness, boxes: Sequence[Box]) -> Witness | None:
    """Leave out facts that are reckoned from others that are given, where the rest still lies in the boxes.

    The parts of a sum have axes of their own beside it, so a sum of 0 may stand beside a part of 5.

    Args:
        question: the question that is asked.
        witness: facts in one of the boxes.
        boxes: where the facts have to lie.

    Returns:
        The rest of the facts; ``None`` where nothing follows, or what follows lies elsewhere.
    """
    program = question.program
    fields = {each.key: each for each in program.fields}
    named = {each.name: each for each in program.fields}
    if not witness.facts.keys() <= named.keys():
        return None
    follow = {name for name in witness.facts if _follows(named[name], fields, witness)}
    kept = {name: value for name, value in witness.facts.items() if name not in follow}
    if not follow:
        return None
    try:
        row = dict(zip(program.places, program.read(kept, witness.now), strict=True))
    except FactsError:  # a part is left unknown, say: the fact itself was given instead
        return None
    inside = any(_lies_in(question.space, box, row) for box in boxes)
    return Witness(kept, witness.now) if inside else None


def bare(question: Question, witness: Witness) -> Witness:
    """Leave out facts that a question reckons from others that are given."""
    fields = {each.key: each for each in question.program.fields}
    follow = {each.name for each in fields.values() if _follows(each, fields, witness)}
    return Witness({name: value for name, value in witness.facts.items() if name not in follow}, witness.now)


def _follows(field: Field, fields: Mapping[str, Field], witness: Witness) -> bool:
    sources = field.derived.sources if field.derived is not None else ()
    return bool(sources) and all(each in fields and fields[each].name in witness.facts for each in sources)


def _lies_in(space: Space, box: Box, row: Mapping[str, Any]) -> bool:
    for place, segments in box.items():
        axis = space.axes[place]
        if not isinstance(axis, Axis) or axis.key not in row:
            return False
        regions = [axis.regions[each] for each in axis.places(segments)]
        value = row[axis.key]
        if not any(_holds(each, value) for each in regions):
            return False
    return True


def _holds(region: Any, value: Any) -> bool:
    if value is None or region.words == (None,):
        return value is None and region.words == (None,)
    return bool(region.holds(value))
