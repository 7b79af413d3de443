"""The command that begins a check writes everything that belongs to one, and touches nothing else."""

import importlib.util
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from tests.house.reading_code import CHECKOUT, PACKAGE, text_of
from tools.new_check import LINES, LIST, SECTIONS, WORDS, NewCheck, fault, main, page

FOLDERS = (
    "src/crmpolicy/verify/checks",
    "src/crmpolicy/wording",
    "tests/unit/verify/checks",
    "docs/reference/findings",
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy what the command writes to."""
    for folder in FOLDERS:
        shutil.copytree(CHECKOUT / folder, tmp_path / folder)
    shutil.copy(PACKAGE / "verify" / "checks.toml", tmp_path / LINES)
    return tmp_path


def _files(root: Path) -> dict[str, str]:
    found = (path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in found}


def _messages(root: Path) -> dict[str, tuple[str, str]]:
    described = importlib.util.spec_from_file_location("findings_of_a_copy", root / WORDS)
    assert described is not None
    assert described.loader is not None
    module = importlib.util.module_from_spec(described)
    described.loader.exec_module(module)
    found: dict[str, tuple[str, str]] = module.MESSAGES
    return found


@pytest.mark.parametrize("of", ["policies", "tables"])
def test_everything_that_belongs_to_a_check_is_written(copy: Path, of: str) -> None:
    """A line, a file, a test, two pages, words and a row; all else stays as it was."""
    before = _files(copy)
    main(["odd-thing", "CRM299", "--severity", "warning", "--of", of], copy)
    after = _files(copy)
    fresh = {
        "src/crmpolicy/verify/checks/odd_thing.py",
        "tests/unit/verify/checks/test_odd_thing.py",
        "docs/reference/findings/CRM299.zh.md",
        "docs/reference/findings/CRM299.en.md",
    }
    assert after.keys() - before.keys() == fresh
    assert {name for name, text in before.items() if after[name] != text} == {LINES, LIST, WORDS}
    lines = tomllib.loads(after[LINES])
    assert lines["odd-thing"] == {"code": "CRM299", "severity": "warning", "of": of}
    assert [each["code"] for each in lines.values()] == sorted(each["code"] for each in lines.values())
    assert "[odd thing](CRM299.en.md)" in after[LIST]
    said = {"title-odd-thing", "finding-odd-thing", "finding-odd-thing.hint"}
    assert _messages(copy).keys() >= said | ({"finding-undecided-odd-thing"} if of == "tables" else set())
    for name in fresh:
        if name.endswith(".py"):
            compile(after[name], name, "exec")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_begins_with_the_fixed_sections(language: str) -> None:
    """Those that every page has."""
    text = page(NewCheck("odd-thing", "CRM299", "error", "tables"), language)
    assert tuple(re.findall(r"^## (.+)$", text, re.MULTILINE)) == SECTIONS[language]


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("gap", "CRM299", "there is a check `gap` already"),
        ("odd-thing", "CRM101", "`CRM101` is that of `gap`"),
        ("Odd_Thing", "CRM299", "is no name"),
        ("odd-thing", "CRM001", "is no code"),
    ],
)
def test_what_is_there_already_is_refused(
    copy: Path, capsys: pytest.CaptureFixture[str], name: str, code: str, said: str
) -> None:
    """Nothing is written then."""
    before = _files(copy)
    with pytest.raises(SystemExit):
        main([name, code], copy)
    assert said in capsys.readouterr().err
    assert _files(copy) == before


def test_the_sound_name_and_code_are_taken() -> None:
    """A fresh pair has no fault."""
    assert (
        fault(NewCheck("odd-thing", "CRM299", "error", "tables"), text_of(PACKAGE / "verify" / "checks.toml"))
        is None
    )
