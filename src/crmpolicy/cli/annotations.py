"""Findings as GitHub's runner reads them: one workflow command a finding, shown beside the line."""

from collections.abc import Iterator
from typing import Final

from crmpolicy.cli.examining import Examined
from crmpolicy.cli.findings import paragraph, seen, title_of
from crmpolicy.cli.speaking import Speaker
from crmpolicy.errors import Fault, Location
from crmpolicy.verify import Finding

_LEVELS: Final = {"error": "error", "warning": "warning", "undecided": "notice"}


def annotations(speaker: Speaker, examined: Examined) -> Iterator[str]:
    """Give one line a finding, and one a fault of the files that could not be used."""
    for fault in examined.faults:
        yield _of_fault(speaker, fault)
    for finding in (*examined.report.findings, *examined.report.undecided):
        yield _of_finding(speaker, finding)


def _of_finding(speaker: Speaker, finding: Finding) -> str:
    title = finding.code
    if finding.check:
        title = f"{title} {speaker.put(title_of(finding.check))}"
    return annotation(_LEVELS[finding.severity], finding.place, title, paragraph(speaker, finding))


def _of_fault(speaker: Speaker, fault: Fault) -> str:
    bare = Fault(fault.code, fault.arguments, None, fault.clause)
    return annotation("error", fault.location, fault.code, bare.message(speaker.language))


def annotation(level: str, place: Location | None, title: str, message: str) -> str:
    r"""Write one workflow command; what would end a property or the line is escaped as the runner asks.

    >>> annotation("error", Location("a,b.yaml", 3, 5), "CRM101 gap", "100%\nmore")
    '::error file=a%2Cb.yaml,line=3,col=5,title=CRM101 gap::100%25%0Amore'
    """
    where = {"file": seen(place.file), "line": str(place.line), "col": str(place.column)} if place else {}
    properties = {**where, "title": title}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
