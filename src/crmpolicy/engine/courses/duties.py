"""How duties stand at a moment: it follows from the rules that matched, the events and working time."""

from collections.abc import Sequence

from crmpolicy.engine.courses.binding import bound
from crmpolicy.engine.courses.cadences import cadence_status
from crmpolicy.engine.courses.case import Case, Ruling
from crmpolicy.engine.courses.docket import Docket, recurs
from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.engine.courses.targets import target_status
from crmpolicy.policy.duties import Duties

__all__ = ["bound", "duty_statuses"]


def duty_statuses(course: Duties, rulings: Sequence[Ruling], case: Case) -> tuple[DutyStatus, ...]:
    """Tell how each rule's duty stands; a rule without limit (a parameter that is not set) tells nothing.

    Exactly at the due moment is in time. Where a limit counts from each time that something happens, the
    status is of the obligation that is the next to be done.

    Args:
        course: the duties and the conventions of counting.
        rulings: the rules that the facts of the case match.
        case: what has happened up to the moment of the question.

    Raises:
        FactsError: something happened before the case began, or its pauses do not go together.
        CalendarHorizonError: a moment depends on a day that the calendar does not reach.
        PolicyError: working time is asked for, and the calendar has no hours.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy.calendar.working import WorkingTime
    >>> from crmpolicy.engine.courses.case import Event
    >>> from crmpolicy.policy.duties import Duty
    >>> from crmpolicy.values import Term
    >>> from crmpolicy.wording import Words
    >>> call = Duties((Duty("call", Words("致电", "call"), ("call",)),), starts="receive")
    >>> within = Ruling("doc", "", "at-once", {"duty": "call", "within": Term(2, "hour")})
    >>> nine, noon = (datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in (9, 12))
    >>> events = (Event("receive", nine, None, {}),)
    >>> (status,) = duty_statuses(call, [within], Case(events, noon, WorkingTime("UTC", [[]] * 7), {}))
    >>> status.state, status.due.isoformat()
    ('breached', '2026-03-02T11:00:00+00:00')
    """
    docket = Docket.of(course, rulings, case)
    return tuple(
        cadence_status(docket, ruling) if recurs(ruling) else target_status(docket, ruling)
        for ruling in docket.rulings
    )
