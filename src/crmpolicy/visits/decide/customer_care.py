"""The question `customer_care`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

CustomerCareFacts = TypedDict(
    "CustomerCareFacts",
    {
        "coming_festival": str,  # 即将到来的节日; coming festival
        "coming_festival_on": date | str | None,  # 节日日期; day of the festival
        "contact_birthday": date | str | None,  # 联系人生日; birthday of the contact
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "founded_on": date | str | None,  # 客户公司成立日; day the customer was founded
        "greeting_day": date | str | None,  # 祝福日; day of greeting
        "is_key_account": bool,  # 是大客户; is a key account
        "legal_birthday": date | str | None,  # 法定代表人生日; birthday of the legal representative
    },
    total=False,
)
CustomerCareFacts.__doc__ = """The facts of :func:`evaluate_customer_care` (客户关怀); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_customer_care, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: CustomerCareFacts = {
    ...     "events": [],
    ... }
    >>> now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
    >>> decision = evaluate_customer_care(policies, facts, now=now, document="handbook")
    >>> decision.outcome["news"].state
    'open'
"""


def evaluate_customer_care(
    policies: PolicySet,
    facts: CustomerCareFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the customer care (客户关怀).

    Args:
        policies: what is in force.
        facts: see :class:`CustomerCareFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts, relationship, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art4.market3, key_accounts.7.1.3, key_accounts.7.2.1, key_accounts.7.2.2,
    relationship.art13.5, relationship.art13.6.b, steel.4.1.2.d, steel.4.2.1, steel.4.2.3.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import evaluate_customer_care, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "events": [],
        ... }
        >>> now = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
        >>> decision = evaluate_customer_care(policies, facts, now=now, document="handbook")
        >>> decision.outcome["news"].state
        'open'
    """
    name = "customer_care" if document is None else f"{document}.customer_care"
    return policies.point(name).evaluate(facts, now=now)
