"""What travels: code, types, policies and examples; and what stays at home."""

from pathlib import Path

import pytest

from tests.package.environments import Built

pytestmark = [pytest.mark.package, pytest.mark.xdist_group("package")]


def _files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and path.suffix != ".sqlite3"  # left by an example
    }


@pytest.mark.parametrize("folder", ["policies", "examples", "docs/reference/findings"])
def test_wheel_carries_every_file_of_the_data_folders(built: Built, checkout: Path, folder: str) -> None:
    """What an owner reads in the checkout is inside the package of the wheel."""
    inside = Path(folder).name
    expected = {f"crmpolicy/{inside}/{name}" for name in _files(checkout / folder)}
    assert expected
    assert expected - built.in_wheel() == set()


def test_wheel_carries_all_code_and_the_mark_of_typed_code(built: Built, checkout: Path) -> None:
    """Type checkers of embedders read our annotations only where ``py.typed`` stands."""
    expected = {f"crmpolicy/{name}" for name in _files(checkout / "src" / "crmpolicy")}
    assert "crmpolicy/py.typed" in expected
    assert expected - built.in_wheel() == set()


def test_wheel_carries_nothing_else(built: Built) -> None:
    """Tests and tools stay at home: an embedder's environment gets one package and its description."""
    tops = {name.split("/", 1)[0] for name in built.in_wheel()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"crmpolicy"}


def test_nothing_that_was_compiled_travels(built: Built) -> None:
    """What is kept of documents and modules is for the machine that made it."""
    assert [name for name in built.in_wheel() | built.in_sdist() if "__pycache__" in name] == []


@pytest.mark.parametrize("folder", ["src", "policies", "examples", "tests", "docs"])
def test_sdist_carries_what_is_needed_to_build_and_test_again(
    built: Built, checkout: Path, folder: str
) -> None:
    """From the sdist alone the wheel can be built and the suite can run."""
    expected = {f"{folder}/{name}" for name in _files(checkout / folder)}
    assert expected
    assert expected - built.in_sdist() == set()


@pytest.mark.parametrize(
    "name", ["README.md", "LICENSE", "CHANGELOG.md", "Makefile", "constraints.txt", ".ci/run"]
)
def test_sdist_carries_the_frame_of_the_project(built: Built, name: str) -> None:
    """The commands and the pins travel with the source."""
    assert name in built.in_sdist()
