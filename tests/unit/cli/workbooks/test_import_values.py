"""An edited sheet of parameters: what people type is what ``crmpolicy set`` would write, and nothing else."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from crmpolicy.cli.workbooks import importing
from crmpolicy.company.loading import load_unjudged
from crmpolicy.engine import PolicySet
from crmpolicy.verify import diff
from tests.unit.cli.workbooks.conftest import edited, find

Run = Callable[..., Result]


@pytest.fixture
def sheet(run: Run, desk: Path, kept: dict[str, bytes]) -> Path:
    """The parameters of the company, in Chinese."""
    if kept:
        (desk / "p.xlsx").write_bytes(kept["p"])
        return desk / "p.xlsx"
    result = run("table", "export", "ours.yaml", "--parameters", "-o", "p.xlsx", "--language", "zh")
    assert (result.exit_code, result.stdout) == (0, "已写好 p.xlsx：18 行\n"), result.stderr
    kept["p"] = (desk / "p.xlsx").read_bytes()
    return desk / "p.xlsx"


def typed(
    row: str, value: Any, *, column: str = "value", entry: str = "", since: str = ""
) -> Callable[[Any], None]:
    def change(page: Any) -> None:
        cell = find(page, row, column, entry=entry, since=since)
        cell.value = value
        if isinstance(value, float) and value < 1:
            cell.number_format = "0.0%"

    return change


def taken(run: Run, file: Path, *more: str) -> Any:
    result = run("table", "import", file.name, *more, "--format", "json")
    assert result.exit_code in (0, 1), result.stderr
    return json.loads(result.stdout)


def faults(run: Run, file: Path, *more: str) -> list[tuple[str, str]]:
    result = run("table", "import", file.name, *more, "--format", "json")
    assert result.exit_code == 2, result.stdout
    return [
        (each["code"], f"{each['line']}:{each['column']}") for each in json.loads(result.stderr)["errors"]
    ]


def digest(file: str = "ours.yaml") -> str:
    return PolicySet(load_unjudged(file).effective).digest


def test_a_sheet_that_nobody_edited_changes_nothing(run: Run, sheet: Path) -> None:
    found = taken(run, sheet, "--write")
    assert (found["state"], found["edits"], found["files"]) == ("same", [], [])
    assert "没有改动" in run("table", "import", "p.xlsx", "--language", "zh").stdout


EDITS: dict[str, tuple[Callable[[Any], None], tuple[str, ...]]] = {
    "a percentage": (typed("desk.low", 0.125), ("desk.low", "12.5%")),
    "a percentage as text": (typed("desk.low", "12.5%"), ("desk.low", "12.5%")),
    "money": (typed("desk.fee", 9000), ("desk.fee", "9000元")),
    "money in another unit": (typed("desk.fee", "3万元"), ("desk.fee", "3万元")),
    "the unit alone": (typed("desk.fee", "万元", column="unit"), ("desk.fee", "12000万元")),
    "a quantity": (typed("desk.load", 14.5), ("desk.load", "14.5吨")),
    "a term": (typed("desk.wait", 1), ("desk.wait", "1个工作日")),
    "the unit of a term": (typed("desk.wait", "小时", column="unit"), ("desk.wait", "2小时")),
    "a period": (typed("desk.every", "每季度"), ("desk.every", "每季度")),
    "a whole number": (typed("desk.count", 5), ("desk.count", "5")),
    "yes": (typed("desk.strict", "是"), ("desk.strict", "yes")),
    "yes as Excel keeps it": (typed("desk.strict", value=True), ("desk.strict", "yes")),
    "a word": (typed("desk.lowest", "差"), ("desk.lowest", "poor")),
    "a list": (typed("desk.papers", "身份证、照片、印章"), ("desk.papers", "[身份证, 照片, 印章]")),
    "a day": (typed("desk.since", datetime(2026, 3, 1)), ("desk.since", "2026-03-01")),  # noqa: DTZ001 - as Excel keeps it
    "a day as text": (typed("desk.since", "2026年3月1日"), ("desk.since", "2026年3月1日")),
    "an entry": (typed("desk.rates", 0.03, entry="一般"), ("desk.rates.fair", "3%")),
    "an optional one": (typed("desk.cap", "20%"), ("desk.cap", "20%")),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_cell_is_what_set_writes(run: Run, desk: Path, sheet: Path, name: str) -> None:
    """Byte for byte, whatever the company's file says already; and told from where to where."""
    change, line = EDITS[name]
    before = (desk / "ours.yaml").read_bytes()
    found = taken(run, edited(sheet, change), "--write")
    assert found["state"] == "written", found
    assert len(found["edits"]) == 1
    ours = (desk / "ours.yaml").read_bytes()
    (desk / "ours.yaml").write_bytes(before)
    assert run("set", *line, "--company", "ours.yaml").exit_code == 0
    assert (desk / "ours.yaml").read_bytes() == ours != before


def test_a_value_in_force_from_a_day_on_is_edited_in_place(run: Run, desk: Path, sheet: Path) -> None:
    before = (desk / "ours.yaml").read_bytes()
    found = taken(run, edited(sheet, typed("desk.high", 0.4, since="2027-01-01")), "--write")
    assert (desk / "ours.yaml").read_bytes() == before.replace(b"value: 45%", b"value: 40%")
    assert found["edits"][0] | {"place": None} == {
        "cell": "参数!E13", "what": "高线", "before": "45%", "after": "40%", "place": None,
    }  # fmt: skip
    assert found["edits"][0]["place"]["line"] == 8
    assert [each["point"] for each in found["difference"]["changes"]] == ["grade"]


def test_a_new_row_says_from_when_a_value_counts(run: Run, desk: Path, sheet: Path) -> None:
    def change(page: Any) -> None:
        first = find(page, "desk.wait", "name").row
        bottom = max(row for row in range(8, page.max_row) if page.cell(row, 1).value) + 1
        page.cell(bottom, 1).value = page.cell(first, 1).value
        page.cell(bottom, 4).value = datetime(2027, 5, 1)  # noqa: DTZ001 - as Excel keeps it
        page.cell(bottom, 5).value = 1

    before = (desk / "ours.yaml").read_bytes()
    assert taken(run, edited(sheet, change), "--write")["state"] == "written"
    ours = (desk / "ours.yaml").read_bytes()
    (desk / "ours.yaml").write_bytes(before)
    assert (
        run("set", "desk.wait", "1个工作日", "--from", "2027-05-01", "--company", "ours.yaml").exit_code == 0
    )
    assert (desk / "ours.yaml").read_bytes() == ours


def test_several_edits_are_taken_at_once(run: Run, desk: Path, sheet: Path) -> None:
    """Entries of one mapping that the company takes over from the document among them."""

    def change(page: Any) -> None:
        for value, entry in ((0.3, "占比"), (0.7, "会员")):
            find(page, "desk.weights", "value", entry=entry).value = value
        find(page, "desk.count", "value").value = 7
        find(page, "desk.rates", "value", entry="好").value = "6%"

    before = (desk / "ours.yaml").read_text(encoding="utf-8")
    found = taken(run, edited(sheet, change), "--write")
    assert len(found["edits"]) == 4
    expected = before.replace("desk.count: 4", "desk.count: 7").replace("good: 5%", "good: 6%")
    expected += "  desk.weights: {share: 30%, member: 70%}\n"
    assert (desk / "ours.yaml").read_text(encoding="utf-8") == expected


def test_a_document_is_edited_where_its_values_stand(run: Run, desk: Path) -> None:
    assert run("table", "export", "desk", "--parameters", "-o", "p.xlsx", "--language", "en").exit_code == 0
    file = desk / "desk" / "rules.yaml"
    before = file.read_bytes()
    found = taken(run, edited(desk / "p.xlsx", typed("desk.low", 0.2)), "--write")
    assert (found["state"], found["files"]) == ("written", ["desk/rules.yaml"])
    assert file.read_bytes() == before.replace(b"value: 10.0%", b"value: 20%")
    assert faults(run, edited(desk / "p.xlsx", typed("desk.high", 0.2))) == [
        ("excel-filled-by-company", "12:5")
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (typed("desk.low", "=1+1"), "excel-formula"),
        (typed("desk.low", "#N/A"), "excel-error"),
        (typed("desk.low", None), "excel-value-emptied"),
        (typed("desk.low", "ten"), "value-not-a"),
        (typed("desk.fee", "1.234"), "value-off-step"),
        (typed("desk.fee", "5美元"), "value-other-currency"),
        (typed("desk.count", "2.5"), "value-"),
        (typed("desk.lowest", "最好"), "value-not-on-scale"),
        (typed("desk.wait", "2.5"), "value-broken-unit"),
        (typed("desk.weights", "-10%", entry="占比"), "value-out-of-range"),
        (typed("desk.low", "x", column="clause"), "excel-locked"),
        (typed("desk.low", "x", column="name"), "excel-renamed"),
        (typed("desk.since", 1e300), "value-"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_told_with_its_cell(
    run: Run, desk: Path, sheet: Path, change: Callable[[Any], None], code: str
) -> None:
    before = (desk / "ours.yaml").read_bytes()
    result = run("table", "import", edited(sheet, change).name, "--write")
    assert result.exit_code == 2
    assert result.stderr.startswith("[edited.xlsx]参数!")
    told = faults(run, desk / "edited.xlsx")
    assert told[0][0].startswith(code) or any(each.startswith(code) for each, _ in told), told
    assert (desk / "ours.yaml").read_bytes() == before


def test_values_that_do_not_go_together_are_refused_by_the_reader(run: Run, desk: Path, sheet: Path) -> None:
    """Weights that do not add up cannot be loaded: nothing is written, the place is told."""
    before = (desk / "ours.yaml").read_bytes()
    told = faults(run, edited(sheet, typed("desk.weights", 0.3, entry="占比")), "--write")
    assert [code for code, _ in told] == ["parameter-sum"]
    assert (desk / "ours.yaml").read_bytes() == before


def test_a_value_out_of_its_range_is_a_finding(run: Run, desk: Path, sheet: Path) -> None:
    before = (desk / "ours.yaml").read_bytes()
    found = taken(run, edited(sheet, typed("desk.low", 0.6)), "--write")
    assert (found["state"], found["difference"]) == ("refused", None)
    assert [each["check"] for each in found["check"]["new"]] == ["out-of-range"] * len(found["check"]["new"])
    assert (desk / "ours.yaml").read_bytes() == before


def test_what_others_changed_meanwhile_stays(run: Run, desk: Path, sheet: Path) -> None:
    """Row by row: an edit of one value goes beside another's of another; of the same value neither counts."""
    file = edited(sheet, typed("desk.rates", 0.04, entry="一般"))
    text = (desk / "ours.yaml").read_text(encoding="utf-8").replace("desk.count: 4", "desk.count: 9")
    (desk / "ours.yaml").write_text(text, encoding="utf-8")
    found = taken(run, file, "--write")
    assert (found["state"], found["policies_changed"]) == ("written", True)
    assert found["meanwhile"] == [["参数", "desk.count@", "value"]]
    after = text.replace("fair: 2%", "fair: 4%")
    assert (desk / "ours.yaml").read_text(encoding="utf-8") == after
    assert faults(run, edited(sheet, typed("desk.count", 6)))[0][0] == "excel-both-changed"
    assert taken(run, edited(sheet, typed("desk.count", 9)))["state"] == "same"


def test_values_may_go_to_another_company(run: Run, desk: Path, sheet: Path) -> None:
    text = (desk / "ours.yaml").read_text(encoding="utf-8").replace("company: ours", "company: other")
    (desk / "other.yaml").write_text(text, encoding="utf-8")
    found = taken(run, edited(sheet, typed("desk.count", 6)), "--to", "other.yaml", "--write")
    assert found["files"] == ["other.yaml"]
    assert (desk / "other.yaml").read_text(encoding="utf-8") == text.replace("count: 4", "count: 6")
    assert "desk.count: 4" in (desk / "ours.yaml").read_text(encoding="utf-8")
    (desk / "ours.yaml").unlink()
    result = run("table", "import", "p.xlsx")
    assert (result.exit_code, "--to" in result.stderr) == (2, True)


def test_a_file_that_is_changed_at_the_last_moment_is_left_alone(
    run: Run, desk: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(*sets: Any) -> Any:
        (desk / "ours.yaml").write_text("format: 1\n", encoding="utf-8")
        return diff(*sets)

    monkeypatch.setattr(importing, "diff", late)
    result = run("table", "import", edited(sheet, typed("desk.count", 6)).name, "--write")
    assert (result.exit_code, "changed meanwhile" in result.stdout) == (1, True)
    assert (desk / "ours.yaml").read_text(encoding="utf-8") == "format: 1\n"


def test_of_several_files_all_are_written_or_none(tmp_path: Path) -> None:
    """A disk that is full at the second one leaves the first as it was."""
    one, other = tmp_path / "one.yaml", tmp_path / "gone" / "other.yaml"
    one.write_bytes(b"a: 1")
    with pytest.raises(OSError, match="other"):
        importing._write({one: (b"a: 1", b"a: 2"), other: (b"", b"b: 2")})
    assert one.read_bytes() == b"a: 1"
