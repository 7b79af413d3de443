"""The question `account_value`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

AccountValueFacts = TypedDict(
    "AccountValueFacts",
    {
        "account_profit": Numeric | None,  # 大客户毛利; profit on the account
        "cost_to_serve": Numeric | None,  # 服务成本; cost to serve
        "sales_to_account": Numeric | None,  # 大客户销售额; sales to the account
        "value_amount": Numeric | None,  # 价值贡献; value contributed
    },
    total=False,
)
AccountValueFacts.__doc__ = """The facts of :func:`evaluate_account_value` (客户价值评估); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_account_value, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: AccountValueFacts = {
    ...     "account_profit": "120万元",
    ...     "cost_to_serve": "20万元",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_account_value(policies, facts, now=now, document="key_accounts")
    >>> decision.outcome["value"]
    Decimal('1000000')
"""


def evaluate_account_value(
    policies: PolicySet,
    facts: AccountValueFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the value of an account (客户价值评估).

    Args:
        policies: what is in force.
        facts: see :class:`AccountValueFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.8.2.2.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_account_value, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "account_profit": "120万元",
        ...     "cost_to_serve": "20万元",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_account_value(policies, facts, now=now, document="key_accounts")
        >>> decision.outcome["value"]
        Decimal('1000000')
    """
    name = "account_value" if document is None else f"{document}.account_value"
    return policies.point(name).evaluate(facts, now=now)
