"""Rules that never speak."""

from pathlib import Path

from tests.unit.verify.small_policies import table, told

HIGH = "{id: high, when: {sales: {at_least: 10元}}, then: {grade: A}, clause: doc.1}"
LOW = "{id: low, when: {sales: {under: 10元}}, then: {grade: C}, clause: doc.2}"
FIRST = "    hit: first\n"


def test_rules_that_all_speak_are_sound(tmp_path: Path) -> None:
    """The last one takes what is left."""
    rest = "{id: rest, when: {}, then: {grade: C}, clause: doc.2}"
    assert told(tmp_path, table(HIGH, rest, keys=FIRST)).report.clean


def test_a_rule_behind_one_that_takes_all_is_never_reached(tmp_path: Path) -> None:
    """The rule before it is named."""
    every = "{id: every, when: {sales: {at_least: 0元}}, then: {grade: C}, clause: doc.2}"
    finding = told(tmp_path, table(every, f"«{HIGH}", keys=FIRST)).only("CRM104")
    assert finding.sentence() == "`high` of grading never speaks: every take all facts that meet its guard"
    assert finding.sentence("zh") == "“评级”的`high`永远用不到：符合它的情况，前面的 every 都先管到了"
    assert len(finding.related) == 1


def test_earlier_rules_may_take_everything_together(tmp_path: Path) -> None:
    """None of them alone, but their union."""
    middle = "«{id: middle, when: {sales: {at_least: 5元, under: 20元}}, then: {grade: B}, clause: doc.1}"
    finding = told(tmp_path, table(HIGH, LOW, middle, keys=FIRST)).only("CRM104")
    assert finding.arguments["instead"] == ("high", "low")


def test_a_guard_beyond_the_range_of_its_fact_cannot_hold(tmp_path: Path) -> None:
    """Amounts below nought are refused, so nobody can meet it."""
    never = "«{id: never, when: {sales: {under: 0元}}, then: {grade: B}, clause: doc.1}"
    finding = told(tmp_path, table(HIGH, LOW, never)).only("CRM104")
    assert finding.sentence() == "`never` of grading never speaks: no facts can meet its guard"
    assert finding.sentence("zh") == "“评级”的`never`永远用不到：没有一种情况符合它的条件"
