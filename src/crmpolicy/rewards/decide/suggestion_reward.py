"""The question `suggestion_reward`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Numeric

SuggestionRewardFacts = TypedDict(
    "SuggestionRewardFacts",
    {
        "economic_value": bool,  # 有经济价值; of economic value
        "effort_shown": bool,  # 建议人已努力; effort shown
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "feasible": bool,  # 可能实施; possibly feasible
        "merit": bool,  # 合乎评奖基准; meets the test of the cash grades
        "original": bool,  # 有独创性; original
        "review_decision": Literal["adopted", "采用", "declined", "不采用", "retained", "保留", "open", "未决定", "not decided yet"] | None,  # 评审结论; decision of the review
        "suggestion_score": Numeric | None,  # 评分; score
        "useful_later": bool,  # 将来可能有用; may be useful one day
    },
    total=False,
)
SuggestionRewardFacts.__doc__ = """The facts of :func:`evaluate_suggestion_reward` (提案奖励); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_suggestion_reward, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: SuggestionRewardFacts = {
    ...     "review_decision": "adopted",
    ...     "original": True,
    ...     "economic_value": True,
    ...     "feasible": True,
    ...     "useful_later": False,
    ...     "effort_shown": True,
    ...     "suggestion_score": "90",
    ...     "events": [{"event": "submit", "at": "2026-03-21T09:00:00+08:00"}],
    ... }
    >>> now = datetime.fromisoformat("2026-05-10T09:00:00+08:00")
    >>> decision = evaluate_suggestion_reward(policies, facts, now=now, document="handbook")
    >>> decision.outcome["award"]
    'grade_1'
"""


def evaluate_suggestion_reward(
    policies: PolicySet,
    facts: SuggestionRewardFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the reward for suggestions (提案奖励).

    Args:
        policies: what is in force.
        facts: see :class:`SuggestionRewardFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art23.0, handbook.dev.art23.1, handbook.dev.art23.grade1,
    handbook.dev.art23.crit, handbook.dev.art23.split, handbook.dev.art23.2a, handbook.dev.art23.grade2,
    handbook.dev.art23.grade3, handbook.dev.art23.grade4, handbook.dev.art23.encourage,
    handbook.dev.art23.effort, handbook.dev.art25.1a.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import evaluate_suggestion_reward, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "review_decision": "adopted",
        ...     "original": True,
        ...     "economic_value": True,
        ...     "feasible": True,
        ...     "useful_later": False,
        ...     "effort_shown": True,
        ...     "suggestion_score": "90",
        ...     "events": [{"event": "submit", "at": "2026-03-21T09:00:00+08:00"}],
        ... }
        >>> now = datetime.fromisoformat("2026-05-10T09:00:00+08:00")
        >>> decision = evaluate_suggestion_reward(policies, facts, now=now, document="handbook")
        >>> decision.outcome["award"]
        'grade_1'
    """
    name = "suggestion_reward" if document is None else f"{document}.suggestion_reward"
    return policies.point(name).evaluate(facts, now=now)
