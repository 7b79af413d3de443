"""Law 36 in the steel document, reckoned a second time; recognition of outstanding service (IP1, IP3)."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import event as note
from hypothesis import given
from hypothesis import strategies as st

from tests.property.appraisals import CENT, exact, shares, weights
from tests.property.histories import LAW, SHANGHAI, company, drawn

Values = Mapping[str, Any]
Facts = Mapping[str, Any]
Rows = Sequence[Mapping[str, Any]]
INDICATORS = ("sales_marks", "satisfaction_marks", "handling_marks", "further_marks")
MONTHS = {"month": 1, "quarter": 3, "half year": 6, "year": 12}


def rules(random: Random) -> Values:
    """Make weights, standards and a period of a company."""
    found = {
        "indicator_weights": weights(random, INDICATORS),
        "appraisal_period": random.choice(list(MONTHS)),
        "sales_standard": random.randint(1, 10**6) * CENT,
        "satisfaction_standard": f"{random.randint(1, 100)}%",
        "handling_standard": f"{random.randint(1, 100)}%",
        "survey_scale": random.choice([5, 10, 100]),
    }
    return {f"steel.{name}": value for name, value in found.items()}


companies = st.sampled_from(drawn(rules, 24))
TURNS = [date(year, month, 1) for year in (2025, 2026) for month in range(1, 13)]
days = st.one_of(
    st.builds(lambda turn, back: turn - timedelta(back), st.sampled_from(TURNS), st.sampled_from([0, 1])),
    st.dates(date(2024, 12, 1), date(2026, 12, 31)),
)
nows = days.map(lambda day: datetime(day.year, day.month, day.day, 9, tzinfo=SHANGHAI))
orders = st.lists(
    st.fixed_dictionaries(
        {"placed_on": days, "amount": st.decimals(0, 5000, places=2), "by_team": st.booleans()}
    ),
    max_size=8,
)
surveys = st.lists(
    st.fixed_dictionaries({"asked_on": days, "score": st.decimals(0, 12, places=2)}), max_size=8
)
complaints = st.lists(st.fixed_dictionaries({"received_on": days, "handled": st.booleans()}), max_size=8)
cases = st.fixed_dictionaries(
    {"team_orders": orders, "surveys": surveys, "complaints_received": complaints, "further_marks": shares}
)


def closed(values: Values, now: datetime) -> tuple[int, int]:
    """Give the first and last month of the period that closed last, counted from the year nought."""
    length = MONTHS[values["steel.appraisal_period"]]
    today = (now.astimezone(UTC) + timedelta(hours=8)).date()
    begun = (today.year * 12 + today.month - 1) // length * length
    return begun - length, begun - 1


def inside(rows: Rows, field: str, months: tuple[int, int]) -> list[Mapping[str, Any]]:
    """Keep the rows whose day lies in the months."""
    return [row for row in rows if months[0] <= row[field].year * 12 + row[field].month - 1 <= months[1]]


def parts(values: Values, facts: Facts, now: datetime) -> dict[str, Fraction | None]:
    """Reckon the marks of each indicator; ``None`` where nothing could be measured (reading S18)."""
    months = closed(values, now)

    def capped(reached: Fraction, standard: str) -> Fraction:
        return min(reached / exact(values[f"steel.{standard}"]), Fraction(1))

    sold = sum(
        (
            Fraction(row["amount"])
            for row in inside(facts["team_orders"], "placed_on", months)
            if row["by_team"]
        ),
        Fraction(0),
    )
    top = Fraction(values["steel.survey_scale"])
    scores = [Fraction(row["score"]) for row in inside(facts["surveys"], "asked_on", months)]
    received = inside(facts["complaints_received"], "received_on", months)
    handled = sum(row["handled"] for row in received)
    return {
        "sales_marks": capped(sold, "sales_standard"),
        "satisfaction_marks": (
            capped(sum(scores, Fraction(0)) / (len(scores) * top), "satisfaction_standard")
            if scores
            else None
        ),
        "handling_marks": (
            capped(Fraction(handled, len(received)), "handling_standard") if received else None
        ),
        "further_marks": Fraction(facts["further_marks"]),
    }


def wanted_score(values: Values, facts: Facts, now: datetime) -> Fraction | None:
    """Weigh what could be measured."""
    marks = parts(values, facts, now)
    met = {name: exact(weight) for name, weight in values["steel.indicator_weights"].items()}
    met = {name: weight for name, weight in met.items() if marks[name] is not None}
    whole = sum(met.values(), Fraction(0))
    total = sum((weight * (marks[name] or 0) for name, weight in met.items()), Fraction(0))
    return total / whole if whole else None


def legal(values: Values, facts: Facts) -> dict[str, Any]:
    """Keep the scores of surveys within their scale: others are refused, and tested where bad data is."""
    top = Decimal(values["steel.survey_scale"])
    return {**facts, "surveys": [{**row, "score": min(row["score"], top)} for row in facts["surveys"]]}


def score(values: Values, facts: Facts, now: datetime) -> Fraction | None:
    """Ask the library for the score of the team."""
    outcome = company(values).point("steel.appraisal").evaluate(facts, now=now).outcome
    return None if outcome["score"] is None else Fraction(outcome["score"])


@LAW
@given(companies, cases, nows)
def test_the_score_of_the_service_team_is_the_mean_of_what_could_be_measured(
    values: Values, facts: Facts, now: datetime
) -> None:
    """36, S18 and IP3: of the period that has closed; within its scale, and nothing is made up."""
    facts = legal(values, facts)
    found = score(values, facts, now)
    assert found == wanted_score(values, facts, now)
    assert found is None or 0 <= found <= 1
    note("unknown" if found is None else "known")


@LAW
@given(companies, cases, nows, st.sampled_from(["amount", "score", "handled", "further"]), st.data())
def test_a_better_indicator_never_lowers_the_score_of_the_team(
    values: Values, facts: dict[str, Any], now: datetime, what: str, data: st.DataObject
) -> None:
    """36: more sold, a higher score of a survey within its scale, a complaint handled, more further marks."""
    top = Decimal(values["steel.survey_scale"])

    def raised(rows: Rows, field: str, value: Any) -> list[Mapping[str, Any]]:
        place = data.draw(st.integers(0, max(len(rows) - 1, 0)))
        return [{**row, field: value(row[field])} if at == place else row for at, row in enumerate(rows)]

    facts = legal(values, facts)
    better = dict(facts)
    if what == "amount":
        more = data.draw(st.decimals(0, 5000, places=2))
        better["team_orders"] = raised(facts["team_orders"], "amount", lambda amount: amount + more)
    elif what == "score":
        least = data.draw(st.decimals(0, 12, places=2))
        better["surveys"] = raised(facts["surveys"], "score", lambda one: max(one, min(least, top)))
    elif what == "handled":
        better["complaints_received"] = raised(facts["complaints_received"], "handled", lambda _: True)
    else:
        better["further_marks"] = max(facts["further_marks"], data.draw(shares))
    before, after = score(values, facts, now), score(values, better, now)
    assert (before is None) == (after is None)
    assert before is None or after is None or before <= after


def ways(random: Random) -> Values:
    """Make recognitions and a bonus of a company."""
    chosen = [each for each in ("performance_bonus", "annual_honour", "other") if random.random() < 0.6]
    return {
        "lighting.recognitions": chosen or ["annual_honour"],
        "lighting.recognition_bonus": random.randint(0, 10**6) * CENT,
    }


service = st.fixed_dictionaries(
    {
        "service_satisfaction": st.one_of(
            st.none(), st.sampled_from([Decimal("0.9499"), Decimal("0.95")]), shares
        ),
        "praises": st.integers(0, 6),
        "upheld_complaints": st.sampled_from([0, 0, 0, 1, 2]),
    }
)


@LAW
@given(st.sampled_from(drawn(ways, 12)), service)
def test_recognition_is_proposed_exactly_for_outstanding_service(values: Values, facts: Facts) -> None:
    """Lighting 7.1: as the example group calls outstanding; what nobody measured is not outstanding."""
    asked = facts["service_satisfaction"]
    outstanding = asked is not None and asked >= Decimal("0.95")
    outstanding = outstanding and facts["praises"] >= 3 and facts["upheld_complaints"] == 0
    found = company(values).point("lighting.recognition").evaluate(facts, now=NOW).outcome
    assert set(found["recognitions_proposed"]) == set(values["lighting.recognitions"] if outstanding else ())
    assert found["bonus"] == (values["lighting.recognition_bonus"] if outstanding else 0)
    note(str(outstanding))


@LAW
@given(service, service)
def test_better_service_never_costs_a_recognition(one: Facts, other: Facts) -> None:
    worse = {
        "service_satisfaction": one["service_satisfaction"],
        "praises": min(one["praises"], other["praises"]),
        "upheld_complaints": max(one["upheld_complaints"], other["upheld_complaints"]),
    }
    better = {
        "service_satisfaction": max(
            (
                each["service_satisfaction"]
                for each in (one, other)
                if each["service_satisfaction"] is not None
            ),
            default=None,
        ),
        "praises": max(one["praises"], other["praises"]),
        "upheld_complaints": min(one["upheld_complaints"], other["upheld_complaints"]),
    }
    point = company({}).point("lighting.recognition")
    before, after = (point.evaluate(each, now=NOW).outcome["bonus"] for each in (worse, better))
    assert before <= after


NOW = datetime(2026, 4, 3, 1, tzinfo=UTC)
