import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
VALUES = {
    "steel.grade_a_share": "1%",
    "steel.grade_b_share": "0.3%",
    "steel.grade_c_share": "0.1%",
    "steel.large_min": "5000 t",
    "steel.medium_min": "500 t",
}


def test_a_company_begins_with_few_files(run: Run, tmp_path: Path) -> None:
    result = run("init", str(tmp_path / "acme"), "--language", "zh")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("已新建公司\n")
    found = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file())
    schemas = ["acme/schemas/cases.json", "acme/schemas/company.json"]
    assert found == ["acme/README.md", "acme/cases/first.yaml", "acme/company.yaml", *schemas]


def test_from_an_empty_folder_to_a_decision(
    run: Run, data: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The owner's way: begin, see what is missing, fill it in, run the cases, ask."""
    monkeypatch.chdir(tmp_path)
    run("init", "acme")
    (acme,) = data("params", "acme", "--missing")["policies"]
    missing = [each["parameter"] for point in acme["points"] for each in point["missing"]]
    assert set(VALUES) < set(missing)
    file = Path("acme/company.yaml")
    text = file.read_text(encoding="utf-8")
    for name, value in VALUES.items():
        text = text.replace(f"#{name}:", f"{name}: {value}")  # nothing but the sign is taken away
    file.write_text(text, encoding="utf-8")
    (filled,) = data("params", "acme", "--missing")["policies"]
    assert {"customer_grade", "customer_size"}.isdisjoint(point["point"] for point in filled["points"])
    assert run("test", "acme").exit_code == 0
    command = re.search(r"--facts '(.*)'", Path("acme/README.md").read_text(encoding="utf-8"))
    assert command is not None
    line = ("evaluate", "customer_grade", "--company", "acme", "--facts", command[1])
    assert data(*line, "--now", "2026-01-05T09:00+08:00")["outcome"] == {"grade": "A"}


def test_the_files_are_named_as_json_too(data: Callable[..., Any], tmp_path: Path) -> None:
    folder = str(tmp_path / "acme")
    assert data("init", folder) == {
        "directory": folder,
        "files": [
            f"{folder}/company.yaml",
            f"{folder}/cases/first.yaml",
            f"{folder}/README.md",
            f"{folder}/schemas/company.json",
            f"{folder}/schemas/cases.json",
        ],
    }


def test_the_schemas_of_a_new_company_are_fresh(run: Run, tmp_path: Path) -> None:
    """The command that renews them after an upgrade has nothing to do."""
    run("init", str(tmp_path / "acme"))
    for kind in ("company", "cases"):
        assert run("schema", kind, "--out", str(tmp_path / "acme" / "schemas"), "--check").exit_code == 0


def test_an_empty_folder_is_filled(run: Run, tmp_path: Path) -> None:
    assert run("init", str(tmp_path)).exit_code == 0


def test_a_folder_that_holds_anything_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine", encoding="utf-8")
    result = run("init", str(tmp_path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is not empty and was left alone" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


def test_a_file_in_the_way_is_left_alone(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "acme"
    file.write_text("mine", encoding="utf-8")
    assert run("init", str(file)).exit_code == 2
    assert file.read_text(encoding="utf-8") == "mine"


def test_an_example_to_practise_on_is_sound_and_has_customers(run: Run, tmp_path: Path) -> None:
    """Its cases hold, nothing is wrong with it, and its list answers what a value would do."""
    folder = tmp_path / "shop"
    result = run("init", str(folder), "--example", "--language", "zh")
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"下一步：crmpolicy check {folder}" in result.stdout.replace("\n", "")
    assert run("check", str(folder)).exit_code == 0
    assert run("test", str(folder)).exit_code == 0
    line = ("set", "steel.grade_a_share", "0.9%", "--company", str(folder / "company.yaml"), "--dry-run")
    ran = run(*line, "--data", str(folder / "客户.csv"), "--from", "2027-01-01", "--language", "zh")
    assert ran.exit_code == 0
    assert "共 693 行：1 行有变化" in ran.stdout


def test_the_example_in_english_has_english_heads(run: Run, tmp_path: Path) -> None:
    """What its list calls a share is the fact's own title, so no column has to be named."""
    folder = tmp_path / "shop"
    run("init", str(folder), "--example", "--language", "en")
    assert (
        (folder / "customers.csv").read_text(encoding="utf-8").startswith("customer,segment,share of sales,")
    )
    line = (
        "set",
        "steel.grade_a_share",
        "0.9%",
        "--company",
        str(folder),
        "--dry-run",
        "--money",
        "sales (USD)",
    )
    ran = run(*line, "--data", str(folder / "customers.csv"), "--from", "2027-01-01", "--language", "en")
    assert "669   TS-21370   grade B   grade A" in ran.stdout


def test_the_files_of_the_example_name_their_schemas(run: Run, tmp_path: Path) -> None:
    """Editors complete what is written there, as in a company of one's own."""
    run("init", str(tmp_path / "shop"), "--example")
    for name, schema in (
        ("company.yaml", "schemas/company.json"),
        ("cases/first.yaml", "../schemas/cases.json"),
    ):
        assert f"$schema={schema}\n" in (tmp_path / "shop" / name).read_text(encoding="utf-8")
