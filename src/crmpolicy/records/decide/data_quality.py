"""The question `data_quality` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.records.facts import DataQualityFacts


def evaluate_data_quality(
    policies: PolicySet,
    facts: DataQualityFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the quality of data (数据质量).

    Args:
        policies: what is in force.
        facts: see :class:`DataQualityFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.8.1.2.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {
        ...     "min_completeness": "90%",
        ... }
        >>> policies = load_policy_set("key_accounts", parameters=parameters)
        >>> given = {
        ...     "entries_wanted": "10",
        ...     "entries_filled": "9",
        ...     "data_accurate": "yes",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("key_accounts.data_quality").facts(given, now=monday)
        >>> evaluate_data_quality(policies, facts, now=monday, document="key_accounts").outcome["good_enough"]
        True
    """
    name = "data_quality" if document is None else f"{document}.data_quality"
    return policies.point(name).evaluate(facts, now=now)
