"""The reference is complete about forms: every key that may be written, every output, what a host is told."""

from pathlib import Path

import pytest

from crmpolicy.engine.record_outcome import OUTPUTS
from crmpolicy.engine.record_schema import form_schema
from crmpolicy.source import record_shapes
from crmpolicy.source.plain_shapes import Shape
from tests.house.reading_code import CHECKOUT, named, text_of
from tests.house.test_time_format import spoken_of

PAGES = tuple(CHECKOUT / "docs" / "reference" / f"record-format{end}" for end in (".zh.md", ".md"))


def keys() -> set[str]:
    """Give every key that may be written, as it is written."""
    shapes = (each for each in vars(record_shapes).values() if isinstance(each, type))
    mine = [each for each in shapes if issubclass(each, Shape) and each.__module__ == record_shapes.__name__]
    return {field.alias or name for shape in mine for name, field in shape.model_fields.items()}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_key_of_a_form_is_explained(page: Path) -> None:
    """A key that a file may have and the page leaves out would have to be guessed."""
    assert {"stages", "must", "at_most", "unique"} <= keys()
    assert sorted(keys() - {"no clause"} - spoken_of(text_of(page))) == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_output_of_a_form_has_a_row(page: Path) -> None:
    """What a program finds in an outcome is told on the page."""
    rows = {line.split("|")[1].strip(" `") for line in text_of(page).splitlines() if line.startswith("| `")}
    assert sorted(set(OUTPUTS) - rows) == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_what_a_host_is_told_is_named(page: Path) -> None:
    """The keys beside JSON Schema's own are a promise."""
    told = form_schema.__doc__ or ""
    for key in ("x-title", "x-section", "x-codes", "x-order", "x-required-from", "x-unique", "x-personal"):
        assert key in told
        assert f"`{key}`" in text_of(page)
