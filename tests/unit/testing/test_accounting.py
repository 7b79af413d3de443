"""What became of each clause and each reading of a small document."""

from pathlib import Path

import pytest

from crmpolicy import load_policy_set
from crmpolicy.errors import InvalidPolicySetError
from crmpolicy.policy.documents import Clause
from crmpolicy.testing import Accounts, ClauseAccount, account_clauses
from crmpolicy.testing.accounts import ReadingAccount
from crmpolicy.testing.encodings import Encoding
from crmpolicy.testing.texts import write_texts
from crmpolicy.wording import Words

RULES = """\
format: 1
facts:
  amount: {title: {zh: 金额, en: amount}, type: money, range: {at_least: 0元}}
parameters:
  bound: {title: {zh: 界限, en: bound}, type: money, clause: doc.5, reading: R2, value: 100元}
  idle: {title: {zh: 无用, en: idle}, type: money, clause: doc.7, reading: R4, value: 1元}
decisions:
  size:
    title: {zh: 规模, en: size}
    clause: doc.0
    reading: R1
    outputs: {large: {title: {zh: 大, en: large}, type: boolean}}
    rules:
      - {id: large, when: {amount: {at_least: bound}}, then: {large: yes}, clause: doc.1, reading: R3}
      - {id: small, when: {amount: {under: bound}}, then: {large: no}, clause: doc.2}
    properties:
      - {id: small-not-large, never: {large: yes}, when: {amount: {under: bound}}, clause: doc.8, reading: R5}
"""
CLAUSES = """\
format: 1
clauses:
  doc.1: {where: 一, kind: classification, computable: yes, summary: {zh: 大, en: large}}
  doc.2: {where: 二, kind: classification, computable: yes, summary: {zh: 小, en: small}}
  doc.5: {where: 五, kind: limit, computable: yes, summary: {zh: 界限, en: bound}}
  doc.7: {where: 七, kind: limit, computable: yes, summary: {zh: 无用, en: idle}}
  doc.8: {where: 八, kind: principle, computable: partly, summary: {zh: 原则, en: principle}}
  doc.9: {where: 九, kind: classification, computable: partly, summary: {zh: 未写, en: not written}}
  doc.10: {where: 十, kind: guidance, computable: no, summary: {zh: 宗旨, en: aim}}
  doc.11: {where: 十一, kind: guidance, computable: partly, cut: yes, summary: {zh: 残缺, en: cut}}
readings:
  R1: {zh: 整问, en: as a whole}
  R2: {zh: 界限, en: bound}
  R3: {zh: 大, en: large}
  R4: {zh: 无用, en: idle}
  R5: {zh: 原则, en: principle}
  R6: {zh: 未用, en: unused}
"""
CASES = """\
format: 1
cases:
  - {case: 大的, ask: doc.size, given: {amount: 100元}, now: 2026-01-05T09:00, expect: {large: yes}}
  - {case: 小的, ask: doc.size, given: {amount: 99元}, now: 2026-01-05T09:00, expect: {large: no}}
  - {case: 写错的, ask: doc.size, given: {amount: 1元}, now: 2026-01-05T09:00, expect: {large: yes}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small document with its cases."""
    files = {"doc/rules.yaml": RULES, "doc/clauses.yaml": CLAUSES, "doc/cases/a.yaml": CASES}
    write_texts(files, tmp_path)
    return tmp_path


@pytest.fixture
def accounts(folder: Path) -> Accounts:
    """The account of the small document."""
    return account_clauses([load_policy_set(folder / "doc")], folder)


def test_each_clause_stands_where_it_stands(accounts: Accounts) -> None:
    assert {each.clause.id: each.standing for each in accounts.clauses} == {
        "doc.1": "executed",
        "doc.2": "executed",
        "doc.5": "executed",
        "doc.7": "encoded",  # nothing uses the value, so nobody misses it
        "doc.8": "unaccounted",  # a law speaks of it, and has yet to be proved
        "doc.9": "unaccounted",
        "doc.10": "guidance",
        "doc.11": "truncated",
    }
    assert accounts.counts() == {
        "clauses": 8, "encoded": 4, "executed": 3, "guidance": 1, "truncated": 1, "unaccounted": 2
    }  # fmt: skip
    assert accounts.open


def test_a_clause_is_told_with_what_encodes_it_and_with_its_cases(accounts: Accounts) -> None:
    found = {each.clause.id: each for each in accounts.clauses}
    (rule,) = found["doc.1"].encodings
    assert (rule.kind, rule.name) == ("rule", "doc.size/large")
    assert rule.place is not None
    assert (
        rule.place.line == RULES.split("\n").index(next(x for x in RULES.split("\n") if "id: large" in x)) + 1
    )
    assert found["doc.1"].proved_by == "大的"
    assert found["doc.1"].cases == ("大的",)
    assert found["doc.5"].cases == ("大的", "小的")  # both answers rest on the bound
    assert [each.name for each in found["doc.8"].spoken_of] == ["doc.size/small-not-large"]
    assert found["doc.9"].encodings == ()


def test_a_case_that_does_not_pass_executes_nothing(accounts: Accounts) -> None:
    assert [result.passed for result in accounts.results] == [True, True, False]
    assert all("写错的" not in each.cases for each in accounts.clauses)


def test_each_reading_stands_where_it_stands(accounts: Accounts) -> None:
    """One is noticed through a rule, one through a value, one because the question is asked at all."""
    assert {each.code: (each.standing, each.proved_by) for each in accounts.readings} == {
        "R1": ("executed", "大的"),
        "R2": ("executed", "大的"),
        "R3": ("executed", "大的"),
        "R4": ("encoded", None),
        "R5": ("encoded", None),
        "R6": ("unaccounted", None),
    }
    assert accounts.reading_counts() == {"readings": 6, "encoded": 5, "executed": 3, "unaccounted": 1}


def test_one_document_can_be_looked_at(folder: Path) -> None:
    policies = [load_policy_set(folder / "doc"), load_policy_set("relationship")]
    whole = account_clauses(policies, folder)
    assert whole.documents == ("doc", "relationship")
    alone = account_clauses(policies, folder, only="doc")
    assert alone.documents == ("doc",)
    assert alone.clauses == whole.of("doc").clauses
    assert alone.readings == whole.of("doc").readings


def test_faults_of_the_clauses_are_told(folder: Path) -> None:
    policies = load_policy_set(folder / "doc")
    path = folder / "doc" / "clauses.yaml"
    path.write_text(CLAUSES.replace("cut: yes", "cut: maybe"), encoding="utf-8")
    with pytest.raises(InvalidPolicySetError) as raised:
        account_clauses([policies], folder)
    assert raised.value.location is not None
    assert raised.value.location.line == 10


def test_a_proved_law_stands_for_a_principle() -> None:
    clause = Clause("a.1", "1", Words("原则", "principle"), "principle", "partly")
    law = Encoding("law", "a.b/c", None)
    assert ClauseAccount("a", clause, spoken_of=(law,)).standing == "unaccounted"
    assert ClauseAccount("a", clause, spoken_of=(law,), law="a.b/c").standing == "executed"
    assert ReadingAccount("a", "R1", Words("原则", "principle"), (law,), law="a.b/c").standing == "executed"


def test_a_code_of_two_documents_counts_once_and_wholly() -> None:
    """It is executed where both execute it, lost where one has lost it."""
    words, law = Words("一", "one"), Encoding("law", "a.b/c", None)
    one = ReadingAccount("a", "R1", words, (law,), "案例")
    for other, executed, lost in (
        (ReadingAccount("b", "R1", words, (law,), "案例"), 1, 0),
        (ReadingAccount("b", "R1", words, (law,)), 0, 0),
        (ReadingAccount("b", "R1", words), 0, 1),
    ):
        counted = Accounts((), (one, other), ()).reading_counts()
        assert counted == {
            "readings": 1, "encoded": 1 - lost, "executed": executed, "unaccounted": lost
        }  # fmt: skip
