"""Slips in policy files as people type them: told all at once, mended on request."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from crmpolicy.cli.commands import lint as command
from crmpolicy.company import shipped
from crmpolicy.source.linting import Mended

Run = Callable[..., Result]
SLIPS = (
    "format: 1\nfacts:\n"
    "  ageOf：{title: {zh: 年龄, en: age}, type: integer}\n  b: {title: {zh: 乙}, type: ratio}\n"
)


@pytest.fixture
def odd(shop: Path) -> Path:
    """A section with a colon that is full-width, a name in another style and half a title."""
    file = shop / "shop" / "odd.yaml"
    file.write_bytes(SLIPS.replace("\n", "\r\n").encode())
    return file


def test_sound_files_are_counted(run: Run, shop: Path) -> None:
    assert shop.is_dir()
    result = run("lint")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "files looked at: 6; no slips\n"


def test_slips_are_told_with_place_code_and_what_to_type(run: Run, odd: Path) -> None:
    before = odd.read_bytes()
    result = run("lint", "shop")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.split("\n")[:2] == [
        ("shop/odd.yaml:3:8: error yaml-full-width-colon the full-width colon `：` does not end a name"),
        "  mend it  write `:` and a space, --fix mends it",
    ]
    assert odd.read_bytes() == before


def test_fix_changes_the_slip_alone_and_tells_what_is_left(run: Run, odd: Path) -> None:
    before = odd.read_bytes()
    result = run("lint", "--fix", "shop/odd.yaml", "--language", "zh")
    assert result.exit_code == 1
    assert odd.read_bytes() == before.replace("：".encode(), b": ")
    assert "已改正 yaml-full-width-colon" in result.stdout
    assert "警告 lint-name" in result.stdout
    assert "看过 1 个文件：改正 1 处，还有 2 处" in result.stdout


def test_a_file_without_slips_is_not_touched(run: Run, shop: Path) -> None:
    files = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in shop.rglob("*.yaml")}
    assert run("lint", "--fix").exit_code == 0
    assert {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in shop.rglob("*.yaml")} == files


def test_the_same_as_data(run: Run, odd: Path) -> None:
    found = json.loads(run("lint", "shop", "--format", "json").stdout)
    assert "shop/odd.yaml" in found["files"]
    (slip,) = found["left"]
    text = odd.read_bytes().decode()
    assert (slip["code"], slip["line"], slip["column"]) == ("yaml-full-width-colon", 3, 8)
    assert (text[slip["start"] : slip["end"]], slip["mend"]) == ("：", ": ")


def test_the_same_for_githubs_runner_and_as_sarif(run: Run, odd: Path) -> None:
    assert odd.is_file()
    line = run("lint", "shop", "--format", "github").stdout
    assert line.startswith("::error file=shop/odd.yaml,line=3,col=8,title=yaml-full-width-colon::")
    log = json.loads(run("lint", "shop", "--format", "sarif").stdout)["runs"][0]
    (result,) = log["results"]
    assert log["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "yaml-full-width-colon"
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region, log["invocations"][0]["exitCode"]) == ({"startLine": 3, "startColumn": 8}, 1)


def test_a_file_of_somebody_else_is_passed_over_in_a_folder(run: Run, shop: Path) -> None:
    (shop / "compose.yaml").write_text("services：{web: １}\n", encoding="utf-8")
    (shop / ".hidden").mkdir()
    (shop / ".hidden" / "a.yaml").write_text("format: 1\na：1\n", encoding="utf-8")
    assert run("lint").exit_code == 0
    assert run("lint", "compose.yaml").exit_code == 1


def test_what_is_not_there_is_told(run: Run, shop: Path) -> None:
    assert shop.is_dir()
    result = run("lint", "nowhere")
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_file_that_changed_meanwhile_is_left_alone(
    run: Run, odd: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(_: str, raw: bytes) -> Mended:
        odd.write_bytes(raw + b"# somebody was here\r\n")
        return Mended(raw.replace("：".encode(), b": "), (), ())

    monkeypatch.setattr(command, "mend", late)
    result = run("lint", "--fix", "shop/odd.yaml")
    assert (result.exit_code, "was changed meanwhile" in result.stderr) == (2, True)
    assert odd.read_bytes().endswith(b"# somebody was here\r\n")


def test_the_shipped_companies_have_no_slips(run: Run, tmp_path: Path) -> None:
    shutil.copytree(shipped() / "companies", tmp_path / "companies")
    before = {file: file.read_bytes() for file in tmp_path.rglob("*.yaml")}
    assert run("lint", "--fix", str(tmp_path)).exit_code == 0
    assert {file: file.read_bytes() for file in tmp_path.rglob("*.yaml")} == before
    assert run("lint", "steel", "example-group").exit_code == 0
