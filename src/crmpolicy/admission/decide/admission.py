"""The question `admission`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

AdmissionFacts = TypedDict(
    "AdmissionFacts",
    {
        "accepts_concept": bool | None,  # 认同产品和服务理念; accepts our ideas of product and service
        "as_key_account": bool,  # 申请成为大客户; applies to be a key account
        "bad_credit_records": int | str | None,  # 回溯期内不良信用记录数; bad credit records within the period looked back
        "breach_known": bool | None,  # 已知有泄密; a breach is known
        "clear_need": bool | None,  # 有明确业务需求; clear need
        "cooperation_attitude": Literal["active", "积极", "ordinary", "一般", "passive", "消极"] | None,  # 合作态度; attitude to cooperation
        "cost_control": Literal["good", "佳", "average", "普通", "poor", "劣", "none", "无"] | None,  # 成本控制水平; cost control
        "cost_management": Literal["good", "佳", "average", "普通", "poor", "劣", "none", "无"] | None,  # 成本管理能力; cost management
        "credit_incidents": Sequence[Mapping[str, object]] | DataFrame,  # 不良信用记录; bad credit records
        "credit_rating": Literal["good", "信用良好", "fair", "信用一般", "poor", "信用较差"] | None,  # 信用评价; credit rating
        "disputes": Sequence[Mapping[str, object]] | DataFrame,  # 法律纠纷; legal disputes
        "financial_management": Literal["good", "佳", "average", "普通", "poor", "劣", "none", "无"] | None,  # 财务管理能力; financial management
        "lasting_relation": bool | None,  # 能长期稳定合作; able to keep a lasting relation
        "major_disputes": int | str | None,  # 回溯期内重大法律纠纷数; major disputes within the period looked back
        "market_potential": Literal["high", "高", "medium", "中", "low", "低"] | None,  # 市场潜力; market potential
        "new_customer": bool,  # 是新客户; is a new customer
        "purchasing_power": bool | None,  # 有购买能力; purchasing power
        "reputation_good": bool | None,  # 信誉良好; good reputation
        "secrecy_gaps": int | str,  # 未承诺保密的范围个数; number of scopes without an undertaking
        "secrecy_lacking": Sequence[Literal["commercial", "商业", "technical", "技术"]],  # 未承诺保密的范围; scopes without an undertaking
        "secrecy_undertaken": Sequence[Literal["commercial", "商业", "technical", "技术"]],  # 已书面承诺保密的范围; what it has undertaken to keep secret
        "strategy_fit": bool | None,  # 符合市场战略和发展方向; fits market strategy and direction
        "trade_influence": Literal["high", "高", "medium", "中", "low", "低"] | None,  # 行业影响力; influence in the trade
        "willing": bool | None,  # 愿意配合合作项目; willing to cooperate
    },
    total=False,
)
AdmissionFacts.__doc__ = """The facts of :func:`evaluate_admission` (客户准入); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_admission, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: AdmissionFacts = {
    ...     "new_customer": True,
    ...     "financial_management": "普通",
    ...     "credit_rating": "信用一般",
    ...     "cooperation_attitude": "积极",
    ...     "secrecy_undertaken": ["商业", "技术"],
    ...     "breach_known": False,
    ...     "cost_management": "普通",
    ...     "cost_control": "普通",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_admission(policies, facts, now=now, document="handbook")
    >>> decision.outcome["eligible"]
    True
"""


def evaluate_admission(
    policies: PolicySet,
    facts: AdmissionFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the admission of customers (客户准入).

    Args:
        policies: what is in force.
        facts: see :class:`AdmissionFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art4.all, handbook.dev.art5.3b, handbook.dev.art4.1a,
    handbook.dev.art4.1b, handbook.dev.art4.2, handbook.dev.art4.3, handbook.dev.art4.4a,
    handbook.dev.art4.4b, key_accounts.4.2.all, key_accounts.4.2.1a, key_accounts.4.2.1b,
    key_accounts.4.2.2a, key_accounts.4.2.2b, key_accounts.4.2.3, key_accounts.4.2.4a,
    key_accounts.4.2.4b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_admission, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "new_customer": True,
        ...     "financial_management": "普通",
        ...     "credit_rating": "信用一般",
        ...     "cooperation_attitude": "积极",
        ...     "secrecy_undertaken": ["商业", "技术"],
        ...     "breach_known": False,
        ...     "cost_management": "普通",
        ...     "cost_control": "普通",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_admission(policies, facts, now=now, document="handbook")
        >>> decision.outcome["eligible"]
        True
    """
    name = "admission" if document is None else f"{document}.admission"
    return policies.point(name).evaluate(facts, now=now)
