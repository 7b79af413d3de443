"""The question `region_form`: its facts, and a typed function.

Generated from the shipped policies by `crmpolicy types`; edit the YAML, not this file.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crmpolicy.engine import Decision, Facts, PolicySet
from crmpolicy.values import DataFrame

RegionFormFacts = TypedDict(
    "RegionFormFacts",
    {
        "regions": Sequence[Mapping[str, object]] | DataFrame | None,  # 区域明细; regions
    },
    total=False,
)
RegionFormFacts.__doc__ = """The facts of :func:`evaluate_region_form` (客户区域分析表); the policies say which they need.

Example:
    >>> from datetime import UTC, datetime
    >>> from crmpolicy import evaluate_region_form, load_policy_set
    >>> policies = load_policy_set("handbook")
    >>> facts: RegionFormFacts = {
    ...     "regions": [{"region": "华东", "region_customer": "示例商行", "region_nature": "批发", "quantity_sold": "1200"}],
    ... }
    >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
    >>> decision = evaluate_region_form(policies, facts, now=monday, document="handbook")
    >>> decision.outcome["complete"]
    True
"""


def evaluate_region_form(
    policies: PolicySet,
    facts: RegionFormFacts | Facts,
    /,
    *,
    now: datetime,
    document: str | None = None,
) -> Decision:
    """Decide the customers by region (客户区域分析表).

    Args:
        policies: what is in force.
        facts: see :class:`RegionFormFacts`; or facts that ``policies.point(...).facts`` has read.
        now: the moment of the question, with a zone; it picks dated values.
        document: ask this document alone (handbook); without it, the company's joined answer.

    Raises:
        FactsError: with every fault of the facts or of the moment.
        MissingParameterError: values that the company has not filled.
        UndecidedError: no rule speaks, or several do where one should.
        UnknownPointError: nothing in force answers.

    Source: clauses handbook.form9.region.fields.

    Example:
        >>> from datetime import UTC, datetime
        >>> from crmpolicy import evaluate_region_form, load_policy_set
        >>> policies = load_policy_set("handbook")
        >>> facts = {
        ...     "regions": [{"region": "华东", "region_customer": "示例商行", "region_nature": "批发", "quantity_sold": "1200"}],
        ... }
        >>> monday = datetime(2026, 1, 5, tzinfo=UTC)
        >>> decision = evaluate_region_form(policies, facts, now=monday, document="handbook")
        >>> decision.outcome["complete"]
        True
    """
    name = "region_form" if document is None else f"{document}.region_form"
    return policies.point(name).evaluate(facts, now=now)
