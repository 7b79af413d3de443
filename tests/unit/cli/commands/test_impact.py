"""The command ``impact``: matrix, money, responsible value, picture, sweep, and what it refuses."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import fromstring  # our own picture

import polars as pl
import pytest
from click.testing import Result

from crmpolicy.company import shipped

Run = Callable[..., Result]
NOW = ("--now", "2027-01-01T00:00+08:00")
LIST = (
    "customer,sales_share,margin\n"
    "C-1,0.95%,0.1\nC-2,0.9%,0.2\nC-3,0.89999%,1\nC-4,1%,2\nC-5,2%,3\nC-6,much,4\n"
)
MEASURED = ("--data", "list.csv", "--point", "customer_grade", "--money", "margin")


@pytest.fixture
def sides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Two states of a company, and a list with a customer on either side of each line."""
    monkeypatch.chdir(tmp_path)
    text = (shipped("examples") / "superstore" / "company.yaml").read_text(encoding="utf-8")
    Path("a.yaml").write_text(text, encoding="utf-8")
    Path("b.yaml").write_text(text.replace("grade_a_share: 1%", "grade_a_share: 0.9%"), encoding="utf-8")
    Path("list.csv").write_text(LIST, encoding="utf-8")
    return "a.yaml", "b.yaml"


def test_the_matrix_counts_who_moves_and_names_the_value(run: Run, sides: tuple[str, str]) -> None:
    result = run(
        "impact", *sides, "--data", "list.csv", "--point", "customer_grade", "--money", "margin", *NOW
    )
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [" ".join(line.split()) for line in result.stdout.split("\n")]
    assert "6 rows: 2 move, 3 stay, 1 cannot be used" in lines
    assert (
        "asked again under the new policies: 2; of all others it is proved that their answer stays" in lines
    )
    assert "grade B 2 1 3" in lines
    assert "grade B grade A 2 0.30 steel.2.2.1.d" in lines
    assert "responsible: lowest share of grade A (steel.grade_a_share) went from 1%" in " ".join(lines)
    assert [line for line in lines if line.startswith("3 C-2")] == ["3 C-2 grade B grade A steel.2.2.1.d"]


def test_the_data_hold_every_way_exactly(run: Run, sides: tuple[str, str]) -> None:
    more = ("--money", "margin", "--format", "json", *NOW)
    data = json.loads(run("impact", *sides, "--data", "list.csv", "--point", "customer_grade", *more).stdout)
    (impact,) = data["impact"]
    assert (impact["rows"], impact["unchanged"], impact["evaluated_twice"]) == (6, 3, 2)
    (moved,) = (way for way in impact["matrix"] if way["before"] != way["after"])
    assert (moved["rows"], moved["money"], moved["clauses"]) == (2, {"margin": "0.3"}, ["steel.2.2.1.d"])
    assert [each["parameter"] for each in moved["parameters"]] == ["steel.grade_a_share"]
    assert [each["name"] for each in impact["refused"]] == ["C-6"]


def test_without_a_question_each_that_changes_is_measured(run: Run, sides: tuple[str, str]) -> None:
    result = run("impact", *sides, "--data", "list.csv", *NOW)
    assert re.findall(r"^\S.*  (\w+)$", result.stdout, re.MULTILINE)[0] == "customer_grade"
    assert "goes by what happened" in " ".join(result.stdout.split())
    same = run("impact", sides[0], sides[0], "--data", "list.csv", *NOW)
    assert same.stdout == "no question is answered otherwise, so nobody was asked\n"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_picture_needs_nothing_from_anywhere(run: Run, sides: tuple[str, str], language: str) -> None:
    given = ("--data", "list.csv", "--point", "customer_grade", "--money", "margin", "--language", language)
    assert run("impact", *sides, *given, "--svg", "m.svg", *NOW).exit_code == 0
    sweep = ("--sweep", "steel.grade_a_share=0.5%..1.5%/4")
    assert run("impact", sides[0], *given, *sweep, "--svg", "s.svg", *NOW).exit_code == 0
    for name, wanted in (("m.svg", "0.30"), ("s.svg", "1.5%")):
        text = Path(name).read_text(encoding="utf-8")
        said = [each.text for each in fromstring(text).iter() if each.text]  # noqa: S314 - as above
        assert wanted in said
        assert not re.search(r"<script|href|url\(|@import|https?://(?!www\.w3\.org/2000/svg)", text)


def test_markdown_has_the_matrix(run: Run, sides: tuple[str, str]) -> None:
    given = ("--data", "list.csv", "--point", "customer_grade", "--format", "markdown")
    lines = run("impact", *sides, *given, *NOW).stdout.split("\n")
    assert "| grade B | 2 | 1 | 3 |" in lines
    swept = run("impact", sides[0], *given, "--sweep", "steel.grade_a_share=0.9%..1%/1", *NOW).stdout
    assert "| 0.9% | 4 | 1 |" in swept
    assert "| 1% | 2 | 3 |" in swept


def test_a_value_is_swept_with_both_ends(run: Run, sides: tuple[str, str]) -> None:
    given = ("--data", "list.csv", "--sweep", "steel.grade_a_share=0.9%..1%/1", "--format", "json", *NOW)
    data = json.loads(run("impact", sides[0], *given).stdout)
    (swept,) = data["sweep"]
    assert (swept["point"], swept["parameter"], swept["rows"]) == ("customer_grade", "steel.grade_a_share", 6)
    told = [
        (step["value"], {each["answer"]: each["rows"] for each in step["groups"]}) for step in swept["steps"]
    ]
    assert told == [("0.009", {"A": 4, "B": 1, None: 1}), ("0.01", {"A": 2, "B": 3, None: 1})]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("a.yaml",), "impact-without-after"),
        (("a.yaml", "b.yaml", "--sweep", "steel.grade_a_share=1%..2%"), "impact-both"),
        (("a.yaml", "--sweep", "steel.grade_a_share"), "sweep-form"),
        (("a.yaml", "--sweep", "steel.grade_a_share=2%..1%"), "sweep-backwards"),
        (("a.yaml", "--sweep", "steel.share_only=1..2"), "sweep-no-number"),
        (("a.yaml", "--sweep", "steel.nobody=1..2"), "parameter-unknown"),
        (("a.yaml", "--sweep", "steel.grade_a_share=0.1%..2%"), "parameter-out-of-range"),
    ],
)
@pytest.mark.usefixtures("sides")
def test_what_cannot_be_measured_is_told(run: Run, given: tuple[str, ...], code: str) -> None:
    result = run("impact", *given, "--data", "list.csv", "--format", "json", *NOW)
    assert (result.exit_code, result.stdout) == (2, "")
    assert {each["code"] for each in json.loads(result.stderr)["errors"]} == {code}


@pytest.mark.parametrize("ending", ["parquet", "arrow"])
def test_files_of_columns_say_the_same(run: Run, sides: tuple[str, str], ending: str) -> None:
    """Lines count as rows do; money and matrix are those of the CSV file."""
    frame = pl.read_csv("list.csv", infer_schema=False)
    if ending == "parquet":
        frame.write_parquet(Path("list.parquet"))
    else:
        frame.write_ipc(Path("list.arrow"))
    more = ("--point", "customer_grade", "--money", "margin", "--format", "json", *NOW)
    told = [
        json.loads(run("impact", *sides, "--data", f"list.{each}", *more).stdout) for each in ("csv", ending)
    ]
    csv, other = (each["impact"][0] for each in told)
    assert [csv[each] for each in ("rows", "unchanged", "evaluated_twice")] == [
        other[each] for each in ("rows", "unchanged", "evaluated_twice")
    ]
    assert csv["matrix"] == other["matrix"]
    assert [each["name"] for each in csv["moved"]] == [each["name"] for each in other["moved"]]
