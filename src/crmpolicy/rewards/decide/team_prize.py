"""The question `team_prize`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Period

TeamPrizeFacts = TypedDict(
    "TeamPrizeFacts",
    {
        "counted_over": Period | str,  # 件数的统计周期; period over which suggestions were counted
        "departments": Sequence[Mapping[str, object]] | DataFrame,  # 各部门; departments
    },
    total=False,
)
TeamPrizeFacts.__doc__ = """The facts of :func:`evaluate_team_prize` (团体奖); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_team_prize, load_policy_set
    >>> parameters = {
    ...     "team_prize_every": "quarter",
    ...     "team_tie_rule": "share",
    ...     "team_prizes": {"first": "3000元", "second": "2000元", "third": "1000元"},
    ... }
    >>> policies = load_policy_set("handbook", parameters=parameters)
    >>> facts: TeamPrizeFacts = {
    ...     "counted_over": "quarter",
    ...     "departments": [{"department": "销售一部", "adopted": "2", "headcount": "6"}, {"department": "销售二部", "adopted": "1", "headcount": "3"}, {"department": "市场部", "adopted": "0", "headcount": "4"}, {"department": "筹建处", "adopted": "1", "headcount": "0"}],
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_team_prize(policies, facts, now=monday, document="handbook")
    >>> [(each["department"], each["rank"]) for each in decision.outcome["ranked"]]
    [('销售一部', 1), ('销售二部', 1)]
"""


def evaluate_team_prize(
    policies: PolicySet,
    facts: TeamPrizeFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the team prize (团体奖).

    Args:
        policies: what is in force.
        facts: see :class:`TeamPrizeFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art23.4a, handbook.dev.art23.4b, handbook.dev.art23.4c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_team_prize, load_policy_set
        >>> parameters = {
        ...     "team_prize_every": "quarter",
        ...     "team_tie_rule": "share",
        ...     "team_prizes": {"first": "3000元", "second": "2000元", "third": "1000元"},
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> facts = {
        ...     "counted_over": "quarter",
        ...     "departments": [{"department": "销售一部", "adopted": "2", "headcount": "6"}, {"department": "销售二部", "adopted": "1", "headcount": "3"}, {"department": "市场部", "adopted": "0", "headcount": "4"}, {"department": "筹建处", "adopted": "1", "headcount": "0"}],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_team_prize(policies, facts, now=monday, document="handbook")
        >>> [(each["department"], each["rank"]) for each in decision.outcome["ranked"]]
        [('销售一部', 1), ('销售二部', 1)]
    """
    name = "team_prize" if document is None else f"{document}.team_prize"
    return policies.point(name).evaluate(facts, now=now)
