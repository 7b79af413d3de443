"""Cases told as events, for the real evaluation to show what is claimed of due moments."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.engine.decision import Outcome
from crmpolicy.engine.event_details import EVENTS
from crmpolicy.verify.courses.spoken import START, Speech
from crmpolicy.verify.courses.steps import Way
from crmpolicy.verify.courses.trying import Trying
from crmpolicy.verify.facts.formulas import Box
from crmpolicy.verify.facts.placing import rooms
from crmpolicy.verify.facts.witness import Witness, witness_of
from crmpolicy.verify.questions.question import Question

MOST_TRIED: Final = 12


def witnesses(question: Question, box: Box) -> Iterator[Witness]:
    """Give facts of a box that a caller could give, the smallest first.

    Raises:
        NotDecidedError: they cannot be told.
    """
    for values in rooms(question.space, box, MOST_TRIED):
        yield witness_of(values, question.sketch, question.space, question.period.moment)


def scene(trying: Trying, ways: Sequence[Way], received: datetime) -> list[dict[str, Any]]:
    """Tell a case: received, what limits count from at once, duties on the way at the last moment.

    Args:
        trying: reckons due moments.
        ways: the ways that the case goes.
        received: when it begins.
    """
    speech = trying.speech
    happened: dict[str, datetime] = {}
    for way in ways:
        if way.anchor != START:
            happened[way.anchor] = received
        for count, step in enumerate(way.steps[:-1], 1):
            part = replace(way, steps=way.steps[:count])
            happened.setdefault(_performs(speech, step.duty), trying.due(part, received))
    start = speech.course.starts
    first = {start: received} if start is not None else {}
    return [{"event": name, "at": at, "by": None} for name, at in {**happened, **first}.items()]


def _performs(speech: Speech, duty: str) -> str:
    return speech.course.duty(duty).met_by[0]


def told(witness: Witness, events: Sequence[Mapping[str, Any]]) -> Witness:
    """Give facts with events, asked at the moment of the last of them."""
    now = max((each["at"] for each in events), default=witness.now)
    return Witness({**witness.facts, EVENTS: list(events)}, now)


def due_of(outcome: Mapping[str, Any], duty: str) -> datetime | None:
    """Give the due moment that is told of a duty, the first where each role has its own."""
    status = outcome[duty]
    found = status.values() if isinstance(status, Outcome) else (status,)
    dues = [each.due for each in found if isinstance(each, DutyStatus) and each.due is not None]
    return min(dues, default=None)
