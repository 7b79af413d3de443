"""A question: its names, its periods, its moments, what others decide for it."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest

from crmpolicy.engine import PolicySet
from crmpolicy.errors import FactsError, MissingParameterError, UnknownPointError
from tests.unit.engine.conftest import NOW, Load, decide, fact, outcome

DATED = """\
facts:
  n: {title: {zh: 数, en: n}, type: number}
  m: {title: {zh: 数, en: m}, type: number}
parameters:
  bound:
    title: {zh: 界限, en: bound}
    type: number
    clause: d
    dated: [{value: 1}, {from: 2026-07-01, value: 5}]
  by_m:
    title: {zh: 看另一数, en: by m}
    type: boolean
    clause: d
    dated: [{value: no}, {from: 2027-01-01, value: yes}]
decisions:
  asked:
    title: {zh: 问, en: asked}
    GOVERNED
    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}
    hit: any
    rules:
      - {id: high, when: {n: {at_least: bound}}, then: {high: yes}, clause: d.1}
      - {id: other, when: {by_m: yes, m: {at_least: bound}}, then: {high: yes}, clause: d.2}
    otherwise: {id: low, then: {high: no}, clause: d.3}
"""


def dated(load: Load, governed_by: str = "now") -> PolicySet:
    """Load a question whose values change twice."""
    return load(DATED.replace("GOVERNED", f"governed_by: {governed_by}"))


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (datetime(2026, 6, 30, 23, 59, 59, tzinfo=ZoneInfo("Asia/Shanghai")), True),
        (datetime(2026, 7, 1, tzinfo=ZoneInfo("Asia/Shanghai")), False),
        (datetime(2026, 6, 30, 15, 59, 59, tzinfo=UTC), True),
        (datetime(2026, 6, 30, 16, tzinfo=UTC), False),
        (datetime(2026, 6, 30, 12, tzinfo=ZoneInfo("America/New_York")), False),
    ],
)
def test_a_value_counts_from_the_first_moment_of_its_day_where_the_policy_lives(
    load: Load,
    now: datetime,
    wanted: bool,  # noqa: FBT001 - the outcome
) -> None:
    assert dated(load).point("asked").evaluate({"n": 3}, now=now).outcome == {"high": wanted}


def test_which_facts_are_needed_follows_from_the_values_of_the_period(load: Load) -> None:
    point = dated(load).point("asked")
    later = datetime(2027, 6, 1, tzinfo=UTC)
    assert [program.names for program in point.programs()] == [("n",), ("n",), ("n", "m")]
    assert point.needed({}, now=NOW) == ("n",)
    with pytest.raises(FactsError):
        point.evaluate({"n": 1}, now=later)
    facts = point.facts({"n": 9, "m": 1}, now=later)
    assert (
        point.evaluate(facts, now=NOW).outcome == point.evaluate(facts, now=later).outcome == {"high": True}
    )


def test_an_event_may_pick_the_values(load: Load) -> None:
    """A case keeps the values of the moment at which it began, whenever it is asked about."""
    point = dated(load, "submit").point("asked")
    submitted = {"event": "submit", "at": "2026-05-01T00:00Z", "by": "manager"}
    events = [{**submitted, "at": "2026-08-01T00:00Z"}, submitted, {**submitted, "event": "close"}]
    later = datetime(2026, 9, 1, tzinfo=UTC)
    decision = point.evaluate({"n": 3, "events": events}, now=later)
    assert decision.outcome == {"high": True}
    again = point.facts({"n": 3, "events": events[:1]}, now=later)
    assert again.given()["n"] == 3
    assert point.evaluate({"n": 3, "events": events[:1]}, now=later).outcome == {"high": False}


@pytest.mark.parametrize(
    "events",
    [
        None,
        [],
        [{"event": "close", "at": "2026-05-01T00:00Z", "by": "manager"}],
        [{"event": "submit", "at": "2027-01-01T00:00Z"}],
    ],
)
def test_without_the_event_that_picks_the_values_nothing_is_decided(load: Load, events: Any) -> None:
    facts = {"n": 3} if events is None else {"n": 3, "events": events}
    with pytest.raises(FactsError) as caught:
        dated(load, "submit").point("asked").evaluate(facts, now=NOW)
    assert caught.value.code == "fact-event-missing"


def test_an_event_whose_moment_cannot_be_read_is_told(load: Load) -> None:
    with pytest.raises(FactsError) as caught:
        dated(load, "submit").point("asked").evaluate(
            {"n": 3, "events": [{"event": "submit", "at": "soon"}]}, now=NOW
        )
    (fault,) = caught.value.faults
    assert (fault.code, fault.arguments["code"]) == ("fact-wrong", "value-in-entry")
    assert "`events`" in fault.message("en")
    assert "entry 1: `at` (at): `soon` is not a moment" in fault.message("en")


@pytest.mark.parametrize("events", [5, True, "submit", {"event": "submit"}, np.array(5), [{"event": pd.NA}]])
def test_what_is_no_list_of_events_is_refused_as_such(load: Load, events: Any) -> None:
    """It used to break the search for the event that picks the values."""
    with pytest.raises(FactsError) as caught:
        dated(load, "submit").point("asked").evaluate({"n": 3, "events": events}, now=NOW)
    assert [each.arguments["name"] for each in caught.value.faults] == ["events"]


def test_the_event_that_picks_the_values_is_found_in_a_table(load: Load) -> None:
    point = dated(load, "submit").point("asked")
    events = pd.DataFrame({"event": ["close", "submit"], "at": [pd.Timestamp("2026-05-01", tz="UTC")] * 2})
    later = datetime(2026, 9, 1, tzinfo=UTC)
    assert point.evaluate({"n": 3, "events": events}, now=later).outcome == {"high": True}


def test_other_faults_are_told_with_the_event_that_is_missing(load: Load) -> None:
    with pytest.raises(FactsError) as caught:
        dated(load, "submit").point("asked").evaluate({"n": "many", "colour_x": 1, "events": []}, now=NOW)
    assert [each.code for each in caught.value.faults] == [
        "fact-event-missing",
        "fact-unknown-name",
        "fact-wrong",
    ]


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ({"event": "sumbit"}, "event-unknown-near"),
        ({"event": "qqqq"}, "event-unknown"),
        ({"event": "close", "by": "nobody"}, "event-role-unknown"),
    ],
)
def test_an_event_that_nobody_knows_does_not_go_uncounted_unnoticed(
    load: Load, event: Mapping[str, Any], code: str
) -> None:
    point = dated(load, "submit").point("asked")
    given = {"n": 3, "events": [{"event": "submit", "at": NOW}, {"at": NOW, **event}]}
    for ask in (point.evaluate, point.facts):
        with pytest.raises(FactsError) as caught:
            ask(given, now=NOW)
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("now", "code"),
    [
        (NOW.replace(tzinfo=None), "now-without-zone"),
        ("2026-05-20T04:00Z", "now-not-a-moment"),
        (NOW.date(), "now-not-a-moment"),
        (None, "now-not-a-moment"),
    ],
)
def test_a_moment_must_be_one_and_have_a_zone(load: Load, now: Any, code: str) -> None:
    with pytest.raises(FactsError) as caught:
        dated(load).point("asked").evaluate({"n": 1}, now=now)
    assert caught.value.code == code
    assert caught.value.message("zh")


def test_a_point_tells_its_title_its_documents_its_outcome_and_its_facts(load: Load) -> None:
    point = dated(load).point("doc.asked")
    assert (point.title.zh, point.documents) == ("问", ("doc",))
    assert {name: kind.name for name, kind in point.outcome.items()} == {"high": "boolean"}
    assert [each.key for each in point.reach()] == ["doc.m", "doc.n"]
    assert repr(point) == "DecisionPoint('doc.asked')"
    schema = point.json_schema(NOW)
    assert schema["required"] == ["n"]
    assert schema["additionalProperties"] is False
    json.dumps(schema)


def test_an_unknown_question_says_what_can_be_asked(load: Load) -> None:
    policies = dated(load)
    for name, code in (("aksed", "point-unknown-near"), ("zzz", "point-unknown")):
        with pytest.raises(UnknownPointError) as caught:
            policies.point(name)
        assert caught.value.code == code
    assert policies.points == ("asked", "doc.asked")
    assert policies.company == "doc"
    assert repr(policies).startswith("PolicySet('doc', ")


IN_FORCE = """\
format: 1
document: doc
title: {zh: 文件, en: document}
version: 1
zone: Asia/Shanghai
currency: 元
in_force: {from: 2026-02-01, to: 2026-06-30}
"""


def test_a_document_decides_only_from_its_first_to_its_last_day(load: Load) -> None:
    policies = load(DATED.replace("    GOVERNED\n", ""), doc__policy=IN_FORCE)
    point = policies.point("asked")
    zone = ZoneInfo("Asia/Shanghai")
    for day in (datetime(2026, 2, 1, tzinfo=zone), datetime(2026, 6, 30, 23, 59, tzinfo=zone)):
        assert point.evaluate({"n": 1}, now=day).outcome == {"high": True}
    for day in (datetime(2026, 1, 31, 23, 59, tzinfo=zone), datetime(2026, 7, 1, tzinfo=zone)):
        with pytest.raises(UnknownPointError) as caught:
            point.evaluate({"n": 1}, now=day)
        assert caught.value.code == "document-not-in-force"


REQUIRES = """\
facts:
  n: {title: {zh: 数, en: n}, type: number}
decisions:
  first:
    title: {zh: 一, en: first}
    outputs: {level: {title: {zh: 等级, en: level}, type: choice, scale: level}}
    rules:
      - {id: a, when: {n: {at_least: 1}}, then: {level: A}, clause: d.1}
      - {id: c, when: {n: {under: 1}}, then: {level: C}, clause: d.2}
  asked:
    title: {zh: 二, en: second}
    requires: {rank: first.level}
    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}
    rules:
      - {id: high, when: {rank: {at_least: B}}, then: {high: yes}, clause: d.3}
      - {id: low, when: {rank: {under: B}}, then: {high: no}, clause: d.4}
"""


def test_a_fact_that_is_not_given_is_asked_of_the_point_that_decides_it(load: Load) -> None:
    policies = load(REQUIRES)
    decision = decide(policies, {"n": 1})
    assert decision.outcome == {"high": True}
    assert [each.subject for each in decision.basis] == ["doc.first"]
    assert decision.to_dict()["basis"][0]["outcome"] == {"level": "A"}


@pytest.mark.parametrize("name", ["rank", "doc.rank"])
def test_a_fact_that_is_given_is_not_asked_of_another_point(load: Load, name: str) -> None:
    decision = decide(load(REQUIRES), {name: "丙"})
    assert decision.outcome == {"high": False}
    assert decision.basis == ()


def test_facts_can_be_read_before_with_what_others_decide(load: Load) -> None:
    point = load(REQUIRES).point("asked")
    facts = point.facts({"n": 0}, now=NOW)
    assert facts.given() == {"rank": "C"}
    assert point.evaluate(facts, now=NOW).outcome == {"high": False}
    with pytest.raises(FactsError):
        point.facts({"n": 0})


SLOT = """\
decisions:
  asked:
    title: {zh: 问, en: asked}
    clause: d.1
    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}
    rules: required
"""


def test_a_slot_that_the_company_has_not_written_is_missing(load: Load) -> None:
    with pytest.raises(MissingParameterError) as caught:
        decide(load(SLOT), {})
    assert caught.value.code == "slot-missing"
    assert caught.value.faults[0].clause == ("d.1",)


SWITCHED = """\
facts:
  n: {title: {zh: 数, en: n}, type: number}
parameters:
  never: {title: {zh: 上限, en: top}, type: number, clause: d, value: optional}
decisions:
  asked:
    title: {zh: 问, en: asked}
    outputs: {which: {title: {zh: 哪条, en: which}, type: text}}
    hit: first
    rules:
      - {id: r, when: {n: TEST}, then: {which: matched}, clause: d}
    otherwise: {id: o, then: {which: not}, clause: d}
"""


@pytest.mark.parametrize(
    ("test", "wanted"),
    [
        ("{under: never}", "matched"),
        ("{up_to: never}", "matched"),
        ("{at_least: never}", "not"),
        ("{over: never}", "not"),
        ("never", "not"),
        ("{not: never}", "matched"),
        ("[never, 3]", "matched"),
        ("{not: [never, 3]}", "not"),
    ],
)
def test_a_limit_that_is_not_set_is_no_limit(load: Load, test: str, wanted: str) -> None:
    assert outcome(load(SWITCHED.replace("TEST", test)), {"n": 3}) == {"which": wanted}


def test_the_facts_that_a_point_derives_for_itself_may_be_given(load: Load) -> None:
    facts = fact("n", "number")
    policies = load(
        f"facts:\n  {facts}decisions:\n  asked:\n    title: {{zh: 问, en: asked}}\n"
        "    outputs: {high: {title: {zh: 高, en: high}, type: boolean}}\n"
        "    derive: {big: {title: {zh: 大, en: big}, type: boolean, derived: {holds: {n: {over: 3}}}}}\n"
        "    rules:\n      - {id: r, when: {big: yes}, then: {high: yes}, clause: d}\n"
        "    otherwise: {id: o, then: {high: no}, clause: d}\n"
    )
    assert outcome(policies, {"n": 4}) == outcome(policies, {"big": True}) == {"high": True}
    assert outcome(policies, {"doc.asked:big": "no"}) == {"high": False}
