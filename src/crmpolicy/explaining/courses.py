"""A decision about time in sentences: how things stand, by which rules, and what would change these."""

from crmpolicy.engine.course_point import CoursePoint
from crmpolicy.engine.courses.outcomes import Voice as Followed
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.chain_told import chain_lines, chain_now, chain_summary
from crmpolicy.explaining.duties_told import absent, duty_lines, owed, pauses, summary
from crmpolicy.explaining.duty_standing import Owed
from crmpolicy.explaining.forms import form_lines, form_summary
from crmpolicy.explaining.lifecycle_told import lifecycle_lines, lifecycle_summary
from crmpolicy.explaining.rankings import ranking_grounds, ranking_lines, ranking_summary
from crmpolicy.explaining.reasons import reason_lines
from crmpolicy.explaining.voices import Voice
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.lifecycles import Chain, Lifecycle
from crmpolicy.policy.rankings import Ranking
from crmpolicy.policy.records import Record


def course_summary(case: Case) -> str:
    """Word the answer in a line."""
    course = case.point.tables[0].course
    if isinstance(course, Record):
        return form_summary(case)
    if isinstance(course, Ranking):
        return ranking_summary(case)
    if isinstance(course, Chain):
        return chain_summary(case)
    if isinstance(course, Lifecycle):
        return lifecycle_summary(case, course)
    return summary(case, duties_of(case))


def course_lines(case: Case) -> list[str]:
    """Word how things stand: the state and each duty with its rule; what a form lacks; who has a place."""
    course = case.point.tables[0].course
    if isinstance(course, Record):
        return form_lines(case, course)
    if isinstance(course, Ranking):
        return ranking_lines(case, course)
    lines, duties = state_lines(case), duties_of(case)
    if duties:
        lines += [case.teller.tell("course-duties-open" if lines else "course-duties")]
        lines += duty_lines(case, duties)
    return [*lines, *around_duties(case)]


def state_lines(case: Case) -> list[str]:
    """Word where a case stands in a chain or a lifecycle; nothing where there are duties alone."""
    first = _first(case)
    if isinstance(first.course, Chain):
        return chain_lines(case, first)
    return lifecycle_lines(case, first) if isinstance(first.course, Lifecycle) else []


def case_now(case: Case) -> str:
    """Word in a line how a chain stands and what comes next; of other courses the answer."""
    first = _first(case)
    return chain_now(case, first) if isinstance(first.course, Chain) else course_summary(case)


def _first(case: Case) -> Followed:
    if not isinstance(case.point, CoursePoint):
        raise TypeError(case.point)
    return case.point.voices(case.decision)[0]


def duties_of(case: Case) -> tuple[Owed, ...]:
    """Give the duties of which some rule speaks; those beside a lifecycle are the open ones."""
    course, outcome = case.point.tables[0].course, case.decision.outcome
    if isinstance(course, Chain):
        return ()
    return owed(case, outcome if isinstance(course, Duties) else outcome.get("duties", {}))


def around_duties(case: Case) -> list[str]:
    """Word what there is no duty for, and when the clock stood still."""
    alone = isinstance(case.point.tables[0].course, Duties)
    return [*(absent(case, case.decision.outcome) if alone else []), *pauses(case)]


def course_grounds(case: Case) -> list[str]:
    """Word the rules that were not told with what follows from them."""
    course = case.point.tables[0].course
    if isinstance(course, Record):
        return []
    if isinstance(course, Ranking):
        return ranking_grounds(case, course)
    if isinstance(course, Chain):
        return _because(case, [voice for voice in case.voices if voice.reason.binding])
    if isinstance(course, Lifecycle):
        return _because(case, [voice for voice in case.voices if voice.reason.binding and _is_move(voice)])
    rest = [voice for voice in case.voices if not voice.reason.binding]
    return [case.teller.tell("course-also"), *reason_lines(case, rest)] if rest else []


def _because(case: Case, voices: list[Voice]) -> list[str]:
    return [case.teller.tell("explain-because"), *reason_lines(case, voices)] if voices else []


def _is_move(voice: Voice) -> bool:
    return isinstance(voice.table.table.course, Lifecycle)
