"""Outputs set by hand: by a named person of the right role, with a reason and an end, and never unnoticed."""

import json
import pickle
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmpolicy.engine import Decision, PolicySet
from crmpolicy.errors import FactsError, UndecidedError
from crmpolicy.testing import load_texts

from .conftest import NOW, SCALES
from .small_overrides import BOTH, LIMIT, ORDER, SET

Load = Callable[..., PolicySet]


def asked(
    load: Load, override: Any, *, approver: str | None = "director", now: datetime = NOW, **facts: Any
) -> Decision:
    policies = load(LIMIT, {"doc.approver": approver} if approver else None)
    return policies.point("doc.credit").evaluate({"mark": "C", "override": override, **facts}, now=now)


def faults(load: Load, override: Any, **more: Any) -> list[str]:
    with pytest.raises(FactsError) as caught:
        asked(load, override, **more)
    assert caught.value.message("zh")
    assert caught.value.message("en")
    return [fault.code for fault in caught.value.faults]


def test_what_is_set_by_hand_counts_and_both_are_told(load: Load) -> None:
    """The rule that is overruled in one output still binds for the other."""
    decision = asked(load, SET)
    assert decision.outcome == {"limit": Decimal(50_000), "watch": True}
    rule, hand = decision.reasons
    assert (rule.rule, rule.binding, rule.said) == (
        "poor",
        True,
        (("limit", Decimal(0)), ("watch", True)),
    )
    assert hand.binding
    assert hand.clauses == ("doc.2",)
    assert hand.said == (("limit", Decimal(50_000)),)
    assert hand.by_hand == ("director", "王敏", "国庆备货", date(2026, 6, 30))


def test_a_decision_set_by_hand_is_plain_data(load: Load) -> None:
    decision = asked(load, SET)
    assert pickle.loads(pickle.dumps(decision)) == decision  # noqa: S301 - made here
    told = json.loads(json.dumps(decision.to_dict(), ensure_ascii=False))
    assert told["reasons"][1]["by_hand"] == {
        "by": "director",
        "name": "王敏",
        "reason": "国庆备货",
        "until": "2026-06-30",
    }
    assert "by_hand" not in told["reasons"][0]


@pytest.mark.parametrize(
    ("moment", "limit"),
    [
        ("2026-06-30T23:59:59", "50000"),  # the zone of the policy is that of its company
        ("2026-07-01T00:00:00", "0"),
    ],
)
def test_it_ends_after_its_last_day_and_that_is_told(load: Load, moment: str, limit: str) -> None:
    policies = load(LIMIT, {"doc.approver": "director"})
    zone = datetime.fromisoformat(f"{moment}+08:00")
    assert policies.effective.zone == "Asia/Shanghai"
    decision = policies.point("doc.credit").evaluate({"mark": "C", "override": SET}, now=zone)
    assert decision.outcome["limit"] == Decimal(limit)
    assert decision.reasons[-1].by_hand is not None
    assert decision.reasons[-1].binding is (limit != "0")


def test_a_role_may_be_written_by_its_title(load: Load) -> None:
    assert asked(load, {**SET, "by": "总监"}).outcome["limit"] == Decimal(50_000)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"by": "manager"}, ["override-role-may-not"]),
        ({"by": "nobody"}, ["override-unknown-role"]),
        ({"watch": "no"}, ["override-unknown-name"]),
        ({"limit": "0.001元"}, ["override-output"]),
        ({"limit": "1 USD"}, ["override-output"]),
        ({"limit": None}, ["override-output"]),
        ({"limit": [5]}, ["override-output"]),
        ({"name": 3, "reason": ["x"], "until": 7}, ["override-value"] * 3),
        ({"by": None}, ["override-unknown-role"]),
        ({3: "x"}, ["override-unknown-name"]),
        ({"until": "soon"}, ["override-value"]),
        ({"name": None}, ["override-value"]),
    ],
)
def test_what_does_not_fit_is_refused(load: Load, change: Mapping[str, Any], codes: list[str]) -> None:
    assert faults(load, {**SET, **change}) == codes


@pytest.mark.parametrize("lacking", ["by", "name", "reason", "until"])
def test_nothing_is_set_without_person_reason_and_end(load: Load, lacking: str) -> None:
    assert faults(load, {name: each for name, each in SET.items() if name != lacking}) == ["override-lacks"]


def test_all_faults_are_told_together(load: Load) -> None:
    assert faults(load, {"by": "nobody", "colour": "red"}) == [
        "override-unknown-name",
        "override-lacks",
        "override-lacks",
        "override-lacks",
        "override-sets-nothing",
        "override-unknown-role",
    ]


@pytest.mark.parametrize("given", ["5万元", None, [], 5, [SET]])
def test_it_is_a_set_of_entries(load: Load, given: Any) -> None:
    assert faults(load, given) == ["override-not-a-record"]


@pytest.mark.parametrize("name", ["name", "reason"])
@pytest.mark.parametrize("blank", ["", " ", "\u3000\t", "——", "\u200b"])
def test_a_signature_that_says_nothing_is_none(load: Load, name: str, blank: str) -> None:
    assert faults(load, {**SET, name: blank}) == ["override-blank"]


def test_where_nobody_is_named_no_exception_exists(load: Load) -> None:
    """A document alone names nobody: its company does."""
    assert faults(load, SET, approver=None) == ["override-nobody-may-in-document"]


def test_what_rules_leave_undecided_is_not_decided_by_hand(load: Load) -> None:
    with pytest.raises(UndecidedError):
        asked(load, SET, mark="B")


def test_a_question_that_allows_none_knows_no_such_fact(load: Load) -> None:
    policies = load(LIMIT.replace("    override:", "    # override:"))
    with pytest.raises(FactsError) as caught:
        policies.point("doc.credit").evaluate({"mark": "C", "override": SET}, now=NOW)
    assert [fault.code for fault in caught.value.faults] == ["override-not-here"]


def test_a_question_hands_it_on_to_those_that_decide_its_facts(load: Load) -> None:
    """An order that is asked with the exception is judged by the limit that the exception sets."""
    policies = load(LIMIT, {"doc.approver": "director"})
    point = policies.point("doc.order")
    facts = {"mark": "C", "amount": "3万元"}
    assert point.evaluate(facts, now=NOW).outcome["passes"] is False
    decision = point.evaluate({**facts, "override": SET}, now=NOW)
    assert decision.outcome["passes"] is True
    assert decision.basis[0].reasons[-1].by_hand is not None


def test_the_moment_is_read_before_the_last_day_is_judged(load: Load) -> None:
    """The last day is that of the company, not of the server."""
    late = datetime(2026, 6, 30, 16, 30, tzinfo=UTC)  # half past midnight of the first of July in Shanghai
    assert asked(load, SET, now=late).outcome["limit"] == Decimal(0)


def test_a_host_can_ask_what_it_has_to_give(load: Load) -> None:
    policies = load(LIMIT, {"doc.approver": "director"})
    schema = policies.point("doc.credit").json_schema(NOW)["properties"]["override"]
    assert schema["required"] == ["by", "name", "reason", "until"]
    assert set(schema["properties"]) == {"by", "name", "reason", "until", "limit"}
    assert "override" not in policies.point("doc.order").json_schema(NOW)["properties"]
    assert policies.point("doc.order").by_hand


SHARED = (
    "format: 1\nfacts:\n  ceiling: {title: {zh: 上限, en: ceiling}, type: money, range: {at_least: 0元}}\n"
)


@pytest.mark.parametrize(("limit", "codes"), [("-0.01元", ["override-output"]), ("0元", []), ("0.01元", [])])
def test_a_value_set_by_hand_is_fit_for_what_it_decides(load: Load, limit: str, codes: list[str]) -> None:
    """It obeys the range of the fact behind which its output stands, wherever it is asked."""
    text = LIMIT.replace("{limit: credit.limit}", "{ceiling: credit.limit}")
    text = text.replace("up_to: limit}", "up_to: ceiling}").replace("over: limit}", "over: ceiling}")
    policies = load(text, {"doc.approver": "director"}, facts=SHARED)
    for question in ("doc.credit", "doc.order"):
        facts = {"mark": "C", "amount": "3万元", "override": {**SET, "limit": limit}}
        point = policies.point(question)
        if not codes:
            assert point.evaluate(facts, now=NOW).outcome
            continue
        with pytest.raises(FactsError) as caught:
            point.evaluate(facts, now=NOW)
        (fault,) = caught.value.faults
        assert fault.code == "override-output"
        assert fault.message("zh") == "`override` 的 `limit`（额度）：-0.01元 超出允许范围，应不低于 0元"
        assert fault.message("en") == (
            "`limit` of `override` (limit): -0.01 CNY is out of range: it has to be at least 0 CNY"
        )


@pytest.mark.parametrize(("limit", "fits"), [("8万元", True), ("80000.01元", False)])
def test_a_value_set_by_hand_never_exceeds_the_cap(load: Load, limit: str, fits: bool) -> None:  # noqa: FBT001 - a parameter of the test
    text = LIMIT.replace("step: 0.01元}\n      watch", "step: 0.01元, cap: most}\n      watch").replace(
        "decisions:\n",
        "  most: {title: {zh: 上限, en: most}, type: money, clause: doc.2, value: 8万元}\ndecisions:\n",
    )
    point = load(text, {"doc.approver": "director"}).point("doc.credit")
    facts = {"mark": "C", "override": {**SET, "limit": limit}}
    if fits:
        assert point.evaluate(facts, now=NOW).outcome["limit"] == Decimal(80_000)
        return
    with pytest.raises(FactsError) as caught:
        point.evaluate(facts, now=NOW)
    assert [fault.code for fault in caught.value.faults] == ["override-output"]


def order_faults(load: Load, **facts: Any) -> list[tuple[str, Any]]:
    """Ask the order, whose limit another question decides, and give code and name of each fault."""
    point = load(LIMIT, {"doc.approver": "director"}).point("doc.order")
    with pytest.raises(FactsError) as caught:
        point.evaluate(facts, now=NOW)
    assert caught.value.message("zh")
    return [(fault.code, fault.arguments.get("name")) for fault in caught.value.faults]


def test_what_is_set_in_a_question_that_is_not_asked_is_refused(load: Load) -> None:
    """The limit is given: what a person sets it to would be passed over."""
    facts = {"mark": "C", "amount": "3万元", "limit": "1万元"}
    assert order_faults(load, **facts, override=SET) == [("override-not-asked", "limit")]


@pytest.mark.parametrize("name", ["limit", "doc.limit"])
def test_the_fact_that_stands_in_the_way_is_named_as_it_was_given(load: Load, name: str) -> None:
    point = load(LIMIT, {"doc.approver": "director"}).point("doc.order")
    with pytest.raises(FactsError) as caught:
        point.evaluate({"mark": "C", "amount": "3万元", name: "1万元", "override": SET}, now=NOW)
    assert [fault.arguments["fact"] for fault in caught.value.faults] == [name]


def test_what_no_question_knows_is_refused_and_told_once(load: Load) -> None:
    facts = {"mark": "C", "amount": "3万元"}
    override = {**SET, "passes": "yes"}
    assert order_faults(load, **facts, override=override) == [("override-unknown-name", "passes")]
    only = {"by": "director", "name": "王敏", "passes": "yes"}
    assert order_faults(load, **facts, override=only) == [
        ("override-unknown-name", "passes"),
        ("override-sets-nothing", None),
    ]
    assert order_faults(load, **facts, override="5万元") == [("override-not-a-record", None)]


def test_what_is_wrong_with_facts_and_with_what_is_set_is_told_together(load: Load) -> None:
    override = {**SET, "name": "", "limit": "much", "colour": "red", "by": "manager"}
    assert order_faults(load, mark="Z", amount="a lot", override=override) == [
        ("override-unknown-name", "colour"),
        ("fact-wrong", "amount"),
        ("override-blank", "name"),
        ("override-output", "limit"),
        ("override-role-may-not", None),
        ("fact-wrong", "mark"),
    ]


@pytest.mark.parametrize(
    ("override", "sends"),
    [
        (SET, False),  # two questions away, and not enough
        ({**SET, "limit": "9万元"}, True),
        ({"by": "manager", "name": "李强", "reason": "急单", "passes": "yes"}, True),
    ],
)
def test_it_is_handed_on_to_whichever_question_it_speaks_of(
    load: Load,
    override: Any,
    sends: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    point = load(BOTH, {"doc.approver": "director"}).point("doc.delivery")
    assert point.evaluate({**ORDER, "override": override}, now=NOW).outcome["sends"] is sends


def test_each_question_takes_its_own_outputs(load: Load) -> None:
    """One signature for two exceptions: each is judged by who may grant it."""
    point = load(BOTH, {"doc.approver": "manager"}).point("doc.order")
    both = {**SET, "by": "manager", "passes": "no", "limit": "9万元"}
    decision = point.evaluate({**ORDER, "override": both}, now=NOW)
    assert decision.outcome == {"passes": False}
    assert decision.basis[0].outcome["limit"] == Decimal(90_000)
    with pytest.raises(FactsError) as caught:
        load(BOTH, {"doc.approver": "director"}).point("doc.order").evaluate(
            {**ORDER, "override": both}, now=NOW
        )
    assert [fault.code for fault in caught.value.faults] == ["override-role-may-not"]


@given(
    limit=st.decimals("-1e6", "1e6", places=2),
    until=st.dates(date(2026, 5, 1), date(2026, 6, 30)),
    mark=st.sampled_from("AC"),
)
def test_by_hand_the_value_counts_until_its_last_day_and_the_rules_after(
    limit: Decimal, until: date, mark: str
) -> None:
    """Whatever is set is the answer while it counts; later the rules answer as if nothing had been set."""
    point = POLICIES.point("doc.credit")
    override = {**SET, "limit": limit, "until": until}
    decision = point.evaluate({"mark": mark, "override": override}, now=NOW)
    ruled = point.evaluate({"mark": mark}, now=NOW)
    counts = until >= date(2026, 5, 20)
    assert decision.outcome["limit"] == (limit if counts else ruled.outcome["limit"])
    assert decision.outcome["watch"] == ruled.outcome["watch"]
    assert decision.reasons[-1].by_hand is not None


POLICIES = load_texts(
    {"doc/words.yaml": SCALES, "doc/rules.yaml": "format: 1\n" + LIMIT},
    parameters={"doc.approver": "director"},
)


def test_a_question_that_two_others_ask_is_handed_it_by_both(load: Load) -> None:
    text = BOTH.replace(
        "requires: {passed: order.passes}", "requires: {passed: order.passes, top: credit.limit}"
    )
    text = text.replace("when: {passed: yes}", "when: {passed: yes, top: {over: 0元}}")
    text = text.replace("when: {passed: no}", "when: {any: [{passed: no}, {top: {up_to: 0元}}]}")
    point = load(text, {"doc.approver": "director"}).point("doc.delivery")
    decision = point.evaluate({**ORDER, "override": {**SET, "limit": "9万元"}}, now=NOW)
    assert decision.outcome["sends"] is True
    assert [each.outcome.get("limit") for each in decision.basis] == [None, Decimal(90_000)]


HELD = LIMIT.replace(
    "needs: [reason, until], clause", "needs: [reason, until], instead_of: {watch: yes}, clause"
)


def test_only_what_the_rules_say_so_far_may_be_set_otherwise(load: Load) -> None:
    """The limit of who is not watched stays; an entry that has ended is told and harms nothing."""
    point = load(HELD, parameters={"approver": "director"}).point("doc.credit")
    assert point.evaluate({"mark": "C", "override": SET}, now=NOW).outcome["limit"] == 50_000
    with pytest.raises(FactsError) as caught:
        point.evaluate({"mark": "A", "override": SET}, now=NOW)
    (fault,) = caught.value.faults
    assert (fault.code, fault.clause) == ("override-not-instead", ("doc.2",))
    assert fault.location is not None
    assert "the rules say no for watched; that may be set by hand only where they say yes" in fault.message(
        "en"
    )
    assert "规则的关注是“否”，不能人工改：只有是“是”时才可以" in fault.message("zh")
    ended = point.evaluate({"mark": "A", "override": {**SET, "until": "2020-01-01"}}, now=NOW)
    assert ended.outcome["limit"] == 100_000


def test_facts_are_read_beside_what_is_set_by_hand(load: Load) -> None:
    """What is set is no fact; it is taken out for the questions that it speaks of."""
    policies = load(BOTH, {"doc.approver": "director"})
    order = policies.point("doc.order")
    mine = {"by": "manager", "name": "王敏", "reason": "国庆备货", "passes": True}
    assert order.facts({**ORDER, "override": mine}, now=NOW) == order.facts(ORDER, now=NOW)
    assert order.facts({**ORDER, "override": SET}, now=NOW) != order.facts(ORDER, now=NOW)
    with pytest.raises(FactsError) as caught:
        order.facts({**ORDER, "override": {**mine, "reason": ""}}, now=NOW)
    assert caught.value.faults
    credit = policies.point("doc.credit")
    assert credit.facts({"mark": "C", "override": SET}, now=NOW) == credit.facts({"mark": "C"}, now=NOW)
    with pytest.raises(FactsError):
        credit.facts({"mark": "C", "override": {**SET, "reason": ""}}, now=NOW)


def test_each_thing_that_can_be_set_by_hand_is_described(load: Load) -> None:
    point = load(LIMIT, {"doc.approver": "director"}).point("doc.credit")
    schema = point.json_schema(NOW)["properties"]["override"]
    assert (schema["type"], schema["additionalProperties"]) == ("object", False)
    assert schema["properties"]["by"] == {"type": "string", "enum": ["director", "manager"]}
    assert {name: each["title"] for name, each in schema["properties"].items() if name != "by"} == {
        "name": "text",
        "reason": "text",
        "until": "date",
        "limit": "money",
    }
    assert "override" not in point.json_schema(NOW)["required"]


def test_what_is_wrong_is_told_beside_what_lacks(load: Load) -> None:
    without_name = {name: each for name, each in SET.items() if name != "name"}
    assert faults(load, {**without_name, "until": "soon"}) == ["override-lacks", "override-value"]


def test_what_was_set_by_hand_is_no_rule_of_any_part(load: Load) -> None:
    hand = asked(load, SET).reasons[-1]
    assert (hand.document, hand.part, hand.rule, hand.readings) == ("doc", "", "override", ())


def test_another_engine_that_matches_rules_leaves_what_is_set_by_hand(load: Load) -> None:
    """Whoever tells which rules match: facts are read, and what a person set counts, as ever."""
    point = load(LIMIT, {"doc.approver": "director"}).point("doc.credit")
    seen: list[Any] = []

    def masks(program: Any, row: Any) -> Any:
        seen.append(row)
        return program.masks(row)

    for facts in (
        {"mark": "C"},
        {"mark": "C", "override": SET},
        point.evaluate({"mark": "A"}, now=NOW).facts,
    ):
        assert point.evaluate_by(masks, facts, now=NOW) == point.evaluate(facts, now=NOW)
    assert len(seen) == 3


def test_where_nothing_may_be_set_by_hand_here_or_behind_it_is_refused(load: Load) -> None:
    text = "\n".join(line for line in LIMIT.splitlines() if "override:" not in line)
    point = load(text, {"doc.approver": "director"}).point("doc.order")
    with pytest.raises(FactsError) as caught:
        point.evaluate({"mark": "C", "amount": "3万元", "override": SET}, now=NOW)
    assert [fault.code for fault in caught.value.faults] == ["override-not-here"]
