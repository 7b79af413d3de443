"""Laws of grading customers of the steel document (IG1 to IG5, IG7 of the specification, reading S4)."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.errors import InvalidPolicySetError
from tests.oracle.shipped import (
    BANDS,
    CONTRIBUTION,
    COOPERATION,
    GRADES,
    NOW,
    REPUTATION,
    SIZES,
    answer,
    filled,
    loaded,
)

Facts = Mapping[str, object]
SHARES = st.integers(0, 10**6).map(lambda millionths: Decimal(millionths).scaleb(-6))
TONNES = st.integers(0, 10**10).map(lambda grams: Decimal(grams).scaleb(-3))
CENTS = st.integers(1, 10**13).map(lambda cents: Decimal(cents).scaleb(-2))
LEVELS = {"contribution": CONTRIBUTION, "cooperation": COOPERATION, "reputation": REPUTATION}
CUSTOMERS = st.fixed_dictionaries(
    {"sales_share": SHARES, **{name: st.sampled_from(words) for name, words in LEVELS.items()}}
)
CUTS = st.lists(st.integers(1, 10**6), min_size=3, max_size=3, unique=True).map(
    lambda cuts: [Decimal(cut).scaleb(-6) for cut in sorted(cuts, reverse=True)]
)
NAMES = ("grade_a_share", "grade_b_share", "grade_c_share")


def band(share: Decimal, cuts: list[Decimal]) -> int:
    """Give the band of a share, 0 for the best: a lower bound belongs to the better grade."""
    return sum(share < cut for cut in cuts)


def grade(cuts: list[Decimal], facts: Facts) -> str:
    """Ask the engine."""
    policies = filled("steel", dict(zip(NAMES, cuts, strict=True)))
    return str(answer(policies, "steel.customer_grade", facts)["grade"])


@given(st.integers(1, 10**9), st.integers(1, 10**9), TONNES, TONNES)
def test_every_volume_has_exactly_one_size_which_never_falls_as_it_grows(
    medium: int, more: int, one: Decimal, other: Decimal
) -> None:
    """IG1: the sizes cover all volumes without gap and overlap."""
    low, high = Decimal(medium).scaleb(-3), Decimal(medium + more).scaleb(-3)
    policies = filled("steel", {"medium_min": low, "large_min": high})
    ranks = {"small": 0, "medium": 1, "large": 2}
    for volume in (one, other, low, high):
        size = answer(policies, "steel.customer_size", {"annual_volume": volume})["size"]
        assert ranks[size] == (volume >= low) + (volume >= high)
    sizes = [
        answer(policies, "steel.customer_size", {"annual_volume": each})["size"]
        for each in sorted((one, other))
    ]
    assert ranks[sizes[0]] <= ranks[sizes[1]]


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_bounds_of_sizes_in_the_wrong_order_are_refused(large: int, more: int) -> None:
    """IG1: 0 < t1 < t2 is demanded of every company."""
    with pytest.raises(InvalidPolicySetError):
        filled("steel", {"large_min": large, "medium_min": large + more})


@given(CUTS, SHARES)
def test_every_share_has_exactly_one_band(cuts: list[Decimal], share: Decimal) -> None:
    """IG2: with a > b > c > 0 each share in 0 to 100 % has one band, the bounds included."""
    for each in (share, *cuts, Decimal(0), Decimal(1)):
        facts = {"sales_share": each, "contribution": "large", "cooperation": "close", "reputation": "good"}
        assert grade(cuts, facts) == GRADES[band(each, cuts)]


@given(st.permutations(("5%", "3%", "1%")).filter(lambda each: tuple(each) != ("5%", "3%", "1%")))
def test_bounds_of_shares_in_any_other_order_are_refused(values: list[str]) -> None:
    """IG2: the order of the three bounds is demanded of every company."""
    with pytest.raises(InvalidPolicySetError):
        filled("steel", dict(zip(NAMES, values, strict=True)))


@pytest.mark.parametrize(
    ("name", "value"), [("grade_c_share", "0%"), ("grade_a_share", "100.01%"), ("grade_b_share", "1%")]
)
def test_a_bound_on_or_beyond_its_limit_is_refused(name: str, value: str) -> None:
    with pytest.raises(InvalidPolicySetError):
        filled("steel", {**BANDS, name: value})


@given(CUTS, CUSTOMERS, st.sampled_from(("sales_share", *LEVELS)), st.data())
def test_improving_one_criterion_never_worsens_the_grade(
    cuts: list[Decimal], facts: dict[str, object], name: str, data: st.DataObject
) -> None:
    """IG3, first half: all else equal, better is never worse."""
    before = grade(cuts, facts)
    if name == "sales_share":
        better: object = data.draw(SHARES.map(lambda share: max(share, Decimal(str(facts[name])))))
    else:
        better = data.draw(st.sampled_from(LEVELS[name][: LEVELS[name].index(str(facts[name])) + 1]))
    assert GRADES.index(grade(cuts, {**facts, name: better})) <= GRADES.index(before)


@given(CUTS, CUSTOMERS)
def test_the_grade_is_never_better_than_any_single_band(
    cuts: list[Decimal], facts: dict[str, object]
) -> None:
    """IG3, second half: the worst of the four bands is the grade."""
    bands = [band(Decimal(str(facts["sales_share"])), cuts)]
    bands += [words.index(str(facts[name])) for name, words in LEVELS.items()]
    assert grade(cuts, facts) == GRADES[max(bands)]


@given(CUTS, st.lists(st.integers(1, 10**6), min_size=1, max_size=40), st.integers(0, 10**6))
def test_no_more_customers_reach_the_best_band_than_fit_into_the_whole(
    cuts: list[Decimal], purchases: list[int], others: int
) -> None:
    """IG4: when the company's sales include all purchases, at most floor(1/a) customers have a share of a."""
    total = sum(purchases) + others
    policies = filled("steel", {**dict(zip(NAMES, cuts, strict=True)), "share_only": "yes"})
    point = policies.point("steel.customer_grade")
    graded = [
        point.evaluate({"annual_purchases": each, "company_sales": total}, now=NOW).outcome["grade"]
        for each in purchases
    ]
    assert graded.count("A") <= floor(1 / Fraction(cuts[0]))


@given(CUTS, CENTS, CENTS, st.integers(1, 100))
def test_scaling_all_amounts_changes_no_grade(
    cuts: list[Decimal], mine: Decimal, others: Decimal, factor: int
) -> None:
    """IG5, first half: shares are quotients."""
    policies = filled("steel", {**dict(zip(NAMES, cuts, strict=True)), "share_only": "yes"})
    small = {"annual_purchases": mine, "company_sales": mine + others}
    large = {name: value * factor for name, value in small.items()}
    assert answer(policies, "steel.customer_grade", small) == answer(policies, "steel.customer_grade", large)


@given(CUTS, CENTS, CENTS, CENTS)
def test_growing_alone_never_worsens_the_grade(
    cuts: list[Decimal], mine: Decimal, others: Decimal, more: Decimal
) -> None:
    """IG5, second half: what a customer buys more counts for the company's sales too."""
    policies = filled("steel", {**dict(zip(NAMES, cuts, strict=True)), "share_only": "yes"})
    before = {"annual_purchases": mine, "company_sales": mine + others}
    after = {name: value + more for name, value in before.items()}
    ranks = [
        GRADES.index(answer(policies, "steel.customer_grade", facts)["grade"]) for facts in (before, after)
    ]
    assert ranks[1] <= ranks[0]


@given(CUSTOMERS, st.randoms(use_true_random=False))
def test_equal_facts_give_equal_decisions_whatever_their_order(
    facts: dict[str, object], random: object
) -> None:
    """IG7: nothing but the facts, the policies and the moment counts."""
    names = list(facts)
    getattr(random, "shuffle")(names)  # noqa: B009 - a random of Hypothesis
    point = filled("steel", BANDS).point("steel.customer_grade")
    again = filled("steel", dict(reversed(BANDS.items()))).point("steel.customer_grade")
    one = point.evaluate(facts, now=NOW)
    other = again.evaluate({name: facts[name] for name in names}, now=NOW)
    assert one == other
    assert hash(one) == hash(other)


def test_the_256_combinations_of_levels_have_the_grade_that_the_text_says() -> None:
    """Reading S4, by enumeration: the highest grade whose four criteria are all met."""
    shares = (Decimal("0.01"), Decimal("0.003"), Decimal("0.001"), Decimal(0))
    counts = dict.fromkeys(GRADES, 0)
    policies = filled("steel", BANDS)
    for levels in product(range(4), repeat=4):
        met = [name for place, name in enumerate(GRADES[:3]) if all(level <= place for level in levels)]
        wanted = met[0] if met else "D"
        facts = {
            "sales_share": shares[levels[0]],
            "contribution": CONTRIBUTION[levels[1]],
            "cooperation": COOPERATION[levels[2]],
            "reputation": REPUTATION[levels[3]],
        }
        assert answer(policies, "steel.customer_grade", facts) == {"grade": wanted}, facts
        counts[wanted] += 1
    assert counts == {"A": 1, "B": 15, "C": 65, "D": 175}


@given(st.sampled_from(("sales_share", *LEVELS)), CUSTOMERS)
def test_by_share_alone_the_other_three_criteria_are_not_asked(name: str, facts: dict[str, object]) -> None:
    """Reading S4: the switch `share_only` drops three facts, and what they say does not matter."""
    policies = filled("steel", {**BANDS, "share_only": True})
    alone = {"sales_share": facts["sales_share"]}
    assert answer(policies, "steel.customer_grade", alone) == answer(
        policies, "steel.customer_grade", {**alone, name: facts[name]}
    )
    assert policies.point("steel.customer_grade").program(NOW).names[-1] == "sales_share"


def test_sizes_need_no_value_of_the_grades() -> None:
    policies = filled("steel", SIZES)
    assert answer(policies, "steel.customer_size", {"annual_volume": "500 t"}) == {"size": "medium"}
    assert loaded("steel").digest != policies.digest
