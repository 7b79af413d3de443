"""The question `appraisal`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Numeric

AppraisalFacts = TypedDict(
    "AppraisalFacts",
    {
        "complaints_rate": Numeric | None,  # 投诉处理完毕的比例; share of complaints handled
        "complaints_received": Sequence[Mapping[str, object]] | DataFrame,  # 收到的投诉; complaints received
        "first_quarter": Numeric,  # 第一季度得分; score of the first quarter
        "fourth_quarter": Numeric,  # 第四季度得分; score of the fourth quarter
        "further_marks": Numeric,  # 其他指标得分; marks for further indicators
        "handled_count": int | str,  # 处理完毕件数; handled
        "handling_marks": Numeric | None,  # 投诉处理得分; marks for handling complaints
        "handling_reached": Numeric | None,  # 投诉处理率完成率; share of the standard for handling reached
        "received_count": int | str,  # 收到件数; received
        "sales_marks": Numeric,  # 销售额得分; marks for sales
        "sales_reached": Numeric,  # 销售额完成率; share of the sales standard reached
        "satisfaction_marks": Numeric | None,  # 满意度得分; marks for satisfaction
        "satisfaction_reached": Numeric | None,  # 满意度完成率; share of the standard for satisfaction reached
        "scores_beyond": Numeric,  # 超过满分的评分合计（评分有误）; sum of scores beyond the scale, which are wrong
        "scores_count": int | str,  # 评分个数; number of scores
        "scores_most": Numeric,  # 满分合计; highest sum possible
        "scores_total": Numeric,  # 评分合计; sum of scores
        "scores_within": Numeric,  # 不超过满分的评分合计; sum of scores within the scale
        "second_quarter": Numeric,  # 第二季度得分; score of the second quarter
        "surveyed_satisfaction": Numeric | None,  # 调查满意度; satisfaction surveyed
        "surveys": Sequence[Mapping[str, object]] | DataFrame,  # 满意度评分; scores of surveys
        "team_orders": Sequence[Mapping[str, object]] | DataFrame,  # 团队订单; orders of the team
        "team_sales": Numeric,  # 被考核人员的销售额; sales of those appraised
        "third_quarter": Numeric,  # 第三季度得分; score of the third quarter
        "whole_year": Numeric,  # 全年表现得分; marks for the year as a whole
    },
    total=False,
)
AppraisalFacts.__doc__ = """The facts of :func:`evaluate_appraisal` (绩效考核); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from decimal import Decimal
    >>> from crmpolicy import evaluate_appraisal, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: AppraisalFacts = {
    ...     "first_quarter": "74%",
    ...     "second_quarter": "80%",
    ...     "third_quarter": "90%",
    ...     "fourth_quarter": "86%",
    ...     "whole_year": "80.025%",
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_appraisal(policies, facts, now=now, document="key_accounts")
    >>> decision.outcome["score"] == Decimal('0.8201')
    True
"""


def evaluate_appraisal(
    policies: PolicySet,
    facts: AppraisalFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the appraisal (绩效考核).

    Args:
        policies: what is in force.
        facts: see :class:`AppraisalFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (key_accounts, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses key_accounts.10.2.3, steel.7.3.1.a, steel.7.3.1.b, steel.7.3.1.c, steel.7.3.1.d.

    Example:
        >>> from datetime import UTC, datetime
        >>> from decimal import Decimal
        >>> from crmpolicy import evaluate_appraisal, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "first_quarter": "74%",
        ...     "second_quarter": "80%",
        ...     "third_quarter": "90%",
        ...     "fourth_quarter": "86%",
        ...     "whole_year": "80.025%",
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_appraisal(policies, facts, now=now, document="key_accounts")
        >>> decision.outcome["score"] == Decimal('0.8201')
        True
    """
    name = "appraisal" if document is None else f"{document}.appraisal"
    return policies.point(name).evaluate(facts, now=now)
