"""The question `suggestion_lifecycle` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.rewards.facts import SuggestionLifecycleFacts


def evaluate_suggestion_lifecycle(
    policies: PolicySet,
    facts: SuggestionLifecycleFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the life of a suggestion (提案处理流程).

    Args:
        policies: what is in force.
        facts: see :class:`SuggestionLifecycleFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art19a, handbook.dev.art20, handbook.dev.art19b, handbook.dev.art19c,
    handbook.dev.art22.1a, handbook.dev.art25.1a, handbook.dev.art25.1b, handbook.dev.art25.2a,
    handbook.dev.art25.2b, handbook.dev.art24.1a, handbook.dev.art24.1b, handbook.dev.art24.2,
    handbook.dev.art23.2a, handbook.dev.art23.2b, handbook.dev.art21b, handbook.dev.art21c,
    handbook.dev.art26.1a, handbook.dev.art26.2a, handbook.dev.art26.2b, handbook.dev.art26.3,
    handbook.dev.art26.2c, handbook.dev.art26.5c, handbook.dev.art26.5b, handbook.dev.art26.5a,
    handbook.dev.art26.4a, handbook.dev.art26.4b.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("example-group", parameters=parameters)
        >>> facts = {
        ...     "award": "grade_2",
        ...     "bonus_allowed": "no",
        ...     "events": [{"event": "submit", "at": "2026-03-21T09:00:00+08:00", "by": "employee"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-22T09:00:00+08:00")
        >>> decision = evaluate_suggestion_lifecycle(policies, facts, now=now, document="handbook")
        >>> decision.outcome["review_state"]
        'submitted'
    """
    name = "suggestion_lifecycle" if document is None else f"{document}.suggestion_lifecycle"
    return policies.point(name).evaluate(facts, now=now)
