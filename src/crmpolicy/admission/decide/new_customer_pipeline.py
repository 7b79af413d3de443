"""The question `new_customer_pipeline` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.admission.facts import NewCustomerPipelineFacts
from crmpolicy.engine import Decision, Facts, PolicySet


def evaluate_new_customer_pipeline(
    policies: PolicySet,
    facts: NewCustomerPipelineFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the pipeline of new customers (新客户开发流程).

    Args:
        policies: what is in force.
        facts: see :class:`NewCustomerPipelineFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art5.1, handbook.dev.art11b, handbook.dev.art12b, handbook.dev.art5.2,
    handbook.dev.art8b, handbook.dev.art2.2, handbook.dev.art10b, handbook.dev.art5.3a,
    handbook.dev.art5.3b, handbook.dev.art5.4, handbook.dev.art11a, handbook.dev.art5.5,
    handbook.dev.art6b, handbook.dev.art7b, key_accounts.4.1.1a, key_accounts.4.1.4b, key_accounts.4.1.1b,
    key_accounts.4.1.2a, key_accounts.4.1.2b, key_accounts.4.1.3a, key_accounts.4.1.3b,
    key_accounts.4.1.3c, key_accounts.4.1.4a, key_accounts.4.1.4c.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("example-group", parameters=parameters)
        >>> facts = {
        ...     "eligible": "yes",
        ...     "points_unclear": "0",
        ...     "application_complete": "yes",
        ...     "events": [{"event": "list_prospect", "at": "2026-03-02T10:00:00+08:00"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-30T09:00:00+08:00")
        >>> decision = evaluate_new_customer_pipeline(policies, facts, now=now, document="handbook")
        >>> decision.outcome["work"]
        'listed'
    """
    name = "new_customer_pipeline" if document is None else f"{document}.new_customer_pipeline"
    return policies.point(name).evaluate(facts, now=now)
