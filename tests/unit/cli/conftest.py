"""How the tests of commands run them: inside this process, on paper of a fixed width, in English."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crmpolicy.cli.program import program

Run = Callable[..., Result]
NOW = "2026-01-05T09:00+08:00"


@pytest.fixture(autouse=True)
def paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test the same paper and locale, whatever the terminal is."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


@pytest.fixture
def run() -> Run:
    """Run a command line."""

    def invoke(*arguments: str, given: bytes | str | None = None) -> Result:
        return CliRunner().invoke(program, list(arguments), input=given, prog_name="crmpolicy")

    return invoke


@pytest.fixture
def data(run: Run) -> Callable[..., Any]:
    """Run a command line that answers in JSON, and read the answer."""

    def read(*arguments: str) -> Any:
        result = run(*arguments, "--format", "json")
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    return read


@pytest.fixture
def gappy(tmp_path: Path) -> Path:
    """A document of our own, in whose table a case falls between the rules."""
    folder = tmp_path / "gappy"
    folder.mkdir()
    (folder / "policy.yaml").write_text(
        "format: 1\ndocument: gappy\ntitle: {zh: 有空缺的制度, en: policy with a gap}\n"
        "version: 1\nzone: Asia/Shanghai\ncurrency: 元\n",
        encoding="utf-8",
    )
    (folder / "rules.yaml").write_text(
        "format: 1\n"
        "facts:\n"
        "  age: {title: {zh: 年限, en: age}, type: integer, unknown: allowed}\n"
        "decisions:\n"
        "  fitness:\n"
        "    title: {zh: 是否合格, en: fitness}\n"
        "    kind: table\n"
        "    outputs:\n"
        "      fit: {title: {zh: 合格, en: fit}, type: boolean, join: chosen}\n"
        "      note: {title: {zh: 备注, en: note}, type: text, join: chosen, default: none}\n"
        "    rules:\n"
        "      - {id: old, when: {age: {at_least: 10}}, then: {fit: yes}, clause: gappy.1}\n"
        "      - {id: young, when: {age: {under: 5}}, then: {fit: no, note: young}, clause: gappy.2}\n",
        encoding="utf-8",
    )
    return folder
