"""Maps of words that turn better and worse round, and those that do not."""

from pathlib import Path

import pytest

from tests.unit.verify.small_policies import CLAUSES, GRADES, told

OTHER = """\
format: 1
scales:
  class:
    title: {zh: 分类, en: class}
    order: ORDER
    values:
      - {id: top, title: {zh: 上, en: top}}
      - {id: mid, title: {zh: 中, en: mid}}
      - {id: low, title: {zh: 下, en: low}}
facts:
  class_given: {title: {zh: 分类, en: class}, type: choice, scale: class}
decisions:
  sorting:
    title: {zh: 分拣, en: sorting}
    outputs: {class: {title: {zh: 分类, en: class}, type: choice, scale: class}}
    rules:
      - {id: top, when: {class_given: top}, then: {class: top}, clause: two.1}
      - {id: mid, when: {class_given: mid}, then: {class: mid}, clause: two.1}
      - {id: low, when: {class_given: low}, then: {class: low}, clause: two.1}
"""
GRADING = f"""\
format: 1
{GRADES}decisions:
  grading:
    title: {{zh: 评级, en: grading}}
    outputs: {{grade: {{title: {{zh: 等级, en: grade}}, type: choice, scale: grade}}}}
    rules:
      - {{id: much, when: {{sales: {{at_least: 10元}}}}, then: {{grade: A}}, clause: doc.1}}
      - {{id: less, when: {{sales: {{at_least: 5元, under: 10元}}}}, then: {{grade: B}}, clause: doc.1}}
      - {{id: least, when: {{sales: {{under: 5元}}}}, then: {{grade: C}}, clause: doc.1}}
"""
FACTS = "map:\n  MARKtwo.class_given: {from: doc.grading, values: {WORDS}}\n"
SCALES = "scales:\n  MARKtwo.class: {to: doc.grade, values: {WORDS}}\n"


def firm(written: str, order: str = "best first") -> dict[str, str]:
    """Write two documents, one with an order of its own, and a company with a map."""
    return {
        "doc/rules.yaml": GRADING,
        "two/rules.yaml": OTHER.replace("ORDER", order),
        "two/clauses.yaml": CLAUSES.replace("doc.", "two."),
        "firm.yaml": "format: 1\ncompany: firm\ntitle: {zh: 公司, en: company}\nzone: Asia/Shanghai\n"
        f"currency: 元\nadopts: [doc@1, two@1]\n{written}",
    }


def mapped(kind: str, words: str, mark: str = "") -> str:
    """Write a map."""
    return kind.replace("MARK", mark).replace("WORDS", words)


@pytest.mark.parametrize(
    ("kind", "words", "order"),
    [
        (FACTS, "A: top, B: mid, C: low", "best first"),
        (FACTS, "A: top, B: low, C: low", "best first"),
        (FACTS, "A: low, B: mid, C: top", "none"),
        (SCALES, "top: A, mid: A, low: C", "best first"),
        (SCALES, "top: C, mid: B, low: A", "none"),
    ],
)
def test_a_map_that_keeps_the_order_is_sound(tmp_path: Path, kind: str, words: str, order: str) -> None:
    """Several words may share one; where one scale has no better words, nothing can be turned."""
    assert told(tmp_path, firm(mapped(kind, words), order), "firm.yaml").report.clean


def test_a_fact_that_follows_the_wrong_way_round_is_told(tmp_path: Path) -> None:
    """At the map, with two words of each side in both languages, once for each map."""
    finding = told(tmp_path, firm(mapped(FACTS, "A: low, B: mid, C: top", "«")), "firm.yaml").only("CRM504")
    assert finding.severity == "warning"
    assert finding.sentence() == "the better first is mapped onto low, the worse second onto the better mid"
    assert finding.sentence("zh") == "较好的“甲”对应“下”，较差的“乙”却对应更好的“中”"
    assert len(finding.related) == 2


def test_scales_of_answers_that_are_turned_are_told(tmp_path: Path) -> None:
    """One swapped word is enough."""
    files = firm(mapped(SCALES, "top: A, mid: C, low: B", "«"))
    assert told(tmp_path, files, "firm.yaml").only("CRM504").arguments["second_onto"] is not None
