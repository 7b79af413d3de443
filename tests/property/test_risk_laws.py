"""Laws of risk and early warning under the shipped policies (34, 35)."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import event as note
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.errors import FactsError
from crmpolicy.verify import check
from tests.property.credits import ask
from tests.property.histories import LAW, company, drawn, dues
from tests.property.histories import ask as ask_at

LEVELS = ("low", "medium", "high")
KINDS = ("market", "credit", "cooperation")
LIKELIHOODS = ("unlikely", "possible", "likely")
IMPACTS = ("slight", "noticeable", "severe")
RESPONSES = ("watch", "control", "monitor")
PERIODS = ("week", "month", "quarter", "half year", "year")
RISING, FALLING = ("逾期天数", "投诉次数"), ("满意度", "月销售额")
Matrix = Mapping[str, Mapping[str, str]]
Values = Mapping[str, Any]
Risk = tuple[int, int]


def matrix(random: Random) -> Matrix:
    """Make a matrix that never falls to the right or downwards."""
    found: dict[str, dict[str, str]] = {}
    ranks: dict[Risk, int] = {}
    for row, column in product(range(3), range(3)):
        least = max(ranks.get((row - 1, column), 0), ranks.get((row, column - 1), 0))
        ranks[row, column] = random.randint(least, 2) if random.random() < 0.6 else least
        found.setdefault(LIKELIHOODS[row], {})[IMPACTS[column]] = LEVELS[ranks[row, column]]
    return found


def rules(random: Random) -> Values:
    """Make values of what a company fills in for risk."""
    high, medium, low = sorted(random.choices(range(len(PERIODS)), k=3))
    return {
        "key_accounts.risk_matrix": matrix(random),
        "key_accounts.monitoring_high": PERIODS[high],
        "key_accounts.monitoring_medium": PERIODS[medium],
        "key_accounts.monitoring_low": PERIODS[low],
    }


VALUES = drawn(rules, 16)
companies = st.sampled_from(VALUES)
places = st.tuples(st.integers(0, 2), st.integers(0, 2))
found_risks = st.lists(places, max_size=6)


def told(risks: Sequence[Risk]) -> list[dict[str, str]]:
    """Write risks as a caller gives them."""
    kinds = ("market", "credit", "cooperation", "other")
    return [
        {"risk_kind": kinds[number % 4], "likelihood": LIKELIHOODS[row], "impact": IMPACTS[column]}
        for number, (row, column) in enumerate(risks)
    ]


def screened(risks: Sequence[Risk], kinds: Sequence[str] = KINDS) -> dict[str, Any]:
    """Give the facts of an account: its risks, and the kinds for which it was screened."""
    return {"risks": told(risks), "kinds_screened": list(kinds)}


def level(values: Values, risks: Sequence[Risk]) -> int:
    """Ask how high the risk of an account is that was screened, 0 for low."""
    return LEVELS.index(ask(values, "key_accounts.risk_level", screened(risks))["level"])


@LAW
@given(companies, found_risks)
def test_an_account_is_as_high_as_its_highest_risk(values: Values, risks: Sequence[Risk]) -> None:
    """34: read from the matrix a second time."""
    table = values["key_accounts.risk_matrix"]
    ranks = [LEVELS.index(table[LIKELIHOODS[row]][IMPACTS[column]]) for row, column in risks]
    assert level(values, risks) == max(ranks, default=0)
    note(f"level {max(ranks, default=0)}")


@LAW
@given(companies, st.lists(places, min_size=1, max_size=5), st.data())
def test_raising_any_risk_never_lowers_level_or_control(
    values: Values, risks: list[Risk], data: st.DataObject
) -> None:
    """34: nor does one more risk; and control that rises never gives preference back."""
    number = data.draw(st.integers(0, len(risks) - 1))
    row, column = risks[number]
    raised = data.draw(st.tuples(st.integers(row, 2), st.integers(column, 2)))
    more = [*risks[:number], raised, *risks[number + 1 :], *data.draw(st.lists(places, max_size=2))]
    before, after = (_response(values, each) for each in (risks, more))
    assert level(values, more) >= level(values, risks)
    assert RESPONSES.index(after["response"]) >= RESPONSES.index(before["response"])
    assert after["preference_allowed"] <= before["preference_allowed"]
    assert after["adjust_cooperation"] >= before["adjust_cooperation"]


def _response(values: Values, risks: Sequence[Risk]) -> Mapping[str, Any]:
    return ask(values, "key_accounts.risk_response", screened(risks))


@LAW
@given(companies, found_risks)
def test_high_risk_suspends_preference_and_no_other_does(values: Values, risks: Sequence[Risk]) -> None:
    """34, K8."""
    assert _response(values, risks)["preference_allowed"] == (level(values, risks) < 2)


@LAW
@given(companies, found_risks, st.lists(st.sampled_from([*KINDS, "other"]), unique=True))
def test_only_what_was_screened_is_low(values: Values, risks: Sequence[Risk], kinds: Sequence[str]) -> None:
    """K23: a kind left out means that the level is not known, save a high risk; then nothing is preferred."""
    facts = screened(risks, kinds)
    found = ask(values, "key_accounts.risk_level", facts)
    highest, complete = level(values, risks), {*KINDS} <= {*kinds}
    assert found["screened"] == complete
    assert found["level"] == (LEVELS[highest] if complete or highest == 2 else None)
    preferred = ask(values, "key_accounts.risk_response", facts)["preference_allowed"]
    suspended = ask(values, "key_accounts.preference_suspension", {**facts, "is_key_account": True})
    assert preferred == (complete and highest < 2) == (not suspended["suspended"])
    note(str(found["level"]))


@pytest.mark.parametrize("values", VALUES, ids=range(16))
def test_higher_risk_is_never_monitored_later(values: Values) -> None:
    """34: from the same day on, whatever the periods."""
    now = datetime(2026, 3, 2, 1, tzinfo=UTC)
    moments = []
    for risk in (*LEVELS, None):  # nobody has screened: as at high risk
        outcome = ask_at(company(values), "key_accounts.risk_monitoring", [], now, {"level": risk})
        moments.append(dues(outcome)["monitor"])
    assert moments == sorted(moments, reverse=True)


def test_a_matrix_that_falls_is_found(tmp_path: Path) -> None:
    """34: more likelihood must not give a lower level."""
    file = tmp_path / "own.yaml"
    falling = "{slight: high, noticeable: low, severe: medium}"
    rows = f"unlikely: {falling}, possible: {falling}, likely: {falling}"
    file.write_text(
        "format: 1\ncompany: own\ntitle: {zh: 例, en: own}\nextends: example-group\n"
        f"parameters:\n  key_accounts.risk_matrix: {{{rows}}}\n",
        encoding="utf-8",
    )
    report = check(file, only=("risk_level", "key_accounts.risk_level").__contains__)
    found = [each for each in report.findings if each.code == "CRM202"]
    assert found
    assert {each.arguments["law"] for each in found} == {"impact-counts"}


numbers = st.decimals(-1000, 1000, places=2)


def lines(random: Random) -> Values:
    """Make thresholds of a company."""

    def each(names: Sequence[str]) -> dict[str, Decimal]:
        return {name: Decimal(random.randint(-(10**5), 10**5)).scaleb(-2) for name in names}

    return {
        "key_accounts.rising_thresholds": each(RISING),
        "key_accounts.falling_thresholds": each(FALLING),
    }


watching = st.sampled_from(drawn(lines, 12))
owns = st.one_of(st.none(), numbers)


def reached(values: Values, indicator: str, value: Decimal | None, own: Decimal | None) -> bool:
    """Reckon whether a reading reaches the company's threshold or the account's own one."""
    rising = indicator in RISING
    line: Decimal = values[f"key_accounts.{'rising' if rising else 'falling'}_thresholds"][indicator]
    bounds = [line] if own is None else [line, own]
    if value is None:
        return False
    return value >= min(bounds) if rising else value <= max(bounds)


def warns(values: Values, indicator: str, value: Decimal | None, own: Decimal | None) -> bool:
    """Ask whether one reading gives a warning."""
    reading = {"indicator": indicator, "value": value, "threshold": own}
    return ask(values, "key_accounts.early_warning", {"indicators": [reading]})["warning"] is True


@LAW
@given(
    values=watching,
    indicator=st.sampled_from([*RISING, *FALLING]),
    value=st.one_of(numbers, st.sampled_from(["line", "own"])),
    own=owns,
)
def test_a_warning_goes_out_exactly_when_a_threshold_is_reached(
    *, values: Values, indicator: str, value: Decimal | str, own: Decimal | None
) -> None:
    """35, K15: in the declared direction, the threshold included, the company's or a stricter own one."""
    side = "rising" if indicator in RISING else "falling"
    line: Decimal = values[f"key_accounts.{side}_thresholds"][indicator]
    if isinstance(value, str):
        value = own if value == "own" and own is not None else line
    wanted = reached(values, indicator, value, own)
    assert warns(values, indicator, value, own) == wanted
    note(str(wanted))


@LAW
@given(
    values=watching,
    indicator=st.one_of(
        st.sampled_from([name + blank for name in (*RISING, *FALLING) for blank in ("\u3000", "！")]),
        st.sampled_from(["逾期天數", "投訴次數", "滿意度", "天气", "逾期 天数"]),
        st.text(min_size=1, max_size=8),
    ).filter(lambda name: name.strip() not in (*RISING, *FALLING)),
    value=numbers,
    own=owns,
)
def test_an_indicator_that_nobody_watches_is_refused_and_never_taken_for_quiet(
    *, values: Values, indicator: str, value: Decimal, own: Decimal | None
) -> None:
    """K15: the error names the entry and what is watched."""
    with pytest.raises(FactsError) as caught:
        warns(values, indicator, value, own)
    said = str(caught.value)
    assert "entry 1" in said


def test_the_refusal_names_what_is_watched() -> None:
    with pytest.raises(FactsError) as caught:
        warns({}, "逾期天數", Decimal(999), None)
    said = caught.value.faults[0].message("zh")
    assert "第 1 项" in said
    assert all(name in said for name in ("逾期天數", *RISING, *FALLING))


@LAW
@given(
    values=watching,
    indicator=st.sampled_from([*RISING, *FALLING]),
    value=numbers,
    own=owns,
    step=st.decimals(0, 500, places=2),
    what=st.sampled_from(["value", "own", "company"]),
)
def test_moving_further_and_tightening_keep_a_warning(
    *, values: Values, indicator: str, value: Decimal, own: Decimal | None, step: Decimal, what: str
) -> None:
    """35: a threshold is tightened towards the harmless side, whoever sets it."""
    onwards = step if indicator in RISING else -step
    side = f"key_accounts.{'rising' if indicator in RISING else 'falling'}_thresholds"
    after = (values, value, own)
    if what == "value":
        after = (values, value + onwards, own)
    elif what == "own" and own is not None:
        after = (values, value, own - onwards)
    elif what == "company":
        moved = {**values[side], indicator: values[side][indicator] - onwards}
        after = ({**values, side: moved}, value, own)
    assert warns(after[0], indicator, after[1], after[2]) >= warns(values, indicator, value, own)


@LAW
@given(values=watching, indicator=st.sampled_from([*RISING, *FALLING]), value=numbers, own=numbers)
def test_a_threshold_of_the_account_never_silences_the_company(
    *, values: Values, indicator: str, value: Decimal, own: Decimal
) -> None:
    assert warns(values, indicator, value, own) >= warns(values, indicator, value, None)


@LAW
@given(
    watching,
    st.lists(
        st.tuples(st.sampled_from([*RISING, *FALLING]), st.one_of(st.none(), numbers), owns), max_size=5
    ),
)
def test_one_indicator_is_enough_and_all_departments_are_told(
    values: Values, readings: Sequence[tuple[str, Decimal | None, Decimal | None]]
) -> None:
    """35: an unknown value warns nobody."""
    rows = [{"indicator": name, "value": value, "threshold": bound} for name, value, bound in readings]
    wanted = any(reached(values, *each) for each in readings)
    found = ask(values, "key_accounts.early_warning", {"indicators": rows})
    assert found["warning"] == wanted
    assert set(found["warned"]) == ({"sales_head", "finance"} if wanted else set())
