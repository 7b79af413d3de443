import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from crmpolicy.company import shipped
from crmpolicy.testing.texts import write_texts

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


RULES = """\
format: 1
facts:
  amount: {title: {zh: 金额, en: amount}, type: money, range: {at_least: 0元}}
decisions:
  size:
    title: {zh: 规模, en: size}
    outputs: {large: {title: {zh: 大, en: large}, type: boolean}}
    rules:
      - {id: large, when: {amount: {at_least: 100元}}, then: {large: yes}, clause: doc.1}
      - {id: small, when: {amount: {under: 100元}}, then: {large: no}, clause: doc.2}
"""
SIZES = """\
format: 1
cases:
  - {case: 五百元算大, ask: doc.size, given: {amount: 500元}, now: 2026-01-05T09:00, expect: {large: yes}}
  - {case: 一元不算大, ask: doc.size, given: {amount: 1元}, now: 2026-01-05T09:00, expect: {large: no}}
"""
BESIDE = """\
  - {case: 一百元算大, ask: doc.size, given: {amount: 100元}, now: 2026-01-05T09:00, expect: {large: yes}}
  - {case: 差一分不算, ask: doc.size, given: {amount: 99.99元}, now: 2026-01-05T09:00, expect: {large: no}}
"""


def small(root: Path, cases: str = SIZES) -> Path:
    """Write a small document with cases."""
    write_texts({"doc/rules.yaml": RULES, "doc/cases/a.yaml": cases}, root)
    return root / "doc"


def test_mistakes_that_no_case_notices_are_told_with_their_places(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small(tmp_path))
    result = run("test", ".", "--mutate", "--language", "zh")
    assert result.exit_code == 1
    assert "放进 doc 的错误\n  总数          11\n  案例察觉      5\n" in result.stdout
    assert "rules.yaml:9  doc.size/large：“不低于 100元”改成“超过 100元”\n" in result.stdout
    assert "- case:" not in result.stdout


def test_for_each_a_case_is_suggested(run: Run, tmp_path: Path) -> None:
    result = run("test", str(small(tmp_path)), "--mutate", "--suggest", "--language", "zh")
    assert "  这个案例能察觉（请改写它的标题）：\n  - case: " in result.stdout
    assert "    given: {amount: 100元}\n" in result.stdout


def test_when_all_are_noticed_nothing_is_wrong(run: Run, tmp_path: Path) -> None:
    result = run("test", str(small(tmp_path, SIZES + BESIDE)), "--mutate", "--language", "en")
    assert result.exit_code == 0
    assert "noticed by none           0\n  score                     100.0 %" in result.stdout


def test_mutants_come_as_json(run: Run, tmp_path: Path) -> None:
    folder = small(tmp_path)
    found = json.loads(run("test", str(folder), "--mutate", "--suggest", "--format", "json").stdout)
    (put,) = found["mutants"]
    assert (found["cases"], found["failed"], put["document"]) == (2, 0, "doc")
    assert put["mutants"] == put["killed"] + put["equivalent"] + len(put["survivors"])
    bound = next(each for each in put["survivors"] if each["operator"] == "bound")
    assert (bound["name"], bound["place"]["line"]) == ("doc.size/large", 9)
    assert bound["clauses"] == ["doc.1"]
    assert bound["case"].startswith("  - case: ")


def test_only_one_question_or_document_is_asked(run: Run, tmp_path: Path) -> None:
    folder = str(small(tmp_path))
    assert run("test", folder, "--mutate", "--point", "size", "--document", "doc").exit_code == 1
    for wanted in (("--point", "nothing"), ("--document", "nothing")):
        result = run("test", folder, "--mutate", *wanted)
        assert result.exit_code == 2
        assert "ask no such document or question" in result.stderr


def test_mutants_are_not_put_to_cases_that_fail(run: Run, tmp_path: Path) -> None:
    folder = small(tmp_path, SIZES.replace("expect: {large: no}", "expect: {large: yes}"))
    result = run("test", str(folder), "--mutate", "--language", "en")
    assert result.exit_code == 1
    assert "mistakes" not in result.stdout.lower()


def test_what_goes_with_mutants_is_refused_without_them(run: Run, tmp_path: Path) -> None:
    result = run("test", str(small(tmp_path)), "--suggest")
    assert result.exit_code == 2
    assert "go with `--mutate`" in result.stderr
    assert run("test", str(tmp_path / "doc" / "none"), "--mutate").exit_code == 2
