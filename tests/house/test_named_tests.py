"""A page that says which test shows something names one that is there."""

import re
from pathlib import Path

import pytest

from tests.house.reading_code import CHECKOUT, named, text_of

TESTS = "\n".join(text_of(path) for path in sorted((CHECKOUT / "tests").rglob("test_*.py")))
WRITTEN = re.compile(r"`(test_\w+)(\.py)?`")
PAGES = [page for page in sorted((CHECKOUT / "docs").rglob("*.md")) if WRITTEN.search(text_of(page))]
FILES = frozenset(path.name for path in (CHECKOUT / "tests").rglob("test_*.py"))


def test_some_pages_name_tests() -> None:
    """The comparison with help desks rests on them."""
    assert {"help-desks.zh.md", "help-desks.en.md"} <= {page.name for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_named_test_is_there(page: Path) -> None:
    """A renamed test leaves no claim behind that nothing shows any more."""
    for name, ending in WRITTEN.findall(text_of(page)):
        assert f"{name}{ending}" in FILES if ending else f"def {name}(" in TESTS, name
