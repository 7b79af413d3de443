"""The question `service_daily_form`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

ServiceDailyFormFacts = TypedDict(
    "ServiceDailyFormFacts",
    {
        "card_attached": bool | None,  # 附客户卡; customer card handed in
        "round_lines": Sequence[Mapping[str, object]] | DataFrame | None,  # 巡访情况; visits of the day
    },
    total=False,
)
ServiceDailyFormFacts.__doc__ = """The facts of :func:`evaluate_service_daily_form` (巡访日报表); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_service_daily_form, load_policy_set
    >>> policies = load_policy_set("handbook")
    >>> facts: ServiceDailyFormFacts = {
    ...     "card_attached": True,
    ...     "round_lines": [{"round_customer": "示例商行", "round_at": "2026-03-02T10:00+08:00", "round_wishes": "希望送货快些", "round_market": "同行降价", "round_effect": "良好", "round_matters": "换货一件已办"}],
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_service_daily_form(policies, facts, now=monday, document="handbook")
    >>> decision.outcome["complete"]
    True
"""


def evaluate_service_daily_form(
    policies: PolicySet,
    facts: ServiceDailyFormFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the daily report on rounds (巡访日报表).

    Args:
        policies: what is in force.
        facts: see :class:`ServiceDailyFormFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art9a, handbook.svc.art9b, handbook.svc.art9.item1,
    handbook.svc.art9.item2, handbook.svc.art9.item3, handbook.svc.art9.item4, handbook.svc.art9.item5,
    handbook.svc.art9.item6.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_service_daily_form, load_policy_set
        >>> policies = load_policy_set("handbook")
        >>> facts = {
        ...     "card_attached": True,
        ...     "round_lines": [{"round_customer": "示例商行", "round_at": "2026-03-02T10:00+08:00", "round_wishes": "希望送货快些", "round_market": "同行降价", "round_effect": "良好", "round_matters": "换货一件已办"}],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_service_daily_form(policies, facts, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "service_daily_form" if document is None else f"{document}.service_daily_form"
    return policies.point(name).evaluate(facts, now=now)
