"""What is checked of rankings: somebody can have a place, and rules leave out no place."""

from pathlib import Path

import pytest

from crmpolicy.verify import Report, check
from tests.unit.engine.conftest import SCALES
from tests.unit.engine.small_rankings import RANKING

TITLE = "title: {zh: 文件, en: document}"
POLICY = f"format: 1\ndocument: doc\n{TITLE}\nversion: 1\nzone: Asia/Shanghai\ncurrency: CNY\n"
CLAUSE = "  doc.{}: {{where: '1', kind: rule, computable: yes, summary: {{zh: 一, en: one}}}}\n"
RULE = "{id: prize, then: {money: prizes}, clause: doc.prizes}"


def checked(folder: Path, text: str) -> Report:
    """Check a document with a ranking."""
    clauses = "".join(CLAUSE.format(each) for each in ("1", "fewest", "places", "prizes"))
    files = {
        "policy": POLICY,
        "clauses": f"format: 1\nclauses:\n{clauses}",
        "words": SCALES.partition("roles:")[0],
    }
    for name, each in {**files, "rules": f"format: 1\n{text}"}.items():
        (folder / f"{name}.yaml").write_text(each, encoding="utf-8")
    return check(folder)


def codes(report: Report) -> list[str]:
    """Give the codes of what was found."""
    return [each.code for each in report.findings]


def test_a_ranking_that_is_sound_is_proved_to_be(tmp_path: Path) -> None:
    """Nothing is left undecided."""
    report = checked(tmp_path, RANKING)
    assert (codes(report), report.undecided) == ([], ())


def test_a_ranking_in_which_nobody_can_have_a_place_is_found(tmp_path: Path) -> None:
    """Numbers of heads are never below nought."""
    text = RANKING.replace("heads: {over: 0}", "heads: {under: 0}")
    assert "CRM104" in codes(checked(tmp_path, text))


FIRST = "{id: first, when: {rank: 1}, then: {money: 5元}, clause: doc.prizes}"
EVERY = "{id: every, then: {money: 1元}, clause: doc.prizes}"


@pytest.mark.parametrize(("rules", "code"), [(FIRST, "CRM101"), (f"{FIRST}\n      - {EVERY}", "CRM102")])
def test_rules_that_leave_out_a_place_or_speak_twice_of_one_are_found(
    tmp_path: Path, rules: str, code: str
) -> None:
    """As in every table."""
    assert code in codes(checked(tmp_path, RANKING.replace(RULE, rules)))
