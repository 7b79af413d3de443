"""The frame of the project: pins, versions, addresses, links."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.reading_code import CHECKOUT, kept_files, named, python_files, text_of

# Written in halves, so that this file passes its own check.
HOSTS = tuple(
    ".".join(parts)
    for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
)
ADDRESS = re.compile(
    "|".join((*map(re.escape, HOSTS), r"(?:extra-)?index-" + "url", "find-" + "links", "trusted-" + "host"))
)
MACHINE_PATH = re.compile(r"(?<![\w.~}$/])/(?:work|root|home|opt|Users|mnt)/")
PROJECT = tomllib.loads(text_of(CHECKOUT / "pyproject.toml"))
PAGES = [path for path in kept_files() if path.suffix == ".md"]


def pins() -> dict[str, str]:
    """Read the pinned version of each package."""
    lines = [line for line in text_of(CHECKOUT / "constraints.txt").splitlines() if not line.startswith("#")]
    return {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in lines)}


def _declared() -> list[Requirement]:
    project = PROJECT["project"]
    extras = [each for group in project["optional-dependencies"].values() for each in group]
    listed = [*project["dependencies"], *extras, *PROJECT["build-system"]["requires"]]
    return [found for found in map(Requirement, listed) if found.name != project["name"]]


def test_a_pin_is_one_exact_version_without_address() -> None:
    """What is installed is the same everywhere, wherever it comes from."""
    lines = text_of(CHECKOUT / "constraints.txt").splitlines()
    pin = re.compile(r"#.*|[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.+]*")
    assert [line for line in lines if not pin.fullmatch(line)] == []


def test_a_declared_dependency_is_pinned_within_its_range() -> None:
    """No package is installed in whatever version is newest that day."""
    pinned = pins()
    assert [
        str(each) for each in _declared() if not each.specifier.contains(pinned[canonicalize_name(each.name)])
    ] == []


def test_a_file_names_no_package_server_and_no_place_on_one_machine() -> None:
    """Where packages come from and where the checkout lies is the affair of each machine."""
    texts = [path for path in kept_files() if path.suffix not in {".gz", ".png"}]
    assert [
        f"{named(path)}: {line}"
        for path in texts
        for line in text_of(path).splitlines()
        if ADDRESS.search(line) or MACHINE_PATH.search(line)
    ] == []


@pytest.mark.parametrize(
    "line", [f"see https://{HOSTS[0]}/simple", "cd /" + "home/me/x", "'/" + "work/main'"]
)
def test_an_address_is_noticed(line: str) -> None:
    """The check above sees servers and absolute places."""
    assert ADDRESS.search(line) or MACHINE_PATH.search(line)


def test_the_changelog_begins_with_the_current_version() -> None:
    """Users find what is new under the number that they have installed."""
    versions = re.findall(r"^## \[(.+?)\]", text_of(CHECKOUT / "CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == PROJECT["project"]["version"]


def test_the_changelog_uses_the_six_words() -> None:
    """Added, Changed, Deprecated, Removed, Fixed and Security, as users expect them."""
    heads = set(re.findall(r"^### (.+)$", text_of(CHECKOUT / "CHANGELOG.md"), re.MULTILINE))
    assert heads
    assert heads <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def _broken_links(page: Path) -> list[str]:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text_of(page))
    return [link for link in links if "://" not in link and not (page.parent / link).exists()]


def test_links_between_pages_lead_somewhere() -> None:
    """A page that is renamed takes its links along."""
    assert [f"{named(page)}: {link}" for page in PAGES for link in _broken_links(page)] == []


def test_a_broken_link_is_noticed(tmp_path: Path) -> None:
    """The check above looks at the target of each link that is not an address."""
    page = tmp_path / "page.md"
    page.write_text("[a](page.md) [b](gone.md#part) [c](https://example.com/x)", encoding="utf-8")
    assert _broken_links(page) == ["gone.md"]


def test_a_law_is_tried_often_enough() -> None:
    """Each law is tried at least 200 times; the profile in ``conftest.py`` says so where a test does not."""
    tried = [
        (named(path), int(number.replace("_", "")))
        for path in python_files("tests")
        for number in re.findall(r"max_examples=([\d_]+)", text_of(path))
    ]
    assert [each for each in tried if each[1] < 200] == []


def test_make_test_runs_every_folder_of_tests(checkout: Path) -> None:
    """A folder that the Makefile does not name would be green because nobody runs it."""
    rooms = " ".join(
        line.partition(":=")[2]
        for line in (checkout / "Makefile").read_text(encoding="utf-8").splitlines()
        if line.startswith(("EACH_ROOM", "ACROSS_ROOMS"))
    ).split()
    folders = {f"tests/{each.parent.relative_to(checkout / 'tests').parts[0]}" for each in _tests(checkout)}
    assert folders <= set(rooms)


def _tests(checkout: Path) -> list[Path]:
    return [each for each in (checkout / "tests").rglob("test_*.py") if each.parent != checkout / "tests"]


@pytest.mark.xdist_group("groups")
def test_the_tests_of_a_group_stay_together(request: pytest.FixtureRequest) -> None:
    """What takes long to make is made once: side by side, xdist tells a group by the end of a test's name."""
    together = getattr(request.config.option, "loadgroup", False)
    assert request.node.nodeid.endswith("@groups") == together
