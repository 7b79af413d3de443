"""The course of a table with the parameters of a period folded in: what events count, who is told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from crmpolicy.engine.folding import OPEN, FoldedGuard, Folding
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.guards import Operand, ParameterOf
from crmpolicy.policy.lifecycles import Chain, Level
from crmpolicy.policy.tables import Course
from crmpolicy.policy.unlimited import UNLIMITED


@dataclass(frozen=True, slots=True)
class FoldedCourse:
    """A course without parameters.

    ``counts``, by duty, is what an event must be to count for it; None where nothing ever does. A duty that
    asks nothing of its events is not in it.
    """

    course: Course
    counts: Mapping[str, FoldedGuard | None] = field(default_factory=lambda: MappingProxyType({}))


def fold_course(course: Course, folding: Folding) -> FoldedCourse:
    """Fold what a course says beside its rules; what is missing is gathered in the folding."""
    if isinstance(course, Duties):
        asked = (duty for duty in course.duties if not duty.counts.always)
        return FoldedCourse(course, {duty.name: folding.guard(duty.counts) for duty in asked})
    if isinstance(course, Chain):
        levels = tuple(replace(level, tell=tuple(_told(level, folding))) for level in course.levels)
        return FoldedCourse(replace(course, levels=levels))
    return FoldedCourse(course)


def _told(level: Level, folding: Folding) -> Iterable[str]:
    """Give the roles that a level tells; a parameter that is not set names nobody."""
    for each in level.tell:
        role = folding.value(each.key) if isinstance(each, ParameterOf) else each
        if role is not UNLIMITED and role is not OPEN:
            yield str(role)


def operands_of_course(course: Course | None) -> Iterator[Operand]:
    """Give what a course works with beside its rules: what events must be to count, who is told.

    >>> list(operands_of_course(None))
    []
    """
    if isinstance(course, Duties):
        for duty in course.duties:
            yield from duty.counts.operands()
    elif isinstance(course, Chain):
        yield from (each for level in course.levels for each in level.tell if isinstance(each, ParameterOf))
