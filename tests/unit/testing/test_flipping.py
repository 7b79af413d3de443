import shutil
from pathlib import Path

import pytest

from crmpolicy.company import load_policy_set
from crmpolicy.testing.flipping import Flips, flipped_cases
from crmpolicy.testing.texts import write_texts

RULES = """\
format: 1
facts:
  age: {title: {zh: 年龄, en: age}, type: integer}
parameters:
  old: {title: {zh: 老, en: old}, type: integer, value: 20, clause: doc.1}
decisions:
  may:
    title: {zh: 可以, en: may}
    outputs: {may: {title: {zh: 可以, en: may}, type: boolean}}
    rules:
      - {id: rule, when: {age: {at_least: old}}, then: {may: yes}, clause: doc.1}
      - {id: young, when: {age: {under: old}}, then: {may: no}, clause: doc.1}
"""
CASES = """\
format: 1
cases:
  - {case: twenty may, ask: may, given: {age: 20}, now: 2026-01-05T09:00, expect: {may: yes}}
  - {case: forty may, ask: may, given: {age: 40}, now: 2026-01-05T09:00, expect: {may: yes}}
  - {case: thirty with a bound of its own, ask: may, with: {old: 25},
     given: {age: 30}, now: 2026-01-05T09:00, expect: {may: yes}}
"""
COMPANY = """\
format: 1
company: shop
title: {zh: 店, en: shop}
zone: Asia/Shanghai
currency: 元
adopts: [doc@1]
parameters: {doc.old: 22}
"""
OF_COMPANY = """\
format: 1
cases:
  - {case: of the company, ask: may, company: shop,
     given: {age: 22}, now: 2026-01-05T09:00, expect: {may: yes}}
"""


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders with the same policies and cases."""
    files = {"doc/rules.yaml": RULES, "doc/cases/may.yaml": CASES}
    files |= {"shop.yaml": COMPANY, "shop-cases.yaml": OF_COMPANY}
    write_texts(files, tmp_path / "old")
    shutil.copytree(tmp_path / "old", tmp_path / "new")
    return tmp_path / "old", tmp_path / "new"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def flips(sides: tuple[Path, Path], name: str) -> Flips:
    return flipped_cases(*(load_policy_set(side / name) for side in sides))


def test_a_case_that_stands_on_both_sides_is_told_once(sides: tuple[Path, Path]) -> None:
    """It held before and does not now; one with a bound of its own is not touched."""
    edit(sides[1] / "doc" / "rules.yaml", "value: 20", "value: 30")
    found = flips(sides, "doc")
    assert found.run == 3
    (one,) = found.flipped
    assert (one.case, one.asked, one.before.passed, one.after.passed) == ("twenty may", "may", True, False)
    assert (one.before.got.en, one.after.got.en) == ("may: yes", "may: no")


def test_both_versions_of_an_edited_case_are_told(sides: tuple[Path, Path]) -> None:
    edit(sides[1] / "doc" / "rules.yaml", "value: 20", "value: 30")
    edit(
        sides[1] / "doc" / "cases" / "may.yaml",
        "{age: 20}, now: 2026-01-05T09:00, expect: {may: yes}",
        "{age: 20}, now: 2026-01-05T09:00, expect: {may: no}",
    )
    found = flips(sides, "doc").flipped
    assert [(each.expected.en, each.before.passed, each.after.passed) for each in found] == [
        ("may: yes", True, False),
        ("may: no", False, True),
    ]


def test_the_cases_of_a_company_are_asked_of_both_states_of_it(sides: tuple[Path, Path]) -> None:
    edit(sides[1] / "shop.yaml", "doc.old: 22", "doc.old: 23")
    found = flips(sides, "shop.yaml")
    assert [each.case for each in found.flipped] == ["of the company"]
    assert found.run == 1  # the document is the same: its cases cannot flip


def test_what_cannot_flip_is_not_run(sides: tuple[Path, Path]) -> None:
    edit(sides[1] / "doc" / "rules.yaml", "en: may}", "en: allowed}")
    assert flips(sides, "doc") == Flips((), 0)


def test_a_case_that_can_no_longer_be_run_flips(sides: tuple[Path, Path]) -> None:
    edit(sides[1] / "doc" / "rules.yaml", "age: {title", "years: {title")
    edit(sides[1] / "doc" / "rules.yaml", "{age: {", "{years: {")
    found = flips(sides, "doc").flipped
    assert {each.case for each in found} == {"twenty may", "forty may", "thirty with a bound of its own"}
    assert all(each.before.passed and not each.after.passed for each in found)
