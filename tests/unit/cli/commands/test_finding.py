from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result

from crmpolicy.verify.pages import page
from crmpolicy.verify.registry import checks

Run = Callable[..., Result]
CODES = ["CRM001", *(each.code for each in checks())]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_page(run: Run, code: str, language: Any) -> None:
    """As it stands in the documentation, where no terminal is."""
    text = page(code, language)
    assert text is not None
    result = run("finding", code, "--language", language)
    assert (result.exit_code, result.stdout) == (0, text)


@pytest.mark.parametrize("given", ["CRM101", "crm101", "gap", "GAP"])
def test_a_page_is_found_by_code_and_by_name(run: Run, given: str) -> None:
    assert run("finding", given).stdout.startswith("# CRM101")


def test_without_a_code_all_are_listed(run: Run, data: Callable[..., Any]) -> None:
    """Each with how bad it is and what it is called."""
    rows = [line.split() for line in run("finding").stdout.split("\n") if line.startswith("CRM")]
    assert [(row[0], row[1]) for row in rows] == [
        ("CRM001", "undecided"),
        *((each.code, each.severity) for each in checks()),
    ]
    listed = data("finding")["findings"]
    assert [each["code"] for each in listed] == CODES
    assert listed[1].keys() == {"code", "check", "severity", "title"}


def test_a_page_comes_as_json(data: Callable[..., Any]) -> None:
    assert data("finding", "gap") == {"code": "CRM101", "text": page("CRM101", "en")}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("CRM10", "there is no code `CRM10` (did you mean `CRM10"),
        ("overlaps", "there is no code `overlaps` (did you mean `overlap`?)"),
        ("xyz", "there is no code `xyz`; the codes are CRM001, CRM101"),
    ],
)
def test_a_code_that_does_not_exist_is_refused(run: Run, given: str, said: str) -> None:
    result = run("finding", given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(said)
