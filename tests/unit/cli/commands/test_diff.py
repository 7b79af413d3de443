import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from click.testing import Result

from crmpolicy.verify.undecided import NotDecidedError
from tests.unit.cli.conftest import change

Run = Callable[..., Result]


@pytest.fixture
def old(shop: Path) -> Path:
    """A copy of the document and the company, as they were."""
    shutil.copytree(shop, shop / "old")
    return shop / "old"


def move(shop: Path, age: int) -> None:
    """Let people be of age earlier or later, in the document and so in the company since 2020."""
    change(shop / "shop" / "rules.yaml", "value: 18", f"value: {age}")
    change(shop / "shop" / "rules.yaml", "under: 18", f"under: {age}")


@pytest.mark.usefixtures("old")
def test_what_means_the_same_is_said_to_be_the_same(run: Run, shop: Path) -> None:
    """Another layout, another id and another order of rules are no difference."""
    file = shop / "shop" / "rules.yaml"
    lines = file.read_text(encoding="utf-8").replace("id: young", "id: minor").split("\n")
    lines[-3], lines[-2] = lines[-2], lines[-3]
    file.write_text("# the same again\n" + "\n".join(lines), encoding="utf-8")
    result = run("diff", "old/shop", "shop", "--fail-on", "any")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "no change in meaning, proved for all legal facts (questions compared: 1)\n"


@pytest.mark.usefixtures("old")
def test_a_moved_threshold_is_told_with_its_parameter(run: Run, shop: Path) -> None:
    move(shop, 16)
    result = run("diff", "old/shop", "shop")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [" ".join(line.split()) for line in result.stdout.rstrip("\n").split("\n")]
    assert lines[0] == "consent (consent): looser"
    assert "example age is 16" in lines
    assert "rule before young (shop) [shop.2], old/shop/rules.yaml:14:9" in lines
    assert "rule after old (shop) [shop.1], shop/rules.yaml:13:9" in lines
    assert any(line.startswith("because of age (shop.adult) went from 18 (old/shop/") for line in lines)
    assert " ".join(lines).endswith("for all legal facts in every period")


@pytest.mark.parametrize(
    ("age", "fail_on", "code"),
    [
        (16, (), 0),
        (16, ("--fail-on", "looser"), 1),
        (16, ("--fail-on", "any"), 1),
        (20, ("--fail-on", "looser"), 0),
        (20, ("--fail-on", "any"), 1),
        (20, (), 0),
    ],
)
@pytest.mark.usefixtures("old")
def test_the_exit_code_is_chosen_by_whoever_asks(
    run: Run, shop: Path, age: int, fail_on: tuple[str, ...], code: int
) -> None:
    """A change is no failure by itself."""
    move(shop, age)
    assert run("diff", "old/shop", "shop", *fail_on).exit_code == code


@pytest.mark.usefixtures("old")
def test_a_new_fact_is_a_difference_that_is_not_looser(run: Run, shop: Path) -> None:
    change(shop / "shop" / "rules.yaml", "up_to: 120", "up_to: 130")
    result = run("diff", "old/shop", "shop", "--fail-on", "looser")
    assert result.exit_code == 0
    said = "shop/rules.yaml:3:3: the type, range or unknown of a fact has changed: age (`shop.age`)\n"
    assert said in result.stdout
    assert run("diff", "old/shop", "shop", "--fail-on", "any").exit_code == 1


@pytest.mark.usefixtures("old")
def test_a_company_is_compared_in_every_period(run: Run, shop: Path) -> None:
    """What changed only before 2020 says so."""
    change(shop / "corner.yaml", "value: 21", "value: 18")
    text = run("diff", "old/corner.yaml", "corner.yaml", "--language", "zh").stdout
    assert "至 2019-12-31" in text
    assert "没有结论 → 可以为“是”" in text


@pytest.mark.usefixtures("old")
def test_a_difference_comes_as_json_and_as_markdown(run: Run, shop: Path) -> None:
    move(shop, 16)
    data: dict[str, Any] = json.loads(run("diff", "old/shop", "shop", "--format", "json").stdout)
    (changed,) = data["changes"]
    assert (changed["before"], changed["after"], data["looser"]) == ({"may": False}, {"may": True}, True)
    assert changed["witness"]["facts"] == {"age": 16}
    page = run("diff", "old/shop", "shop", "--format", "markdown").stdout
    assert page.startswith("# from shop to shop\n")
    assert "| looser |" in page


@pytest.mark.usefixtures("old")
def test_what_is_undecided_has_an_exit_code_of_its_own(
    run: Run, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is weaker only than a change that was asked to fail."""

    def give_up(*_: object, **__: object) -> NoReturn:
        raise NotDecidedError("verify-not-confirmed")

    move(shop, 16)
    monkeypatch.setattr("crmpolicy.verify.comparing.differing.changes_between", give_up)
    result = run("diff", "old/shop", "shop", "--fail-on", "any")
    assert result.exit_code == 3
    assert "undecided CRM001" in result.stdout
    assert "apart from what is undecided" in result.stdout


@pytest.mark.usefixtures("shop")
def test_the_faults_of_both_are_told(run: Run, shop: Path) -> None:
    change(shop / "corner.yaml", "adopts:", "adopt:")
    result = run("diff", "corner.yaml", "nowhere")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("corner.yaml:")
    assert "`nowhere`" in result.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("steel",), "`B` is missing (see `crmpolicy diff --help`)"),
        (("steel", "steel", "--fail-on", "all"), "`--fail-on` is one of any, looser"),
        (("steel", "steel", "--format", "sarif"), "`--format` is one of text, json, markdown"),
    ],
)
def test_a_slip_is_answered_in_one_line(run: Run, line: tuple[str, ...], said: str) -> None:
    result = run("diff", *line)
    assert (result.exit_code, result.stderr) == (2, f"{said}\n")
