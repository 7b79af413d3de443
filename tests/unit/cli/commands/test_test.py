import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from crmpolicy.company import shipped

Run = Callable[..., Result]
CASES = """\
format: 1
cases:
  - case: 机械加工厂属于机械制造行业
    ask: steel.customer_industry
    given: {industry: 机械加工厂}
    now: 2026-01-05T09:00
    expect: {industry: machinery}
  - case: 这个案例不对
    ask: steel.customer_industry
    given: {industry: 机械加工厂}
    now: 2026-01-05T09:00
    expect: {industry: construction}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two cases, the second of which is wrong."""
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "own.yaml").write_text(CASES, encoding="utf-8")
    return tmp_path


def test_shipped_cases_pass(run: Run) -> None:
    result = run("test", str(shipped() / "steel"), "--language", "zh")
    assert result.exit_code == 0
    assert result.stdout.endswith(" 个案例全部通过\n")


def test_a_case_that_fails_is_told_with_its_place(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what was expected and what came out; the rest is only counted."""
    monkeypatch.chdir(folder)
    result = run("test", ".", "--language", "zh")
    lines = result.stdout.split("\n")
    assert result.exit_code == 1
    assert lines[0] == "cases/own.yaml:8  这个案例不对"
    assert lines[1].startswith("  应得  ")
    assert "建筑行业" in lines[1]
    assert lines[2].startswith("  实得  ")
    assert "机械制造行业" in lines[2]
    assert lines[-2] == "2 个案例，通过 1 个，未通过 1 个"


def test_results_come_as_json(run: Run, folder: Path) -> None:
    result = run("test", str(folder), "--format", "json")
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (found["cases"], found["failed"]) == (2, 1)
    passed, failed = found["results"]
    assert (passed["passed"], passed["faults"]) == (True, [])
    assert failed["case"] == "这个案例不对"
    assert (failed["passed"], failed["place"]["line"], len(failed["faults"])) == (False, 8, 1)


def test_without_a_path_the_folder_one_is_in_is_searched(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert run("test").stdout.startswith("cases/own.yaml:8")


def test_a_folder_without_cases_is_refused(run: Run, tmp_path: Path) -> None:
    """Nothing tested is no success."""
    result = run("test", str(tmp_path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there are no cases in" in result.stderr


def test_cases_that_cannot_be_read_are_told_with_their_places(run: Run, folder: Path) -> None:
    file = folder / "cases" / "own.yaml"
    file.write_text(CASES.replace("    ask: steel.customer_industry\n", "", 1), encoding="utf-8")
    result = run("test", str(folder))
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{file}:3:")


def test_coverage_tells_what_the_cases_do_not_reach(run: Run, folder: Path) -> None:
    """What is missing is no failure; a case that does not pass is, and reaches nothing."""
    result = run("test", str(folder), "--coverage", "--language", "zh")
    assert result.exit_code == 1
    assert "没有案例用到的规则" in result.stdout
    own = folder / "cases" / "own.yaml"
    own.write_text(CASES.partition("  - case: 这个案例不对")[0], encoding="utf-8")
    result = run("test", str(folder), "--coverage", "--language", "zh")
    assert result.exit_code == 0
    assert result.stdout.startswith("1 个案例全部通过\n\n案例的覆盖情况\n")
    assert "steel.customer_industry construction【steel.2.1.1.a】" in result.stdout
    assert "steel.customer_industry machinery" not in result.stdout


def test_coverage_comes_as_json_beside_the_results(run: Run, folder: Path) -> None:
    found = json.loads(run("test", str(folder), "--coverage", "--format", "json").stdout)
    assert (found["cases"], found["failed"]) == (2, 1)
    assert set(found["coverage"]) == {"rules", "clauses", "boundaries"}
    proved = {each["clause"]: each["case"] for each in found["coverage"]["clauses"] if each["reached"]}
    assert proved == {"steel.2.1.1.b": "机械加工厂属于机械制造行业"}


def test_coverage_without_cases_is_refused_as_well(run: Run, tmp_path: Path) -> None:
    result = run("test", str(tmp_path), "--coverage")
    assert (result.exit_code, result.stdout) == (2, "")
