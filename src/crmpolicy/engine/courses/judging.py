"""How a duty stands once the moment is known from which it counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from crmpolicy.engine.courses.case import Ruling
from crmpolicy.engine.courses.docket import Docket, said
from crmpolicy.engine.courses.states import DutyState, DutyStatus
from crmpolicy.engine.courses.stopped import Stretch, elapsed, worked
from crmpolicy.values import Period, Term

Limiting = Callable[[Sequence[Stretch]], datetime]
"""Gives the due moment when the clock stands still in some stretches."""

OVER: tuple[DutyState, ...] = ("breached", "late")
_MICROSECOND = timedelta(microseconds=1)


def told(ruling: Ruling, state: DutyState, **more: Any) -> DutyStatus:
    """Make a status of what a rule says; ``more`` are fields of the status."""
    where: dict[str, Any] = {"document": ruling.document, "part": ruling.part, "rule": ruling.rule}
    return DutyStatus(ruling.said["duty"], state, who=said(ruling, "who"), soft=ruling.soft, **where, **more)


def none(ruling: Ruling) -> DutyStatus:
    """Say that there is no duty."""
    return told(ruling, "none", required=0)


def waiting(docket: Docket, ruling: Ruling, required: int = 1) -> DutyStatus:
    """Say that the moment is not there from which a duty counts, or that the case ended before it was."""
    return told(ruling, "waiting" if docket.ended is None else "closed", required=required)


@dataclass(frozen=True, slots=True)
class Judged:
    """One obligation: a rule, the moment from which it counts, how its limit moves, when it was done.

    ``moves``: whether pauses move the limit; fixed days stay where they are.
    """

    docket: Docket
    ruling: Ruling
    since: datetime
    limiting: Limiting
    done_at: datetime | None = None
    moves: bool = True

    def status(self) -> DutyStatus:
        """Judge it at the moment of the question."""
        due = self.limiting(self._stopped())
        state = self._state(due)
        passed, left = self._measured(due, state)
        if state == "open" and self._is_at_risk(passed, left):
            state = "at_risk"
        return told(
            self.ruling,
            state,
            due=due,
            since=self.since,
            done_at=self.done_at,
            elapsed=passed,
            remaining=left,
            done=int(self.done_at is not None),
            shortfall=int(state in OVER),
            provisional=self.docket.case.time.provisional(due),
        )

    def _until(self) -> datetime:
        """Give the moment up to which it is judged: when it was done, else when the case ended, else now."""
        return self.done_at or self.docket.ended or self.docket.case.now

    def _stopped(self) -> tuple[Stretch, ...]:
        return self.docket.stopped(self.ruling.said["duty"], self._until()) if self.moves else ()

    def _paused_since(self) -> datetime | None:
        return self.docket.pausing(self.ruling.said["duty"]).since if self.moves else None

    def _state(self, due: datetime) -> DutyState:
        ended, paused = self.docket.ended, self._paused_since()
        if self.done_at is not None and self.done_at <= due:
            return "met"
        if ended is not None and ended <= due:
            return "closed"
        if self.done_at is not None:
            return "late"
        if self.docket.case.now <= due:
            return "open" if paused is None else "paused"
        return "breached"

    def _measured(self, due: datetime, state: DutyState) -> tuple[timedelta, timedelta]:
        """Measure what has run and what is left; while the clock stands still nothing of it changes."""
        at = self.docket.case.now if state in ("open", "breached") else self._until()
        stopped = self._stopped()
        paused = self._paused_since()
        if state == "paused" and paused is not None:
            at = max(paused, self.since)
            stopped = self.docket.stopped(self.ruling.said["duty"], at)
            due = self.limiting(stopped)
        return self._measure(self.since, max(at, self.since), stopped), self._measure(at, due, stopped)

    def _measure(self, since: datetime, until: datetime, stopped: Sequence[Stretch]) -> timedelta:
        if self._runs_in_open_time():
            return worked(since, until, self.docket.case.time, stopped)
        return elapsed(since, until, stopped)

    def _runs_in_open_time(self) -> bool:
        term = said(self.ruling, "within") or said(self.ruling, "every")
        length = term.every if isinstance(term, Period) else term
        return isinstance(length, Term) and length.unit == "working hour"

    def _is_at_risk(self, passed: timedelta, left: timedelta) -> bool:
        share = said(self.ruling, "at_risk_from")
        if share is None:
            return False
        whole = Fraction((passed + left) // _MICROSECOND)
        return Fraction(passed // _MICROSECOND) >= Fraction(share) * whole
