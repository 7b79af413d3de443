"""One value is changed: what it makes wrong, what it changes, who moves; then one span is written."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from crmpolicy.cli.commands import set as command
from crmpolicy.cli.rewriting import _now, judge
from crmpolicy.company import load_policy_set, shipped
from crmpolicy.errors import Location
from tests.unit.cli.conftest import change

Run = Callable[..., Result]
Data = Callable[..., Any]
DAY = "2027-01-01"


@pytest.fixture
def plain(shop: Path) -> Path:
    """A company whose value has no history, on a line with a comment; Windows made the file."""
    file = shop / "corner.yaml"
    change(file, "{dated: [{value: 21}, {from: 2020-01-01, value: 18}]}", "18   # as the law says")
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    return file


@pytest.fixture
def companies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Real companies, in a folder of one's own."""
    shutil.copytree(shipped() / "companies", tmp_path / "companies")
    monkeypatch.chdir(tmp_path / "companies")
    return tmp_path / "companies"


def shop_rule(shop: Path, text: str) -> None:
    """Let the rule for minors rest on the value too, so that it may be changed."""
    change(shop / "shop" / "rules.yaml", "under: 18", f"under: {text}")


def test_a_value_is_written_and_no_other_byte_changes(run: Run, shop: Path, plain: Path) -> None:
    shop_rule(shop, "adult")
    before = plain.read_bytes()
    result = run("set", "shop.adult", "16", "--company", "corner.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert plain.read_bytes() == before.replace(b"18 ", b"16 ")
    lines = [" ".join(line.split()) for line in result.stdout.split("\n")]
    assert lines[:3] == [
        "Of age shop.adult",
        "was 18 (corner.yaml:8:15)",
        "will be 16 (corner.yaml:8:15)",
    ]
    assert "checked: nothing becomes wrong" in lines
    assert "consent (consent): looser" in lines
    assert lines[-2] == "wrote corner.yaml"


def test_the_same_is_told_in_chinese_and_as_data(run: Run, data: Data, shop: Path, plain: Path) -> None:
    shop_rule(shop, "adult")
    line = ("set", "adult", "16", "--company", "corner.yaml", "--dry-run")
    before = plain.read_bytes()
    said = run(*line, "--language", "zh").stdout
    assert "检查：没有新的问题" in said
    assert "没有写入（--dry-run）：corner.yaml" in said
    found = data(*line)
    assert plain.read_bytes() == before
    assert (found["parameter"], found["state"], found["from"]) == ("shop.adult", "dry", None)
    assert (found["before"]["value"], found["after"]["value"]) == (18, 16)
    assert [each["point"] for each in found["difference"]["changes"]] == ["consent"]
    assert found["check"] == {"new": [], "still": [], "undecided": []}


def test_what_becomes_wrong_is_refused(run: Run, plain: Path) -> None:
    before = plain.read_bytes()
    result = run("set", "adult", "16", "--company", "corner.yaml", "--format", "json")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["state"]) == (1, "refused")
    assert [each["check"] for each in found["check"]["new"]] == ["overlap"]
    assert plain.read_bytes() == before
    text = run("set", "adult", "16", "--company", "corner.yaml").stdout
    assert "what the change makes wrong (1):" in text
    assert "--force" in text


def test_force_needs_a_reason_which_stands_behind_the_value(run: Run, plain: Path) -> None:
    before = plain.read_bytes()
    without = run("set", "adult", "16", "--company", "corner.yaml", "--force")
    assert (without.exit_code, without.stderr.split("(")[0]) == (2, "--force needs a reason ")
    reason = ("--force", "--reason", "董事会决定")
    assert run("set", "adult", "16", "--company", "corner.yaml", *reason).exit_code == 0
    new = before.replace(b"18   # as the law says", "16   # as the law says  # 董事会决定".encode())
    assert plain.read_bytes() == new


def test_what_was_wrong_before_is_told_apart_and_stops_nobody(data: Data, plain: Path) -> None:
    change(plain, "18   #", "21   #")
    found = data("set", "adult", "20", "--company", "corner.yaml", "--dry-run")
    assert found["check"]["new"] == []
    assert [each["check"] for each in found["check"]["still"]] == ["gap"]


def test_a_day_adds_to_the_history(run: Run, shop: Path, plain: Path) -> None:
    shop_rule(shop, "adult")
    assert run("set", "adult", "16", "--company", "corner.yaml", "--from", DAY).exit_code == 0
    text = plain.read_bytes().decode("utf-8-sig")
    assert "shop.adult: {dated: [{value: 18}, {from: 2027-01-01, value: 16}]}   # as the law says\r\n" in text
    assert run("set", "adult", "17", "--company", "corner.yaml", "--from", "2028-01-01").exit_code == 0
    history = load_policy_set(plain).effective.parameters["shop.adult"].history
    assert [(str(each.since), each.value) for each in history] == [
        ("None", 18),
        (DAY, 16),
        ("2028-01-01", 17),
    ]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ((), "set-needs-day"),
        (("--from", "2019-12-31"), "set-day-before"),
        (("--from", "2020-01-01"), "set-day-taken"),
        (("--from", "soon"), "cli-not-a-day"),
    ],
)
def test_a_history_is_only_added_to(run: Run, shop: Path, more: tuple[str, ...], code: str) -> None:
    before = (shop / "corner.yaml").read_bytes()
    result = run("set", "adult", "17", "--company", "corner.yaml", "--format", "json", *more)
    assert (result.exit_code, json.loads(result.stderr)["errors"][0]["code"]) == (2, code)
    assert (shop / "corner.yaml").read_bytes() == before


def test_the_day_after_the_last_one_is_taken(run: Run, shop: Path) -> None:
    shop_rule(shop, "adult")
    line = ("set", "adult", "17", "--company", "corner.yaml", "--from", "2020-01-02")
    assert run(*line).exit_code == 0


def test_what_a_document_says_begins_the_history_of_a_company(run: Run, shop: Path) -> None:
    shop_rule(shop, "adult")
    file = shop / "corner.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("parameters:")], encoding="utf-8")
    assert run("set", "adult", "17", "--company", "corner.yaml", "--from", DAY).exit_code == 0
    assert file.read_text(encoding="utf-8").endswith(
        "\nparameters:\n  shop.adult: {dated: [{value: 18}, {from: 2027-01-01, value: 17}]}\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("adlt", "17", "corner.yaml"), "name-unknown-parameter"),
        (("adult.x", "17", "corner.yaml"), "name-unknown-parameter"),
        (("adult", "many", "corner.yaml"), "value-not-an-integer"),
        (("adult", "17", "shop"), "set-no-company"),
        (("adult", "17", "nowhere"), "policy-not-found"),
    ],
)
def test_what_cannot_be_used_is_told(
    run: Run, plain: Path, arguments: tuple[str, str, str], code: str
) -> None:
    before = plain.read_bytes()
    name, value, company = arguments
    result = run("set", name, value, "--company", company, "--format", "json")
    assert (result.exit_code, json.loads(result.stderr)["errors"][0]["code"]) == (2, code)
    assert plain.read_bytes() == before


def test_a_value_out_of_range_is_refused_even_by_force(run: Run, plain: Path) -> None:
    before = plain.read_bytes()
    forced = ("--force", "--reason", "so be it")
    result = run("set", "adult", "0", "--company", "corner.yaml", *forced)
    assert result.exit_code == 2
    assert "out of range" in result.stderr
    assert plain.read_bytes() == before


def test_a_file_that_changed_meanwhile_is_left_alone(
    run: Run, shop: Path, plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop_rule(shop, "adult")

    def judged(*given: Any, **more: Any) -> Any:
        plain.write_bytes(plain.read_bytes() + b"# somebody was here\r\n")
        return judge(*given, **more)

    monkeypatch.setattr(command, "judge", judged)
    result = run("set", "adult", "16", "--company", "corner.yaml")
    assert (result.exit_code, "was changed meanwhile" in result.stderr) == (1, True)
    assert plain.read_bytes().endswith(b"# somebody was here\r\n")
    assert b"18   #" in plain.read_bytes()


@pytest.mark.usefixtures("plain")
def test_what_is_said_already_is_not_written_again(run: Run) -> None:
    result = run("set", "adult", "18", "--company", "corner.yaml")
    assert (result.exit_code, result.stdout.split("\n")[-2]) == (
        0,
        "corner.yaml says so already; nothing written",
    )


def test_customers_who_move_are_named_and_bad_rows_are_told(
    run: Run, data: Data, shop: Path, plain: Path
) -> None:
    assert plain.is_file()
    shop_rule(shop, "adult")
    table = "客户,年龄,销售额\n甲,17,10.10\n乙,16,0.20\n丙,15,1\n丁,old,1\n戊,17\n"
    (shop / "customers.csv").write_bytes(table.encode("gbk"))
    line = ("set", "adult", "16", "--company", "corner.yaml", "--from", DAY, "--dry-run")
    given = ("--data", "customers.csv", "--money", "销售额")
    (impact,) = data(*line, *given)["impact"]
    assert [(each["line"], each["name"]) for each in impact["moved"]] == [(2, "甲"), (3, "乙")]
    assert {(each["before"], each["after"]): each["money"]["销售额"] for each in impact["matrix"]} == {
        ("false", "true"): "10.3",
        ("false", "false"): "1",
    }
    assert [(each["line"], each["reasons"][0]["code"]) for each in impact["refused"]] == [
        (5, "fact-wrong"),
        (6, "plan-csv-cells"),
    ]
    text = run(*line, *given).stdout
    assert "5 rows: 2 move, 1 stay, 2 cannot be used" in text
    assert "line 6, 戊: this row has 2 cells, the first row has 3" in text


@pytest.mark.usefixtures("plain")
def test_of_many_who_move_the_first_are_shown_and_all_are_counted(run: Run, data: Data, shop: Path) -> None:
    shop_rule(shop, "adult")
    rows = "".join(f"C-{number},17\n" for number in range(12)) + "C-x,\n" * 12
    (shop / "customers.csv").write_text(f"customer,age\n{rows}", encoding="utf-8")
    line = ("set", "adult", "16", "--company", "corner.yaml", "--from", DAY, "--dry-run")
    text = run(*line, "--data", "customers.csv").stdout
    assert "24 rows: 12 move, 0 stay, 12 cannot be used" in text
    assert text.count("and 2 more") == 2
    (impact,) = data(*line, "--data", "customers.csv")["impact"]
    assert (len(impact["moved"]), len(impact["refused"])) == (12, 12)


def test_a_finding_keeps_its_line_when_lines_are_added_above_it() -> None:
    edits = {Path("a.yaml"): (b"a: 1\nb: 2\nc: 3\n", b"a: 1\nb:\n  - 2\nc: 3\n")}
    places = [
        _now(edits, Location(file, line, 1)).line
        for file, line in (("a.yaml", 1), ("a.yaml", 2), ("a.yaml", 3))
    ]
    assert places == [1, 2, 4]
    assert _now(edits, Location("b.yaml", 3, 1)).line == 3


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--data", "customers.csv"), "set-data-without-now"),
        (("--data", "customers.csv", "--now", "2026-01-05"), "cli-now-without-offset"),
        (("--data", "customers.csv", "--from", DAY, "--column", "x"), "set-column-form"),
        (("--data", "customers.csv", "--from", DAY, "--column", "x=age"), "portfolio-no-column"),
        (("--data", "customers.csv", "--from", DAY, "--point", "consnt"), "point-unknown-near"),
        (("--data", "nowhere.csv", "--from", DAY), "cli-file-missing"),
    ],
)
def test_a_list_that_cannot_be_asked_is_told_before_anything_is_written(
    run: Run, shop: Path, plain: Path, more: tuple[str, ...], code: str
) -> None:
    shop_rule(shop, "adult")
    (shop / "customers.csv").write_text("customer,age\nC-1,17\n", encoding="utf-8")
    before = plain.read_bytes()
    result = run("set", "adult", "16", "--company", "corner.yaml", "--format", "json", *more)
    assert (result.exit_code, json.loads(result.stderr)["errors"][0]["code"]) == (2, code)
    assert plain.read_bytes() == before


def test_a_list_that_does_not_tell_enough_is_said_so_once(run: Run, shop: Path, plain: Path) -> None:
    assert plain.is_file()
    shop_rule(shop, "adult")
    (shop / "customers.csv").write_text("customer\nC-1\nC-2\n", encoding="utf-8")
    line = ("set", "adult", "16", "--company", "corner.yaml", "--from", DAY, "--dry-run")
    text = run(*line, "--data", "customers.csv").stdout
    assert text.count("the table does not tell enough for this question") == 1


@pytest.mark.parametrize(
    ("name", "value", "old", "new"),
    [
        (
            "handbook.visit_counts.important.handler",
            "8",
            "important: {handler: 6,",
            "important: {handler: 8,",
        ),
        (
            "key_accounts.risk_matrix.unlikely.noticeable",
            "medium",
            "unlikely: {slight: low, noticeable: low,",
            "unlikely: {slight: low, noticeable: medium,",
        ),
        (
            "handbook.round_every.C",
            "year",
            "{A: month, B: quarter, C: half year, D: year}",
            "{A: month, B: quarter, C: year, D: year}",
        ),
    ],
)
def test_one_entry_of_a_mapping_of_a_real_company_changes(
    companies: Path, name: str, value: str, old: str, new: str
) -> None:
    """What is found for the file is left to the check; here it is the edit that counts."""
    file = companies / "example-group.yaml"
    draft = command._draft(str(file), name, value, None, "")
    assert draft.after == file.read_bytes().replace(old.encode(), new.encode())
    assert draft.sets[0] != draft.sets[1]


def test_a_real_company_is_changed_within_seconds(data: Data, companies: Path) -> None:
    line = ("set", "steel.grade_a_share", "1.5%", "--company", "example-steel.yaml", "--from", DAY)
    found = data(*line)
    assert found["state"] == "written"
    assert {each["point"] for each in found["difference"]["changes"]} >= {"customer_grade", "visit_cadence"}
    text = (companies / "example-steel.yaml").read_text(encoding="utf-8")
    assert (
        "{dated: [{value: 1%}, {from: 2027-01-01, value: 1.5%}]}                           # example" in text
    )
