"""The example order book: customers of one year, graded, summed up, and graded again at another threshold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from crmpolicy.company import load_policy_set, shipped
from crmpolicy.engine import Decision, PolicySet
from crmpolicy.portfolio import Impact, measure_impact, read_rows
from crmpolicy.values import CONTEXT

YEAR = "2017"
THRESHOLD = "steel.grade_a_share"
LOWERED = "0.9%"


@dataclass(frozen=True, slots=True)
class Graded:
    """A customer of the year with its decision; sales are US dollars, the share is the text of the file."""

    customer: str
    segment: str
    sales: Decimal
    share: str
    decision: Decision

    @property
    def grade(self) -> str:
        """The grade decided."""
        return str(self.decision.outcome["grade"])


@dataclass(frozen=True, slots=True)
class OrderBook:
    """The customers of one year under two thresholds, best sellers first."""

    policies: PolicySet
    lowered: PolicySet
    graded: tuple[Graded, ...]
    again: tuple[Graded, ...]
    impact: Impact

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades, best first."""
        return self.policies.effective.scales["steel.customer_grade"].ids

    def of_grade(self, grade: str) -> tuple[Graded, ...]:
        """The customers of one grade."""
        return tuple(each for each in self.graded if each.grade == grade)

    @property
    def movers(self) -> tuple[tuple[Graded, Graded], ...]:
        """The customers whose grade changes with the threshold, before and after."""
        pairs = zip(self.graded, self.again, strict=True)
        return tuple((before, after) for before, after in pairs if before.grade != after.grade)


def order_book() -> OrderBook:
    """Grade the year's customers under the example company, and again with the lowered threshold."""
    folder = shipped("examples") / "superstore"
    policies = load_policy_set(folder / "company.yaml")
    lowered = load_policy_set(folder / "company.yaml", parameters={THRESHOLD: LOWERED})
    file = folder / "superstore_customer_years.csv"
    rows = read_year(file)
    return OrderBook(
        policies, lowered, _graded(policies, rows), _graded(lowered, rows), _impact(policies, lowered, file)
    )


def read_year(path: Path) -> tuple[Mapping[str, str], ...]:
    """Read the rows of the year, best sellers first; figures stay text."""
    rows = [row.facts for row in read_rows(path) if row.facts["year"] == YEAR]
    return tuple(sorted(rows, key=lambda row: (-Decimal(row["annual_sales"]), row["customer_id"])))


def _impact(policies: PolicySet, lowered: PolicySet, path: Path) -> Impact:
    """Measure the lowered threshold on the customers of the year, with their sales."""
    point = policies.point("customer_grade")
    listed = read_rows(path, point.reach(), money=["annual_sales"])
    of_year = (each for each in listed if each.aside["year"] == YEAR)
    return measure_impact(policies, lowered, "customer_grade", of_year, now=_at_the_end(policies))


def _at_the_end(policies: PolicySet) -> datetime:
    """Give the moment at which the year is over."""
    return datetime(int(YEAR) + 1, 1, 1, tzinfo=ZoneInfo(policies.effective.zone))


def _graded(policies: PolicySet, rows: Sequence[Mapping[str, str]]) -> tuple[Graded, ...]:
    point = policies.point("customer_grade")
    now = _at_the_end(policies)
    return tuple(
        Graded(
            row["customer_id"],
            row["segment"],
            Decimal(row["annual_sales"]),
            row["sales_share"],
            point.evaluate({"sales_share": row["sales_share"]}, now=now),
        )
        for row in rows
    )


def total(graded: Sequence[Graded]) -> Decimal:
    """Add up the sales of some customers."""
    sales = Decimal(0)
    for each in graded:
        sales = CONTEXT.add(sales, each.sales)
    return sales
