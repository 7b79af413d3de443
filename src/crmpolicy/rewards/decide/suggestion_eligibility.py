"""The question `suggestion_eligibility`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet

SuggestionEligibilityFacts = TypedDict(
    "SuggestionEligibilityFacts",
    {
        "author_is_employee": bool,  # 建议人是本公司员工; the author is an employee
        "in_writing": bool,  # 书面建议; in writing
        "line_approval": bool | None,  # 主管认可; approval by the line
        "suggestion_channel": str,  # 建议途径; how it came in
        "suggestion_topic": str,  # 建议内容; topic
    },
    total=False,
)
SuggestionEligibilityFacts.__doc__ = """The facts of :func:`evaluate_suggestion_eligibility` (提案资格); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_suggestion_eligibility, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: SuggestionEligibilityFacts = {
    ...     "author_is_employee": True,
    ...     "in_writing": True,
    ...     "suggestion_channel": "box",
    ...     "suggestion_topic": "customer_management",
    ...     "line_approval": False,
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_suggestion_eligibility(policies, facts, now=now, document="handbook")
    >>> decision.outcome["eligible"]
    True
"""


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
        >>> from crmpolicy import evaluate_suggestion_eligibility, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "author_is_employee": True,
        ...     "in_writing": True,
        ...     "suggestion_channel": "box",
        ...     "suggestion_topic": "customer_management",
        ...     "line_approval": False,
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_suggestion_eligibility(policies, facts, now=now, document="handbook")
        >>> decision.outcome["eligible"]
        True
    """
    name = "suggestion_eligibility" if document is None else f"{document}.suggestion_eligibility"
    return policies.point(name).evaluate(facts, now=now)
