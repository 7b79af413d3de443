"""The question `suggestion_calendar`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame, Numeric

SuggestionCalendarFacts = TypedDict(
    "SuggestionCalendarFacts",
    {
        "assembly_since": date | str,  # 集会周期的起算月; month from which assemblies count
        "award": Literal["grade_1", "一等", "first grade", "grade_2", "二等", "second grade", "grade_3", "三等", "third grade", "grade_4", "四等", "fourth grade", "encouragement", "鼓励奖", "encouragement award", "effort", "努力奖", "effort award", "pending", "待评分", "waits for a score", "none", "无奖", "no award"],  # 奖级; award
        "economic_value": bool,  # 有经济价值; of economic value
        "effort_shown": bool,  # 建议人已努力; effort shown
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "extensions": int | str,  # 已延长次数; extensions so far
        "feasible": bool,  # 可能实施; possibly feasible
        "merit": bool,  # 合乎评奖基准; meets the test of the cash grades
        "original": bool,  # 有独创性; original
        "postponements": int | str,  # 表扬会改期次数; times the commendation was put off
        "praise_put_off": bool,  # 表扬会已改期; the commendation was put off
        "review_decision": Literal["adopted", "采用", "declined", "不采用", "retained", "保留", "open", "未决定", "not decided yet"] | None,  # 评审结论; decision of the review
        "suggestion_score": Numeric | None,  # 评分; score
        "useful_later": bool,  # 将来可能有用; may be useful one day
    },
    total=False,
)
SuggestionCalendarFacts.__doc__ = """The facts of :func:`evaluate_suggestion_calendar` (提案日程); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_suggestion_calendar, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: SuggestionCalendarFacts = {
    ...     "review_decision": "adopted",
    ...     "award": "none",
    ...     "extensions": "0",
    ...     "postponements": "0",
    ...     "events": [{"event": "submit", "at": "2026-03-21T09:00:00+08:00"}],
    ... }
    >>> now = datetime.fromisoformat("2026-03-21T09:00:00+08:00")
    >>> decision = evaluate_suggestion_calendar(policies, facts, now=now, document="handbook")
    >>> decision.outcome["pay"].state
    'none'
"""


def evaluate_suggestion_calendar(
    policies: PolicySet,
    facts: SuggestionCalendarFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the calendar of suggestions (提案日程).

    Args:
        policies: what is in force.
        facts: see :class:`SuggestionCalendarFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art19b, handbook.dev.art21a, handbook.dev.art19a, handbook.dev.art25.1b,
    handbook.dev.art19c, handbook.dev.art22.1a, handbook.dev.art24.1a, handbook.dev.art24.1b,
    handbook.dev.art24.2, handbook.dev.art23.2b, handbook.dev.art21c, handbook.dev.art26.1b,
    handbook.dev.art26.2b.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import evaluate_suggestion_calendar, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "review_decision": "adopted",
        ...     "award": "none",
        ...     "extensions": "0",
        ...     "postponements": "0",
        ...     "events": [{"event": "submit", "at": "2026-03-21T09:00:00+08:00"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-21T09:00:00+08:00")
        >>> decision = evaluate_suggestion_calendar(policies, facts, now=now, document="handbook")
        >>> decision.outcome["pay"].state
        'none'
    """
    name = "suggestion_calendar" if document is None else f"{document}.suggestion_calendar"
    return policies.point(name).evaluate(facts, now=now)
