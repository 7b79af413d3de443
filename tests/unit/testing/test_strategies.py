"""Strategies: what they make is accepted, comes near thresholds and in every notation."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.errors import MissingParameterError
from crmpolicy.policy.tables import HITS
from crmpolicy.testing import load_texts
from crmpolicy.testing import tables as generated
from crmpolicy.testing.made_sets import policy_sets
from crmpolicy.testing.notations import notations
from crmpolicy.testing.strategies import cases_for, facts_for
from crmpolicy.testing.tables import KINDS, policy_texts
from crmpolicy.testing.thresholds import thresholds
from crmpolicy.values import Boolean, Integer, Money, Quantity, Ratio
from tests.oracle.shipped import NOW, loaded

STEEL = loaded("example-steel")


def many(strategy: Any, count: int = 300) -> list[Any]:
    """Draw many examples, the same ones in every run."""
    found: list[Any] = []

    @settings(max_examples=count, database=None, derandomize=True)
    @given(strategy)
    def gather(example: Any) -> None:
        found.append(example)

    gather()
    return found


def test_facts_come_at_every_threshold_and_right_beside_it() -> None:
    shares = {
        exact.get("steel.sales_share") for _, exact in many(cases_for("customer_grade", STEEL, now=NOW), 800)
    }
    for cut in ("0.01", "0.003", "0.001"):
        away = [abs(Fraction(share) - Fraction(cut)) for share in shares if share is not None]
        assert any(each <= Fraction("0.000001") for each in away)


def test_a_share_comes_near_its_threshold_through_its_sources_too() -> None:
    shares = [
        Fraction(exact["annual_purchases"]) / Fraction(exact["steel.company_sales"])
        for _, exact in many(cases_for("steel.customer_grade", STEEL, now=NOW), 400)
        if "annual_purchases" in exact
    ]
    assert any(abs(share - Fraction(1, 100)) < Fraction(1, 10**6) for share in shares)


def test_a_derived_fact_is_given_or_left_to_be_derived_and_names_are_plain_or_full() -> None:
    names = Counter(name for facts in many(facts_for("customer_grade", STEEL, now=NOW)) for name in facts)
    assert names["sales_share"] > 20
    assert names["steel.sales_share"] > 20
    assert names["annual_purchases"] > 20
    assert names["steel.reputation"] > 20


def test_a_fact_that_another_point_decides_is_given_or_left_to_it() -> None:
    policies = loaded("example-group")
    names = Counter(
        name for facts in many(facts_for("lighting.customer_grade", policies, now=NOW)) for name in facts
    )
    assert names["key_customer"] + names["lighting.key_customer"] > 20
    assert names["annual_purchases"] > 20


def test_unknowns_come_where_they_are_allowed_only() -> None:
    policies = loaded("example-group")
    cases = [exact for _, exact in many(cases_for("lighting.key_customer", policies, now=NOW))]
    assert any(exact["lighting.cooperation_years"] is None for exact in cases)
    assert not any(exact["annual_purchases"] is None for exact in cases)


def test_without_thresholds_facts_stay_plain() -> None:
    cases = many(cases_for("customer_size", loaded("example-group"), near_thresholds=False, now=NOW), 100)
    assert Decimal("499.999999") not in {exact["steel.annual_volume"] for _, exact in cases}


def test_without_a_moment_the_first_period_counts_and_a_point_will_do_for_its_name() -> None:
    point = STEEL.point("customer_industry")
    assert all(len(facts) == 1 for facts in many(facts_for(point, STEEL), 50))
    assert many(cases_for(point, STEEL), 10)


def test_a_question_that_is_not_filled_has_no_facts() -> None:
    with pytest.raises(MissingParameterError):
        facts_for("customer_size", STEEL, now=NOW)


@pytest.mark.parametrize(
    ("kind", "value", "wanted"),
    [
        (Ratio(), Decimal("0.25"), ["0.25", "2.5e-1", "25%", Decimal("0.25"), 0.25, np.float64("0.25")]),
        (Money(), Decimal(100000), ["100000", "1.00000e+5", "10万元", Decimal(100000), 100000.0, 100000]),
        (Quantity("t"), Decimal("0.5"), ["0.5", "5e-1", "0.5 吨", 0.5]),
        (Integer(), 7, ["7", Decimal(7), 7.0, 7, np.int64(7)]),
        (Boolean(), True, [True, "yes", "是", np.bool_(1)]),
    ],
)
def test_a_value_has_all_its_notations_and_each_is_read_back(
    kind: Any, value: Any, wanted: list[Any]
) -> None:
    found = notations(kind, value)
    assert all(kind.read(way) == value for way in found)
    for way in wanted:
        assert any(type(each) is type(way) and each == way for each in found), way


def test_a_number_that_no_float_holds_has_no_float_among_its_notations() -> None:
    found = notations(Ratio(), Decimal("0.1000000000000000000001"))
    assert not any(isinstance(way, float) for way in found)


def test_thresholds_are_those_in_force_in_the_period() -> None:
    policies = loaded("example-group")
    later = NOW.replace(year=2027, month=6)
    point = policies.point("steel.customer_grade")
    assert thresholds(point.program(NOW))["steel.sales_share"][0] == Decimal("0.01")
    assert thresholds(point.program(later))["steel.sales_share"][0] == Decimal("0.009")


def test_thresholds_of_derived_conditions_are_told_by_the_fact_that_they_ask() -> None:
    chosen = {
        "factor_combination": "score",
        "key_min_years": "5",
        "key_min_influence": "high",
        "criteria_weights": {"amount_met": "50%", "years_met": "30%", "influence_met": "20%"},
        "key_min_score": "70%",
    }
    policies = load_policy_set("lighting", parameters=chosen)
    found = thresholds(policies.point("lighting.key_customer").program(NOW))
    assert found["annual_purchases"] == (Decimal(10000000),)
    assert found["lighting.cooperation_years"] == (Decimal(5),)


@pytest.mark.soak
def test_generated_policies_have_every_hit_policy_every_type_and_every_fold() -> None:
    texts = many(policy_texts(), 300)
    whole = "\n".join(text[generated.FILE] for text in texts)
    for hit in HITS:
        assert f'"hit": "{hit}"' in whole
    for kind, (declared, _) in KINDS.items():
        assert f'"type": "{declared["type"]}"' in whole, kind
    gathered = "\n".join(text[generated.FILE] for text in many(policy_texts(hits=("collect",)), 500))
    for word in {word for words in generated.FOLDS.values() for word in words}:
        assert f': "{word}"' in gathered, word


def test_generated_policies_are_loaded_through_the_real_reader() -> None:
    assert all(
        isinstance(policies, PolicySet)
        for policies in many(policy_sets(kinds=("table",), hits=("first",)), 20)
    )


def test_texts_are_completed_only_where_nothing_is_written() -> None:
    policies = load_texts(
        {
            "doc/policy.yaml": (
                "format: 1\ndocument: doc\ntitle: {zh: 甲, en: a}\nversion: 7\nzone: UTC\ncurrency: USD\n"
            ),
            "doc/rules.yaml": "format: 1\n",
        }
    )
    assert policies.effective.documents["doc"].version == 7
