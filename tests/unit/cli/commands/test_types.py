from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from crmpolicy.company import load_policy_set
from crmpolicy.company.annotating import company_types
from crmpolicy.company.generating import generated, write_modules

Run = Callable[..., Result]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own, with fresh types."""
    folder = tmp_path / "src" / "crmpolicy"
    folder.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr("crmpolicy.cli.commands.types.PACKAGE", folder)
    write_modules(folder, generated())
    return folder


def test_the_library_s_own_types_are_fresh(run: Run) -> None:
    result = run("types", "--check", "--language", "zh")
    assert (result.exit_code, result.stdout) == (0, "没有过期的类型\n")


def test_stale_types_are_named_and_left_alone(run: Run, package: Path) -> None:
    (package / "tiering" / "decide" / "customer_grade.py").write_text("old", encoding="utf-8")
    result = run("types", "--check")
    assert (result.exit_code, result.stdout) == (1, "crmpolicy/tiering/decide/customer_grade.py is stale\n")
    assert run("types", "--check", "--format", "json").exit_code == 1
    assert (package / "tiering" / "decide" / "customer_grade.py").read_text(encoding="utf-8") == "old"


def test_stale_types_are_written(run: Run, data: Callable[..., Any], package: Path) -> None:
    (package / "tiering" / "decide" / "customer_grade.py").unlink()
    assert run("types").stdout == "wrote crmpolicy/tiering/decide/customer_grade.py\n"
    assert run("types").stdout == "all types are fresh\n"
    assert data("types", "--check") == {"stale": []}
    assert data("types") == {"written": []}


def test_an_installed_library_cannot_write_its_types(run: Run, package: Path) -> None:
    (package.parent.parent / "pyproject.toml").unlink()
    result = run("types")
    assert result.exit_code == 2
    assert "no checkout of the library" in result.stderr


def test_a_company_s_types_are_printed(run: Run, data: Callable[..., Any]) -> None:
    expected = company_types(load_policy_set("example-joined"))
    assert run("types", "--company", "example-joined").stdout == expected
    assert data("types", "--company", "example-joined") == {"text": expected}


def test_a_company_s_types_are_written_and_checked(
    run: Run, data: Callable[..., Any], tmp_path: Path
) -> None:
    out = str(tmp_path / "facts.py")
    line = ("types", "--company", "example-joined", "--out", out)
    assert (run(*line, "--check").exit_code, Path(out).exists()) == (1, False)
    assert run(*line, "--check", "--format", "json").exit_code == 1
    assert run(*line).stdout == f"wrote {out}\n"
    assert run(*line, "--check").exit_code == 0
    assert run(*line).stdout == "all types are fresh\n"
    assert data(*line) == {"written": []}
    assert Path(out).read_text(encoding="utf-8") == company_types(load_policy_set("example-joined"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("--out", "facts.py"), "--out goes with --company"),
        (("--company", "example-joined", "--check"), "the file to check is not named"),
    ],
)
def test_options_that_do_not_go_together_are_refused(run: Run, line: tuple[str, ...], said: str) -> None:
    result = run("types", *line)
    assert result.exit_code == 2
    assert said in result.stderr
