"""The question `visit_preparation`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

VisitPreparationFacts = TypedDict(
    "VisitPreparationFacts",
    {
        "annual_purchases": Numeric,  # 年采购额; yearly purchases
        "cooperation_years": Numeric | None,  # 合作年限; years of cooperation
        "days_ahead": int | str,  # 提前天数; days ahead
        "deals_a_year": int | str | None,  # 年合作次数; dealings a year
        "grade": Literal["key", "重点客户", "key customer", "重點客戶", "general", "一般客户", "general customer", "普通客户", "一般客戶", "普通客戶", "potential", "潜在客户", "potential customer", "潛在客戶"],  # 等级; grade
        "has_purchased": bool,  # 已有成交; has purchased
        "industry_influence": Literal["high", "高", "medium", "中", "low", "低"] | None,  # 行业影响力; influence in the trade
        "key_customer": bool,  # 达到重点客户标准; meets the standard of a key customer
        "plan_sections": Sequence[str],  # 拜访方案已有内容; contents of the visit scheme
        "prepared_on": date | str,  # 方案完成日; day the scheme was ready
        "visit_on": date | str,  # 拜访日; day of the visit
    },
    total=False,
)
VisitPreparationFacts.__doc__ = """The facts of :func:`evaluate_visit_preparation` (拜访准备); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_visit_preparation, load_policy_set
    >>> parameters = {
    ...     "prepare_days": "2",
    ... }
    >>> policies = load_policy_set("lighting", parameters=parameters)
    >>> facts: VisitPreparationFacts = {
    ...     "grade": "重点客户",
    ...     "plan_sections": ["产品介绍", "促销政策"],
    ...     "prepared_on": "2026-03-02",
    ...     "visit_on": "2026-03-04",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_visit_preparation(policies, facts, now=now, document="lighting")
    >>> decision.outcome["missing"]
    ()
"""


def evaluate_visit_preparation(
    policies: PolicySet,
    facts: VisitPreparationFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the preparation of a visit (拜访准备).

    Args:
        policies: what is in force.
        facts: see :class:`VisitPreparationFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (lighting); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses lighting.4.ex1.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_visit_preparation, load_policy_set
        >>> parameters = {
        ...     "prepare_days": "2",
        ... }
        >>> policies = load_policy_set("lighting", parameters=parameters)
        >>> facts = {
        ...     "grade": "重点客户",
        ...     "plan_sections": ["产品介绍", "促销政策"],
        ...     "prepared_on": "2026-03-02",
        ...     "visit_on": "2026-03-04",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_visit_preparation(policies, facts, now=now, document="lighting")
        >>> decision.outcome["missing"]
        ()
    """
    name = "visit_preparation" if document is None else f"{document}.visit_preparation"
    return policies.point(name).evaluate(facts, now=now)
