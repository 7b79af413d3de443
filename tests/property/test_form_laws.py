"""Laws 37, 38 and 40, IA7, IA8, IX2 and IX8 on the shipped forms: codes, shares, sums, entries, stages."""

from collections.abc import Mapping, Sized
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.shipped import loaded
from tests.property.drawn_facts import forms_of
from tests.property.form_papers import (
    CODES,
    COMPANY,
    NAMES,
    NOW,
    RANKED,
    form,
    judged,
    percent,
    told,
    wanted,
    yuan,
)
from tests.property.histories import LAW

FILE = "handbook.customer_form"
names = st.sampled_from(NAMES)
cents = st.integers(0, 10**6)


@pytest.mark.parametrize("entry", CODES)
def test_a_code_list_has_the_printed_words_in_their_order(entry: str) -> None:
    described = form(FILE).json_schema()["properties"][entry]
    printed = dict(zip(described["x-codes"].values(), described["x-titles"].values(), strict=True))
    assert {code: title["zh"] for code, title in printed.items()} == {
        str(number): word for number, word in enumerate(CODES[entry], 1)
    }


@pytest.mark.parametrize("entry", CODES)
def test_only_six_code_lists_rank(entry: str) -> None:
    """Law 38: the words of any other list have no better and worse."""
    kind = next(each.fact.type for each in form(FILE).form.fields if each.name == entry)
    words = [kind.read([each] if entry == "vehicles" else each) for each in CODES[entry]]
    ordered = {kind.compare(first, second) for first, second in pairwise(words)}
    assert ordered == ({1} if entry in RANKED else {None})
    described = form(FILE).json_schema()["properties"][entry]
    assert described.get("x-order") == ("best first" if entry in RANKED else None)


@LAW
@given(st.sampled_from(sorted(CODES)), st.integers(-2, 9), st.sampled_from((int, str)))
def test_a_number_is_accepted_just_where_the_form_prints_it(entry: str, code: int, kind: type) -> None:
    written = kind(code)
    given_code = [written] if entry == "vehicles" else written
    wrong = entry in told(FILE, {entry: given_code}, "invalid")
    assert wrong is not (1 <= code <= len(CODES[entry]))


@LAW
@given(st.sampled_from(sorted(CODES)), st.data())
def test_a_number_and_its_word_mean_the_same(entry: str, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(CODES[entry])))
    by_word, by_number = CODES[entry][number - 1], number
    many = entry == "vehicles"
    one, other = (judged(FILE, {entry: [each] if many else each}).outcome for each in (by_word, by_number))
    assert one == other
    assert not one["invalid"]


@LAW
@given(st.lists(st.integers(0, 4000), min_size=1, max_size=3), st.integers(-2, 2))
def test_shares_by_channel_have_to_make_the_whole(parts: list[int], beside: int) -> None:
    """The last channel takes the rest, or one or two steps more or less than it."""
    last = 10_000 - sum(parts[:3]) + beside
    shares = [*parts, last] if 0 <= last <= 10_000 else parts
    lines = [
        {"sales_channel": number, "channel_share": percent(share)} for number, share in enumerate(shares, 1)
    ]
    broken = "channels-make-the-whole" in told(FILE, {"channel_split": lines}, "broken")
    assert broken is (sum(shares) != 10_000)


@LAW
@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=5), st.integers(-1, 1))
def test_brands_are_few_and_never_more_than_the_whole(parts: list[int], beside: int) -> None:
    rest = 10_000 - sum(parts[:-1]) + beside
    shares = [*parts[:-1], rest] if 1 <= rest <= 10_000 else parts
    lines = [{"brand": f"牌{place}", "brand_share": percent(each)} for place, each in enumerate(shares)]
    broken = told(FILE, {"suppliers": lines}, "broken")
    assert ("brands-not-too-many" in broken) is (len(shares) > 3)
    assert ("brands-within-the-whole" in broken) is (sum(shares) > 10_000)


@LAW
@given(st.tuples(cents, cents, cents), st.integers(-1, 1))
def test_the_lowest_month_is_not_above_the_highest(amounts: tuple[int, int, int], beside: int) -> None:
    """And an average outside of them is told, yet only as a warning."""
    high, low, average = amounts[0], max(0, amounts[0] + beside), amounts[2]
    filled = {"max_sales": yuan(high), "min_sales": yuan(low), "average_sales": yuan(average)}
    assert ("sales-extremes" in told(FILE, filled, "broken")) is (low > high)
    warned = told(FILE, filled, "warned")
    assert ("average-not-below" in warned) is (average < low)
    assert ("average-not-above" in warned) is (average > high)


@LAW
@given(
    st.lists(st.tuples(st.integers(1, 12), cents), min_size=1, max_size=6),
    st.integers(-1, 1),
    st.integers(-1, 1),
)
def test_each_half_year_is_the_sum_of_its_lines(
    lines: list[tuple[int, int]], first_off: int, second_off: int
) -> None:
    first = sum(amount for month, amount in lines if month <= 6)
    second = sum(amount for month, amount in lines if month > 6)
    wrong = {"first-half-agrees": first_off, "second-half-agrees": second_off}
    filled = {
        "order_lines": [
            {"goods_spec": "甲", "line_quantity": 1, "order_month": month, "line_total": yuan(amount)}
            for month, amount in lines
        ],
        "first_half_total": yuan(abs(first + first_off)),
        "second_half_total": yuan(abs(second + second_off)),
    }
    assert told("handbook.order_statistics_form", filled, "broken") == {
        rule for rule, off in wrong.items() if off
    }


@LAW
@given(st.lists(st.sampled_from(("客户服务部", "销售部", "市场部", "财务部门")), max_size=5))
def test_the_file_is_kept_in_three_copies_by_three_holders(holders: list[str]) -> None:
    """Law IA8: as many holders as copies, and three of them."""
    given_copies = {"copies": [{"copy_holder": each} for each in holders]}
    outcome = judged("relationship.customer_file", given_copies).outcome
    wrong = any(each.entry.startswith("copies[") for each in outcome["invalid"])
    lacking = "copies" in outcome["missing"] or "right-number-of-copies" in outcome["broken"]
    assert (wrong or lacking) is not (len(holders) == 3 and len(set(holders)) == 3)


@LAW
@given(names, st.data())
def test_what_is_wrong_is_complete_and_names_clauses(name: str, data: st.DataObject) -> None:
    """Laws IX2, IX8 and 40: soft rules never make a form incomplete; every answer rests on a clause."""
    document = name.partition(".")[0]
    filled = data.draw(forms_of(name, loaded(COMPANY)))
    decision = judged(name, filled)
    outcome = decision.outcome
    faults = [outcome[each] for each in ("missing", "invalid", "unknown", "broken")]
    assert outcome["complete"] is not any(faults)
    clauses = {clause for reason in decision.reasons for clause in reason.clauses}
    assert clauses
    assert all(each.startswith(f"{document}.") for each in clauses)
    assert judged(name, dict(reversed(filled.items()))) == decision


@LAW
@given(names, st.data())
def test_a_blank_form_misses_just_what_its_schema_requires(name: str, data: st.DataObject) -> None:
    point = form(name)
    stage = data.draw(st.sampled_from(point.form.stages)) if point.form.stages else None
    schema = point.json_schema(stage=stage)
    given_stage = {"stage": stage} if stage else {}
    assert list(judged(name, given_stage).outcome["missing"]) == [
        each for each in schema["required"] if each != "stage"
    ]


@LAW
@given(names, st.data())
def test_each_required_entry_is_missed_where_it_is_blank(name: str, data: st.DataObject) -> None:
    """Told from the file of the form; an entry more never leaves another plain one missing (law IA7)."""
    filled = data.draw(forms_of(name, loaded(COMPANY)))
    stage = filled.get("stage")
    demanded = wanted(name, stage)
    held = sorted(each for each in filled if each != "stage")
    gone = data.draw(st.sampled_from(held)) if held else ""
    fewer = {each: value for each, value in filled.items() if each != gone}
    before, after = (told(name, each, "missing") for each in (fewer, filled))
    assert before & demanded == demanded - _written(fewer)
    assert after & demanded == demanded - _written(filled)


def _written(paper: Mapping[str, Any]) -> set[str]:
    """Give the entries that say something; a list of nothing is blank."""
    return {each for each, value in paper.items() if isinstance(value, str) or not is_empty(value)}


def is_empty(value: Any) -> bool:
    """Tell whether something is a list, an array or a series of nothing."""
    return isinstance(value, Sized) and len(value) == 0


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_has_titles_in_both_languages(name: str) -> None:
    entries = form(name).json_schema(NOW)["properties"]
    lines = [
        each["items"]["properties"] for each in entries.values() if "properties" in each.get("items", {})
    ]
    told_titles = [
        each["x-title"] for some in (entries, *lines) for key, each in some.items() if key != "stage"
    ]
    assert all(title["zh"] and title["en"] for title in told_titles)
