"""The question `key_account`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

KeyAccountFacts = TypedDict(
    "KeyAccountFacts",
    {
        "annual_sales": Numeric | None,  # 年度销售额; yearly sales
        "brand_effect": bool | None,  # 有显著品牌效应; marked brand effect
        "influential": bool | None,  # 在行业内有重要影响力; influential in its trade
        "long_term": bool | None,  # 有长期合作潜力; long-term potential
        "major_need": bool | None,  # 有重大需求; major need
        "opening": bool | None,  # 有业务拓展机会; business opening
        "sales_last_12_months": Numeric | None,  # 最近十二个月销售额; sales of the last twelve months
        "sales_last_year": Numeric | None,  # 上年度销售额; sales of the last full year
    },
    total=False,
)
KeyAccountFacts.__doc__ = """The facts of :func:`evaluate_key_account` (大客户认定); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_key_account, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: KeyAccountFacts = {
    ...     "annual_sales": "500万元",
    ...     "major_need": False,
    ...     "long_term": False,
    ...     "influential": False,
    ...     "brand_effect": False,
    ...     "opening": False,
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_key_account(policies, facts, now=now, document="key_accounts")
    >>> decision.outcome["may_apply"]
    True
"""


def evaluate_key_account(
    policies: PolicySet,
    facts: KeyAccountFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the key account (大客户认定).

    Args:
        policies: what is in force.
        facts: see :class:`KeyAccountFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.2.1.any, key_accounts.2.1.1, key_accounts.2.1.2, key_accounts.2.1.3.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_key_account, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "annual_sales": "500万元",
        ...     "major_need": False,
        ...     "long_term": False,
        ...     "influential": False,
        ...     "brand_effect": False,
        ...     "opening": False,
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_key_account(policies, facts, now=now, document="key_accounts")
        >>> decision.outcome["may_apply"]
        True
    """
    name = "key_account" if document is None else f"{document}.key_account"
    return policies.point(name).evaluate(facts, now=now)
