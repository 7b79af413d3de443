"""The question `credit_limit`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Numeric

CreditLimitFacts = TypedDict(
    "CreditLimitFacts",
    {
        "agency_score": Numeric | None,  # 第三方评级得分; score of the agency report
        "all_settled_since_assessment": bool,  # 重新评估晚于结清; assessed anew after settlement
        "assessed_on": date | str | None,  # 最近评估日期; last assessed on
        "business_state": Literal["free", "正常", "reduced", "降额并重评", "limit reduced and reassessed", "suspended", "暂停合作", "暫停合作"],  # 合作状态; state of business
        "credit_grade": Literal["good", "信用良好", "fair", "信用一般", "poor", "信用较差"],  # 信用等级; credit grade
        "days_overdue": int | str,  # 逾期天数; days overdue
        "finances_score": Numeric,  # 财务状况得分; score of finances
        "hold_active": bool,  # 目前已暂停合作; hold in force now
        "limit_increase": Numeric,  # 目前有效的增额; increase in force
        "limit_increases": Sequence[Mapping[str, object]] | DataFrame,  # 临时增额; temporary increases
        "limit_lowered": bool,  # 额度曾因拖欠下调且未恢复; limit was lowered for arrears and not restored
        "max_credit": Numeric,  # 最高信用程度; maximum credit
        "max_credit_confirmed": bool,  # 最高信用程度已确认到位; maximum credit confirmed by all levels
        "may_sell_on_credit": bool,  # 可以赊销; sale on credit allowed
        "missing_papers": Sequence[str],  # 缺少的资料; papers missing
        "operations_score": Numeric,  # 经营状况得分; score of operations
        "overdue_amount": Numeric,  # 逾期金额; overdue amount
        "papers": Sequence[str],  # 已有资料; papers on file
        "papers_missing": int | str,  # 缺少资料份数; number of papers missing
        "record_score": Numeric,  # 信用记录得分; score of the credit record
        "standing_score": Numeric,  # 行业口碑得分; score of standing in the trade
        "override": Mapping[str, object],  # 人工确定的结果; what a person has set
    },
    total=False,
)
CreditLimitFacts.__doc__ = """The facts of :func:`evaluate_credit_limit` (信用额度); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_credit_limit, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: CreditLimitFacts = {
    ...     "max_credit": "20万元",
    ...     "max_credit_confirmed": True,
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_credit_limit(policies, facts, now=now, document="handbook")
    >>> decision.outcome["limit"]
    Decimal('200000')
"""


def evaluate_credit_limit(
    policies: PolicySet,
    facts: CreditLimitFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the credit limit (信用额度).

    Args:
        policies: what is in force.
        facts: see :class:`CreditLimitFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.form9.customer.conclusion, handbook.form9.customer.confirmers, steel.5.2.1.a,
    steel.5.2.1.b, steel.5.2.1.c, steel.5.2.2, steel.5.2.1.d, steel.5.1.1.a, steel.5.3.3.b, steel.5.3.3.c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_credit_limit, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "max_credit": "20万元",
        ...     "max_credit_confirmed": True,
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_credit_limit(policies, facts, now=now, document="handbook")
        >>> decision.outcome["limit"]
        Decimal('200000')
    """
    name = "credit_limit" if document is None else f"{document}.credit_limit"
    return policies.point(name).evaluate(facts, now=now)
