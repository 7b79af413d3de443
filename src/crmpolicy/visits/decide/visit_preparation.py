"""The question `visit_preparation` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.visits.facts import VisitPreparationFacts


def evaluate_visit_preparation(
    policies: PolicySet,
    facts: VisitPreparationFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the preparation of a visit (拜访准备).

    Args:
        policies: what is in force.
        facts: see :class:`VisitPreparationFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (lighting); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses lighting.4.ex1.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {
        ...     "prepare_days": "2",
        ... }
        >>> policies = load_policy_set("lighting", parameters=parameters)
        >>> given = {
        ...     "grade": "重点客户",
        ...     "plan_sections": ["产品介绍", "促销政策"],
        ...     "prepared_on": "2026-03-02",
        ...     "visit_on": "2026-03-04",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("lighting.visit_preparation").facts(given, now=monday)
        >>> evaluate_visit_preparation(policies, facts, now=monday, document="lighting").outcome["missing"]
        ()
    """
    name = "visit_preparation" if document is None else f"{document}.visit_preparation"
    return policies.point(name).evaluate(facts, now=now)
