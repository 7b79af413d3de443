"""A question of each row of a file: what people see, what programs read, how it leaves."""

import json
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from crmpolicy.cli.printing import progress_bar

Run = Callable[..., Result]
NOW = "2026-01-05T09:00+08:00"
ROWS = "客户,占比（%）,采购\n甲,1,1\n乙,0.3,2\n丙,0.2999,2\n丁,1,9\n戊,很多,1\n己,0,1,x\n"
MAPPING = """\
format: 1
columns:
  客户: {}
  占比（%）: {fact: sales_share, unit: '%'}
  采购: {fact: cooperation, codes: {1: close, 2: average}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a list in GBK, what its columns are, and a company that grades by share alone."""
    (tmp_path / "in.csv").write_text(ROWS, encoding="gbk")
    (tmp_path / "columns.yaml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "company.yaml").write_text(
        "format: 1\ncompany: shares\ntitle: {zh: 甲, en: a}\nzone: Asia/Shanghai\ncurrency: 元\n"
        "adopts: [steel@1]\nparameters:\n  steel.share_only: yes\n  steel.grade_a_share: 1%\n"
        "  steel.grade_b_share: 0.3%\n  steel.grade_c_share: 0.1%\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def line(*more: str, data: str = "in.csv", out: str = "out.csv") -> tuple[str, ...]:
    return (
        "run", "customer_grade", "--company", "company.yaml",
        "--data", data, "--out", out, "--now", NOW, *more,
    )  # fmt: skip


def shown(result: Result) -> list[str]:
    return [" ".join(each.split()) for each in result.stdout.split("\n")]


def test_people_see_what_columns_were_taken_for_what_came_out_and_why_not(run: Run, folder: Path) -> None:
    result = run(*line("--mapping", "columns.yaml", "--refused", "refused.csv", "--language", "zh"))
    assert (result.exit_code, result.stderr) == (1, "")
    said = shown(result)
    assert said[:2] == ["客户等级 customer_grade", "共 6 行：3 行有结论，0 行未能断定，3 行不能用"]
    assert "客户 不用" in said
    assert "占比（%） steel.sales_share（%）" in said
    assert "采购 steel.cooperation（2 个代码）" in said
    assert {"A 级 1", "B 级 1", "C 级 1"} <= {*said}
    assert any("`采购` 栏的代码 `9` 没有说明代表什么" in each and each.endswith("1 5") for each in said)
    assert said[-3:-1] == ["已写入 out.csv", "没有结论的行另写入 refused.csv"]
    rows = (folder / "out.csv").read_bytes().decode("gbk").splitlines()
    assert rows[0] == "客户,占比（%）,采购,grade,rule,clause,status,reason"
    assert [each.split(",")[3] for each in rows[1:]] == ["A", "B", "C", "", "", ""]
    lines = (folder / "refused.csv").read_bytes().decode("gbk").splitlines()[1:]
    assert [each.split(",")[:2] for each in lines] == [["5", "invalid"], ["6", "invalid"], ["7", "invalid"]]


def test_programs_read_the_same(run: Run, folder: Path) -> None:
    result = run(*line("--mapping", "columns.yaml", "--format", "json", out="out.jsonl"))
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert {name: found[name] for name in ("point", "rows", "decided", "undecided", "invalid", "out")} == {
        "point": "customer_grade", "rows": 6, "decided": 3, "undecided": 0, "invalid": 3, "out": "out.jsonl"
    }  # fmt: skip
    assert found["refused"] is None
    assert found["columns"] == [
        {"head": "客户", "fact": None},
        {"head": "占比（%）", "fact": "steel.sales_share", "unit": "%"},
        {"head": "采购", "fact": "steel.cooperation", "codes": {"1": "close", "2": "average"}},
    ]
    assert sorted((each["outcome"]["grade"], each["rows"]) for each in found["answers"]) == [
        ("A", 1), ("B", 1), ("C", 1)
    ]  # fmt: skip
    assert sorted(each["line"] for each in found["reasons"]) == [5, 6, 7]
    assert {each["status"] for each in found["reasons"]} == {"invalid"}
    assert len((folder / "out.jsonl").read_text("utf-8").splitlines()) == 6


def test_a_list_in_which_every_row_is_decided_leaves_with_0(run: Run, folder: Path) -> None:
    (folder / "in.csv").write_text("share\n1%\n0.2%\n", encoding="utf-8")
    result = run(*line("--column", "share=sales_share"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2 rows: 2 decided, 0 undecided, 0 cannot be used" in shown(result)
    assert not any("without an answer" in each for each in shown(result))


def test_a_column_named_in_the_line_comes_before_the_file(run: Run, folder: Path) -> None:
    result = run(*line("--mapping", "columns.yaml", "--column", "采购="))
    assert "采购 kept aside" in shown(result)
    assert "6 rows: 4 decided, 0 undecided, 2 cannot be used" in shown(result)
    assert folder.joinpath("out.csv").exists()


def test_a_list_without_any_fact_is_told(run: Run, folder: Path) -> None:
    (folder / "in.csv").write_text("name\nx\n", encoding="utf-8")
    result = run(*line())
    assert result.exit_code == 1
    assert "no column is a fact that this question asks for" in shown(result)


def test_long_lists_of_answers_and_reasons_are_cut(run: Run, folder: Path) -> None:
    """The data has all of them."""
    (folder / "in.csv").write_text("sales_share\n" + "".join(f"x{n}\n" for n in range(25)), encoding="utf-8")
    assert "and 15 more kinds, 15 rows in all" in shown(run(*line()))
    assert len(json.loads(run(*line("--format", "json")).stdout)["reasons"]) == 25


def test_answers_of_several_outputs_and_kinds_are_worded(run: Run, folder: Path) -> None:
    (folder / "in.jsonl").write_text(
        '{"channel": "trade fair", "referrer_is_customer": false, "lead_interested": true}\n',
        encoding="utf-8",
    )
    result = run(
        "run", "acquisition_channel", "--company", "example-steel", "--data", "in.jsonl", "--out", "o.csv",
        "--now", NOW,
    )  # fmt: skip
    assert result.exit_code == 0, result.stdout
    assert any(each.startswith("channel laid down: yes") for each in shown(result))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--data", "none.csv"), "`none.csv` does not exist"),
        (
            ("--data", "in.xlsx"),
            "`in.xlsx` has no ending that is known (use one of .csv, .parquet, .arrow, .jsonl)",
        ),
        (("--out", "in.csv"), "`in.csv` and `in.csv` are one and the same file (write into another file)"),
        (("--out", "no/out.csv"), "does not exist"),
        (("--column", "nothing"), "`nothing`"),
        (("--column", "x=sales_share"), "in.csv:1:1: no column is called `x`"),
        (("--mapping", "none.yaml"), "none.yaml:1:1"),
        (("--now", "2026-01-05T09:00"), "2026-01-05T09:00+08:00"),
        (("--encoding", "klingon"), "there is no encoding `klingon`"),
    ],
)
def test_what_cannot_be_used_is_told_and_nothing_is_written(
    run: Run, folder: Path, more: tuple[str, ...], said: str
) -> None:
    names = {each.name for each in folder.iterdir()}
    result = run(*line(*more))
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert {each.name for each in folder.iterdir()} == names


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "占比（%）: {fact: sales_share, unit: t}",
            "columns.yaml:3:3: the unit `t` of column `占比（%）` is none for share",
        ),
        (
            "采购: {fact: cooperation, codes: {1: closest}}",
            "columns.yaml:3:38: what code `1` of column `采购` stands for",
        ),
        ("采购: {fact: coop}", "columns.yaml:3:3: no fact is called `coop`"),
        ("购: {fact: cooperation}", "columns.yaml:3:3: no column is called `购`"),
        (
            "采购: {facts: cooperation}",
            "columns.yaml:3:8: the key `facts` is not known here (did you mean `fact`?)",
        ),
    ],
)
def test_faults_of_the_mapping_stand_at_their_place(run: Run, folder: Path, written: str, said: str) -> None:
    (folder / "columns.yaml").write_text(f"format: 1\ncolumns:\n  {written}\n", encoding="utf-8")
    result = run(*line("--mapping", "columns.yaml"))
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (folder / "out.csv").exists()


def test_an_interrupt_leaves_no_half_file(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from crmpolicy.portfolio import summing_up  # noqa: PLC0415 - to be changed

    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(summing_up.Tally, "add", interrupted)
    names = {each.name for each in folder.iterdir()}
    assert run(*line()).exit_code == 130
    assert {each.name for each in folder.iterdir()} == names


class Terminal(StringIO):
    """An error stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for stream, shown_there in ((Terminal(), True), (StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with progress_bar(lambda rows: f"{rows} rows") as progress:
            assert (progress is not None) == shown_there
            if progress is not None:
                progress(0.5, 1000)
        assert ("1000 rows" in stream.getvalue()) == shown_there
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress_bar(str) as progress:
        assert progress is None


def test_duties_are_summed_up_by_how_they_stand(run: Run, folder: Path) -> None:
    """Due moments are different in each row; how many are breached is what is asked."""
    (folder / "cases.csv").write_text(
        "case,events.receive\n1,2026-03-06T16:00+08:00\n2,2026-03-06T16:01+08:00\n3,soon\n", encoding="utf-8"
    )
    more = ("--company", "example-group", "--now", "2026-03-09T10:00+08:00", "--language", "zh")
    result = run(
        "run",
        "steel.complaint_response",
        "--data",
        str(folder / "cases.csv"),
        "--out",
        str(folder / "o.csv"),
        *more,
    )
    assert result.exit_code == 1
    told = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "记录: 已违约 2" in told
    head, first, *_ = (folder / "o.csv").read_text("utf-8-sig").splitlines()
    assert "record.due" in head.split(",")
    assert "breached" in first
