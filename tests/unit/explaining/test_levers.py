"""Advice names what people can change before what they cannot."""

from crmpolicy.explaining import explain
from crmpolicy.explaining.case import Case
from crmpolicy.explaining.levers import changeable, changeable_first
from crmpolicy.testing import load_texts
from tests.unit.engine.conftest import NOW, SCALES
from tests.unit.engine.test_anew import FACTS, TRADE

POLICIES = load_texts({"doc/words.yaml": SCALES, "doc/rules.yaml": f"format: 1\n{TRADE}"})


def case_of(**facts: str) -> Case:
    decision = POLICIES.point("doc.release").evaluate({**FACTS, **facts}, now=NOW)
    return Case.of(POLICIES, decision, "zh", {})


def test_what_follows_from_a_changeable_fact_is_changeable() -> None:
    """The limit is decided behind by the cap; arrears follow from what is overdue."""
    names = {key.rpartition(".")[2].rpartition(":")[2] for key in changeable(case_of())}
    assert {"amount", "cap", "overdue", "late", "in_arrears", "limit"} <= names
    assert "disputed" not in names


def test_a_question_that_names_none_prefers_none() -> None:
    decision = POLICIES.point("doc.standing").evaluate({"overdue": "1元", "disputed": "0元"}, now=NOW)
    case = Case.of(POLICIES, decision, "zh", {})
    assert changeable(case) == frozenset()
    assert changeable_first(["b", "a"], lambda way: way, frozenset()) == ["b", "a"]


def test_ways_by_changeable_facts_come_first() -> None:
    ways = [("stock",), ("amount", "stock"), ("amount",)]
    assert changeable_first(ways, lambda way: way, frozenset({"amount"})) == [
        ("amount",),
        ("stock",),
        ("amount", "stock"),
    ]


def test_what_would_help_is_told_instead_of_why_it_is_not_better() -> None:
    case = case_of(overdue="700元")
    text = explain(POLICIES, case.decision, language="zh")
    assert "逾期不超过 100元（减少 600元）" in text
    assert "为什么" not in text
