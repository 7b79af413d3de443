"""`crmpolicy dmn`: a file out, a folder in, with what the check says of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

from crmpolicy.company import load_policy_set
from tests.unit.cli.conftest import NOW
from tests.unit.interop.dmn.small_models import model, table

Run = Callable[..., Result]


def test_there_and_back(run: Run, tmp_path: Path) -> None:
    file, folder = tmp_path / "steel.dmn", tmp_path / "steel"
    out = run("dmn", "export", "example-steel", "customer_grade", "--now", NOW, "-o", str(file))
    assert (out.exit_code, out.stdout) == (0, f"{file} is written\n")
    back = run("dmn", "import", str(file), "-o", str(folder))
    assert (back.exit_code, back.stderr) == (1, "")
    assert "clauses.yaml" in back.stdout
    assert "CRM101" in back.stdout
    assert load_policy_set(folder).points == ("customer_grade", "steel.customer_grade")


def test_a_model_of_gorules(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "steel.json"
    out = run(
        "dmn", "export", "example-steel", "customer_grade", "--now", NOW, "-o", str(file), "--as", "jdm"
    )
    assert out.exit_code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["nodes"][0]["type"] == "inputNode"


def test_both_answer_in_json(data: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "a.dmn"
    told = data("dmn", "export", "example-steel", "customer_industry", "--now", NOW, "-o", str(file))
    assert told["questions"] == ["customer_industry"]
    back = data("dmn", "import", str(file), "-o", str(tmp_path / "doc"))
    assert back["files"] == ["policy.yaml", "facts.yaml", "decisions.yaml", "clauses.yaml"]
    assert back["findings"] == []


def test_without_questions_it_is_told_how_many_are_left_out(
    run: Run, data: Callable[..., Any], tmp_path: Path
) -> None:
    file = str(tmp_path / "a.dmn")
    told = run("dmn", "export", "example-steel", "--now", NOW, "-o", file)
    found = data("dmn", "export", "example-steel", "--now", NOW, "-o", file)
    assert "steel.customer_industry" in found["questions"]
    assert found["left_out"]["steel.dunning"].startswith("`steel.dunning` (dunning notice) looks at")
    counts = f"it holds {len(found['questions'])} questions; {len(found['left_out'])} cannot be written"
    assert counts in told.stdout


def test_a_file_of_any_length_is_not_read_to_its_end(run: Run, tmp_path: Path) -> None:
    told = run("dmn", "import", "/dev/zero", "-o", str(tmp_path / "doc"))
    assert told.exit_code == 2
    assert "bytes" in told.stderr


def test_what_cannot_be_used_is_told(run: Run, tmp_path: Path) -> None:
    """A question that is no table, a file that is none, a folder that cannot be: nothing is written."""
    file, folder = tmp_path / "a.dmn", tmp_path / "doc"
    assert run("dmn", "export", "example-group", "dunning", "--now", NOW, "-o", str(file)).exit_code == 2
    assert not file.exists()
    file.write_bytes(b"<a/>")
    refused = run("dmn", "import", str(file), "-o", str(folder))
    assert (refused.exit_code, folder.exists()) == (2, False)
    assert refused.stderr.startswith(f"{file}:1:1: no DMN")
    assert run("dmn", "import", str(tmp_path / "none.dmn"), "-o", str(folder)).exit_code == 2
    assert "cannot be the key" in run("dmn", "import", str(file), "-o", str(tmp_path / "a-b")).stderr
    folder.mkdir()
    (folder / "x").write_text("", encoding="utf-8")
    assert run("dmn", "import", str(file), "-o", str(folder)).exit_code == 2


def test_an_overlap_is_found_on_import(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.dmn"
    rows = [(["< 5"], ["1"]), (["[4..6]"], ["2"]), ([">= 6"], ["3"])]
    file.write_bytes(model(table("answer", ["n"], ["out"], rows), inputs={"n": "number"}))
    told = run("dmn", "import", str(file), "-o", str(tmp_path / "doc"))
    assert (told.exit_code, "CRM102" in told.stdout) == (1, True)


def test_help_names_both(run: Run) -> None:
    for arguments in (["dmn"], ["dmn", "--help"], ["--language", "zh", "dmn"]):
        told = run(*arguments)
        assert told.exit_code == 0
        assert "export" in told.stdout
        assert "import" in told.stdout
