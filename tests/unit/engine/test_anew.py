"""A case asked anew: the caller's own facts are found again, through every question behind."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from crmpolicy.engine import PolicySet, remedies
from crmpolicy.engine.anew import Anew, asked_for
from crmpolicy.engine.decision import Decision
from crmpolicy.errors import UndecidedError

from .conftest import NOW

Load = Callable[..., PolicySet]

TRADE = """
facts:
  amount: {title: {zh: 金额, en: amount}, type: money, step: 0.01元, range: {at_least: 0元}}
  cap: {title: {zh: 上限, en: cap}, type: money, step: 0.01元, range: {at_least: 0元}}
  overdue: {title: {zh: 逾期, en: overdue}, type: money, step: 0.01元, range: {at_least: 0元}}
  disputed: {title: {zh: 争议, en: disputed}, type: money, step: 0.01元, range: {at_least: 0元}}
  in_arrears: {title: {zh: 拖欠, en: in arrears}, type: boolean, derived: {holds: {late: {over: 100元}}}}
  late: {title: {zh: 拖欠额, en: late}, type: money, derived: {sum: [overdue], minus: [disputed]}}
decisions:
  standing:
    title: {zh: 合作状态, en: standing}
    outputs: {state: {title: {zh: 状态, en: state}, type: choice, scale: level}}
    rules:
      - {id: late, when: {in_arrears: yes}, then: {state: C}, clause: doc.1}
      - {id: fine, when: {in_arrears: no}, then: {state: A}, clause: doc.1}
  credit:
    title: {zh: 额度, en: credit}
    requires: {state: standing.state}
    outputs: {limit: {title: {zh: 额度, en: limit}, type: money}}
    rules:
      - {id: none, when: {state: C}, then: {limit: 0元}, clause: doc.1}
      - {id: some, when: {state: A}, then: {limit: cap}, clause: doc.1}
    override: {outputs: [limit], by: manager, needs: [reason, until]}
  release:
    title: {zh: 放行, en: release}
    requires: {limit: credit.limit}
    outputs: {level: {title: {zh: 等级, en: level}, type: choice, scale: level}}
    rules:
      - {id: over, when: {amount: {over: limit}}, then: {level: B}, clause: doc.1}
      - {id: free, when: {amount: {up_to: limit}}, then: {level: A}, clause: doc.1}
    remedy: {reach: {level: [A]}, by_changing: [amount, cap, overdue]}
"""
FACTS = {"amount": "500元", "cap": "800元", "overdue": "0元", "disputed": "0元"}
BY_HAND = {"by": "manager", "name": "王敏", "reason": "旺季", "until": date(2026, 6, 30)}


@pytest.fixture
def policies(load: Load) -> PolicySet:
    return load(TRADE)


def decided(policies: PolicySet, **facts: Any) -> Decision:
    return policies.point("doc.release").evaluate({**FACTS, **facts}, now=NOW)


def ways(policies: PolicySet, decision: Decision) -> list[dict[str, tuple[str | None, str | None]]]:
    def text(end: Any) -> str | None:
        return None if end is None else f"{end:.2f}"

    return [
        {each.fact: (text(each.low), text(each.high)) for each in change.needs}
        for change in remedies(policies, decision)
    ]


def test_the_callers_own_facts_are_found_again(policies: PolicySet) -> None:
    """Nothing that was decided or derived on the way is among them."""
    decision = decided(policies)
    assert [each.subject for each in asked_for(decision)] == ["doc.release", "doc.credit", "doc.standing"]
    given = Anew(policies, decision).given
    assert set(given) == set(FACTS)
    assert policies.point("doc.release").evaluate(given, now=NOW) == decision


def test_what_is_given_instead_of_being_decided_stays_given(policies: PolicySet) -> None:
    decision = decided(policies, limit="300元")
    assert set(Anew(policies, decision).given) == {"amount", "limit"}
    assert ways(policies, decision) == [{"amount": (None, "300.00")}]


def test_a_fact_two_questions_behind_releases(policies: PolicySet) -> None:
    """Arrears take the whole limit: once they are paid down to the bound the order goes."""
    found = ways(policies, decided(policies, overdue="700.5元", disputed="50元"))
    assert found == [{"amount": ("0.00", "0.00")}, {"overdue": (None, "150.00")}]


@pytest.mark.parametrize(("change", "level"), [({"overdue": "150元"}, "A"), ({"overdue": "150.01元"}, "B")])
def test_the_edge_behind_is_exact(policies: PolicySet, change: Mapping[str, str], level: str) -> None:
    given = {"disputed": "50元", **change}
    assert decided(policies, **given).outcome["level"] == level


def test_an_amount_that_a_question_behind_hands_on_is_followed(policies: PolicySet) -> None:
    """The cap itself is the limit: it has to rise to the amount."""
    found = ways(policies, decided(policies, cap="123.45元"))
    assert found == [{"amount": (None, "123.45")}, {"cap": ("500.00", None)}]


def test_where_one_fact_does_not_suffice_facts_of_both_questions_are_told(load: Load) -> None:
    text = TRADE.replace("by_changing: [amount, cap, overdue]", "by_changing: [cap, overdue]")
    policies = load(text)
    found = ways(policies, decided(policies, cap="100元", overdue="200元"))
    assert found == [{"cap": ("500.00", None), "overdue": (None, "100.00")}]


def test_what_was_set_by_hand_behind_stays_set(policies: PolicySet) -> None:
    """While it counts, what the question behind would say by itself changes nothing."""
    decision = decided(policies, overdue="700元", override={**BY_HAND, "limit": "300元"})
    assert Anew(policies, decision).given["override"]["limit"] == 300
    assert ways(policies, decision) == [{"amount": (None, "300.00")}]


def test_what_was_set_by_hand_and_has_ended_is_not_asked_again(policies: PolicySet) -> None:
    ended = {**BY_HAND, "until": date(2026, 1, 1), "limit": "300元"}
    decision = decided(policies, overdue="700元", override=ended)
    assert "override" not in Anew(policies, decision).given
    assert {"overdue": (None, "100.00")} in ways(policies, decision)


def test_facts_that_leave_a_question_undecided_are_read_all_the_same(load: Load) -> None:
    text = TRADE.replace(
        "      - {id: free, when: {amount: {up_to: limit}}, then: {level: A}, clause: doc.1}\n", ""
    )
    policies = load(text)
    anew = Anew(policies, decided(policies, amount="900元"))
    assert anew.asked({"amount": 1}) is None
    assert anew.rows({"amount": 1})["doc.release"].given()["amount"] == 1
    assert anew.rows({"amount": -1}) == {}
    with pytest.raises(UndecidedError):
        decided(policies, amount="1元")


def test_a_fact_that_the_case_does_not_ask_is_none_to_change(policies: PolicySet) -> None:
    anew = Anew(policies, decided(policies))
    assert anew.field("limit") is None
    assert anew.field("nothing") is None
