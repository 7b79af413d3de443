"""Laws of visits under the shipped policies (27 to 29, 32): the 3 x 4 table, meetings, rounds, reports."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.engine import PolicySet
from crmpolicy.errors import InvalidPolicySetError
from crmpolicy.testing.strategies import facts_for
from crmpolicy.verify.laws.mappings import unlawful
from tests.property.histories import LAW, MINUTE, STEEL_GRADES, ask, company, drawn, local_day

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
CLASSES = ("important", "general", "potential")
RANKS = ("handler", "handler_supervisor", "department_manager", "top_manager")
"""Those who visit, the most frequent first."""

moments = st.integers(0, 300 * 24 * 60).map(lambda minute: datetime(2026, 1, 1, tzinfo=UTC) + minute * MINUTE)
Table = Mapping[str, Mapping[str, int]]


def table(rows: Sequence[Sequence[int]]) -> dict[str, dict[str, int]]:
    """Write a table of counts, a row for each class."""
    return {each: dict(zip(RANKS, row, strict=True)) for each, row in zip(CLASSES, rows, strict=True)}


def lawful(counts: Table) -> bool:
    """Say 27 in other words: no higher rank visits more often, no better class is visited less."""
    rows = [[counts[each][rank] for rank in RANKS] for each in CLASSES]
    return all(row == sorted(row, reverse=True) for row in rows) and all(
        list(column) == sorted(column, reverse=True) for column in zip(*rows, strict=True)
    )


tables = st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=3, max_size=3)
steps = st.lists(st.lists(st.integers(0, 2), min_size=4, max_size=4), min_size=3, max_size=3)


def added_up(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    """Make counts that fall with each rank and each class."""
    return [[sum(sum(each[rank:]) for each in rows[place:]) for rank in range(4)] for place in range(3)]


def told(counts: Table) -> set[str]:
    """Name the laws that the checker finds broken by a table."""
    effective = company({}).effective
    parameter = effective.parameters["handbook.visit_counts"]
    kind: Any = parameter.type
    read = kind.read(counts)
    return {law.id for law in parameter.properties if unlawful(effective.facts, kind, law, read) is not None}


@LAW
@given(tables, steps)
def test_the_checker_tells_exactly_the_tables_that_break_the_order(rows: Any, more: Any) -> None:
    """27: by rank in each class, and by class for each rank."""
    assert told(table(added_up(more))) == set()
    assert (told(table(rows)) == set()) == lawful(table(rows))


def counts_of(random: Random) -> Mapping[str, Any]:
    """Make a lawful table, and the period it is for."""
    rows = [[random.randint(0, 2) for _ in range(4)] for _ in range(3)]
    period = random.choice(["month", "quarter", "half year", "year"])
    return {"handbook.visit_counts": table(added_up(rows)), "handbook.visit_period": period}


TABLES = drawn(counts_of, 12)


@LAW
@given(st.sampled_from(TABLES), st.lists(st.tuples(moments, st.sampled_from(RANKS)), max_size=4), moments)
def test_visits_asked_for_are_those_of_the_table_and_fall_with_rank_and_class(
    values: Mapping[str, Any], visits: list[tuple[datetime, str]], now: datetime
) -> None:
    """27: and each rank has a counter of its own."""
    events = [("sales_visit", at, who) for at, who in visits if at <= now]
    found = {
        each: ask(
            company(values),
            "handbook.visit_cadence",
            events,
            now,
            {"visit_class": each, "service_grade": "A"},
        )["sales_visit"]
        for each in CLASSES
    }
    required = {each: {rank: found[each][rank].required for rank in RANKS} for each in CLASSES}
    assert required == values["handbook.visit_counts"]
    assert lawful(required)
    for each in CLASSES:
        for rank in RANKS:
            status = found[each][rank]
            assert (status.state == "none") == (status.required == 0)
            assert status.done <= sum(who == rank for _, _, who in events)


@LAW
@given(
    st.integers(1, 4),
    st.sampled_from(["quarter", "year", "2 months"]),
    st.sampled_from("ABCD"),
    st.lists(moments, max_size=4),
    moments,
)
def test_a_key_account_is_met_every_month_whatever_else_is_asked(
    least: int, every: str, grade: str, meetings: list[datetime], now: datetime
) -> None:
    """28: in the document alone and in all of them, for every class and whatever other visits say."""
    policies = company({"key_accounts.min_meetings": least, "lighting.general_visit_every": every})
    events = [
        ("meeting", at, "key_account_manager", {"mode": "face_to_face"}) for at in meetings if at <= now
    ]
    facts = {"is_key_account": True, "completed_orders": 1, **STEEL_GRADES[grade]}
    alone = ask(policies, "key_accounts.visit_cadence", events, now, {"is_key_account": True})["meeting"]
    together = ask(policies, "visit_cadence", events, now, facts)["meeting"]
    assert alone == together
    assert together.required == least >= 1
    held = [local_day(at) for _, at, *_ in events]
    if held:
        last = max(held)
        full = sum((day.year, day.month) == (last.year, last.month) for day in held) >= least
        year, month = divmod(last.year * 12 + last.month - 1 + full, 12)
        assert (local_day(together.due).year, local_day(together.due).month) == (year, month + 1)
    else:
        assert local_day(together.due) - local_day(now) <= timedelta(days=61)


def test_a_key_account_cannot_be_met_less_than_once() -> None:
    """28: no value may go below one."""
    with pytest.raises(InvalidPolicySetError):
        company({"key_accounts.min_meetings": 0})


assignments = facts_for("handbook.visit_assignment", company({}))


@LAW
@given(assignments, st.booleans())
def test_whoever_sells_there_makes_a_round_only_for_a_reason(facts: dict[str, Any], exceptions: bool) -> None:  # noqa: FBT001 - drawn
    """29: and where no exception is allowed, not even then."""
    policies = company({"handbook.separation_overridable": "yes" if exceptions else "no"})
    plain = {name.removeprefix("handbook."): value for name, value in facts.items()}
    asked = {**plain, "visit_kind": "service_round", "visitor_sells_there": True}
    outcome = policies.point("handbook.visit_assignment").evaluate(asked, now=NOW).outcome
    if outcome["allowed"]:
        assert exceptions
        assert isinstance(asked.get("assignment_reason"), str)
        assert outcome["needs_reason"]
    without = {**asked, "assignment_reason": None}
    assert not policies.point("handbook.visit_assignment").evaluate(without, now=NOW).outcome["allowed"]


TRIGGERS = ("competitor_policy", "competitor_product", "competitor_move", "own_defect", "other_urgent")
chosen = st.lists(st.sampled_from(TRIGGERS), unique=True)


def reported(policies: PolicySet, triggers: Sequence[str], solvable: bool) -> Any:  # noqa: FBT001 - a fact
    """Tell whether an urgent report is due."""
    facts = {"urgent_triggers": list(triggers), "self_resolvable": solvable}
    return policies.point("handbook.urgent_report").evaluate(facts, now=NOW).outcome["report"]


FORCED: Sequence[list[str]] = ([], ["own_defect"], ["competitor_move", "own_defect"], list(TRIGGERS))


@LAW
@given(chosen, chosen, st.booleans(), st.sampled_from(FORCED))
def test_an_urgent_report_is_due_for_a_trigger_that_is_forced_or_cannot_be_settled(
    triggers: list[str],
    more: list[str],
    solvable: bool,  # noqa: FBT001 - drawn
    forced: list[str],
) -> None:
    """32: if and only if; and a further trigger never takes a report away."""
    policies = company({"handbook.never_self_resolvable": forced})
    found = reported(policies, triggers, solvable)
    assert found == bool(triggers and (not solvable or set(triggers) & set(forced)))
    assert (
        reported(policies, [*triggers, *(each for each in more if each not in triggers)], solvable) >= found
    )


@LAW
@given(moments, chosen, st.booleans(), st.integers(0, 2000))
def test_an_urgent_report_is_owed_from_the_daily_report_on(
    received: datetime,
    triggers: list[str],
    solvable: bool,  # noqa: FBT001 - drawn
    wait: int,
) -> None:
    """32: where one is due it is due in time, and where none is there is no such duty."""
    facts = {"urgent_triggers": triggers, "self_resolvable": solvable}
    events = [("receive_daily_report", received)]
    now = received + wait * MINUTE
    status = ask(company({}), "handbook.urgent_report_limit", events, now, facts)["urgent_report"]
    if reported(company({}), triggers, solvable):
        assert status.due == received + timedelta(hours=2)
        assert (status.state == "breached") == (now > status.due)
    else:
        assert status.state == "none"
