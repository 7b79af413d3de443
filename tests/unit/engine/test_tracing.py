"""Traces and changes: told again from policies and decision, refused with other policies."""

import pytest

from crmpolicy.engine import Region, changes, trace
from crmpolicy.engine.facts import plain_value
from crmpolicy.errors import DigestMismatchError
from crmpolicy.policy.unlimited import UNLIMITED
from tests.unit.engine.conftest import Load, decide, fact

RULES = """\
facts:
  n: {title: {zh: 数, en: n}, type: integer, unknown: allowed}
  colour: {title: {zh: 颜色, en: colour}, type: choice, scale: colour}
  day: {title: {zh: 日, en: day}, type: weekday}
decisions:
  asked:
    title: {zh: 问, en: asked}
    outputs: {level: {title: {zh: 等级, en: level}, type: choice, scale: level}}
    hit: first
    rules:
      - id: a
        when: {n: {at_least: 3, under: 5}, any: [{colour: red}, {day: [monday, friday]}]}
        then: {level: A}
        clause: d.1
      - {id: b, when: {n: {at_least: 1}}, then: {level: B}, clause: d.2}
    otherwise: {id: c, then: {level: C}, clause: d.3}
"""
FACTS = {"n": 5, "colour": "蓝", "day": "周二"}


def test_each_rule_that_was_looked_at_is_told_with_what_it_failed_by(load: Load) -> None:
    policies = load(RULES)
    first, second, rest = trace(policies, decide(policies, FACTS))
    assert (first.matched, second.matched, rest.matched) == (False, True, False)
    assert [(each.fact, each.value, each.operator, each.operands) for each in first.failures] == [
        ("doc.n", 5, "under", (5,)),
        ("doc.colour", "blue", "is", ("red",)),
        ("doc.day", "tuesday", "is", ("monday", "friday")),
    ]
    assert second.failures == ()
    assert (second.document, second.part, second.rule, second.clauses) == ("doc", "", "b", ("d.2",))


def test_a_list_is_told_entry_by_entry(load: Load) -> None:
    rows = (
        "rows: {title: {zh: 明细, en: rows}, type: list, of: {e: {title: {zh: 值, en: e}, type: number}}}\n"
    )
    policies = load(
        f"facts:\n  {rows}decisions:\n  asked:\n    title: {{zh: 问, en: asked}}\n    of: rows\n"
        "    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}\n    combine: {high: any}\n"
        "    empty: {high: no}\n    rules:\n"
        "      - {id: r, when: {e: {over: 1}}, then: {high: yes}, clause: d}\n"
        "    otherwise: {id: o, then: {high: no}, clause: d}\n"
    )
    steps = trace(policies, decide(policies, {"rows": [{"e": 0}, {"e": 2}]}))
    assert [(step.entry, step.rule, step.matched) for step in steps] == [
        (0, "r", False),
        (0, "o", True),
        (1, "r", True),
        (1, "o", False),
    ]


def test_the_fewest_facts_that_lead_to_another_outcome_are_told_as_regions(load: Load) -> None:
    policies = load(RULES)
    told = {change.outcome["level"]: change.needs for change in changes(policies, decide(policies, FACTS))}
    assert told["C"] == (Region("n", (), None, high=1, low_included=False, high_included=False),)
    assert {region.fact for region in told["A"]} in ({"n", "colour"}, {"n", "day"})
    (number,) = [region for region in told["A"] if region.fact == "n"]
    assert (number.low, number.low_included, number.high, number.high_included) == (3, True, 5, False)


def test_a_region_without_a_value_is_not_told(load: Load) -> None:
    """Between two whole numbers that lie one apart there is none."""
    whole = fact("n", "integer")
    policies = load(
        f"facts:\n  {whole}decisions:\n  asked:\n    title: {{zh: 问, en: asked}}\n"
        "    outputs: {level: {title: {zh: 等级, en: level}, type: choice, scale: level}}\n"
        "    rules:\n      - {id: a, when: {n: 1}, then: {level: A}, clause: d}\n"
        "      - {id: b, when: {n: 2}, then: {level: B}, clause: d}\n"
        "    otherwise: {id: c, then: {level: C}, clause: d}\n"
    )
    told = [
        (change.outcome["level"], change.needs) for change in changes(policies, decide(policies, {"n": 1}))
    ]
    assert all(needs[0].holds(0) or needs[0].holds(3) for level, needs in told if level == "C")
    assert not any(needs[0].low == 1 and needs[0].high == 2 for _, needs in told)


def test_a_decision_of_other_policies_is_not_told_about(load: Load) -> None:
    policies, others = load(RULES), load(RULES.replace("at_least: 1", "at_least: 2"))
    decision = decide(policies, FACTS)
    for tell in (trace, changes):
        with pytest.raises(DigestMismatchError):
            tell(others, decision)


def test_a_decision_is_told_as_plain_data(load: Load) -> None:
    policies = load(RULES)
    told = decide(policies, FACTS).to_dict()
    assert told["outcome"] == {"level": "B"}
    assert told["facts"] == {"n": 5, "colour": "blue", "day": "tuesday"}
    assert told["policy"] == [{"document": "doc", "version": 1}]
    assert told["reasons"][0]["clause"] == ["d.2"]
    assert told["digest"] == policies.digest
    assert told["now"] == "2026-05-20T04:00:00+00:00"
    assert repr(decide(policies, FACTS).outcome) == "Outcome({'level': 'B'})"
    assert len(decide(policies, FACTS).outcome) == 1
    assert decide(policies, FACTS).policies == (("doc", 1),)


def test_a_rule_that_was_looked_at_is_told_as_plain_data(load: Load) -> None:
    """Exact numbers become text, as in the decision itself."""
    policies = load(RULES.replace("type: integer, unknown", "type: number, unknown"))
    step = trace(policies, decide(policies, {**FACTS, "n": "5.50"}))[0]
    assert step.to_dict() == {
        "document": "doc",
        "part": "",
        "rule": "a",
        "clauses": ["d.1"],
        "matched": False,
        "failures": [
            {"fact": "doc.n", "value": "5.5", "operator": "under", "operands": ["5"]},
            {"fact": "doc.colour", "value": "blue", "operator": "is", "operands": ["red"]},
            {"fact": "doc.day", "value": "tuesday", "operator": "is", "operands": ["monday", "friday"]},
        ],
        "entry": None,
        "needed": True,
    }


def test_a_reason_is_told_as_plain_data(load: Load) -> None:
    policies = load(RULES)
    assert decide(policies, FACTS).to_dict()["reasons"] == [
        {
            "document": "doc",
            "part": "",
            "rule": "b",
            "clause": ["d.2"],
            "said": {"level": "B"},
            "binding": True,
            "parameters": {},
            "readings": [],
            "no_clause": False,
        }
    ]


def test_no_limit_is_told_as_plain_data() -> None:
    assert plain_value((UNLIMITED, None)) == ["unlimited", None]
