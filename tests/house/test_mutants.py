"""Breaks of the code that no test notices: each that stays has a reason, and breaks what is there."""

import tomllib
from typing import Final

import pytest

from tests.house.reading_code import PACKAGE, text_of
from tools.mutants import REASONS, SAMPLE, Reason

LISTED: Final[dict[str, Reason]] = tomllib.loads(text_of(REASONS))


@pytest.mark.parametrize("name", LISTED)
def test_a_break_that_stays_changes_lines_that_are_there(name: str) -> None:
    """A line that went takes its breaks along; ``python -m tools.mutants`` tells which live."""
    _, room, *rest = name.split(".")
    code = text_of(PACKAGE.joinpath(room, *rest[:-1]).with_suffix(".py")).splitlines()
    changed = LISTED[name]["change"].splitlines()
    gone = [line[1:].strip() for line in changed if line.startswith("-")]
    assert room in SAMPLE
    assert {line[:1] for line in changed} <= {"-", "+"}
    assert set(gone) <= {line.strip() for line in code}


def test_every_break_that_stays_has_a_reason_of_its_own() -> None:
    """``NOT LOOKED AT``, which the tool writes, is none."""
    for name, reason in LISTED.items():
        assert set(reason) == {"change", "why"}, name
        assert len(reason["why"].split()) > 3, name
    assert len({reason["why"] for reason in LISTED.values()}) == len(LISTED)
