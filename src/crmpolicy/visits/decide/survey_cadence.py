"""The question `survey_cadence`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Numeric

SurveyCadenceFacts = TypedDict(
    "SurveyCadenceFacts",
    {
        "annual_purchases": Numeric,  # 年采购额; yearly purchases
        "annual_volume": Numeric,  # 年采购量; yearly volume
        "company_sales": Numeric,  # 公司总销售额; company sales
        "company_volume": Numeric,  # 公司总销量; company volume
        "contribution": Literal["large", "大", "fairly_large", "较大", "fairly large", "較大", "average", "一般", "fairly_small", "较小", "fairly small", "較小"],  # 业绩贡献; contribution
        "cooperation": Literal["close", "紧密", "緊密", "fairly_steady", "较为稳定", "fairly steady", "較為穩定", "average", "一般", "unsteady", "不太稳定", "not very steady", "不太穩定"],  # 合作关系; cooperation
        "days_as_customer": int | str | None,  # 成为客户的天数; days as a customer
        "drawn": bool,  # 已被抽中; drawn into the sample
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "grade": Literal["A", "A 级", "grade A", "A级", "A級", "B", "B 级", "grade B", "B级", "B級", "C", "C 级", "grade C", "C级", "C級", "D", "D 级", "grade D", "D级", "D級"],  # 等级; grade
        "has_purchased": bool,  # 已有成交; has purchased
        "is_key_account": bool,  # 是大客户; is a key account
        "reputation": Literal["good", "良好", "fairly_good", "较好", "fairly good", "較好", "acceptable", "尚可", "unproven", "有待观察", "to be observed", "有待进一步观察", "有待觀察", "有待進一步觀察"],  # 信誉; reputation
        "sales_share": Numeric,  # 销售占比; share of sales
        "share_by_amount": Numeric,  # 金额占比; share by amount
        "share_by_volume": Numeric,  # 吨位占比; share by volume
    },
    total=False,
)
SurveyCadenceFacts.__doc__ = """The facts of :func:`evaluate_survey_cadence` (满意度调查周期); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_survey_cadence, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: SurveyCadenceFacts = {
    ...     "days_as_customer": "0",
    ...     "events": [{"event": "first_deal", "at": "2026-03-02T08:40:00+08:00"}],
    ... }
    >>> now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
    >>> decision = evaluate_survey_cadence(policies, facts, now=now, document="handbook")
    >>> decision.outcome["opinion_card"].state
    'open'
"""


def evaluate_survey_cadence(
    policies: PolicySet,
    facts: SurveyCadenceFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the cadence of satisfaction surveys (满意度调查周期).

    Args:
        policies: what is in force.
        facts: see :class:`SurveyCadenceFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts, lighting, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art4.market2, key_accounts.3.2.4c, lighting.4.3.a, steel.4.1.1.f,
    steel.4.1.1.b, steel.4.1.1.c, steel.4.1.1.d, steel.4.1.1.e.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import evaluate_survey_cadence, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "days_as_customer": "0",
        ...     "events": [{"event": "first_deal", "at": "2026-03-02T08:40:00+08:00"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
        >>> decision = evaluate_survey_cadence(policies, facts, now=now, document="handbook")
        >>> decision.outcome["opinion_card"].state
        'open'
    """
    name = "survey_cadence" if document is None else f"{document}.survey_cadence"
    return policies.point(name).evaluate(facts, now=now)
