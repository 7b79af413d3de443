"""One check: one file, one test, two pages of one shape, a title, a message. Pages show what they claim."""

import re
from pathlib import Path

import pytest

from crmpolicy.testing.texts import write_texts
from crmpolicy.verify import check
from crmpolicy.verify.finding import UNDECIDED
from crmpolicy.verify.pages import page, pages_folder
from crmpolicy.verify.registry import Check, checks
from crmpolicy.wording import Language, messages
from tests.house.reading_code import CHECKOUT, PACKAGE
from tools.new_check import SECTIONS
from tools.transcripts import blocks_of

LANGUAGES: tuple[Language, ...] = ("zh", "en")
TITLES = {UNDECIDED: "undecided", **{each.code: each.name for each in checks()}}
PAGES = [(code, language) for code in TITLES for language in LANGUAGES]
CLAUSES = (
    "format: 1\nclauses:\n"
    "  shop.1: {where: 1, kind: rule, computable: yes, summary: {zh: 一, en: one}}\n"
    "  shop.2: {where: 2, kind: rule, computable: yes, summary: {zh: 二, en: two}}\n"
)


def _named(each: Check) -> str:
    return each.name


def _files(folder: Path, beginning: str = "") -> set[str]:
    return {path.stem.removeprefix(beginning) for path in folder.glob(f"{beginning}*.py")} - {
        "__init__",
        "conftest",
    }


def _examples(text: str) -> dict[str, str]:
    """Give the files that a page shows."""
    shown = (block for block in blocks_of(text) if block.kind == "yaml")
    return {block.target.partition("=")[2]: block.text for block in shown}


def test_every_check_is_one_file_and_one_test() -> None:
    """No line without a file and a test, and no file without its line."""
    names = {each.name.replace("-", "_") for each in checks()}
    assert _files(PACKAGE / "verify" / "checks") == names
    assert _files(CHECKOUT / "tests" / "unit" / "verify" / "checks", "test_") == names


def test_every_code_has_its_two_pages_and_no_page_is_left_over() -> None:
    """What is not decided has a page as well."""
    found = {path.name for path in pages_folder().glob("CRM*.md")}
    assert found == {f"{code}.{language}.md" for code, language in PAGES}


def test_a_code_is_used_once() -> None:
    """People look findings up by their code."""
    codes = [each.code for each in checks()]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"CRM[1-9]\d\d", code) for code in codes)


@pytest.mark.parametrize("each", checks(), ids=_named)
def test_a_check_has_its_words(each: Check) -> None:
    """A title for lists; a sentence and how to mend it, unless it takes over the words of loading."""
    said = set(messages())
    assert f"title-{each.name}" in said
    if each.name != "out-of-range":
        assert {f"finding-{each.name}", f"finding-{each.name}.hint"} <= said
    if each.of != "policies":
        assert f"finding-undecided-{each.name}" in said


@pytest.mark.parametrize(("code", "language"), PAGES)
def test_a_page_has_the_fixed_shape(code: str, language: Language) -> None:
    """Its title is that of the check, its six sections are never empty and stand in one order."""
    text = page(code, language) or ""
    title = messages()[f"title-{TITLES[code]}"].spoken(language)
    assert text.splitlines()[0] == f"# {code} {title}"
    assert tuple(re.findall(r"^## (.+)$", text, re.MULTILINE)) == SECTIONS[language]
    bodies = re.split(r"^## .+$", text, flags=re.MULTILINE)[1:]
    assert all(body.strip() for body in bodies)
    assert [bool(_examples(body)) for body in bodies] == [False, True, True, False, False, False]


@pytest.mark.parametrize(("code", "language"), PAGES)
def test_a_page_shows_what_it_claims(code: str, language: Language, tmp_path: Path) -> None:
    """What it says to avoid is found, and only that; what it prefers is sound."""
    bad, good = re.split(r"^## .+$", page(code, language) or "", flags=re.MULTILINE)[2:4]
    files = {"shop/clauses.yaml": CLAUSES}
    for body, expected in ((bad, {code}), (good, set())):
        files |= _examples(body)
        write_texts(files, tmp_path)
        target = next((name for name in files if name == "corner.yaml"), "shop")
        report = check(tmp_path / target)
        assert {each.code for each in (*report.findings, *report.undecided)} == expected


def test_an_unknown_code_has_no_page() -> None:
    """A path is no code."""
    assert page("CRM999", "zh") is None
    assert page("../../index", "en") is None
