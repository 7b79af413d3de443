"""The question `suggestion_eligibility` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.rewards.facts import SuggestionEligibilityFacts


def evaluate_suggestion_eligibility(
    policies: PolicySet,
    facts: SuggestionEligibilityFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the eligibility of suggestions (提案资格).

    Args:
        policies: what is in force.
        facts: see :class:`SuggestionEligibilityFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art17, handbook.dev.art18, handbook.dev.art20, handbook.dev.art19a,
    handbook.dev.art18.1, handbook.dev.art18.2, handbook.dev.art18.3.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "author_is_employee": "yes",
        ...     "in_writing": "yes",
        ...     "suggestion_channel": "box",
        ...     "suggestion_topic": "customer_management",
        ...     "line_approval": "no",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.suggestion_eligibility").facts(given, now=monday)
        >>> evaluate_suggestion_eligibility(policies, facts, now=monday, document="handbook").outcome["eligible"]
        True
    """
    name = "suggestion_eligibility" if document is None else f"{document}.suggestion_eligibility"
    return policies.point(name).evaluate(facts, now=now)
