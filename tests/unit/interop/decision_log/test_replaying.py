"""A log decided anew: what is the same, what differs and why, what nobody can tell."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.errors import UndecidedError
from crmpolicy.interop.decision_log import DecisionLog, Replay, replay, replaying
from crmpolicy.interop.decision_log import lines as reading
from tests.unit.interop.decision_log.people import NOW, RULES, company

PEOPLE: Final = company()
SALES: Final = ("99.99", "100", "100.01", "500")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log of four sizes."""
    path = tmp_path / "log.jsonl"
    with DecisionLog(path) as file:
        for number, sales in enumerate(SALES, 1):
            file.evaluate(PEOPLE, "size", {"sales": sales}, now=NOW, reference=f"S-{number}")
    return path


def codes(found: Replay) -> list[str]:
    """Give why lines were not decided anew."""
    return [each.found.code for each in found.open.values()]


def test_the_same_policies_decide_the_same(log: Path) -> None:
    found = replay(log, PEOPLE)
    assert (found.lines, found.counts["same"], found.different, found.left_open) == (4, 4, 0, 0)
    assert (found.digests[True], found.digests[False]) == (4, 0)


def test_a_moved_threshold_is_told_with_rule_clause_and_value(log: Path) -> None:
    """The bound lies at 100: one step above it two sizes change, at it none."""
    found = replay(log, company(parameters={"large_from": "100.02元"}))
    assert (found.counts["same"], found.different) == (2, 2)
    (change,) = found.changes.values()
    assert (change.lines, change.line, change.reference) == (2, 2, "S-2")
    assert (change.found.before, change.found.after) == (
        {"large": True, "days": 30}, {"large": False, "days": 60},
    )  # fmt: skip
    assert change.found.rules == (("doc:large",), ("doc:small",))
    assert change.found.clauses == (("c.1",), ("c.2",))
    assert change.found.parameters == {"doc.large_from": ("100", "100.02")}
    assert replay(log, company(parameters={"large_from": "100.00元"})).different == 0
    assert replay(log, company(parameters={"large_from": "100.01元"})).different == 1


def test_only_outputs_that_differ_are_told(log: Path) -> None:
    found = replay(log, company(RULES.replace("days: 30", "days: 31")))
    assert [(each.found.before, each.found.after) for each in found.changes.values()] == [
        ({"days": 30}, {"days": 31})
    ]


def test_other_rules_with_the_same_answer_are_no_difference(log: Path) -> None:
    found = replay(
        log, company(RULES.replace("clause: c.1}", "clause: c.9}").replace("id: small", "id: tiny"))
    )
    assert (found.counts["grounds"], found.different) == (4, 0)


@pytest.mark.parametrize(
    ("old", "new", "code", "names"),
    [
        ("  size:\n", "  volume:\n", "log-open-question", None),
        ("value: 100元", "value: required", "log-open-unfilled", ("doc.large_from",)),
        (
            "{sales: {at_least: large_from}}",
            "{sales: {at_least: large_from}, share: {at_least: 1%}}",
            "log-open-lacking",
            ("share",),
        ),
    ],
)
def test_what_cannot_be_decided_anew_is_told_by_name(
    log: Path, old: str, new: str, code: str, names: Any
) -> None:
    found = replay(log, company(RULES.replace(old, new)))
    (why,) = found.open.values()
    assert (why.found.code, why.lines, why.line) == (code, 4, 1)
    assert why.found.arguments["question"] == "size"
    assert why.found.arguments.get("names") == names
    assert (found.different, found.left_open) == (0, 4)


def test_facts_that_are_no_longer_declared_are_told_by_name(tmp_path: Path) -> None:
    """They would be refused today: that is a difference."""
    path = tmp_path / "log.jsonl"
    with DecisionLog(path) as file:
        file.evaluate(PEOPLE, "size", {"sales": 1, "remark": "…"}, now=NOW)
    found = replay(path, company(RULES.replace("remark:", "note:")))
    (change,) = found.changes.values()
    assert change.found.after == {"status": "refused", "code": "fact-unknown-name", "names": ["remark"]}
    assert change.found.rules == (("doc:small",), ())


def test_an_answer_that_went_or_came_is_a_difference(tmp_path: Path) -> None:
    path, without = tmp_path / "log.jsonl", company(RULES.replace("{under: large_from}", "{under: 50元}"))
    with DecisionLog(path) as file:
        file.evaluate(PEOPLE, "size", {"sales": 60}, now=NOW)
        with pytest.raises(UndecidedError):
            file.evaluate(without, "size", {"sales": 60}, now=NOW)
    undecided = {"status": "undecided", "code": "undecided-no-rule"}
    gone, came = replay(path, without), replay(path, PEOPLE)
    assert [(each.found.before["large"], each.found.after) for each in gone.changes.values()] == [
        (False, undecided)
    ]
    assert [(each.found.before, each.found.after["large"]) for each in came.changes.values()] == [
        (undecided, False)
    ]
    assert gone.counts["same"] == came.counts["same"] == 1


def test_what_rests_on_redacted_facts_is_never_guessed(tmp_path: Path) -> None:
    """Where the line says so, and where other policies look at what the line does not have."""
    path = tmp_path / "log.jsonl"
    with DecisionLog(path) as file:
        file.evaluate(PEOPLE, "adult", {"age": 44}, now=NOW)
        file.evaluate(PEOPLE, "size", {"sales": 1, "age": 44, "contact": "张晓明"}, now=NOW)
    assert (replay(path, PEOPLE).counts["same"], codes(replay(path, PEOPLE))) == (1, ["log-open-redacted"])
    found = replay(path, company(RULES.replace("{sales: {under: large_from}}", "{age: {over: 17}}")))
    assert [each.found.arguments["names"] for each in found.open.values()] == [("age",), ("age", "contact")]


def test_a_text_that_is_only_asked_to_be_there_is_decided_anew(tmp_path: Path) -> None:
    path, rules = tmp_path / "log.jsonl", RULES.replace(
        "{sales: {under: large_from}}", "{sales: {under: large_from}, contact: {known: yes}}"
    )  # fmt: skip
    with DecisionLog(path, key=b"0123456789abcdef") as file:
        file.evaluate(PEOPLE, "size", {"sales": 1, "contact": "张晓明"}, now=NOW)
    assert replay(path, company(rules)).counts["same"] == 1


def test_a_company_is_found_by_the_name_in_each_line(log: Path) -> None:
    asked: list[str] = []

    def found(name: str) -> PolicySet:
        asked.append(name)
        return PEOPLE

    assert replay(log, found).counts["same"] == 4
    assert asked == ["doc"]


def test_progress_is_told(log: Path) -> None:
    log.write_bytes(log.read_bytes() * 30)
    told: list[tuple[float, int]] = []
    replay(log, PEOPLE, progress=lambda part, lines: told.append((part, lines)))
    assert [(round(part, 2), lines) for part, lines in told] == [(0.83, 100)]


def test_what_is_too_manifold_is_counted_together(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaying, "MOST", 0)
    found = replay(log, company(parameters={"large_from": "100.02元"}))
    assert (found.changes, found.more["different"], found.different) == ({}, 2, 2)


def _changed(log: Path, **fields: Any) -> bytes:
    line = json.loads(log.read_bytes().splitlines()[0])
    return json.dumps({**line, **fields}).encode()


@pytest.mark.parametrize(
    ("fields", "code", "name"),
    [
        ({"format": 2}, "log-line-format", None),
        ({"status": "maybe"}, "log-line-field", "status"),
        ({"question": 7}, "log-line-field", "question"),
        ({"digest": None}, "log-line-field", "digest"),
        ({"facts": []}, "log-line-field", "facts"),
        ({"replay": 1}, "log-line-field", "replay"),
        ({"outcome": None}, "log-line-field", "outcome"),
        ({"reasons": [{"rule": "x"}]}, "log-line-field", "reasons"),
        ({"reasons": [7]}, "log-line-field", "reasons"),
        ({"now": "2026-01-05T09:00"}, "log-line-field", "now"),
        ({"now": "yesterday"}, "log-line-field", "now"),
        ({"now": None}, "log-line-field", "now"),
    ],
)
def test_a_line_that_no_log_writes_is_told(log: Path, fields: Any, code: str, name: str | None) -> None:
    """With its number; the others are read all the same."""
    log.write_bytes(log.read_bytes() + _changed(log, **fields) + b"\n")
    found = replay(log, PEOPLE)
    assert (found.counts["same"], found.counts["unreadable"], codes(found)) == (4, 1, [code])
    (why,) = found.open.values()
    assert (why.line, why.found.arguments.get("name")) == (5, name)


@pytest.mark.parametrize(
    "line",
    [
        b"hello",
        b"\xff\xfe",
        b"[1]",
        b"7",
        b'{"a": 1e99999999999999999999}',
        b"[" * 100_000,
        b"9" * 5000,
        b"{",
    ],
)
def test_what_is_no_json_is_told(log: Path, line: bytes) -> None:
    log.write_bytes(line + b"\n\n  \n" + log.read_bytes())
    found = replay(log, PEOPLE)
    assert (found.counts["same"], codes(found)) == (4, ["log-line-json"])


def test_a_line_without_end_does_not_fill_the_memory(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is passed over to the next one, however long it is."""
    longest = max(map(len, log.read_bytes().splitlines())) + 1
    monkeypatch.setattr(reading, "LONGEST", longest)
    log.write_bytes(b"x" * longest * 5 + b"\n" + log.read_bytes() + b"y" * longest * 2)
    found = replay(log, PEOPLE)
    assert (found.counts["same"], found.counts["unreadable"]) == (4, 2)
    assert set(codes(found)) == {"log-line-long"}


@pytest.mark.parametrize("part", [1, 40, -2, -1])
def test_a_last_line_that_was_cut_short_is_told(log: Path, part: int) -> None:
    """Unless nothing but its end is missing."""
    whole = log.read_bytes()
    last = whole.splitlines(keepends=True)[-1]
    log.write_bytes(whole + last[:part])
    found = replay(log, PEOPLE)
    assert found.counts["same"] == (5 if part == -1 else 4)
    assert found.counts["unreadable"] == (0 if part == -1 else 1)


def test_a_line_behind_one_that_was_cut_short_is_read(log: Path) -> None:
    """Another process cannot know that the line before its own has no end."""
    first, *rest = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(first[:99] + first + b"".join(rest))
    found = replay(log, PEOPLE)
    assert (found.counts["same"], codes(found)) == (4, ["log-line-torn"])
