"""How content customers are: of a trader's surveys, and against the aims of a service department."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.errors import FactsError
from tests.property.credits import CENT, ask
from tests.property.histories import LAW, SHANGHAI, company, drawn

Values = Mapping[str, Any]
LENGTHS = {"month": 1, "quarter": 3, "half year": 6, "year": 12}


def rules(random: Random) -> Values:
    """Make values of everything that a company fills in for satisfaction and loyalty."""
    return {
        "steel.appraisal_period": random.choice(sorted(LENGTHS)),
        "steel.survey_scale": random.choice(
            [Decimal(1), Decimal(5), Decimal(10), Decimal("7.25"), Decimal(100)]
        ),
        "handbook.satisfaction_aim": Decimal(random.randint(1, 10_000)).scaleb(-4),
        "handbook.loyalty_aim": Decimal(random.randint(1, 10_000)).scaleb(-4),
    }


VALUES = drawn(rules, 16)
companies = st.sampled_from(VALUES)
today = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def closed(values: Values, day: date) -> tuple[date, date]:
    """Give the last calendar period that has closed: from its first day to before the first of the next."""
    length = LENGTHS[values["steel.appraisal_period"]]
    number = (day.year * 12 + day.month - 1) // length * length
    first, after = (date(each // 12, each % 12 + 1, 1) for each in (number - length, number))
    return first, after


@st.composite
def surveys(draw: st.DrawFn, values: Values, day: date) -> list[dict[str, Any]]:
    """Draw surveys, mostly beside the edges of the period; no score is over the scale."""
    first, after = closed(values, day)
    days = st.one_of(
        st.builds(
            lambda edge, off: edge + timedelta(days=off), st.sampled_from([first, after]), st.integers(-2, 2)
        ),
        st.dates(first, after),
    )
    most = int(values["steel.survey_scale"] / CENT)
    scores = st.one_of(st.sampled_from([0, most]), st.integers(0, most))
    return [
        {"asked_on": each, "score": score * CENT}
        for each, score in draw(st.lists(st.tuples(days, scores), max_size=6))
    ]


def satisfaction(values: Values, given_surveys: list[dict[str, Any]], day: date) -> Any:
    """Ask a company how content its customers are."""
    moment = datetime.combine(day, time(9), SHANGHAI)
    point = company(values).point("steel.customer_satisfaction")
    return point.evaluate({"surveys": given_surveys}, now=moment).outcome["satisfaction"]


@LAW
@given(companies, today, st.data())
def test_satisfaction_is_the_mean_score_of_the_period_as_a_share_of_the_highest(
    values: Values, day: date, data: st.DataObject
) -> None:
    """steel.7.3.1.c: exact, of the last closed period alone, and unknown where nobody was asked."""
    asked = data.draw(surveys(values, day))
    first, after = closed(values, day)
    scores = [Fraction(each["score"]) for each in asked if first <= each["asked_on"] < after]
    share = sum(scores) / len(scores) / Fraction(values["steel.survey_scale"]) if scores else None
    assert satisfaction(values, asked, day) == share


@LAW
@given(companies, today, st.integers(1, 10_000), st.data())
def test_a_score_beyond_the_scale_is_refused_and_never_left_out(
    values: Values, day: date, over: int, data: st.DataObject
) -> None:
    """A survey on another scale, or a slip of the keyboard: the others alone would look right."""
    asked = data.draw(surveys(values, day))
    first, after = closed(values, day)
    wrong = {"asked_on": data.draw(st.dates(first, after - timedelta(days=1)))}
    asked.insert(
        data.draw(st.integers(0, len(asked))), {**wrong, "score": values["steel.survey_scale"] + over * CENT}
    )
    with pytest.raises(FactsError, match="scores_beyond"):
        satisfaction(values, asked, day)


@st.composite
def measured(draw: st.DrawFn, aim: Decimal) -> Decimal | None:
    """Draw what was measured, mostly beside an aim, or that nothing was."""
    beside = min(Decimal(1), max(Decimal(0), aim + draw(st.integers(-1, 1)) * CENT**2))
    return draw(st.sampled_from([beside, beside, None, Decimal(draw(st.integers(0, 10_000))).scaleb(-4)]))


@LAW
@given(companies, st.data())
def test_an_aim_is_met_from_its_figure_on_and_never_where_nothing_was_measured(
    values: Values, data: st.DataObject
) -> None:
    """handbook.org9.supervisor.3: satisfaction and loyalty each by itself, with its change."""
    facts = {
        f"{name}_{when}": data.draw(measured(values[f"handbook.{name}_aim"]))
        for name in ("satisfaction", "loyalty")
        for when in ("now", "then")
    }
    found = ask(values, "handbook.service_aims", facts)
    for name in ("satisfaction", "loyalty"):
        now, then = facts[f"{name}_now"], facts[f"{name}_then"]
        assert found[f"{name}_met"] == (now is not None and now >= values[f"handbook.{name}_aim"])
        assert found[f"{name}_trend"] == (None if now is None or then is None else now - then)
