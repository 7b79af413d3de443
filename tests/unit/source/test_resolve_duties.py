"""Duties: rules, moments and conventions as they are lowered."""

from decimal import Decimal
from typing import Any

import pytest

from crmpolicy.policy.duties import SAID, Counting, Duties, Pauses
from crmpolicy.policy.guards import FactOf, Literally, ParameterOf
from crmpolicy.policy.properties import Move
from crmpolicy.policy.tables import Table
from crmpolicy.source.resolve.courses import TYPES
from crmpolicy.values import Period, Term

DUTIES = """\
scales:
  hands:
    title: {zh: 人手, en: hands}
    order: best first
    of: role
    values: [{id: chief}, {id: manager}]
roles:
  chief: {title: {zh: 主任, en: chief}}
events:
  halt: {title: {zh: 暂停, en: halt}}
  go_on: {title: {zh: 继续, en: go on}}
parameters:
  limit: {title: {zh: 时限, en: limit}, type: term, value: 4h}
  pace: {title: {zh: 周期, en: pace}, type: period, value: month}
  gap: {title: {zh: 间隔, en: gap}, type: term, value: 3 months}
  week_day: {title: {zh: 星期, en: weekday}, type: weekday, value: friday}
  month_day: {title: {zh: 几号, en: day}, type: day of month, value: 20}
  boss: {title: {zh: 负责人, en: boss}, type: role, value: chief}
  counts:
    title: {zh: 次数, en: counts}
    type: mapping
    keys: [reputation, hands]
    of: integer
    value: required
decisions:
  calls:
    title: {zh: 联系, en: calls}
    kind: duties
    starts: receive
    closes: [halt, go_on]
    at_risk_from: 75%
    duties:
      call: {title: {zh: 电话, en: call}, counts: {active: yes}}
      visit: {title: {zh: 拜访, en: visit}, met_by: [call, receive], per: who, join: latest}
    pauses: {from: halt, to: go_on, stop: visit}
    restarts: {halt: [call, visit]}
    counting: {off_day: keep, month_of: shifted}
    rules:
      - {id: a, when: {active: yes}, then: {THEN}, strength: soft}
    properties:
      - {id: law, LAW}
"""


def lowered(check: Any, then: str = "duty: call, within: 4h", law: str = "in_order: [call, visit]") -> Table:
    """Read the duties with one rule and one law."""
    table: Table = check(DUTIES.replace("THEN", then).replace("LAW", law)).tables["steel.calls"]
    return table


def said(check: Any, then: str) -> dict[str, Any]:
    """Give what the one rule says, but which duty and from when it is at risk."""
    (rule,) = lowered(check, "duty: call, " + then).parts[0].rules
    return {name: each for name, each in rule.then if name not in ("duty", "at_risk_from")}


def test_a_decision_becomes_a_table_that_lists_the_rules_which_match(document_faults: Any) -> None:
    table = lowered(document_faults)
    (part,) = table.parts
    assert (part.id, part.hit, part.silent) == ("", "rule order", True)
    assert [rule.id for rule in part.rules] == ["a"]
    assert part.rules[0].soft
    assert table.lists("within")


def test_there_is_an_output_for_each_thing_said_and_for_no_other(document_faults: Any) -> None:
    table = lowered(document_faults)
    assert {each.name: each.type.name for each in table.outputs} == {
        "duty": "text",
        "within": "term",
        "at_risk_from": "ratio",
    }
    assert all(each.unknown and each.has_default and each.default is None for each in table.outputs)


def test_every_word_that_the_model_names_has_a_type() -> None:
    assert set(SAID) - {"who"} == set(TYPES) - {"at_most", "after"}  # of chains and lifecycles


def test_the_course_has_what_stands_around_the_rules(document_faults: Any) -> None:
    course = lowered(document_faults).course
    assert isinstance(course, Duties)
    assert (course.starts, course.closes) == ("receive", ("halt", "go_on"))
    assert course.pauses == Pauses("halt", "go_on", ("visit",))
    assert course.restarts == (("halt", ("call", "visit")),)
    assert course.counting == Counting(off_day="keep", month_of="shifted")
    call, visit = course.duties
    assert (call.met_by, call.per_who, call.join) == (("call",), False, "earliest")
    assert (visit.met_by, visit.per_who, visit.join) == (("call", "receive"), True, "latest")
    assert call.counts.tests[0].subject == FactOf("steel.active")
    assert visit.counts.always


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("within: limit", {"within": ParameterOf("steel.limit")}),
        ("within: 2 days, from: halt", {"within": Literally(Term(2, "day")), "from": Literally("halt")}),
        ("within: 2 days, from: visit", {"within": Literally(Term(2, "day")), "from": Literally("visit")}),
        (
            "day: same, from: {each: halt}",
            {"same_day": Literally(value=True), "from": Literally("halt"), "each": Literally(value=True)},
        ),
        ("day: 20, months_after: 1", {"day": Literally(20), "months_after": Literally(1)}),
        ("day: last", {"day": Literally("last")}),
        ("day: 周五", {"weekday": Literally("friday")}),
        ("day: week_day", {"weekday": ParameterOf("steel.week_day")}),
        ("day: month_day", {"day": ParameterOf("steel.month_day")}),
        ("day: {last: friday}", {"last_weekday": Literally("friday")}),
        ("day: {last: week_day}", {"last_weekday": ParameterOf("steel.week_day")}),
        ("day: 1, at: closing", {"day": Literally(1), "at_closing": Literally(value=True)}),
        ("every: quarter", {"every": Literally(Period("quarter"))}),
        ("every: pace", {"every": ParameterOf("steel.pace")}),
        ("every: gap", {"every": ParameterOf("steel.gap")}),
        ("every: never", {"never": Literally(value=True)}),
        ('every: {rrule: "FREQ=DAILY"}', {"rrule": Literally("FREQ=DAILY")}),
        (
            "every: 3 months, since: since",
            {"every": Literally(Period(Term(3, "month"))), "since": FactOf("steel.since")},
        ),
        ("within: 4h, who: manager", {"within": Literally(Term(4, "hour")), "who": Literally("manager")}),
        ("within: 4h, who: 主任", {"within": Literally(Term(4, "hour")), "who": Literally("chief")}),
        ("within: 4h, who: boss", {"within": Literally(Term(4, "hour")), "who": ParameterOf("steel.boss")}),
        (
            "every: week, times: 2, off_day: keep",
            {"every": Literally(Period("week")), "times": Literally(2), "off_day": Literally("keep")},
        ),
    ],
)
def test_a_moment_is_read(document_faults: Any, then: str, expected: dict[str, Any]) -> None:
    """Each way to say it has names of its own, so that every value has one type."""
    assert said(document_faults, then) == expected


def test_the_next_time_is_that_of_a_recurring_duty(document_faults: Any) -> None:
    rule = "- {id: b, then: {duty: visit, every: week}}\n      - {id: a,"
    text = DUTIES.replace("- {id: a,", rule).replace("THEN", "duty: call, next: visit")
    table = document_faults(text.replace("LAW", "in_order: [call, visit]")).tables["steel.calls"]
    assert dict(table.parts[0].rules[1].then)["next"] == Literally("visit")


@pytest.mark.parametrize(
    ("then", "share"),
    [("within: 4h", "0.75"), ("every: week", "0.75"), ("every: never", None), ("day: 20", None)],
)
def test_only_what_runs_out_is_at_risk(document_faults: Any, then: str, share: str | None) -> None:
    (rule,) = lowered(document_faults, f"duty: call, {then}").parts[0].rules
    found = dict(rule.then).get("at_risk_from")
    assert found == (None if share is None else Literally(Decimal(share)))


def test_a_rule_for_each_role_fixes_its_entries(document_faults: Any) -> None:
    """A mapping keyed by the scale needs no fact of that name: the rule says whose entry is meant."""
    table = lowered(document_faults, "duty: visit, every: week, times: counts, who: {each: hands}")
    rules = table.parts[0].rules
    assert [rule.id for rule in rules] == ["a:chief", "a:manager"]
    for rule, role in zip(rules, ("chief", "manager"), strict=True):
        then = dict(rule.then)
        assert then["who"] == Literally(role)
        assert then["times"] == ParameterOf("steel.counts", fixed=(("steel.hands", role),))
        assert rule.when.tests[0].subject == FactOf("steel.active")


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        ("in_order: [call, visit]", (("in_order", "call"), ("in_order", "visit"))),
        ("always: {call: {at_least: 1 a month}}", (("often", ("call", "at_least", 1, Period("month"))),)),
        ("always: {call: {at_least: 每月 2 次}}", (("often", ("call", "at_least", 2, Period("month"))),)),
        (
            "at_most: limit, sum: [gap]",
            (("at_most", "steel.limit"), ("sum", ParameterOf("steel.gap"))),
        ),
        (
            "over: 4h, sum: [gap, limit]",
            (
                ("sum", ParameterOf("steel.gap")),
                ("sum", ParameterOf("steel.limit")),
                ("over", Term.parse("4h")),
            ),
        ),
        ("never: later call, when: better reputation", ()),
    ],
)
def test_laws_of_duties_are_kept(document_faults: Any, law: str, expected: tuple[Any, ...]) -> None:
    (found,) = lowered(document_faults, law=law).properties
    assert found.more == expected
    assert found.never == (Move("later", "call") if law.startswith("never") else None)


def test_a_duty_is_joined_as_the_catalogue_says(policies: Any) -> None:
    subject = "  calls: {title: {zh: 联系, en: calls}, room: sla, duties: {join: latest}}\n"
    text = (policies.folder / "subjects.yaml").read_text(encoding="utf-8")
    policies.write("subjects.yaml", text + subject)
    found = policies.document(
        DUTIES.replace("THEN", "duty: call, within: 4h").replace("LAW", "in_order: [call]")
    )
    assert policies.faults == []
    assert policies.shared().subjects["calls"].duties == "latest"
    assert {each.join for each in found.tables["steel.calls"].course.duties} == {"latest"}


def test_a_duty_is_an_event_of_its_own_name(document_faults: Any) -> None:
    """So that lifecycles and other decisions of the document may name it."""
    events = document_faults(
        DUTIES.replace("THEN", "duty: call, within: 4h").replace("LAW", "in_order: [call]")
    ).events
    assert events["visit"].en == "visit"


def test_a_period_can_be_a_switch(document_faults: Any) -> None:
    """It is only asked which one it is: two periods are not always longer or shorter."""
    text = DUTIES.replace("when: {active: yes}", "when: {pace: month}")
    table = document_faults(
        text.replace("THEN", "duty: call, within: 4h").replace("LAW", "in_order: [call]")
    ).tables["steel.calls"]
    (test,) = table.parts[0].rules[0].when.tests
    assert (test.subject, test.operands) == (ParameterOf("steel.pace"), (Literally(Period("month")),))


def test_a_period_as_a_switch_is_not_compared(document_faults: Any) -> None:
    text = DUTIES.replace("when: {active: yes}", "when: {pace: {§under: quarter}}")
    document_faults(
        text.replace("THEN", "duty: call, within: 4h").replace("LAW", "in_order: [call]"),
        "rule-subject-not-switch",
    )
