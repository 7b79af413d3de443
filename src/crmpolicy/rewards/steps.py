"""What is told of one suggestion: its dated steps, where it stands, and what it was refused. Plain data."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from crmpolicy.engine import plain_value


@dataclass(frozen=True, slots=True)
class SuggestionStep:
    """One dated step of a suggestion.

    Attributes:
        step: the duty's name.
        due: the last moment that is in time, in UTC; for what has no limit None.
        who: the role that owes it.
        done_at: when it was done, in UTC; None where it was not.
        rule: the rule that says so.
        clauses: the clauses on which the rule rests.
        forecast: what it counts from has not happened: reckoned as if that came at its last moment.
        provisional: reckoned beyond the days for which the holidays are known.
        soft: in principle; it may move.

    >>> from datetime import datetime
    >>> from crmpolicy import load_policy_set, suggestion_calendar
    >>> submitted = datetime.fromisoformat("2026-03-21T09:00:00+08:00")
    >>> calendar = suggestion_calendar(load_policy_set("example-group"), submitted)
    >>> calendar["open"].step, calendar["open"].due.isoformat()
    ('open', '2026-04-20T07:00:00+00:00')
    """

    step: str
    due: datetime | None
    who: str | None
    done_at: datetime | None
    rule: str
    clauses: tuple[str, ...]
    forecast: bool
    provisional: bool
    soft: bool

    def to_dict(self) -> dict[str, Any]:
        """Give the step as data that JSON can hold."""
        return {each.name: plain_value(getattr(self, each.name)) for each in fields(self)}


@dataclass(frozen=True, slots=True)
class SuggestionCalendar:
    """All dated steps of one suggestion, in the order of the procedure. Equal for equal questions.

    Attributes:
        company: the company's id.
        zone: its zone, in which days lie.
        submitted_at: when the suggestion was put in the box.
        steps: the steps; one that this suggestion does not have is not among them.
        digest: the digest of the policies that say so.

    >>> from datetime import datetime
    >>> from crmpolicy import load_policy_set, suggestion_calendar
    >>> submitted = datetime.fromisoformat("2026-03-21T09:00:00+08:00")
    >>> calendar = suggestion_calendar(load_policy_set("example-group"), submitted)
    >>> [each.step for each in calendar.steps][:3]
    ['open', 'review', 'announce']
    """

    company: str
    zone: str
    submitted_at: datetime
    steps: tuple[SuggestionStep, ...]
    digest: str

    def __getitem__(self, step: str) -> SuggestionStep:
        """Give the step of a name.

        Raises:
            KeyError: this suggestion has no such step.
        """
        found = next((each for each in self.steps if each.step == step), None)
        if found is None:
            raise KeyError(step)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Give the calendar as data that JSON can hold."""
        return {
            "company": self.company,
            "zone": self.zone,
            "submitted_at": self.submitted_at.isoformat(),
            "steps": [each.to_dict() for each in self.steps],
            "digest": self.digest,
        }


@dataclass(frozen=True, slots=True)
class SuggestionRefusal:
    """The first event that a suggestion does not take: the one that comes, or one of its history.

    What comes late with an early moment may leave no room for a later event: then that one is named.

    Attributes:
        event: the event's name.
        at: its moment, in UTC.
        why: a code of the wording: ``refused-not-from-here``, ``refused-facts``, ``refused-not-by``,
            ``refused-too-early``, ``refused-no-begin``, ``refused-lacks``, ``refused-final``,
            ``refused-not-yet`` (it lies after now).
        arguments: what the wording of the code names.
        clauses: the clauses of the moves that this event makes, where it may be made.

    >>> from datetime import datetime
    >>> from crmpolicy import advance_suggestion, load_policy_set
    >>> at = datetime.fromisoformat
    >>> history = [{"event": "submit", "at": at("2026-03-21T09:00:00+08:00"), "by": "employee"}]
    >>> policies, pay = load_policy_set("example-group"), {"event": "pay"}
    >>> standing = advance_suggestion(policies, history, pay, now=at("2026-04-10T09:00:00+08:00"))
    >>> standing.refused.event, standing.refused.why
    ('pay', 'refused-not-from-here')
    """

    event: str
    at: datetime
    why: str
    arguments: tuple[tuple[str, Any], ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuggestionStanding:
    """Where a suggestion stands after an event, or before one that it refused.

    Attributes:
        states: the state of each track, by the track's id.
        may: the events that may come next.
        told: whom the last move tells.
        publish: whether the last move is to be published in the company's notice.
        opens: what the last move begins; a paper that is handed in again is a case of its own.
        due: the steps that are still to be done.
        clauses: the clauses of the move that the event has made; none where it was refused.
        refused: why the event was not taken; None where it was.

    >>> from datetime import datetime
    >>> from crmpolicy import advance_suggestion, load_policy_set
    >>> at = datetime.fromisoformat
    >>> history = [{"event": "submit", "at": at("2026-03-21T09:00:00+08:00"), "by": "employee"}]
    >>> policies, pay = load_policy_set("example-group"), {"event": "pay"}
    >>> standing = advance_suggestion(policies, history, pay, now=at("2026-04-10T09:00:00+08:00"))
    >>> standing.states[0], standing.may
    (('review_state', 'submitted'), ('open',))
    """

    states: tuple[tuple[str, str], ...]
    may: tuple[str, ...]
    told: tuple[str, ...]
    publish: bool
    opens: tuple[str, ...]
    due: tuple[SuggestionStep, ...]
    clauses: tuple[str, ...]
    refused: SuggestionRefusal | None = None

    def state(self, track: str) -> str:
        """Give the state of a track.

        Raises:
            KeyError: there is no such track.
        """
        return dict(self.states)[track]
