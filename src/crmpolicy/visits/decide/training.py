"""The question `training` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.visits.facts import TrainingFacts


def evaluate_training(
    policies: PolicySet,
    facts: TrainingFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the training (培训).

    Args:
        policies: what is in force.
        facts: see :class:`TrainingFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses steel.7.2.1.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {}
        >>> policies = load_policy_set("example-group", parameters=parameters)
        >>> facts = {
        ...     "events": [{"event": "course", "at": "2025-11-20T10:00:00+08:00"}],
        ... }
        >>> now = datetime.fromisoformat("2026-04-01T09:00:00+08:00")
        >>> decision = evaluate_training(policies, facts, now=now, document="steel")
        >>> decision.outcome["course"].state
        'breached'
    """
    name = "training" if document is None else f"{document}.training"
    return policies.point(name).evaluate(facts, now=now)
