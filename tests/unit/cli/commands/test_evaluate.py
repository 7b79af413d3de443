import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from crmpolicy.company import load_policy_set

Run = Callable[..., Result]
NOW = "2026-01-05T09:00+08:00"
FACTS = '{"sales_share": 0.0095, "contribution": "大", "cooperation": "紧密", "reputation": "尚可"}'
QUESTION = ("evaluate", "customer_grade", "--company", "example-group", "--facts", FACTS, "--now", NOW)


def test_the_answer_stands_first_then_what_decided_it(run: Run) -> None:
    result = run(*QUESTION)
    lines = result.stdout.split("\n")
    assert (result.exit_code, result.stderr) == (0, "")
    assert lines[0] == "Customer grade: grade C"
    assert lines.index("What decided:") < lines.index("What applied too, but did not decide:")
    assert "- Reputation: reputation is acceptable → grade C [steel.2.2.3.c]" in lines


def test_the_answer_speaks_chinese(run: Run) -> None:
    lines = run(*QUESTION, "--language", "zh").stdout.split("\n")
    assert lines[0] == "客户等级：C 级"
    assert "- 信誉：信誉为尚可 → C 级【steel.2.2.3.c】" in lines


def test_an_explanation_names_the_places_in_the_documents(run: Run) -> None:
    """And what would have to change; without `--explain` neither is told."""
    plain, explained = run(*QUESTION).stdout, run(*QUESTION, "--explain").stdout
    assert "二(二)3, steel.2.2.3.c" in explained
    assert "What would change the outcome:" in explained
    assert "二(二)3" not in plain
    assert "would change" not in plain


def test_json_is_the_decision_itself(data: Callable[..., Any]) -> None:
    """Exactly what a program gets from the library."""
    found = data(*QUESTION)
    point = load_policy_set("example-group").point("customer_grade")
    decision = point.evaluate(json.loads(FACTS), now=datetime.fromisoformat(NOW))
    assert found == decision.to_dict()
    assert found["facts"]["sales_share"] == "0.0095"
    assert {"outcome", "reasons", "policy", "digest", "now"} <= found.keys()
    assert {"rule", "clause", "binding"} <= found["reasons"][0].keys()


def test_json_carries_the_explanation_when_it_is_asked_for(data: Callable[..., Any]) -> None:
    told = data(*QUESTION, "--explain", "--language", "zh")["explanation"]
    assert told.startswith("客户等级：C 级\n")
    assert "explanation" not in data(*QUESTION)


def test_a_trace_lists_every_rule_of_the_question_and_of_those_behind(run: Run) -> None:
    """Also those that do not apply, with why; without `--trace` none is listed."""
    facts = '{"annual_volume": "6000 t"}'
    question = (
        "evaluate",
        "steel.customer_size",
        "--company",
        "example-group",
        "--facts",
        facts,
        "--now",
        NOW,
    )
    plain, traced = (run(*question, *more).stdout for more in ((), ("--trace",)))
    assert traced.startswith(plain)
    lines = traced.split("\n")
    head = next(place for place, line in enumerate(lines) if line.endswith("the rules that were looked at"))
    rules = load_policy_set("example-group").effective.tables["steel.customer_size"].rules()
    told = [line for line in lines[head:] if line[:1] in "✓✗·" and line]
    assert len(told) == len(tuple(rules))
    assert sum(line.startswith("✓") for line in told) == 1


def test_json_carries_the_trace_when_it_is_asked_for(data: Callable[..., Any]) -> None:
    [asked] = data(*QUESTION, "--trace")["trace"]
    assert asked["subject"] == "customer_grade"
    step = asked["steps"][0]
    assert {"document", "part", "rule", "clauses", "matched", "needed", "failures", "entry"} == step.keys()
    assert {"fact", "value", "operator", "operands"} == step["failures"][0].keys()
    assert "trace" not in data(*QUESTION)


def test_one_document_can_be_asked_alone(data: Callable[..., Any]) -> None:
    facts = (
        '{"has_purchased": "是", "annual_purchases": "1001万元",'
        ' "cooperation_years": null, "industry_influence": "低"}'
    )
    found = data(
        "evaluate", "lighting.customer_grade", "--company", "example-group", "--facts", facts, "--now", NOW
    )
    assert found["outcome"] == {"grade": "key"}
    assert [basis["subject"] for basis in found["basis"]] == ["lighting.key_customer"]


def test_dated_values_follow_the_moment(data: Callable[..., Any]) -> None:
    """From 2027 on 0.95 % is enough for grade A; the moment is the company's, not the machine's."""
    facts = FACTS.replace("尚可", "良好")
    grades = [
        data(*QUESTION[:5], facts, "--now", now)["outcome"]["grade"]
        for now in ("2026-12-31T15:59Z", "2026-12-31T16:00Z")
    ]
    assert grades == ["B", "A"]


def test_a_case_that_no_rule_decides_leaves_with_1(run: Run, gappy: Path) -> None:
    """The rules that were looked at are told on the error stream."""
    line = ("evaluate", "fitness", "--company", str(gappy), "--facts", '{"age": 7}', "--now", NOW)
    result = run(*line)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{gappy}/rules.yaml:6:5: no rule of fitness applies\n")
    assert "under 5" in result.stderr
    in_json = run(*line, "--format", "json")
    assert in_json.exit_code == 1
    assert [error["code"] for error in json.loads(in_json.stderr)["errors"]] == ["undecided-no-rule"]


def test_several_outputs_stand_in_one_line(run: Run, gappy: Path) -> None:
    result = run("evaluate", "fitness", "--company", str(gappy), "--facts", '{"age": 3}', "--now", NOW)
    assert result.stdout.split("\n")[0].startswith("Fitness: ")
    assert "young" in result.stdout.split("\n")[0]


def test_missing_parameters_are_named_with_their_clauses(run: Run) -> None:
    """All of them, and nothing is decided."""
    result = run("evaluate", "customer_grade", "--company", "steel", "--facts", "{}", "--now", NOW)
    assert (result.exit_code, result.stdout) == (2, "")
    lines = result.stderr.strip().split("\n")
    assert [line.partition("`")[2].partition("`")[0] for line in lines] == [
        "steel.grade_a_share",
        "steel.grade_b_share",
        "steel.grade_c_share",
    ]
    assert "[steel.2.2.1.d, steel.2.2.2.d]" in lines[0]


def test_every_fault_of_the_facts_is_told(run: Run) -> None:
    facts = '{"sales_shar": "1%", "contribution": "巨大", "cooperation": true, "reputation": "good"}'
    result = run(*QUESTION[:5], facts, *QUESTION[6:], "--format", "json")
    errors = json.loads(result.stderr)["errors"]
    assert (result.exit_code, result.stdout) == (2, "")
    assert [error["code"] for error in errors][:3] == ["fact-unknown-name-near", "fact-wrong", "fact-wrong"]
    assert errors[0]["hint"] == "did you mean `sales_share`?"


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("customer_grad", "did you mean `customer_grade`?"),
        ("zzz", "nothing in force answers `zzz`"),
    ],
)
def test_a_question_that_nobody_answers_is_refused(run: Run, subject: str, said: str) -> None:
    result = run("evaluate", subject, *QUESTION[2:])
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_moment_without_offset_is_refused_with_the_company_s_own(run: Run) -> None:
    result = run(*QUESTION[:-1], "2026-01-05T09:00", "--language", "zh")
    assert result.exit_code == 2
    assert "公司在 Asia/Shanghai，写成 2026-01-05T09:00+08:00" in result.stderr


def test_facts_come_from_the_input_too(run: Run) -> None:
    result = run(*QUESTION[:5], "-", *QUESTION[6:], given=FACTS.encode())
    assert result.stdout == run(*QUESTION).stdout
