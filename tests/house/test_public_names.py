"""What users may rely on: each public name is described, shown in use, and pinned."""

import inspect
import re
from importlib import import_module
from types import FunctionType
from typing import Any, is_typeddict

import pytest

from tests.house.reading_code import CHECKOUT, text_of
from tools import typed_examples
from tools.api_reference import PAGES, pages, stale
from tools.public_names import DOOR, modules, names_of, public
from tools.public_surface import LIST, text

DESCRIBED = [(module, name) for module, name in public() if callable(getattr(import_module(module), name))]


def examples(thing: Any) -> int:
    """Count the examples in a docstring, in those of a class's own members too."""
    own = [thing]
    if inspect.isclass(thing) and not is_typeddict(thing):
        members = (getattr(each, "fget", None) or each for each in vars(thing).values())
        own += [each for each in members if isinstance(each, FunctionType)]
    return sum((each.__doc__ or "").count(">>> ") for each in own)


@pytest.mark.parametrize(("module", "name"), DESCRIBED)
def test_a_public_name_has_a_docstring_with_an_example(module: str, name: str) -> None:
    """It runs, too: `make test` runs the docstrings of all files under ``src``."""
    thing = getattr(import_module(module), name)
    assert inspect.getdoc(thing)
    assert thing.__module__.startswith(f"{DOOR}.")  # else its docstring is somebody else's
    assert examples(thing) > 0


def test_a_missing_example_is_noticed() -> None:
    """An example of a member counts, one that is only told does not."""

    class Told:
        """Is like ``>>>`` but not one."""

    class Shown:
        """Has a member that is shown."""

        @property
        def member(self) -> int:
            """Give a number.

            >>> 1
            1
            """
            return 1

    assert (examples(Told), examples(Shown)) == (0, 1)


def test_the_pages_are_what_the_code_says() -> None:
    """``python -m tools.api_reference`` renews them."""
    assert stale() == {}


@pytest.mark.parametrize("module", modules())
def test_every_public_name_has_its_entry(module: str) -> None:
    """On one page, with a signature or fields, and in the list of its page."""
    told = "\n".join(text_of(path) for path in sorted(PAGES.glob("*.md")))
    index = text_of(PAGES / "index.md")
    for name in names_of(import_module(module)):
        assert re.search(rf"^## `{name}`$", told, re.MULTILINE), name
        assert f"`{name}`" in index


def test_a_function_is_told_with_its_arguments_and_errors() -> None:
    """The sections of a docstring become parts of its entry."""
    entry = pages()["loading.md"].partition("## `load_policy_set`")[2].partition("\n## ")[0]
    parts = ["from crmpolicy import load_policy_set", "load_policy_set(path: str | Path, /, *,"]
    for part in (
        *parts,
        "Arguments:\n\n* `path`:",
        "Errors:\n\n* `InvalidPolicySetError`:",
        ">>> load_policy_set(",
    ):
        assert part in entry


def test_what_is_public_has_not_changed_unnoticed() -> None:
    """After a change that is meant: ``python -m tools.public_surface``, and a line in ``CHANGELOG.md``."""
    assert text().splitlines() == text_of(LIST).splitlines()


def test_type_checkers_read_a_use_of_every_public_name() -> None:
    """In ``tests/typing``, which mypy and pyright read strictly; the typed facts come from docstrings."""
    used = set(
        re.findall(r"\w+", "\n".join(map(text_of, sorted((CHECKOUT / "tests" / "typing").glob("*.py")))))
    )
    assert [f"{module}.{name}" for module, name in public() if name not in used] == []
    assert typed_examples.text() == text_of(typed_examples.FILE)


def test_the_guide_promises_what_the_page_of_stability_says() -> None:
    """Both languages tell where the list is."""
    for language in ("zh", "en"):
        page = CHECKOUT / "docs" / "explanation" / f"stability.{language}.md"
        assert "(../reference/surface.txt)" in text_of(page)
        assert f"stability.{language}.md" in text_of(CHECKOUT / "README.md")
    assert "stability.en.md" in text_of(CHECKOUT / "docs" / "reference" / "python.md")
