"""The question `credit_investigation` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.credit.facts import CreditInvestigationFacts
from crmpolicy.engine import Decision, Facts, PolicySet


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
        >>> from crmpolicy import load_policy_set
        >>> policies = load_policy_set("example-group")
        >>> given = {
        ...     "on_company_form": "yes",
        ...     "topics_investigated": ["信用", "经营", "财务能力"],
        ...     "finance_entries": ["往来银行", "帐号", "记事", "兑现情况", "资金状况", "付款态度", "其他说明"],
        ...     "agency_report": "yes",
        ...     "funds_state": "良好",
        ...     "payment_attitude": "良好",
        ...     "unclear_points": [],
        ...     "special_rounds": "0",
        ...     "credit_trouble": "no",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.credit_investigation").facts(given, now=monday)
        >>> evaluate_credit_investigation(policies, facts, now=monday, document="handbook").outcome["missing"]
        ()
    """
    name = "credit_investigation" if document is None else f"{document}.credit_investigation"
    return policies.point(name).evaluate(facts, now=now)
