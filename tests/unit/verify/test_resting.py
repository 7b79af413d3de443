"""Findings in a document that rest on what a company wrote over it, or into it."""

import json
from collections.abc import Mapping
from pathlib import Path

from crmpolicy.cli.examining import Examined
from crmpolicy.cli.findings import finding_data, paragraph
from crmpolicy.cli.sarif import sarif
from crmpolicy.cli.speaking import Speaker
from crmpolicy.errors import Location
from crmpolicy.verify import Finding
from tests.unit.verify.small_policies import Told, company, table, told

RULES = (
    "{id: high, when: {sales: {at_least: upper}}, then: {grade: A}, clause: doc.1}",
    "{id: middle, when: {sales: {at_least: lower, under: upper}}, then: {grade: B}, clause: doc.1}",
    "{id: low, when: {sales: {under: lower}}, then: {grade: C}, clause: doc.2}",
)
LAW = "    properties:\n      - {id: few-are-third, never: {grade: C}, when: {sales: {at_least: 20元}}}\n"
SWITCH = "    properties:\n      - {id: never-first, never: {grade: A}, when: {rebate: yes}}\n"
SWITCHED = (
    "{id: high, when: {rebate: yes, one: yes, other: yes}, then: {grade: A}, clause: doc.1}",
    "{id: low, when: {rebate: yes, any: [{one: no}, {other: no}]}, then: {grade: C}, clause: doc.2}",
    "{id: none, when: {any: [{rebate: no}, {rebate: {known: no}}]}, then: {grade: B}, clause: doc.2}",
)


def graded(law: str = LAW, *, lower: str = "10元", upper: str = "30元") -> str:
    """Write a document with two bounds and a law that their values keep."""
    bounds = (
        f"  {name}: {{title: {{zh: {title}, en: {name} bound}}, type: money, value: {value},"
        " clause: doc.1}\n"
        for name, title, value in (("lower", "下限", lower), ("upper", "上限", upper))
    )
    return table(*RULES, keys=law, parameters=f"parameters:\n{''.join(bounds)}")


def switched(*, law: str = SWITCH) -> str:
    """Write a document with two switches, both off."""
    switches = (
        f"  {name}: {{title: {{zh: {name}, en: {name}}}, type: boolean, value: no, clause: doc.1}}\n"
        for name in ("one", "other")
    )
    return table(*SWITCHED, keys=law, parameters=f"parameters:\n{''.join(switches)}")


def checked(root: Path, text: str, body: str, **more: str) -> Told:
    """Check a company that adopts the document."""
    files: Mapping[str, str] = {"doc/rules.yaml": text, "firm.yaml": company(body), **more}
    return told(root, files, "branch.yaml" if "branch.yaml" in more else "firm.yaml")


def law_of(finding: Finding) -> Location:
    """Give the one place beside a finding that is in the rules."""
    (place,) = [each for each in finding.related if each.file.endswith("rules.yaml")]
    return place


def test_a_broken_law_stands_where_the_company_wrote_the_value(tmp_path: Path) -> None:
    """With the value of the document beside it, and where the law is."""
    found = checked(tmp_path, graded(), "parameters:\n  doc.lower: «25元\n")
    finding = found.only("CRM201")
    (given,) = finding.given
    assert (given.name, given.place) == ("doc.lower", finding.place)
    assert given.sentence() == "lower bound is 25 CNY; with 10 CNY, which stood before, this is not found"
    assert given.sentence("zh") == "“下限”定为“25元”；用原来的“10元”就没有这个问题"
    assert str(finding.hint()).startswith(
        "put the former value back, or choose another that passes; if it is"
    )
    assert str(finding.hint("zh")).startswith(
        "改回原来的值，或者换一个检查得过的值；确实要这样定的，照下面的例子"
    )
    assert law_of(finding).line > 1


def test_a_law_that_the_document_breaks_itself_stands_in_the_document(tmp_path: Path) -> None:
    """Whatever the company writes over other values."""
    found = checked(
        tmp_path, graded(LAW.replace("{id", "«{id"), lower="25元"), "parameters:\n  doc.lower: 26元\n"
    )
    finding = found.only("CRM201")
    assert finding.given == ()
    assert "mend the rules" in str(finding.hint())


def test_values_that_break_a_law_together_are_told_together(tmp_path: Path) -> None:
    """Either of them put back is enough, so each is told; the finding stands at the first."""
    found = checked(tmp_path, switched(), "parameters:\n  doc.one: «yes\n  doc.other: yes\n")
    finding = found.only("CRM201")
    assert [each.name for each in finding.given] == ["doc.one", "doc.other"]
    assert finding.given[1].place in finding.related


def test_values_of_which_each_alone_breaks_a_law_are_told_too(tmp_path: Path) -> None:
    """None of them put back alone is enough, all of them are."""
    text = switched().replace("one: yes, other: yes", "any: [{one: yes}, {other: yes}]")
    text = text.replace("{one: no}, {other: no}", "{one: no, other: no}")
    found = checked(tmp_path, text, "parameters:\n  doc.one: «yes\n  doc.other: yes\n")
    assert [each.name for each in found.only("CRM201").given] == ["doc.one", "doc.other"]


def test_what_a_branch_writes_over_its_group_is_compared_with_the_group(tmp_path: Path) -> None:
    """The value that stood before is the group's, not the document's."""
    branch = company("parameters:\n  doc.lower: «25元\n", "branch", extends="firm")
    found = checked(tmp_path, graded(), "parameters:\n  doc.lower: 15元\n", **{"branch.yaml": branch})
    (given,) = found.only("CRM201").given
    assert given.instead is not None
    assert given.instead.en == "15 CNY"


def test_a_value_that_only_applies_from_a_day_on_is_told_where_it_stands(tmp_path: Path) -> None:
    """Not where the history begins."""
    dated = "{dated: [{value: 12元}, {from: 2027-01-01, value: «25元}]}"
    assert checked(tmp_path, graded(), f"parameters:\n  doc.lower: {dated}\n").only("CRM201").given


def test_a_rule_that_a_value_leaves_without_a_case_is_told_at_the_value(tmp_path: Path) -> None:
    """Not only laws: whatever is found no more with the value that stood before."""
    found = checked(tmp_path, graded(""), "parameters:\n  doc.lower: «30元\n")
    assert found.only("CRM104").given


def test_a_value_that_the_document_leaves_open_is_named_beside_the_law(tmp_path: Path) -> None:
    """There is no value to put back, and nobody can tell which of several is the wrong one."""
    text = graded(LAW.replace("{id", "«{id"), lower="required")
    finding = checked(tmp_path, text, "parameters:\n  doc.lower: 25元\n").only("CRM201")
    (given,) = finding.given
    assert (given.name, given.instead) == ("doc.lower", None)
    assert given.place in finding.related
    assert given.sentence() == "its rules take the company's lower bound, which is 25 CNY"
    assert given.sentence("zh") == "这里的规则用到公司自己定的“下限”：25元"
    assert "mend the rules" in str(finding.hint())


def test_a_value_that_is_rested_on_is_told_in_every_form(tmp_path: Path) -> None:
    """As text, as data and as SARIF."""
    found = checked(tmp_path, switched(), "parameters:\n  doc.one: «yes\n  doc.other: yes\n")
    finding = found.only("CRM201")
    text = paragraph(Speaker("en"), finding)
    assert "set here: one is yes; with no, which stood before, this is not found\n" in text
    assert "firm.yaml:9:14: other is yes; with no, which stood before" in text
    data = finding_data(Speaker("en"), finding)["given"]
    assert [(each["parameter"], each["value"], each["instead"], each["line"]) for each in data] == [
        ("doc.one", "yes", "no", 8),
        ("doc.other", "yes", "no", 9),
    ]
    log = json.loads(json.dumps(sarif(Speaker("en"), Examined(found.report, (), ()))))
    result = log["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 8
    assert "other is yes" in result["relatedLocations"][0]["message"]["text"]
