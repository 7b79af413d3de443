"""The question `contact_mix`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

ContactMixFacts = TypedDict(
    "ContactMixFacts",
    {
        "contacts_made": int | str,  # 维护活动次数; contacts made
        "contacts_potential": int | str,  # 其中面向潜在客户; of them with potential customers
        "potential_share": Numeric | None,  # 潜在客户占比; share spent on potential customers
    },
    total=False,
)
ContactMixFacts.__doc__ = """The facts of :func:`evaluate_contact_mix` (关注重点分配); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_contact_mix, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: ContactMixFacts = {
    ...     "contacts_made": "40",
    ...     "contacts_potential": "0",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_contact_mix(policies, facts, now=now, document="relationship")
    >>> decision.outcome["enough"]
    True
"""


def evaluate_contact_mix(
    policies: PolicySet,
    facts: ContactMixFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the balance of attention (关注重点分配).

    Args:
        policies: what is in force.
        facts: see :class:`ContactMixFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (relationship); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses relationship.art3.2.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_contact_mix, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "contacts_made": "40",
        ...     "contacts_potential": "0",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_contact_mix(policies, facts, now=now, document="relationship")
        >>> decision.outcome["enough"]
        True
    """
    name = "contact_mix" if document is None else f"{document}.contact_mix"
    return policies.point(name).evaluate(facts, now=now)
