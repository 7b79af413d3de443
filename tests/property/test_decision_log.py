"""Every question, decided, pickled, written down, decided anew: the same, and nobody's name in the file."""

import json
import pickle
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from crmpolicy.errors import FactsError, UndecidedError
from crmpolicy.interop.decision_log import DecisionLog, replay
from crmpolicy.policy.facts import Fact, ListOf
from crmpolicy.policy.records import Record
from crmpolicy.values import Text
from tests.property.every_point import EACH_GROUP, GROUP, GROUPS, NOW, good, some

KEY: Final = bytes(range(32))
PLANTED: Final = "某人甲乙丙"
RESTING: Final = {"customer_care"}
"""Questions that rest on a birthday: with it they are not decided anew."""


def _all() -> Iterator[Fact]:
    effective = GROUP.effective
    yield from effective.facts.values()
    for table in effective.tables.values():
        yield from table.derive
        if isinstance(table.course, Record):
            for entry in table.course.fields:
                yield from (entry.fact, *(line.fact for line in entry.lines))


def _personal() -> Iterator[tuple[str, Fact]]:
    """Give what is personal, by its name; a field of a list by the names of both."""
    for fact in _all():
        inside = fact.type.fields if isinstance(fact.type, ListOf) else ()
        if fact.personal:
            yield fact.name, fact
        yield from ((f"{fact.name}.{each.name}", each) for each in inside if each.personal or fact.personal)


PERSONAL: Final = frozenset(name for name, _ in _personal())
TEXTS: Final = frozenset(
    name
    for name, fact in _personal()
    if isinstance(fact.type.item if isinstance(fact.type, ListOf) and fact.type.item else fact.type, Text)
)


def with_secrets(facts: Mapping[str, Any]) -> tuple[dict[str, Any], int]:
    """Put a secret of its own wherever a personal text stands, and tell how many there are."""
    planted = 0

    def one(value: Any, name: str) -> Any:
        nonlocal planted
        if isinstance(value, Mapping):
            return {field: one(each, f"{name}.{field}") for field, each in value.items()}
        if isinstance(value, list | tuple):
            return [one(each, name) for each in value]
        if name in TEXTS and isinstance(value, str) and value.strip():
            planted += 1
            return f"{PLANTED}{planted}"
        return value

    return {name: one(value, name.rpartition(".")[2]) for name, value in facts.items()}, planted


def bare(value: Any, name: str = "") -> Iterator[Any]:
    """Give each value of logged facts that a log should have redacted."""
    if isinstance(value, Mapping):
        for field, each in value.items():
            yield from bare(each, f"{name}.{field}" if name else field.rpartition(".")[2])
    elif isinstance(value, list):
        for each in value:
            yield from bare(each, name)
    elif name in PERSONAL and value not in (None, "", "unknown", "未知"):
        yield value


def decided(log: DecisionLog, name: str, facts: Mapping[str, Any]) -> None:
    """Decide and write down, once by the log and once from a pickle."""
    try:
        decision = log.evaluate(GROUP, name, facts, now=NOW)
    except (FactsError, UndecidedError):
        return
    kept, given = pickle.loads(pickle.dumps((decision, facts)))  # noqa: S301 - a test's own
    log.record(GROUP, kept, given)


def decided_anew(group: str, key: bytes | None, path: Path, few: int | None = None) -> None:
    """Decide all questions of a group: nothing differs, and nothing personal stands in the file."""
    with DecisionLog(path, key=key) as log:
        for name in GROUPS[group]:
            for facts in good(name)[:few]:
                decided(log, name, with_secrets(facts)[0])
    raw = path.read_text(encoding="utf-8")
    lines = [json.loads(line) for line in raw.splitlines()]
    found = replay(path, GROUP)
    assert PLANTED not in raw
    assert [one for line in lines for one in bare(line.get("facts", {}))] == []
    assert found.counts["same"] + found.counts["open"] == len(lines)
    assert found.counts["open"] <= sum(line["question"].rpartition(".")[2] in RESTING for line in lines)


@pytest.mark.parametrize("group", EACH_GROUP)
def test_every_question_is_decided_anew_alike(group: str, tmp_path: Path) -> None:
    """By the policies that decided nothing differs, and what is personal stands nowhere in the file."""
    decided_anew(group, None, tmp_path / "log.jsonl", few=1)


@pytest.mark.soak
@pytest.mark.parametrize("group", EACH_GROUP)
def test_every_question_is_decided_anew_alike_at_length(group: str, tmp_path: Path) -> None:
    """The same with more facts for each."""
    decided_anew(group, None, tmp_path / "log.jsonl")


@pytest.mark.soak
@pytest.mark.parametrize("group", EACH_GROUP)
def test_every_question_is_decided_anew_alike_with_pseudonyms(group: str, tmp_path: Path) -> None:
    """The same with a key."""
    decided_anew(group, KEY, tmp_path / "log.jsonl")


QUICK: Final = "records again"
"""The forms, by their plain names: what is wrong with an entry is part of their answer."""


@pytest.mark.parametrize(
    "group", [pytest.param(each, marks=() if each == QUICK else pytest.mark.soak) for each in GROUPS]
)
def test_facts_that_are_spoilt_leave_no_name_either(group: str, tmp_path: Path) -> None:
    """Whatever is wrong with facts, and whatever is told of it on a form, tells nothing personal."""
    path = tmp_path / "log.jsonl"
    with DecisionLog(path) as log:
        for name in GROUPS[group]:
            for each in some(name):
                decided(log, name, with_secrets(each.facts)[0])
    assert PLANTED not in path.read_text(encoding="utf-8")
    assert replay(path, GROUP).different == 0


def test_there_are_secrets_to_be_kept() -> None:
    """Personal facts are declared, and the forms are given some."""
    assert len(TEXTS) > 40
    assert sum(with_secrets(facts)[1] for name in GROUPS[QUICK] for facts in good(name)) > 20
