"""The question `preference_suspension`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Numeric

PreferenceSuspensionFacts = TypedDict(
    "PreferenceSuspensionFacts",
    {
        "all_settled_since_assessment": bool,  # 重新评估晚于结清; assessed anew after settlement
        "business_state": Literal["free", "正常", "reduced", "降额并重评", "limit reduced and reassessed", "suspended", "暂停合作", "暫停合作"],  # 合作状态; state of business
        "days_overdue": int | str,  # 逾期天数; days overdue
        "hold_active": bool,  # 目前已暂停合作; hold in force now
        "is_key_account": bool,  # 是大客户; is a key account
        "kinds_left_out": int | str,  # 未排查的类别数; how many kinds were left out
        "kinds_not_screened": Sequence[str],  # 本次未排查的风险类别; kinds of risk that were left out
        "kinds_screened": Sequence[str],  # 本次已排查的风险类别; kinds of risk that were screened
        "overdue_amount": Numeric,  # 逾期金额; overdue amount
        "risk_found": Literal["low", "低风险", "low risk", "低風險", "medium", "中风险", "medium risk", "中風險", "high", "高风险", "high risk", "高風險"],  # 已识别风险的等级; level of the risks found
        "risk_level": Literal["low", "低风险", "low risk", "低風險", "medium", "中风险", "medium risk", "中風險", "high", "高风险", "high risk", "高風險"] | None,  # 风险等级; risk level
        "risks": Sequence[Mapping[str, object]] | DataFrame,  # 已识别风险; risks found
    },
    total=False,
)
PreferenceSuspensionFacts.__doc__ = """The facts of :func:`evaluate_preference_suspension` (优惠暂停); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_preference_suspension, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: PreferenceSuspensionFacts = {
    ...     "is_key_account": False,
    ...     "risk_level": "high",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_preference_suspension(policies, facts, now=now, document="key_accounts")
    >>> decision.outcome["suspended"]
    False
"""


def evaluate_preference_suspension(
    policies: PolicySet,
    facts: PreferenceSuspensionFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the suspension of preferences (优惠暂停).

    Args:
        policies: what is in force.
        facts: see :class:`PreferenceSuspensionFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts, relationship, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.7.3.2b, relationship.art12.1.b, relationship.art12.8, steel.4.4.3.b,
    steel.4.4.3.c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_preference_suspension, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "is_key_account": False,
        ...     "risk_level": "high",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_preference_suspension(policies, facts, now=now, document="key_accounts")
        >>> decision.outcome["suspended"]
        False
    """
    name = "preference_suspension" if document is None else f"{document}.preference_suspension"
    return policies.point(name).evaluate(facts, now=now)
