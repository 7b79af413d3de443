"""The question `new_customer_pipeline`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

NewCustomerPipelineFacts = TypedDict(
    "NewCustomerPipelineFacts",
    {
        "application_complete": bool,  # 认定申请表已填齐; recognition application complete
        "breach_known": bool | None,  # 已知有泄密; a breach is known
        "cooperation_attitude": Literal["active", "积极", "ordinary", "一般", "passive", "消极"] | None,  # 合作态度; attitude to cooperation
        "cost_control": Literal["good", "佳", "average", "普通", "poor", "劣", "none", "无"] | None,  # 成本控制水平; cost control
        "cost_management": Literal["good", "佳", "average", "普通", "poor", "劣", "none", "无"] | None,  # 成本管理能力; cost management
        "credit_rating": Literal["good", "信用良好", "fair", "信用一般", "poor", "信用较差"] | None,  # 信用评价; credit rating
        "eligible": bool,  # 符合准入条件; eligible
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "financial_management": Literal["good", "佳", "average", "普通", "poor", "劣", "none", "无"] | None,  # 财务管理能力; financial management
        "new_customer": bool,  # 是新客户; is a new customer
        "points_unclear": int | str,  # 不详之处个数; number of unclear points
        "secrecy_gaps": int | str,  # 未承诺保密的范围个数; number of scopes without an undertaking
        "secrecy_lacking": Sequence[Literal["commercial", "商业", "technical", "技术"]],  # 未承诺保密的范围; scopes without an undertaking
        "secrecy_undertaken": Sequence[Literal["commercial", "商业", "technical", "技术"]],  # 已书面承诺保密的范围; what it has undertaken to keep secret
        "unclear_points": Sequence[str],  # 调查不详之处; points that are unclear
    },
    total=False,
)
NewCustomerPipelineFacts.__doc__ = """The facts of :func:`evaluate_new_customer_pipeline` (新客户开发流程); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_new_customer_pipeline, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: NewCustomerPipelineFacts = {
    ...     "eligible": True,
    ...     "points_unclear": "0",
    ...     "application_complete": True,
    ...     "events": [{"event": "list_prospect", "at": "2026-03-02T10:00:00+08:00"}],
    ... }
    >>> now = datetime.fromisoformat("2026-03-30T09:00:00+08:00")
    >>> decision = evaluate_new_customer_pipeline(policies, facts, now=now, document="handbook")
    >>> decision.outcome["work"]
    'listed'
"""


def evaluate_new_customer_pipeline(
    policies: PolicySet,
    facts: NewCustomerPipelineFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the pipeline of new customers (新客户开发流程).

    Args:
        policies: what is in force.
        facts: see :class:`NewCustomerPipelineFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art5.1, handbook.dev.art11b, handbook.dev.art12b, handbook.dev.art5.2,
    handbook.dev.art8b, handbook.dev.art2.2, handbook.dev.art10b, handbook.dev.art5.3a,
    handbook.dev.art5.3b, handbook.dev.art5.4, handbook.dev.art11a, handbook.dev.art5.5,
    handbook.dev.art6b, handbook.dev.art7b, key_accounts.4.1.1a, key_accounts.4.1.4b, key_accounts.4.1.1b,
    key_accounts.4.1.2a, key_accounts.4.1.2b, key_accounts.4.1.3a, key_accounts.4.1.3b,
    key_accounts.4.1.3c, key_accounts.4.1.4a, key_accounts.4.1.4c.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import evaluate_new_customer_pipeline, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "eligible": True,
        ...     "points_unclear": "0",
        ...     "application_complete": True,
        ...     "events": [{"event": "list_prospect", "at": "2026-03-02T10:00:00+08:00"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-30T09:00:00+08:00")
        >>> decision = evaluate_new_customer_pipeline(policies, facts, now=now, document="handbook")
        >>> decision.outcome["work"]
        'listed'
    """
    name = "new_customer_pipeline" if document is None else f"{document}.new_customer_pipeline"
    return policies.point(name).evaluate(facts, now=now)
