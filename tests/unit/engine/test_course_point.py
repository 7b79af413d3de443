"""Questions that speak of time, from YAML to a decision: events read, documents joined, rules marked."""

import pickle
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from crmpolicy.engine import Decision, Outcome, PolicySet, trace
from crmpolicy.engine.courses.kinds import DutyType
from crmpolicy.engine.courses.states import DutyStatus
from crmpolicy.errors import FactsError, MissingParameterError, PolicyError
from crmpolicy.testing import load_texts
from crmpolicy.wording import Language

COMPANY = """\
format: 1
company: firm
title: {zh: 公司, en: firm}
zone: Asia/Shanghai
currency: 元
adopts: [one@1, two@1]
calendar:
  hours: {monday to friday: ["08:30-12:00", "13:30-17:30"]}
roles: {老王: manager}
parameters: {one.limit: 4h, one.tell_top: director}
chosen: {climb: one}
"""
WORDS = """\
format: 1
roles:
  clerk: {title: {zh: 职员, en: clerk}}
  manager: {title: {zh: 经理, en: manager}}
  director: {title: {zh: 总监, en: director}}
events:
  receive: {title: {zh: 收到, en: received}}
  close: {title: {zh: 结案, en: closed}}
  pause: {title: {zh: 暂停, en: paused}}
  resume: {title: {zh: 恢复, en: resumed}}
scales:
  mode:
    title: {zh: 方式, en: mode}
    order: none
    values: [{id: phone, title: {zh: 电话, en: phone}}, {id: visit, title: {zh: 上门, en: visit}}]
facts:
  serious: {title: {zh: 重大, en: serious}, type: boolean}
  mode: {title: {zh: 方式, en: mode}, type: choice, scale: mode}
  note: {title: {zh: 备注, en: note}, type: text}
"""
ONE = """\
format: 1
parameters:
  limit: {title: {zh: 时限, en: limit}, type: term, value: required}
  tell_top: {title: {zh: 告知, en: told}, type: role, value: optional}
decisions:
  answer_by:
    title: {zh: 答复时限, en: limits of answers}
    kind: duties
    starts: receive
    governed_by: receive
    closes: [close]
    pauses: {from: pause, to: resume}
    duties:
      answer: {title: {zh: 答复, en: answered}, counts: {mode: phone}}
    counting: {done_by: anyone}
    rules:
      - {id: all, then: {duty: answer, within: limit}, clause: one.1}
      - {id: serious, when: {serious: yes}, then: {duty: answer, within: 2 working hours}, clause: one.2}
  climb:
    title: {zh: 升级, en: climb}
    kind: chain
    starts: receive
    governed_by: receive
    ends: {close: closed}
    at_limit: tell
    levels:
      - {id: desk, title: {zh: 柜台, en: desk}, who: clerk, at_most: 1h, then: {tell: [tell_top, manager]}}
      - {id: top, title: {zh: 上层, en: top}, who: director}
    rules:
      - {id: up, when: {serious: yes}, then: {level: top}, clause: one.3}
  life:
    title: {zh: 过程, en: life}
    kind: lifecycle
    governed_by: receive
    duties: answer_by
    states:
      - {id: new, title: {zh: 新, en: new}, start: yes}
      - {id: known, title: {zh: 已知, en: known}}
      - {id: ended, title: {zh: 结束, en: ended}, final: yes}
    moves:
      - {id: m1, from: new, event: receive, to: known, clause: one.4}
      - {id: m2, from: known, event: close, to: ended, by: manager, needs: [note], clause: one.5}
"""
TWO = """\
format: 1
decisions:
  answer_by:
    title: {zh: 答复时限, en: limits of answers}
    kind: duties
    starts: receive
    governed_by: receive
    duties:
      answer: {title: {zh: 答复, en: answered}}
      record: {title: {zh: 记录, en: recorded}}
    counting: {done_by: anyone}
    rules:
      - {id: quick, then: {duty: answer, within: 3h}, clause: two.1}
      - {id: record, then: {duty: record, within: 1 working day}, clause: two.2}
"""
SUBJECTS = """\
format: 1
subjects:
  answer_by: {title: {zh: 答复时限, en: limits of answers}, room: sla, duties: {join: earliest}}
  climb: {title: {zh: 升级, en: climb}, room: sla}
  life: {title: {zh: 过程, en: life}, room: sla}
"""
POLICY = """\
format: 1
document: {key}
title: {{zh: 制度, en: policy}}
version: 1
zone: Asia/Shanghai
currency: 元
"""
RECEIVED = {"event": "receive", "at": "2026-03-02T09:00+08:00"}
NOW = datetime(2026, 3, 2, 3, tzinfo=UTC)  # 11:00 in Shanghai


@pytest.fixture(scope="module")
def policies() -> PolicySet:
    """Load a company that adopts two documents."""
    texts = {
        "subjects.yaml": SUBJECTS,
        "facts.yaml": WORDS,
        "one/policy.yaml": POLICY.format(key="one"),
        "one/rules.yaml": ONE,
        "two/policy.yaml": POLICY.format(key="two"),
        "two/rules.yaml": TWO,
        "companies/firm.yaml": COMPANY,
    }
    return load_texts(texts, "companies/firm.yaml")


def ask(
    policies: PolicySet,
    point: str,
    *events: Mapping[str, Any],
    now: datetime = NOW,
    serious: str = "no",
) -> Decision:
    """Ask with some events."""
    return policies.point(point).evaluate({"serious": serious, "events": list(events)}, now=now)


def codes(error: FactsError) -> list[str]:
    """Name what is wrong."""
    return [fault.code for fault in error.faults]


def test_documents_join_duty_by_duty_and_the_earliest_binds(policies: PolicySet) -> None:
    decision = ask(policies, "answer_by", RECEIVED)
    answer, record = decision.outcome["answer"], decision.outcome["record"]
    assert (answer.due, answer.document, answer.rule) == (datetime(2026, 3, 2, 4, tzinfo=UTC), "two", "quick")
    assert (record.due, record.state) == (datetime(2026, 3, 3, 9, 30, tzinfo=UTC), "open")
    assert {reason.rule: reason.binding for reason in decision.reasons} == {
        "all": False, "quick": True, "record": True,
    }  # fmt: skip


def test_a_fact_brings_in_a_stricter_rule(policies: PolicySet) -> None:
    answer = ask(policies, "answer_by", RECEIVED, serious="yes").outcome["answer"]
    assert (answer.rule, answer.due) == ("serious", datetime(2026, 3, 2, 3, tzinfo=UTC))


def test_an_event_counts_where_its_details_fit(policies: PolicySet) -> None:
    """By telephone only, says the first document; the second takes any answer."""
    seen = {"event": "answer", "at": "2026-03-02T10:00+08:00", "mode": "上门"}
    states = {
        name: ask(policies, f"{name}.answer_by", RECEIVED, seen).outcome["answer"].state
        for name in ("one", "two")
    }
    assert states == {"one": "open", "two": "met"}
    called = {**seen, "mode": "phone"}
    assert ask(policies, "one.answer_by", RECEIVED, called).outcome["answer"].state == "met"


@pytest.mark.parametrize("listed", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_listing_does_not_matter(policies: PolicySet, listed: Sequence[int]) -> None:
    events = [
        RECEIVED,
        {"event": "pause", "at": "2026-03-02T09:30+08:00"},
        {"event": "resume", "at": "2026-03-02T10:30+08:00"},
    ]
    answer = ask(policies, "one.answer_by", *(events[place] for place in listed)).outcome["answer"]
    assert answer.due == datetime(2026, 3, 2, 6, tzinfo=UTC)


def test_what_happens_after_the_question_is_not_seen(policies: PolicySet) -> None:
    later = {"event": "answer", "at": "2026-03-02T11:00:01+08:00", "mode": "phone"}
    assert ask(policies, "one.answer_by", RECEIVED, later).outcome["answer"].state == "open"


def test_a_role_may_be_called_as_the_company_calls_it(policies: PolicySet) -> None:
    told = {"event": "close", "at": "2026-03-02T10:00+08:00", "by": "老王", "note": "done"}
    outcome = ask(policies, "one.life", RECEIVED, told).outcome
    assert (outcome["state"], outcome["may"], outcome["refused"]) == ("ended", (), None)


def test_every_wrong_event_is_told_at_once(policies: PolicySet) -> None:
    wrong = [
        {"event": "recieve", "at": "2026-03-02T10:00+08:00"},
        {"event": "lunch", "at": "2026-03-02T10:00+08:00", "by": "manger"},
    ]
    with pytest.raises(FactsError) as caught:
        ask(policies, "one.answer_by", RECEIVED, *wrong)
    assert codes(caught.value) == ["event-unknown-near", "event-unknown", "event-role-unknown-near"]
    assert "receive" in caught.value.faults[0].hint()  # type: ignore[operator]  # this fault has a hint


def test_a_moment_without_zone_is_refused(policies: PolicySet) -> None:
    with pytest.raises(FactsError) as caught:
        ask(policies, "one.answer_by", {"event": "receive", "at": "2026-03-02T09:00"})
    assert "offset" in caught.value.message("en") or "zone" in caught.value.message("en")


def test_a_detail_that_no_policy_knows_is_refused(policies: PolicySet) -> None:
    with pytest.raises(FactsError, match="colour"):
        ask(policies, "one.answer_by", {**RECEIVED, "colour": "red"})


def test_a_case_that_has_not_begun_is_refused(policies: PolicySet) -> None:
    with pytest.raises(FactsError) as caught:
        ask(policies, "one.answer_by")
    assert codes(caught.value) == ["fact-event-missing"]


def test_a_chain_tells_the_roles_that_parameters_name(policies: PolicySet) -> None:
    """The stay at the desk is over after an hour: time alone moves nobody up here, but roles are told."""
    outcome = ask(policies, "climb", RECEIVED).outcome
    assert (outcome["level"], outcome["owner"], outcome["told"]) == ("desk", "clerk", ("director", "manager"))
    assert ask(policies, "climb", RECEIVED, serious="yes").outcome["owner"] == "director"


def test_a_role_that_is_not_named_is_not_told() -> None:
    texts = {
        "facts.yaml": WORDS,
        "one/policy.yaml": POLICY.format(key="one"),
        "one/rules.yaml": ONE,
    }
    alone = load_texts(texts, "one", parameters={"limit": "4h"})
    assert ask(alone, "climb", RECEIVED).outcome["told"] == ("manager",)


def test_open_duties_are_told_with_a_state(policies: PolicySet) -> None:
    decision = ask(policies, "one.life", RECEIVED)
    assert decision.outcome["state"] == "known"
    assert decision.outcome["may"] == ("close",)
    assert decision.outcome["duties"]["answer"].due == datetime(2026, 3, 2, 5, tzinfo=UTC)
    assert {reason.rule for reason in decision.reasons if reason.binding} == {"m1", "all"}


def test_a_move_that_lacks_what_it_needs_is_refused(policies: PolicySet) -> None:
    bare = {"event": "close", "at": "2026-03-02T10:00+08:00", "by": "manager"}
    refused = ask(policies, "one.life", RECEIVED, bare).outcome["refused"]
    assert (refused.event, refused.why) == ("close", "refused-lacks")


def test_a_document_alone_has_no_working_hours() -> None:
    texts = {"facts.yaml": WORDS, "two/policy.yaml": POLICY.format(key="two"), "two/rules.yaml": TWO}
    alone = load_texts(texts, "two")
    with pytest.raises(PolicyError) as caught:
        ask(alone, "answer_by", RECEIVED)
    assert caught.value.code == "calendar-missing"


def test_what_is_missing_is_named_before_anything_is_reckoned() -> None:
    texts = {"facts.yaml": WORDS, "one/policy.yaml": POLICY.format(key="one"), "one/rules.yaml": ONE}
    with pytest.raises(MissingParameterError, match=r"one\.limit"):
        ask(load_texts(texts, "one"), "answer_by", RECEIVED)


def test_a_decision_is_plain_data(policies: PolicySet) -> None:
    decision = ask(policies, "answer_by", RECEIVED)
    assert pickle.loads(pickle.dumps(decision)) == decision  # noqa: S301 - our own pickle
    assert hash(decision) == hash(ask(policies, "answer_by", RECEIVED))
    told = decision.to_dict()
    assert told["outcome"]["answer"]["due"] == "2026-03-02T04:00:00+00:00"
    assert told["outcome"]["answer"]["remaining"] == "3600"
    assert told["facts"]["events"][0]["event"] == "receive"


def test_facts_may_be_read_once_and_asked_again(policies: PolicySet) -> None:
    point = policies.point("answer_by")
    facts = point.facts({"serious": "no", "events": [RECEIVED]}, now=NOW)
    later = datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert point.evaluate(facts, now=later).outcome["answer"].state == "breached"


def test_many_cases_are_decided_in_order_and_none_is_lost(policies: PolicySet) -> None:
    cases: list[Mapping[str, Any]] = [
        {"serious": "no", "events": [RECEIVED]},
        {"serious": "perhaps", "events": [RECEIVED]},
        {"serious": "no"},
    ]
    answers = list(policies.point("answer_by").evaluate_each(cases, now=NOW))
    assert [type(each).__name__ for each in answers] == ["Decision", "FactsError", "FactsError"]


def test_every_output_is_named_before_anything_is_asked(policies: PolicySet) -> None:
    for name in ("answer_by", "climb", "one.life"):
        point = policies.point(name)
        assert point.outcome.keys() <= point.output_titles.keys()
        assert set(ask(policies, name, RECEIVED).outcome) == set(point.outcome)


def test_each_document_keeps_the_values_of_its_own_governing_moment() -> None:
    """A complaint keeps the limits of the day on which it came; what now governs takes those of now."""
    three = TWO.replace("governed_by: receive", "governed_by: now").replace("within: 3h", "within: limit")
    limit = "format: 1\nparameters:\n  limit: {title: {zh: 时限, en: limit}, type: term, value: required}\n"
    dated = "{dated: [{value: 8h}, {from: 2026-03-05, value: 6h}]}"
    company = (
        COMPANY.replace("one@1, two@1", "one@1, three@1")
        .replace("one.limit: 4h", f"one.limit: {dated}, three.limit: {dated}")
        .replace("chosen: {climb: one}\n", "")
    )
    texts = {
        "subjects.yaml": SUBJECTS,
        "facts.yaml": WORDS,
        "one/policy.yaml": POLICY.format(key="one"),
        "one/rules.yaml": ONE,
        "three/policy.yaml": POLICY.format(key="three"),
        "three/rules.yaml": limit + three.removeprefix("format: 1\n"),
        "companies/firm.yaml": company,
    }
    policies = load_texts(texts, "companies/firm.yaml")
    later = datetime(2026, 3, 6, 3, tzinfo=UTC)
    decision = ask(policies, "answer_by", RECEIVED, now=later)
    said = {(each.document, each.rule): dict(each.said) for each in decision.reasons}
    assert str(said["one", "all"]["within"]) == "8 hours"
    assert str(said["three", "quick"]["within"]) == "6 hours"
    assert decision.outcome["answer"].document == "three"
    again = policies.point("answer_by").evaluate(decision.facts, now=later)
    assert again == decision


COUNTED = """\
format: 1
facts:
  kept: {title: {zh: 已留次数, en: times kept}, type: integer, derived: {count: events, where: {event: keep}}}
events:
  keep: {title: {zh: 留下, en: kept}}
  end: {title: {zh: 结束, en: ended}}
decisions:
  wait:
    title: {zh: 等待, en: waiting}
    kind: lifecycle
    states:
      - {id: waiting, title: {zh: 等待, en: waiting}, start: yes}
      - {id: over, title: {zh: 完, en: over}, final: yes}
    moves:
      - {id: keep, from: waiting, event: keep, to: waiting, when: {kept: {up_to: 2}}, clause: doc.1}
      - {id: end, from: waiting, event: end, to: over, clause: doc.2}
"""


@pytest.mark.parametrize(("kept", "may"), [(0, ("keep", "end")), (1, ("keep", "end")), (2, ("end",))])
def test_what_may_come_next_counts_itself(kept: int, may: tuple[str, ...]) -> None:
    """Kept twice already, a third time would be one too many: it is refused when it comes, so not offered."""
    point = load_texts({"doc/rules.yaml": COUNTED}).point("doc.wait")
    events = [{"event": "keep", "at": f"2026-03-0{day}T09:00+08:00"} for day in range(1, kept + 1)]
    assert point.evaluate({"events": events}, now=NOW).outcome["may"] == may


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("zh", "clerk 进行中 2026-03-02 04:00Z；boss 无此任务"),
        ("en", "clerk open 2026-03-02 04:00Z; boss no duty"),
    ],
)
def test_the_states_of_several_roles_are_shown_in_one_line(language: Language, wanted: str) -> None:
    due = datetime(2026, 3, 2, 4, tzinfo=UTC)
    each = Outcome((("clerk", DutyStatus("visit", "open", due)), ("boss", DutyStatus("visit", "none"))))
    assert DutyType().show(each, language) == wanted


def test_how_a_duty_stands_is_shown_in_chinese_unless_asked_otherwise() -> None:
    status = DutyStatus("visit", "open")
    assert DutyType(one=True).show(status) == DutyType(one=True).show(status, "zh")
    assert DutyType(one=True).show(status) != DutyType(one=True).show(status, "en")


def test_a_decision_of_an_earlier_period_is_traced_by_its_own_rules(policies: PolicySet) -> None:
    """The event that governs is read from the decision itself."""
    decision = ask(policies, "answer_by", RECEIVED, serious="yes")
    steps = {each.rule: each.matched for each in trace(policies, decision)}
    assert steps == {"all": True, "serious": True, "quick": True, "record": True}
