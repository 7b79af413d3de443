"""The question `order_release` as a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from datetime import datetime

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.orders.facts import OrderReleaseFacts


def evaluate_order_release(
    policies: PolicySet,
    facts: OrderReleaseFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the release of an order (订单放行).

    Args:
        policies: what is in force.
        facts: see :class:`OrderReleaseFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook, steel); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.order.art3, handbook.order.art3.3a, handbook.order.art3.3c,
    handbook.order.art3.3d, handbook.order.art3.3b, handbook.order.art3.4a, handbook.order.art3.4b,
    handbook.form9.customer.conclusion, steel.5.2.1.a, steel.5.3.3.b, steel.5.3.3.c.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import load_policy_set
        >>> parameters = {
        ...     "shared.exposure_parts": ["open_invoices", "delivered_not_invoiced", "ordered_not_delivered", "prepaid", "secured"],
        ...     "contract_approvers": ["sales_manager"],
        ...     "record_checkers": ["sales_supervisor"],
        ...     "over_limit_approvers": ["marketing_director"],
        ... }
        >>> policies = load_policy_set("handbook", parameters=parameters)
        >>> given = {
        ...     "contract_exists": "no",
        ...     "contract_approved": "未知",
        ...     "conforms": "未知",
        ...     "records_checked": "yes",
        ...     "unsettled_payment": "0元",
        ...     "in_stock": "yes",
        ...     "contract_delivery_date": "2026-03-20",
        ...     "credit_limit": "10万元",
        ...     "open_invoices": "68800元",
        ...     "delivered_not_invoiced": "0元",
        ...     "ordered_not_delivered": "0元",
        ...     "prepaid": "0元",
        ...     "secured": "0元",
        ...     "order_amount": "31200元",
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> facts = policies.point("handbook.order_release").facts(given, now=monday)
        >>> evaluate_order_release(policies, facts, now=monday, document="handbook").outcome["release"]
        'contract_required'
    """
    name = "order_release" if document is None else f"{document}.order_release"
    return policies.point(name).evaluate(facts, now=now)
