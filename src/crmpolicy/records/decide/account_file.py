"""The question `account_file`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

AccountFileFacts = TypedDict(
    "AccountFileFacts",
    {
        "account_name": str | None,  # 大客户名称; key account
        "basic_data": str | None,  # 基本资料; basic data
        "contact_log": Sequence[Mapping[str, object]] | DataFrame | None,  # 沟通记录; contacts
        "cooperation_history": Sequence[Mapping[str, object]] | DataFrame | None,  # 合作历史; history of cooperation
        "market_feedback": str | None,  # 市场反馈; feedback of the market
        "need_changes": str | None,  # 需求变化; changes of needs
        "preferences": str | None,  # 需求偏好; preferences
        "purchases": str | None,  # 购买行为; purchases
        "services_given": Sequence[Mapping[str, object]] | DataFrame | None,  # 服务历史; services given
    },
    total=False,
)
AccountFileFacts.__doc__ = """The facts of :func:`evaluate_account_file` (大客户档案); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_account_file, load_policy_set
    >>> policies = load_policy_set("key_accounts")
    >>> facts: AccountFileFacts = {
    ...     "account_name": "示例集团",
    ...     "basic_data": "示例资料",
    ...     "cooperation_history": [{"cooperated_on": "2024-05-01", "cooperation": "首次供货"}],
    ...     "contact_log": [{"contacted_on": "2026-02-20", "contacted_by": "甲", "contact_topic": "下季需求"}],
    ...     "need_changes": "无",
    ...     "services_given": [{"served_on": "2025-09-01", "service_given": "现场调试"}],
    ...     "purchases": "每季一批",
    ...     "preferences": "重交期",
    ...     "market_feedback": "反映良好",
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_account_file(policies, facts, now=monday, document="key_accounts")
    >>> decision.outcome["complete"]
    True
"""


def evaluate_account_file(
    policies: PolicySet,
    facts: AccountFileFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the file of a key account (大客户档案).

    Args:
        policies: what is in force.
        facts: see :class:`AccountFileFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.7.3.3, key_accounts.3.1.4d, key_accounts.8.1.1.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_account_file, load_policy_set
        >>> policies = load_policy_set("key_accounts")
        >>> facts = {
        ...     "account_name": "示例集团",
        ...     "basic_data": "示例资料",
        ...     "cooperation_history": [{"cooperated_on": "2024-05-01", "cooperation": "首次供货"}],
        ...     "contact_log": [{"contacted_on": "2026-02-20", "contacted_by": "甲", "contact_topic": "下季需求"}],
        ...     "need_changes": "无",
        ...     "services_given": [{"served_on": "2025-09-01", "service_given": "现场调试"}],
        ...     "purchases": "每季一批",
        ...     "preferences": "重交期",
        ...     "market_feedback": "反映良好",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_account_file(policies, facts, now=monday, document="key_accounts")
        >>> decision.outcome["complete"]
        True
    """
    name = "account_file" if document is None else f"{document}.account_file"
    return policies.point(name).evaluate(facts, now=now)
