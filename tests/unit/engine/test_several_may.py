"""Moves and overrides that are for several roles: any one of them may, others may not."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.errors import FactsError
from crmpolicy.explaining import explain

Load = Callable[..., PolicySet]

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ORDER = """
roles:
  clerk: {title: {zh: 文员, en: clerk}}
  keeper: {title: {zh: 库管, en: keeper}}
  chief: {title: {zh: 主管, en: chief}}
events:
  ship: {title: {zh: 发货, en: shipped}}
facts:
  fits: {title: {zh: 合适, en: fits}, type: boolean}
parameters:
  shippers: {title: {zh: 发货岗位, en: who may ship}, type: list, of: role, clause: doc.1, value: VALUE}
decisions:
  order:
    title: {zh: 订货, en: order}
    kind: lifecycle
    states:
      - {id: open, title: {zh: 待发, en: open}, start: yes}
      - {id: gone, title: {zh: 已发, en: gone}, final: yes}
    moves:
      - {id: ship, from: open, event: ship, to: gone, by: shippers, clause: doc.1}
  passing:
    title: {zh: 放行, en: passing}
    outputs: {passes: {title: {zh: 放行, en: passes}, type: boolean}}
    rules:
      - {id: fits, when: {fits: yes}, then: {passes: yes}, clause: doc.1}
      - {id: odd, when: {fits: no}, then: {passes: no}, clause: doc.1}
    override: {outputs: [passes], by: shippers, needs: [reason], clause: doc.1}
"""


def loaded(load: Load, value: str = "[clerk, keeper]") -> PolicySet:
    """Load the policies with the roles that may."""
    return load(ORDER.replace("VALUE", value))


def shipped(policies: PolicySet, by: str | None) -> Any:
    """Ask where an order stands that somebody shipped."""
    event = {"event": "ship", "at": NOW, **({"by": by} if by else {})}
    return policies.point("doc.order").evaluate({"events": [event]}, now=NOW)


@pytest.mark.parametrize("by", ["clerk", "库管", None])
def test_each_of_several_roles_may_make_a_move(load: Load, by: str | None) -> None:
    assert shipped(loaded(load), by).outcome["state"] == "gone"


def test_another_role_may_not_make_it_and_all_that_may_are_named(load: Load) -> None:
    policies = loaded(load)
    decision = shipped(policies, "chief")
    assert decision.outcome["state"] == "open"
    assert dict(decision.outcome["refused"].arguments)["roles"] == ("`clerk`", "`keeper`")
    assert "by the clerk, keeper" in explain(policies, decision, language="en")
    assert "由文员、库管来做" in explain(policies, decision, language="zh")


def test_a_list_without_roles_lets_nobody_make_it(load: Load) -> None:
    """Nobody was named, so it is not everybody's."""
    assert shipped(loaded(load, "[]"), "clerk").outcome["state"] == "open"
    assert shipped(loaded(load, "[]"), None).outcome["state"] == "open"


@pytest.mark.parametrize("by", ["clerk", "keeper"])
def test_each_of_several_roles_may_set_an_output_by_hand(load: Load, by: str) -> None:
    given = {"fits": False, "override": {"by": by, "name": "王敏", "reason": "急用", "passes": True}}
    assert loaded(load).point("doc.passing").evaluate(given, now=NOW).outcome == {"passes": True}


def test_another_role_may_not_set_it_and_all_that_may_are_named(load: Load) -> None:
    given = {"fits": False, "override": {"by": "chief", "name": "王敏", "reason": "急用", "passes": True}}
    with pytest.raises(FactsError) as caught:
        loaded(load).point("doc.passing").evaluate(given, now=NOW)
    assert [each.code for each in caught.value.faults] == ["override-role-may-not"]
    told = caught.value.message("en")
    assert "clerk" in told
    assert "keeper" in told
