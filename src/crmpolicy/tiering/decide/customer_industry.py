"""The question `customer_industry`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

CustomerIndustryFacts = TypedDict(
    "CustomerIndustryFacts",
    {
        "industry": str,  # 主营行业; main business
        "industry_section": Literal["A", "农、林、牧、渔业", "agriculture and fishery", "B", "采矿业", "mining", "C", "制造业", "manufacturing", "D", "电力、热力、燃气及水生产和供应业", "energy and water supply", "E", "建筑业", "construction", "F", "批发和零售业", "wholesale and retail", "G", "交通运输、仓储和邮政业", "transport, storage and post", "H", "住宿和餐饮业", "hotels and restaurants", "I", "信息传输、软件和信息技术服务业", "information technology", "J", "金融业", "finance", "K", "房地产业", "real estate", "L", "租赁和商务服务业", "leasing and business services", "M", "科学研究和技术服务业", "research and technical services", "N", "水利、环境和公共设施管理业", "water, environment and public facilities", "O", "居民服务、修理和其他服务业", "personal and repair services", "P", "教育", "education", "Q", "卫生和社会工作", "health and social work", "R", "文化、体育和娱乐业", "culture, sport and entertainment", "S", "公共管理、社会保障和社会组织", "public administration", "T", "国际组织", "international organisations"],  # 行业门类; section of trade
    },
    total=False,
)
CustomerIndustryFacts.__doc__ = """The facts of :func:`evaluate_customer_industry` (客户行业); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_customer_industry, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: CustomerIndustryFacts = {
    ...     "industry_section": "制造业",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_customer_industry(policies, facts, now=now, document="key_accounts")
    >>> decision.outcome["industry"]
    'manufacturing'
"""


def evaluate_customer_industry(
    policies: PolicySet,
    facts: CustomerIndustryFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the customer industry (客户行业).

    Args:
        policies: what is in force.
        facts: see :class:`CustomerIndustryFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.2.2.1, steel.2.1.1.a, steel.2.1.1.b, steel.2.1.1.c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_customer_industry, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "industry_section": "制造业",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_customer_industry(policies, facts, now=now, document="key_accounts")
        >>> decision.outcome["industry"]
        'manufacturing'
    """
    name = "customer_industry" if document is None else f"{document}.customer_industry"
    return policies.point(name).evaluate(facts, now=now)
