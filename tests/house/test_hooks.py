"""What pre-commit offers to those who keep policies in a repository of their own."""

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from crmpolicy.cli.program import COMMANDS, program
from tests.house.reading_code import CHECKOUT, named, text_of

DEFINITION = CHECKOUT / ".pre-commit-hooks.yaml"
HOOKS: list[dict[str, Any]] = yaml.safe_load(text_of(DEFINITION))
IDS = [hook["id"] for hook in HOOKS]
SCRIPTS = tomllib.loads(text_of(CHECKOUT / "pyproject.toml"))["project"]["scripts"]
KNOWN = {"id", "name", "description", "entry", "args", "language", "files", "pass_filenames"}


def run(hook: dict[str, Any]) -> Result:
    """Run a hook as pre-commit does: its entry with its arguments, no names of files behind them."""
    line = [*hook["entry"].split()[1:], *hook["args"]]
    return CliRunner().invoke(program, line, prog_name="crmpolicy")


#: one small document that is sound, and its cases: the shipped ones would take minutes
SOUND = CHECKOUT / "tests" / "seeded" / "ground"
CASES = CHECKOUT / "tests" / "broken" / "ground" / "steel" / "cases"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with policies and a YAML file that is none of ours."""
    policies = tmp_path / "policies"
    shutil.copytree(SOUND / "steel", policies / "steel")
    shutil.copytree(CASES, policies / "steel" / "cases")
    for name in ("facts.yaml", "subjects.yaml"):
        shutil.copy2(SOUND / name, policies / name)
    (tmp_path / "compose.yaml").write_text("services: {web: {image: web}}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_hooks_are_offered() -> None:
    """Checks of the policies, the owner's cases, and slips of the hand."""
    assert IDS == ["crmpolicy-check", "crmpolicy-test", "crmpolicy-lint"]


@pytest.mark.parametrize("hook", HOOKS, ids=IDS)
def test_a_hook_runs_a_command_that_exists(hook: dict[str, Any]) -> None:
    """Once pre-commit has installed the package from the repository, as it does for Python."""
    script, command = hook["entry"].split()
    assert script in SCRIPTS
    assert command in COMMANDS
    assert hook["language"] == "python"
    assert hook.keys() == KNOWN


@pytest.mark.parametrize("hook", HOOKS, ids=IDS)
def test_a_hook_looks_at_everything_whenever_any_policy_changes(hook: dict[str, Any]) -> None:
    """Shared facts and parent companies count in files that did not change."""
    pattern = re.compile(hook["files"])
    shipped = [named(path) for path in (CHECKOUT / "policies").rglob("*.yaml")]
    assert shipped
    assert all(pattern.search(name) for name in shipped)
    assert not pattern.search("src/crmpolicy/engine/point.py")
    assert hook["pass_filenames"] is False
    assert hook["args"] == ["."]


@pytest.mark.parametrize("hook", HOOKS, ids=IDS)
def test_a_hook_lets_sound_policies_pass(hook: dict[str, Any], repository: Path) -> None:
    """Other YAML beside them does not disturb."""
    assert repository == Path.cwd()
    result = run(hook)
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize("hook", HOOKS, ids=IDS)
def test_a_hook_stops_a_commit_that_breaks_a_policy(hook: dict[str, Any], repository: Path) -> None:
    """Two grades for the same share: the check finds the overlap, a case comes out undecided; an odd name."""
    file = repository / "policies" / "steel" / "tiering.yaml"
    text = file.read_text(encoding="utf-8")
    broken = text.replace(
        "sales_share: {at_least: grade_b_share, under: grade_a_share}",
        "sales_share: {at_least: grade_b_share}",
    )
    assert broken != text
    file.write_text(broken, encoding="utf-8")
    odd = "format: 1\nparameters:\n  oddName: {title: {zh: 数, en: number}, type: integer, value: 1}\n"
    (file.parent / "odd.yaml").write_text(odd, encoding="utf-8")
    assert run(hook).exit_code == 1
