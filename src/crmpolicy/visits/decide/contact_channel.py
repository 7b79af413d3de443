"""The question `contact_channel`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

ContactChannelFacts = TypedDict(
    "ContactChannelFacts",
    {
        "account_owner": Literal["company", "公司账号", "company account", "公司賬號", "personal", "个人账号", "personal account", "個人賬號", "none", "不用账号", "no account"],  # 账号归属; owner of the account
        "direction": Literal["outbound", "公司联系客户", "to the customer", "inbound", "客户联系公司", "from the customer"],  # 沟通方向; direction of the contact
        "log_reference": str | None,  # 沟通记录编号; reference of the log
        "medium": str,  # 沟通媒介; medium
        "planned_channel": Literal["face_to_face", "面对面", "face to face", "phone", "电话", "telephone", "message", "邮件或消息", "mail or message", "questionnaire", "问卷"] | None,  # 拟用渠道; channel planned
        "planned_contact": bool,  # 按开发计划联系潜在客户; contact with a prospect under the development plan
        "planned_method": str | None,  # 联系方法; method of contact
        "service_channels": Sequence[str],  # 已设服务渠道; service channels in place
    },
    total=False,
)
ContactChannelFacts.__doc__ = """The facts of :func:`evaluate_contact_channel` (沟通渠道); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_contact_channel, load_policy_set
    >>> parameters = {
    ...     "allowed_channels": ["电话", "面对面"],
    ... }
    >>> policies = load_policy_set("handbook", parameters=parameters)
    >>> facts: ContactChannelFacts = {
    ...     "direction": "客户联系公司",
    ...     "planned_contact": False,
    ...     "planned_channel": None,
    ...     "planned_method": None,
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_contact_channel(policies, facts, now=now, document="handbook")
    >>> decision.outcome["permitted"]
    True
"""


def evaluate_contact_channel(
    policies: PolicySet,
    facts: ContactChannelFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the channel of contact (沟通渠道).

    Args:
        policies: what is in force.
        facts: see :class:`ContactChannelFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, lighting, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art3.2, handbook.org9.specialist.3, lighting.4.1.a, lighting.4.1.b,
    lighting.4.1.c, steel.4.1.2.a, steel.4.3.1.b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_contact_channel, load_policy_set
        >>> parameters = {
        ...     "allowed_channels": ["电话", "面对面"],
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> facts = {
        ...     "direction": "客户联系公司",
        ...     "planned_contact": False,
        ...     "planned_channel": None,
        ...     "planned_method": None,
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_contact_channel(policies, facts, now=now, document="handbook")
        >>> decision.outcome["permitted"]
        True
    """
    name = "contact_channel" if document is None else f"{document}.contact_channel"
    return policies.point(name).evaluate(facts, now=now)
