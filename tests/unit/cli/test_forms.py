"""``crmpolicy show``, ``evaluate`` and ``schema`` with a form."""

import json
from collections.abc import Callable
from typing import Any

from click.testing import Result

from tests.unit.cli.conftest import NOW

Run = Callable[..., Result]
Data = Callable[..., Any]
FORM = ("handbook.order_form", "--company", "handbook")
BAD = json.dumps({"stage": "signed", "quantity": "-3", "fax": 1})


def spoken(result: Result) -> str:
    """Give what a command says, whatever its lines."""
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


def test_a_form_is_shown_with_stages_entries_and_rules_as_they_are_written(run: Run) -> None:
    text = spoken(run("show", *FORM))
    assert "Stages, in this order: drafted, signed, shipped" in text
    assert "packing_lines[].net_weight" in text
    assert "required from signed on" in text
    assert "no other form may have the same" in text
    assert "sum of the parts is quantity" in text
    assert "Calendar" not in text


def test_a_block_is_named_beside_its_entries_which_rest_on_its_clause(run: Run) -> None:
    text = spoken(run("show", "handbook.order_register", "--company", "handbook", "--language", "zh"))
    assert "栏：生产与装运" in text
    assert "handbook.form8.orderreg.logistics" in text


def test_a_form_is_shown_as_data(data: Data) -> None:
    form = data("show", *FORM)["tables"][0]["course"]["form"]
    entries = {each["entry"]: each for each in form["fields"]}
    assert form["stages"] == ["drafted", "signed", "shipped"]
    assert entries["completion_date"]["required"] == "signed"
    assert entries["use"]["required"] is False
    assert entries["order_no"]["unique"] is True
    assert entries["packing_lines"]["lines"][0]["entry"] == "colour_no"
    assert entries["order_no"]["wanted"]["zh"] == "“制单”起必填、不得与其他表重复"


def test_an_incomplete_form_is_an_answer_and_no_error(run: Run) -> None:
    text = spoken(run("evaluate", *FORM, "--facts", BAD, "--now", NOW))
    assert "Order form: not in order: missing 8, unusable 1, not on the form 1" in text
    assert "Completion date [handbook.form8.order.head]" in text


def test_an_incomplete_form_is_told_as_data(data: Data) -> None:
    outcome = data("evaluate", *FORM, "--facts", BAD, "--now", NOW)["outcome"]
    assert outcome["complete"] is False
    assert "supervisor" in outcome["missing"]
    assert [each["entry"] for each in outcome["invalid"]] == ["quantity"]


def test_the_schema_of_a_form_is_for_hosts_that_show_it(run: Run) -> None:
    schema = json.loads(run("schema", *FORM).stdout)
    assert schema["properties"]["order_no"]["x-required-from"] == "drafted"
    assert json.loads(run("schema", *FORM, "--now", NOW).stdout) == schema


def test_a_stage_picks_what_the_schema_of_a_form_requires(run: Run) -> None:
    """The title of a stage names it too; without one the form has come to its first."""
    drafted, signed = (
        json.loads(run("schema", *FORM, "--stage", each).stdout) for each in ("drafted", "签字")
    )
    assert "supervisor" not in drafted["required"]
    assert "supervisor" in signed["required"]
    assert (drafted["required"], signed["properties"]["stage"]["enum"]) == (
        json.loads(run("schema", *FORM).stdout)["required"],
        ["signed", "签字"],
    )
