"""The question `complaint_response`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Numeric

ComplaintResponseFacts = TypedDict(
    "ComplaintResponseFacts",
    {
        "after_sales": bool,  # 属于售后; is an after-sales request
        "amount_claimed": Numeric | None,  # 索赔金额; amount claimed
        "annual_purchases": Numeric,  # 年采购额; yearly purchases
        "cooperation_years": Numeric | None,  # 合作年限; years of cooperation
        "deals_a_year": int | str | None,  # 年合作次数; dealings a year
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "grade": Literal["key", "重点客户", "key customer", "重點客戶", "general", "一般客户", "general customer", "普通客户", "一般客戶", "普通客戶", "potential", "潜在客户", "potential customer", "潛在客戶"],  # 等级; grade
        "has_purchased": bool,  # 已有成交; has purchased
        "industry_influence": Literal["high", "高", "medium", "中", "low", "低"] | None,  # 行业影响力; influence in the trade
        "injured": bool,  # 有人受伤; someone was hurt
        "is_key_account": bool,  # 是大客户; is a key account
        "key_customer": bool,  # 达到重点客户标准; meets the standard of a key customer
        "severity": Literal["ordinary", "一般投诉", "ordinary complaint", "serious", "重大投诉", "serious complaint"],  # 严重程度; severity
        "topic": str,  # 事由; topic
    },
    total=False,
)
ComplaintResponseFacts.__doc__ = """The facts of :func:`evaluate_complaint_response` (投诉处理时限); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_complaint_response, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: ComplaintResponseFacts = {
    ...     "events": [{"event": "receive", "at": "2026-03-06T16:00:00+08:00"}, {"event": "respond", "at": "2026-03-07T16:00:00+08:00", "by": "service_specialist"}],
    ... }
    >>> now = datetime.fromisoformat("2026-03-07T17:00:00+08:00")
    >>> decision = evaluate_complaint_response(policies, facts, now=now, document="handbook")
    >>> decision.outcome["respond"].state
    'met'
"""


def evaluate_complaint_response(
    policies: PolicySet,
    facts: ComplaintResponseFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the limits for handling complaints (投诉处理时限).

    Args:
        policies: what is in force.
        facts: see :class:`ComplaintResponseFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts, lighting, relationship, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art4.after1, handbook.org9.specialist.4, key_accounts.3.1.4a,
    key_accounts.6.4.3a, key_accounts.6.4.2b, key_accounts.3.1.4c, key_accounts.6.4.3b,
    key_accounts.6.4.3c, key_accounts.6.4.4, lighting.6.2.a, lighting.6.2.b, lighting.5.1.b,
    lighting.5.ex1.a, lighting.1.ex2.a, lighting.6.ex1.a, lighting.6.ex1.b, relationship.art5.1.a,
    relationship.art5.5.b, relationship.art13.6.a, steel.4.3.2.a, steel.4.3.2.b, steel.4.3.3.b,
    steel.4.3.4.c.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import evaluate_complaint_response, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "events": [{"event": "receive", "at": "2026-03-06T16:00:00+08:00"}, {"event": "respond", "at": "2026-03-07T16:00:00+08:00", "by": "service_specialist"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-07T17:00:00+08:00")
        >>> decision = evaluate_complaint_response(policies, facts, now=now, document="handbook")
        >>> decision.outcome["respond"].state
        'met'
    """
    name = "complaint_response" if document is None else f"{document}.complaint_response"
    return policies.point(name).evaluate(facts, now=now)
