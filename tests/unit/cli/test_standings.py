"""A decision about time on paper: the shipped complaint and what a program gets of it."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from click.testing import Result

Run = Callable[..., Result]
FACTS = {"topic": "late_delivery", "amount_claimed": None, "injured": False, "grade": "key"}
RECEIVED = {"event": "receive", "at": "2026-02-13T16:00+08:00"}
RESPONDED = {"event": "respond", "at": "2026-02-13T17:00+08:00", "by": "front_line"}
NOW = "2026-02-13T18:00+08:00"


def question(*happened: Any, now: str = NOW) -> Sequence[str]:
    point = "lighting.complaint_response"
    told = ("--facts", json.dumps(FACTS), "--events", json.dumps(happened), "--now", now)
    return ("evaluate", point, "--company", "example-group", *told)


def chain(*happened: Any, now: str = NOW) -> Sequence[str]:
    facts = json.dumps({"topic": "fault", "touches_major_decision": False})
    told = ("--facts", facts, "--events", json.dumps(happened), "--now", now)
    return ("evaluate", "complaint_escalation", "--company", "example-group", *told)


def test_duties_stand_in_a_small_table(run: Run) -> None:
    lines = run(*question(RECEIVED, RESPONDED)).stdout.split("\n")
    rows = [" ".join(line.split()) for line in lines]
    assert "duty state due who rule and clause" in rows
    assert "carrier contacted breached 2026-02-13 16:30 sales department carrier" in rows
    assert "1 hour 30 minutes over lighting.6.ex1.a" in rows
    assert "first response met 2026-02-13 20:00 front-line staff every-respond" in rows


def test_the_pressing_duties_are_named_first(run: Run) -> None:
    first = run(*question(RECEIVED, RESPONDED)).stdout.split("Company")[0]
    assert first.index("breached") < first.index(": open") < first.index(": met")


def test_duties_that_there_are_not_are_named_in_chinese_too(run: Run) -> None:
    told = run(*question(RECEIVED), "--language", "zh").stdout
    assert told.startswith("投诉处理时限：联系物流方已违约；")
    assert "现在没有的任务：启动处理、联系客户\n" in told


def test_json_has_every_field_of_every_status(data: Callable[..., Any]) -> None:
    """Moments in UTC, lengths of time as their seconds."""
    respond = data(*question(RECEIVED, RESPONDED))["outcome"]["respond"]
    assert respond["state"] == "met"
    assert (respond["due"], respond["since"]) == ("2026-02-13T12:00:00+00:00", "2026-02-13T08:00:00+00:00")
    assert (respond["elapsed"], respond["remaining"]) == ("3600", "10800")
    assert {
        "who",
        "done_at",
        "required",
        "done",
        "shortfall",
        "rule",
        "provisional",
        "soft",
    } <= respond.keys()


def test_an_explanation_tells_the_decisions_behind_it(run: Run) -> None:
    told = run(*question(RECEIVED), "--explain").stdout
    assert "Severity was decided by ‘severity of a complaint’:" in told
    assert "What would change the rules that apply:" in told
    assert "lighting.6.2.a] (reading L1)" in told
    assert "第六" in told


def test_a_chain_is_told_in_lines(run: Run) -> None:
    told = run(*chain(RECEIVED)).stdout
    assert told.startswith("Escalation of complaints: with the front-line staff (front line) since")
    assert "- After 2026-02-14 11:00 it moves up to the account manager\n" in told


def test_a_lifecycle_has_its_open_duties_below(run: Run) -> None:
    facts = json.dumps({"topic": "fault", "customer_confirmed": None})
    events = json.dumps([RECEIVED, {"event": "assign", "at": "2026-02-13T16:10+08:00"}])
    asked = ("after_sales_case", "--company", "example-group", "--facts", facts, "--events", events)
    result = run("evaluate", *asked, "--now", "2026-02-13T16:20+08:00")
    assert "- May come next: inspection arranged" in result.stdout
    assert result.stdout.index("Where it stands:") < result.stdout.index("Open duties\n")


def refused(run: Run, arguments: Sequence[str], code: int = 2) -> str:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    return result.stderr


def test_a_slip_in_an_event_or_a_role_is_told_with_what_is_near(run: Run) -> None:
    start = refused(run, question({**RECEIVED, "event": "recieve"}))
    assert "no event `receive` has happened, but there is one `recieve` (did you mean `receive`?)" in start
    event = refused(run, question(RECEIVED, {**RESPONDED, "event": "repond"}))
    assert "there is no event `repond`" in event
    assert "(did you mean `respond`?)" in event
    role = refused(run, question({**RECEIVED, "by": "front_lin"}))
    assert "(did you mean `front_line`?)" in role


def test_a_moment_of_an_event_needs_its_zone(run: Run) -> None:
    assert "has no zone" in refused(run, question({**RECEIVED, "at": "2026-02-13T16:00"}))


def test_events_that_do_not_go_together_are_input_that_cannot_be_used(run: Run) -> None:
    before = {**RESPONDED, "at": "2026-02-13T15:00+08:00"}
    assert "lies before the event `receive`" in refused(run, question(RECEIVED, before))
    pauses = [{"event": "pause", "at": f"2026-02-13T16:{minute}+08:00"} for minute in (10, 20)]
    assert "is paused already" in refused(run, question(RECEIVED, *pauses))


def test_a_case_that_never_began_is_input_that_cannot_be_used(run: Run) -> None:
    assert "no event `receive` has happened" in refused(run, question())


def test_a_day_that_the_calendar_does_not_know_leaves_the_question_without_an_answer(run: Run) -> None:
    late = {**RECEIVED, "at": "2026-12-30T16:00+08:00"}
    told = refused(run, chain(late, now="2026-12-31T18:00+08:00"), code=1)
    assert "the calendar does not know 2027-01-01" in told
