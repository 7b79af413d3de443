"""Duties of every shape, under every convention, asked of columns of events: as rows by themselves."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import product
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmpolicy.calendar.working import WorkingTime
from crmpolicy.engine import PolicySet
from crmpolicy.portfolio.event_columns import HEAD
from crmpolicy.portfolio.timely import _Frame
from crmpolicy.testing import load_texts
from tests.property.test_every_duty_many import BESIDE, agree

MINUTE: Final = timedelta(minutes=1)
EVENTS: Final = ("receive", "answer", "visit", "close", "again", "pause", "resume")
DAYS: Final[Mapping[str, date]] = {
    "Asia/Shanghai": date(2026, 2, 14),
    "Asia/Kolkata": date(2026, 1, 26),
    "America/New_York": date(2026, 3, 8),
    "Australia/Lord_Howe": date(2026, 4, 5),
    "Europe/Berlin": date(2026, 10, 25),
}
RULES: Final = """\
format: 1
events:
EVENTS
parameters:
  limit:
    title: {zh: 时限, en: limit}
    type: term
    clause: doc.1
    dated: [{value: 5 h}, {from: DAY, value: 2 working hours}]
facts:
  urgent: {title: {zh: 紧急, en: urgent}, type: boolean}
decisions:
  answer:
    title: {zh: 时限, en: limits}
    kind: duties
    starts: receive
    governed_by: receive
    clause: doc.1
    closes: [close]
    at_risk_from: 33.3%
    restarts: {again: [respond]}
    pauses: {from: pause, to: resume}
    counting: {COUNTING}
    duties:
      respond: {title: {zh: 答复, en: respond}, met_by: [answer]}
      solve: {title: {zh: 解决, en: solve}}
      check: {title: {zh: 检查, en: check}, join: latest}
      call: {title: {zh: 打电话, en: call}, met_by: [visit]}
      report: {title: {zh: 报告, en: report}}
    rules:
      - {id: a, then: {duty: respond, within: limit}, no clause: yes}
      - id: b
        when: {urgent: yes}
        then: {duty: respond, within: 1 working hour}
        no clause: yes
      - {id: c, then: {duty: solve, within: 1 days, from: respond}, no clause: yes}
      - {id: d, then: {duty: solve, within: 7 h, from: visit}, no clause: yes}
      - {id: e, then: {duty: check, within: 1 months, from: solve}, no clause: yes}
      - {id: f, then: {duty: check, within: 2 working days, from: answer}, no clause: yes}
      - {id: g, then: {duty: call, every: EVERY}, no clause: yes}
      - id: h
        when: {urgent: yes}
        then: {duty: report, day: 20, from: solve, months_after: 1}
        no clause: yes
      - {id: i, when: {urgent: no}, then: {duty: report, day: 3, from: answer}, no clause: yes}
"""
COMPANY: Final = """\
format: 1
company: co
title: {zh: 公司, en: company}
zone: ZONE
currency: 元
adopts: [doc@1]
calendar:
  hours:
    monday to friday: ["08:30-12:00", "13:30-17:30"]
    saturday: ["01:00-03:15"]
    sunday: ["01:30-02:45"]
"""
WAYS: Final = tuple(
    product(
        ("not counted", "counted"),
        ("close", "same time"),
        ("stay", "next opening"),
        ("wait", "forecast"),
        ("last day", "roll over"),
    )
)
WORDS: Final = ("starting_day", "day_ends", "at_closing", "not_started", "month_end")
EVERY: Final = ("2 days", "5 working hours", "week")


@cache
def under(zone: str, ways: tuple[str, ...], every: str) -> PolicySet:
    """Load a policy with limits of every kind, on the clocks of a zone."""
    counting = ", ".join(f"{word}: {way}" for word, way in zip(WORDS, ways, strict=True))
    events = "".join(f"  {name}: {{title: {{zh: 事件, en: event}}}}\n" for name in EVENTS).rstrip()
    text = RULES.replace("EVENTS", events).replace("COUNTING", counting).replace("EVERY", every)
    text = text.replace("DAY", str(DAYS[zone]))
    return load_texts({"doc/rules.yaml": text, "co.yaml": COMPANY.replace("ZONE", zone)}, "co.yaml")


def rows_around(zone: str, random: Random, count: int, *, stops: bool) -> list[dict[str, Any]]:
    """Make rows around the day on which the clocks change: many moments come twice."""
    midnight = WorkingTime(zone, [[]] * 7).at(DAYS[zone], 0)
    moments = [
        midnight + MINUTE * random.choice((0, 90, 120, 150, 180, 510, 720, 1050, 1440)) for _ in range(3)
    ]
    moments += [midnight + MINUTE * random.randint(-4_000, 4_000) for _ in range(5)]
    rows = []
    for _ in range(count):
        chosen = [*EVENTS[:3], *(each for each in EVENTS[3:5] if random.random() < 0.1)]
        chosen += [each for each in EVENTS[5:] if stops and random.random() < 0.1]
        at = sorted(random.choices(moments, k=len(chosen)))
        cells = {
            f"{HEAD}{event}": moment
            for event, moment in zip(chosen, at, strict=True)
            if random.random() < 0.8
        }
        rows.append({"urgent": random.choice(("yes", "no")), **cells})
    return rows


asked = given(
    st.sampled_from(tuple(DAYS)),
    st.sampled_from(WAYS),
    st.sampled_from(EVERY),
    st.integers(0, 10**9),
    st.sampled_from(BESIDE),
)


@settings(max_examples=200, deadline=None)
@asked
def test_every_shape_and_convention(
    zone: str, ways: tuple[str, ...], every: str, seed: int, beside: timedelta
) -> None:
    """Asked at moments of events and beside them, while clocks change and values do."""
    every_shape(under(zone, ways, every), zone, seed, beside, 6)


@pytest.mark.soak
@settings(max_examples=1_000, deadline=None)
@asked
def test_every_shape_and_convention_in_longer_frames(
    zone: str, ways: tuple[str, ...], every: str, seed: int, beside: timedelta
) -> None:
    """The same, more often and with more rows that may lie in the same order."""
    every_shape(under(zone, ways, every), zone, seed, beside, 24)


def every_shape(policies: PolicySet, zone: str, seed: int, beside: timedelta, count: int) -> None:
    """Compare rows at a moment of one of them, or beside it."""
    random = Random(seed)  # noqa: S311 - nothing secret
    rows = rows_around(zone, random, count, stops=True)
    moments = [cell for row in rows for cell in row.values() if isinstance(cell, datetime)]
    now = random.choice([*moments, moments[0] + MINUTE * random.randint(0, 60_000)]) + beside
    agree("answer", rows, now, policies)


@pytest.mark.parametrize("every", EVERY)
@pytest.mark.parametrize("ways", [WAYS[0], WAYS[2], WAYS[-1]], ids="; ".join)
def test_a_value_of_another_day_counts_from_its_midnight(ways: tuple[str, ...], every: str) -> None:
    """The moment of the event that governs chooses the limit, a microsecond before midnight and at it."""
    zone = "America/New_York"
    begin = WorkingTime(zone, [[]] * 7).at(DAYS[zone], 0)
    rows = [{"urgent": "no", f"{HEAD}receive": begin + step} for step in BESIDE]
    for now in (begin + MINUTE, begin + MINUTE * 300, begin + MINUTE * 3_000):
        agree("answer", rows, now, under(zone, ways, every))


def test_rows_without_pauses_are_asked_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of them is left to be asked one by one but those that cannot be used."""
    left: list[int] = []
    singly = _Frame._singly

    def counted(frame: _Frame, parts: Any, rest: Any) -> None:
        left.append(len(rest))
        singly(frame, parts, rest)

    monkeypatch.setattr(_Frame, "_singly", counted)
    came = datetime(2026, 3, 2, 14, tzinfo=UTC)
    rows = [
        {"urgent": "no", f"{HEAD}receive": came + MINUTE * n, f"{HEAD}answer": came + 3 * n * MINUTE}
        for n in range(50)
    ]
    agree("answer", rows, came + MINUTE * 300, under("America/New_York", WAYS[0], EVERY[0]))
    assert left == []
