"""Questions put to durable-rules: answered as by the engine, or refused with what to use instead."""

import json
import threading
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine import Decision, PolicySet
from crmpolicy.errors import (
    CalendarHorizonError,
    CrmPolicyError,
    FactsError,
    MissingParameterError,
    UndecidedError,
    UnknownPointError,
)
from crmpolicy.interop.durable import DurableTable, durable_escalation, durable_table
from crmpolicy.testing import load_texts
from tests.property.every_point import good

GROUP: Final = load_policy_set("example-group")
NOW: Final = datetime(2026, 3, 2, 8, tzinfo=UTC)
GRADE: Final = "steel.customer_grade"
FACTS: Final = {"sales_share": "0.95%", "contribution": "large", "cooperation": "close", "reputation": "good"}
NAMED: Final = {"title": {"zh": "甲", "en": "it"}}


def policies_of(facts: Mapping[str, Any], rules: list[dict[str, Any]]) -> PolicySet:
    """Load a document of one table that says whether a customer is served."""
    rules = [
        {"id": f"r{at}", "then": {"served": "yes"}, "clause": "doc.1", **rule}
        for at, rule in enumerate(rules)
    ]
    decision = {
        **NAMED,
        "clause": "doc.1",
        "outputs": {"served": {**NAMED, "type": "boolean"}},
        "hit": "any",
        "rules": rules,
        "otherwise": {"id": "rest", "then": {"served": "no"}, "clause": "doc.1"},
    }
    declared = {name: {**NAMED, **fact} for name, fact in facts.items()}
    whole = {"format": "1", "facts": declared, "decisions": {"answer": decision}}
    return load_texts({"doc/rules.yaml": json.dumps(whole, ensure_ascii=False)})


def both(policies: PolicySet, name: str, facts: Mapping[str, Any], now: datetime = NOW) -> Decision:
    """Ask both ways; give the one answer."""
    found = durable_table(policies, name, now=now).evaluate(facts, now=now)
    assert found == policies.point(name).evaluate(facts, now=now)
    return found


def test_outcome_rules_and_clauses_are_those_of_the_engine() -> None:
    decision = both(GROUP, GRADE, FACTS)
    assert decision.outcome == {"grade": "B"}
    assert decision.reasons[0].clauses == ("steel.2.2.2.d",)


def test_a_subject_that_one_document_answers_is_its_table() -> None:
    (table,) = GROUP.point("customer_size").tables
    assert table.key == "steel.customer_size"
    assert both(GROUP, "customer_size", {"annual_volume": "5000 t"}).outcome == {"size": "large"}


def test_thresholds_that_are_not_counted_in_steps_are_told_by_their_place() -> None:
    size = durable_table(GROUP, "steel.customer_size", now=NOW)
    volumes = ("0 t", "499.999999 t", "500 t", "4999.999999 t", "5000 t", "5000.000001 t")
    places = [size.message({"annual_volume": each}, now=NOW)["annual_volume"] for each in volumes]
    assert places == [1, 1, 2, 3, 4, 5]
    (rules,) = size.rulesets(now=NOW)
    assert rules["part_0_rule_0"] == {"$gte": {"annual_volume": 4}}


MONEY: Final = {"owed": {"type": "money"}, "number": {"type": "integer"}}


@pytest.mark.parametrize(
    ("owed", "cents", "served"), [("99.99", 9_999, False), ("100", 10_000, True), ("100.01", 10_001, True)]
)
def test_money_is_counted_in_cents_at_a_threshold_and_beside_it(
    owed: str, cents: int, *, served: bool
) -> None:
    policies = policies_of(MONEY, [{"when": {"owed": {"at_least": "100元"}}}])
    facts = {"owed": owed}
    assert both(policies, "doc.answer", facts).outcome == {"served": served}
    told = durable_table(policies, "doc.answer", now=NOW)
    assert told.message(facts, now=NOW) == {"owed": cents}
    assert told.rulesets(now=NOW) == ({"part_0_rule_0": {"$gte": {"owed": 10_000}}},)


@pytest.mark.parametrize("owed", ["-1000000000000000", "1000000000000000", "-0.01", "0"])
def test_the_largest_amounts_are_told_exactly(owed: str) -> None:
    policies = policies_of(MONEY, [{"when": {"owed": {"up_to": "-1000000000000000"}}}])
    assert both(policies, "doc.answer", {"owed": owed}).outcome == {"served": owed.startswith("-1")}


def test_what_steps_would_not_fit_into_64_bits_is_told_by_its_place() -> None:
    facts = {"share": {"type": "ratio", "step": "0.0000000001", "unknown": "allowed"}}
    policies = policies_of(facts, [{"when": {"share": {"over": "0.5"}}}])
    told = durable_table(policies, "doc.answer", now=NOW)
    assert told.message({"share": "0.5000000001"}, now=NOW) == {"share": 3}
    assert [
        both(policies, "doc.answer", {"share": each}).outcome["served"] for each in ("0.5", "0.5000000001")
    ] == [
        False,
        True,
    ]


KINDS: Final = {
    "day": ({"type": "date"}, "2026-03-01", ["2026-02-28", "2026-03-01", "2026-03-02"]),
    "moment": (
        {"type": "instant"},
        "2026-03-01T00:00:00+08:00",
        ["2026-02-28T15:59:59.999999Z", "2026-02-28T16:00Z", "2026-02-28T16:00:00.000001Z"],
    ),
    "clock": ({"type": "time of day"}, "12:00", ["11:59", "12:00", "12:01"]),
    "limit": ({"type": "term"}, "24h", ["23h", "1 day", "25h", "1 month"]),
    "count": ({"type": "integer"}, "5", ["4", "5", "6"]),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("operator", ["at_least", "over", "up_to", "under"])
def test_every_comparison_holds_as_in_the_engine(kind: str, operator: str) -> None:
    """At the threshold, one step beside it, and where nobody knows."""
    declared, threshold, values = KINDS[kind]
    policies = policies_of(
        {"f": {**declared, "unknown": "allowed"}}, [{"when": {"f": {operator: threshold}}}]
    )
    served = [both(policies, "doc.answer", {"f": each}).outcome["served"] for each in [*values, None]]
    assert True in served
    assert served[-1] is False


@pytest.mark.parametrize(
    ("test", "served"),
    [
        ("foo", "foo"),
        (["foo", "bar"], "foo bar"),
        ({"not": "foo"}, "bar 5 other"),
        ({"not": ["foo", "5"]}, "bar other"),
        ({"known": "yes"}, "foo bar 5 other"),
        ({"known": "no"}, "unknown"),
    ],
)
def test_words_are_told_by_codes(test: Any, served: str) -> None:
    """So no text is compared with a number, and a word that no rule names is none of those they name."""
    policies = policies_of({"f": {"type": "text", "unknown": "allowed"}}, [{"when": {"f": test}}])
    given = {"foo": "foo", "bar": "bar", "5": "5", "other": "something else", "unknown": None}
    told = [
        name for name, each in given.items() if both(policies, "doc.answer", {"f": each}).outcome["served"]
    ]
    assert told == sorted(served.split(), key=list(given).index)


def test_facts_are_compared_with_facts() -> None:
    facts = {"owed": {"type": "money"}, "limit": {"type": "money", "unknown": "allowed"}}
    policies = policies_of(facts, [{"when": {"owed": {"over": "limit"}}}])
    rows = [{"owed": "100", "limit": limit} for limit in ("99.99", "100", "100.01", None)]
    assert [both(policies, "doc.answer", row).outcome["served"] for row in rows] == [
        True,
        False,
        False,
        False,
    ]


def test_alternatives_hold_when_one_does() -> None:
    facts = {name: {"type": "integer"} for name in ("a", "b", "c")}
    either = {"any": [{"a": 1, "b": 2}, {"c": {"over": 5}}]}
    policies = policies_of(facts, [{"when": {"a": {"under": 9}, **either}}])
    rows = [(1, 2, 0), (1, 3, 0), (1, 3, 6), (9, 2, 6), (1, 2, 6)]
    served = [
        both(policies, "doc.answer", dict(zip("abc", row, strict=True))).outcome["served"] for row in rows
    ]
    assert served == [True, False, True, False, True]


def test_a_rule_without_conditions_is_told_by_durable_rules_too() -> None:
    policies = policies_of({"a": {"type": "integer"}}, [{}])
    assert both(policies, "doc.answer", {}).outcome == {"served": True}
    assert durable_table(policies, "doc.answer", now=NOW).rulesets(now=NOW) == (
        {"part_0_rule_0": {"$eq": {"every_message": 1}}},
    )


def test_many_rules_are_dealt_out_to_several_rulesets() -> None:
    """A message that all of them looked at would overflow."""
    rules = [{"when": {"a": {"at_least": at}}} for at in range(130)]
    policies = policies_of({"a": {"type": "integer"}}, rules)
    table = durable_table(policies, "doc.answer", now=NOW)
    assert [len(each) for each in table.rulesets(now=NOW)] == [59, 59, 12]
    for value in (-1, 0, 58, 59, 129, 10_000):
        assert len(both(policies, "doc.answer", {"a": value}).reasons) == max(1, min(value + 1, 130))


def test_one_rule_with_too_many_alternatives_is_refused_at_its_place() -> None:
    words = [f"word {at}" for at in range(60)]
    policies = policies_of({"f": {"type": "text"}}, [{"when": {"f": words}}])
    with pytest.raises(CrmPolicyError, match="`r0` has more alternatives \\(60\\)") as refused:
        durable_table(policies, "doc.answer", now=NOW)
    assert refused.value.code == "durable-alternatives"
    assert refused.value.location is not None
    assert refused.value.fault.clause == ("doc.1",)
    assert both(
        policies_of({"f": {"type": "text"}}, [{"when": {"f": words[1:]}}]), "doc.answer", {"f": "word 7"}
    )


def test_more_facts_than_a_message_has_room_for_are_refused() -> None:
    names = [f"f{at}" for at in range(251)]
    facts = {name: {"type": "boolean"} for name in names}
    policies = policies_of(facts, [{"when": {name: "yes"}} for name in names])
    with pytest.raises(CrmPolicyError, match="asks for more \\(251\\)") as refused:
        durable_table(policies, "doc.answer", now=NOW)
    assert refused.value.code == "durable-fields"
    assert refused.value.location is not None


@pytest.mark.parametrize(
    ("name", "code", "instead"),
    [
        ("complaint_response", "durable-kind", "policies.point(...).evaluate"),
        ("key_customer_ranking", "durable-kind", "a ranking"),
        ("customer_form", "durable-kind", "a form"),
        ("complaint_escalation", "durable-kind", "durable_escalation"),
        ("admission", "durable-joined", "handbook.admission, key_accounts.admission"),
    ],
)
def test_what_is_no_table_of_one_document_is_refused(name: str, code: str, instead: str) -> None:
    with pytest.raises(CrmPolicyError) as refused:
        durable_table(GROUP, name, now=NOW)
    assert refused.value.code == code
    assert refused.value.location is not None
    assert instead in str(refused.value)
    assert name in refused.value.message("zh")


def test_a_question_that_nobody_answers_and_values_that_are_missing_are_told_as_ever() -> None:
    with pytest.raises(UnknownPointError):
        durable_table(GROUP, "no_such_question", now=NOW)
    with pytest.raises(UnknownPointError):
        durable_escalation(GROUP, "no_such_question")
    with pytest.raises(MissingParameterError, match="large_min"):
        durable_table(load_policy_set("example-steel"), "steel.customer_size", now=NOW)


@pytest.mark.parametrize(
    "facts",
    [{}, {**FACTS, "sales_share": "200%"}, {**FACTS, "reputaton": "good"}, {**FACTS, "cooperation": 3}],
    ids=["missing", "out of range", "misspelt", "wrong type"],
)
def test_faults_of_facts_are_those_of_the_engine(facts: Mapping[str, Any]) -> None:
    with pytest.raises(FactsError) as expected:
        GROUP.point(GRADE).evaluate(facts, now=NOW)
    with pytest.raises(FactsError) as found:
        durable_table(GROUP, GRADE, now=NOW).evaluate(facts, now=NOW)
    assert found.value.faults == expected.value.faults


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(FactsError, match="zone"):
        durable_table(GROUP, GRADE, now=NOW).evaluate(FACTS, now=NOW.replace(tzinfo=None))


def test_what_stays_undecided_is_told_with_its_trace() -> None:
    policies = policies_of(
        {"a": {"type": "integer"}}, [{"when": {"a": 1}}, {"when": {"a": 1}, "then": {"served": "no"}}]
    )
    with pytest.raises(UndecidedError) as expected:
        policies.point("doc.answer").evaluate({"a": 1}, now=NOW)
    with pytest.raises(UndecidedError) as found:
        durable_table(policies, "doc.answer", now=NOW).evaluate({"a": 1}, now=NOW)
    assert (found.value.fault, found.value.trace) == (expected.value.fault, expected.value.trace)
    assert found.value.trace


DRAWN: Final = (
    "handbook.security_value",
    "key_accounts.early_warning",
    "handbook.award_share",
    "steel.order_release",
)


@pytest.mark.parametrize("name", DRAWN)
def test_facts_that_others_decide_and_facts_of_entries_are_the_engines(name: str) -> None:
    """Lists, values that an event picks, and the decisions that an answer rests on."""
    for facts in good(name):
        both(GROUP, name, facts, datetime(2026, 6, 15, 1, tzinfo=UTC))


def test_values_of_another_period_are_rulesets_of_their_own() -> None:
    table = durable_table(GROUP, GRADE, now=NOW)
    later = NOW + timedelta(days=400)
    point = GROUP.point(GRADE)
    assert point.period(later) != point.period(NOW)
    assert table.evaluate(FACTS, now=later) == point.evaluate(FACTS, now=later)
    assert table.evaluate(FACTS, now=NOW) == point.evaluate(FACTS, now=NOW)


def test_a_table_may_be_asked_from_several_threads() -> None:
    table = durable_table(GROUP, GRADE, now=NOW)
    shares = [f"{each / 100}%" for each in range(200)]
    expected = [GROUP.point(GRADE).evaluate({**FACTS, "sales_share": each}, now=NOW) for each in shares]
    found: dict[int, list[Decision]] = {}

    def ask(number: int) -> None:
        found[number] = [table.evaluate({**FACTS, "sales_share": each}, now=NOW) for each in shares]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    before = threading.active_count()
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert [found[number] == expected for number in range(4)] == [True] * 4
    assert threading.active_count() == before
    assert isinstance(table, DurableTable)


FAULT: Final = {"topic": "fault", "touches_major_decision": "no"}


def complaint(*events: tuple[str, str]) -> dict[str, Any]:
    """Give the facts of a complaint."""
    return {**FAULT, "events": [{"event": name, "at": f"2026-03-02T{at}+08:00"} for name, at in events]}


def test_a_complaint_is_moved_on_by_what_is_new() -> None:
    escalation = durable_escalation(GROUP, "complaint_escalation")
    point = GROUP.point("complaint_escalation")
    facts = complaint(("receive", "10:00"))
    levels = []
    for hours in (0, 6, 52):
        now = datetime(2026, 3, 2, 2, 1, tzinfo=UTC) + timedelta(hours=hours)
        found = escalation.evaluate("C-1", facts, now=now)
        assert found == point.evaluate(facts, now=now)
        levels.append(found.outcome["level"])
    assert levels == ["front_line", "account_manager", "director"]
    assert len(escalation) == 1


def test_a_case_that_has_ended_is_not_kept() -> None:
    escalation = durable_escalation(GROUP, "complaint_escalation")
    open_, solved = complaint(("receive", "10:00")), complaint(("receive", "10:00"), ("solve", "11:00"))
    escalation.evaluate("C-1", open_, now=NOW)
    assert escalation.evaluate("C-1", solved, now=NOW).outcome["state"] == "solved"
    assert len(escalation) == 0
    assert escalation.evaluate("C-1", open_, now=NOW).outcome["state"] == "open"
    escalation.forget("C-1")
    escalation.forget("C-1")
    assert len(escalation) == 0


def test_a_case_whose_past_is_corrected_is_followed_anew() -> None:
    """What was posted cannot be taken back, so another state takes its place; also where now goes back."""
    escalation = durable_escalation(GROUP, "complaint_escalation")
    point = GROUP.point("complaint_escalation")
    versions = [
        complaint(("receive", "10:00"), ("hand_up", "10:30")),
        complaint(("receive", "10:00")),
        complaint(("receive", "10:00"), ("pause", "10:15")),
        {**complaint(("receive", "10:00")), "topic": "quality"},
    ]
    for facts in versions:
        assert escalation.evaluate("C-1", facts, now=NOW) == point.evaluate(facts, now=NOW)
        early = NOW - timedelta(hours=5)
        assert escalation.evaluate("C-1", facts, now=early) == point.evaluate(facts, now=early)
    assert len(escalation) == 1


def test_faults_of_a_case_are_those_of_the_engine_and_the_case_goes_on() -> None:
    escalation = durable_escalation(GROUP, "complaint_escalation")
    escalation.evaluate("C-1", complaint(("receive", "10:00")), now=NOW)
    with pytest.raises(FactsError, match="receive"):
        escalation.evaluate("C-1", {**FAULT, "events": []}, now=NOW)
    wrong = complaint(("receive", "10:00"), ("resume", "11:00"))
    with pytest.raises(FactsError):
        escalation.evaluate("C-1", wrong, now=NOW)
    assert escalation.evaluate("C-1", complaint(("receive", "10:00")), now=NOW).outcome["state"] == "open"


def test_a_failure_leaves_no_half_moved_case(monkeypatch: pytest.MonkeyPatch) -> None:
    escalation = durable_escalation(GROUP, "complaint_escalation")
    facts = complaint(("receive", "10:00"))
    escalation.evaluate("C-1", facts, now=datetime(2026, 3, 2, 2, 1, tzinfo=UTC))
    ((chart, _),) = escalation._cases._charts.values()
    monkeypatch.setattr(chart._rules, "do_actions", lambda _told, done: done("gone", None))
    with pytest.raises(CrmPolicyError, match="gone"):
        escalation.evaluate("C-1", facts, now=NOW)
    assert len(escalation) == 0
    monkeypatch.undo()
    assert escalation.evaluate("C-1", facts, now=NOW) == GROUP.point("complaint_escalation").evaluate(
        facts, now=NOW
    )


def test_a_day_that_the_calendar_does_not_reach_leaves_no_case() -> None:
    escalation = durable_escalation(GROUP, "complaint_escalation")
    at = datetime(2026, 12, 31, 9, tzinfo=UTC)
    facts = {**FAULT, "events": [{"event": "receive", "at": at}]}
    with pytest.raises(CalendarHorizonError):
        GROUP.point("complaint_escalation").evaluate(facts, now=at)
    with pytest.raises(CalendarHorizonError):
        escalation.evaluate("C-1", facts, now=at)
    assert len(escalation) == 0


@pytest.mark.parametrize("name", ["customer_size", "complaint_response", "customer_form"])
def test_what_is_no_chain_is_refused(name: str) -> None:
    with pytest.raises(CrmPolicyError) as refused:
        durable_escalation(GROUP, name)
    assert refused.value.code == "durable-no-chain"
    assert refused.value.location is not None


def test_every_chain_of_the_documents_can_be_run() -> None:
    """Approvals climb as complaints do."""
    escalation = durable_escalation(GROUP, "handbook.report_signoff")
    for facts in good("handbook.report_signoff"):
        now = datetime(2026, 6, 15, 1, tzinfo=UTC)
        expected = GROUP.point("handbook.report_signoff").evaluate(facts, now=now)
        assert escalation.evaluate("R-1", facts, now=now) == expected
