"""The question `credit_investigation`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import Numeric

CreditInvestigationFacts = TypedDict(
    "CreditInvestigationFacts",
    {
        "agency_report": bool,  # 附有资信机构资料; data of a credit agency attached
        "bills_refused": int | str | None,  # 票据未兑现次数; bills not honoured
        "credit_trouble": bool,  # 信用有问题; credit trouble
        "finance_entries": Sequence[str],  # 金融状况已填栏目; finance entries filled in
        "funds_state": str | None,  # 资金状况; state of funds
        "on_company_form": bool,  # 使用公司统一印制的调查表; on the printed form of the company
        "overdue_amount": Numeric,  # 逾期金额; overdue amount
        "payment_attitude": str | None,  # 付款态度; payment attitude
        "points_unclear": int | str,  # 不详之处个数; number of unclear points
        "special_rounds": int | str,  # 已做专项调查次数; special investigations made
        "topics_investigated": Sequence[str],  # 已调查的方面; topics investigated
        "unclear_points": Sequence[str],  # 调查不详之处; points that are unclear
    },
    total=False,
)
CreditInvestigationFacts.__doc__ = """The facts of :func:`evaluate_credit_investigation` (信用调查); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_credit_investigation, load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> facts: CreditInvestigationFacts = {
    ...     "on_company_form": True,
    ...     "topics_investigated": ["信用", "经营", "财务能力"],
    ...     "finance_entries": ["往来银行", "帐号", "记事", "兑现情况", "资金状况", "付款态度", "其他说明"],
    ...     "agency_report": True,
    ...     "funds_state": "良好",
    ...     "payment_attitude": "良好",
    ...     "unclear_points": [],
    ...     "special_rounds": "0",
    ...     "credit_trouble": False,
    ... }
    >>> now = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_credit_investigation(policies, facts, now=now, document="handbook")
    >>> decision.outcome["missing"]
    ()
"""


def evaluate_credit_investigation(
    policies: PolicySet,
    facts: CreditInvestigationFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the credit investigation (信用调查).

    Args:
        policies: what is in force.
        facts: see :class:`CreditInvestigationFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.dev.art8a, handbook.dev.art8c, handbook.dev.art9, handbook.dev.art13b,
    handbook.form9.customer.finance, handbook.form9.customer.bureau, handbook.dev.art10b,
    handbook.dev.art12a.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_credit_investigation, load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> facts = {
        ...     "on_company_form": True,
        ...     "topics_investigated": ["信用", "经营", "财务能力"],
        ...     "finance_entries": ["往来银行", "帐号", "记事", "兑现情况", "资金状况", "付款态度", "其他说明"],
        ...     "agency_report": True,
        ...     "funds_state": "良好",
        ...     "payment_attitude": "良好",
        ...     "unclear_points": [],
        ...     "special_rounds": "0",
        ...     "credit_trouble": False,
        ... }
        >>> now = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_credit_investigation(policies, facts, now=now, document="handbook")
        >>> decision.outcome["missing"]
        ()
    """
    name = "credit_investigation" if document is None else f"{document}.credit_investigation"
    return policies.point(name).evaluate(facts, now=now)
