import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from crmpolicy.cli.commands import check as command
from crmpolicy.verify import checking
from crmpolicy.verify.finding import Found
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.registry import Check
from crmpolicy.verify.undecided import NotDecidedError
from tests.unit.cli.conftest import change

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be a day of 2026."""
    monkeypatch.setattr(command, "today", lambda: date(2026, 6, 1))


@pytest.fixture
def undecidable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing but gaps be looked for, and let it be left open whether there are any."""

    def find(question: Question) -> list[Found | NotDecidedError]:
        assert question.name
        return [NotDecidedError("verify-not-confirmed")]

    monkeypatch.setattr(Check, "find", property(lambda _: find))
    monkeypatch.setattr(checking, "checks", lambda: (Check("gap", "CRM101", "error", "tables"),))


def test_sound_policies_are_said_to_be_sound(run: Run, shop: Path) -> None:
    """With what was proved of them."""
    result = run("check", str(shop))
    assert (result.exit_code, result.stderr) == (0, "")
    first, second = result.stdout.rstrip("\n").split("\n", 1)
    assert first == "checked corner, shop: nothing is wrong"
    assert second.startswith("proved for all legal facts, none of: ")


@pytest.mark.soak
def test_policies_that_travel_with_the_library_are_sound(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are what is checked where there is nothing else; `make check` checks them each time."""
    monkeypatch.chdir(tmp_path)
    result = run("check", "--every-period")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "steel" in result.stdout


@pytest.mark.usefixtures("shop")
def test_periods_that_have_ended_are_checked_when_asked_for(run: Run) -> None:
    assert run("check", "corner.yaml").exit_code == 0
    result = run("check", "corner.yaml", "--every-period")
    assert result.exit_code == 1
    assert "CRM101" in result.stdout


def test_a_finding_is_told_at_its_place_with_facts(run: Run, shop: Path) -> None:
    """The document's gap is told once, though the company adopts it."""
    change(shop / "shop" / "rules.yaml", "under: 18", "under: 16")
    result = run("check", ".")
    assert (result.exit_code, result.stderr) == (1, "")
    lines = result.stdout.split("\n")
    assert lines[0].startswith("shop/rules.yaml:7:3: error CRM101 ")
    assert lines[0].endswith(" [shop.1, shop.2]")
    assert any(line.split() == ["example", "age", "is", "16"] for line in lines)
    assert lines.count("checked corner, shop: 1 found, 0 undecided") == 1


def test_a_finding_is_told_in_chinese(run: Run, shop: Path) -> None:
    change(shop / "shop" / "rules.yaml", "under: 18", "under: 16")
    text = run("check", ".", "--language", "zh").stdout
    assert text.startswith("shop/rules.yaml:7:3: 错误 CRM101 ")
    assert "已检查 corner、shop：发现 1 处问题，0 处未能断定" in text


def test_findings_come_as_json(run: Run, shop: Path) -> None:
    """And a witness is a question that can be asked."""
    change(shop / "shop" / "rules.yaml", "under: 18", "under: 16")
    result = run("check", "shop", "--format", "json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    (finding,) = data["findings"]
    assert (finding["code"], finding["file"], finding["line"]) == ("CRM101", "shop/rules.yaml", 7)
    (witness,) = finding["witnesses"]
    asked = run(
        "evaluate", finding["point"].partition(".")[2], "--company", "shop",
        "--facts", json.dumps(witness["facts"]), "--now", witness["now"],
    )  # fmt: skip
    assert asked.exit_code == 1


def test_findings_come_as_annotations_and_as_a_log(run: Run, shop: Path) -> None:
    """Nothing but them is written."""
    assert run("check", "--format", "github").stdout == ""
    change(shop / "shop" / "rules.yaml", "under: 18", "under: 16")
    annotated = run("check", "--format", "github")
    assert annotated.exit_code == 1
    assert annotated.stdout.startswith("::error file=shop/rules.yaml,line=7,col=3,title=CRM101 ")
    assert annotated.stdout.count("\n") == 1
    logged = run("check", "--format=sarif")
    assert logged.exit_code == 1
    assert [each["ruleId"] for each in json.loads(logged.stdout)["runs"][0]["results"]] == ["CRM101"]


def test_a_form_may_be_named_before_the_command(run: Run, shop: Path) -> None:
    """A command that does not write it says so."""
    change(shop / "shop" / "rules.yaml", "under: 18", "under: 16")
    assert run("--format", "github", "check").stdout.startswith("::error ")
    result = run("--format", "github", "points")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "`--format` is one of text, json\n"


def test_faults_are_told_beside_the_findings_of_others(run: Run, shop: Path) -> None:
    """On the error stream, and the exit code is that of what cannot be used."""
    change(shop / "shop" / "rules.yaml", "under: 18", "under: 16")
    (shop / "other.yaml").write_text("format: 1\ncompany: other\nadopt: [shop@1]\n", encoding="utf-8")
    result = run("check")
    assert result.exit_code == 2
    assert "CRM101" in result.stdout
    assert "not checked, because it cannot be used: other.yaml" in result.stdout
    assert all(line.startswith("other.yaml:") for line in result.stderr.rstrip("\n").split("\n"))
    told = json.loads(run("check", "--format", "json").stderr)["errors"]
    assert {each["file"] for each in told} == {"other.yaml"}


@pytest.mark.usefixtures("shop")
def test_a_path_without_policies_is_refused(run: Run) -> None:
    result = run("check", "shop", "nowhere")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("there are no policies in `nowhere`")


@pytest.mark.usefixtures("shop", "undecidable")
def test_what_is_undecided_is_never_taken_for_sound(run: Run) -> None:
    """It has an exit code of its own."""
    result = run("check", "shop")
    assert (result.exit_code, result.stderr) == (3, "")
    assert result.stdout.startswith("shop/rules.yaml:7:3: undecided CRM001 ")
    assert "checked shop: 0 found, 1 undecided" in result.stdout
    assert "proved" not in result.stdout
    assert run("check", "shop", "--format", "github").stdout.startswith("::notice ")
