"""The question `gift_approval` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.rewards.facts import GiftApprovalFacts


def evaluate_gift_approval(
    policies: PolicySet,
    facts: GiftApprovalFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the approval of gifts (礼品审批).

    Args:
        policies: what is in force.
        facts: see :class:`GiftApprovalFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts, relationship); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art4.after5, handbook.svc.art8.other1a, handbook.svc.art8.other1b,
    key_accounts.7.2.3, relationship.art12.9.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "gift_item": "sample",
        ...     "special_customer": "no",
        ...     "gift_worth_giving": "no",
        ...     "gift_value": "2000元",
        ...     "gift_applied": "no",
        ...     "gift_approvals": [],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.gift_approval").facts(given, now=monday)
        >>> evaluate_gift_approval(policies, facts, now=monday, document="handbook").outcome["state"]
        'free'
    """
    name = "gift_approval" if document is None else f"{document}.gift_approval"
    return policies.point(name).evaluate(facts, now=now)
