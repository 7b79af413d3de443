"""The question `execution_form` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.records.facts import ExecutionFormFacts


def evaluate_execution_form(
    policies: PolicySet,
    facts: ExecutionFormFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the form on plan and execution of a visit (新客户开发计划及实施表).

    Args:
        policies: what is in force.
        facts: see :class:`ExecutionFormFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art14.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> form = {
        ...     "stage": "访问前",
        ...     "prospect": "示例商行",
        ...     "planned_for": "2026-03-04",
        ...     "purpose": "了解需求",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_execution_form(policies, form, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "execution_form" if document is None else f"{document}.execution_form"
    return policies.point(name).evaluate(facts, now=now)
