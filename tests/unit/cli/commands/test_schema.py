import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from crmpolicy.source import json_schemas, schema_texts

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


def test_schemas_are_written_for_editors(run: Run, data: Callable[..., Any], tmp_path: Path) -> None:
    """What is fresh is not written again; what was changed by hand is told, then renewed."""
    folder = tmp_path / "schemas"
    assert run("schema", "cases", "--out", str(folder)).stdout == f"wrote {folder}/cases.json\n"
    others = sorted(f"{folder}/{kind}.json" for kind in json_schemas() if kind != "cases")
    assert data("schema", "--out", str(folder)) == {"written": others}
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert texts == schema_texts()
    assert run("schema", "--out", str(folder)).stdout == "all schemas are fresh\n"
    (folder / "cases.json").write_text("{}", encoding="utf-8")
    checked = run("schema", "--out", str(folder), "--check", "--language", "zh")
    assert (checked.exit_code, checked.stdout) == (1, f"{folder}/cases.json 已过期\n")
    assert (folder / "cases.json").read_text(encoding="utf-8") == "{}"
    assert data("schema", "--out", str(folder)) == {"written": [f"{folder}/cases.json"]}
    assert data("schema", "--out", str(folder), "--check") == {"stale": []}


def test_a_kind_that_is_missing_is_told(run: Run, tmp_path: Path) -> None:
    """A check never makes the folder."""
    result = run("schema", "cases", "--out", str(tmp_path / "none"), "--check")
    assert (result.exit_code, result.stdout) == (1, f"{tmp_path}/none/cases.json is stale\n")
    assert list(tmp_path.iterdir()) == []


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
        (("--company", "example-steel", "--out", "schemas"), "--out writes kinds of files"),
        (("nothing", "--out", "schemas"), "there is no kind of file `nothing`"),
        (("cases", "--check"), "the folder to check is not named"),
        (("cases", "--stage", "signed"), "the question is not named"),
        (("handbook.order_form", "--company", "handbook", "--stage", "burnt"), "`burnt`"),
        (("handbook.region_form", "--company", "handbook", "--stage", "signed"), "--stage has no place"),
        (("customer_grade", "--company", "example-steel", "--stage", "signed"), "--stage has no place"),
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
