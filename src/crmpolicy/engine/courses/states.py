"""What courses answer with: the state of a duty, of a chain, of a lifecycle. Plain data."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

DutyState = Literal[
    "none", "waiting", "forecast", "open", "at_risk", "paused", "met", "late", "breached", "closed"
]


@dataclass(frozen=True, slots=True)
class DutyStatus:
    """How a duty stands at the moment of the question.

    Attributes:
        duty: its name.
        state: ``none`` (said that there is none), ``waiting`` (what it counts from has not happened),
            ``forecast`` (the same, reckoned from the moment by which that is due), ``open``, ``at_risk``,
            ``paused``, ``met``, ``late`` (done after the due moment), ``breached`` (not done and past due),
            ``closed`` (the case ended first).
        due: the last moment that is in time, in UTC; None where there is none yet.
        who: the role that owes it, None where nobody is named.
        since: the moment from which its limit counts.
        done_at: when it was done.
        elapsed: time that has run without pauses: working time where the limit counts that, else clock time.
        remaining: time that is left until due, in the same measure; negative when over.
        required: how often it has to be done in this period, or for this case.
        done: how often it has been done.
        shortfall: how often it was still to be done when its time ran out.
        document: the document of the binding rule.
        part: the part of the binding rule; empty where the decision has no parts.
        rule: the binding rule.
        provisional: reckoned beyond the days for which the holidays are known.
        soft: a warning only, no breach.

    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_complaint_response, load_policy_set
    >>> group = load_policy_set("example-group")
    >>> facts = {"events": [{"event": "receive", "at": "2026-03-06T16:00+08:00"}]}
    >>> now = datetime.fromisoformat("2026-03-09T10:00+08:00")
    >>> status = evaluate_complaint_response(group, facts, now=now, document="steel").outcome["solution"]
    >>> status.state, status.due.isoformat(), status.rule
    ('open', '2026-03-11T09:30:00+00:00', 'solution')
    """

    duty: str
    state: DutyState
    due: datetime | None = None
    who: str | None = None
    since: datetime | None = None
    done_at: datetime | None = None
    elapsed: timedelta | None = None
    remaining: timedelta | None = None
    required: int = 1
    done: int = 0
    shortfall: int = 0
    document: str = ""
    part: str = ""
    rule: str = ""
    provisional: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """The first event that fits nothing; later ones were not looked at.

    ``why`` is a code of the wording: what would have fitted stands in ``arguments``.
    """

    event: str
    at: datetime
    why: str
    arguments: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class ChainState:
    """Who owns a case now, since when, when it moves next, who is told.

    ``state`` is ``open`` or the final state; ``level`` and ``owner`` are None once it is final. ``told`` are
    the roles to whom an alert has gone at the present level.
    """

    state: str
    level: str | None
    owner: str | None
    since: datetime | None
    next_move_at: datetime | None = None
    told: tuple[str, ...] = ()
    refused: Refused | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LifecycleState:
    """The state of each track, the events that may come next, who was told by the last move.

    ``publish`` says that the last move is to be published; ``rules`` are the moves that led here, in order.
    """

    states: tuple[tuple[str, str], ...]
    may: tuple[str, ...]
    since: datetime | None = None
    told: tuple[str, ...] = ()
    publish: bool = False
    opens: tuple[str, ...] = ()
    refused: Refused | None = None
    rules: tuple[str, ...] = ()
