"""What the documentation shows is so: files load, commands print the same, generated pages are fresh."""

import doctest
import inspect
import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import crmpolicy
from crmpolicy import DecisionPoint, PolicySet, load_policy_set
from crmpolicy.testing import run_cases
from tests.house.reading_code import CHECKOUT, named, text_of
from tools import chapters, errors_reference, glossary, mutants, new_check, transcripts
from tools.chapters_of_documents import CHAPTERS
from tools.transcripts import blocks_of, renewed

DOCS = CHECKOUT / "docs"
PAGES = tuple(sorted(DOCS.rglob("*.md")))
STORIES = tuple(page for page in PAGES if re.search(r"^```(console$|\w+ file=)", text_of(page), re.MULTILINE))
PAIRS = tuple(
    (page, page.with_name(page.name.replace(".zh.md", ending)))
    for page in PAGES
    for ending in (".en.md", ".md")
    if page.name.endswith(".zh.md") and page.with_name(page.name.replace(".zh.md", ending)).is_file()
)
FORMAT = (DOCS / "reference" / "policy-format.zh.md", DOCS / "reference" / "policy-format.md")
PYTHON = DOCS / "reference" / "python.md"
WHOLE = ("file", "lines", "broken")


def test_the_pages_are_there() -> None:
    """The checks below look at something: tutorials and grammar, each in both languages."""
    assert {page.name for page in STORIES} >= {
        "first-policy.zh.md",
        "first-policy.en.md",
        "policy-format.zh.md",
        "policy-format.md",
    }
    assert len(PAIRS) >= 3


@pytest.mark.parametrize(
    ("page", "text"),
    [(errors_reference.PAGE, errors_reference.page), (glossary.PAGE, glossary.page)],
    ids=["errors", "glossary"],
)
def test_a_generated_page_is_fresh(page: Path, text: Callable[[], str]) -> None:
    """It says what the wording tables and the policies say; ``python -m tools.…`` renews it."""
    assert page.read_text(encoding="utf-8") == text()


@pytest.mark.parametrize("document", CHAPTERS)
def test_a_page_of_a_document_is_fresh(document: str) -> None:
    """It says what clauses and policies say, clause by clause; ``python -m tools.chapters`` renews it."""
    assert text_of(chapters.FOLDER / f"{document}.zh.md") == chapters.page(document)


@pytest.mark.parametrize(
    "tool",
    [chapters, errors_reference, glossary, mutants, new_check, transcripts],
    ids=lambda tool: tool.__name__,
)
def test_the_examples_of_a_tool_run(tool: ModuleType) -> None:
    """The tools stand outside of what pytest collects, so their examples are run here."""
    failed, tried = doctest.testmod(tool)
    assert tried
    assert not failed


def told_together(page: Path) -> Any:
    """Give a page as a parameter; both languages go to one process, which reads and reckons once for them."""
    story = page.name.partition(".")[0]
    return pytest.param(page, id=named(page), marks=pytest.mark.xdist_group(story))


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger as readers have one: what another page proved already is known, in any process of this run."""
    folder = tmp_path_factory.getbasetemp()
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    return (folder if alone else folder.parent) / "ledger"


@pytest.mark.parametrize("page", [told_together(page) for page in STORIES])
def test_a_reader_sees_what_the_page_shows(
    page: Path, tmp_path: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every file is written, every command run, in order; ``python -m tools.transcripts`` renews it."""
    monkeypatch.setenv("CRMPOLICY_CACHE", str(ledger))
    text = text_of(page)
    assert renewed(page, text, tmp_path) == text


def test_every_example_says_what_it_is() -> None:
    """YAML is a whole file or lines of one, so that all of it is tried; commands are run or only shown."""
    blocks = [(page, block) for page in PAGES for block in blocks_of(text_of(page))]
    assert [
        (named(page), block.text)
        for page, block in blocks
        if (block.kind in ("yaml", "json") and block.target.partition("=")[0] not in WHOLE)
        or (block.kind == "console" and block.target not in ("", "volatile", "shown"))
    ] == []


def digests(page: Path, folder: Path) -> dict[str, str]:
    """Write the files of a page and load every document and company among them."""
    folder.mkdir()
    renewed(page, text_of(page), folder)
    found = {}
    for file in sorted(folder.rglob("*.yaml")):
        if file.name == "policy.yaml":
            found[file.parent.name] = load_policy_set(file.parent).digest
        elif re.search(r"^company:", file.read_text(encoding="utf-8"), re.MULTILINE):
            found[file.stem] = load_policy_set(file).digest
    return found


def test_the_grammar_shows_policies_that_load(tmp_path: Path) -> None:
    """Both pages show the same policies, and their cases come out as the page says."""
    chinese, english = (digests(page, tmp_path / page.stem) for page in FORMAT)
    assert chinese == english
    assert {"shop", "corner", "corner-north", "mall"} <= english.keys()
    results = run_cases(tmp_path)
    assert len(results) > 40
    assert [result.message() for result in results if not result.passed] == []


def test_both_languages_tell_the_same() -> None:
    """Neither reader is told less: the same sections, examples and rows."""
    marks = (r"^##+ ", r"^```", r"^\|", r"^\$ ")
    assert [
        (named(chinese), mark)
        for chinese, english in PAIRS
        for mark in marks
        if len(re.findall(mark, text_of(chinese), re.MULTILINE))
        != len(re.findall(mark, text_of(english), re.MULTILINE))
    ] == []


@cache
def slugs(page: Path) -> set[str]:
    """Give the anchors of a page, as they are made of its headings."""
    text = re.sub(r"^```.*?^```$", "", text_of(page), flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_links_lead_somewhere() -> None:
    """Every relative link is a file of ours, every anchor a heading."""
    pages = [*PAGES, CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md"]
    assert [f"{named(page)}: {link}" for page in pages for link in _leading_nowhere(page)] == []


def _leading_nowhere(page: Path) -> Iterator[str]:
    text = re.sub(r"^```.*?^```$", "", text_of(page), flags=re.MULTILINE | re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.is_file() or (anchor and anchor not in slugs(target)):
            yield link


def test_a_link_that_leads_nowhere_is_noticed(tmp_path: Path) -> None:
    """No file, or no heading in it."""
    page = tmp_path / "page.md"
    page.write_text(
        "# One way\n[a](#one-way) [b](#other) [c](gone.md) [d](page.md#one-way)", encoding="utf-8"
    )
    assert [*_leading_nowhere(page)] == ["#other", "gone.md"]


def linked(page: Path) -> set[Path]:
    """Give the pages that a page links to."""
    links = re.findall(r"\]\(([^)#\s]+\.md)", text_of(page))
    return {(page.parent / link).resolve() for link in links if "://" not in link}


def test_every_page_can_be_reached() -> None:
    """The index links to every page, or to the list of its kind."""
    index = DOCS / "index.md"
    found = {index, *linked(index)}
    lists = [page for page in found if page.name == "index.md" and page != index]
    reached = found.union(*map(linked, lists))
    assert [named(page) for page in PAGES if page not in reached] == []


def shown(function: Callable[..., object]) -> str:
    """Write a signature as the reference does: names of types without their modules."""
    return re.sub(r"(?:\b[a-z_]+\.)+(?=[A-Z]|datetime)", "", str(inspect.signature(function)))


@pytest.mark.parametrize("name", crmpolicy.__all__)
def test_a_public_name_stands_in_the_reference(name: str) -> None:
    """Functions with their signature, types with their fields."""
    text, thing = text_of(PYTHON), getattr(crmpolicy, name)
    assert re.search(rf"\b{name}\b", text)
    if name.startswith("evaluate_"):  # all of one shape, which is shown once: the rest is a table
        facts = str(inspect.signature(thing).parameters["facts"].annotation).partition(" ")[0].rpartition(".")
        room = thing.__module__.split(".")[1]
        model = shown(crmpolicy.evaluate_customer_grade)
        assert shown(thing).replace(facts[2], "CustomerGradeFacts") == model
        assert f"| `{room}` | `{name}` | `{facts[2]}` |" in text
    elif inspect.isfunction(thing):
        assert f"{name}{shown(thing)}" in text
    for field in () if name == "Outcome" else getattr(thing, "_fields", ()):
        assert f"`{field}`" in text, field


@pytest.mark.parametrize("name", ["evaluate", "evaluate_each", "facts", "needed", "json_schema"])
def test_a_method_of_a_point_stands_in_the_reference(name: str) -> None:
    """With its signature."""
    assert f"{name}{shown(getattr(DecisionPoint, name)).replace('self, ', '')}" in text_of(PYTHON)


@pytest.mark.parametrize("kind", [PolicySet, DecisionPoint])
def test_what_a_public_class_offers_is_described(kind: type) -> None:
    """Its properties too; what only rooms of ours use is not promised."""
    ours = {
        "as_given",
        "evaluate_by",
        "effective",
        "overrides",
        "period",
        "prepared",
        "program",
        "programs",
        "program_of",
        "reach",
        "tables",
    }
    public = {name for name in vars(kind) if not name.startswith("_")} - ours
    assert public
    assert [name for name in sorted(public) if f"`{name}" not in text_of(PYTHON)] == []
