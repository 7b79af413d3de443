"""How a duty stands, in words: due when, who owes it, what has run and what is left."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from crmpolicy.engine.courses.case import Case
from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.explaining.calling import Caller
from crmpolicy.explaining.lengths import length_words
from crmpolicy.policy.duties import Duties
from crmpolicy.values import Period, Term
from crmpolicy.wording import Words

_PIECES: Final = Words("，", ", ")
_NONE: Final = timedelta()


class Owed(NamedTuple):
    """A status, and what the rule behind it said.

    Attributes:
        status: how the duty stands.
        title: of the duty; with the role where every role has a counter of its own.
        course: the duties of the rule's document; None where no rule speaks of the duty.
        case: the case as that document looks at it.
        said: the values that the rule said.
    """

    status: DutyStatus
    title: str
    course: Duties | None = None
    case: Case | None = None
    said: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Standing:
    """Words for one duty."""

    caller: Caller
    owed: Owed

    def state(self) -> str:
        """Name the state; what is only a warning is not breached."""
        status = self.owed.status
        if status.state == "breached" and status.soft:
            return self._say("duty-state-warned")
        return self.caller.teller.word(f"duty {status.state}")

    def due(self) -> str:
        """Write the due moment as the company's clock shows it; empty where there is none."""
        return self._moment(self.owed.status.due)

    def left(self) -> str:
        """Word what is left or by how much it is over; empty where no clock runs any more."""
        status = self.owed.status
        if status.remaining is None or status.state not in ("open", "at_risk", "paused", "breached"):
            return ""
        if not status.remaining:
            return self._say("duty-due-now")
        code = "duty-over" if status.remaining < _NONE else "duty-left"
        return self._say(code, length=self._length(status.remaining))

    def who(self) -> str:
        """Name the role that owes it."""
        return self.caller.role(self.owed.status.who) if self.owed.status.who else ""

    def line(self) -> str:
        """Word all of it."""
        told = self.caller.teller.spoken(_PIECES).join(each for each in self._pieces() if each)
        return self._say("duty-line", duty=self.owed.title, told=told)

    def short(self) -> str:
        """Word the state and the due moment, without what changes with every minute that passes."""
        status, due = self.owed.status, self.due()
        pieces = [self.state()]
        if status.state in ("met", "late"):
            pieces = [self._say("duty-done-at", state=self.state(), done=self._moment(status.done_at))]
        elif status.state == "paused":
            pieces.append(self.left())
        elif due:
            over = status.state in ("breached", "closed")
            pieces.append(self._say("duty-was-due" if over else "duty-due", due=due))
        told = self.caller.teller.spoken(_PIECES).join(pieces)
        return self._say("duty-line", duty=self.owed.title, told=told)

    def _pieces(self) -> Iterator[str]:
        yield from self._moments()
        yield from self.counted()
        if self.owed.status.who and self.owed.status.state != "none":
            yield self._say("duty-owed-by", who=self.who())
        yield from self.remarks()

    def _moments(self) -> Iterator[str]:
        status, due = self.owed.status, self.due()
        if status.state in ("met", "late"):
            yield self._say("duty-done-at", state=self.state(), done=self._moment(status.done_at))
            yield self._say("duty-had-until", due=due)
            yield self._early_or_late()
            return
        yield self.state()
        if status.state in ("breached", "closed"):
            yield self._say("duty-was-due", due=due) if due else ""
            yield self.left()
        elif status.state == "forecast":
            yield self._say("duty-due-foreseen", due=due)
        elif status.state == "paused":
            yield self.left()
            yield self._say("duty-due-if-resumed", due=due)
        elif status.state == "waiting":
            yield self._waits()
        elif due:
            yield self._say("duty-due", due=due)
            yield self.left()
            yield self._passed()

    def _waits(self) -> str:
        """Name the event from which the limit will count, where it has not happened."""
        course, case = self.owed.course, self.owed.case
        source = self.owed.said.get("from") or (course.starts if course else None)
        if source is None or case is None or any(each.name == source for each in case.events):
            return ""
        return self._say("duty-waits", event=self.caller.event(source))

    def _passed(self) -> str:
        """Word what has run; of a period of the calendar that says nothing."""
        passed = self.owed.status.elapsed
        if not passed or self._has_periods():
            return ""
        return self._say("duty-passed", length=self._length(passed))

    def _early_or_late(self) -> str:
        left = self.owed.status.remaining
        if not left:
            return ""
        code = "duty-late-by" if left < _NONE else "duty-early-by"
        return self._say(code, length=self._length(left))

    def counted(self) -> Iterator[str]:
        """Word how often it is to be done and was done, where that is more than once."""
        status = self.owed.status
        if status.required > 1 or status.done > 1:
            yield self._say("duty-counts", required=str(status.required), done=str(status.done))
        if status.shortfall > 1:
            yield self._say("duty-lacks", shortfall=str(status.shortfall))
        if status.done_at is not None and status.state not in ("met", "late"):
            yield self._say("duty-done-last", done=self._moment(status.done_at))

    def remarks(self) -> Iterator[str]:
        """Word what qualifies the answer."""
        if self.owed.status.provisional:
            yield self._say("duty-provisional")
        if self.owed.status.soft:
            yield self._say("duty-soft")

    def since(self) -> str:
        """Word from when the limit counts; empty where that is not known yet."""
        status = self.owed.status
        if status.since is None or self.owed.case is None:
            return ""
        moment = self._moment(status.since)
        if status.state == "forecast":
            return self._say("duty-foreseen-from", moment=moment)
        if self._has_periods():
            code = "duty-next-period" if status.since > self.owed.case.now else "duty-period"
            return self._say(code, day=self.caller.teller.day(status.since))
        event = self._event_at(status.since)
        if event is None:
            return self._say("duty-counted-since", moment=moment)
        return self._say("duty-counted-from", event=self.caller.event(event), moment=moment)

    def _event_at(self, moment: datetime) -> str | None:
        """Name the event from which the limit counts."""
        course, case, said = self.owed.course, self.owed.case, self.owed.said
        if course is None or case is None:
            return None
        duty = course.duty(self.owed.status.duty)
        again = [event for event, duties in course.restarts if duty.name in duties]
        source = said.get("from") or course.starts
        named = {each.name: each for each in course.duties}
        sources = named[source].met_by if source in named else (source,)
        wanted = [*again, *sources, *duty.met_by]
        there = [each.name for each in case.events if each.at == moment and each.name in wanted]
        return min(there, key=wanted.index, default=None)

    def _has_periods(self) -> bool:
        """Whether the limit is that of a period of the calendar, which no event begins."""
        if self.owed.said.get("rrule"):
            return True
        every = self.owed.said.get("every")
        if not isinstance(every, Period):
            return False
        return every.calendar is not None or self.owed.said.get("since") is not None

    def _length(self, length: timedelta) -> str:
        term = self.owed.said.get("within") or self.owed.said.get("every")
        counted = term.every if isinstance(term, Period) else term
        working = isinstance(counted, Term) and counted.unit == "working hour"
        return length_words(self.caller.teller, length, working=working)

    def _moment(self, moment: datetime | None) -> str:
        return "" if moment is None else self.caller.teller.moment(moment)

    def _say(self, code: str, **arguments: str) -> str:
        return self.caller.teller.say(code, **arguments)
