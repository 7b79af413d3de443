"""The question `key_customer_ranking`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Period

KeyCustomerRankingFacts = TypedDict(
    "KeyCustomerRankingFacts",
    {
        "customers": Sequence[Mapping[str, object]] | DataFrame,  # 各客户; customers
        "sales_over": Period | str,  # 销售额的统计周期; period of the sales
    },
    total=False,
)
KeyCustomerRankingFacts.__doc__ = """The facts of :func:`evaluate_key_customer_ranking` (重点客户排名); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_key_customer_ranking, load_policy_set
    >>> parameters = {
    ...     "ranking_every": "year",
    ...     "customer_tie_rule": "share",
    ...     "growth_base": "year_before",
    ...     "min_base_sales": "1万元",
    ...     "profit_measure": "gross",
    ...     "min_margin_sales": "1万元",
    ...     "top_by_sales": "1",
    ...     "top_by_growth": "1",
    ...     "top_by_profit": "1",
    ... }
    >>> policies = load_policy_set("handbook", parameters=parameters)
    >>> facts: KeyCustomerRankingFacts = {
    ...     "sales_over": "year",
    ...     "customers": [{"customer": "甲厂", "sales": "90万元", "sales_before": "80万元", "sales_year_before": "90万元", "gross_profit": "9万元", "net_profit": "5万元"}, {"customer": "乙厂", "sales": "20万元", "sales_before": "20万元", "sales_year_before": "10万元", "gross_profit": "2万元", "net_profit": "1万元"}, {"customer": "丙厂", "sales": "10万元", "sales_before": "10万元", "sales_year_before": "10万元", "gross_profit": "4万元", "net_profit": "1万元"}],
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_key_customer_ranking(policies, facts, now=monday, document="handbook")
    >>> [(each["customer"], each["rank"]) for each in decision.outcome["by_sales"]]
    [('甲厂', 1)]
"""


def evaluate_key_customer_ranking(
    policies: PolicySet,
    facts: KeyCustomerRankingFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the ranking of key customers (重点客户排名).

    Args:
        policies: what is in force.
        facts: see :class:`KeyCustomerRankingFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.form9.key.top_sales, handbook.form9.key.top_growth,
    handbook.form9.key.top_margin.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_key_customer_ranking, load_policy_set
        >>> parameters = {
        ...     "ranking_every": "year",
        ...     "customer_tie_rule": "share",
        ...     "growth_base": "year_before",
        ...     "min_base_sales": "1万元",
        ...     "profit_measure": "gross",
        ...     "min_margin_sales": "1万元",
        ...     "top_by_sales": "1",
        ...     "top_by_growth": "1",
        ...     "top_by_profit": "1",
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> facts = {
        ...     "sales_over": "year",
        ...     "customers": [{"customer": "甲厂", "sales": "90万元", "sales_before": "80万元", "sales_year_before": "90万元", "gross_profit": "9万元", "net_profit": "5万元"}, {"customer": "乙厂", "sales": "20万元", "sales_before": "20万元", "sales_year_before": "10万元", "gross_profit": "2万元", "net_profit": "1万元"}, {"customer": "丙厂", "sales": "10万元", "sales_before": "10万元", "sales_year_before": "10万元", "gross_profit": "4万元", "net_profit": "1万元"}],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_key_customer_ranking(policies, facts, now=monday, document="handbook")
        >>> [(each["customer"], each["rank"]) for each in decision.outcome["by_sales"]]
        [('甲厂', 1)]
    """
    name = "key_customer_ranking" if document is None else f"{document}.key_customer_ranking"
    return policies.point(name).evaluate(facts, now=now)
