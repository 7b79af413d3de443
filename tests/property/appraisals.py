"""Companies that appraise in their own way, and a reckoning of scores that shares no code with ours."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from math import floor
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.property.histories import company, drawn

NOW = datetime(2026, 4, 3, 1, tzinfo=UTC)
CENT = Decimal("0.01")
SALES = ("sales_marks", "profit_marks", "won_marks", "growth_marks")
RELATION = ("satisfaction_marks", "loyalty_marks", "complaint_marks", "loss_marks")
TEAMWORK = ("project_marks", "communication_marks")
MARKET = ("share_marks", "influence_marks")
MONTHS = ("first_month", "second_month", "third_month")
QUARTERS = ("first_quarter", "second_quarter", "third_quarter", "fourth_quarter")
GROUPS = ("sales_score", "relation_score", "teamwork_score", "market_score")
OWN = "key_accounts."


def weights(random: Random, names: Sequence[str]) -> Mapping[str, str]:
    """Make weights that add up to one, some of them nought."""
    cuts = sorted(random.choices(range(101), k=len(names) - 1))
    parts = [high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
    return {name: f"{part}%" for name, part in zip(names, parts, strict=True)}


def rules(random: Random) -> Mapping[str, Any]:
    """Make weights and targets of a company."""
    found: dict[str, Any] = {
        "sales_weights": weights(random, SALES),
        "relation_weights": weights(random, RELATION),
        "teamwork_weights": weights(random, TEAMWORK),
        "market_weights": weights(random, MARKET),
        "month_weights": weights(random, MONTHS),
        "monthly_weights": weights(random, (*GROUPS, "analysis_marks")),
        "quarterly_weights": weights(random, ("months_score", *GROUPS, "analysis_marks")),
        "yearly_weights": weights(random, (*QUARTERS, "whole_year")),
        "sales_amount_target": random.randint(1, 10**9) * CENT,
        "profit_target": random.randint(1, 10**8) * CENT,
        "won_target": random.randint(1, 50),
    }
    ratios = ("growth", "satisfaction", "loyalty", "share_gain")
    found |= {f"{name}_target": f"{random.randint(1, 100)}%" for name in ratios}
    found |= {f"{name}_rate_limit": f"{random.randint(1, 100)}%" for name in ("complaint", "loss")}
    return {OWN + name: value for name, value in found.items()}


VALUES = drawn(rules, 16)
companies = st.sampled_from(VALUES)
shares = st.integers(0, 10**4).map(lambda each: Decimal(each).scaleb(-4))
money = st.one_of(st.sampled_from([Decimal(0), CENT]), st.decimals(0, 10**7, places=2))
counts = st.integers(0, 60)
FACTS: Mapping[str, st.SearchStrategy[Any]] = {
    "sales_achieved": money,
    "profit_achieved": st.one_of(money, money.map(lambda each: -each)),
    "customers_won": counts,
    "account_sales": money,
    "account_sales_before": money,
    "satisfaction_measured": shares,
    "loyalty_measured": shares,
    "complaints_counted": counts,
    "customers_lost": counts,
    "customers_served": counts,
    "projects_done": counts,
    "projects_planned": counts,
    "communication_marks": shares,
    "market_share": shares,
    "market_share_before": shares,
    "influence_marks": shares,
    "analysis_marks": shares,
}
FALLING = ("complaints_counted", "customers_lost")
"""The lower, the better; what is divided by (before, served, planned) has no direction."""

RISING = (
    "sales_achieved", "profit_achieved", "customers_won", "account_sales", "satisfaction_measured",
    "loyalty_measured", "projects_done", "communication_marks", "market_share", "influence_marks",
)  # fmt: skip
indicators = st.fixed_dictionaries(dict(FACTS))


def exact(value: Any) -> Fraction:
    """Read a value as written: percent or number."""
    text = str(value)
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def mean(by_name: Mapping[str, str], marks: Mapping[str, Fraction | None]) -> Fraction | None:
    """Give the mean of what could be measured; ``None`` where that carries no weight."""
    met = [(exact(weight), value) for name, weight in by_name.items() if (value := marks[name]) is not None]
    whole = sum((weight for weight, _ in met), Fraction(0))
    return sum((weight * value for weight, value in met), Fraction(0)) / whole if whole else None


def recorded(value: Fraction | None) -> Fraction | None:
    """Round to a hundredth of a percent, half up."""
    return None if value is None else Fraction(floor(value * 10**4 + Fraction(1, 2)), 10**4)


def marks_of(values: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Fraction | None]:
    """Give the marks of every indicator, as reading K24 has them."""
    given = {name: Fraction(value) for name, value in facts.items()}
    target = {name.removeprefix(OWN): exact(value) for name, value in values.items() if "weights" not in name}

    def reached(value: Fraction, wanted: Fraction) -> Fraction:
        return min(max(value, Fraction(0)) / wanted, Fraction(1))

    def under(name: str, limit: str) -> Fraction | None:
        served = given["customers_served"]
        return max(1 - given[name] / served / target[limit], Fraction(0)) if served else None

    before, planned = given["account_sales_before"], given["projects_planned"]
    growth = given["account_sales"] / before - 1 if before else None
    return {
        "sales_marks": reached(given["sales_achieved"], target["sales_amount_target"]),
        "profit_marks": reached(given["profit_achieved"], target["profit_target"]),
        "won_marks": reached(given["customers_won"], target["won_target"]),
        "growth_marks": None if growth is None else reached(growth, target["growth_target"]),
        "satisfaction_marks": reached(given["satisfaction_measured"], target["satisfaction_target"]),
        "loyalty_marks": reached(given["loyalty_measured"], target["loyalty_target"]),
        "complaint_marks": under("complaints_counted", "complaint_rate_limit"),
        "loss_marks": under("customers_lost", "loss_rate_limit"),
        "project_marks": reached(given["projects_done"], planned) if planned else None,
        "communication_marks": given["communication_marks"],
        "share_marks": reached(
            given["market_share"] - given["market_share_before"], target["share_gain_target"]
        ),
        "influence_marks": given["influence_marks"],
    }


def score(values: Mapping[str, Any], question: str, facts: Mapping[str, Any]) -> Fraction | None:
    """Ask the library for a score."""
    outcome = company(values).point(OWN + question).evaluate(facts, now=NOW).outcome
    return None if outcome["score"] is None else Fraction(outcome["score"])
