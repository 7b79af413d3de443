"""Questions that a company has begun to fill, but not to the end."""

from pathlib import Path

from tests.unit.verify.small_policies import company, table, told

PARAMETERS = """\
parameters:
  high:
    {title: {zh: 高, en: high}, type: money, step: 1元, value: required, clause: doc.1}
  low:
    {title: {zh: 低, en: low}, type: money, step: 1元, value: required,
     range: {under: high, over: 0元}, clause: doc.2}
"""
RULES = (
    "{id: above, when: {sales: {at_least: high}}, then: {grade: A}, clause: doc.1}",
    "{id: between, when: {sales: {at_least: low, under: high}}, then: {grade: B}, clause: doc.1}",
    "{id: below, when: {sales: {under: low}}, then: {grade: C}, clause: doc.2}",
)
DOCUMENT = table(*RULES, parameters=PARAMETERS)
SLOT = (
    "  bonus:\n    title: {zh: 奖励, en: bonus}\n    rules: required\n    clause: doc.1\n"
    "    outputs: {gift: {title: {zh: 赠品, en: gift}, type: boolean}}\n"
)
USES_SLOT = (
    "  final:\n    title: {zh: 总评, en: final}\n    requires: {gift: bonus.gift, grade: grading.grade}\n"
    "    outputs: {done: {title: {zh: 完成, en: done}, type: boolean}}\n"
    "    rules:\n"
    "      - {id: first, when: {gift: yes, grade: A}, then: {done: yes}, clause: doc.1}\n"
    "    otherwise: {id: rest, then: {done: no}, clause: doc.2}\n"
)


def files(body: str, document: str = DOCUMENT) -> dict[str, str]:
    """Write the document and a company that fills it."""
    return {"doc/rules.yaml": document, "firm.yaml": company(body)}


def test_a_whole_question_and_one_left_out_are_sound(tmp_path: Path) -> None:
    """Either all of it or nothing of it; a document alone is nobody's to fill."""
    whole = files("parameters:\n  doc.high: 20元\n  doc.low: 10元\n")
    assert told(tmp_path / "whole", whole, "firm.yaml").report.clean
    assert told(tmp_path / "nothing", files("parameters: {}\n"), "firm.yaml").report.clean
    assert told(tmp_path / "document", DOCUMENT).report.clean


def test_a_question_begun_has_to_be_filled_to_the_end(tmp_path: Path) -> None:
    """At the section of the company's file, with the line to write."""
    found = told(tmp_path, files("«parameters:\n  doc.high: 20元\n"), "firm.yaml")
    finding = found.only("CRM304")
    assert finding.sentence() == "the parameter `doc.low` (low) is not filled, and grading needs it"
    assert finding.sentence("zh") == "“评级”要用的参数“低”（`doc.low`）没有填写"
    assert finding.hint() == f"write a line `doc.low: <value>` under `parameters` in {found.target}"
    assert finding.clauses == ("doc.2",)


def test_a_slot_of_a_question_begun_has_to_be_filled(tmp_path: Path) -> None:
    """The question asks it for a fact; filled questions that do not are no reason to tell it."""
    body = "«parameters:\n  doc.high: 20元\n  doc.low: 10元\n"
    finding = told(tmp_path / "asked", files(body, DOCUMENT + SLOT + USES_SLOT), "firm.yaml").only("CRM304")
    assert finding.sentence() == "the rules of `doc.bonus` (bonus) are not written, and final needs them"
    assert len(finding.related) == 1
    apart = files(body, DOCUMENT + SLOT)
    assert told(tmp_path / "apart", apart, "firm.yaml").report.clean


def test_a_parameter_switched_off_is_not_needed(tmp_path: Path) -> None:
    """What no rule of the period asks need not be filled."""
    switch = "  simple: {title: {zh: 从简, en: simple}, type: boolean, value: yes, clause: doc.1}\n"
    rules = [each.replace("sales:", "simple: no, sales:", 1) for each in RULES]
    simple = "{id: simple, when: {simple: yes, sales: {at_least: high}}, then: {grade: A}, clause: doc.1}"
    rest = "{id: less, when: {simple: yes, sales: {under: high}}, then: {grade: C}, clause: doc.1}"
    document = table(*rules, simple, rest, parameters=PARAMETERS + switch)
    found = told(tmp_path, files("parameters:\n  doc.high: 20元\n", document), "firm.yaml")
    assert [each.code for each in found.all] == []


def test_each_line_of_descent_counts(tmp_path: Path) -> None:
    """What the group fills need not be filled again by its branch."""
    whole = {
        **files("parameters:\n  doc.high: 20元\n"),
        "branch.yaml": company("parameters:\n  doc.low: 10元\n", "branch", extends="firm"),
    }
    assert told(tmp_path, whole, "branch.yaml").report.clean


def test_filling_the_grade_begins_no_question_that_looks_at_it(tmp_path: Path) -> None:
    """A question with open values of its own is begun by one of those."""
    own = "  least: {title: {zh: 起点, en: least}, type: money, step: 1元, value: required, clause: doc.2}\n"
    thanks = (
        "  thanks:\n    title: {zh: 答谢, en: thanks}\n    requires: {grade: grading.grade}\n"
        "    outputs: {sent: {title: {zh: 送出, en: sent}, type: boolean}}\n"
        "    rules:\n"
        "      - {id: first, when: {grade: A, sales: {at_least: least}}, then: {sent: yes}, clause: doc.1}\n"
        "    otherwise: {id: rest, then: {sent: no}, clause: doc.2}\n"
    )
    document = table(*RULES, parameters=PARAMETERS + own) + thanks
    graded = "«parameters:\n  doc.high: 20元\n  doc.low: 10元\n"
    assert told(tmp_path / "graded", files(graded, document), "firm.yaml").report.clean
    begun = "«parameters:\n  doc.least: 5元\n"
    found = told(tmp_path / "begun", files(begun, document), "firm.yaml")
    assert {each.code for each in found.all} == {"CRM304"}
