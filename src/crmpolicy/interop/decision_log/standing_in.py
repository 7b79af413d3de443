"""What stands in for redacted facts when a case is decided anew: a text for a text, else any legal value.

Where two different legal values bring the same answer and the same rules, the answer does not rest on which
it was; where they do not, nobody can say what it would be, and that is told.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from crmpolicy.errors import BadValueError
from crmpolicy.interop.decision_log.redacting import redacted
from crmpolicy.interop.decision_log.shapes import Shape, Shapes
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.values import Text, ValueType
from crmpolicy.values.kinds import Plain

WAYS: Final = (0, -1)
"""The first and the last of the legal values that are tried."""
_TRIED: Final[tuple[Plain, ...]] = (
    "no", 0, 1, "2001-03-01", "2001-03-01T09:00:00+00:00", "09:00", "monday", "1 day", "1 month", "daily",
    2, 18, 100, "1/2", "1990-11-15", "1990-11-15T09:00:00+00:00", "17:30", "friday", "2 months", "monthly",
    "yes",
)  # fmt: skip


def filled(facts: Mapping[str, Any], shapes: Shapes, way: int) -> dict[str, Any]:
    """Put stand-ins where facts of a log are redacted.

    Args:
        facts: as they stand in a log.
        shapes: what the policies declare that are to decide.
        way: one of :data:`WAYS`.
    """
    return {name: _filled(value, shapes.of_fact(name), shapes, way) for name, value in facts.items()}


def _filled(value: Any, shape: Shape, shapes: Shapes, way: int) -> Any:
    token = redacted(value)
    if token is not None:
        return _stand_in(token, shape, way)
    if isinstance(value, Mapping):
        return {name: _filled(one, shapes.of_field(shape, name), shapes, way) for name, one in value.items()}
    if isinstance(value, list):
        return [_filled(one, shape, shapes, way) for one in value]
    return value


def _stand_in(token: str, shape: Shape, way: int) -> Any:
    text = f"‹{token}›"
    for fact in shape.facts:
        kind = fact.type.item if isinstance(fact.type, ListOf) else fact.type
        if kind is None or isinstance(kind, Text):
            return text
        legal = [each for each in _candidates(kind, fact) if _is_legal(each, kind, fact)]
        if legal:
            return legal[way]
    return text


def _candidates(kind: ValueType, fact: Fact) -> Iterator[Any]:
    if isinstance(kind, Choice | Choices):
        yield from kind.scale.ids
    for _, operand in fact.range.bounds():
        if isinstance(operand, Literally):
            yield operand.value
    yield from _TRIED


def _is_legal(value: Any, kind: ValueType, fact: Fact) -> bool:
    try:
        if kind is fact.type:
            fact.read(value)
        else:
            kind.read(value)
    except BadValueError:
        return False
    return True


def is_fixed(facts: Mapping[str, Any], shapes: Shapes) -> bool:
    """Tell whether all that is redacted are texts: there is but one way to stand in for them."""
    return filled(facts, shapes, WAYS[0]) == filled(facts, shapes, WAYS[-1])
