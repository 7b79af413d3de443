"""Answers that leave an output without a value."""

from pathlib import Path

from tests.unit.verify.small_policies import table, told, words

OUTPUT = "gift: {title: {zh: 赠品, en: gift}, type: boolean}"
SAME = "{id: same, when: {}, then: {gift: rebate}, clause: doc.1}"


def test_an_output_that_repeats_an_unknown_has_no_value(tmp_path: Path) -> None:
    """The fact may be unknown, the output may not."""
    found = told(tmp_path, table(SAME, outputs=OUTPUT).replace("  grading", "  «grading"))
    finding = found.only("CRM106")
    assert finding.sentence() == "rules of grading speak for some facts, but an output has no value"
    assert finding.sentence("zh") == "有些情况，“评级”的规则适用了，结论却缺一项"
    assert words(finding) == ("返利为未知", "rebate is unknown")
    assert finding.witnesses[0].facts == {"rebate": None}
    assert found.replayed(finding) == "undecided-unknown-output"


def test_an_output_that_may_be_unknown_is_sound(tmp_path: Path) -> None:
    """Then the unknown is the answer."""
    allowed = OUTPUT.replace("boolean}", "boolean, unknown: allowed}")
    assert told(tmp_path, table(SAME, outputs=allowed)).report.clean
