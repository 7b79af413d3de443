"""The reference is complete about rankings: every key, every word of an order, every output and reason."""

from pathlib import Path

import pytest

from crmpolicy.policy.rankings import FIRST, OUTPUTS, TIES, WHYS
from crmpolicy.source import ranking_shapes
from crmpolicy.source.plain_shapes import Shape
from tests.house.reading_code import CHECKOUT, named, text_of
from tests.house.test_time_format import spoken_of

PAGES = tuple(CHECKOUT / "docs" / "reference" / f"ranking-format{end}" for end in (".zh.md", ".md"))


def keys() -> set[str]:
    """Give every key that may be written, as it is written."""
    shapes = (each for each in vars(ranking_shapes).values() if isinstance(each, type))
    mine = [each for each in shapes if issubclass(each, Shape) and each.__module__ == ranking_shapes.__name__]
    return {field.alias or name for shape in mine for name, field in shape.model_fields.items()}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_key_of_a_ranking_is_explained(page: Path) -> None:
    """A key that a file may have and the page leaves out would have to be guessed."""
    assert {"only", "order", "ties", "cut", "parts", "first", "use"} <= keys()
    assert sorted(keys() - spoken_of(text_of(page))) == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_word_of_a_ranking_is_named(page: Path) -> None:
    """What may come first, what may happen to equals, why an entry may have no place."""
    for each in (*FIRST, *TIES, *WHYS):
        assert f"`{each}`" in text_of(page)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_output_of_a_ranking_has_a_row(page: Path) -> None:
    """What a program finds in an outcome is told on the page."""
    rows = {line.split("|")[1].strip(" `") for line in text_of(page).splitlines() if line.startswith("| `")}
    assert sorted(set(OUTPUTS) - rows) == []
