"""An answer that repeats a reckoned fact, such as a score: it goes the way that its formula goes.

The diagram has no value for it and the prover none for the weights that a document leaves open. Which way
a formula moves is known all the same, so a law about it is proved for every weight and target allowed.
"""

from crmpolicy.engine.folding import FoldedTable
from crmpolicy.policy.directions import UPWARDS
from crmpolicy.policy.guards import FactOf
from crmpolicy.policy.properties import Direction
from crmpolicy.policy.scales import Choice
from crmpolicy.values import ValueType
from crmpolicy.verify.laws.influence import Influence, Sign
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError

_ONE_ANSWER = ("unique", "any", "first")


def goes_rightly(
    question: Question, fact: str, direction: Direction | None, output: str, never: Direction | None
) -> bool:
    """Tell whether an output repeats one fact whose formula proves that it never goes the wrong way.

    Args:
        question: the question.
        fact: the fact that moves, by full name.
        direction: where it moves to; ``None``: anywhere.
        output: the output that is looked at.
        never: where the output must not move; ``None``: it has to stay.

    Returns:
        Whether the law is proved; no says nothing.
    """
    repeated = _repeated(question, output)
    if repeated is None or fact not in question.sketch.fields:
        return False
    kinds = (question.sketch.facts[fact].type, question.point.outcome[output])
    if any(_counts_apart(kind, way) for kind, way in zip(kinds, (direction, never), strict=True)):
        return False
    try:
        sign = Influence(question.sketch.fields, question.program.deriving.folding, fact).on(repeated)
    except NotDecidedError:
        return False
    return _is_right(sign, direction, never)


def _repeated(question: Question, output: str) -> str | None:
    """Give the fact that every rule repeats as this output, where one table alone answers."""
    tables = question.program.tables
    if len(tables) != 1 or len(question.space.sketches) != 1 or len(tables[0].parts) != 1:
        return None
    said = _said(tables[0], output)
    return next(iter(said)) if len(said) == 1 else None


def _said(table: FoldedTable, output: str) -> set[str | None]:
    part = table.parts[0]
    if table.table.of is not None or part.part.hit not in _ONE_ANSWER:
        return set()
    rules = (*part.rules, *((part.otherwise,) if part.otherwise is not None else ()))
    said = [dict(rule.then).get(output) for rule in rules]
    return {each.key if isinstance(each, FactOf) else None for each in said}


def _counts_apart(kind: ValueType, way: Direction | None) -> bool:
    """Tell whether a direction is not that in which values of a type rise or fall."""
    return way in ("fewer", "more") or (isinstance(kind, Choice) and way in ("later", "earlier"))


def _is_right(sign: Sign, direction: Direction | None, never: Direction | None) -> bool:
    if not sign:
        return True
    if direction is None or never is None:
        return False
    rises = (sign > 0) == (direction in UPWARDS)
    return rises != (never in UPWARDS)
