"""The question `customer_care` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.visits.facts import CustomerCareFacts


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
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("example-group", parameters=parameters)
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
