"""A decision about time in sentences: how things stand, by which rules, and what would change these."""

from crmpolicy.engine.course_point import CoursePoint
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.chain_told import chain_lines, chain_summary
from crmpolicy.explaining.duties_told import absent, duty_lines, owed, pauses, summary
from crmpolicy.explaining.lifecycle_told import lifecycle_lines, lifecycle_summary
from crmpolicy.explaining.reasons import reason_lines
from crmpolicy.explaining.voices import Voice
from crmpolicy.policy.lifecycles import Chain, Lifecycle


def course_summary(case: Case) -> str:
    """Word the answer in a line."""
    course = case.point.tables[0].course
    if isinstance(course, Chain):
        return chain_summary(case)
    if isinstance(course, Lifecycle):
        return lifecycle_summary(case, course)
    return summary(case, owed(case, case.decision.outcome))


def course_lines(case: Case) -> list[str]:
    """Word how things stand and why."""
    course, outcome = case.point.tables[0].course, case.decision.outcome
    if not isinstance(case.point, CoursePoint):
        raise TypeError(case.point)
    first = case.point.voices(case.decision)[0]
    if isinstance(course, Chain):
        return [*chain_lines(case, first), *pauses(case)]
    if isinstance(course, Lifecycle):
        lines = lifecycle_lines(case, first)
        duties = owed(case, outcome.get("duties", {}))
        return [
            *lines,
            *([case.teller.tell("course-duties-open"), *duty_lines(case, duties)] if duties else []),
        ]
    duties = owed(case, outcome)
    told = [case.teller.tell("course-duties"), *duty_lines(case, duties)] if duties else []
    return [*told, *absent(case, outcome), *pauses(case)]


def course_grounds(case: Case) -> list[str]:
    """Word the rules that were not told with what follows from them."""
    course = case.point.tables[0].course
    if isinstance(course, Chain):
        binding = [voice for voice in case.voices if voice.reason.binding]
        return [case.teller.tell("explain-because"), *reason_lines(case, binding)]
    if isinstance(course, Lifecycle):
        moves = [voice for voice in case.voices if voice.reason.binding and _is_move(voice)]
        return [case.teller.tell("explain-because"), *reason_lines(case, moves)] if moves else []
    rest = [voice for voice in case.voices if not voice.reason.binding]
    return [case.teller.tell("course-also"), *reason_lines(case, rest)] if rest else []


def _is_move(voice: Voice) -> bool:
    return isinstance(voice.table.table.course, Lifecycle)
