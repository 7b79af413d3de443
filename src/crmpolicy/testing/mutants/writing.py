"""Cases written as an owner writes them: values in their notation, lines in the form of the house."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from crmpolicy.engine.courses.kinds import DutyType, RefusedType
from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.engine.decision import Outcome
from crmpolicy.engine.ranking_outcome import PlacedType
from crmpolicy.engine.record_outcome import EntryType
from crmpolicy.errors import BadValueError
from crmpolicy.policy.facts import ListOf
from crmpolicy.policy.rows import Facts
from crmpolicy.policy.scales import Choice, Choices
from crmpolicy.values import Instant, ValueType

UNWRITABLE: Final = object()
"""What a case has no notation for."""
_PLAIN: Final = re.compile(r"[^\W\d_][\w .%/+\-，：；、（）“”《》。]*|[0-9][\w.%-]*(?::[0-9]{2})*")
_FIELDS: Final = (
    "state",
    "due",
    "who",
    "since",
    "done_at",
    "required",
    "done",
    "shortfall",
    "soft",
    "provisional",
)
_INDENT: Final = "    "
_WIDTH: Final = 120
_WITH_UNIT: Final = frozenset({"money", "ratio", "quantity"})
"""Types whose values people write with a sign or a unit."""


def flow(written: Any) -> str:
    """Write plain data on one line of YAML.

    >>> flow({"state": "open", "told": ["甲", "a: b"]})
    '{state: open, told: [甲, "a: b"]}'
    """
    if isinstance(written, Mapping):
        return "{" + ", ".join(f"{flow(key)}: {flow(each)}" for key, each in written.items()) + "}"
    if isinstance(written, Sequence) and not isinstance(written, str):
        return "[" + ", ".join(map(flow, written)) + "]"
    text = str(written)
    if _PLAIN.fullmatch(text) and text == text.strip():
        return text
    return json.dumps(text, ensure_ascii=False)


def notation(kind: ValueType, value: Any, zone: ZoneInfo) -> Any:
    """Give a value as a case writes it; ``UNWRITABLE`` where no case can."""
    if value is None:
        return "none" if isinstance(kind, Instant) else "unknown"
    if isinstance(kind, DutyType | RefusedType):
        return status(value, None, zone) if isinstance(kind, DutyType) else UNWRITABLE
    if isinstance(value, Outcome) and isinstance(kind, PlacedType):
        kinds = dict(kind.fields)
        return {name: notation(kinds[name], each, zone) for name, each in value.items()}
    if isinstance(value, tuple):
        item = kind.item if isinstance(kind, ListOf) and kind.item is not None else kind
        item = Choice(item.scale) if isinstance(item, Choices) else item
        return [notation(item, each, zone) for each in value]
    return moment(value, zone) if isinstance(value, datetime) else _text(kind, value)


def _text(kind: ValueType, value: Any) -> Any:
    if isinstance(kind, EntryType):
        return value if isinstance(value, str) else value.entry
    if isinstance(value, bool):
        return "yes" if value else "no"
    plain, shown = str(kind.plain(value)), kind.show(value, "zh").replace(",", "")
    for text in (shown, plain) if kind.name in _WITH_UNIT else (plain, shown):
        try:
            if kind.compare(kind.read(text), value) == 0 or kind.read(text) == value:
                return text
        except BadValueError:
            continue
    return UNWRITABLE


def status(found: Any, beside: Any, zone: ZoneInfo) -> Any:
    """Write how a duty stands: its state and, where another one is given, what is otherwise there."""
    if isinstance(found, Outcome):
        others = beside if isinstance(beside, Outcome) else {}
        return {who: status(each, others.get(who), zone) for who, each in found.items()}
    told: dict[str, Any] = {"state": found.state}
    for name in _FIELDS[1:]:
        value = getattr(found, name)
        if isinstance(beside, DutyStatus) and value != getattr(beside, name):
            told[name] = _field(value, zone)
    return told


def _field(value: Any, zone: ZoneInfo) -> Any:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return moment(value, zone) if isinstance(value, datetime) else str(value)


def moment(value: datetime, zone: ZoneInfo) -> str:
    """Write a moment in local time, without what is nought."""
    local = value.astimezone(zone).replace(tzinfo=None)
    exact = "microseconds" if local.microsecond else "seconds" if local.second else "minutes"
    return local.isoformat(timespec=exact)


def plainly(value: Any, zone: ZoneInfo) -> Any:
    """Write what is known of a case: texts as they are, exact values in their notation."""
    if isinstance(value, datetime):
        return moment(value, zone)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "unknown"
    if isinstance(value, Facts | Mapping):
        return {name: plainly(each, zone) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plainly(each, zone) for each in value]
    return value.isoformat() if isinstance(value, date | time) else str(value)


def case_text(entries: Mapping[str, Any]) -> str:
    """Lay out one case; what is too long for a line goes below it.

    >>> print(case_text({"case": "例", "ask": "steel.customer_size", "given": {"rank": "1"}}))
      - case: 例
        ask: steel.customer_size
        given: {rank: 1}
    """
    lines: list[str] = []
    for name, value in entries.items():
        lines += _entry(name, value)
    return "\n".join(["  - " + lines[0], *(f"{_INDENT}{line}" for line in lines[1:])])


def _entry(name: str, value: Any) -> list[str]:
    line = f"{name}: {flow(value)}"
    several = isinstance(value, Mapping) or (
        isinstance(value, list) and any(isinstance(each, Mapping) for each in value)
    )
    if name != "happened" and (len(line) <= _WIDTH or not several):
        return [line]
    if isinstance(value, Mapping):
        return [f"{name}:", *(f"  {flow(key)}: {flow(each)}" for key, each in value.items())]
    return [f"{name}:", *(f"  - {flow(each)}" for each in value)]
