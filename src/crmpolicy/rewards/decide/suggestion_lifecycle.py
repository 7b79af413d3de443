"""The question `suggestion_lifecycle`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Numeric

SuggestionLifecycleFacts = TypedDict(
    "SuggestionLifecycleFacts",
    {
        "achieved_effect": Numeric | None,  # 实际效益; effect achieved
        "assembly_since": date | str,  # 集会周期的起算月; month from which assemblies count
        "award": Literal["grade_1", "一等", "first grade", "grade_2", "二等", "second grade", "grade_3", "三等", "third grade", "grade_4", "四等", "fourth grade", "encouragement", "鼓励奖", "encouragement award", "effort", "努力奖", "effort award", "pending", "待评分", "waits for a score", "none", "无奖", "no award"],  # 奖级; award
        "bonus_allowed": bool,  # 可以追补; a bonus may be granted
        "bonus_approved": bool,  # 委员会同意追补; the committee approves the bonus
        "economic_value": bool,  # 有经济价值; of economic value
        "effect_to_exceed": Numeric,  # 须超过的效益; effect to be exceeded
        "effort_shown": bool,  # 建议人已努力; effort shown
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "exceeds_expected": bool,  # 超过预期; better than expected
        "expected_effect": Numeric | None,  # 采用时预期效益; effect expected at adoption
        "extensions": int | str,  # 已延长次数; extensions so far
        "feasible": bool,  # 可能实施; possibly feasible
        "margin_amount": Numeric,  # 须超过的幅度; margin to exceed by
        "merit": bool,  # 合乎评奖基准; meets the test of the cash grades
        "original": bool,  # 有独创性; original
        "performance_paid": Numeric,  # 已发实施绩效奖; performance award paid
        "postponements": int | str,  # 表扬会改期次数; times the commendation was put off
        "praise_put_off": bool,  # 表扬会已改期; the commendation was put off
        "review_decision": Literal["adopted", "采用", "declined", "不采用", "retained", "保留", "open", "未决定", "not decided yet"] | None,  # 评审结论; decision of the review
        "suggestion_score": Numeric | None,  # 评分; score
        "useful_later": bool,  # 将来可能有用; may be useful one day
    },
    total=False,
)
SuggestionLifecycleFacts.__doc__ = """The facts of :func:`evaluate_suggestion_lifecycle` (提案处理流程); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_suggestion_lifecycle, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: SuggestionLifecycleFacts = {
    ...     "award": "grade_2",
    ...     "bonus_allowed": False,
    ...     "events": [{"event": "submit", "at": "2026-03-21T09:00:00+08:00", "by": "employee"}],
    ... }
    >>> now = datetime.fromisoformat("2026-03-22T09:00:00+08:00")
    >>> decision = evaluate_suggestion_lifecycle(policies, facts, now=now, document="handbook")
    >>> decision.outcome["review_state"]
    'submitted'
"""


def evaluate_suggestion_lifecycle(
    policies: PolicySet,
    facts: SuggestionLifecycleFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the life of a suggestion (提案处理流程).

    Args:
        policies: what is in force.
        facts: see :class:`SuggestionLifecycleFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art19a, handbook.dev.art20, handbook.dev.art19b, handbook.dev.art19c,
    handbook.dev.art22.1a, handbook.dev.art25.1a, handbook.dev.art25.1b, handbook.dev.art25.2a,
    handbook.dev.art25.2b, handbook.dev.art24.1a, handbook.dev.art24.1b, handbook.dev.art24.2,
    handbook.dev.art23.2a, handbook.dev.art23.2b, handbook.dev.art21b, handbook.dev.art21c,
    handbook.dev.art26.1a, handbook.dev.art26.2a, handbook.dev.art26.2b, handbook.dev.art26.3,
    handbook.dev.art26.2c, handbook.dev.art26.5c, handbook.dev.art26.5b, handbook.dev.art26.5a,
    handbook.dev.art26.4a, handbook.dev.art26.4b.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import evaluate_suggestion_lifecycle, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "award": "grade_2",
        ...     "bonus_allowed": False,
        ...     "events": [{"event": "submit", "at": "2026-03-21T09:00:00+08:00", "by": "employee"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-22T09:00:00+08:00")
        >>> decision = evaluate_suggestion_lifecycle(policies, facts, now=now, document="handbook")
        >>> decision.outcome["review_state"]
        'submitted'
    """
    name = "suggestion_lifecycle" if document is None else f"{document}.suggestion_lifecycle"
    return policies.point(name).evaluate(facts, now=now)
