"""All shapes by their name, whichever file they stand in."""

from functools import cache
from typing import Final

from crmpolicy.source import (
    calendar_shapes,
    column_shapes,
    course_shapes,
    plain_shapes,
    ranking_shapes,
    record_shapes,
    shapes,
)
from crmpolicy.source.plain_shapes import Shape

_MODULES: Final = (
    plain_shapes, calendar_shapes, shapes, course_shapes, record_shapes, ranking_shapes, column_shapes
)  # fmt: skip


@cache
def all_shapes() -> dict[str, type[Shape]]:
    """Give every shape by its name.

    >>> all_shapes()["DutiesShape"].__name__
    'DutiesShape'
    """
    found = (each for module in _MODULES for each in vars(module).values() if isinstance(each, type))
    return {each.__name__: each for each in found if issubclass(each, Shape)}
