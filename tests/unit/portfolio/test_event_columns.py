"""Frames with columns of events: what a column is, what is refused, how duties stand in columns."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pandas as pd
import polars as pl
import pytest

from crmpolicy import load_policy_set
from crmpolicy.engine.course_point import CoursePoint
from crmpolicy.errors import FactsError
from crmpolicy.portfolio import evaluate_many
from crmpolicy.testing import load_texts
from tests.unit.portfolio.test_many import FRAMES, rows_of

GROUP: Final = load_policy_set("example-group")
INQUIRY: Final = "steel.inquiry_response"
COMPLAINT: Final = "steel.complaint_response"
NOW: Final = datetime(2026, 6, 15, 1, tzinfo=UTC)
MINUTE: Final = timedelta(minutes=1)
ROLES: Final = """\
format: 1
roles: {clerk: {title: {zh: 文员, en: clerk}}, chief: {title: {zh: 主管, en: chief}}}
events: {ask: {title: {zh: 来问, en: asked}}}
decisions:
  answers:
    title: {zh: 答复, en: answers}
    kind: duties
    starts: ask
    duties: {answer: {title: {zh: 答复, en: answer}}}
    rules:
      - {id: soon, then: {duty: answer, who: chief, within: 2h}, clause: d.1}
"""


def stands(frame: Any, question: str = INQUIRY, **more: Any) -> list[dict[str, Any]]:
    """Ask about all rows of a frame."""
    return rows_of(evaluate_many(question, GROUP, frame, now=NOW, **more))


@pytest.mark.parametrize("package", FRAMES)
@pytest.mark.parametrize("kept", ["texts", "moments"])
def test_a_duty_has_columns_of_its_own(package: str, kept: str) -> None:
    """State, due moment, since when, when it was done, by whom; of the same types in all packages."""
    came, went = (datetime.fromisoformat(f"2026-06-12T0{hour}:30+00:00") for hour in (1, 7))
    cells = [came, went] if kept == "moments" else [came.isoformat(), "2026-06-12T15:30+08:00"]
    frame = FRAMES[package]({"events.receive": cells, "events.reply": [cells[1], None]})
    first, second = stands(frame)
    single = GROUP.point(INQUIRY).evaluate({"events": [{"event": "receive", "at": went}]}, now=NOW)
    status = single.outcome["reply"]
    assert (second["reply.state"], second["reply.due"]) == (status.state, status.due)
    assert (first["reply.since"], first["reply.done_at"]) == (came, went)
    assert second["reply.since"] == went
    assert second["reply.done_at"] is None
    assert second["reply.who"] == status.who
    assert "reply" not in first


def test_types_are_those_of_every_frame() -> None:
    frame = pl.DataFrame({"events.receive": [NOW, None]}, schema={"events.receive": pl.Datetime("us", "UTC")})
    found = evaluate_many(INQUIRY, GROUP, frame, now=NOW)
    assert found["reply.due"].dtype == pl.Datetime("us", "UTC")
    assert found["reply.since"].null_count() == 1
    assert isinstance(found["reply.state"].dtype, pl.Enum)
    assert isinstance(found["reply.who"].dtype, pl.Categorical)
    plain = evaluate_many(INQUIRY, GROUP, frame.to_pandas(), now=NOW)
    assert str(plain["reply.due"].dtype) == "datetime64[us, UTC]"
    table = evaluate_many(INQUIRY, GROUP, frame.to_arrow(), now=NOW)
    assert str(table.schema.field("reply.due").type) == "timestamp[us, tz=UTC]"


def test_a_column_of_events_goes_by_its_head_a_title_or_a_mapping() -> None:
    """Whichever it is, the answers are the same."""
    title = GROUP.effective.events["receive"]
    heads = {"events.receive": {}, title.zh: {}, title.en: {}, "came": {"came": "events.receive"}}
    dues = {
        stands(pl.DataFrame({head: ["2026-06-12T09:30+08:00"]}), mapping=mapping)[0]["reply.due"]
        for head, mapping in heads.items()
    }
    assert len(dues) == 1
    assert None not in dues


@pytest.mark.parametrize(
    ("columns", "mapping", "code"),
    [
        ({"events.recieve": ["2026-06-12T09:30+08:00"]}, {}, "portfolio-event-column"),
        ({"came": ["2026-06-12T09:30+08:00"]}, {"came": "events.recieve"}, "portfolio-no-fact"),
        ({"events.receive": ["2026-06-12T09:30+08:00"], "events": [[]]}, {}, "portfolio-events-twice"),
        ({"events.receive": ["2026-06-12T09:30+08:00"], "reply.due": [1]}, {}, "portfolio-column-taken"),
    ],
)
def test_heads_that_cannot_be_used_are_told(columns: Any, mapping: dict[str, str], code: str) -> None:
    """In both languages; nothing is kept aside that looks like an event."""
    with pytest.raises(FactsError) as refused:
        stands(pd.DataFrame(columns), mapping=mapping)
    assert [fault.code for fault in refused.value.faults] == [code]
    assert refused.value.message("zh") != refused.value.message("en")


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("2026-06-12T09:30", "zone"),
        ("tomorrow", "tomorrow"),
        (datetime(2026, 6, 12, 9, 30), "zone"),  # noqa: DTZ001 - what is refused
        (pd.Timestamp("2026-06-12T09:30:00.000000001Z"), "microsecond"),
        (7, "7"),
        (None, "receive"),
    ],
)
def test_what_is_no_moment_is_invalid_as_by_itself(cell: Any, says: str) -> None:
    """With the very reason of the single evaluation; other rows are answered."""
    frame = pd.DataFrame({"events.receive": pd.Series([cell, NOW - MINUTE], dtype=object)})
    wrong, right = stands(frame)
    events = [] if cell is None else [{"event": "receive", "at": cell}]
    with pytest.raises(FactsError) as single:
        GROUP.point(INQUIRY).evaluate({"events": events}, now=NOW)
    assert (wrong["status"], wrong["reason"]) == ("invalid", single.value.message("en"))
    assert says in wrong["reason"]
    assert right["status"] == "decided"


def test_what_happens_later_is_not_seen() -> None:
    """Exactly at the moment of the question it is."""
    at = [NOW - MINUTE, NOW, NOW + timedelta(microseconds=1)]
    frame = pl.DataFrame({"events.receive": [NOW - 2 * MINUTE] * 3, "events.reply": at})
    assert [row["reply.state"] for row in stands(frame)] == ["met", "met", "open"]


def test_who_did_it_may_be_told() -> None:
    """Only the role that the rule names performs the duty; a role that nobody knows is refused."""
    policies = load_texts({"doc/rules.yaml": ROLES})
    frame = pl.DataFrame(
        {
            "events.ask": [NOW - 9 * MINUTE] * 4,
            "events.answer": [NOW - MINUTE] * 4,
            "events.answer.by": ["chief", "文员", None, "nobody"],
        }
    )
    found = rows_of(evaluate_many("answers", policies, frame, now=NOW))
    assert [row["answer.state"] for row in found] == ["met", "open", "open", None]
    assert "nobody" in found[3]["reason"]


def test_each_row_may_be_asked_at_a_moment_of_its_own() -> None:
    came = NOW - timedelta(days=3)
    frame = pl.DataFrame({"events.receive": [came] * 3, "at": [came + MINUTE, NOW, came - MINUTE]})
    found = rows_of(evaluate_many(INQUIRY, GROUP, frame, now="at"))
    assert [row["reply.state"] for row in found] == ["open", "breached", None]
    assert found[2]["status"] == "invalid"


def test_the_end_of_the_calendar_leaves_a_row_undecided() -> None:
    """What rests on holidays that nobody has published says so, by the day."""
    at = [datetime(2026, 12, day, 8, tzinfo=UTC) for day in (1, 31)]
    found = rows_of(evaluate_many(COMPLAINT, GROUP, pl.DataFrame({"events.receive": at}), now=at[1] + MINUTE))
    assert [row["status"] for row in found] == ["decided", "undecided"]
    assert "2027" in found[1]["reason"]


def test_open_cases_are_asked_once_for_each_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two thousand complaints at moments of their own are asked a few times, not two thousand."""
    asked: list[Any] = []
    evaluate = CoursePoint.evaluate

    def counted(point: CoursePoint, facts: Any, /, *, now: datetime) -> Any:
        asked.append(facts)
        return evaluate(point, facts, now=now)

    monkeypatch.setattr(CoursePoint, "evaluate", counted)
    received = [NOW - 61 * MINUTE * number for number in range(2_000)]
    found = stands(pl.DataFrame({"events.receive": received}), COMPLAINT)
    assert len({row["record.due"] for row in found}) == len(received)
    assert 1 < len(asked) < 20
