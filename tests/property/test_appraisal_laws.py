"""Law 36, IP1 and IP3: scores stay within their scale, better is never worse, nothing is made up."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import event as note
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.errors import FactsError, InvalidPolicySetError
from crmpolicy.verify.checks import over_the_sum
from crmpolicy.verify.declarations.checked import Checked
from crmpolicy.verify.facts.witness import periods_of
from crmpolicy.verify.finding import Found
from crmpolicy.verify.laws.properties import broken_at
from crmpolicy.verify.questions.question import Question
from tests.property.appraisals import (
    FACTS,
    FALLING,
    GROUPS,
    MARKET,
    MONTHS,
    NOW,
    OWN,
    QUARTERS,
    RELATION,
    RISING,
    SALES,
    TEAMWORK,
    VALUES,
    companies,
    exact,
    indicators,
    marks_of,
    mean,
    recorded,
    score,
    shares,
)
from tests.property.histories import LAW, MINUTE, SHANGHAI, branch, company

Values = Mapping[str, Any]
Facts = Mapping[str, Any]
QUESTIONS = {
    "sales_indicators": SALES,
    "relation_indicators": RELATION,
    "teamwork_indicators": TEAMWORK,
    "market_indicators": MARKET,
}
SCORE_OF = dict(zip(GROUPS, QUESTIONS, strict=True))


def group(values: Values, question: str, facts: Facts) -> Fraction | None:
    """Reckon the score of a group."""
    marks = marks_of(values, facts)
    return recorded(mean(values[f"{OWN}{question.removesuffix('_indicators')}_weights"], marks))


@LAW
@given(companies, st.sampled_from(list(QUESTIONS)), indicators)
def test_a_score_is_the_mean_of_what_could_be_measured_and_lies_within_its_scale(
    values: Values, question: str, facts: Facts
) -> None:
    found = score(values, question, facts)
    assert found == group(values, question, facts)
    assert found is None or 0 <= found <= 1


@LAW
@given(companies, st.sampled_from([*RISING, *FALLING]), indicators, st.data())
def test_a_better_indicator_never_lowers_a_score(
    values: Values, name: str, facts: dict[str, Any], data: st.DataObject
) -> None:
    """Complaints and losses are better when lower, all others when higher."""
    other = data.draw(FACTS[name])
    worse, better = sorted((facts[name], other), reverse=name in FALLING)
    for question in QUESTIONS:
        before, after = (score(values, question, {**facts, name: each}) for each in (worse, better))
        assert (before is None) == (after is None)
        assert before is None or after is None or before <= after


@LAW
@given(st.sampled_from(VALUES), st.integers(0, 2**5 - 1), st.integers(0, 2**6 - 1))
def test_the_check_tells_of_a_month_without_sales_and_of_a_quarter_that_is_not_full(
    values: Values, month_bits: int, quarter_bits: int
) -> None:
    """Reading K12: sales each month, the months in the quarter, and no group left out of both."""
    months = spread((*GROUPS, "analysis_marks"), month_bits)
    quarters = spread(("months_score", *GROUPS, "analysis_marks"), quarter_bits)
    changed = {**values, f"{OWN}monthly_weights": months, f"{OWN}quarterly_weights": quarters}
    wanted = {"months-count"} if quarters["months_score"] == "0%" else set()
    wanted |= {"sales-count"} if months["sales_score"] == "0%" else set()
    for name in (*GROUPS[1:], "analysis_marks"):
        if months[name] == quarters[name] == "0%":
            wanted.add(f"{name.split('_')[0]}-counts")
    found = list(over_the_sum.find(Checked(company(changed).effective)))
    assert {each.arguments["law"] for each in found if isinstance(each, Found)} == wanted
    assert all(isinstance(each, Found) for each in found)


def spread(names: tuple[str, ...], bits: int) -> dict[str, str]:
    """Spread 100 % over the names whose bit is set, over the last one where none is."""
    chosen = [name for place, name in enumerate(names) if bits >> place & 1] or [names[-1]]
    share, rest = divmod(100, len(chosen))
    return {name: f"{share * (name in chosen) + rest * (name == chosen[0])}%" for name in names}


@LAW
@given(companies, indicators)
def test_a_month_weighs_the_groups_that_count(values: Values, facts: Facts) -> None:
    """Reading K12; a group in which nothing could be measured leaves the month without a score."""
    marks = {name: group(values, SCORE_OF[name], facts) for name in GROUPS}
    marks["analysis_marks"] = Fraction(facts["analysis_marks"])
    counting = {name: weight for name, weight in values[f"{OWN}monthly_weights"].items() if exact(weight)}
    unknown = any(marks[name] is None for name in counting)
    assert score(values, "monthly_appraisal", facts) == (None if unknown else recorded(mean(counting, marks)))


@LAW
@given(companies, st.fixed_dictionaries(dict.fromkeys((*GROUPS, "analysis_marks"), shares)))
def test_a_month_asks_for_no_group_without_weight(values: Values, facts: Facts) -> None:
    counting = {name: weight for name, weight in values[f"{OWN}monthly_weights"].items() if exact(weight)}
    marks: dict[str, Fraction | None] = {name: Fraction(facts[name]) for name in counting}
    found = score(values, "monthly_appraisal", {name: facts[name] for name in counting})
    assert found == recorded(mean(counting, marks))


@LAW
@given(companies, st.fixed_dictionaries(dict.fromkeys((*MONTHS, *GROUPS, "analysis_marks"), shares)))
def test_a_quarter_takes_the_months_together_and_adds_the_rest(values: Values, facts: Facts) -> None:
    marks: dict[str, Fraction | None] = {name: Fraction(value) for name, value in facts.items()}
    marks["months_score"] = mean(values[f"{OWN}month_weights"], marks)
    quarter = mean(values[f"{OWN}quarterly_weights"], marks)
    assert score(values, "quarterly_appraisal", facts) == recorded(quarter)


@LAW
@given(
    companies,
    st.fixed_dictionaries(dict.fromkeys((*QUARTERS, "whole_year"), shares)),
    st.sampled_from((*QUARTERS, "whole_year")),
    shares,
)
def test_the_final_result_is_the_weighted_year_and_a_better_part_never_lowers_it(
    values: Values, facts: Facts, name: str, other: Decimal
) -> None:
    marks: dict[str, Fraction | None] = {each: Fraction(value) for each, value in facts.items()}
    assert score(values, "appraisal", facts) == recorded(mean(values[f"{OWN}yearly_weights"], marks))
    worse, better = sorted((facts[name], other))
    before, after = (score(values, "appraisal", {**facts, name: each}) for each in (worse, better))
    assert before is not None
    assert after is not None
    assert before <= after


@LAW
@given(st.lists(st.integers(0, 100), min_size=5, max_size=5).filter(lambda parts: sum(parts) != 100))
def test_weights_that_do_not_sum_to_one_are_refused(parts: list[int]) -> None:
    names = (*QUARTERS, "whole_year")
    by_name = {name: f"{part}%" for name, part in zip(names, parts, strict=True)}
    with pytest.raises(InvalidPolicySetError):
        company({f"{OWN}yearly_weights": by_name})


def test_negative_weights_are_refused() -> None:
    by_name = {"share_marks": "-10%", "influence_marks": "110%"}
    with pytest.raises(InvalidPolicySetError):
        company({f"{OWN}market_weights": by_name})


@LAW
@given(shares, shares)
def test_a_better_result_never_gives_a_lower_bonus(one: Decimal, other: Decimal) -> None:
    point = company({}).point("key_accounts.performance_bonus")
    low, high = (
        point.evaluate({"final_result": each}, now=NOW).outcome["bonus"] for each in sorted((one, other))
    )
    assert low <= high


days_of_quarter = st.integers(-40, 130).map(lambda number: date(2025, 12, 31) + timedelta(number))
complaints = st.lists(st.fixed_dictionaries({"received_on": days_of_quarter, "handled": st.booleans()}))


@LAW
@given(complaints)
def test_the_rate_of_handling_lies_within_its_scale_and_is_unknown_without_complaints(
    rows: list[dict[str, Any]],
) -> None:
    """IP3: closed of those received in the quarter that has closed; never 0 or 100 % for nothing."""
    counted = [row["handled"] for row in rows if date(2026, 1, 1) <= row["received_on"] <= date(2026, 3, 31)]
    point = company({}).point("steel.handling_rate")
    rate = point.evaluate({"complaints_received": rows}, now=NOW).outcome["rate"]
    assert rate == (Fraction(sum(counted), len(counted)) if counted else None)
    assert rate is None or 0 <= rate <= 1


FAR = (1, 1999, 2008, 2009, 2010, 2038, 2039, 2040, 9999)
"""Years long ago and years to come, three of them in a row each."""

histories = st.dictionaries(
    st.one_of(st.integers(2014, 2033), st.sampled_from(FAR)),
    st.one_of(st.none(), st.sampled_from([Decimal("0.9499"), Decimal("0.95")]), shares),
    max_size=12,
)
good = st.integers(2014, 2030).map(lambda year: dict.fromkeys(range(year, year + 6), Decimal("0.97")))
at_turns = st.builds(
    lambda year, month, minutes: datetime(year, month, 1, tzinfo=SHANGHAI) + MINUTE * minutes,
    st.integers(2020, 2030),
    st.integers(1, 12),
    st.sampled_from([-1, 0, 1]),
)
moments = st.one_of(at_turns, st.integers(2020, 2030).map(lambda year: datetime(year, 11, 22, 2, tzinfo=UTC)))


def promoted(years: int, history: Mapping[int, Decimal | None], now: datetime, begins: int = 1) -> bool:
    """Ask whether an employee may be promoted."""
    rows = [{"year": year, "satisfaction": value} for year, value in history.items()]
    values = {"lighting.promotion_years": years, "lighting.year_begins": begins}
    asked = company(values).point("lighting.promotion")
    return bool(asked.evaluate({"satisfaction_by_year": rows}, now=now).outcome["promotion"])


def last_closed(now: datetime, begins: int) -> int:
    """Give the last year that has ended in Shanghai, called by the one in which it began."""
    today = (now.astimezone(UTC) + timedelta(hours=8)).date()
    return today.year - 1 if today.month >= begins else today.year - 2


def in_a_row(years: int, history: Mapping[int, Decimal | None], last: int) -> bool:
    """Walk back from the last closed year: every year is there and reached the mark."""
    return all((history.get(last - back) or Decimal(0)) >= Decimal("0.95") for back in range(years))


@LAW
@given(st.integers(1, 6), st.one_of(histories, good), moments, st.sampled_from([1, 1, 4, 7, 12]))
def test_promotion_needs_every_one_of_the_last_closed_years(
    years: int, history: dict[int, Decimal | None], now: datetime, begins: int
) -> None:
    """IP1: a year missing, unknown or below the mark breaks the run; the moment says which have closed."""
    found = promoted(years, history, now, begins)
    assert found == in_a_row(years, history, last_closed(now, begins))
    note(str(found))


@LAW
@given(moments, st.sampled_from([*range(2014, 2034), *FAR]))
def test_three_years_that_are_not_the_last_closed_ones_promote_nobody(now: datetime, first: int) -> None:
    """IP1: neither those long ago nor those to come, however good."""
    years = dict.fromkeys(range(first, min(first + 3, 10**4)), Decimal("0.99"))
    assert promoted(3, years, now) == (first + 2 == last_closed(now, 1))


def test_nobody_can_say_which_year_has_closed() -> None:
    rows = [{"year": year, "satisfaction": "99%"} for year in (2026, 2025, 2024)]
    point, now = company({}).point("lighting.promotion"), datetime(2026, 11, 22, 2, tzinfo=UTC)
    assert point.evaluate({"satisfaction_by_year": rows}, now=now).outcome["promotion"] is False
    with pytest.raises(FactsError):
        point.evaluate({"last_closed_year": 2026, "satisfaction_by_year": rows}, now=now)


@LAW
@given(
    st.integers(1, 4),
    st.dictionaries(st.integers(2022, 2026), shares),
    st.integers(2022, 2026),
    shares,
    st.integers(2024, 2028).map(lambda year: datetime(year, 4, 3, tzinfo=UTC)),
)
def test_a_better_year_never_revokes_a_promotion(
    years: int, history: dict[int, Decimal], year: int, other: Decimal, now: datetime
) -> None:
    better = {**history, year: max(history.get(year, Decimal(0)), other)}
    assert promoted(years, history, now) <= promoted(years, better, now)


def test_a_year_told_twice_is_refused() -> None:
    rows = [{"year": 2025, "satisfaction": "99%"}, {"year": 2025, "satisfaction": "99%"}]
    with pytest.raises(FactsError):
        company({}).point("lighting.promotion").evaluate({"satisfaction_by_year": rows}, now=NOW)


def test_a_table_that_pays_less_for_a_better_result_is_refused() -> None:
    """Reading K16: the table is the company's own, the law binds it all the same."""
    text = """
slots:
  key_accounts.performance_bonus:
    hit: first
    rules:
      - {id: better, when: {final_result: {at_least: 90%}}, then: {bonus: 100元}, no clause: yes}
    otherwise: {id: others, then: {bonus: 200元}, no clause: yes}
"""
    policies, name = branch(text), "key_accounts.performance_bonus"
    law = policies.effective.tables_of(name)[0].properties[0]
    refuted = broken_at(Question(policies, name, periods_of([], "Asia/Shanghai")[0]), law)
    assert refuted is not None
    assert len(refuted.witnesses) == 2
