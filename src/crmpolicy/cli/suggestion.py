"""One suggestion of the example group from the box to the prize: its dates, then what happened."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.explaining.calling import Caller
from crmpolicy.explaining.telling import Teller
from crmpolicy.policy.lifecycles import Lifecycle
from crmpolicy.rewards import SuggestionStanding, advance_suggestion, suggestion_calendar
from crmpolicy.wording import Words

COMPANY: Final = "example-group"
LIFE: Final = "handbook.suggestion_lifecycle"
FACTS: Final[Mapping[str, Any]] = {"award": "grade_2", "bonus_allowed": True}
ORDER: Final = {"implementation_date": "2026-06-01", "key_points": "先在两个片区试行"}
HAPPENED: Final[tuple[tuple[str, str, str, Mapping[str, Any]], ...]] = (
    ("2026-03-21T09:00+08:00", "submit", "employee", {}),
    ("2026-04-20T15:00+08:00", "open", "company", {}),
    ("2026-04-28T10:00+08:00", "adopt", "committee", {}),
    ("2026-04-30T17:00+08:00", "announce", "committee", {}),
    ("2026-05-11T10:00+08:00", "commend", "company", {}),
    ("2026-05-14T10:00+08:00", "issue_order", "committee", {}),
    ("2026-05-28T10:00+08:00", "return_order", "department_manager", ORDER),
    ("2026-06-01T08:30+08:00", "begin", "department_manager", {}),
    ("2026-06-26T17:00+08:00", "finish", "department_manager", {}),
    ("2026-07-03T10:00+08:00", "confirm_effect", "committee", {}),
    ("2026-07-10T10:00+08:00", "pay", "assembly", {}),
    ("2026-07-10T10:05+08:00", "pay", "assembly", {}),
    ("2026-07-31T10:00+08:00", "grant_bonus", "committee", {}),
    ("2026-08-03T09:00+08:00", "close", "company", {}),
)
"""Moments with the event, who brought it and what it carried; the second prize is refused."""


def life(policies: PolicySet) -> Iterator[tuple[datetime, str, str, SuggestionStanding]]:
    """Follow the suggestion from event to event; what is refused is left out of its history.

    >>> [each.refused is None for *_, each in life(load_policy_set(COMPANY))].count(False)
    1
    """
    history: list[dict[str, Any]] = []
    for at, name, by, details in HAPPENED:
        now = datetime.fromisoformat(at)
        event = {"event": name, "at": now, "by": by, **details}
        standing = advance_suggestion(policies, history, event, now=now, facts=FACTS)
        if standing.refused is None:
            history.append(event)
        yield now, name, by, standing


def suggestion_blocks(speaker: Speaker) -> Iterator[Block]:
    """Lay out the dates, then the timeline."""
    policies = load_policy_set(COMPANY)
    tables = policies.point(LIFE).tables
    teller = Teller.of(policies.effective, tables, speaker.language)
    caller = Caller.of(teller, policies.effective, tables)
    submitted = datetime.fromisoformat(HAPPENED[0][0])
    yield Heading(speaker.say("cli-demo-suggestion"))
    yield Line(speaker.say("cli-demo-suggestion-days", moment=teller.moment(submitted)), tone="quiet")
    yield Gap()
    yield _dates(speaker, caller, policies, submitted)
    yield Gap()
    yield _timeline(speaker, caller, policies)


def _dates(speaker: Speaker, caller: Caller, policies: PolicySet, submitted: datetime) -> Grid:
    calendar = suggestion_calendar(policies, submitted)
    rows = [
        (
            caller.duty(each.step),
            caller.teller.moment(each.due) if each.due else "",
            caller.role(each.who) if each.who else "",
            ", ".join(each.clauses),
        )
        for each in calendar.steps
    ]
    names = ("step-of-it", "due", "who", "clause")
    return Grid([Column(speaker.say(f"cli-head-{name}")) for name in names], rows)


def _timeline(speaker: Speaker, caller: Caller, policies: PolicySet) -> Grid:
    rows: list[tuple[str, ...]] = []
    before: dict[str, str] = {}
    for now, name, by, standing in life(policies):
        states = dict(standing.states)
        changed = {track: state for track, state in states.items() if before.get(track) != state}
        rows.append(
            (
                caller.teller.moment(now),
                caller.event(name),
                caller.role(by),
                _stands(speaker, policies, changed, standing),
                ", ".join(standing.refused.clauses if standing.refused else standing.clauses),
            )
        )
        before = states
    names = ("moment", "happened", "who", "stands", "clause")
    return Grid([Column(speaker.say(f"cli-head-{name}")) for name in names], rows)


def _stands(
    speaker: Speaker,
    policies: PolicySet,
    changed: Mapping[str, str],
    standing: SuggestionStanding,
) -> str:
    if standing.refused is not None:
        return speaker.say("cli-demo-suggestion-refused")
    course = policies.effective.tables[LIFE].course
    tracks = course.tracks if isinstance(course, Lifecycle) else ()
    told = [
        speaker.say("cli-demo-suggestion-state", track=track.title, state=state.title)
        for track in tracks
        for state in track.states
        if changed.get(track.id) == state.id and not (state.start and state.rest)
    ]
    return speaker.put(Words("；", "; ")).join(told)


def suggestion_data() -> dict[str, Any]:
    """Give the suggestion as JSON: its dates, then each event with where it stands after it."""
    policies = load_policy_set(COMPANY)
    return {
        "company": COMPANY,
        "calendar": suggestion_calendar(policies, datetime.fromisoformat(HAPPENED[0][0])).to_dict(),
        "life": [
            {
                "at": now.isoformat(),
                "event": name,
                "by": by,
                "taken": standing.refused is None,
                "states": dict(standing.states),
            }
            for now, name, by, standing in life(policies)
        ],
    }
