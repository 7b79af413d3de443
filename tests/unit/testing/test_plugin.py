"""Owners' cases as tests of pytest."""

import subprocess
import sys
from pathlib import Path

import pytest

from crmpolicy.testing import plugin

pytest_plugins = ["pytester"]

CASES = """\
format: 1
cases:
  - case: 机械加工厂归入机械行业
    ask: steel.customer_industry
    given: {industry: 机械加工厂}
    now: 2026-01-05T09:00
    expect: {industry: machinery}
  - case: 开发商归入机械行业
    ask: steel.customer_industry
    given: {industry: developer}
    now: 2026-01-05T09:00
    expect: {industry: machinery}
"""
PLUGIN = ("-p", "crmpolicy.testing.plugin", "-p", "no:benchmark", "-p", "no:xdist")


def written(folder: Path, text: str = CASES) -> Path:
    """Write a file of cases, and YAML that holds none."""
    file = folder / "cases" / "industry.yaml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    (folder / "other.yaml").write_text("format: 1\n", encoding="utf-8")
    return file


def test_each_case_is_a_test_called_by_its_sentence(pytester: pytest.Pytester) -> None:
    file = written(pytester.path)
    result = pytester.runpytest_inprocess(*PLUGIN, str(pytester.path))
    result.assert_outcomes(passed=1, failed=1)
    said = "\n".join(result.outlines)
    assert f"{file}:8:5: 案例“开发商归入机械行业”结果不符" in said
    assert "expected industry: machinery; got industry: construction" in said
    assert "Traceback" not in said


def test_a_case_can_be_chosen_by_its_sentence(pytester: pytest.Pytester) -> None:
    written(pytester.path)
    pytester.runpytest_inprocess(*PLUGIN, "-k", "机械加工厂", str(pytester.path)).assert_outcomes(
        passed=1, deselected=1
    )


def test_a_file_that_cannot_be_used_is_an_error_with_its_place(pytester: pytest.Pytester) -> None:
    file = written(pytester.path, CASES.replace("ask:", "aks:", 1))
    result = pytester.runpytest_inprocess(*PLUGIN, str(pytester.path))
    result.assert_outcomes(errors=1)
    assert any(line.startswith(f"{file}:4:5: ") for line in result.outlines), result.outlines


def test_what_else_goes_wrong_is_shown_as_pytest_shows_it(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(plugin, "run_case", broken)
    written(pytester.path)
    result = pytester.runpytest_inprocess(*PLUGIN, str(pytester.path))
    result.assert_outcomes(failed=2)
    assert "RuntimeError: out of order" in "\n".join(result.outlines)


def test_running_cases_needs_neither_pytest_nor_hypothesis() -> None:
    heavy = "{'pytest', 'hypothesis', 'numpy'}"
    code = f"import sys, crmpolicy.testing; sys.exit(bool({heavy} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - ours
