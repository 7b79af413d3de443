"""Owners' cases as tests of pytest."""

import subprocess
import sys
from pathlib import Path

import pytest

from crmpolicy.testing import collecting

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
ALONE = ("-p", "no:benchmark", "-p", "no:xdist", "-p", "no:slipcover")
"""What the outer pytest has for itself; the last would end the measuring of the outer one with the inner."""
PLUGIN = ("-p", "crmpolicy.testing.plugin", *ALONE)


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
    told = [line for line in result.outlines if line.startswith(f"{file}:4:5: ")]
    assert ["这里不能写`aks`" in line for line in told] == [True, False], told  # Chinese, then English


def test_other_peoples_yaml_is_left_alone(pytester: pytest.Pytester) -> None:
    """A project that has folders and sections called so for its own reasons."""
    for path, text in (("cases/mine.yaml", "some: [1]\n"), ("mine.yaml", "cases: [1]\n"), ("x.yml", CASES)):
        file = pytester.path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    pytester.runpytest_inprocess(*PLUGIN, str(pytester.path)).assert_outcomes()


def test_a_file_that_is_named_itself_is_collected_by_one_mark(pytester: pytest.Pytester) -> None:
    file = pytester.path / "mine.yaml"
    file.write_text(CASES.replace("format: 1\n", ""), encoding="utf-8")
    pytester.runpytest_inprocess(*PLUGIN, str(file)).assert_outcomes(errors=1)


@pytest.mark.parametrize("way", [(), ("-p", "crmpolicy.testing.plugin")])
def test_it_is_there_without_being_named_and_only_once_when_it_is(
    pytester: pytest.Pytester, way: tuple[str, ...]
) -> None:
    written(pytester.path)
    result = pytester.runpytest_inprocess(*ALONE, *way)
    result.assert_outcomes(passed=1, failed=1)


def test_it_can_be_turned_off(pytester: pytest.Pytester) -> None:
    written(pytester.path)
    pytester.runpytest_inprocess(*ALONE, "-p", "no:crmpolicy.testing.plugin").assert_outcomes()


def test_a_start_without_cases_loads_neither_the_engine_nor_yaml(pytester: pytest.Pytester) -> None:
    """Whoever has the package installed pays for the plugin in each start of pytest."""
    pytester.makepyfile(
        """
        import sys
        def test_start():
            heavy = ("crmpolicy", "yaml", "pydantic")
            ours = {each for each in sys.modules if each.partition(".")[0] in heavy}
            assert ours == {
                "crmpolicy", "crmpolicy.testing", "crmpolicy.testing.plugin", "crmpolicy.testing.case_files"
            }
        """
    )
    others = ("benchmark", "xdist", "hypothesispytest", "anyio", "slipcover", "platformdirs")
    result = pytester.runpytest_subprocess(*(option for name in others for option in ("-p", f"no:{name}")))
    result.assert_outcomes(passed=1)


def test_what_else_goes_wrong_is_shown_as_pytest_shows_it(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(collecting, "run_case", broken)
    written(pytester.path)
    result = pytester.runpytest_inprocess(*PLUGIN, str(pytester.path))
    result.assert_outcomes(failed=2)
    assert "RuntimeError: out of order" in "\n".join(result.outlines)


def test_running_cases_needs_neither_pytest_nor_hypothesis() -> None:
    heavy = "{'pytest', 'hypothesis', 'numpy'}"
    code = f"import sys, crmpolicy.testing; sys.exit(bool({heavy} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - ours
