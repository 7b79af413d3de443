"""The question `committee`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

CommitteeFacts = TypedDict(
    "CommitteeFacts",
    {
        "chairs_all": int | str,  # 主任人数; number of chairs
        "chairs_right": int | str,  # 由规定职务担任的主任; chairs who hold the right post
        "committee_members": Sequence[Mapping[str, object]] | DataFrame,  # 委员会成员; who sits on the committee
        "market_vices": int | str,  # 市场部经理任副主任; market managers as vice chairs
        "members_all": int | str,  # 委员人数; number of members
        "members_low": int | str,  # 非主管级委员; members below supervisor rank
        "members_unlike": int | str,  # 职务与主管级不符的委员; members whose post and rank contradict each other
        "other_vices": int | str,  # 其他副主任; other vice chairs
        "sales_vices": int | str,  # 销售部经理任副主任; sales managers as vice chairs
    },
    total=False,
)
CommitteeFacts.__doc__ = """The facts of :func:`evaluate_committee` (评定委员会); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_committee, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: CommitteeFacts = {
    ...     "committee_members": [{"person": "王敏", "post": "marketing_director", "seat": "chair", "is_supervisor": "yes"}, {"person": "李强", "post": "market_department_manager", "seat": "vice_chair", "is_supervisor": "yes"}, {"person": "赵琳", "post": "sales_department_manager", "seat": "vice_chair", "is_supervisor": "yes"}, {"person": "甲", "post": "sales_supervisor", "seat": "member", "is_supervisor": "yes"}, {"person": "乙", "post": "service_supervisor", "seat": "member", "is_supervisor": "yes"}, {"person": "丙", "post": "handler_supervisor", "seat": "member", "is_supervisor": "yes"}],
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_committee(policies, facts, now=now, document="handbook")
    >>> decision.outcome["valid"]
    True
"""


def evaluate_committee(
    policies: PolicySet,
    facts: CommitteeFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the review committee (评定委员会).

    Args:
        policies: what is in force.
        facts: see :class:`CommitteeFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art22.2a, handbook.dev.art22.2b, handbook.dev.art22.2c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_committee, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "committee_members": [{"person": "王敏", "post": "marketing_director", "seat": "chair", "is_supervisor": "yes"}, {"person": "李强", "post": "market_department_manager", "seat": "vice_chair", "is_supervisor": "yes"}, {"person": "赵琳", "post": "sales_department_manager", "seat": "vice_chair", "is_supervisor": "yes"}, {"person": "甲", "post": "sales_supervisor", "seat": "member", "is_supervisor": "yes"}, {"person": "乙", "post": "service_supervisor", "seat": "member", "is_supervisor": "yes"}, {"person": "丙", "post": "handler_supervisor", "seat": "member", "is_supervisor": "yes"}],
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_committee(policies, facts, now=now, document="handbook")
        >>> decision.outcome["valid"]
        True
    """
    name = "committee" if document is None else f"{document}.committee"
    return policies.point(name).evaluate(facts, now=now)
