"""How the tests of commands run them: inside this process, on paper of a fixed width, in English."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crmpolicy.cli.program import program
from crmpolicy.testing.texts import write_texts

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


@pytest.fixture(scope="session")
def demo() -> Callable[..., str]:
    """Give what the demonstration prints with some options: told once for all who read it."""

    @cache
    def told(*options: str) -> str:
        result = CliRunner().invoke(program, ["demo", *options], prog_name="crmpolicy")
        assert result.exit_code == 0, result.stderr
        return result.stdout

    return told


@pytest.fixture
def demo_data(demo: Callable[..., str]) -> Any:
    """Give the demonstration as data."""
    return json.loads(demo("--format", "json"))


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


SHOP_RULES = """\
format: 1
facts:
  age: {title: {zh: 年龄, en: age}, type: integer, range: {at_least: 0, up_to: 120}}
parameters:
  adult: {title: {zh: 成年, en: of age}, type: integer, value: 18, range: {over: 0}, clause: shop.1}
decisions:
  consent:
    title: {zh: 能否同意, en: consent}
    kind: table
    outputs:
      may: {title: {zh: 可以, en: may}, type: boolean, join: chosen}
    rules:
      - {id: old, when: {age: {at_least: adult}}, then: {may: yes}, clause: shop.1}
      - {id: young, when: {age: {under: 18}}, then: {may: no}, clause: shop.2}
"""
SHOP_CLAUSES = """\
format: 1
clauses:
  shop.1: {where: 一, kind: grading, computable: yes, summary: {zh: 成年人自己做主, en: adults decide}}
  shop.2: {where: 二, kind: grading, computable: yes, summary: {zh: 未成年人不行, en: minors do not}}
"""
CORNER = """\
format: 1
company: corner
title: {zh: 街角店, en: corner shop}
zone: Asia/Shanghai
currency: 元
adopts: [shop@1]
parameters:
  shop.adult: {dated: [{value: 21}, {from: 2020-01-01, value: 18}]}
"""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder one is in: a sound document, and a company that until 2020 left a gap from 18 to 20."""
    files = {"shop/rules.yaml": SHOP_RULES, "shop/clauses.yaml": SHOP_CLAUSES, "corner.yaml": CORNER}
    write_texts(files, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    """Put one text in the place of another, which stands there once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
