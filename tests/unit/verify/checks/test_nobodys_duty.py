"""Duties that nobody is named for."""

from pathlib import Path

import pytest

from tests.unit.verify.small_duties import duties
from tests.unit.verify.small_policies import told

WITHOUT = "who: nobody"


def test_a_duty_with_a_role_is_sound(tmp_path: Path) -> None:
    """That there is none needs nobody either."""
    rules = ("call: within: 4h", "grade: A -> visit: every: month", "grade: B -> visit: every: never")
    assert told(tmp_path, duties(*rules)).report.clean


def test_a_duty_that_nobody_is_named_for_is_told_once(tmp_path: Path) -> None:
    """At the duty, as a warning."""
    document = duties(f"call: within: 4h, {WITHOUT}", f"grade: A -> call: within: 1h, {WITHOUT}")
    document = document.replace("      call:", "      «call:")
    finding = told(tmp_path, document).only("CRM605")
    assert finding.severity == "warning"
    assert finding.sentence() == "response does not say who has to do this: call"
    assert finding.sentence("zh") == "“响应”的“致电”没有写由谁来做"


def test_a_rule_that_names_nobody_where_others_do_is_told(tmp_path: Path) -> None:
    """At the rule."""
    document = duties("call: within: 4h", f"«grade: A -> call: within: 1h, {WITHOUT}")
    assert told(tmp_path, document).only("CRM605").message == "finding-nobodys-duty-rule"


def test_where_anyone_may_do_it_nobody_need_be_named(tmp_path: Path) -> None:
    """The conventions say so for the whole decision."""
    document = duties(f"call: within: 4h, {WITHOUT}", keys="    counting: {done_by: anyone}\n")
    assert told(tmp_path, document).report.clean


@pytest.mark.parametrize("keys", ["", "    counting: {done_by: anyone}\n"])
def test_a_duty_that_no_rule_speaks_of_is_told(tmp_path: Path, keys: str) -> None:
    """At the duty, whoever may do things; a rule that says that there is none speaks of it."""
    document = duties("call: within: 4h", "visit: every: never", keys=keys)
    left = "      «tidy: {title: {zh: 整理, en: tidy up}}\n    rules:\n"
    keys_first = document.replace(f"{keys}    rules:\n", left.replace("    rules:\n", f"{keys}    rules:\n"))
    finding = told(tmp_path, keys_first).only("CRM605")
    assert finding.message == "finding-nobodys-duty-never"
    assert finding.sentence() == "no rule of response ever asks for this: tidy up"
