"""The question `customer_file` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.records.facts import CustomerFileFacts


def evaluate_customer_file(
    policies: PolicySet,
    facts: CustomerFileFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the customer information file (客户信息档案).

    Args:
        policies: what is in force.
        facts: see :class:`CustomerFileFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (relationship); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses relationship.art7.2, relationship.art7.3.a, relationship.art6b.1, relationship.art6a,
    relationship.art3.1.b, relationship.art13.1.a, relationship.art13.1.b, relationship.art13.4.b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("relationship", parameters=parameters)
        >>> form = {
        ...     "market_report": "行业平稳",
        ...     "market_sources": ["企业网站", "老客户"],
        ...     "company_data": "示例企业资料",
        ...     "strategic_direction": "扩建",
        ...     "organisation": "直线职能",
        ...     "purchase_procedure": "招标",
        ...     "demand_plan": "每季一批",
        ...     "analysis": "潜力较大",
        ...     "key_person_state": "总经理负责采购",
        ...     "deciders": [{"decider": "甲", "decider_post": "总经理", "decider_data": "示例资料"}],
        ...     "opened_on": "2026-03-02",
        ...     "copies": [{"copy_holder": "客户服务部"}, {"copy_holder": "销售部"}, {"copy_holder": "市场部"}],
        ...     "adjustments": [{"adjusted_on": "2026-03-02", "adjustment": "改为双周联系", "adjustment_log": "效果良好"}],
        ...     "contact_notes": [{"contact_on": "2026-03-02", "contact_learnt": "希望送货快些"}],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_customer_file(policies, form, now=monday, document="relationship")
        >>> decision.outcome["complete"]
        True
    """
    name = "customer_file" if document is None else f"{document}.customer_file"
    return policies.point(name).evaluate(facts, now=now)
