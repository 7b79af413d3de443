"""Histories of complaints, with Hypothesis: facts and events, many of these at a due moment or beside it.

The policies are asked what is due once the case has begun, and again when all has happened: so events and the
moment of the question come exactly at what is due, one step before it and one after, whatever the limits, the
calendar and the facts of the case are.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Final, NamedTuple

from hypothesis import strategies as st

from crmpolicy.company import load_policy_set
from crmpolicy.engine import Decision, DecisionPoint, DutyStatus, PolicySet
from crmpolicy.engine.courses.happenings import known_events
from crmpolicy.engine.decision import Outcome
from crmpolicy.engine.event_details import EVENTS
from crmpolicy.errors import CalendarHorizonError, FactsError, Fault, UndecidedError
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.testing.amounts import values_of
from crmpolicy.testing.histories import beginnings, events_of, pauses_of, roles_of
from crmpolicy.testing.making import Making
from crmpolicy.testing.notations import of_fact
from crmpolicy.testing.picking import pick

COMPANY: Final = "example-group"
QUESTION: Final = "complaint_response"
_BEGIN: Final = datetime(2026, 1, 5, 1, tzinfo=UTC)
_MINUTE: Final = timedelta(minutes=1)
_LEAST: Final = timedelta(microseconds=1)
_BESIDE: Final = (timedelta(), -_LEAST, _LEAST, -_MINUTE, _MINUTE)
_YEAR: Final = 250 * 24 * 60
_LONGEST: Final = 20 * 24 * 60


class ComplaintHistory(NamedTuple):
    """One complaint: its facts, what has happened, and the moment of the question.

    Attributes:
        point: the question that it is made for.
        facts: the facts of the case by full name, without the events.
        events: the events in order, each a mapping with ``event``, ``at``, perhaps ``by`` and details.
        now: the moment of the question, often at what is due.

    >>> from hypothesis import find
    >>> made = find(complaint_histories(), lambda made: len(made.events) == 1)
    >>> made.point, made.events[0]["event"], "events" in made.given
    ('complaint_response', 'receive', True)
    """

    point: str
    facts: dict[str, Any]
    events: list[dict[str, Any]]
    now: datetime

    @property
    def given(self) -> dict[str, Any]:
        """Facts and events together, as ``evaluate`` takes them."""
        return {**self.facts, EVENTS: self.events}


def complaint_histories(
    policies: PolicySet | None = None, *, point: str = QUESTION, now: datetime | None = None, events: int = 6
) -> st.SearchStrategy[ComplaintHistory]:
    """Give whole complaints: facts, events that can have happened in this order, a moment to ask at.

    Args:
        policies: what is in force; without it, the shipped company that adopts all documents.
        point: a question about events: duties, a chain or a lifecycle.
        now: the moment of the question; without it, each has one of its own in 2026, and after it what is
            due. Events may be still to come.
        events: how many events may follow the one that begins the case.

    Raises:
        FactsError: the question looks at no events.
        MissingParameterError: values that the company has not filled.
        UnknownPointError: nothing in force answers the question.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=5, deadline=None, database=None)
    ... @given(complaint_histories())
    ... def it_begins_when_it_comes_in(made):
    ...     assert made.events[0]["event"] == "receive" and made.events[0]["at"] <= made.now
    >>> it_begins_when_it_comes_in()
    """
    company = policies if policies is not None else _shipped()
    asked = company.point(point)
    making = Making.of(asked, company, now or _BEGIN)
    if EVENTS not in making.by_key:
        raise FactsError([Fault("history-without-events", {"point": point})])
    return _told(_Complaint(asked, making), now, events)


@cache
def _shipped() -> PolicySet:
    return load_policy_set(COMPANY)


class _Complaint:
    """What is known of all complaints about which one question is asked."""

    def __init__(self, point: DecisionPoint, making: Making) -> None:
        self.point, self.making = point, making
        points = making.points
        self.begun = list(dict.fromkeys(beginnings(points))) or events_of(points)[:1]
        self.pauses = {each.begin: each.end for each in pauses_of(points)}
        known = known_events(point.effective)
        often = [name for name in events_of(points) if name in known and name not in self.begun]
        self.names = often or self.begun
        self.roles = roles_of(points)
        listed = making.by_key[EVENTS].fact.type
        self.details: Sequence[Fact] = listed.fields[3:] if isinstance(listed, ListOf) else ()

    def due(self, facts: Mapping[str, Any], events: list[dict[str, Any]], at: datetime) -> list[datetime]:
        """Ask what is due after a moment; where the policies have no answer, nothing is."""
        try:
            decision = self.point.evaluate({**facts, EVENTS: events}, now=at)
        except (UndecidedError, CalendarHorizonError, FactsError):
            return []
        return sorted({each for each in _moments(decision) if each >= at})

    def event(self, draw: st.DrawFn, name: str, at: datetime) -> dict[str, Any]:
        """Draw who did it and its details; what is not known is left out."""
        told = {"by": draw(self.roles)}
        for field in self.details:
            value = draw(values_of(field))
            told[field.name] = None if value is None else of_fact(field, value)[0]
        return {"event": name, "at": at, **{key: each for key, each in told.items() if each is not None}}

    def next_names(self, events: list[dict[str, Any]]) -> list[str]:
        """Name what may come next: a pause is over before the next one, and ends only once."""
        names = [each["event"] for each in events]
        open_ends = [end for begin, end in self.pauses.items() if names.count(begin) > names.count(end)]
        shut = {*(begin for begin, end in self.pauses.items() if end in open_ends)}
        shut |= {end for end in self.pauses.values() if end not in open_ends}
        return [name for name in self.names if name not in shut] or self.names


@st.composite
def _told(draw: st.DrawFn, complaint: _Complaint, now: datetime | None, most: int) -> ComplaintHistory:
    exact = complaint.making.drawn(draw, {EVENTS: ()})
    del exact[EVENTS]
    facts = complaint.making.written(exact)
    since = _BEGIN + draw(st.integers(0, _YEAR)) * _MINUTE
    at = since if now is None else now - draw(st.integers(0, _LONGEST)) * _MINUTE
    events = [complaint.event(draw, name, at) for name in complaint.begun]
    many = draw(st.integers(0, most))
    due = complaint.due(facts, events, at) if many else []
    for _ in range(many):
        name = pick(draw, complaint.next_names(events))
        at = draw(_after(due, at))
        events.append(complaint.event(draw, name, at))
    last = now if now is not None else draw(_after(complaint.due(facts, events, at), at))
    return ComplaintHistory(complaint.point.name, facts, events, last)


def _after(due: list[datetime], at: datetime) -> st.SearchStrategy[datetime]:
    """Give moments after the last one: at what is due or one step beside it, or some time later."""
    later = st.integers(0, _LONGEST).map(lambda minutes: at + minutes * _MINUTE)
    near = [each + step for each in due for step in _BESIDE if each + step >= at]
    return st.one_of(st.sampled_from(near), later) if near else later


def _moments(decision: Decision) -> Iterator[datetime]:
    """Give every due moment of an answer, of roles apart too, and when a chain moves next."""
    for value in decision.outcome.values():
        for each in value.values() if isinstance(value, Outcome) else (value,):
            if isinstance(each, DutyStatus) and each.due is not None:
                yield each.due
            if isinstance(each, datetime):
                yield each
