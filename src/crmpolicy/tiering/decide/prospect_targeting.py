"""The question `prospect_targeting`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

ProspectTargetingFacts = TypedDict(
    "ProspectTargetingFacts",
    {
        "emerging_firm": bool | None,  # 属于新兴企业; a young firm
        "enterprise_size": Literal["large_firm", "大型企业", "large firm", "other_firm", "其他企业", "other firm"] | None,  # 企业规模; size of the firm
        "growth_potential": bool | None,  # 有增长潜力; may grow
        "is_target": bool,  # 目标客户; target customer
        "product_fit": bool | None,  # 符合产品定位; fits the position of the products
        "quality_firm": bool | None,  # 属于优质企业; a firm of quality
        "research_backed": bool | None,  # 市场调研支持; backed by market research
        "strategy_fit": bool | None,  # 符合公司战略; fits the strategy
    },
    total=False,
)
ProspectTargetingFacts.__doc__ = """The facts of :func:`evaluate_prospect_targeting` (目标客户筛选); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_prospect_targeting, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: ProspectTargetingFacts = {
    ...     "research_backed": True,
    ...     "product_fit": True,
    ...     "strategy_fit": True,
    ...     "enterprise_size": "大型企业",
    ...     "quality_firm": False,
    ...     "emerging_firm": False,
    ...     "growth_potential": False,
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_prospect_targeting(policies, facts, now=now, document="steel")
    >>> decision.outcome["target"]
    True
"""


def evaluate_prospect_targeting(
    policies: PolicySet,
    facts: ProspectTargetingFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the choice of target customers (目标客户筛选).

    Args:
        policies: what is in force.
        facts: see :class:`ProspectTargetingFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses steel.3.2.1, steel.3.2.2.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_prospect_targeting, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "research_backed": True,
        ...     "product_fit": True,
        ...     "strategy_fit": True,
        ...     "enterprise_size": "大型企业",
        ...     "quality_firm": False,
        ...     "emerging_firm": False,
        ...     "growth_potential": False,
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_prospect_targeting(policies, facts, now=now, document="steel")
        >>> decision.outcome["target"]
        True
    """
    name = "prospect_targeting" if document is None else f"{document}.prospect_targeting"
    return policies.point(name).evaluate(facts, now=now)
