"""Words of derived facts that look at lists and events."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from crmpolicy.errors import BadValueError
from tests.unit.engine.conftest import Follow, fact

ROWS = (
    "rows: {title: {zh: 明细, en: rows}, type: list, unknown: allowed, of: {"
    "amount: {title: {zh: 金额, en: amount}, type: money, unknown: allowed}, "
    "day: {title: {zh: 日期, en: day}, type: date, unknown: allowed}, "
    "at: {title: {zh: 时刻, en: moment}, type: instant}}}\n"
)
PAID = [
    {"amount": 100, "day": "2026-03-31", "at": "2026-03-31T23:00:00+08:00"},
    {"amount": 30, "day": "2026-04-01", "at": "2026-04-01T01:00:00+08:00"},
    {"amount": 7, "day": "2026-05-20", "at": "2026-05-20T09:00:00+08:00"},
]


def test_entries_that_pass_a_guard_are_counted_and_added_up(follow: Follow) -> None:
    over = "where: {amount: {over: 10元}}"
    assert follow("integer", "{count: rows}", ROWS, {"rows": PAID}) == 3
    assert follow("integer", f"{{count: rows, {over}}}", ROWS, {"rows": PAID}) == 2
    assert follow("money", f"{{total: rows, of: amount, {over}}}", ROWS, {"rows": PAID}) == 130


def test_an_unknown_list_is_neither_counted_nor_added_up(follow: Follow) -> None:
    assert follow("integer", "{count: rows}", ROWS, {"rows": None}) is None
    assert follow("money", "{total: rows, of: amount}", ROWS, {"rows": None}) is None
    assert follow("money", "{total: rows, of: amount}", ROWS, {"rows": []}) == 0


def test_an_unknown_amount_makes_the_total_unknown_and_passes_no_guard(follow: Follow) -> None:
    rows = [*PAID, {**PAID[0], "amount": None}]
    assert follow("money", "{total: rows, of: amount}", ROWS, {"rows": rows}) is None
    assert follow("integer", "{count: rows, where: {amount: {over: 0元}}}", ROWS, {"rows": rows}) == 3


@pytest.mark.parametrize(
    ("last", "wanted"),
    [
        ("quarter", 1),
        ("month", 1),
        ("3 months", 3),
        ("1 month", 1),
        ("2 months", 3),
        ("7 weeks", 1),
        ("year", 0),
        ("week", 0),
    ],
)
def test_the_last_closed_period_or_a_length_that_ends_today_is_looked_at(
    follow: Follow, last: str, wanted: int
) -> None:
    """On 20 May the last quarter ended in March, two months began on 21 March, seven weeks on 2 April."""
    derived = f"{{count: rows, during: {{last: {last}, by: day}}}}"
    assert follow("integer", derived, ROWS, {"rows": PAID}) == wanted


@pytest.mark.parametrize(
    ("within", "wanted"),
    [("50 days", 3), ("49 days", 2), ("7 weeks", 2), ("1 month", 1), ("2 months", 3), ("36h", 1)],
)
def test_a_length_within_is_open_through_its_corresponding_day(
    follow: Follow, within: str, wanted: int
) -> None:
    """On 20 May fifty days from 31 March end, and seven weeks from 1 April: one day longer than `last`."""
    derived = f"{{count: rows, during: {{within: {within}, by: day}}}}"
    assert follow("integer", derived, ROWS, {"rows": PAID}) == wanted


def test_a_moment_counts_for_the_day_that_it_has_where_the_policy_lives(follow: Follow) -> None:
    """An hour past midnight in Shanghai is still the evening before in UTC."""
    derived = "{total: rows, of: amount, during: {last: quarter, by: at}}"
    assert follow("money", derived, ROWS, {"rows": PAID}) == 100


@pytest.mark.parametrize(
    ("during", "wanted"),
    [
        ("last: quarter, times: 2, by: day", 1),
        ("last: month, times: 2, by: day", 2),
        ("last: 1 month, times: 2, by: day", 3),
        ("last: year, begins: 4, by: day", 1),
        ("last: year, begins: 5, by: day", 2),
        ("last: year, begins: 6, by: day", 0),
        ("last: year, times: 2, begins: 5, by: day", 2),
    ],
)
def test_several_closed_periods_in_a_row_and_a_year_that_begins_in_another_month(
    follow: Follow, during: str, wanted: int
) -> None:
    """On 20 May a year that begins in May has just closed; one that begins in June is still open."""
    derived = f"{{count: rows, during: {{{during}}}}}"
    assert follow("integer", derived, ROWS, {"rows": PAID}) == wanted


YEARS = (
    "years: {title: {zh: 年度, en: years}, type: list, "
    "of: {year: {title: {zh: 年, en: year}, type: integer}}}\n"
)


@pytest.mark.parametrize(
    ("during", "wanted"),
    [
        ("times: 3", 3),
        ("times: 1", 1),
        ("times: 3, begins: 5", 3),
        ("times: 1, begins: 6", 1),
        ("begins: 12", 1),
    ],
)
def test_an_entry_may_name_its_year_and_only_closed_ones_count(
    follow: Follow, during: str, wanted: int
) -> None:
    """A year is called by the one in which it begins: 2025 closes on the last of December, April or May."""
    rows = [{"year": year} for year in (2019, 2022, 2023, 2024, 2025, 2026, 2030)]
    derived = f"{{count: years, during: {{last: year, {during}, by: year}}}}"
    assert follow("integer", derived, YEARS, {"years": rows}) == wanted


@pytest.mark.parametrize(
    ("during", "kind", "wanted"),
    [
        ("within: limit, by: day", "term", 3),
        ("last: limit, by: day", "term", 3),
        ("last: limit, by: day", "period", 3),
        ("last: quarter, times: limit, by: day", "integer", 1),
        ("last: month, times: limit, by: day", "integer", 2),
        ("last: 1 month, times: limit, by: day", "integer", 1),
        ("last: year, begins: limit, by: day", "integer", 0),
    ],
)
def test_a_length_that_is_not_set_is_no_limit(follow: Follow, during: str, kind: str, wanted: int) -> None:
    """All up to the day of the question count, all periods that have closed, years from January on."""
    later = {**PAID[0], "day": "2026-05-21"}
    declared = f"{ROWS}---\n{fact('limit', kind, value='optional')}"
    derived = f"{{count: rows, during: {{{during}}}}}"
    assert follow("integer", derived, declared, {"rows": [*PAID, later]}) == wanted


def test_a_month_that_there_is_not_is_no_beginning(follow: Follow) -> None:
    declared = f"{YEARS}---\n{fact('starts', 'integer', value='13')}"
    derived = "{count: years, during: {last: year, begins: starts, by: year}}"
    with pytest.raises(BadValueError):
        follow("integer", derived, declared, {"years": [{"year": 2025}]})


def test_different_values_of_a_field_or_of_several_are_counted(follow: Follow) -> None:
    again = [*PAID, {**PAID[0], "amount": 8}, PAID[1]]
    assert follow("integer", "{count: rows, distinct: day}", ROWS, {"rows": again}) == 3
    assert follow("integer", "{count: rows, distinct: [day, amount]}", ROWS, {"rows": again}) == 4
    over = "{count: rows, distinct: day, where: {amount: {over: 10元}}}"
    assert follow("integer", over, ROWS, {"rows": again}) == 2


def test_a_value_that_is_not_known_makes_the_count_of_different_ones_unknown(follow: Follow) -> None:
    rows = [*PAID, {**PAID[0], "day": None}]
    assert follow("integer", "{count: rows, distinct: day}", ROWS, {"rows": rows}) is None


def test_a_day_that_is_not_known_makes_the_count_unknown(follow: Follow) -> None:
    derived = "{count: rows, during: {last: quarter, by: day}}"
    assert follow("integer", derived, ROWS, {"rows": [{**PAID[0], "day": None}]}) is None


def test_what_a_list_lacks_of_another_is_told(follow: Follow) -> None:
    lists = fact("wanted", "list", of="text") + fact("there", "list", of="text")
    given = {"wanted": ["licence", "card", "seal"], "there": ["card"]}
    assert follow("list, of: text", "{missing: wanted, in: there}", lists, given) == ("licence", "seal")


GOODS = (
    "goods: {title: {zh: 货物, en: goods}, type: list, unknown: allowed, of: {"
    "name: {title: {zh: 品名, en: name}, type: text, unknown: allowed}, "
    "price: {title: {zh: 单价, en: price}, type: money, unknown: allowed}, "
    "number: {title: {zh: 数量, en: number}, type: number, unknown: allowed}, "
    "worth: {title: {zh: 金额, en: worth}, type: money, unknown: allowed}}}\n"
    "stock: {title: {zh: 库存, en: stock}, type: list, unknown: allowed, of: {"
    "item: {title: {zh: 品名, en: item}, type: text, unknown: allowed}}}\n"
)
UNLISTED = "{missing: goods, of: name, in: stock, at: item}"
OFF = "{misreckoned: goods, of: worth, factors: [price, number]}"


def named(*names: str | None) -> list[Mapping[str, Any]]:
    """Give goods of which only the names are known."""
    return [{"name": each, "price": None, "number": None, "worth": None} for each in names]


@pytest.mark.parametrize(
    ("goods", "stock", "wanted"),
    [
        (named("a", "b"), ["b"], ("a",)),
        (named("a", "a"), ["b"], ("a", "a")),
        (named(" a", "b"), ["a ", "b"], ()),
        (named(None, "b"), ["a"], ("b",)),
        (named(None), [], ()),
        (named("b"), ["a", None], None),
        (named("b"), [], ("b",)),
        (None, ["a"], None),
        (named("b"), None, None),
    ],
)
def test_fields_of_entries_are_compared_and_what_is_not_known_is_missing_nowhere(
    follow: Follow, goods: Any, stock: list[str | None] | None, wanted: tuple[str, ...] | None
) -> None:
    """Where the other list has one that is not known, it may be any."""
    given = {"goods": goods, "stock": None if stock is None else [{"item": each} for each in stock]}
    assert follow("list, of: text", UNLISTED, GOODS, given) == wanted


@pytest.mark.parametrize(
    ("price", "number", "worth", "wanted"),
    [
        ("0.15", "0.1", "0.02", 1),
        ("0.20", "0.1", "0.02", 0),
        ("19.99", "3", "59.97", 0),
        ("19.99", "3", "59.96", 1),
        ("19.99", "3", "59.98", 1),
        (None, "3", "59.98", 0),
        ("19.99", None, "59.98", 0),
        ("19.99", "3", None, 0),
    ],
)
def test_entries_are_counted_whose_field_is_not_the_exact_product_of_others(
    follow: Follow, price: str | None, number: str | None, worth: str | None, wanted: int
) -> None:
    """One cent more or less is told; what is not known is wrong nowhere."""
    row = {"name": "x", "price": price, "number": number, "worth": worth}
    assert follow("integer", OFF, GOODS, {"goods": [row, row], "stock": []}) == 2 * wanted


def test_entries_of_an_unknown_list_are_not_reckoned(follow: Follow) -> None:
    assert follow("integer", OFF, GOODS, {"goods": None, "stock": []}) is None
    assert follow("integer", OFF, GOODS, {"goods": [], "stock": []}) == 0


def event(name: str, at: str) -> Mapping[str, Any]:
    """Write an event."""
    return {"event": name, "at": at, "by": "manager"}


@pytest.mark.parametrize(
    ("events", "wanted"),
    [
        ([], None),
        ([event("close", "2026-06-01T00:00Z")], None),
        ([event("submit", "2026-05-01T00:00Z")], "A"),
        ([event("close", "2026-05-02T00:00Z"), event("submit", "2026-05-01T00:00Z")], "B"),
        ([event("submit", "2026-05-01T00:00Z"), event("close", "2026-05-01T00:00Z")], "B"),
        ([event("close", "2026-05-01T00:00Z"), event("submit", "2026-05-01T00:00Z")], "A"),
        ([event("submit", "2026-05-01T00:00Z"), event("close", "2026-06-01T00:00Z")], "A"),
    ],
)
def test_the_last_event_that_has_happened_says_the_word(
    follow: Follow, events: list[Mapping[str, Any]], wanted: Any
) -> None:
    """Events of one moment count as listed; what lies ahead has not happened."""
    found = follow(
        "choice, scale: level",
        "{last_event: {submit: A, close: B}}",
        "",
        {"events": events},
        datetime(2026, 5, 20, tzinfo=UTC),
    )
    assert found == wanted


def test_events_that_lie_ahead_are_not_counted(follow: Follow) -> None:
    """The last moment that counts is now."""
    now = datetime(2026, 5, 20, tzinfo=UTC)
    moments = ("2026-05-19T00:00Z", "2026-05-20T00:00Z", "2026-05-20T00:01Z")
    events = [event("close", each) for each in moments]
    counted = "{count: events, where: {event: close}}"
    assert follow("integer", counted, "", {"events": events}, now) == 2
