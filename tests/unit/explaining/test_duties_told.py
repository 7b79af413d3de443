"""Duties in sentences: the workshop's case, moment by moment."""

from datetime import datetime

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.engine import PolicySet
from crmpolicy.explaining import explain
from tests.unit.explaining.small_courses import SHANGHAI, told, workshop

RECEIVED = ("receive", "2026-03-02 09:00")
ANSWERED = ("answer", "2026-03-02 10:00", "clerk")


@pytest.fixture(scope="module")
def policies() -> PolicySet:
    return workshop()


def test_what_is_open_tells_due_left_gone_and_who(policies: PolicySet) -> None:
    zh = told(policies, "handling", [RECEIVED], "2026-03-02 10:00")
    assert (
        "答复：进行中，2026年3月2日 14:30 到期，还剩 3 小时（工作时间），"
        "已用 1 小时（工作时间），由接待员负责" in zh
    )
    en = told(policies, "handling", [RECEIVED], "2026-03-02 10:00", language="en")
    assert (
        "Answer: open, due 2026-03-02 14:30, 3 hours of working time left, "
        "1 hour of working time gone, by the clerk" in en
    )


def test_the_event_it_counts_from_and_the_rule_behind_it_stand_below(policies: PolicySet) -> None:
    lines = told(policies, "handling", [RECEIVED], "2026-03-02 10:00")
    assert (
        "自“收到”（2026年3月2日 09:00）起算；依据：任何情况都适用 → "
        "答复：自收到起 4 个工作小时内（答复时限），由接待员负责【workshop.1】" in lines
    )


def test_the_binding_rule_is_told_with_the_duty_and_the_other_apart(policies: PolicySet) -> None:
    lines = told(policies, "handling", [RECEIVED], "2026-03-02 09:30", urgent=True, language="en")
    binding = next(line for line in lines if "urgent is ‘yes’ → answer: within 1 hour" in line)
    other = next(line for line in lines if line.startswith("In every case → answer: within 4 working hours"))
    assert lines.index(binding) < lines.index("What applied too, but did not decide:") < lines.index(other)


def test_what_is_close_to_its_end_is_at_risk(policies: PolicySet) -> None:
    lines = told(policies, "handling", [RECEIVED], "2026-03-02 13:30", language="en")
    assert lines[0] == "Limits of handling: answer: at risk; visit: open; repair: not begun"


def test_what_is_due_at_this_moment_is_told_so(policies: PolicySet) -> None:
    lines = told(policies, "handling", [RECEIVED], "2026-03-02 14:30")
    assert any("答复：临近到期，2026年3月2日 14:30 到期，此刻到期" in line for line in lines)


def test_what_is_over_tells_by_how_much(policies: PolicySet) -> None:
    lines = told(policies, "handling", [RECEIVED], "2026-03-02 15:00")
    assert "答复：已违约，应于 2026年3月2日 14:30 前完成，已超 30 分钟（工作时间），由接待员负责" in lines


def test_what_was_done_tells_when_and_how_much_too_early_or_late(policies: PolicySet) -> None:
    late = ("answer", "2026-03-02 15:00", "clerk")
    in_time = told(policies, "handling", [RECEIVED, ANSWERED], "2026-03-02 16:00", language="en")
    too_late = told(policies, "handling", [RECEIVED, late], "2026-03-02 16:00", language="en")
    assert (
        "Answer: met 2026-03-02 10:00, due 2026-03-02 14:30, 3 hours of working time early, by the clerk"
        in in_time
    )
    assert (
        "Answer: done late 2026-03-02 15:00, due 2026-03-02 14:30, 30 minutes of working time late, "
        "by the clerk" in too_late
    )


def test_what_has_not_begun_names_what_it_waits_for(policies: PolicySet) -> None:
    lines = told(policies, "handling", [RECEIVED], "2026-03-02 10:00")
    assert "修好：尚未起算，等“答复”，由主管负责" in lines


def test_a_paused_clock_tells_what_is_left_and_the_pause(policies: PolicySet) -> None:
    happened = [RECEIVED, ANSWERED, ("pause", "2026-03-03 09:00")]
    lines = told(policies, "handling", happened, "2026-03-03 10:00")
    assert (
        "修好：暂停计时，还剩 1 天 8 小时 30 分钟，如现在恢复，2026年3月4日 17:30 到期，由主管负责" in lines
    )
    assert "暂停计时：2026年3月3日 09:00 起，尚未恢复（影响修好）" in lines


def test_a_pause_that_is_over_is_told_with_both_ends(policies: PolicySet) -> None:
    happened = [RECEIVED, ANSWERED, ("pause", "2026-03-03 09:00"), ("resume", "2026-03-03 11:00")]
    lines = told(policies, "handling", happened, "2026-03-03 12:00", language="en")
    assert "Clock paused: 2026-03-03 09:00 to 2026-03-03 11:00 (for repair)" in lines


def test_a_restart_is_what_its_limit_counts_from(policies: PolicySet) -> None:
    happened = [RECEIVED, ANSWERED, ("close", "2026-03-02 11:00"), ("reopen", "2026-03-03 09:00")]
    lines = told(policies, "handling", happened, "2026-03-03 10:00", language="en")
    assert any(line.startswith("Counted from ‘reopened’ at 2026-03-03 09:00") for line in lines)


def test_a_recurring_duty_tells_its_count_and_its_period(policies: PolicySet) -> None:
    visited = ("visit", "2026-04-07 10:00", "clerk")
    lines = told(policies, "handling", [RECEIVED, visited], "2026-04-08 10:00")
    (visit,) = [line for line in lines if line.startswith("回访：进行中")]
    assert "应做 2 次，已做 1 次，最近一次 2026年4月7日 10:00" in visit
    assert any(line.startswith("本期从 2026年4月1日开始；依据：") for line in lines)


def test_a_period_that_has_not_begun_is_the_next_one(policies: PolicySet) -> None:
    lines = told(policies, "handling", [RECEIVED], "2026-03-02 10:00", language="en")
    assert any(line.startswith("The next period begins 2026-04-01") for line in lines)


def test_a_warning_is_no_breach_and_is_called_so(policies: PolicySet) -> None:
    over = told(policies, "handling", [RECEIVED], "2026-04-10 10:00", urgent=True)
    assert over[0].startswith("处理时限：答复已违约；致谢已过提醒时间；")
    assert any(line.startswith("致谢：已过提醒时间") and "只作提醒，不算违约" in line for line in over)


def test_duties_that_there_are_not_take_one_line(policies: PolicySet) -> None:
    lines = told(policies, "handling", [RECEIVED], "2026-03-02 10:00", language="en")
    assert "No such duty here: help sent, thanks" in lines


def test_a_rule_without_its_parameter_is_told_as_asking_nothing(policies: PolicySet) -> None:
    lines = told(policies, "handling", [RECEIVED], "2026-03-02 10:00", language="en")
    assert "In every case → help sent: not asked for (limit to send help is not set) [workshop.2]" in lines


def test_days_without_known_holidays_are_told_as_provisional() -> None:
    """The holidays of 2027 are not announced yet; those of 2026 are."""
    group = load_policy_set("example-group")
    facts = {"grade": "potential", "drawn": False, "has_purchased": True, "events": []}
    told_in = {}
    for year in (2026, 2027):
        now = datetime(year, 1, 5, 9, tzinfo=SHANGHAI)
        decision = group.point("lighting.survey_cadence").evaluate(facts, now=now)
        told_in[year] = explain(group, decision)
    assert "暂按平日工时推算，放假安排还没有公布" in told_in[2027]
    assert "暂按平日工时推算" not in told_in[2026]
