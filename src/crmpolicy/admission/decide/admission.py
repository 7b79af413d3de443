"""The question `admission` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.admission.facts import AdmissionFacts
from crmpolicy.engine import Decision, Facts, PolicySet


def evaluate_admission(
    policies: PolicySet,
    facts: AdmissionFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the admission of customers (客户准入).

    Args:
        policies: what is in force.
        facts: see :class:`AdmissionFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art4.all, handbook.dev.art5.3b, handbook.dev.art4.1a,
    handbook.dev.art4.1b, handbook.dev.art4.2, handbook.dev.art4.3, handbook.dev.art4.4a,
    handbook.dev.art4.4b, key_accounts.4.2.all, key_accounts.4.2.1a, key_accounts.4.2.1b,
    key_accounts.4.2.2a, key_accounts.4.2.2b, key_accounts.4.2.3, key_accounts.4.2.4a,
    key_accounts.4.2.4b.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "new_customer": "yes",
        ...     "financial_management": "普通",
        ...     "credit_rating": "信用一般",
        ...     "cooperation_attitude": "积极",
        ...     "secrecy_undertaken": ["商业", "技术"],
        ...     "breach_known": "no",
        ...     "cost_management": "普通",
        ...     "cost_control": "普通",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.admission").facts(given, now=monday)
        >>> evaluate_admission(policies, facts, now=monday, document="handbook").outcome["eligible"]
        True
    """
    name = "admission" if document is None else f"{document}.admission"
    return policies.point(name).evaluate(facts, now=now)
