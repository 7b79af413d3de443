"""Every question of the company that adopts all documents: good facts for it, and each way to spoil them."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any, Final, NamedTuple

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from crmpolicy.engine import Decision, DecisionPoint
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.engine.record_reading import is_blank
from crmpolicy.errors import FactsError, UndecidedError
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.records import STAGE
from crmpolicy.testing.strategies import facts_for
from tests.oracle.shipped import loaded
from tests.property.bad_facts import IN_ENTRY, SAID, bad_values

COMPANY: Final = "example-group"
GROUP: Final = loaded(COMPANY)
NOW: Final = datetime(2026, 6, 15, 1, tzinfo=UTC)
FEW: Final = 3
MANY: Final = 6
LAW: Final = 200
EVENTS: Final = "events"
NO_EVENT: Final = "no_such_event"
_NUMBER: Final = re.compile(r'"number:([^"]*)"')


_OWN: Final = {GROUP.point(name).tables: name for name in GROUP.points if "." in name}
AGAIN: Final[Mapping[str, str]] = {
    name: _OWN[GROUP.point(name).tables]
    for name in GROUP.points
    if "." not in name and GROUP.point(name).tables in _OWN
}
"""Questions asked of all documents that one alone answers, and its own: the same tables by two names."""

ONCE: Final = tuple(name for name in GROUP.points if name not in AGAIN)
"""Every question, by one name."""


def _group(name: str) -> str:
    document, dot, _ = name.partition(".")
    subject = GROUP.effective.subjects.get(name)
    room = document if dot else str(subject.room if subject else COMPANY)
    return f"{room} again" if name in AGAIN else room


GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    group: tuple(name for name in GROUP.points if _group(name) == group)
    for group in sorted({_group(name) for name in GROUP.points})
}
"""The questions of each document, and those asked of all documents together by their room.

Those of the latter that are a document's own question stand apart.
"""


EACH_GROUP: Final = tuple(
    pytest.param(
        group,
        marks=(
            pytest.mark.xdist_group(f"questions of {group}"),
            *((pytest.mark.soak,) if AGAIN.keys() >= {*names} else ()),
        ),
    )
    for group, names in GROUPS.items()
)
"""The same for a test of each: one process draws the facts of a question for all that ask it.

Two in five questions are a document's own by a second name. That they are the same is tested; the soak asks
them again.
"""


class Spoilt(NamedTuple):
    """Facts that cannot be used: the kind of fault, the facts, the name and the codes that are to be told."""

    kind: str
    facts: Mapping[str, Any]
    named: str
    codes: tuple[str, ...]


class Refusal(NamedTuple):
    """One thing that is wrong: its code, its words in both languages."""

    code: str
    said: tuple[str, str]


def good(name: str, count: int = FEW) -> tuple[Mapping[str, Any], ...]:
    """Draw facts for a question, the same in every run; the plainest of them is left out."""
    return _good(name, count)


@cache
def _good(name: str, count: int) -> tuple[Mapping[str, Any], ...]:
    point = GROUP.point(name)
    facts = facts_for(point, GROUP, now=NOW)
    found: list[Mapping[str, Any]] = []

    @settings(max_examples=count, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(facts)
    def gather(one: Mapping[str, Any]) -> None:
        found.append(one)

    gather()
    return tuple(found[1:] or found)


def declared(point: DecisionPoint, name: str) -> Fact:
    """Give the declaration of a fact by the name that a caller uses."""
    fields = point.program(NOW).fields
    own = (each.fact for each in fields if name in (each.name, each.key))
    return next(own, None) or GROUP.effective.facts[name]


def counted(point: DecisionPoint, facts: Mapping[str, Any]) -> frozenset[str]:
    """Give the full names of the facts that an answer rests on: what else is given is not read at all."""
    if isinstance(point, RecordPoint):
        return frozenset(declared(point, name).key for name in facts if name != STAGE)
    try:
        decision = point.evaluate(facts, now=NOW)
    except UndecidedError:
        return frozenset(each.key for each in point.program(NOW).fields)
    return frozenset(_rested_on(decision))


def _rested_on(decision: Decision) -> Iterator[str]:
    plain = {each.name: each.key for each in GROUP.point(decision.subject).program_of(decision).fields}
    yield from (plain[name] for name, _ in decision.facts.items())
    for each in decision.basis:
        yield from _rested_on(each)


def refusals(point: DecisionPoint, facts: Any) -> tuple[Refusal, ...]:
    """Tell all that is wrong with facts; what is wrong on a form is part of the answer."""
    try:
        outcome = point.evaluate(facts, now=NOW).outcome
    except FactsError as error:
        return tuple(
            Refusal(str(each.arguments.get("code", each.code)), (each.message("zh"), each.message("en")))
            for each in error.faults
        )
    if not isinstance(point, RecordPoint):
        return ()
    return tuple(
        Refusal(each.code, (each.zh, each.en)) for each in (*outcome["invalid"], *outcome["unknown"])
    )


def spoilt(name: str, facts: Mapping[str, Any]) -> Iterator[Spoilt]:
    """Give facts of a question with one of them spoilt, in every way."""
    point = GROUP.point(name)
    counting = counted(point, facts)
    for each, value in facts.items():
        fact = declared(point, each)
        if fact.key not in counting:
            continue
        yield from _misspelt(facts, each)
        yield from _left_out(point, facts, fact, each)
        for bad in bad_values(fact, value):
            if isinstance(point, RecordPoint) and (is_blank(bad.bare) or bad.kind == "field missing"):
                continue  # on a form nothing is wrong with what is not entered
            codes = (*SAID[bad.kind.split(IN_ENTRY)[0]], "value-in-entry")
            yield Spoilt(bad.kind, {**facts, each: bad.value}, fact.name, codes)
        if each == EVENTS:
            yield from _no_events(facts)


def _misspelt(facts: Mapping[str, Any], name: str) -> Iterator[Spoilt]:
    wrong = f"{name}_x"
    renamed = {wrong if each == name else each: value for each, value in facts.items()}
    codes = ("fact-unknown-name-near", "record-entry-strange-near")
    yield Spoilt("misspelt name", renamed, wrong, codes)
    yield Spoilt("unknown name", {**facts, "qqqq": 1}, "qqqq", ("fact-unknown-name", "record-entry-strange"))


def _left_out(point: DecisionPoint, facts: Mapping[str, Any], fact: Fact, name: str) -> Iterator[Spoilt]:
    """Leave out a fact that nothing else gives."""
    asked = {each.full for each in point.requires}
    wanted = {each.key for each in point.program(NOW).fields if each.wanted and each.derived is None}
    if fact.key not in wanted - asked or isinstance(point, RecordPoint):
        return
    less = {each: value for each, value in facts.items() if each != name}
    codes = ("fact-missing", "fact-missing-or-unknown", "fact-missing-for", "fact-event-missing")
    yield Spoilt("left out", less, "" if fact.key == EVENTS else fact.name, codes)


def _no_events(facts: Mapping[str, Any]) -> Iterator[Spoilt]:
    rows = [dict(each) for each in facts[EVENTS]]
    at = {"at": "2026-01-05T09:00+08:00"}
    yield Spoilt(
        "unknown event",
        {**facts, EVENTS: [*rows, {"event": NO_EVENT, **at}]},
        NO_EVENT,
        ("event-unknown", "event-unknown-near"),
    )
    for row in rows[:1]:
        wrong = {**row, "by": "nobody here"}
        codes = ("event-role-unknown", "event-role-unknown-near")
        yield Spoilt("unknown role", {**facts, EVENTS: [wrong, *rows[1:]]}, "nobody here", codes)


@cache
def some(name: str) -> tuple[Spoilt, ...]:
    """Choose one of each kind of spoilt facts of a question, the same in every run."""
    kinds: dict[str, list[Spoilt]] = {}
    for each in spoilt(name, good(name)[-1]):
        kinds.setdefault(each.kind, []).append(each)
    random = Random(name)  # noqa: S311 - a seeded choice, no secret
    return tuple(random.choice(found) for found in kinds.values())


def as_json(facts: Any) -> str:
    """Write facts as JSON, decimal numbers as numbers with their own digits."""
    return _NUMBER.sub(r"\1", json.dumps(_plain(facts), ensure_ascii=False))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return f"number:{value}"
    if isinstance(value, np.generic):
        return value.item()
    return value if value is None or isinstance(value, str | int | float) else str(value)
