"""Changes of what is locked further up."""

from pathlib import Path

import pytest

from tests.unit.verify.small_policies import company, table, told

RULES = (
    "{id: high, when: {sales: {at_least: bound}}, then: {grade: A}, clause: doc.1}",
    "{id: low, when: {sales: {under: bound}}, then: {grade: C}, clause: doc.2}",
)


def document(more: str, value: str = "10元") -> str:
    """Write a document with one parameter."""
    bound = f"bound: {{title: {{zh: 界限, en: bound}}, type: money, value: {value}, clause: doc.1{more}}}"
    return table(*RULES, parameters=f"parameters:\n  {bound}\n")


def family(group: str, branch: str, text: str) -> dict[str, str]:
    """Write a document, a group and a branch of it."""
    return {
        "doc/rules.yaml": text,
        "firm.yaml": company(group),
        "branch.yaml": company(branch, "branch", extends="firm"),
    }


@pytest.mark.parametrize("value", ["10元", "{dated: [{value: 10元}, {from: 2027-01-01, value: 10元}]}"])
def test_the_same_value_again_is_no_change(tmp_path: Path, value: str) -> None:
    """However it is written."""
    files = {
        "doc/rules.yaml": document(", locked: yes"),
        "firm.yaml": company(f"parameters:\n  bound: {value}\n"),
    }
    assert told(tmp_path, files, "firm.yaml").report.clean


@pytest.mark.parametrize("value", ["11元", "{dated: [{value: 10元}, {from: 2027-01-01, value: 11元}]}"])
def test_another_value_than_the_locked_one_is_told(tmp_path: Path, value: str) -> None:
    """On any day."""
    files = {
        "doc/rules.yaml": document(", locked: yes"),
        "firm.yaml": company(f"parameters:\n  «doc.bound: {value}\n"),
    }
    finding = told(tmp_path, files, "firm.yaml").only("CRM501")
    assert finding.sentence() == "`doc.bound` is locked by `doc`, it cannot be changed here"
    assert finding.sentence("zh") == "`doc.bound`已由`doc`锁定，这里不能改"
    assert finding.clauses == ("doc.1",)
    assert len(finding.related) == 1


def test_a_locked_value_that_the_document_leaves_open_is_filled_once(tmp_path: Path) -> None:
    """The first to fill it may, those below may not."""
    group, branch = "parameters:\n  bound: 10元\n", "parameters:\n  «bound: 11元\n"
    text = document(", locked: yes", "required")
    assert told(tmp_path / "group", family(group, "parameters: {}\n", text), "firm.yaml").report.clean
    found = told(tmp_path / "branch", family(group, branch, text), "branch.yaml")
    assert found.only("CRM501").arguments["owner"] == "doc"


@pytest.mark.parametrize(
    "group",
    [
        "parameters:\n  bound: {value: 20元, locked: yes}\n",
        "parameters:\n  bound: 20元\nlocked: [doc.bound]\n",
    ],
)
def test_a_group_locks_its_own_value(tmp_path: Path, group: str) -> None:
    """Beside the value, or in its list."""
    found = told(tmp_path, family(group, "parameters:\n  «bound: 11元\n", document("")), "branch.yaml")
    assert found.only("CRM501").arguments["owner"] == "firm"


def test_rules_of_a_locked_slot_stay(tmp_path: Path) -> None:
    """A branch cannot write its own."""
    slot = table(keys="").replace("    rules:\n", "    rules: required\n")
    rules = (
        "slots:\n  doc.grading:\n    rules:\n      - {id: all, when: {}, then: {grade: C}, example: yes}\n"
    )
    mine = rules.replace("- {", "- «{").replace("grade: C", "grade: A")
    files = family(f"{rules}locked: [doc.grading]\n", mine, slot)
    finding = told(tmp_path / "changed", files, "branch.yaml").only("CRM501")
    assert finding.arguments["name"] == "doc.grading"
    free = family(rules, mine.replace("«", ""), slot)
    assert told(tmp_path / "free", free, "branch.yaml").report.clean


def test_joins_and_choices_of_a_locked_point_stay(tmp_path: Path) -> None:
    """Either would change the company's answer."""
    one = table("{id: all, when: {}, then: {grade: A}, clause: doc.1}")
    subjects = (
        "format: 1\nsubjects:\n  grading:\n    title: {zh: 评级, en: grading}\n    room: tiering\n"
        "    outputs: {grade: {title: {zh: 等级, en: grade}, type: choice, join: chosen}}\n"
    )
    shared = one[one.index("scales:") : one.index("facts:")]
    plain = one.replace(shared, "").replace("    title: {zh: 评级, en: grading}\n", "")
    plain = plain.replace(
        "{grade: {title: {zh: 等级, en: grade}, type: choice, scale: grade}}", "{grade: {scale: grade}}"
    )
    second = plain.replace("then: {grade: A}", "then: {grade: B}").replace("doc.1", "two.1")
    group = company("chosen: {grading: doc}\nlocked: [doc.grading]\n").replace("[doc@1]", "[doc@1, two@1]")
    files = {
        "subjects.yaml": subjects,
        "facts.yaml": f"format: 1\n{shared}",
        "doc/rules.yaml": plain,
        "two/rules.yaml": second,
        "two/clauses.yaml": "format: 1\nclauses:\n"
        "  two.1: {where: 1, kind: rule, computable: yes, summary: {zh: 一, en: one}}\n",
        "firm.yaml": group,
    }
    chosen = {"branch.yaml": company("chosen: {«grading: two}\n", "branch", extends="firm")}
    assert told(tmp_path / "chosen", {**files, **chosen}, "branch.yaml").only("CRM501").clauses == ()
    same = {"branch.yaml": company("chosen: {grading: doc}\n", "branch", extends="firm")}
    assert told(tmp_path / "same", {**files, **same}, "branch.yaml").report.clean
    joined = {"branch.yaml": company("joins:\n  «grading: worst\n", "branch", extends="firm")}
    assert (
        told(tmp_path / "joined", {**files, **joined}, "branch.yaml").only("CRM501").arguments["owner"]
        == "firm"
    )
