"""What the documentation shows in Python runs as it stands."""

import doctest
from pathlib import Path

import pytest

from tests.house.reading_code import CHECKOUT, named, text_of

GENERATED = CHECKOUT / "docs" / "reference" / "api"  # docstrings, which run where they stand
PAGES = [
    page
    for page in sorted((CHECKOUT / "docs").rglob("*.md"))
    if ">>>" in text_of(page) and page.parent != GENERATED
]


def test_there_are_pages_with_examples() -> None:
    """The reference shows every question in use."""
    assert CHECKOUT / "docs" / "reference" / "python.md" in PAGES


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_the_examples_of_a_page_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader who types what stands there sees what stands there."""
    monkeypatch.chdir(CHECKOUT)
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert tried
    assert not failed
