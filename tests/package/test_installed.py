"""The package works wherever it is installed from, with no checkout in sight."""

import json
from pathlib import Path

import pytest

from tests.package.conftest import SOON
from tests.package.environments import Installed

pytestmark = [pytest.mark.package, pytest.mark.xdist_group("package")]

CUSTOMER = {"sales_share": "0.95%", "contribution": "large", "cooperation": "close", "reputation": "good"}
NOW = "2026-11-02T09:00:00+00:00"
CASES = """\
format: 1
cases:
  - case: machine works count as machinery
    company: example-steel
    ask: customer_industry
    given: {industry: machine_works}
    now: 2026-01-05T09:00
    expect: {industry: machinery}
"""


def test_code_comes_from_where_it_was_installed(installed: Installed, checkout: Path) -> None:
    """An editable install runs the checkout, the others their own copy; else these tests prove nothing."""
    found = Path(str(installed.ask("crmpolicy.__file__")))
    home = checkout / "src" if installed.way == "editable" else installed.environment
    assert found.is_relative_to(home)


@pytest.mark.parametrize("folder", ["policies", "examples"])
def test_data_folders_are_found(installed: Installed, checkout: Path, folder: str) -> None:
    """Every way of installing finds the same policies and examples; what was compiled there aside."""
    place = f"__import__('crmpolicy.company', fromlist=['shipped']).shipped({folder!r})"
    listing = f"sorted(p.relative_to(f).as_posix() for f in [{place}] for p in f.rglob('*.*') "
    listing = f"{listing}if p.is_file() and '__pycache__' not in p.parts)"
    expected = sorted(
        path.relative_to(checkout / folder).as_posix()
        for path in (checkout / folder).rglob("*.*")
        if path.is_file() and "__pycache__" not in path.parts
    )
    assert installed.ask(listing) == expected


@pytest.mark.parametrize("installed", SOON, indirect=True)
def test_demo_runs(installed: Installed) -> None:
    """The first command that anybody tries shows grades."""
    shown = installed.run("crmpolicy", "demo")
    assert "A" in shown
    assert "2017" in shown


def test_customer_is_graded_in_python(installed: Installed) -> None:
    """An embedder's first call decides, by the policies that travelled."""
    asked = (
        f"crmpolicy.evaluate_customer_grade(crmpolicy.load_policy_set('example-steel'), {CUSTOMER!r}, "
        f"now=__import__('datetime').datetime.fromisoformat({NOW!r})).to_dict()['outcome']"
    )
    assert installed.ask(asked) == {"grade": "B"}


def test_customer_is_graded_by_the_command(installed: Installed) -> None:
    """The command gives the decision as data: outcome, reasons with clauses, policy, digest and moment."""
    facts = json.dumps(CUSTOMER)
    company = ("--company", "example-steel")
    asked = ("evaluate", "customer_grade", *company, "--facts", facts, "--now", NOW, "--format", "json")
    decision = json.loads(installed.run("crmpolicy", *asked))
    assert decision["outcome"] == {"grade": "B"}
    assert decision["policy"] == [{"document": "steel", "version": 1}]
    assert decision["now"] == NOW
    assert len(decision["digest"]) >= 32
    binding = [reason for reason in decision["reasons"] if reason["binding"]]
    assert [reason["rule"] for reason in binding] == ["share-B"]
    assert binding[0]["clause"] == ["steel.2.2.2.d"]


@pytest.mark.parametrize("installed", SOON, indirect=True)
def test_pytest_finds_cases_once_the_package_is_installed(installed: Installed) -> None:
    """Nothing has to be named; each case is a test, also where the plugin is named all the same."""
    file = installed.elsewhere / "cases" / "industry.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(CASES, encoding="utf-8")
    for way in ((), ("-p", "crmpolicy.testing.plugin")):
        said = installed.run("python", "-X", "utf8", "-m", "pytest", "-q", "-p", "no:cacheprovider", *way)
        assert "1 passed" in said
