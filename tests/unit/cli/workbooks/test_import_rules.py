"""An edited decision table: each cell becomes the smallest edit of its file, and what cannot be is told."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import Result

from tests.unit.cli.workbooks.conftest import edited, find

Run = Callable[..., Result]
Change = Callable[[Any], None]
SHARE, RATING, GRADE = "when.share", "when.rating", "then.grade"


@pytest.fixture
def grade(run: Run, desk: Path, kept: dict[str, bytes]) -> Path:
    """The table with rules in every layout."""
    return _exported(run, desk, kept, "ours.yaml", "desk.grade", "-o", "g.xlsx", "--language", "zh")


@pytest.fixture
def door(run: Run, desk: Path, kept: dict[str, bytes]) -> Path:
    """The table whose order counts, with alternatives and a rule that catches the rest."""
    return _exported(run, desk, kept, "desk", "desk.door", "-o", "d.xlsx", "--language", "en")


def _exported(run: Run, desk: Path, kept: dict[str, bytes], *line: str) -> Path:
    file = desk / line[3]
    if line[1] in kept:
        file.write_bytes(kept[line[1]])
    else:
        assert run("table", "export", *line).exit_code == 0
        kept[line[1]] = file.read_bytes()
    return file


def typed(row: str, column: str, value: Any) -> Change:
    def change(page: Any) -> None:
        find(page, row, column).value = value

    return change


def taken(run: Run, file: Path, *more: str) -> Any:
    result = run("table", "import", file.name, *more, "--format", "json")
    assert result.exit_code in (0, 1), result.stderr
    return json.loads(result.stdout)


def codes(run: Run, file: Path) -> list[str]:
    result = run("table", "import", file.name, "--write", "--format", "json")
    assert result.exit_code == 2, result.stdout
    return [each["code"] for each in json.loads(result.stderr)["errors"]]


def test_a_sheet_shows_rules_as_people_say_them(grade: Path) -> None:
    page = openpyxl.load_workbook(BytesIO(grade.read_bytes())).worksheets[0]
    shown = [[cell.value for cell in row] for row in page.iter_rows(min_row=1, max_row=11)]
    assert [row[0] for row in shown[:2]] == ["等级", "grade"]
    assert shown[4:] == [
        ["规则", "如果 占比", "→ 等级", "条款", "说明（不读回）"],
        ["rule", "if share", "→ grade", "clause", "notes (not read back)"],
        ["id", "when.share", "then.grade", "clause", "note"],
        ["top", "不低于「高线 = 50%；2027-01-01 起 45%」", "好", "desk.1", None],
        ["middle", "不低于 10%，低于「高线 = 50%；2027-01-01 起 45%」", "一般", "desk.1", None],
        ["bottom", "低于 10%", "差", "desk.1、desk.2", None],
        [None] * 5,
    ]
    assert page.freeze_panes == "B8"
    assert [str(each.sqref) for each in page.data_validations.dataValidation] == ["C8 C9 C10 C11:C20"]


def test_a_table_of_several_answers_shows_the_rest(door: Path) -> None:
    page = openpyxl.load_workbook(BytesIO(door.read_bytes())).worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=7, max_row=11)]
    assert rows == [
        ["id", "when.member", "when.rating", "when.any", "then.may", "then.bring", "clause", "note"],
        ["members", "yes", "fine or fair", None, "yes", "「papers = 身份证, 申请表」", "desk.2", None],
        ["any-of", None, None, "[{rating: good}, {share: {over: 50%}}]", "yes", "身份证", "desk.2", None],
        ["unknown", None, "unknown", None, "no", "none", "desk.2", None],
        ["rest", None, None, None, "no", "none", "no clause", "when none of the others applies"],
    ]


RULE_EDITS: dict[str, tuple[Change, str, str]] = {
    "one bound of two": (
        typed("middle", SHARE, "不低于 20%，低于「高线」"),
        "{at_least: 10.0%,  ",
        "{at_least: 20%,  ",
    ),
    "another test": (typed("top", SHARE, "超过 60%"), "{share: {at_least: high}}", "{share: {over: 60%}}"),
    "a value": (typed("bottom", SHARE, "低于「低线 = 10%」"), "{under: 10%}", "{under: low}"),
    "no condition": (typed("bottom", SHARE, None), "when: {share: {under: 10%}}, ", ""),
    "an answer": (typed("middle", "then.grade", "差"), "then: {grade: fair}", "then: {grade: poor}"),
    "an answer by its id": (typed("top", "then.grade", "poor"), "then: {grade: good}", "then: {grade: poor}"),
}


@pytest.mark.parametrize("name", RULE_EDITS)
def test_a_cell_becomes_the_smallest_edit(run: Run, desk: Path, grade: Path, name: str) -> None:
    """Comments, blanks, spellings and line ends stay, also in a file that Windows made."""
    change, old, new = RULE_EDITS[name]
    file = desk / "desk" / "rules.yaml"
    before = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(before)
    found = taken(run, edited(grade, change))
    assert file.read_bytes() == before
    assert (len(found["edits"]), found["files"]) == (1, ["desk/rules.yaml"])
    drafts = _drafts(edited(grade, change))
    assert before.count(old.encode()) == 1
    assert drafts == [before.replace(old.encode(), new.encode())]


def _drafts(file: Path) -> list[bytes]:
    from crmpolicy.cli.workbooks.importing import Import  # noqa: PLC0415 - what is written, without writing it

    return [after for _, after in Import.of(str(file), None).drafts.edits.values()]


def test_what_becomes_wrong_is_shown_and_nothing_written(run: Run, desk: Path, grade: Path) -> None:
    before = (desk / "desk" / "rules.yaml").read_bytes()
    file = edited(grade, typed("bottom", SHARE, "低于 5%"))
    result = run("table", "import", file.name, "--write", "--language", "zh")
    assert result.exit_code == 1
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "等级!B10 bottom · 占比 低于 10% 低于 5% desk/rules.yaml:48:36" in lines
    assert any("CRM101" in line for line in lines)
    assert lines[-1] == "没有写入 desk/rules.yaml：先在表里解决上面的问题"
    assert (desk / "desk" / "rules.yaml").read_bytes() == before


def test_several_cells_that_go_together_are_written(run: Run, desk: Path, grade: Path) -> None:
    def change(page: Any) -> None:
        typed("middle", SHARE, "≥ 8% 且低于「高线」")(page)
        typed("bottom", SHARE, "< 8%")(page)

    file = desk / "desk" / "rules.yaml"
    before = file.read_text(encoding="utf-8")
    looked = run("table", "import", edited(grade, change).name)
    assert "add --write" in looked.stdout
    assert file.read_text(encoding="utf-8") == before
    found = taken(run, desk / "edited.xlsx", "--write")
    assert (found["state"], len(found["edits"])) == ("written", 2)
    assert file.read_text(encoding="utf-8") == before.replace("at_least: 10.0%,", "at_least: 8%,").replace(
        "{under: 10%}", "{under: 8%}"
    )
    assert found["difference"]["changes"]


def test_conditions_come_and_go(door: Path, desk: Path) -> None:
    def change(page: Any) -> None:
        typed("members", RATING, None)(page)
        typed("unknown", "when.member", "no")(page)
        typed("any-of", RATING, "is not poor")(page)
        typed("any-of", "when.any", None)(page)
        typed("rest", "then.bring", "照片、印章")(page)

    (after,) = _drafts(edited(door, change))
    text = (desk / "desk" / "rules.yaml").read_text(encoding="utf-8")
    for old, new in (
        ("{member: yes, rating: [good, fair]}", "{member: yes}"),
        ("{rating: {known: no}}, then", "{rating: {known: no}, member: no}, then"),
        ("{any: [{rating: good}, {share: {over: 50%}}]}", "{rating: {not: poor}}"),
        ("{may: no, bring: []}, no clause", "{may: no, bring: [照片, 印章]}, no clause"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    assert after.decode() == text


def new_row(page: Any, **texts: str) -> None:
    heads = {cell.value: cell.column for cell in page[7]}
    last = max(row for row in range(8, page.max_row + 1) if page.cell(row, 1).value)
    for key, text in texts.items():
        page.cell(last + 1, heads[key.replace("_", ".")]).value = text


def test_new_rules_come_behind_the_others(run: Run, desk: Path, grade: Path) -> None:
    def change(page: Any) -> None:
        typed("bottom", SHARE, "不低于 1%，低于 10%")(page)
        new_row(page, id="none", when_share="低于 1%", then_grade="差", clause="desk.1、desk.2")

    file = desk / "desk" / "rules.yaml"
    before = file.read_text(encoding="utf-8")
    found = taken(run, edited(grade, change), "--write")
    assert (found["state"], len(found["edits"])) == ("written", 2), found["check"]
    line = (
        "      - {id: bottom, when: {share: {under: 10%}}, then: {grade: poor}, clause: [desk.1, desk.2]}\n"
    )
    wanted = line.replace("{under: 10%}", "{at_least: 1%, under: 10%}") + line.replace(
        "bottom", "none"
    ).replace("10%", "1%")
    assert file.read_text(encoding="utf-8") == before.replace(line, wanted)


def test_a_rule_without_a_clause_says_so(door: Path) -> None:
    def change(page: Any) -> None:
        new_row(page, id="late", then_may="no", then_bring="none", clause="No clause")

    (after,) = _drafts(edited(door, change))
    assert (
        "\n      - {id: late, then: {may: no, bring: []}, no clause: yes}\n    otherwise:" in after.decode()
    )


def test_a_rule_whose_row_is_deleted_goes(desk: Path, grade: Path, door: Path) -> None:
    text = (desk / "desk" / "rules.yaml").read_text(encoding="utf-8")
    (after,) = _drafts(edited(grade, lambda page: page.delete_rows(find(page, "middle", "id").row)))
    start, end = text.index("      - id: middle"), text.index("      - {id: bottom")
    assert after.decode() == text[:start] + text[end:]
    (after,) = _drafts(edited(door, lambda page: page.delete_rows(find(page, "rest", "id").row)))
    assert after.decode() == text[: text.index("    otherwise:")].rstrip() + "\n"


def test_a_comment_is_never_lost(run: Run, grade: Path) -> None:
    assert codes(run, edited(grade, lambda page: page.delete_rows(find(page, "top", "id").row))) == [
        "yaml-edit-remark"
    ]


def _all(*changes: Change) -> Change:
    def change(page: Any) -> None:
        for each in changes:
            each(page)

    return change


NO_ANSWER = ["excel-new-without-answer"]
NEITHER = ["excel-new-without-id", "excel-new-without-clause"]
FAULTS: dict[str, tuple[str, Change, list[str]]] = {
    "formula": ("g", typed("top", SHARE, "=1+1"), ["excel-formula"]),
    "error": ("g", typed("top", SHARE, "#REF!"), ["excel-error"]),
    "locked": ("g", typed("top", "clause", "desk.2"), ["excel-locked"]),
    "conditions of the rest": ("d", typed("rest", "when.member", "yes"), ["excel-locked"]),
    "id": ("g", typed("top", "id", "best"), ["excel-renamed"]),
    "twice": ("g", typed("middle", "id", "top"), ["excel-row-twice"]),
    "merged": ("g", lambda page: page.merge_cells("B8:B9"), ["excel-merged"]),
    "outside": ("g", lambda page: page.cell(9, 9, "see me"), ["excel-outside"]),
    "column": ("g", lambda page: page.delete_cols(2), ["excel-column-moved"]),
    "columns": ("g", lambda page: page.insert_cols(2), ["excel-column-moved"]),
    "name": ("g", typed("top", SHARE, "低于「没有」"), ["excel-name-unknown"]),
    "value of a name": ("g", typed("top", SHARE, "不低于「高线 = 40%」"), ["excel-value-in-name"]),
    "unreadable": ("g", typed("top", SHARE, "不低于"), ["excel-test-unreadable"]),
    "alternatives": ("d", typed("any-of", "when.any", "yes"), ["excel-test-unreadable"]),
    "off the scale": ("g", typed("top", "then.grade", "最好"), ["name-not-on-scale"]),
    "off the step": ("g", typed("top", SHARE, "不低于 1.23%"), ["value-off-step"]),
    "new without id": ("g", lambda page: new_row(page, then_grade="差"), NEITHER),
    "new without answer": ("g", lambda page: new_row(page, id="a", clause="desk.1"), NO_ANSWER),
    "all gone": ("g", lambda page: page.delete_rows(8, 3), ["excel-last-rule"]),
    "everything at once": (
        "g",
        _all(typed("top", SHARE, "=1"), typed("middle", "clause", "x"), typed("bottom", GRADE, "#N/A")),
        ["excel-formula", "excel-error", "excel-locked"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_taken_is_told(run: Run, desk: Path, grade: Path, door: Path, name: str) -> None:
    """All at once, each with its cell; nothing is written."""
    which, change, expected = FAULTS[name]
    before = (desk / "desk" / "rules.yaml").read_bytes()
    file = edited(grade if which == "g" else door, change)
    assert codes(run, file) == expected
    assert (desk / "desk" / "rules.yaml").read_bytes() == before


def test_order_counts_where_it_has_a_meaning(run: Run, grade: Path, door: Path) -> None:
    """A sheet may be sorted; where the first rule counts, it may not."""

    def swap(page: Any) -> None:
        for column in range(1, page.max_column + 1):
            one, other = page.cell(8, column), page.cell(9, column)
            one.value, other.value = other.value, one.value

    assert taken(run, edited(grade, swap))["state"] == "same"
    assert codes(run, edited(door, swap)) == ["excel-order"]


def test_a_sheet_that_is_gone_or_renamed_is_told(run: Run, grade: Path) -> None:
    def rename(page: Any) -> None:
        page.title = "别的"

    assert codes(run, edited(grade, rename)) == ["excel-sheet-missing"]


def test_a_workbook_without_its_memory_is_not_read(run: Run, desk: Path, grade: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(grade.read_bytes()))
    memory = book["_crmpolicy"]
    for text, code in (
        ("[1]", "excel-memory-damaged"),
        ("{", "excel-memory-damaged"),
        ('{"format":9}', "excel-other-format"),
    ):
        memory["A1"] = text
        book.save(desk / "odd.xlsx")
        assert codes(run, desk / "odd.xlsx") == [code]
    book.remove(memory)
    book.save(desk / "odd.xlsx")
    assert codes(run, desk / "odd.xlsx") == ["excel-no-origin"]


def test_rules_that_have_changed_meanwhile_are_told(run: Run, desk: Path, grade: Path) -> None:
    file = desk / "desk" / "rules.yaml"
    text = file.read_text(encoding="utf-8")
    line = (
        "      - {id: top, when: {share: {at_least: high}}, then: {grade: good}, clause: desk.1}   # first\n"
    )
    file.write_text(text.replace(line, ""), encoding="utf-8")
    assert taken(run, grade)["meanwhile"] == [["等级", "top", ""]]
    assert codes(run, edited(grade, typed("top", SHARE, "不低于 60%"))) == ["excel-row-gone"]
    file.write_text(text.replace("{under: 10%}", "{under: 9%}"), encoding="utf-8")
    assert codes(run, edited(grade, typed("bottom", SHARE, "低于 8%"))) == ["excel-both-changed"]
    assert taken(run, edited(grade, typed("middle", SHARE, "不低于 9%，低于「高线」")))["state"] == "dry"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("ours.yaml", "-o", "a.xlsx"), "excel-question-or-parameters"),
        (("ours.yaml", "desk.grade", "--parameters", "-o", "a.xlsx"), "excel-question-or-parameters"),
        (("ours.yaml", "desk.grade", "-o", "a.xls"), "excel-not-xlsx"),
        (("ours.yaml", "nothing", "-o", "a.xlsx"), "point-unknown"),
        (("nowhere", "desk.grade", "-o", "a.xlsx"), "policy-not-found"),
        (("steel", "visit_cadence", "-o", "a.xlsx"), "excel-no-table"),
        (("steel", "target_customer", "-o", "a.xlsx"), "excel-no-rules"),
        (("example-joined", "customer_grade", "-o", "a.xlsx"), "excel-several-tables"),
    ],
)
def test_what_cannot_be_exported_is_told(run: Run, desk: Path, line: tuple[str, ...], code: str) -> None:
    result = run("table", "export", *line, "--format", "json")
    assert (result.exit_code, json.loads(result.stderr)["errors"][0]["code"]) == (2, code)
    assert not (desk / "a.xlsx").exists()


def test_the_command_alone_shows_its_help(run: Run) -> None:
    shown = run("table", "--language", "zh")
    assert "export" in shown.output
    assert "读回改过的 Excel 表" in shown.output


def test_the_library_itself_is_not_written_to(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is installed belongs to the package; a person edits a copy."""
    from crmpolicy.cli.workbooks import applying  # noqa: PLC0415 - its idea of the package is moved here

    assert run("table", "export", "desk", "desk.grade", "-o", "g.xlsx", "--language", "zh").exit_code == 0
    monkeypatch.setattr(applying, "PACKAGE", desk.resolve())
    file = edited(desk / "g.xlsx", typed("top", SHARE, "超过「高线」"))
    assert codes(run, file) == ["set-of-library"]
