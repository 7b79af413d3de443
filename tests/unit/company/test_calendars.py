"""The calendar of a company: found like documents, taken over from the parent, part of the digest."""

from datetime import date
from pathlib import Path

import pytest

from crmpolicy import load_policy_set
from crmpolicy.company.places import calendar_file
from crmpolicy.errors import InvalidPolicySetError
from crmpolicy.policy.calendars import Calendar

GROUP = """\
format: 1
company: group
title: {zh: 集团, en: group}
zone: Asia/Shanghai
currency: 元
adopts: [steel@1]
calendar:
  holidays: NAME
  hours: {monday: "09:00-17:00"}
"""
BRANCH = "format: 1\ncompany: branch\ntitle: {zh: 分, en: branch}\nextends: group\n"
OWN = 'calendar:\n  hours: {tuesday: "09:00-17:00"}\n'
TABLE = """\
format: 1
calendar: NAME
title: {zh: 假, en: holidays}
covered_from: 2026-01-01
covered_until: 2026-12-31
years: {2026: {days_off: [2026-05-05]}}
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def calendar_of(path: Path) -> Calendar:
    found = load_policy_set(path).effective.calendar
    assert found is not None
    return found


def group(folder: Path, name: str = "cn") -> Path:
    return write(folder, "companies/group.yaml", GROUP.replace("NAME", name))


def test_a_document_alone_has_no_calendar() -> None:
    assert load_policy_set("steel").effective.calendar is None


def test_a_table_of_ones_own_comes_before_the_one_that_travels(tmp_path: Path) -> None:
    path = group(tmp_path)
    shipped = calendar_of(path).holidays
    assert shipped is not None
    assert date(2026, 1, 1) in shipped.off
    write(tmp_path, "calendars/cn.yaml", TABLE.replace("NAME", "cn"))
    own = calendar_of(path).holidays
    assert own is not None
    assert own.off == {date(2026, 5, 5)}


def test_a_table_is_read_anew_where_it_has_changed(tmp_path: Path) -> None:
    path = group(tmp_path, "ours")
    table = write(tmp_path, "companies/calendars/ours.yaml", TABLE.replace("NAME", "ours"))
    first = load_policy_set(path)
    assert load_policy_set(path).effective.calendar == first.effective.calendar
    table.write_text(table.read_text(encoding="utf-8").replace("05-05", "05-06"), encoding="utf-8")
    second = load_policy_set(path)
    assert second.effective.calendar.holidays.off == {date(2026, 5, 6)}  # type: ignore[union-attr]  # it has one
    assert second.digest != first.digest


def test_a_fault_in_a_table_is_told_with_the_company(tmp_path: Path) -> None:
    path = group(tmp_path, "ours")
    write(tmp_path, "calendars/ours.yaml", TABLE.replace("NAME", "ours").replace("05-05", "13-05"))
    with pytest.raises(InvalidPolicySetError) as caught:
        load_policy_set(path)
    assert [fault.code for fault in caught.value.faults] == ["value-no-such-day"]


def test_no_name_leads_out_of_the_folders(tmp_path: Path) -> None:
    write(tmp_path, "secret.yaml", TABLE)
    (tmp_path / "calendars").mkdir()
    assert calendar_file("../secret", tmp_path) is None


def test_a_branch_takes_over_the_calendar_or_has_its_own(tmp_path: Path) -> None:
    parent = calendar_of(group(tmp_path))
    assert calendar_of(write(tmp_path, "companies/branch.yaml", BRANCH)) == parent
    own = calendar_of(write(tmp_path, "companies/branch.yaml", BRANCH + OWN))
    assert own.weekly[:2] == ((), ((540, 1020),))
    assert own.holidays is None


def test_the_hours_are_part_of_the_digest(tmp_path: Path) -> None:
    path = group(tmp_path)
    before = load_policy_set(path).digest
    path.write_text(path.read_text(encoding="utf-8").replace("17:00", "18:00"), encoding="utf-8")
    assert load_policy_set(path).digest != before
