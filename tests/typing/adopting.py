"""Typical code of those who adopt the library: logs, DMN, durable-rules, laws of their own. It is never run.

As in ``api.py``, what is wrong on purpose carries an ignore for each checker, which refuses one that is no
longer needed.
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, assert_type

from hypothesis.strategies import SearchStrategy

from crmpolicy import Decision, DecisionLog, Fault, PolicySet, Replay, replay
from crmpolicy.interop.dmn import DmnError, NotInDmnError, dmn_of, jdm_of, policy_files
from crmpolicy.interop.durable import DurableEscalation, DurableTable, durable_escalation, durable_table
from crmpolicy.testing import (
    BrokenLawError,
    ComplaintHistory,
    MadeCalendar,
    assert_agrees_with,
    assert_monotone,
    assert_total,
    calendars,
    complaint_histories,
    policy_sets,
)


def keep_a_log(policies: PolicySet, facts: Mapping[str, Any], now: datetime) -> int:
    """A log is closed by its end; what it holds is decided anew."""
    path = Path("decisions.jsonl")
    with DecisionLog(path, key=bytes(32), sync=True) as log:
        decision = log.evaluate(policies, "customer_grade", facts, now=now, reference="C-1")
        assert_type(decision, Decision)
        log.record(policies, decision, facts)
    found = replay(path, policies)
    assert_type(found, Replay)
    return found.different + replay(path, {"steel": policies}.__getitem__).left_open


def exchange_tables(policies: PolicySet, now: datetime) -> tuple[Fault, ...]:
    """A model becomes bytes or text; what cannot be said, or read, comes as all faults at once."""
    try:
        model = dmn_of(policies, "steel.customer_size", now=now)
    except NotInDmnError as refused:
        return refused.faults
    assert_type(model, bytes)
    assert_type(jdm_of(policies, now=now), str)
    try:
        assert_type(policy_files(model, document="tables", file="tables.dmn"), dict[str, str])
    except DmnError as wrong:
        return wrong.faults
    return ()


def ask_durable_rules(policies: PolicySet, facts: Mapping[str, Any], now: datetime) -> int:
    """A table is asked as a question is, a chain by the name of a case."""
    table = durable_table(policies, "steel.customer_size", now=now)
    assert_type(table, DurableTable)
    assert_type(table.evaluate(facts, now=now), Decision)
    escalation = durable_escalation(policies, "complaint_escalation")
    assert_type(escalation, DurableEscalation)
    escalation.evaluate("C-1", facts, now=now)
    escalation.forget("C-1")
    return len(escalation)


def try_laws(policies: PolicySet, theirs: Mapping[str, str]) -> str:
    """A law is one line; what breaks it can be looked at."""
    assert_total("customer_grade", policies, undecided=False, max_examples=1_000)
    assert_monotone("customer_grade", policies, fact="sales_share", outcome="grade")
    try:
        assert_agrees_with("customer_grade", policies, theirs.get)
    except BrokenLawError as broken:
        return broken.message("zh")
    return ""


def make_examples(policies: PolicySet) -> tuple[SearchStrategy[Any], ...]:
    """Strategies give what their names say."""
    histories = complaint_histories(policies, events=3)
    assert_type(histories, SearchStrategy[ComplaintHistory])
    made = calendars(zones=["Asia/Kolkata"], days=7)
    assert_type(made, SearchStrategy[MadeCalendar])
    sets = policy_sets(kinds=["table"], hits=["first"])
    assert_type(sets, SearchStrategy[PolicySet])
    return histories, made, sets


def open_on(made: MadeCalendar, policies: PolicySet, day: date) -> tuple[bool, PolicySet]:
    """A made calendar tells its own hours, and can be put in force."""
    return bool(made.hours_of(day)), made.in_force(policies)


def what_a_type_checker_refuses(policies: PolicySet, now: datetime) -> None:
    """A moment left out, a log without a place, a question that is no text."""
    dmn_of(policies, "customer_size")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # no moment
    DecisionLog()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # no place
    durable_table(policies, 3, now=now)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no name
