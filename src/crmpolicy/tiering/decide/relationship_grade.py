"""The question `relationship_grade`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

RelationshipGradeFacts = TypedDict(
    "RelationshipGradeFacts",
    {
        "annual_sales": Numeric | None,  # 年度销售额; yearly sales
        "loyalty": Numeric | None,  # 忠诚度; loyalty
        "project_progress": Numeric | None,  # 合作项目进展; progress of common projects
        "relationship_score": Numeric | None,  # 客户关系得分; score of the relation
        "sales_last_12_months": Numeric | None,  # 最近十二个月销售额; sales of the last twelve months
        "sales_last_year": Numeric | None,  # 上年度销售额; sales of the last full year
        "sales_target": Numeric | None,  # 销售额目标; target of sales
        "satisfaction": Numeric | None,  # 满意度; satisfaction
        "target_met": Numeric | None,  # 目标完成率; share of the target met
        "target_score": Numeric | None,  # 销售额得分; score of sales
    },
    total=False,
)
RelationshipGradeFacts.__doc__ = """The facts of :func:`evaluate_relationship_grade` (客户关系评级); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_relationship_grade, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: RelationshipGradeFacts = {
    ...     "satisfaction": "90%",
    ...     "loyalty": "80%",
    ...     "project_progress": "80%",
    ...     "annual_sales": "350万元",
    ...     "sales_target": "500万元",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_relationship_grade(policies, facts, now=now, document="key_accounts")
    >>> decision.outcome["grade"]
    'good'
"""


def evaluate_relationship_grade(
    policies: PolicySet,
    facts: RelationshipGradeFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the grade of the relationship (客户关系评级).

    Args:
        policies: what is in force.
        facts: see :class:`RelationshipGradeFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.7.3.1, key_accounts.7.3.2a, key_accounts.7.3.2c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_relationship_grade, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "satisfaction": "90%",
        ...     "loyalty": "80%",
        ...     "project_progress": "80%",
        ...     "annual_sales": "350万元",
        ...     "sales_target": "500万元",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_relationship_grade(policies, facts, now=now, document="key_accounts")
        >>> decision.outcome["grade"]
        'good'
    """
    name = "relationship_grade" if document is None else f"{document}.relationship_grade"
    return policies.point(name).evaluate(facts, now=now)
