"""The question `training`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

TrainingFacts = TypedDict(
    "TrainingFacts",
    {
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
    },
    total=False,
)
TrainingFacts.__doc__ = """The facts of :func:`evaluate_training` (培训); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_training, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: TrainingFacts = {
    ...     "events": [{"event": "course", "at": "2025-11-20T10:00:00+08:00"}],
    ... }
    >>> now = datetime.fromisoformat("2026-04-01T09:00:00+08:00")
    >>> decision = evaluate_training(policies, facts, now=now, document="steel")
    >>> decision.outcome["course"].state
    'breached'
"""


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
        >>> from crmpolicy import evaluate_training, load_policy_set
        >>> policies = load_policy_set("example-group")
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
