from datetime import date
from pathlib import Path

import pytest

from crmpolicy.cli import failing
from crmpolicy.cli.examining import Examined, examine, together
from crmpolicy.errors import Fault, Location
from crmpolicy.verify import Finding, Report
from tests.unit.cli.conftest import change

GAP = Finding("CRM101", "gap", "error", "finding-gap", {"table": "x"}, Location("a.yaml", 9, 1))
OTHER = Finding("CRM102", "overlap", "error", "finding-overlap", {"table": "x"}, Location("a.yaml", 3, 1))
PLACELESS = Finding("CRM304", "unfilled", "error", "finding-unfilled", {}, None)
OPEN = Finding("CRM001", "gap", "undecided", "finding-undecided-gap", {}, Location("b.yaml", 1, 1))
FAULT = Fault("cli-not-a-day", {"given": "x"})


def report(*findings: Finding, undecided: tuple[Finding, ...] = ()) -> Report:
    """Make a report of one target."""
    return Report(("x",), findings, undecided, {"gap": 2})


@pytest.mark.parametrize(
    ("examined", "code"),
    [
        (Examined(report(), (), ()), failing.DONE),
        (Examined(report(GAP), (), ()), failing.FOUND),
        (Examined(report(undecided=(OPEN,)), (), ()), failing.LEFT_OPEN),
        (Examined(report(GAP, undecided=(OPEN,)), (), ()), failing.FOUND),
        (Examined(report(GAP, undecided=(OPEN,)), (FAULT,), (Path("b"),)), failing.UNUSABLE),
    ],
)
def test_the_exit_code_tells_the_worst(examined: Examined, code: int) -> None:
    """What cannot be used first, then what is wrong, then what is open."""
    assert examined.code == code


def test_the_codes_differ() -> None:
    assert (failing.DONE, failing.FOUND, failing.UNUSABLE, failing.LEFT_OPEN) == (0, 1, 2, 3)


def test_what_several_companies_share_is_told_once() -> None:
    """In the order of the files, what has no place at the end; proofs are counted together."""
    whole = together([report(PLACELESS, GAP, undecided=(OPEN,)), report(GAP, OTHER, undecided=(OPEN,))])
    assert whole.checked == ("x", "x")
    assert whole.findings == (OTHER, GAP, PLACELESS)
    assert whole.undecided == (OPEN,)
    assert whole.proved == {"gap": 4}


def test_periods_that_have_ended_can_be_left_out(shop: Path) -> None:
    """The company's gap was closed in 2020."""
    company = shop / "corner.yaml"
    assert examine([company], date(2020, 1, 1)).report.clean
    found = examine([company], date(2019, 12, 31)).report.findings
    assert [(each.code, each.since) for each in found] == [("CRM101", None)]
    assert [each.code for each in examine([company], None).report.findings] == ["CRM101"]


def test_a_file_that_cannot_be_loaded_hides_nothing_of_the_others(shop: Path) -> None:
    """Its faults are told once, however many companies need it."""
    change(shop / "shop" / "rules.yaml", "under: 18", "under: 17")
    for name in ("one", "two"):
        text = (shop / "corner.yaml").read_text(encoding="utf-8").replace("shop@1", "none@1")
        (shop / f"{name}.yaml").write_text(text, encoding="utf-8")
    broken = [shop / "one.yaml", shop / "two.yaml", shop / "one.yaml"]
    examined = examine([broken[0], shop / "shop", *broken[1:]], None)
    assert [each.code for each in examined.report.findings] == ["CRM101"]
    assert examined.report.checked == ("shop",)
    assert examined.unusable == tuple(broken)
    assert [fault.location.file for fault in examined.faults if fault.location] == [
        str(shop / "one.yaml"),
        str(shop / "two.yaml"),
    ]
    assert examined.code == failing.UNUSABLE
