"""The first thing that anybody tries has to work: the README's code runs as it stands."""

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from crmpolicy import Decision
from tests.house.reading_code import CHECKOUT, text_of

README = text_of(CHECKOUT / "README.md")
PROGRAMS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
TESTS = [each for each in PROGRAMS if each.startswith("# test_")]
BLOCKS = [each for each in PROGRAMS if each not in TESTS]
CHINESE, ENGLISH = README.split("## English")


def test_both_languages_show_the_embedding() -> None:
    """Chinese comes first; each half has its own example."""
    assert README.index("## 中文") < README.index("## English")
    assert len(BLOCKS) == 2
    assert BLOCKS[0] in CHINESE
    assert BLOCKS[1] in ENGLISH


@pytest.mark.parametrize("block", BLOCKS, ids=["zh", "en"])
def test_the_example_is_ten_lines(block: str) -> None:
    """More would be a tutorial."""
    assert len([line for line in block.splitlines() if line.strip()]) <= 10


@pytest.mark.parametrize(
    ("block", "word"), list(zip(BLOCKS, ["销售占比", "share of sales"], strict=True)), ids=["zh", "en"]
)
def test_the_example_runs_and_prints_what_it_says(
    block: str, word: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The grade is the one in the comment, and the explanation speaks the reader's language."""
    monkeypatch.chdir(tmp_path)
    shown, names = StringIO(), dict[str, object]()
    with redirect_stdout(shown):
        exec(compile(block, "README.md", "exec"), names)  # noqa: S102 - our own README
    promised = re.search(r"\[\"grade\"\]\) +# (\w)", block)
    assert promised
    assert shown.getvalue().splitlines()[0] == promised[1]
    assert word in shown.getvalue().lower()
    assert isinstance(names["decision"], Decision)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^make ([a-z-]+)", README, re.MULTILINE))))
def test_a_command_of_the_readme_exists(command: str) -> None:
    """``make`` knows what the README promises."""
    assert re.search(rf"^{command}:", text_of(CHECKOUT / "Makefile"), re.MULTILINE)


def test_both_languages_have_the_same_sections() -> None:
    """Neither reader is told less."""
    assert CHINESE.count("\n### ") == ENGLISH.count("\n### ")
    assert CHINESE.count("\n* ") == ENGLISH.count("\n* ")
