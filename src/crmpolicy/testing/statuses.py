"""How a duty is expected to stand: the fields that a case writes, and no others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import Any, Final, get_args
from zoneinfo import ZoneInfo

from crmpolicy.engine.courses.limits import CLOCK, length_of
from crmpolicy.engine.courses.states import DutyState, DutyStatus
from crmpolicy.engine.decision import Outcome
from crmpolicy.errors import BadValueError
from crmpolicy.values import Boolean, Integer, TermType, local_moment
from crmpolicy.wording import Language, Words, word


@dataclass(frozen=True, slots=True)
class StatusWanted:
    """Fields of a status and what they are to be; ``each`` has them by role, where roles have counters."""

    fields: tuple[tuple[str, Any, str], ...] = ()
    each: tuple[tuple[str, "StatusWanted"], ...] = ()

    def met_by(self, found: Any) -> bool:
        """Tell whether a status is as it is wanted."""
        if self.each:
            return isinstance(found, Outcome) and all(
                who in found and wanted.met_by(found[who]) for who, wanted in self.each
            )
        return isinstance(found, DutyStatus) and all(
            getattr(found, name) == value for name, value, _ in self.fields
        )

    def show(self, language: Language) -> str:
        """Write what is wanted, as the case writes it."""
        if self.each:
            shown = (f"{who} ({wanted.show(language)})" for who, wanted in self.each)
        else:
            shown = (f"{word(f'status {name}').spoken(language)} {text}" for name, _, text in self.fields)
        return Words("，", ", ").spoken(language).join(shown)


def read_status(written: object, zone: ZoneInfo) -> StatusWanted:
    """Read what a case writes of a duty.

    Args:
        written: the fields with their texts; or the same by role.
        zone: where the policy lives; moments without offset are its.

    Raises:
        BadValueError: a field that no status has, or a value that is not of its kind.

    >>> read_status({"state": "met", "done": "1"}, ZoneInfo("UTC")).show("en")
    'state met, done 1'
    """
    if not isinstance(written, Mapping) or not written:
        raise BadValueError("value-not-a-status", given=str(written), known=tuple(_READERS))
    if all(isinstance(each, Mapping) for each in written.values()):
        return StatusWanted(each=tuple((who, read_status(each, zone)) for who, each in written.items()))
    return StatusWanted(tuple(_field(name, given, zone) for name, given in written.items()))


def _field(name: str, given: object, zone: ZoneInfo) -> tuple[str, Any, str]:
    if name not in _READERS or not isinstance(given, str):
        raise BadValueError("value-not-a-status", given=f"{name}: {given}", known=tuple(_READERS))
    return name, _READERS[name](given, zone), given


def _state(text: str, _zone: ZoneInfo) -> str:
    if text not in get_args(DutyState):
        raise BadValueError("value-not-a-state", given=text, known=get_args(DutyState))
    return text


def _moment(text: str, zone: ZoneInfo) -> Any:
    return None if text == "none" else local_moment(text, zone).astimezone(UTC)


def _length(text: str, _zone: ZoneInfo) -> timedelta:
    """Read a length that a clock measures; a minus sign says how long it is over."""
    term = TermType().parse(text.removeprefix("-"))
    if term.unit not in CLOCK:
        raise BadValueError("value-not-a-clock-length", given=text)
    length = length_of(term)
    return -length if text.startswith("-") else length


def _text(text: str, _zone: ZoneInfo) -> str | None:
    return None if text == "none" else text


_READERS: Final[Mapping[str, Callable[[str, ZoneInfo], Any]]] = {
    "state": _state,
    "due": _moment,
    "since": _moment,
    "done_at": _moment,
    "who": _text,
    "elapsed": _length,
    "remaining": _length,
    "required": lambda text, _zone: Integer().parse(text),
    "done": lambda text, _zone: Integer().parse(text),
    "shortfall": lambda text, _zone: Integer().parse(text),
    "document": _text,
    "rule": _text,
    "provisional": lambda text, _zone: Boolean().parse(text),
    "soft": lambda text, _zone: Boolean().parse(text),
}
