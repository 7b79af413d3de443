"""Laws of the course of an order and of what is released by hand (16), whatever values a company gives."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import event as note
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.errors import FactsError
from tests.property.credits import CENT, MOST, ask, money
from tests.property.histories import LAW, company
from tests.property.histories import ask as ask_at
from tests.property.orders import (
    CHECKS,
    EVERYTHING,
    PARTS,
    RELEASED,
    RELEASES,
    companies,
    exposure,
    orders,
    parts,
)

Values = Mapping[str, Any]
Facts = Mapping[str, Any]
HANDBOOK = "handbook.order_release"
PROCESS = "handbook.order_process"
START = datetime(2026, 3, 2, 1, tzinfo=UTC)
OWN = {
    "register_order": "registrars",
    "find_contract": "contract_checkers",
    "find_no_contract": "contract_checkers",
    "sign_contract": "contract_signers",
    "approve": "contract_approvers",
    "return": "contract_approvers",
    "confirm_conformity": "contract_checkers",
    "report_departure": "contract_checkers",
    "amend_order": "registrars",
    "check_records": "record_checkers",
    "release_order": "order_releasers",
}
"""Whose each event is; that an order is refused is told by two moves."""
READY: Facts = {**dict.fromkeys((*CHECKS, "in_stock"), True), "unsettled_payment": 0}
STRANGER = "storekeeper"


Events = list[tuple[str, datetime, str | None, Mapping[str, Any]]]


@st.composite
def walks(draw: st.DrawFn, facts: Facts) -> Events:
    """Draw an order to which mostly happens what may come next, mostly by whom it is for."""
    events: Events = []
    at = START
    for _ in range(draw(st.integers(1, 11))):
        at += timedelta(hours=1)
        may = ask_at(company({}), PROCESS, events, at, facts)["may"]
        on = [name for name in may if name not in ("refuse", "return")]
        astray = draw(st.sampled_from([*[False] * 11, True]))
        names = sorted([*OWN, "order", "refuse"]) if astray or not on else on
        name = draw(st.sampled_from(names))
        own = company({}).effective.parameters.get(f"handbook.{OWN.get(name, '')}")
        people = [own.history[-1].value[0]] * 15 if own is not None else [None]
        events.append((name, at, draw(st.sampled_from([*people, STRANGER])), {}))
    return events


@LAW
@given(st.data(), st.sampled_from([*RELEASED, *RELEASES]))
def test_an_order_goes_only_by_its_steps_its_people_and_the_answer_on_its_release(
    data: st.DataObject, answer: str
) -> None:
    """16: nobody releases what is held; conformity and records come first; each step is its posts'."""
    facts = {"release_now": answer}
    events = data.draw(walks(facts))
    found = ask_at(company({}), PROCESS, events, events[-1][1], facts)
    refused = found["refused"]
    taken = [each for each in events if refused is None or each[1] < refused.at]
    names = [name for name, *_ in taken]
    note(found["state"])
    for name, _, who, _ in taken:
        if name in OWN and who is not None:
            assert who in company({}).effective.parameters[f"handbook.{OWN[name]}"].history[-1].value
    if found["state"] == "released":
        assert answer in RELEASED
        steps = ("register_order", "confirm_conformity", "check_records", "release_order")
        places = [len(names) - 1 - names[::-1].index(step) for step in steps]
        assert places == sorted(places)
        last = max(places[0], *(place for place, name in enumerate(names) if name == "report_departure"), 0)
        assert last < places[1]
        if "sign_contract" in names:
            assert "approve" in names[names.index("sign_contract") :]
    if answer not in RELEASED:
        assert "release_order" not in names


@LAW
@given(companies, orders)
def test_nothing_over_the_limit_is_released_by_the_rules(values: Values, order: Facts) -> None:
    """6: neither by a document nor by all of them; only a person named releases it."""
    owing = {"days_overdue": 0, "overdue_amount": 0, "hold_active": False, "business_state": "free"}
    left = order["credit_limit"] - exposure(order, values["shared.exposure_parts"]) - order["order_amount"]
    for question in ("order_release", HANDBOOK, "steel.order_release"):
        found = ask(values, question, {**order, **owing})["release"]
        note(found)
        assert left >= 0 or found not in RELEASED


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@LAW
@given(companies, orders, days, st.sampled_from(RELEASED))
def test_what_is_released_by_hand_goes_until_its_last_day_and_not_after(
    values: Values, order: Facts, until: date, release: str
) -> None:
    """6, 16: by somebody whom the company names, and only what the rules refer: what they hold stays held."""
    policies = company(values)
    by_rules = policies.point(HANDBOOK).evaluate(order, now=START)
    by_hand = {"by": "marketing_director", "name": "王敏", "reason": "备货", "until": until}
    whole = {**order, "override": {**by_hand, "release": release}}
    counts = until >= START.date()
    note(f"counts: {counts}")
    if counts and by_rules.outcome["release"] != "refer":
        with pytest.raises(FactsError) as caught:
            policies.point(HANDBOOK).evaluate(whole, now=START)
        assert [each.code for each in caught.value.faults] == ["override-not-instead"]
        return
    found = policies.point(HANDBOOK).evaluate(whole, now=START)
    assert found.outcome["release"] == (release if counts else by_rules.outcome["release"])
    assert {each.rule for each in by_rules.reasons} < {each.rule for each in found.reasons}
    assert [each.by_hand.name for each in found.reasons if each.by_hand is not None] == ["王敏"]


@LAW
@given(companies, orders, parts, money, st.sampled_from([-1, 0, 0, 1, 10**6]))
def test_invoicing_what_was_delivered_never_holds_an_order_where_both_count(
    values: Values, order: Facts, owed: Facts, invoiced: Decimal, spare: int
) -> None:
    """Delivered goods stay invoiceable: the exposure stays where both parts or neither count.

    Where only open invoices count, goods become exposure when they are invoiced: orders that follow may be
    referred then, and never sooner.
    """
    counted: Sequence[str] = values["shared.exposure_parts"]
    amount = min(invoiced, owed["delivered_not_invoiced"])
    limit = exposure(owed, counted) + order["order_amount"] + spare * CENT
    before = {**order, **READY, **owed, "credit_limit": min(max(limit, Decimal(0)), MOST)}
    after = {**before, "delivered_not_invoiced": before["delivered_not_invoiced"] - amount}
    after["open_invoices"] = before["open_invoices"] + amount
    if after["open_invoices"] > MOST:
        return
    one, other = (RELEASES.index(ask(values, HANDBOOK, each)["release"]) for each in (before, after))
    both = ("open_invoices" in counted) - ("delivered_not_invoiced" in counted)
    note(f"{both}: {'same' if one == other else 'changed'}")
    if both == 0:
        assert one == other
        assert exposure(before, counted) == exposure(after, counted)
    elif both < 0:
        assert other <= one
    else:
        assert other >= one


def test_goods_that_were_delivered_are_invoiced_with_the_limit_used_up() -> None:
    """A customer at its limit: the invoice for what was delivered leaves the next order as it was."""
    order = {**READY, **dict.fromkeys(PARTS, 0), "contract_delivery_date": None}
    order |= {"credit_limit": 100, "order_amount": 40}
    delivered, invoiced = {"delivered_not_invoiced": 60}, {"open_invoices": 60}
    both = {**EVERYTHING, "shared.exposure_parts": ["open_invoices", "delivered_not_invoiced"]}
    alone = {**EVERYTHING, "shared.exposure_parts": ["open_invoices"]}
    for values, said in ((both, ["dispatch", "dispatch"]), (alone, ["dispatch", "dispatch"])):
        assert [ask(values, HANDBOOK, {**order, **each})["release"] for each in (delivered, invoiced)] == said
    more = {**order, "order_amount": 41}
    assert ask(both, HANDBOOK, {**more, **delivered})["release"] == "refer"
    assert [ask(alone, HANDBOOK, {**more, **each})["release"] for each in (delivered, invoiced)] == [
        "dispatch",
        "refer",
    ]
