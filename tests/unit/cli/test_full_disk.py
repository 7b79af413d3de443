"""Every command that writes: with a full disk, or stopped while it writes, all files are as they were."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result

from crmpolicy.cli.program import program

COMPANY: Final = """\
format: 1
company: shares
title: {zh: 甲, en: a}
zone: Asia/Shanghai
currency: 元
adopts: [steel@1]
parameters:
  steel.share_only: yes
  steel.grade_a_share: 1%
  steel.grade_b_share: 0.3%
  steel.grade_c_share: 0.1%
"""
NOW: Final = ("--now", "2026-01-05T09:00+08:00")
SLIPS: Final = COMPANY.replace("1%\n  steel.grade_b", "1％\n  steel.grade_b")
COMMANDS: Final[Mapping[str, Sequence[str]]] = {
    "set": ("set", "steel.grade_a_share", "0.9%", "--company", "shares.yaml", "--force", "--reason", "x"),
    "lint": ("lint", "one.yaml", "two.yaml", "--fix"),
    "types": ("types", "--company", "shares.yaml", "--out", "out"),
    "sql": ("sql", "customer_grade", "--company", "shares.yaml", *NOW, "--dialect", "duckdb", "--out", "out"),
    "run": (
        "run", "customer_grade", "--company", "shares.yaml", "--data", "in.csv", "--out", "out.csv", *NOW,
    ),
    "schema": ("schema", "--out", "schemas"),
    "init": ("init", "shop"),
    "plan": (
        "plan", "--company", "example-group", "--customers", "plan.csv", "--year", "2026", "--out", "out",
        "--document", "steel",
    ),
    "impact": (
        "impact", "shares.yaml", "one.yaml", "--data", "in.csv", *NOW, "--svg", "out",
    ),
    "publish": ("publish", "shares.yaml", "--on", "2026-01-05", "-o", "out"),
    "review": ("review", "shares.yaml", "other.yaml", "-o", "out"),
}  # fmt: skip
QUICK: Final = {"lint", "sql", "run", "init"}  # the others prove, compare or lay out at length
FAILURES: Final = {"full": (OSError(28, "no space left"), 2), "stopped": (KeyboardInterrupt(), 130)}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what commands read and, where they write, something that is there already."""
    texts = {
        "shares.yaml": COMPANY,
        "other.yaml": COMPANY.replace("0.3%", "0.35%"),
        "one.yaml": SLIPS,
        "two.yaml": SLIPS.replace("shares", "two"),
        "in.csv": "customer,share of sales\na,0.32%\n",
        "plan.csv": "customer,grade\na,B\n",
        "out": "before",
        "out.csv": "before",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _run(command: str) -> Result:
    return CliRunner().invoke(program, [*COMMANDS[command], "--language", "en"], prog_name="crmpolicy")


def _failing(error: BaseException) -> Callable[[int], None]:
    def fail(_: int) -> None:
        raise error

    return fail


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize(
    "command", [pytest.param(each, marks=() if each in QUICK else pytest.mark.soak) for each in COMMANDS]
)
def test_a_command_that_cannot_write_leaves_all_as_it_was(
    folder: Path, command: str, failure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And says so; when there is room again, it writes."""
    if command == "impact":
        (folder / "one.yaml").write_text(COMPANY.replace("0.3%", "0.35%"), encoding="utf-8")
    before = _files(folder)
    error, code = FAILURES[failure]
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", _failing(error))
        failed = _run(command)
    assert failed.exit_code == code, failed.output
    assert failure != "full" or "the disk is full" in failed.stderr
    assert _files(folder) == before
    assert not (folder / "shop").exists()
    assert _run(command).exit_code in (0, 1)
    assert _files(folder) != before
    assert not [name for name in _files(folder) if name.endswith(".tmp")]
