"""The question `prospect_targeting` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.tiering.facts import ProspectTargetingFacts


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
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "research_backed": "yes",
        ...     "product_fit": "yes",
        ...     "strategy_fit": "yes",
        ...     "enterprise_size": "大型企业",
        ...     "quality_firm": "no",
        ...     "emerging_firm": "no",
        ...     "growth_potential": "no",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("steel.prospect_targeting").facts(given, now=monday)
        >>> evaluate_prospect_targeting(policies, facts, now=monday, document="steel").outcome["target"]
        True
    """
    name = "prospect_targeting" if document is None else f"{document}.prospect_targeting"
    return policies.point(name).evaluate(facts, now=now)
