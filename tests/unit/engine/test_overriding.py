"""Outputs set by hand: by a named person of the right role, with a reason and an end, and never unnoticed."""

import json
import pickle
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.engine import Decision, PolicySet
from crmpolicy.errors import FactsError, UndecidedError

from .conftest import NOW

Load = Callable[..., PolicySet]

LIMIT = """
facts:
  mark: {title: {zh: 评级, en: mark}, type: choice, scale: level}
  amount: {title: {zh: 金额, en: amount}, type: money, step: 0.01元}
parameters:
  approver: {title: {zh: 批准人, en: approver}, type: role, clause: doc.2, value: optional}
decisions:
  credit:
    title: {zh: 额度, en: credit}
    outputs:
      limit: {title: {zh: 额度, en: limit}, type: money, step: 0.01元}
      watch: {title: {zh: 关注, en: watched}, type: boolean}
    rules:
      - {id: good, when: {mark: A}, then: {limit: 10万元, watch: no}, clause: doc.1}
      - {id: poor, when: {mark: C}, then: {limit: 0元, watch: yes}, clause: doc.1}
    override: {outputs: [limit], by: approver, needs: [reason, until], clause: doc.2}
  order:
    title: {zh: 订货, en: order}
    requires: {limit: credit.limit}
    outputs: {passes: {title: {zh: 放行, en: passes}, type: boolean}}
    rules:
      - {id: within, when: {amount: {up_to: limit}}, then: {passes: yes}, clause: doc.3}
      - {id: over, when: {amount: {over: limit}}, then: {passes: no}, clause: doc.3}
"""
SET = {"by": "director", "name": "王敏", "reason": "国庆备货", "until": "2026-06-30", "limit": "5万元"}


def asked(
    load: Load, override: Any, *, approver: str | None = "director", now: datetime = NOW, **facts: Any
) -> Decision:
    policies = load(LIMIT, {"doc.approver": approver} if approver else None)
    return policies.point("doc.credit").evaluate({"mark": "C", "override": override, **facts}, now=now)


def faults(load: Load, override: Any, **more: Any) -> list[str]:
    with pytest.raises(FactsError) as caught:
        asked(load, override, **more)
    assert caught.value.message("zh")
    assert caught.value.message("en")
    return [fault.code for fault in caught.value.faults]


def test_what_is_set_by_hand_counts_and_both_are_told(load: Load) -> None:
    """The rule that is overruled in one output still binds for the other."""
    decision = asked(load, SET)
    assert decision.outcome == {"limit": Decimal(50_000), "watch": True}
    rule, hand = decision.reasons
    assert (rule.rule, rule.binding, rule.said) == (
        "poor",
        True,
        (("limit", Decimal(0)), ("watch", True)),
    )
    assert hand.binding
    assert hand.clauses == ("doc.2",)
    assert hand.said == (("limit", Decimal(50_000)),)
    assert hand.by_hand == ("director", "王敏", "国庆备货", date(2026, 6, 30))


def test_a_decision_set_by_hand_is_plain_data(load: Load) -> None:
    decision = asked(load, SET)
    assert pickle.loads(pickle.dumps(decision)) == decision  # noqa: S301 - made here
    told = json.loads(json.dumps(decision.to_dict(), ensure_ascii=False))
    assert told["reasons"][1]["by_hand"] == {
        "by": "director",
        "name": "王敏",
        "reason": "国庆备货",
        "until": "2026-06-30",
    }
    assert "by_hand" not in told["reasons"][0]


@pytest.mark.parametrize(
    ("moment", "limit"),
    [
        ("2026-06-30T23:59:59", "50000"),  # the zone of the policy is that of its company
        ("2026-07-01T00:00:00", "0"),
    ],
)
def test_it_ends_after_its_last_day_and_that_is_told(load: Load, moment: str, limit: str) -> None:
    policies = load(LIMIT, {"doc.approver": "director"})
    zone = datetime.fromisoformat(f"{moment}+08:00")
    assert policies.effective.zone == "Asia/Shanghai"
    decision = policies.point("doc.credit").evaluate({"mark": "C", "override": SET}, now=zone)
    assert decision.outcome["limit"] == Decimal(limit)
    assert decision.reasons[-1].by_hand is not None
    assert decision.reasons[-1].binding is (limit != "0")


def test_a_role_may_be_written_by_its_title(load: Load) -> None:
    assert asked(load, {**SET, "by": "总监"}).outcome["limit"] == Decimal(50_000)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"by": "manager"}, ["override-role-may-not"]),
        ({"by": "nobody"}, ["override-unknown-role"]),
        ({"watch": "no"}, ["override-unknown-name"]),
        ({"limit": "0.001元"}, ["override-value"]),
        ({"until": "soon"}, ["override-value"]),
        ({"name": None}, ["override-value"]),
    ],
)
def test_what_does_not_fit_is_refused(load: Load, change: Mapping[str, Any], codes: list[str]) -> None:
    assert faults(load, {**SET, **change}) == codes


@pytest.mark.parametrize("lacking", ["by", "name", "reason", "until"])
def test_nothing_is_set_without_person_reason_and_end(load: Load, lacking: str) -> None:
    assert faults(load, {name: each for name, each in SET.items() if name != lacking}) == ["override-lacks"]


def test_all_faults_are_told_together(load: Load) -> None:
    assert faults(load, {"by": "nobody", "colour": "red"}) == [
        "override-unknown-name",
        "override-lacks",
        "override-lacks",
        "override-lacks",
        "override-sets-nothing",
        "override-unknown-role",
    ]


def test_it_is_a_set_of_entries(load: Load) -> None:
    assert faults(load, "5万元") == ["override-not-a-record"]


def test_where_nobody_is_named_no_exception_exists(load: Load) -> None:
    assert faults(load, SET, approver=None) == ["override-nobody-may"]


def test_what_rules_leave_undecided_is_not_decided_by_hand(load: Load) -> None:
    with pytest.raises(UndecidedError):
        asked(load, SET, mark="B")


def test_a_question_that_allows_none_knows_no_such_fact(load: Load) -> None:
    policies = load(LIMIT.replace("    override:", "    # override:"))
    with pytest.raises(FactsError) as caught:
        policies.point("doc.credit").evaluate({"mark": "C", "override": SET}, now=NOW)
    assert [fault.code for fault in caught.value.faults] == ["fact-unknown-name"]


def test_a_question_hands_it_on_to_those_that_decide_its_facts(load: Load) -> None:
    """An order that is asked with the exception is judged by the limit that the exception sets."""
    policies = load(LIMIT, {"doc.approver": "director"})
    point = policies.point("doc.order")
    facts = {"mark": "C", "amount": "3万元"}
    assert point.evaluate(facts, now=NOW).outcome["passes"] is False
    decision = point.evaluate({**facts, "override": SET}, now=NOW)
    assert decision.outcome["passes"] is True
    assert decision.basis[0].reasons[-1].by_hand is not None


def test_the_moment_is_read_before_the_last_day_is_judged(load: Load) -> None:
    """The last day is that of the company, not of the server."""
    late = datetime(2026, 6, 30, 16, 30, tzinfo=UTC)  # half past midnight of the first of July in Shanghai
    assert asked(load, SET, now=late).outcome["limit"] == Decimal(0)


def test_a_host_can_ask_what_it_has_to_give(load: Load) -> None:
    policies = load(LIMIT, {"doc.approver": "director"})
    schema = policies.point("doc.credit").json_schema(NOW)["properties"]["override"]
    assert schema["required"] == ["by", "name", "reason", "until"]
    assert set(schema["properties"]) == {"by", "name", "reason", "until", "limit"}
    assert "override" not in policies.point("doc.order").json_schema(NOW)["properties"]
    assert policies.point("doc.order").by_hand
