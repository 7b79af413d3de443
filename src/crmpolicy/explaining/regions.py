"""Regions in words: the values that a fact would have to have."""

from collections.abc import Callable, Sequence
from typing import Any

from crmpolicy.engine.naming import names_for
from crmpolicy.engine.policy_set import PolicySet
from crmpolicy.engine.regions import Region
from crmpolicy.explaining.telling import Teller
from crmpolicy.values import ValueType
from crmpolicy.wording import Language

Shown = Callable[[Any], str]


def describe_region(policies: PolicySet, point: str, region: Region, language: Language = "zh") -> str:
    """Word a region with the title of its fact: ``销售占比低于 0.9%``.

    Args:
        policies: the policy set.
        point: the question that the region belongs to.
        region: what ``changes`` gave.
        language: ``zh`` or ``en``.

    Raises:
        UnknownPointError: nothing in force answers the question.

    >>> from decimal import Decimal
    >>> from crmpolicy.company import load_policy_set
    >>> region = Region("sales_share", high=Decimal("0.009"))
    >>> describe_region(load_policy_set("example-steel"), "customer_grade", region, "en")
    'share of sales is under 0.9%'
    """
    tables = policies.point(point).tables
    teller = Teller.of_point(policies, point, language)
    plain = names_for(policies.effective, tables).plain
    named = (key for key, name in plain.items() if region.fact in (name, key))
    return stretch(teller, next(named), (region,))


def stretch(teller: Teller, key: str, regions: Sequence[Region], shown: Shown | None = None) -> str:
    """Word a fact with all stretches that it may lie in."""
    said = region_words(teller, teller.facts[key].type, regions, shown)
    return teller.say("explain-compared", title=teller.title(key), bounds=said)


def region_words(
    teller: Teller, kind: ValueType, regions: Sequence[Region], shown: Shown | None = None
) -> str:
    """Word stretches of one fact: ``不低于 1%``, ``为大或较大``.

    Args:
        teller: the language.
        kind: the type of the fact.
        regions: one or more stretches; any of them will do.
        shown: words a bound; the plain value where nothing else is given.
    """

    def plain(value: Any) -> str:
        return teller.show(kind, value)

    return teller.joined("or", [_one(teller, kind, region, shown or plain) for region in regions])


def _one(teller: Teller, kind: ValueType, region: Region, shown: Shown) -> str:
    if region.words:
        return teller.say(
            "explain-among", values=_any_of(teller, [teller.show(kind, each) for each in region.words])
        )
    if region.low is not None and region.low == region.high:
        return teller.say("explain-exactly", value=shown(region.low))
    ends = []
    if region.low is not None:
        ends.append(teller.bound(kind, "at_least" if region.low_included else "over", shown(region.low)))
    if region.high is not None:
        ends.append(teller.bound(kind, "up_to" if region.high_included else "under", shown(region.high)))
    return teller.joined("and", ends) if ends else teller.say("explain-any-value")


def _any_of(teller: Teller, values: Sequence[str]) -> str:
    """Join words as people do: ``大、较大或一般``."""
    if len(values) == 1:
        return values[0]
    return teller.joined("or", [teller.listed(values[:-1]), values[-1]])
