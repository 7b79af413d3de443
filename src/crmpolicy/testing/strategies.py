"""Facts for a question, with Hypothesis, from what is declared: nothing has to be written by hand.

>>> from crmpolicy.company import load_policy_set
>>> policies = load_policy_set("example-steel")
>>> facts = facts_for("customer_industry", policies)
>>> from hypothesis import find
>>> find(facts, lambda each: each.get("industry") == "developer")
{'industry': 'developer'}
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.record_point import RecordPoint
from crmpolicy.testing.filled_forms import forms_for
from crmpolicy.testing.making import Making


def facts_for(
    point: str | DecisionPoint,
    policies: PolicySet,
    *,
    near_thresholds: bool = True,
    now: datetime | None = None,
    given: Collection[str] | None = None,
) -> st.SearchStrategy[dict[str, Any]]:
    """Give mappings of facts that a question accepts, each value in any notation.

    Values are in range and on step, often at a threshold in force or one step beside it, unknown where that
    is allowed. A derived fact is given or left to be derived; a fact that another point decides
    is given or left to that point. Names are plain or full. For a form, entries as
    :func:`crmpolicy.testing.filled_forms.forms_for` makes them.

    Args:
        point: the question, or its name.
        policies: what is in force.
        near_thresholds: whether to come close to what rules compare with.
        now: the moment of the question; without it, the values of the first period count.
        given: names of derived facts, and of facts that other points decide, that are to be given; all others
            follow from what they rest on. ``None``: each is given or follows, by chance.

    Raises:
        MissingParameterError: values that the company has not filled.
        UnknownPointError: nothing in force answers the question.

    >>> from crmpolicy import load_policy_set
    >>> from hypothesis import find
    >>> steel = load_policy_set("example-steel")
    >>> find(facts_for("customer_industry", steel), lambda facts: facts["industry"] == "developer")
    {'industry': 'developer'}
    """
    asked = policies.point(point) if isinstance(point, str) else point
    if isinstance(asked, RecordPoint):
        return forms_for(asked, policies)
    making = Making.of(asked, policies, now, near=near_thresholds, given=given)
    return making.facts().map(lambda pair: pair[0])


def cases_for(
    point: str | DecisionPoint,
    policies: PolicySet,
    *,
    near_thresholds: bool = True,
    now: datetime | None = None,
) -> st.SearchStrategy[tuple[dict[str, Any], dict[str, Any]]]:
    """Give facts as :func:`facts_for` does, and beside them their exact values by full name.

    >>> from crmpolicy import load_policy_set
    >>> from hypothesis import find
    >>> steel = load_policy_set("example-steel")
    >>> find(cases_for("customer_industry", steel), lambda pair: pair[0]["industry"] == "developer")
    ({'industry': 'developer'}, {'steel.industry': 'developer'})
    """
    asked = policies.point(point) if isinstance(point, str) else point
    return Making.of(asked, policies, now, near=near_thresholds).facts()
