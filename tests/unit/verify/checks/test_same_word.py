"""What CRM503 finds, and what it leaves alone."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.unit.verify.small_policies import CLAUSES, Told, told

CLASSES = """\
format: 1
scales:
  class:
    title: {{zh: 分类, en: class}}
    order: {order}
    values: [{{id: top, title: {{zh: {top}, en: top}}}}, {{id: low, title: {{zh: {name}客户, en: low}}}}]
facts:
  class_given: {{title: {{zh: 分类, en: class}}, type: choice, scale: class}}
decisions:
  {point}:
    title: {{zh: 评定, en: judging}}
    outputs: {{{answer}}}
    rules:
      - {{id: top, when: {{class_given: top}}, then: {{{said}: {one}}}, clause: {name}.1}}
      - {{id: low, when: {{class_given: low}}, then: {{{said}: {two}}}, clause: {name}.1}}
"""
GRADE = {
    "answer": "class: {title: {zh: 分类, en: class}, type: choice, scale: class}",
    "said": "class",
    "one": "top",
    "two": "low",
}
FLAG = {
    "answer": "good: {title: {zh: 好, en: good}, type: boolean}",
    "said": "good",
    "one": "yes",
    "two": "no",
}
SUBJECT = """\
format: 1
subjects:
  judging:
    title: {zh: 评定, en: judging}
    room: tiering
    outputs: {class: {title: {zh: 分类, en: class}, type: choice, join: chosen}}
"""


def classes(name: str, **keys: str) -> str:
    """Write a document with one scale of two words and a question that uses it."""
    kept = {"name": name, "point": f"{name}_judging", "order": "best first", "top": "重要客户", **GRADE}
    return CLASSES.format(**{**kept, **keys})


def together(
    root: Path, one: str, other: str, more: str = "", files: Mapping[str, str] | None = None
) -> Told:
    """Check a company that adopts both."""
    texts = {
        "doc/rules.yaml": one,
        "two/rules.yaml": other,
        "two/clauses.yaml": CLAUSES.replace("doc.", "two."),
        "firm.yaml": "«format: 1\ncompany: firm\ntitle: {zh: 公司, en: company}\nzone: Asia/Shanghai\n"
        f"currency: 元\nadopts: [doc@1, two@1]\n{more}",
    }
    return told(root, {**texts, **(files or {})}, "firm.yaml")


def test_one_word_on_the_scales_of_two_documents_is_told(tmp_path: Path) -> None:
    """With the word, both scales and where they stand."""
    (finding,) = together(tmp_path, classes("doc"), classes("two", **FLAG)).all
    assert finding.code == "CRM503"
    assert {"word", "one", "other"} <= finding.arguments.keys()
    assert finding.arguments["word"] == "重要客户"
    assert len(finding.related) == 2


@pytest.mark.parametrize(
    "other",
    [
        classes("two", top="其余客户"),
        classes("two", order="none"),
    ],
    ids=["other words", "no order"],
)
def test_other_words_and_words_without_order_are_left_alone(tmp_path: Path, other: str) -> None:
    """A code list is no scale of classes."""
    assert together(tmp_path, classes("doc"), other).report.clean


def test_a_degree_of_one_sign_names_no_class(tmp_path: Path) -> None:
    """Great or small may be anything."""
    assert together(tmp_path, classes("doc", top="大"), classes("two", top="大")).report.clean


def test_words_that_are_only_asked_for_are_left_alone(tmp_path: Path) -> None:
    """Nobody is given such a class by the policies, so nobody passes it on."""
    assert together(tmp_path, classes("doc", **FLAG), classes("two", **FLAG)).report.clean


def test_answers_to_the_same_question_are_joined(tmp_path: Path) -> None:
    """The company has said which of them counts."""
    found = together(
        tmp_path,
        classes("doc", point="judging")
        .replace("    title: {zh: 评定, en: judging}\n", "")
        .replace(GRADE["answer"], "class: {scale: class}"),
        classes("two", point="judging")
        .replace("    title: {zh: 评定, en: judging}\n", "")
        .replace(GRADE["answer"], "class: {scale: class}"),
        "chosen: {judging: doc}\n",
        {"subjects.yaml": SUBJECT},
    )
    assert found.report.clean


def test_a_mapped_fact_settles_it(tmp_path: Path) -> None:
    """The word of the second follows from the answer of the first."""
    more = "map: {two.class_given: {from: doc.doc_judging, values: {top: low, low: low}}}\n"
    assert together(tmp_path, classes("doc"), classes("two", **FLAG), more).report.clean


def test_a_document_alone_has_nothing_to_map(tmp_path: Path) -> None:
    """Only a company can say how two documents go together."""
    assert told(tmp_path, classes("doc")).report.clean
