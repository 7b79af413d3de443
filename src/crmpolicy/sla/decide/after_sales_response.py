"""The question `after_sales_response`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

AfterSalesResponseFacts = TypedDict(
    "AfterSalesResponseFacts",
    {
        "after_sales": bool,  # 属于售后; is an after-sales request
        "events": Sequence[Mapping[str, object]] | DataFrame,  # 事件记录; events
        "in_project": bool,  # 项目实施中的问题; arose while a project is carried out
        "is_key_account": bool,  # 是大客户; is a key account
        "problem_class": Literal["general", "一般性问题", "general problem", "一般性問題", "complex", "复杂问题", "complex problem", "復雜問題", "複雜問題"],  # 问题类别; class of problem
        "technical": bool,  # 属于技术问题; is of a technical kind
        "topic": str,  # 事由; topic
    },
    total=False,
)
AfterSalesResponseFacts.__doc__ = """The facts of :func:`evaluate_after_sales_response` (售后响应); the policies say which they need.

Example:
    >>> from datetime import datetime
    >>> from crmpolicy import evaluate_after_sales_response, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: AfterSalesResponseFacts = {
    ...     "events": [{"event": "find_problem", "at": "2026-03-06T10:00:00+08:00"}],
    ... }
    >>> now = datetime.fromisoformat("2026-03-11T17:30:00+08:00")
    >>> decision = evaluate_after_sales_response(policies, facts, now=now, document="handbook")
    >>> decision.outcome["solve"].state
    'open'
"""


def evaluate_after_sales_response(
    policies: PolicySet,
    facts: AfterSalesResponseFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the after-sales response (售后响应).

    Args:
        policies: what is in force.
        facts: see :class:`AfterSalesResponseFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, key_accounts, lighting); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.svc.art8.post1b, handbook.svc.art8.post2b, handbook.svc.art8.post2a,
    handbook.svc.art8.post3, key_accounts.6.3.1a, key_accounts.3.1.3a, key_accounts.3.2.4a,
    key_accounts.6.3.1b, key_accounts.6.3.2a, key_accounts.6.3.2b, key_accounts.6.2.3b, lighting.5.1.b,
    lighting.5.ex1.a, lighting.4.ex2.a.

    Example:
        >>> from datetime import datetime
        >>> from crmpolicy import evaluate_after_sales_response, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "events": [{"event": "find_problem", "at": "2026-03-06T10:00:00+08:00"}],
        ... }
        >>> now = datetime.fromisoformat("2026-03-11T17:30:00+08:00")
        >>> decision = evaluate_after_sales_response(policies, facts, now=now, document="handbook")
        >>> decision.outcome["solve"].state
        'open'
    """
    name = "after_sales_response" if document is None else f"{document}.after_sales_response"
    return policies.point(name).evaluate(facts, now=now)
