"""What may be set by hand, and what releases a case, as ``crmpolicy show`` tells it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from click.testing import Result

from crmpolicy.cli.printing import laid_out
from crmpolicy.cli.settable import settable_blocks, settable_data
from crmpolicy.cli.speaking import Speaker
from crmpolicy.engine import PolicySet
from crmpolicy.testing import load_texts
from crmpolicy.wording import Language

Run = Callable[..., Result]
WORDS = """\
format: 1
roles:
  manager: {title: {zh: 经理, en: manager}}
  director: {title: {zh: 总监, en: director}}
"""
RULES = """\
format: 1
facts:
  amount: {title: {zh: 金额, en: amount}, type: money}
  paid: {title: {zh: 已付, en: paid}, type: money}
  rest: {title: {zh: 余额, en: rest}, type: money, derived: {sum: [amount], minus: [paid]}}
parameters:
  approver: {title: {zh: 批准人, en: approver}, type: role, clause: doc.2, value: optional}
decisions:
  order:
    title: {zh: 订货, en: order}
    outputs:
      passes: {title: {zh: 放行, en: passes}, type: boolean}
      limit: {title: {zh: 额度, en: limit}, type: money}
    rules:
      - {id: small, when: {rest: {up_to: 5元}}, then: {passes: yes, limit: 5元}, clause: doc.1}
      - {id: large, when: {rest: {over: 5元}}, then: {passes: no, limit: 5元}, clause: doc.1}
    override: {outputs: [passes, limit], by: approver, needs: [reason, until], clause: doc.2}
    remedy: {reach: {passes: [yes]}, by_changing: [amount, paid]}
"""
COMPANY = """\
format: 1
company: firm
title: {zh: 公司, en: firm}
zone: Asia/Shanghai
currency: 元
adopts: [doc@1]
parameters:
  doc.approver: {dated: [{value: manager}, {from: 2027-01-01, value: director}]}
"""


def policies(rules: str = RULES, company: str = COMPANY) -> PolicySet:
    files = {"doc/words.yaml": WORDS, "doc/rules.yaml": rules, "firm.yaml": company}
    return load_texts(files, "firm.yaml")


def told(found: PolicySet, language: Language, day: date | None = None) -> str:
    (table,) = found.point("order").tables
    return laid_out(settable_blocks(Speaker(language), found, table, day), 200).strip()


def plain(found: PolicySet, day: date | None = None) -> Any:
    (table,) = found.point("order").tables
    return settable_data(found, table, day)


def test_who_may_set_what_by_hand_is_told_with_the_parameter() -> None:
    found = policies()
    assert told(found, "zh").splitlines() == [
        "放行、额度可由经理、总监（参数 doc.approver）人工改写，须写明姓名、理由、截止日期【doc.2】",
        "  要使放行为是，可以改变：金额、已付",
    ]
    assert told(found, "en").splitlines() == [
        (
            "passes, limit: may be set by hand by the manager, director (parameter doc.approver), "
            "with name, reason, last day [doc.2]"
        ),
        "  so that passes is yes, these may change: amount, paid",
    ]


@pytest.mark.parametrize(("day", "role"), [(date(2026, 12, 31), "manager"), (date(2027, 1, 1), "director")])
def test_a_day_picks_who_may(day: date, role: str) -> None:
    found = policies()
    assert f"by the {role} (parameter" in told(found, "en", day)
    assert plain(found, day)["override"]["by"] == [role]


def test_where_nobody_is_named_nothing_can_be_set() -> None:
    found = policies(company=COMPANY[: COMPANY.index("parameters:")])
    assert told(found, "zh").startswith(
        "放行、额度不能人工改写：公司没有指定由谁批准（参数 doc.approver）【doc.2】"
    )
    assert plain(found)["override"]["by"] == []


def test_a_role_of_the_document_needs_no_parameter() -> None:
    found = policies(
        RULES.replace("by: approver, needs: [reason, until], clause: doc.2", "by: manager, needs: []")
    )
    assert told(found, "zh").startswith("放行、额度可由经理人工改写，须写明姓名\n")
    assert plain(found)["override"] == {
        "outputs": ["passes", "limit"],
        "by": ["manager"],
        "parameter": None,
        "needs": ["name"],
        "clauses": [],
    }


def test_both_are_given_as_data() -> None:
    assert plain(policies()) == {
        "override": {
            "outputs": ["passes", "limit"],
            "by": ["manager", "director"],
            "parameter": "doc.approver",
            "needs": ["name", "reason", "until"],
            "clauses": ["doc.2"],
        },
        "remedy": {"reach": {"passes": [True]}, "by_changing": ["doc.amount", "doc.paid"]},
    }


def test_a_table_without_them_says_nothing() -> None:
    found = policies(RULES[: RULES.index("    override:")])
    assert told(found, "zh") == ""
    assert plain(found) == {"override": None, "remedy": None}


def test_show_tells_them_and_lists_the_parameter(run: Run, data: Callable[..., Any]) -> None:
    line = ("show", "credit_limit", "--company", "example-group")
    text = " ".join(run(*line, "--language", "en").stdout.split())
    assert "limit: may be set by hand by the general manager (parameter steel.exception_approver)" in text
    found = data(*line)
    assert "steel.exception_approver" in [each["parameter"] for each in found["parameters"]]
    assert [table["override"]["by"] for table in found["tables"] if table["override"]] == [
        ["general_manager"]
    ]
