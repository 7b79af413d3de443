"""The question `suggestion_calendar` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.rewards.facts import SuggestionCalendarFacts


def evaluate_suggestion_calendar(
    policies: PolicySet,
    facts: SuggestionCalendarFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the calendar of suggestions (提案日程).

    Args:
        policies: what is in force.
        facts: see :class:`SuggestionCalendarFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art19b, handbook.dev.art21a, handbook.dev.art19a, handbook.dev.art25.1b,
    handbook.dev.art19c, handbook.dev.art22.1a, handbook.dev.art24.1a, handbook.dev.art24.1b,
    handbook.dev.art24.2, handbook.dev.art23.2b, handbook.dev.art21c, handbook.dev.art26.1b,
    handbook.dev.art26.2b.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("example-group", parameters=parameters)
        >>> facts = {
        ...     "review_decision": "adopted",
        ...     "award": "none",
        ...     "extensions": "0",
        ...     "postponements": "0",
        ...     "events": [{"event": "submit", "at": "2026-03-21T09:00:00+08:00"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-21T09:00:00+08:00")
        >>> decision = evaluate_suggestion_calendar(policies, facts, now=now, document="handbook")
        >>> decision.outcome["pay"].state
        'none'
    """
    name = "suggestion_calendar" if document is None else f"{document}.suggestion_calendar"
    return policies.point(name).evaluate(facts, now=now)
