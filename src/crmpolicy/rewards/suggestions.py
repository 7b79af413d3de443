"""One suggestion from the box to the prize: its dated steps, and what an event makes of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from crmpolicy.engine import Decision, PolicySet
from crmpolicy.engine.courses.states import DutyStatus, Refused
from crmpolicy.errors import FactsError, Fault
from crmpolicy.policy.lifecycles import Lifecycle
from crmpolicy.policy.tables import Table
from crmpolicy.rewards.knowing import LIFE, Events, calendar_of, moment_of, standing_of
from crmpolicy.rewards.steps import (
    SuggestionCalendar,
    SuggestionRefusal,
    SuggestionStanding,
    SuggestionStep,
)

SUBMIT: Final = "submit"
OPEN: Final = "open"
OF_THE_COMPANY: Final = ("box_opening", "assembly")
"""Days of the whole company, from which steps of one suggestion count; they are no steps of it."""


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
        facts: what is known or supposed of it. Where the events do not tell the decision and nothing is said
            of it, that it is adopted; where nothing is said of the award, that it is of the best grade: so
            every step is told. The facts of an award that are given have to be complete.
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
    events: list[Mapping[str, Any]] = [{"event": SUBMIT, "at": submitted_at}, *happened]
    if opened_at is not None:
        events.append({"event": OPEN, "at": opened_at})
    submitted, *others = moments = [moment_of(each) for each in events]
    early = [
        _too_early(at, submitted)
        for each, at in zip(events[1:], others, strict=True)
        if each.get("event") == OPEN and at <= submitted
    ]
    if early:
        raise FactsError(early)
    decision = calendar_of(policies, document, facts or {}, events, max(moments))
    return SuggestionCalendar(
        company=policies.company,
        zone=policies.effective.zone,
        submitted_at=submitted_at,
        steps=tuple(_steps(decision, decision.outcome)),
        digest=policies.digest,
    )


def _too_early(opened: datetime, submitted: datetime) -> Fault:
    arguments = {"at": opened.isoformat(), "submitted": submitted.isoformat()}
    return Fault("event-opening-early", arguments)


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
        now: the moment, with a zone; an event after it has not happened and is refused.
        facts: the facts of the award or the ``award`` itself, needed from ``announce`` on; those of a bonus
            or ``bonus_allowed`` itself, needed for ``grant_bonus``. What is not needed yet may be left out.
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
    coming = {"at": now, **event}
    told, known = [*history, coming], facts or {}
    future = next((each for each in told if moment_of(each) > now), None)
    after = standing_of(policies, document, known, told, now)
    table = policies.effective.tables[f"{document}.{LIFE}"]
    refused = after.outcome["refused"] if future is None else _not_yet(future, now)
    if refused is None:
        return _standing(table, after, coming)
    before = standing_of(policies, document, known, history, now) if history else after
    again = refused.event == coming["event"] and refused.at < moment_of(coming) <= now
    if again and before.outcome["refused"] is None:
        # one too many: its count forbids those before it too, which were taken when they came
        refused = replace(refused, at=moment_of(coming))
    return replace(_standing(table, before, coming), clauses=(), refused=_refusal(table, refused))


def _not_yet(event: Mapping[str, Any], now: datetime) -> Refused:
    """Refuse what lies ahead: nobody can know that it has happened."""
    name, at = str(event.get("event")), moment_of(event)
    return Refused(
        name, at, "refused-not-yet", (("event", name), ("at", at.isoformat()), ("now", now.isoformat()))
    )


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
        publish=outcome["publish"],
        opens=outcome["opens"],
        due=tuple(_steps(decision, outcome["duties"])),
        clauses=_clauses(table, str(event["event"]), lambda move: move in made),
    )


def _refusal(table: Table, refused: Refused) -> SuggestionRefusal:
    """Tell which event fits nothing and why, with the clauses of every move that it makes where it may."""
    clauses = _clauses(table, refused.event, lambda _move: True)
    return SuggestionRefusal(refused.event, refused.at, refused.why, refused.arguments, clauses)


def _clauses(table: Table, event: str, counts: Callable[[str], bool]) -> tuple[str, ...]:
    moves = {each.id for each in _course(table).moves if each.event == event and counts(each.id)}
    return tuple(
        dict.fromkeys(each for _, rule in table.rules() if rule.id in moves for each in rule.clauses)
    )


def _course(table: Table) -> Lifecycle:
    if not isinstance(table.course, Lifecycle):
        raise TypeError(table.course)
    return table.course
