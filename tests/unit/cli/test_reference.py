"""The page of commands says what the commands are and print."""

from pathlib import Path

import click
import pytest

from crmpolicy.cli.program import COMMANDS, program
from tools.transcripts import renewed

PAGE = Path("docs") / "reference" / "commands.md"


def parts(checkout: Path) -> dict[str, str]:
    """Give the Chinese and the English half of the page."""
    chinese, _, english = (checkout / PAGE).read_text(encoding="utf-8").partition("## English")
    return {"zh": chinese, "en": english}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_stands_on_the_page(checkout: Path, name: str, language: str) -> None:
    """In both halves; those of every command are told once."""
    text = parts(checkout)[language]
    command = program.get_command(click.Context(program), name)
    assert command is not None
    assert f"`crmpolicy {name}" in text
    for parameter in command.params:
        assert all(option in text for option in parameter.opts if option.startswith("--"))


def test_the_page_shows_what_is_printed(checkout: Path, tmp_path: Path) -> None:
    text = (checkout / PAGE).read_text(encoding="utf-8")
    assert text.count("```console") == 5
    assert renewed(checkout / PAGE, text, tmp_path) == text
