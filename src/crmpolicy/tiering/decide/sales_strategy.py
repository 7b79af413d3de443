"""The question `sales_strategy`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

SalesStrategyFacts = TypedDict(
    "SalesStrategyFacts",
    {
        "annual_sales": Numeric | None,  # 年度销售额; yearly sales
        "cooperation_years": int | str,  # 合作年数; years of cooperation
        "joint_projects": int | str,  # 在合作项目数; projects under way together
        "relationship_type": Literal["strategic", "战略合作伙伴型大客户", "strategic partner", "戰略合作伙伴型大客戶", "战略合作伙伴", "important", "重要客户", "important key account", "重要客戶", "general", "一般大客户", "general key account", "一般大客戶"],  # 合作类型; type of relationship
        "sales_last_12_months": Numeric | None,  # 最近十二个月销售额; sales of the last twelve months
        "sales_last_year": Numeric | None,  # 上年度销售额; sales of the last full year
        "strategic_agreement": bool | None,  # 已签战略合作协议; strategic agreement signed
    },
    total=False,
)
SalesStrategyFacts.__doc__ = """The facts of :func:`evaluate_sales_strategy` (销售策略); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_sales_strategy, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: SalesStrategyFacts = {
    ...     "relationship_type": "strategic",
    ...     "annual_sales": None,
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_sales_strategy(policies, facts, now=now, document="key_accounts")
    >>> decision.outcome["strategy"]
    'deep_cooperation'
"""


def evaluate_sales_strategy(
    policies: PolicySet,
    facts: SalesStrategyFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the sales strategy (销售策略).

    Args:
        policies: what is in force.
        facts: see :class:`SalesStrategyFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.5.1.1, key_accounts.5.1.2, key_accounts.5.1.3, key_accounts.5.1.4.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_sales_strategy, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "relationship_type": "strategic",
        ...     "annual_sales": None,
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_sales_strategy(policies, facts, now=now, document="key_accounts")
        >>> decision.outcome["strategy"]
        'deep_cooperation'
    """
    name = "sales_strategy" if document is None else f"{document}.sales_strategy"
    return policies.point(name).evaluate(facts, now=now)
