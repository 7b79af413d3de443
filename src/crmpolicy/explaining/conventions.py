"""How a course counts and what moves it: when it begins and ends, pauses, days off, who may do it."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from crmpolicy.explaining.calling import Caller
from crmpolicy.explaining.course_says import told_roles
from crmpolicy.explaining.ranking_rules import ranking_rules
from crmpolicy.explaining.saying import says_as_written
from crmpolicy.policy.duties import Counting, Duties, Pauses
from crmpolicy.policy.lifecycles import Chain, Lifecycle, Track
from crmpolicy.policy.rankings import Ranking
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Table
from crmpolicy.wording import Words

_LIST: Final = Words("、", ", ")


def conventions(caller: Caller, table: Table) -> list[str]:
    """Word what holds for all rules of a course, a sentence each."""
    course = table.course
    if isinstance(course, Duties):
        return [caller.teller.begun(line) for line in _duties(caller, course, table)]
    if isinstance(course, Chain):
        return [caller.teller.begun(line) for line in _chain(caller, course)]
    if isinstance(course, Record):
        return [caller.teller.begun(line) for line in _form(caller, course)]
    if isinstance(course, Ranking):
        return [caller.teller.begun(line) for line in ranking_rules(caller, course)]
    return [caller.teller.begun(line) for line in _lifecycle(caller, course)] if course else []


def _form(caller: Caller, form: Record) -> Iterator[str]:
    if form.scale is not None:
        titles = (caller.teller.spoken(form.scale.title_of(each)) for each in form.stages)
        yield caller.teller.say("form-stages", stages=caller.teller.listed(titles))


def _duties(caller: Caller, course: Duties, table: Table) -> Iterator[str]:
    say, said = caller.teller.say, {name for _, rule in table.rules() for name, _ in rule.then}
    if course.starts:
        yield say("convention-starts", event=caller.event(course.starts))
    if course.closes:
        yield say("convention-closes", events=caller.events(course.closes))
    yield from _pauses(caller, course.pauses)
    for event, duties in course.restarts:
        names = caller.teller.listed(caller.duty(name) for name in duties)
        yield say("convention-restarts", event=caller.event(event), duties=names)
    yield from _at_risk(caller, table)
    if said & {"within", "months_after"}:
        yield from _counting(caller, course.counting)
    yield say(f"convention-off-day-{_hyphened(course.counting.off_day or _usual(said))}")
    if said & {"day", "months_after", "every"}:
        yield say(f"convention-month-end-{_hyphened(course.counting.month_end)}")
    if said & {"every", "rrule"}:
        yield say(f"convention-first-due-{_hyphened(course.counting.first_due)}")
    yield say(f"convention-done-by-{_hyphened(course.counting.done_by)}")
    if course.counting.not_started == "forecast":
        yield say("convention-forecast")
        yield say(f"convention-month-of-{_hyphened(course.counting.month_of)}")
    yield say(f"convention-beyond-{_hyphened(course.counting.beyond_horizon)}")


def _usual(said: AbstractSet[str]) -> str:
    """Name what happens on a day off where nothing is said: limits move on, periods end before it."""
    if not said & {"every", "rrule"}:
        return "next working day"
    return "usual" if said & {"within", "months_after"} else "earlier working day"


def _at_risk(caller: Caller, table: Table) -> Iterator[str]:
    """Word from which share of a limit on a duty is at risk; all rules of a decision say the same."""
    for _, rule in table.rules():
        share = says_as_written(caller.teller, table, rule).get("at_risk_from")
        if share is not None:
            yield caller.teller.say("convention-at-risk", share=share.words)
            return


def _counting(caller: Caller, counting: Counting) -> Iterator[str]:
    yield caller.teller.say(f"convention-starting-day-{_hyphened(counting.starting_day)}")
    yield caller.teller.say(f"convention-day-ends-{_hyphened(counting.day_ends)}")
    yield caller.teller.say(f"convention-at-closing-{_hyphened(counting.at_closing)}")


def _pauses(caller: Caller, pauses: Pauses | None) -> Iterator[str]:
    if pauses is None:
        return
    begin, end = caller.event(pauses.begin), caller.event(pauses.end)
    if pauses.stop is None:
        yield caller.teller.say("convention-pauses", begin=begin, end=end)
    else:
        duties = caller.teller.listed(caller.duty(name) for name in pauses.stop)
        yield caller.teller.say("convention-pauses-some", begin=begin, end=end, duties=duties)


def _chain(caller: Caller, course: Chain) -> Iterator[str]:
    say = caller.teller.say
    yield say("convention-starts", event=caller.event(course.starts))
    if course.next_by:
        yield say("convention-next-by", event=caller.event(course.next_by))
    yield say(f"convention-at-limit-{_hyphened(course.at_limit)}")
    for event, state in course.ends:
        yield say("convention-ends", event=caller.event(event), state=state)
    if course.done:
        yield say("convention-done", state=course.done)
        yield say(f"convention-self-approval-{_hyphened(course.self_approval)}")
    for level in course.levels:
        if level.tell:
            roles = told_roles(caller, level.tell)
            yield say("convention-tells", level=caller.teller.spoken(level.title), roles=roles)
    yield from _pauses(caller, course.pauses)
    yield from _counting(caller, course.counting)
    yield say(f"convention-off-day-{_hyphened(course.counting.off_day or 'next working day')}")
    yield say(f"convention-beyond-{_hyphened(course.counting.beyond_horizon)}")


def _lifecycle(caller: Caller, course: Lifecycle) -> Iterator[str]:
    for track in course.tracks:
        title = caller.teller.spoken(track.title)
        yield caller.teller.say("lifecycle-track", track=title, state=_states(caller, track))
    if course.duties:
        yield caller.teller.say("convention-duties-beside", point=course.duties)


def _hyphened(said: str) -> str:
    """Put a word of the policy language into a message code."""
    return said.replace(" ", "-")


def _states(caller: Caller, track: Track) -> str:
    found = []
    for state in track.states:
        marks = [name for name in ("start", "final", "rest") if getattr(state, name)]
        titles = caller.teller.listed(caller.teller.say(f"convention-state-{mark}") for mark in marks)
        title = caller.teller.spoken(state.title)
        found.append(caller.teller.say("convention-state", state=title, marks=titles) if marks else title)
    return caller.teller.spoken(_LIST).join(found)
