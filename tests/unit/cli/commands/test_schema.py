import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result

from crmpolicy.source import json_schemas

Run = Callable[..., Result]


def test_the_kinds_of_files_are_listed(run: Run) -> None:
    text = run("schema", "--language", "zh").stdout
    assert all(f"  {kind} " in text for kind in json_schemas())
    assert "crmpolicy schema 事项 --company 公司" in text


def test_all_kinds_come_together_as_json(data: Callable[..., Any]) -> None:
    assert data("schema") == json_schemas()


@pytest.mark.parametrize("kind", sorted(json_schemas()))
def test_the_schema_of_one_kind_is_what_editors_read(run: Run, kind: str) -> None:
    """JSON whatever the form: there is no other way to write a schema."""
    assert json.loads(run("schema", kind).stdout) == json_schemas()[kind]


def test_the_facts_of_a_question_have_a_schema(run: Run) -> None:
    schema = json.loads(run("schema", "customer_size", "--company", "example-group").stdout)
    assert schema["properties"]["annual_volume"]["description"] == "年采购量"
    assert schema["required"] == ["annual_volume"]


def test_a_moment_picks_the_facts(run: Run) -> None:
    line = ("schema", "customer_grade", "--company", "example-group", "--now", "2026-01-05T09:00+08:00")
    assert "reputation" in json.loads(run(*line).stdout)["required"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("nothing",), "there is no kind of file `nothing`"),
        (("--company", "example-steel"), "the question is not named"),
        (("customer_grade", "--company", "steel"), "`steel.grade_a_share`"),
        (("customer_grade", "--company", "example-steel", "--now", "2026-01-05"), "has no offset"),
    ],
)
def test_what_has_no_schema_is_refused(run: Run, line: tuple[str, ...], said: str) -> None:
    result = run("schema", *line)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_facts_that_change_in_time_need_a_moment(run: Run, tmp_path: Any) -> None:
    """From 2027 on this company looks at the share alone."""
    file = tmp_path / "company.yaml"
    file.write_text(
        "format: 1\ncompany: x\ntitle: {zh: 甲, en: x}\nzone: Asia/Shanghai\n"
        "currency: 元\nadopts: [steel@1]\n"
        "parameters:\n"
        "  steel.grade_a_share: 1%\n  steel.grade_b_share: 0.3%\n  steel.grade_c_share: 0.1%\n"
        "  steel.share_only: {dated: [{value: no}, {from: 2027-01-01, value: yes}]}\n",
        encoding="utf-8",
    )
    line = ("schema", "customer_grade", "--company", str(file))
    assert "name the moment with --now" in run(*line).stderr
    later = json.loads(run(*line, "--now", "2027-01-01T00:00+08:00").stdout)
    assert "reputation" not in later["properties"]
