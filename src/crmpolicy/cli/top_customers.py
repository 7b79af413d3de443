"""The lists of ten of the demonstration: the order book's customers by sales, growth and profit rate."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line
from crmpolicy.cli.orderbook import YEAR, read_year
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import percent
from crmpolicy.company import load_policy_set, shipped
from crmpolicy.engine import Decision, PolicySet
from crmpolicy.engine.facts import plain_value

DOCUMENT: Final = "handbook"
QUESTION: Final = "handbook.key_customer_ranking"
EXAMPLE: Final = {
    "handbook.ranking_every": "year",
    "handbook.customer_tie_rule": "share",
    "handbook.growth_base": "year_before",
    "handbook.min_base_sales": "500",
    "handbook.profit_measure": "gross",
    "handbook.min_margin_sales": "500",
}
"""What the handbook leaves open, filled with example values; the sums are those of the order book, in USD."""
MEASURES: Final = {"by_sales": "sales", "by_growth": "sales_growth", "by_profit": "profit_rate"}


@dataclass(frozen=True, slots=True)
class TopCustomers:
    """The ranking of the order book's customers, and the policies that ranked them."""

    policies: PolicySet
    decision: Decision

    def entries(self, name: str) -> tuple[Mapping[str, Any], ...]:
        """Give the customers of a list, the first of them first."""
        found: tuple[Mapping[str, Any], ...] = self.decision.outcome[name]
        return found


def top_customers() -> TopCustomers:
    """Rank the customers of the order book's last year under the handbook.

    The order book has one profit, which is taken for the gross one, and knows no sales of a shorter period.

    >>> [each["customer"] for each in top_customers().entries("by_sales")[:2]]
    ['RB-19360', 'TA-21385']
    """
    policies = load_policy_set(DOCUMENT, parameters=EXAMPLE)
    rows = read_year(shipped("examples") / "superstore" / "superstore_customer_years.csv")
    customers = [
        {
            "customer": row["customer_id"],
            "sales": row["annual_sales"],
            "sales_before": None,
            "sales_year_before": row.get("previous_year_sales"),
            "gross_profit": row["annual_profit"],
            "net_profit": None,
        }
        for row in rows
    ]
    now = datetime(int(YEAR) + 1, 1, 1, tzinfo=ZoneInfo(policies.effective.zone))
    facts = {"sales_over": "year", "customers": customers}
    return TopCustomers(policies, policies.point(QUESTION).evaluate(facts, now=now))


def top_blocks(speaker: Speaker) -> Iterator[Block]:
    """Lay out the three lists, and how many stand in one of them."""
    found = top_customers()
    titles = found.policies.point(QUESTION).output_titles
    yield Heading(speaker.say("cli-demo-top", year=YEAR))
    least = EXAMPLE["handbook.min_base_sales"]
    yield Line(speaker.say("cli-demo-top-example", least=least), tone="quiet")
    for name in MEASURES:
        yield Gap()
        yield Line(speaker.put(titles[name]))
        yield _list(speaker, found, name)
    yield Gap()
    count = str(len(found.decision.outcome["candidates"]))
    yield Line(speaker.say("cli-demo-top-candidates", count=count))


def _list(speaker: Speaker, found: TopCustomers, name: str) -> Grid:
    measure = MEASURES[name]
    columns = (
        Column(speaker.say("cli-head-place"), right=True),
        Column(speaker.say("cli-head-customer")),
        Column(speaker.say(f"cli-head-{measure.replace('_', '-')}"), right=True),
    )
    rows = [
        (str(each["rank"]), each["customer"], _shown(measure, each[measure])) for each in found.entries(name)
    ]
    return Grid(columns, rows)


def _shown(measure: str, value: Any) -> str:
    """Write a sum with two decimals, a rate in percent."""
    return f"{value:,.2f}" if measure == "sales" else percent(value.numerator, value.denominator)


def top_data() -> dict[str, Any]:
    """Give the three lists and the candidates as JSON."""
    found = top_customers()
    outcome = {name: plain_value(found.decision.outcome[name]) for name in (*MEASURES, "candidates")}
    return {"example": True, "year": int(YEAR), "parameters": dict(EXAMPLE), **outcome}
