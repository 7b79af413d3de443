"""The question `data_quality`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

DataQualityFacts = TypedDict(
    "DataQualityFacts",
    {
        "data_accurate": bool | None,  # 抽查数据准确; data found accurate by an audit
        "entries_filled": int | str,  # 已填项数; entries filled in
        "entries_wanted": int | str,  # 应填项数; entries wanted
        "filled_share": Numeric,  # 数据完整率; completeness
    },
    total=False,
)
DataQualityFacts.__doc__ = """The facts of :func:`evaluate_data_quality` (数据质量); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_data_quality, load_policy_set
    >>> parameters = {
    ...     "min_completeness": "90%",
    ... }
    >>> policies = load_policy_set("key_accounts", parameters=parameters)
    >>> facts: DataQualityFacts = {
    ...     "entries_wanted": "10",
    ...     "entries_filled": "9",
    ...     "data_accurate": True,
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_data_quality(policies, facts, now=now, document="key_accounts")
    >>> decision.outcome["good_enough"]
    True
"""


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
        >>> from crmpolicy import evaluate_data_quality, load_policy_set
        >>> parameters = {
        ...     "min_completeness": "90%",
        ... }
        >>> policies = load_policy_set("key_accounts", parameters=parameters)
        >>> facts = {
        ...     "entries_wanted": "10",
        ...     "entries_filled": "9",
        ...     "data_accurate": True,
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_data_quality(policies, facts, now=now, document="key_accounts")
        >>> decision.outcome["good_enough"]
        True
    """
    name = "data_quality" if document is None else f"{document}.data_quality"
    return policies.point(name).evaluate(facts, now=now)
