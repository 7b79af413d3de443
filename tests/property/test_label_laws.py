"""What an account is worth, whom to win, how to sell and whom contacts go to, each reckoned a second time."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import assume, given
from hypothesis import event as note
from hypothesis import strategies as st

from tests.property.credits import CENT, PAPERS, ask, asked, money
from tests.property.histories import LAW, company, drawn

Values = Mapping[str, Any]
PARTS = ("sales_to_account", "account_profit", "cost_to_serve")


def rules(random: Random) -> Values:
    """Make values of what a company fills in for these four questions."""
    return {
        "key_accounts.value_parts": random.sample(PARTS, random.randint(1, 3)),
        "key_accounts.high_value_min": Decimal(random.randint(1, 10**9)) * CENT,
        "key_accounts.general_min_sales": Decimal(random.randint(1, 10**9)) * CENT,
        "relationship.share_wanted": random.random() < 0.6,
        "relationship.min_potential_share": f"{random.randint(1, 100)}%",
    }


VALUES = drawn(rules, 18)
companies = st.sampled_from(VALUES)
beside = st.integers(-1, 1).map(lambda each: each * CENT)
maybe = st.sampled_from([True, True, False, None])


@LAW
@given(companies, st.fixed_dictionaries({name: st.one_of(st.none(), money) for name in PARTS}), beside)
def test_an_account_is_worth_what_its_counted_parts_add_up_to(
    values: Values, facts: dict[str, Any], step: Decimal
) -> None:
    """8.2.2: sales and profit less the cost to serve, only what is counted; what is not known is not high."""
    counted, least = values["key_accounts.value_parts"], values["key_accounts.high_value_min"]
    if counted == ["sales_to_account"]:
        facts = {**facts, "sales_to_account": least + step}
    found = ask(values, "key_accounts.account_value", facts)
    signed = [(-1 if name == "cost_to_serve" else 1, facts[name]) for name in counted]
    worth = None if any(each is None for _, each in signed) else sum(sign * each for sign, each in signed)
    assert found["value"] == worth
    assert found["class"] == ("high" if worth is not None and worth >= least else "ordinary")
    note(found["class"])


@LAW
@given(
    st.fixed_dictionaries(
        dict.fromkeys(
            (
                "research_backed", "product_fit", "strategy_fit", "quality_firm", "emerging_firm",
                "growth_potential",
            ),
            maybe,
        )
        | {"enterprise_size": st.sampled_from(["large_firm", "other_firm", None])}
    )
)  # fmt: skip
def test_only_targets_come_first_and_for_one_of_three_reasons(facts: dict[str, Any]) -> None:
    """3.2: large, of quality, or young and growing; what is not known is no reason."""
    found = ask({}, "steel.prospect_targeting", facts)
    target = facts["research_backed"] is facts["product_fit"] is facts["strategy_fit"] is True
    reasons = (
        facts["enterprise_size"] == "large_firm",
        facts["quality_firm"] is True,
        facts["emerging_firm"] is True and facts["growth_potential"] is True,
    )
    assert (found["target"], found["priority"]) == (target, target and any(reasons))
    note(f"{target} {any(reasons)}")


@LAW
@given(
    values=companies,
    agreed=maybe,
    years=st.integers(0, 5),
    projects=st.integers(0, 3),
    sales=st.one_of(st.none(), beside),
)
def test_the_strategy_follows_the_type_of_relationship(
    *, values: Values, agreed: bool | None, years: int, projects: int, sales: Decimal | None
) -> None:
    """5.1: one strategy for each type; only of general accounts a result is asked for, the bound included."""
    least = values["key_accounts.general_min_sales"]
    facts = {"strategic_agreement": agreed, "cooperation_years": years, "joint_projects": projects}
    facts |= {"annual_sales": None if sales is None else least + sales}
    if agreed is True and projects >= 1:
        wanted = "deep_cooperation"
    else:
        wanted = "quality_service" if years >= 3 or projects >= 2 else "cost_effectiveness"
    reached = wanted != "cost_effectiveness" or (sales is not None and sales >= 0)
    found = ask(values, "key_accounts.sales_strategy", facts)
    assert (found["strategy"], found["result_reached"]) == (wanted, reached)
    note(f"{wanted} {reached}")


@LAW
@given(companies, st.integers(0, 200), st.integers(0, 200))
def test_contacts_with_potential_customers_are_a_share_of_all(values: Values, made: int, some: int) -> None:
    """B4: an exact share; judged only where the company wants it, and never without any contact."""
    assume(some <= made)
    found = ask(values, "contact_mix", {"contacts_made": made, "contacts_potential": some})
    least = Fraction(int(values["relationship.min_potential_share"][:-1]), 100)
    share = Fraction(some, made) if made else None
    if share is None:
        assert found["potential_share"] is None
    else:
        assert abs(Fraction(found["potential_share"]) - share) < Fraction(1, 10**20)
    judged = values["relationship.share_wanted"] and share is not None
    assert found["enough"] == (not judged or (share is not None and share >= least))
    note(f"{judged} {found['enough']}")


@LAW
@given(
    scores=st.fixed_dictionaries(
        dict.fromkeys(
            ("operations_score", "finances_score", "record_score", "standing_score"), st.integers(0, 100)
        )
        | {"agency_score": st.one_of(st.none(), st.integers(0, 100))}
    ),
    complete=st.booleans(),
)
def test_nobody_graded_lower_gets_the_discount_of_good_credit(
    *, scores: dict[str, Any], complete: bool
) -> None:
    """12.1.b: one group grades a customer once, and discounts by that grade."""
    policies = company({})
    facts = {**scores, "papers": list(PAPERS) if complete else []}
    grade = asked(policies, "steel.credit_grade", facts)["credit_grade"]
    found = asked(
        policies, "relationship.discount", {**facts, "completed_orders": 0, "preference_suspended": False}
    )
    assert (found["rate"] > 0) == (grade == "good")
    note(grade)
