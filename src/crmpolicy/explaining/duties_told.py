"""Duties in sentences: each with the rule behind it, then those that there are not, and the pauses."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from crmpolicy.engine.course_point import CoursePoint
from crmpolicy.engine.courses.outcomes import Voice as Followed
from crmpolicy.engine.courses.states import DutyState, DutyStatus
from crmpolicy.engine.decision import Outcome, Reason
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.duty_standing import Owed, Standing
from crmpolicy.explaining.reasons import below_reason, reason_line
from crmpolicy.explaining.voices import Voice
from crmpolicy.policy.duties import Duties
from crmpolicy.wording import Words

SERIOUS: Final[tuple[DutyState, ...]] = (
    "breached", "at_risk", "open", "paused", "forecast", "waiting", "late", "met", "closed", "none",
)  # fmt: skip
"""The states of a duty, those first that somebody has to look at first."""
_CLAUSES: Final = Words("；", "; ")


def owed(case: Case, outcome: Mapping[str, Any]) -> tuple[Owed, ...]:
    """Give every duty of an outcome that some rule speaks of, as the duties are declared.

    Args:
        case: the decided case.
        outcome: duties by name, each a status or one for each role.
    """
    found = []
    for name, status in outcome.items():
        title = case.caller.duty(name)
        if isinstance(status, Outcome):
            found += [_owed(case, each, _of_role(case, title, who)) for who, each in status.items()]
        elif status.rule:
            found.append(_owed(case, status, title))
    return tuple(found)


def _of_role(case: Case, title: str, who: str) -> str:
    return case.teller.say("duty-of", duty=title, who=case.caller.role(who))


def _owed(case: Case, status: DutyStatus, title: str) -> Owed:
    voice, followed = voice_behind(case, status), followed_of(case, status.document)
    if voice is None or followed is None or not isinstance(followed.course, Duties):
        return Owed(status, title)
    return Owed(status, title, followed.course, followed.case, dict(voice.reason.said))


def followed_of(case: Case, document: str) -> Followed | None:
    """Give what a document's duties look at."""
    if not isinstance(case.point, CoursePoint):
        return None
    pairs = zip(case.point.tables, case.point.voices(case.decision), strict=True)
    return next(
        (each for table, each in pairs if table.document == document and isinstance(each.course, Duties)),
        None,
    )


def voice_behind(case: Case, status: DutyStatus) -> Voice | None:
    """Give the rule that binds a duty."""
    key = (status.document, status.part, status.rule)
    return next((each for each in case.voices if _key(each.reason) == key), None)


def _key(reason: Reason) -> tuple[str, str, str]:
    return reason.document, reason.part, reason.rule


def absent(case: Case, outcome: Mapping[str, Any]) -> list[str]:
    """Name the duties of which no rule speaks."""
    names = [name for name, each in outcome.items() if isinstance(each, DutyStatus) and not each.rule]
    if not names:
        return []
    duties = case.teller.listed(case.caller.duty(name) for name in names)
    return [case.teller.tell("course-absent", duties=duties)]


def duty_lines(case: Case, duties: Iterable[Owed]) -> list[str]:
    """Word some duties, a line each, below it from when it counts and why."""
    lines: list[str] = []
    told: set[str] = set()
    for each in duties:
        standing = Standing(case.caller, each)
        lines.append(f"- {case.teller.begun(standing.line())}")
        voice = voice_behind(case, each.status)
        if voice is not None:
            below = [line for line in below_reason(case, voice) if line not in told]
            told.update(below)
            lines += [f"    {line}" for line in (_because(case, standing.since(), voice), *below)]
    return lines


def _because(case: Case, since: str, voice: Voice) -> str:
    """Word from when a limit counts, and the rule that says so."""
    because = case.teller.say("duty-rests-on", reason=reason_line(case, voice))
    return case.teller.begun(
        case.teller.say("duty-counted", since=since, reason=because) if since else because
    )


def summary(case: Case, duties: Iterable[Owed]) -> str:
    """Word in a line which duties are in which state, the pressing ones first."""
    grouped: dict[str, list[str]] = {}
    for each in sorted(duties, key=lambda each: SERIOUS.index(each.status.state)):
        grouped.setdefault(Standing(case.caller, each).state(), []).append(each.title)
    told = (
        case.teller.say("course-standing", duties=case.teller.listed(titles), state=state)
        for state, titles in grouped.items()
    )
    return case.teller.spoken(_CLAUSES).join(told) or case.teller.say("course-none")


def pauses(case: Case) -> list[str]:
    """Word when the clock stood still, of each document that knows pauses."""
    if not isinstance(case.point, CoursePoint):
        return []
    lines = (line for each in case.point.voices(case.decision) for line in _pauses(case, each))
    return list(dict.fromkeys(lines))


def _pauses(case: Case, followed: Followed) -> Iterator[str]:
    known = getattr(followed.course, "pauses", None)
    if known is None:
        return
    told: list[str] = []
    since = None
    for event in followed.case.events:
        if event.name == known.begin and since is None:
            since = event.at
        elif event.name == known.end and since is not None:
            told.append(
                case.teller.say(
                    "course-pause", since=case.teller.moment(since), until=case.teller.moment(event.at)
                )
            )
            since = None
    if since is not None:
        told.append(case.teller.say("course-pause-lasts", since=case.teller.moment(since)))
    if told:
        listed = case.teller.spoken(_CLAUSES).join(told)
        yield case.teller.tell("course-paused", pauses=listed, duties=_stopped(case, known.stop))


def _stopped(case: Case, stop: tuple[str, ...] | None) -> str:
    if stop is None:
        return case.teller.say("course-pause-of-all")
    duties = case.teller.listed(case.caller.duty(name) for name in stop)
    return case.teller.say("course-pause-of", duties=duties)
