"""What a case asks, without what it expects: facts, events and a moment, put to a question."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from crmpolicy.engine import DecisionPoint
from crmpolicy.errors import (
    BadValueError,
    FactsError,
    Fault,
    MissingParameterError,
    UndecidedError,
    UnknownPointError,
)
from crmpolicy.policy.records import STAGE, Record
from crmpolicy.source import RawCase
from crmpolicy.source.reading import entries_of
from crmpolicy.source.tree import Node, Scalar, plain
from crmpolicy.testing.expecting import Answer
from crmpolicy.testing.finding import CaseFaultError
from crmpolicy.values import local_moment
from crmpolicy.wording import Words


@dataclass(frozen=True, slots=True)
class Scene:
    """Facts as they are written, what has happened, and when it is asked."""

    given: dict[str, Any]
    now: datetime

    def put(self, point: DecisionPoint) -> Answer:
        """Ask; that there is no answer is one too."""
        try:
            return point.evaluate(self.given, now=self.now)
        except (MissingParameterError, FactsError, UndecidedError, UnknownPointError) as error:
            return error


def scene_of(case: RawCase, point: DecisionPoint) -> Scene:
    """Read what a case asks.

    Raises:
        CaseFaultError: a moment that cannot be read, a stage where there is none.
    """
    zone = ZoneInfo(point.effective.zone)
    now = _moment(case.now, zone)
    given = {name: plain(entry.value) for name, entry in case.given.items()}
    if case.stage is not None:
        given[STAGE] = _stage(case, case.stage, point)
    if case.happened or point.tables[0].timed:
        given["events"] = [_event(each, zone) for each in case.happened]
    return Scene(given, now)


def _stage(case: RawCase, stage: str, point: DecisionPoint) -> str:
    """Give how far a form has come; other questions have no stages."""
    form = point.tables[0].course
    if not isinstance(form, Record) or form.stage is None:
        raise CaseFaultError(Fault("case-key-not-for-tables", {"keys": ("stage",)}, case.place))
    return stage


def _moment(written: Scalar, zone: ZoneInfo) -> datetime:
    """Read a moment; one without offset is local time where the policy lives."""
    try:
        return local_moment(written.text, zone)
    except BadValueError as error:
        fault = error.fault()
        said = Words(fault.message("zh"), fault.message("en"))
        place = written.place.location
        raise CaseFaultError(Fault("case-moment-unreadable", {"said": said}, place)) from None


def _event(node: Node, zone: ZoneInfo) -> dict[str, Any]:
    """Read an event: its details as they are written, its moment as that of the question."""
    event: dict[str, Any] = {}
    for name, entry in entries_of(node):
        written = entry.value
        if name == "at" and isinstance(written, Scalar):
            event[name] = _moment(written, zone)
        else:
            event[name] = plain(written)
    return event
