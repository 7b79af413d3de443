"""Receivables by age under the example group: days, buckets, credits, customers, bounds."""

import json
import pickle
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.credit import AgedItems, Ageing, age_receivables
from crmpolicy.engine import PolicySet
from crmpolicy.errors import (
    FactsError,
    InvalidPolicySetError,
    MissingParameterError,
    PolicyError,
    UnknownPointError,
)

GROUP = load_policy_set("example-group")
TODAY = date(2026, 3, 31)
NOON = datetime.fromisoformat("2026-03-31T12:00+08:00")


def item(days: int, amount: Any = "100", number: object = None, **more: Any) -> dict[str, Any]:
    """Make an item that is so many days past due."""
    due = TODAY - timedelta(days=days)
    return {"number": f"R-{days}" if number is None else number, "amount": amount, "due_on": due, **more}


def found(*items: Any, now: datetime = NOON, policies: PolicySet = GROUP) -> Ageing:
    """Age items at noon of the last of March."""
    return age_receivables(policies, items, now=now)


def places(ageing: AgedItems) -> list[int]:
    """Give how many items lie in each bucket."""
    return [each.count for each in ageing.buckets]


@pytest.mark.parametrize(
    ("days", "place"),
    [(-1, 0), (0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4), (9999, 4)],
)
def test_a_bucket_ends_on_the_day_of_its_bound(days: int, place: int) -> None:
    """What falls due today is in time; the day after is the first day past due."""
    assert places(found(item(days)).whole) == [int(each == place) for each in range(5)]
    assert found(item(days)).whole.days_overdue == max(days, 0)


@pytest.mark.parametrize(("now", "days"), [("15:59:59.999999", 0), ("16:00", 1)])
def test_days_are_counted_on_the_companys_calendar(now: str, days: int) -> None:
    """It is the next day in Shanghai from four in the afternoon in London's winter."""
    moment = datetime.fromisoformat(f"2026-03-31T{now}+00:00")
    assert found(item(0), now=moment).facts()["days_overdue"] == days


def test_each_bucket_tells_its_sum_its_number_and_its_oldest() -> None:
    ageing = found(item(3, "0.01"), item(20, "0.02"), item(70, "1万元"), item(-5, "7"))
    said = [(each.since, each.until, each.amount, each.oldest) for each in ageing.whole.buckets]
    assert said == [
        (None, 0, Decimal(7), TODAY + timedelta(days=5)),
        (1, 30, Decimal("0.03"), TODAY - timedelta(days=20)),
        (31, 60, Decimal(0), None),
        (61, 90, Decimal(10000), TODAY - timedelta(days=70)),
        (91, None, Decimal(0), None),
    ]
    assert ageing.whole.owed == ageing.whole.total == Decimal("10007.03")
    assert ageing.facts() == {"days_overdue": 70, "overdue_amount": Decimal("10000.03")}


def test_a_credit_note_stands_beside_the_buckets() -> None:
    """Nothing is set off by itself: a credit of the whole sum ends no arrears, whatever its day."""
    ageing = found(item(40), item(40, "-100", "G-1"), item(-40, "-30", "G-2"))
    assert ageing.whole.credits == Decimal(-130)
    assert ageing.whole.credit_count == 2
    assert ageing.whole.total == Decimal(-30)
    assert ageing.facts() == {"days_overdue": 40, "overdue_amount": Decimal(100)}


def test_nothing_open_is_nothing_overdue() -> None:
    ageing = found()
    assert places(ageing.whole) == [0, 0, 0, 0, 0]
    assert ageing.customers == ()
    assert ageing.facts() == {"days_overdue": 0, "overdue_amount": Decimal(0)}


def test_each_customer_stands_by_itself_in_the_order_of_the_list() -> None:
    ageing = found(
        item(40, "10", "1", customer="B"), item(5, "20", "2", customer="A"), item(-1, "5", "3", customer="B")
    )
    assert [(each.customer, each.owed) for each in ageing.customers] == [
        ("B", Decimal(15)),
        ("A", Decimal(20)),
    ]
    assert ageing.facts("B") == {"days_overdue": 40, "overdue_amount": Decimal(10)}
    assert ageing.facts("A") == {"days_overdue": 5, "overdue_amount": Decimal(20)}
    assert ageing.whole.customer is None
    assert ageing.whole.days_overdue == 40


def test_the_facts_of_the_only_customer_need_no_name() -> None:
    assert found(item(4, customer="A")).facts() == found(item(4, customer="A")).facts("A")


@pytest.mark.parametrize(
    ("customer", "code"), [(None, "ageing-customer-unnamed"), ("C", "ageing-customer-unknown")]
)
def test_of_whom_facts_are_is_never_guessed(customer: str | None, code: str) -> None:
    """Not even nought: who is not on the list is not said to owe nothing."""
    ageing = found(item(1, customer="A"), item(2, customer="B"))
    with pytest.raises(FactsError) as caught:
        ageing.facts(customer)
    assert caught.value.code == code


def test_the_facts_are_taken_by_the_questions_as_they_are() -> None:
    """Both are read without loss by the reader of facts."""
    kinds = {name: GROUP.effective.facts[name] for name in ("days_overdue", "overdue_amount")}
    facts = found(item(40, "999999999999999.99")).facts()
    assert {name: kind.read(facts[name]) for name, kind in kinds.items()} == facts


def test_an_ageing_tells_by_what_it_was_made() -> None:
    ageing = age_receivables(GROUP, [item(1)], now=NOON, document="steel")
    assert (ageing.company, ageing.subject, ageing.zone) == (
        "example-group",
        "steel.receivables_ageing",
        "Asia/Shanghai",
    )
    assert (ageing.bounds, ageing.clauses, ageing.currency) == ((30, 60, 90), ("steel.5.3.2.a",), "元")
    assert (ageing.today, ageing.digest) == (TODAY, GROUP.digest)


def test_an_ageing_is_plain_data() -> None:
    """Equal, hashable, fit for a log and for JSON."""
    ageing = found(item(1, "0.10", customer="A"), item(2, "-3", customer="B"))
    assert pickle.loads(pickle.dumps(ageing)) == ageing  # noqa: S301 - our own pickle
    assert hash(ageing) == hash(found(item(1, "0.10", customer="A"), item(2, "-3", customer="B")))
    data = json.loads(json.dumps(ageing.to_dict()))
    assert data["now"] == NOON.isoformat()
    assert data["whole"]["total"] == "-2.9"
    assert data["customers"][0]["buckets"][1] == {
        "since": 1,
        "until": 30,
        "amount": "0.1",
        "count": 1,
        "oldest": "2026-03-30",
    }


def test_other_bounds_make_other_buckets() -> None:
    policies = load_policy_set("example-group", parameters={"steel.ageing_bounds": [7]})
    assert [(each.since, each.until) for each in found(item(8), policies=policies).whole.buckets] == [
        (None, 0),
        (1, 7),
        (8, None),
    ]


def own(folder: Path, bounds: str) -> PolicySet:
    """Load a company with bounds of its own, as an owner writes them."""
    head = "format: 1\ncompany: own\ntitle: {zh: 例, en: own}\nextends: example-group\n"
    file = folder / "own.yaml"
    file.write_text(f"{head}parameters:\n  steel.ageing_bounds: {bounds}\n", encoding="utf-8")
    return load_policy_set(file)


def test_bounds_change_with_the_moment_of_the_question(tmp_path: Path) -> None:
    policies = own(tmp_path, "{dated: [{value: [30]}, {from: 2026-04-01, value: [30, 60]}]}")
    assert found(policies=policies).bounds == (30,)
    assert found(policies=policies, now=NOON + timedelta(days=1)).bounds == (30, 60)


@pytest.mark.parametrize("bounds", [[], [0], [-5, 30], [30, 30], [60, 30], [30, 60, 60]])
def test_bounds_that_do_not_rise_do_not_load(bounds: list[int]) -> None:
    """Empty, not positive or not rising: told before anything is asked."""
    with pytest.raises(InvalidPolicySetError) as caught:
        load_policy_set("example-group", parameters={"steel.ageing_bounds": bounds})
    assert [each.code for each in caught.value.faults] == ["value-not-rising-over"]


def test_faulty_bounds_are_shown_where_the_owner_wrote_them(tmp_path: Path) -> None:
    with pytest.raises(InvalidPolicySetError) as caught:
        own(tmp_path, "[60, 30]")
    assert str(caught.value).startswith(
        f"{tmp_path / 'own.yaml'}:6:24: 60, 30: this has to be a list that rises"
    )


OWN_DOCUMENT = """format: 1
document: own
title: {zh: 例, en: own}
version: 1
zone: Asia/Shanghai
currency: 元
"""
OWN_AGEING = """format: 1
parameters:
  bounds: {title: {zh: 分段, en: bounds}, type: list, of: integer, value: BOUNDS}
decisions:
  receivables_ageing:
    title: {zh: 账龄, en: ageing}
    outputs: {bounds: {title: {zh: 分段, en: bounds}, type: list, of: integer}}
    rules: [{id: bounds, then: {bounds: bounds}, no clause: yes}]
"""


@pytest.mark.parametrize("bounds", ["[]", "[0]", "[-5, 30]", "[60, 30]", "[30, 60, 60]"])
def test_bounds_of_a_document_that_does_not_ask_them_to_rise_are_refused(tmp_path: Path, bounds: str) -> None:
    """A company's own document may answer the question too, and its list may be declared less strictly."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "policy.yaml").write_text(OWN_DOCUMENT, encoding="utf-8")
    (tmp_path / "own" / "ageing.yaml").write_text(OWN_AGEING.replace("BOUNDS", bounds), encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        found(item(1), policies=load_policy_set(tmp_path / "own"))
    assert caught.value.code == "ageing-bounds"
    assert caught.value.message().startswith(f"{tmp_path / 'own' / 'ageing.yaml'}:3:")


def test_bounds_that_nobody_has_filled_are_asked_for() -> None:
    with pytest.raises(MissingParameterError):
        found(policies=load_policy_set("steel"))


def test_a_document_without_ageing_cannot_be_asked() -> None:
    with pytest.raises(UnknownPointError):
        age_receivables(GROUP, [], now=NOON, document="lighting")


def test_a_moment_needs_its_zone() -> None:
    with pytest.raises(FactsError):
        found(now=datetime(2026, 3, 31, 12))  # noqa: DTZ001 - that is what is refused
