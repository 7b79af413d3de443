"""The question `account_file` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.records.facts import AccountFileFacts


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
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("key_accounts", parameters=parameters)
        >>> form = {
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
        >>> decision = evaluate_account_file(policies, form, now=monday, document="key_accounts")
        >>> decision.outcome["complete"]
        True
    """
    name = "account_file" if document is None else f"{document}.account_file"
    return policies.point(name).evaluate(facts, now=now)
