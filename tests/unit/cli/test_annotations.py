import re
from pathlib import Path

import pytest

from crmpolicy.cli.annotations import annotation, annotations
from crmpolicy.cli.examining import Examined
from crmpolicy.cli.speaking import Speaker
from crmpolicy.errors import Fault, Location
from crmpolicy.verify import Finding, Report
from tests.unit.cli.test_findings import BARE, FULL

PROPERTY = re.compile(r"(file|line|col|title)=[^,:\r\n]*")


def test_a_finding_becomes_an_annotation() -> None:
    """With its details below the sentence; what is open is a notice."""
    first, second = annotations(Speaker("en"), Examined(Report(("x",), (FULL,), (BARE,)), (), ()))
    assert first.startswith("::warning file=steel/tiering.yaml,line=3,col=5,title=CRM201 ")
    assert first.endswith(
        "::table: is wrong [steel.1, steel.2]%0Afor facts: share is 1%25%0Aexample: first%0Abeside it: second"
        "%0Aassuming: least 30%25%0Afrom: 2027-01-01"
        "%0Asee also: steel/tiering.yaml:1:2%0Asee also: a.yaml:4:6"
    )
    assert second == "::notice title=CRM001::got"


def test_an_error_stays_an_error() -> None:
    finding = Finding("CRM101", "gap", "error", "cli-got", {}, None)
    (line,) = annotations(Speaker("zh"), Examined(Report(("x",), (finding,), ()), (), ()))
    assert line == "::error title=CRM101 空缺::实得"


def test_a_file_that_cannot_be_used_is_annotated_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before all findings, at its place."""
    monkeypatch.chdir(tmp_path)
    fault = Fault("yaml-anchor", {"name": "&a"}, Location(str(tmp_path / "a.yaml"), 1, 4))
    (line,) = annotations(Speaker("en"), Examined(Report((), (), ()), (fault,), ()))
    assert line.startswith("::error file=a.yaml,line=1,col=4,title=yaml-anchor::anchors are not allowed here")


@pytest.mark.parametrize("text", ["100%", "a\r\nb", "a: b", "a,b", "%0A", "甲：乙，丙"])
def test_nothing_that_a_text_says_ends_it(text: str) -> None:
    """What the runner takes apart again is what was put in."""
    line = annotation("error", Location(f"{text}.yaml", 1, 2), text, text)
    head, _, message = line.removeprefix("::error ").partition("::")
    properties = dict(each.split("=", 1) for each in head.split(","))
    assert all(PROPERTY.fullmatch(each) for each in head.split(","))
    assert (undone(properties["title"]), undone(properties["file"])) == (text, f"{text}.yaml")
    assert undone(message) == text
    assert "\n" not in line


def undone(text: str) -> str:
    """Read an escaped text as the runner does."""
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, sign)
    return text
