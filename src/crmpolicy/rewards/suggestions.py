"""One suggestion from the box to the prize: its dated steps, and what an event makes of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from crmpolicy.engine import Decision, PolicySet
from crmpolicy.engine.courses.states import DutyStatus, Refused
from crmpolicy.policy.lifecycles import Lifecycle
from crmpolicy.policy.tables import Table
from crmpolicy.rewards.steps import (
    SuggestionCalendar,
    SuggestionRefusal,
    SuggestionStanding,
    SuggestionStep,
)

CALENDAR: Final = "suggestion_calendar"
LIFE: Final = "suggestion_lifecycle"
OF_THE_COMPANY: Final = ("box_opening", "assembly")
"""Days of the whole company, from which steps of one suggestion count; they are no steps of it."""
Events = Iterable[Mapping[str, Any]]


def suggestion_calendar(
    policies: PolicySet,
    submitted_at: datetime,
    /,
    *,
    happened: Events = (),
    opened_at: datetime | None = None,
    facts: Mapping[str, Any] | None = None,
    document: str = "handbook",
) -> SuggestionCalendar:
    """Give all dated steps of one suggestion: opening, review, announcement, praise, prize, order, return.

    A step that has not come yet is reckoned as if what it counts from came at its last moment.

    Args:
        policies: what is in force; values are those of the day on which it was put in the box.
        submitted_at: when it was put in the box, with a zone.
        happened: what has happened since, each with ``event`` and ``at``; later steps count from it.
        opened_at: when the box was really opened; the same as an event ``open``.
        facts: what is known or supposed of it; without ``review_decision`` and ``award``, that it is adopted
            with an award of the best grade, so that every step is told.
        document: the document that is asked.

    Raises:
        FactsError: every fault of the moments, events and facts.
        MissingParameterError: values that the company has not filled.
        UnknownPointError: nothing in force answers.

    >>> from datetime import UTC
    >>> from crmpolicy.company import load_policy_set
    >>> submitted = datetime.fromisoformat("2026-03-21T09:00:00+08:00")
    >>> calendar = suggestion_calendar(load_policy_set("example-group"), submitted)
    >>> [(each.step, f"{each.due:%m-%d}") for each in calendar.steps if each.due]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('open', '04-20'), ('review', '04-30'), ('announce', '04-30'), ('publish', '04-30'),
     ('commend', '05-11'), ('pay', '07-10'), ('issue_order', '05-15'), ('return_order', '05-29')]
    """
    events: list[Mapping[str, Any]] = [{"event": "submit", "at": submitted_at}, *happened]
    if opened_at is not None:
        events.append({"event": "open", "at": opened_at})
    asked = {**_supposed(events), **(facts or {}), "events": events}
    now = max((each["at"] for each in events if isinstance(each.get("at"), datetime)), default=submitted_at)
    decision = policies.point(f"{document}.{CALENDAR}").evaluate(asked, now=now)
    return SuggestionCalendar(
        company=policies.company,
        zone=policies.effective.zone,
        submitted_at=submitted_at,
        steps=tuple(_steps(decision, decision.outcome)),
        digest=policies.digest,
    )


def advance_suggestion(
    policies: PolicySet,
    history: Sequence[Mapping[str, Any]],
    event: Mapping[str, Any],
    /,
    *,
    now: datetime,
    facts: Mapping[str, Any] | None = None,
    document: str = "handbook",
) -> SuggestionStanding:
    """Tell where a suggestion stands after an event, or why it does not take it.

    Nothing is stored: the caller keeps ``[*history, event]`` where the event was taken. The first event is
    that it is put in the box (``submit``): whose values count is not known before.

    Args:
        policies: what is in force; values are those of the day on which it was put in the box.
        history: what has happened, each with ``event``, ``at``, perhaps ``by`` and details.
        event: what happens; without ``at`` it happens ``now``.
        now: the moment, with a zone; what is later is not seen.
        facts: the facts of the award, or the ``award`` itself, and ``exceeds_expected``; without them no
            award and no result better than expected.
        document: the document that is asked.

    Raises:
        FactsError: every fault of the moment, events and facts.
        MissingParameterError: values that the company has not filled.
        UnknownPointError: nothing in force answers.

    >>> from crmpolicy.company import load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> at = datetime.fromisoformat
    >>> history = [{"event": "submit", "at": at("2026-03-21T09:00:00+08:00"), "by": "employee"}]
    >>> opened = {"event": "open", "by": "company"}
    >>> advance_suggestion(policies, history, opened, now=at("2026-04-20T15:00:00+08:00")).states[0]
    ('review_state', 'under_review')
    >>> early = advance_suggestion(policies, history, {"event": "pay"}, now=at("2026-04-10T09:00:00+08:00"))
    >>> early.states[0], early.refused.clauses
    (('review_state', 'submitted'), ('handbook.dev.art21b', 'handbook.dev.art21c'))
    """
    name = f"{document}.{LIFE}"
    point = policies.point(name)
    table = policies.effective.tables[name]
    given = {**_NOTHING_KNOWN, **(facts or {})}
    coming = {"at": now, **event}
    after = point.evaluate({**given, "events": [*history, coming]}, now=now)
    refused = after.outcome["refused"]
    if refused is None:
        return _standing(table, after, coming)
    before = point.evaluate({**given, "events": [*history]}, now=now) if history else after
    return replace(_standing(table, before, coming), clauses=(), refused=_refusal(table, coming, refused))


_NOTHING_KNOWN: Final[Mapping[str, Any]] = {"award": "none", "exceeds_expected": False}


def _supposed(events: Events) -> dict[str, Any]:
    """Suppose the longest way; what was decided is told by the events."""
    decided = {"adopt", "decline", "decline_assist", "retain"} & {str(each.get("event")) for each in events}
    supposed: dict[str, Any] = {"award": "grade_1"}
    return supposed if decided else {**supposed, "review_decision": "adopted"}


def _steps(decision: Decision, statuses: Mapping[str, Any]) -> Iterator[SuggestionStep]:
    clauses = {reason.rule: reason.clauses for reason in decision.reasons}
    for name, status in statuses.items():
        if isinstance(status, DutyStatus) and status.rule and name not in OF_THE_COMPANY:
            yield SuggestionStep(
                step=name,
                due=status.due,
                who=status.who,
                done_at=status.done_at,
                rule=status.rule,
                clauses=clauses.get(status.rule, ()),
                forecast=status.state == "forecast",
                provisional=status.provisional,
                soft=status.soft,
            )


def _standing(table: Table, decision: Decision, event: Mapping[str, Any]) -> SuggestionStanding:
    outcome = decision.outcome
    made = {each.rule for each in decision.reasons if each.binding and each.document == table.document}
    return SuggestionStanding(
        states=tuple((track.id, outcome[track.id]) for track in _course(table).tracks),
        may=outcome["may"],
        told=outcome["told"],
        opens=outcome["opens"],
        due=tuple(_steps(decision, outcome["duties"])),
        clauses=_clauses(table, event, lambda move: move in made),
    )


def _refusal(table: Table, event: Mapping[str, Any], refused: Refused) -> SuggestionRefusal:
    """Tell why, with the clauses of every move that the event makes where it may."""
    clauses = _clauses(table, event, lambda _move: True)
    return SuggestionRefusal(str(event["event"]), refused.why, refused.arguments, clauses)


def _clauses(table: Table, event: Mapping[str, Any], counts: Callable[[str], bool]) -> tuple[str, ...]:
    moves = {each.id for each in _course(table).moves if each.event == event["event"] and counts(each.id)}
    return tuple(
        dict.fromkeys(each for _, rule in table.rules() if rule.id in moves for each in rule.clauses)
    )


def _course(table: Table) -> Lifecycle:
    if not isinstance(table.course, Lifecycle):
        raise TypeError(table.course)
    return table.course
