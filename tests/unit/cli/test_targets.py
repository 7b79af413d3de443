import os
from pathlib import Path

import pytest

from crmpolicy.cli.failing import CommandError
from crmpolicy.cli.targets import targets_of
from crmpolicy.company import shipped

BOTH = ["corner.yaml", "shop"]


def named(*paths: str) -> list[str]:
    """Give the targets of some paths as they are called from here."""
    return [os.path.relpath(path) for path in targets_of(paths)]


@pytest.mark.usefixtures("shop")
class TestBesideOwnPolicies:
    """In a folder with a document `shop` and a company `corner.yaml`."""

    @pytest.mark.parametrize(
        ("path", "found"),
        [
            ("corner.yaml", ["corner.yaml"]),
            ("shop", ["shop"]),
            ("shop/policy.yaml", ["shop"]),
            ("shop/rules.yaml", ["shop"]),
            ("shop/clauses.yaml", ["shop"]),
            (".", BOTH),
            ("shop/..", BOTH),
            ("./shop/", ["shop"]),
        ],
    )
    def test_a_path_names_companies_and_documents(self, path: str, found: list[str]) -> None:
        """A file of a document stands for all of it; a folder is searched through."""
        assert named(path) == found

    def test_a_case_stands_for_its_document(self, shop: Path) -> None:
        (shop / "shop" / "cases").mkdir()
        (shop / "shop" / "cases" / "own.yaml").write_text("cases: []\n", encoding="utf-8")
        assert named("shop/cases/own.yaml") == ["shop"]

    def test_what_is_named_twice_is_checked_once(self, shop: Path) -> None:
        """Through a link as well; the order is that of the command line."""
        (shop / "link").symlink_to("shop")
        assert named("shop", "link", "shop/rules.yaml", ".", str(shop / "shop")) == ["shop", "corner.yaml"]

    def test_without_a_path_this_folder_is_searched(self) -> None:
        assert named() == BOTH

    @pytest.mark.parametrize(
        "folder", [".hidden", "node_modules/x", "schemas", "environment", "deep/__pycache__"]
    )
    def test_nobody_keeps_policies_in_folders_of_tools(self, folder: str, shop: Path) -> None:
        """Hidden ones, those of other tools, and an installed Python, whose library brings its own."""
        (shop / folder).mkdir(parents=True)
        (shop / folder / "corner.yaml").write_bytes((shop / "corner.yaml").read_bytes())
        (shop / "environment").mkdir(exist_ok=True)
        (shop / "environment" / "pyvenv.cfg").touch()
        assert named(".") == BOTH
        assert named(folder) == [f"{folder}/corner.yaml"]

    @pytest.mark.parametrize(
        ("file", "text"),
        [
            ("compose.yaml", "services: {web: {image: company}}\n"),
            ("values.yaml", "owner:\n  company: x\n"),
            ("company.txt", "company: x\n"),
            ("shared.yaml", "# company: x\nformat: 1\nfacts: {}\n"),
        ],
    )
    def test_other_files_are_let_alone(self, file: str, text: str, shop: Path) -> None:
        """YAML of other tools too, even where it is called as one of ours."""
        (shop / "more").mkdir()
        (shop / "more" / file).write_text(text, encoding="utf-8")
        assert named(".") == BOTH
        with pytest.raises(CommandError) as caught:
            targets_of([f"more/{file}"])
        assert caught.value.code == "cli-check-nothing"

    def test_a_policy_of_another_tool_is_passed_over(self, shop: Path) -> None:
        """Unless its folder is named: then it was meant, and its faults are told."""
        (shop / "more").mkdir()
        (shop / "more" / "policy.yaml").write_text(
            "kind: Policy\nmetadata: {document: x}\n", encoding="utf-8"
        )
        assert named(".") == BOTH
        assert named("more") == ["more"]

    @pytest.mark.parametrize(
        "text",
        [
            b"\xef\xbb\xbfcompany: x\n",
            "format: 1\ncompany： x\n".encode(),
            "format: 1\ncompany: x\n".encode("utf-16"),
            b'"company" : x\n',
            b"format: 1\r\ncompany: x\r\n",
            b"format: [\ncompany: x\n",
        ],
    )
    def test_a_company_is_known_whatever_is_wrong_with_its_file(self, text: bytes, shop: Path) -> None:
        """So that the fault is told when it is loaded, and not passed over."""
        (shop / "more.yaml").write_bytes(text)
        assert named(".") == ["corner.yaml", "more.yaml", "shop"]
        assert named("more.yaml") == ["more.yaml"]

    @pytest.mark.parametrize("given", ["nowhere", "nowhere/at/all.yaml", "subjects.yaml", ""])
    def test_a_path_without_policies_is_refused(self, given: str, tmp_path: Path) -> None:
        with pytest.raises(CommandError) as caught:
            targets_of([given] if given else [str(tmp_path / "empty")])
        assert caught.value.code == "cli-check-nothing"


def test_names_stand_for_what_travels_with_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever one is, unless a folder of that name holds policies; an empty one does not."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "steel").mkdir()
    assert targets_of(["steel", "example-group"]) == (
        shipped() / "steel",
        shipped() / "companies" / "example-group.yaml",
    )


def test_where_there_is_nothing_the_library_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All documents and all example companies."""
    monkeypatch.chdir(tmp_path)
    found = {path.relative_to(shipped()).as_posix() for path in targets_of([])}
    assert found >= {"steel", "lighting", "companies/example-steel.yaml", "companies/example-branch.yaml"}
    assert not any("cases" in name or name.endswith(("facts.yaml", "subjects.yaml")) for name in found)
