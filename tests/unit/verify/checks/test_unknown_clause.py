"""Clauses that are cited and not listed."""

from pathlib import Path

import pytest

from crmpolicy.testing.texts import write_texts
from crmpolicy.verify import check
from tests.unit.verify.small_policies import table, told

RULE = "{id: all, when: {sales: {over: 1元}}, then: {grade: {parameter: rank}}, clause: doc.1}"
RANK = "{title: {zh: 名次, en: rank}, type: choice, scale: grade, value: A, clause: doc.2}"
LAW = "    properties:\n      - {id: law, never: {grade: C}, when: {sales: {over: 1元}}, clause: doc.1}\n"
DERIVED = (
    "  big: {title: {zh: 大, en: big}, type: boolean, clause: doc.1,"
    " derived: {holds: {sales: {over: 1元}}}}\n"
)
SOUND = table(
    RULE,
    keys=f"    clause: doc.1\n{LAW}    otherwise: {{id: rest, then: {{grade: C}}, clause: doc.2}}\n",
    parameters=f"{DERIVED}parameters:\n  rank: {RANK}\n",
)


def test_clauses_that_are_listed_are_sound(tmp_path: Path) -> None:
    """Of rules, tables, parameters, facts and laws."""
    assert told(tmp_path, SOUND).report.clean


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("{id: all", "{parameter: rank}}, clause: doc.1"),
        ("grading:", "    clause: doc.1\n    properties"),
        ("rank: {title", "value: A, clause: doc.2"),
        ("big: {title", "type: boolean, clause: doc.1"),
        ("{id: law", "{over: 1元}}, clause: doc.1"),
    ],
)
def test_a_clause_that_is_not_listed_is_told_where_it_is_cited(
    tmp_path: Path, before: str, text: str
) -> None:
    """With the one that was probably meant."""
    assert text in SOUND
    wrong = text.replace("doc.1", "doc.11").replace("doc.2", "doc.11")
    finding = told(tmp_path, SOUND.replace(text, wrong).replace(before, f"«{before}")).only("CRM402")
    assert finding.sentence() == "document has no clause `doc.11`"
    assert finding.sentence("zh") == "《文件》没有条款`doc.11`"
    assert finding.hint() == "did you mean `doc.1`?"


def test_citations_without_a_list_are_told_once(tmp_path: Path) -> None:
    """One line for the document, not one for each rule."""
    write_texts({"doc/rules.yaml": SOUND}, tmp_path)
    (finding,) = check(tmp_path / "doc").findings
    assert finding.code == "CRM402"
    assert finding.place is not None
    assert Path(finding.place.file).name == "policy.yaml"
    assert finding.sentence() == "document cites clauses but has no list of them"
    assert finding.hint("zh") == "在文件夹 doc 里写一份 clauses.yaml"
