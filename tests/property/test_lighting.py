"""Laws of grading customers of the lighting document (IG6 of the specification, readings L7 to L9)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.shipped import KEY, answer, filled

GRADES = ("key", "general", "potential")
INFLUENCE = ("high", "medium", "low")
CENT = Decimal("0.01")
AMOUNTS = st.integers(0, 2 * 10**9).map(lambda cents: Decimal(cents).scaleb(-2))
YEARS = st.integers(0, 3000).map(lambda hundredths: Decimal(hundredths).scaleb(-2))
UNSURE = {
    "cooperation_years": st.one_of(YEARS, st.none()),
    "industry_influence": st.sampled_from((*INFLUENCE, None)),
}
CUSTOMERS = st.fixed_dictionaries({"has_purchased": st.booleans(), "annual_purchases": AMOUNTS, **UNSURE})
WEIGHTS = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted)


@st.composite
def choices(draw: Any) -> dict[str, Any]:
    """Draw a company's choice: how the factors combine, and every threshold."""
    low, high = draw(WEIGHTS)
    return {
        "factor_combination": draw(st.sampled_from(("any", "all", "score"))),
        "key_min_amount": draw(st.integers(1, 10**9).map(lambda cents: Decimal(cents).scaleb(-2))),
        "key_min_years": draw(st.integers(1, 2000).map(lambda hundredths: Decimal(hundredths).scaleb(-2))),
        "key_min_influence": draw(st.sampled_from(INFLUENCE)),
        "criteria_weights": {
            "amount_met": f"{low}%",
            "years_met": f"{high - low}%",
            "influence_met": f"{100 - high}%",
        },
        "key_min_score": f"{draw(st.integers(1, 100))}%",
    }


def grade(chosen: Mapping[str, Any], facts: Mapping[str, Any]) -> str:
    """Ask the engine."""
    return str(answer(filled("lighting", chosen), "lighting.customer_grade", facts)["grade"])


@given(choices(), CUSTOMERS)
def test_every_customer_has_exactly_one_grade_and_without_purchase_it_is_potential(
    chosen: dict[str, Any], facts: dict[str, Any]
) -> None:
    found = grade(chosen, facts)
    assert found in GRADES
    assert (found == "potential") is not facts["has_purchased"]


@given(
    choices(),
    CUSTOMERS,
    st.sampled_from(("annual_purchases", "cooperation_years", "industry_influence")),
    st.data(),
)
def test_a_better_factor_never_worsens_the_grade(
    chosen: dict[str, Any], facts: dict[str, Any], name: str, data: st.DataObject
) -> None:
    """More bought, longer together, better known, or known at all: never a worse grade."""
    before = facts[name]
    if name == "industry_influence":
        better: Any = data.draw(st.sampled_from(INFLUENCE[: INFLUENCE.index(before or "low") + 1]))
    else:
        better = data.draw(AMOUNTS if name == "annual_purchases" else YEARS) + (before or 0)
    ranks = [GRADES.index(grade(chosen, each)) for each in (facts, {**facts, name: better})]
    assert ranks[1] <= ranks[0]


@given(st.integers(1, 10**11))
def test_exactly_the_amount_is_not_over_it_and_a_cent_more_is(cents: int) -> None:
    """The text says over: the amount itself is not enough, a cent more is."""
    amount = Decimal(cents).scaleb(-2)
    chosen = {**KEY, "key_min_amount": amount}
    base = {"has_purchased": True, "cooperation_years": "0", "industry_influence": "low"}
    assert grade(chosen, {**base, "annual_purchases": amount}) == "general"
    assert grade(chosen, {**base, "annual_purchases": amount + CENT}) == "key"
    assert grade(chosen, {**base, "annual_purchases": amount - CENT}) == "general"


@given(choices(), CUSTOMERS)
def test_the_factors_combine_as_the_company_chose(chosen: dict[str, Any], facts: dict[str, Any]) -> None:
    """Reading L8, told once more: any factor, all factors, or the weights of those that are met."""
    years, influence = facts["cooperation_years"], facts["industry_influence"]
    met = {
        "amount_met": facts["annual_purchases"] > chosen["key_min_amount"],
        "years_met": years is not None and years >= chosen["key_min_years"],
        "influence_met": influence is not None
        and INFLUENCE.index(influence) <= INFLUENCE.index(chosen["key_min_influence"]),
    }
    score = sum(int(weight.rstrip("%")) for name, weight in chosen["criteria_weights"].items() if met[name])
    wanted = {
        "any": any(met.values()),
        "all": all(met.values()),
        "score": score >= int(chosen["key_min_score"].rstrip("%")),
    }[chosen["factor_combination"]]
    found = answer(filled("lighting", chosen), "lighting.key_customer", facts)
    assert found == {"key": wanted}
    assert grade(chosen, facts) == (
        "potential" if not facts["has_purchased"] else "key" if wanted else "general"
    )


@given(CUSTOMERS)
def test_a_fact_that_is_not_known_never_makes_a_key_customer(facts: dict[str, Any]) -> None:
    """Unknown satisfies no test: what a customer is with unknowns, it is with any value at least."""
    unknown = {name: None if name in UNSURE else value for name, value in facts.items()}
    assert GRADES.index(grade(KEY, facts)) <= GRADES.index(grade(KEY, unknown))
