"""The question `org_roles` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.governance.facts import OrgRolesFacts


def evaluate_org_roles(
    policies: PolicySet,
    facts: OrgRolesFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the posts and duties (岗位职责).

    Args:
        policies: what is in force.
        facts: see :class:`OrgRolesFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.org8.supervisor.1, handbook.org8.specialist.1, handbook.org9.supervisor.1,
    handbook.org9.specialist.1, key_accounts.1.2, key_accounts.3.1.1a, key_accounts.3.2.1a,
    key_accounts.3.1.1c, key_accounts.3.1.1d, key_accounts.3.1.2a, key_accounts.3.1.3b,
    key_accounts.3.2.2a, key_accounts.3.2.3a, key_accounts.3.2.4a.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> given = {
        ...     "post": "销售主管",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.org_roles").facts(given, now=monday)
        >>> evaluate_org_roles(policies, facts, now=monday, document="handbook").outcome["superiors"]
        ('sales_department_manager',)
    """
    name = "org_roles" if document is None else f"{document}.org_roles"
    return policies.point(name).evaluate(facts, now=now)
