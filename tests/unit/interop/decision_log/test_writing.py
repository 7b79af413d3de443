"""What a line of a log holds, and what it never does."""

import json
import pickle
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
import pytest

from crmpolicy import load_policy_set
from crmpolicy.errors import DigestMismatchError, FactsError, MissingParameterError, UndecidedError
from crmpolicy.interop.decision_log import DecisionLog, replay
from tests.unit.interop.decision_log.people import NOW, RULES, company

PEOPLE: Final = company()
SECRETS: Final = ("张晓明", "13912345678", "Zhang Xiaoming", "1987-06-05")
KEY: Final = b"0123456789abcdef"
HELPED: Final = {
    "team": [{"person": "张晓明", "days": 2}, {"person": "Zhang Xiaoming", "days": "1.50"}],
    "helpers": ["13912345678", "张晓明"],
}


def written(tmp_path: Path, question: str, facts: Any, **settings: Any) -> dict[str, Any]:
    """Decide one case and give its line; nothing secret stands in the file."""
    path = tmp_path / "log.jsonl"
    with DecisionLog(path, **settings) as log:
        log.evaluate(PEOPLE, question, facts, now=NOW)
    raw = path.read_bytes()
    assert not [each for each in SECRETS if each.encode() in raw]
    found: dict[str, Any] = json.loads(raw.splitlines()[-1])
    return found


def test_a_line_has_all_that_a_decision_rests_on(tmp_path: Path) -> None:
    line = written(tmp_path, "doc.size", {"sales": Decimal("1E+2"), "remark": "甲\n乙\u2028"})
    assert list(line) == [
        "format", "status", "question", "now", "company", "policies", "digest", "engine", "facts",
        "redacted", "replay", "outcome", "clauses", "reasons",
    ]  # fmt: skip
    assert line["facts"] == {"sales": "100", "remark": "甲\n乙\u2028"}
    assert line["now"] == "2026-01-05T01:00:00+00:00"
    assert (line["policies"], line["digest"], line["replay"]) == ({"doc": 1}, PEOPLE.digest, True)
    assert (line["outcome"], line["clauses"]) == ({"large": True, "days": 30}, ["c.1"])
    assert [(each["rule"], each["parameters"]) for each in line["reasons"]] == [
        ("large", {"doc.large_from": "100"})
    ]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (5, 5),
        (0.1, "0.1"),
        (Decimal("0.10"), "0.1"),
        (np.float64("0.25"), "0.25"),
        (np.int64(7), "7"),
        ("10万元", "10万元"),
    ],
)
def test_numbers_are_exact(tmp_path: Path, given: Any, kept: Any) -> None:
    """A whole number that every reader of JSON holds is one; all others are texts."""
    line = written(tmp_path, "size", {"sales": given})
    assert (line["facts"]["sales"], line["replay"]) == (kept, True)


def test_a_moment_keeps_its_offset_and_a_day_is_a_day(tmp_path: Path) -> None:
    path, moment = tmp_path / "log.jsonl", datetime(2026, 1, 5, 9, tzinfo=timezone(timedelta(hours=8)))
    with DecisionLog(path) as log:
        log.evaluate(PEOPLE, "size", {"sales": 1, "since": date(2026, 1, 2)}, now=moment, reference="单-1")
    line = json.loads(path.read_bytes())
    assert (line["now"], line["facts"]["since"], line["reference"]) == (
        "2026-01-05T09:00:00+08:00", "2026-01-02", "单-1",
    )  # fmt: skip


def test_personal_facts_are_redacted_wherever_they_stand(tmp_path: Path) -> None:
    """In entries and lists too; equal texts are equal still, and what is not personal stays."""
    line = written(tmp_path, "crew", {**HELPED, "contact": "Zhang Xiaoming", "born": date(1987, 6, 5)})
    assert line["facts"] == {
        "team": [
            {"person": {"$redacted": "1"}, "days": 2},
            {"person": {"$redacted": "2"}, "days": "1.50"},
        ],
        "helpers": [{"$redacted": "3"}, {"$redacted": "1"}],
        "contact": {"$redacted": "2"},
        "born": {"$redacted": "4"},
    }
    assert line["redacted"] == ["team", "helpers", "contact", "born"]
    assert (line["replay"], line["outcome"]) == (True, {"enough": True})


def test_a_dataframe_is_a_list_of_entries(tmp_path: Path) -> None:
    frame = pd.DataFrame(HELPED["team"]).astype({"days": "float"})
    line = written(tmp_path, "crew", {"team": frame, "helpers": np.array(["张晓明"])})
    assert [each["days"] for each in line["facts"]["team"]] == ["2", "1.5"]
    assert line["facts"]["helpers"] == [{"$redacted": "1"}]
    assert line["replay"] is True


def test_what_is_unknown_or_blank_is_not_personal(tmp_path: Path) -> None:
    line = written(tmp_path, "size", {"sales": 1, "contact": None, "born": "未知"})
    assert line["facts"] == {"sales": 1, "contact": None, "born": "未知"}
    assert line["redacted"] == []


def test_with_a_key_one_person_has_one_pseudonym(tmp_path: Path) -> None:
    """In every line, until another key is taken; who has no key learns nothing from it."""
    first = written(tmp_path, "size", {"sales": 1, "contact": "张晓明"}, key=KEY)
    second = written(tmp_path, "crew", HELPED, key=KEY)
    other = written(tmp_path, "size", {"sales": 1, "contact": "张晓明"}, key=KEY[::-1])
    token = first["facts"]["contact"]["$redacted"]
    assert second["facts"]["team"][0]["person"]["$redacted"] == token
    assert other["facts"]["contact"]["$redacted"] != token
    assert len(token) == 16


def test_a_short_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FactsError) as caught:
        DecisionLog(tmp_path / "log.jsonl", key=KEY[:-1])
    assert caught.value.code == "log-key-short"
    assert not (tmp_path / "log.jsonl").exists()


def test_an_output_that_tells_a_personal_fact_is_withheld(tmp_path: Path) -> None:
    """Who knows that somebody is of age knows something of the age; what does not rest on it stays."""
    line = written(tmp_path, "adult", {"age": 44})
    assert line["outcome"] == {"adult": {"$redacted": True}, "asked": True}
    assert (line["replay"], line["facts"]) == (False, {"age": {"$redacted": "1"}})
    line = written(tmp_path, "reached", {"age": 44, "contact": "张晓明"})
    assert line["outcome"] == {"age": {"$redacted": True}, "known": True}


def test_what_is_undecided_is_written_too(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    with DecisionLog(path) as log, pytest.raises(UndecidedError):
        log.evaluate(PEOPLE, "reached", {"contact": None, "age": 44}, now=NOW)
    line = json.loads(path.read_bytes())
    assert (line["status"], line["code"], line["replay"]) == ("undecided", "undecided-no-rule", True)
    assert (line["facts"], "outcome" in line) == ({"contact": None, "age": {"$redacted": "1"}}, False)
    assert replay(path, PEOPLE).counts["same"] == 1


def test_of_facts_that_cannot_be_used_nothing_is_kept(tmp_path: Path) -> None:
    """Only what is wrong, with the names that are declared: another name may be anything."""
    path = tmp_path / "log.jsonl"
    with DecisionLog(path) as log:
        for facts in ({"sales": "13912345678x", "张晓明": "1987-06-05"}, ["张晓明"]):
            with pytest.raises(FactsError):
                log.evaluate(PEOPLE, "size", facts, now=NOW)  # type: ignore[arg-type]  # a host's slip
        with pytest.raises(FactsError):
            log.evaluate(PEOPLE, "size", {"sales": 1}, now="张晓明")  # type: ignore[arg-type]  # as above
    first, second, third = map(json.loads, path.read_bytes().splitlines())
    assert sorted(first["faults"]) == ["fact-unknown-name", "fact-wrong"]
    assert (first["status"], first["names"], "facts" in first) == ("refused", ["sales"], False)
    assert (second["faults"], third["faults"]) == (["facts-not-a-mapping"], ["now-not-a-moment"])
    assert third["now"] is None
    assert not [each for each in SECRETS if each.encode() in path.read_bytes()]
    assert replay(path, PEOPLE).counts["refused"] == 3


def test_a_question_that_cannot_be_asked_leaves_no_line(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    with DecisionLog(path) as log, pytest.raises(MissingParameterError):
        log.evaluate(company(RULES.replace("value: 100元", "value: required")), "size", {"sales": 1}, now=NOW)
    assert not path.read_bytes()


def test_a_decision_made_elsewhere_is_recorded(tmp_path: Path) -> None:
    """Also one that was pickled; with the facts as they were given, read or not."""
    point, path = PEOPLE.point("size"), tmp_path / "log.jsonl"
    decision = pickle.loads(pickle.dumps(point.evaluate({"sales": 1}, now=NOW)))  # noqa: S301 - our own
    with DecisionLog(path) as log:
        log.record(PEOPLE, decision, {"sales": 1})
        log.record(PEOPLE, decision, point.facts({"sales": "1元"}))
        log.evaluate(PEOPLE, "size", point.facts({"sales": 1}), now=NOW)
        with pytest.raises(DigestMismatchError):
            log.record(company(parameters={"large_from": "7"}), decision, {"sales": 1})
    assert replay(path, PEOPLE).counts["same"] == 3


def test_facts_that_do_not_lead_to_the_decision_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    with DecisionLog(path) as log:
        log.record(PEOPLE, PEOPLE.point("size").evaluate({"sales": 1}, now=NOW), {"sales": 1000})
    assert json.loads(path.read_bytes())["replay"] is False
    assert [each.found.code for each in replay(path, PEOPLE).open.values()] == ["log-open-not-kept"]


def test_an_outcome_set_by_hand_keeps_the_role_and_not_the_name(tmp_path: Path) -> None:
    rules = company(
        RULES.replace(
            "    rules:\n      - {id: large",
            "    override: {by: chair, outputs: [large], needs: [reason]}\n    rules:\n      - {id: large",
        )
        + "roles: {chair: {title: {zh: 主席, en: chair}}}\n"
    )
    path = tmp_path / "log.jsonl"
    by_hand = {"by": "chair", "name": "张晓明", "reason": "an old customer", "large": True}
    with DecisionLog(path) as log:
        decision = log.evaluate(rules, "size", {"sales": 1, "override": by_hand}, now=NOW)
    assert decision.outcome["large"] is True
    line = json.loads(path.read_bytes())
    assert line["facts"]["override"] == {**by_hand, "name": {"$redacted": "1"}}
    assert [each.get("by_hand") for each in line["reasons"]].count("chair") == 1
    assert "张晓明" not in path.read_text(encoding="utf-8")
    assert replay(path, rules).counts["same"] == 1


def test_a_new_file_is_readable_to_its_owner_alone(tmp_path: Path) -> None:
    with DecisionLog(tmp_path / "log.jsonl", sync=True) as log:
        log.evaluate(PEOPLE, "size", {"sales": 1}, now=NOW)
    assert (tmp_path / "log.jsonl").stat().st_mode & 0o777 == 0o600
    with pytest.raises(ValueError, match="closed"):
        log.evaluate(PEOPLE, "size", {"sales": 1}, now=NOW)


def test_threads_share_a_log(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    with DecisionLog(path) as log, ThreadPoolExecutor(4) as pool:
        cases = [{"sales": str(number), "remark": "长" * number} for number in range(400)]
        list(pool.map(lambda facts: log.evaluate(PEOPLE, "size", facts, now=NOW), cases))
    assert replay(path, PEOPLE).counts["same"] == 400


def test_a_line_that_a_crash_cut_short_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    written(tmp_path, "size", {"sales": 1})
    whole = path.read_bytes()
    path.write_bytes(whole + whole[: len(whole) // 2])
    written(tmp_path, "size", {"sales": 2})
    assert replay(path, PEOPLE).counts["same"] == 2


def _is_token(value: Any) -> bool:
    return isinstance(value, Mapping) and list(value) == ["$redacted"]


def test_what_no_type_knows_is_withheld(tmp_path: Path) -> None:
    """An object may hold anything; on a form it is wrong, and what is wrong is part of the answer."""
    group = load_policy_set("handbook")
    path = tmp_path / "log.jsonl"
    with DecisionLog(path) as log:
        facts = {
            "stage": "drafted",
            "quantity": object(),
            "no_such_entry": "张晓明",
            "order_no": float("nan"),
            "unit_price": 10**5000,
        }
        log.evaluate(group, "handbook.order_form", facts, now=NOW)
    line = json.loads(path.read_bytes())
    assert _is_token(line["facts"]["quantity"])
    assert _is_token(line["facts"]["no_such_entry"])
    assert line["facts"]["order_no"] == "NaN"
    assert line["facts"]["unit_price"] == "1" + "0" * 5000
    assert "张晓明" not in path.read_text(encoding="utf-8")
