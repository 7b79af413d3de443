"""Findings as SARIF 2.1.0, which code scanning and editors read."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from crmpolicy.cli.examining import Examined
from crmpolicy.cli.findings import paragraph, seen, title_of, witness_data
from crmpolicy.cli.speaking import Speaker
from crmpolicy.errors import Fault, Location
from crmpolicy.verify import Finding
from crmpolicy.verify.finding import UNDECIDED
from crmpolicy.verify.pages import page
from crmpolicy.verify.registry import checks

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_HERE: Final = "WORKINGDIRECTORY"


def sarif(speaker: Speaker, examined: Examined) -> dict[str, Any]:
    """Give a log of one run: every check as a rule, every finding as a result.

    What is undecided is an open result: nothing was shown, so it has no level.
    """
    rules = _rules(speaker)
    places = {rule["id"]: place for place, rule in enumerate(rules)}
    report = examined.report
    results = [
        _result(speaker, finding, places[finding.code]) for finding in (*report.findings, *report.undecided)
    ]
    return log_of(speaker, rules, results, _invocation(speaker, examined))


def log_of(
    speaker: Speaker, rules: Sequence[Any], results: Sequence[Any], invocation: Mapping[str, Any]
) -> dict[str, Any]:
    """Give the log of one run of one command."""
    driver = {"name": "crmpolicy", "version": version("crmpolicy"), "rules": list(rules)}
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN" if speaker.language == "zh" else "en",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_HERE: {"uri": f"{Path.cwd().as_uri()}/"}},
        "invocations": [invocation],
        "results": list(results),
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rules(speaker: Speaker) -> list[dict[str, Any]]:
    undecided = _rule(speaker, UNDECIDED, "undecided", "none", speaker.say("title-undecided"))
    return [
        undecided,
        *(
            _rule(speaker, each.code, each.name, each.severity, speaker.put(title_of(each.name)))
            for each in checks()
        ),
    ]


def _rule(speaker: Speaker, code: str, name: str, level: str, title: str) -> dict[str, Any]:
    text = page(code, speaker.language)
    rule = {
        "id": code,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": title},
        "defaultConfiguration": {"level": level},
    }
    return rule | ({"help": {"text": text, "markdown": text}} if text else {})


def _result(speaker: Speaker, finding: Finding, rule: int) -> dict[str, Any]:
    is_open = finding.severity == "undecided"
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "kind": "open" if is_open else "fail",
        "level": "none" if is_open else finding.severity,
        "message": {"text": paragraph(speaker, finding)},
        "partialFingerprints": {"crmpolicy/v1": fingerprint(finding)},
        "properties": {
            "check": finding.check,
            "clauses": list(finding.clauses),
            "witnesses": [witness_data(each) for each in finding.witnesses],
        },
    }
    if finding.place:
        result["locations"] = [location_of(finding.place, finding.point)]
    if finding.related:
        said = {each.place: each.sentence(speaker.language) for each in finding.given}
        result["relatedLocations"] = [_related(place, said.get(place)) for place in finding.related]
    return result


def fingerprint(finding: Finding) -> str:
    """Give what stays the same when lines move: the code, the file, the question and the sentence."""
    file = seen(finding.place.file) if finding.place else ""
    parts = (finding.code, file, finding.point or "", finding.sentence("en"))
    return sha256("\0".join(parts).encode()).hexdigest()


def location_of(place: Location, point: str | None = None) -> dict[str, Any]:
    """Give a place, and the question that it belongs to."""
    region = {"startLine": place.line, "startColumn": place.column}
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": _artifact(place.file), "region": region}
    }
    return location | ({"logicalLocations": [{"fullyQualifiedName": point}]} if point else {})


def _related(place: Location, said: str | None) -> dict[str, Any]:
    """Give a place beside a finding, with what is said of it."""
    return location_of(place, None) | ({"message": {"text": said}} if said else {})


def _artifact(file: str) -> dict[str, str]:
    """Name a file: below this folder, or by its whole address."""
    short = seen(file)
    if Path(short).is_absolute():
        return {"uri": Path(short).as_uri()}
    return {"uri": quote(short), "uriBaseId": _HERE}


def _invocation(speaker: Speaker, examined: Examined) -> dict[str, Any]:
    return {
        "executionSuccessful": not examined.faults,
        "exitCode": examined.code,
        "toolExecutionNotifications": [_notification(speaker, fault) for fault in examined.faults],
    }


def _notification(speaker: Speaker, fault: Fault) -> dict[str, Any]:
    bare = Fault(fault.code, fault.arguments, None, fault.clause)
    told: dict[str, Any] = {
        "level": "error",
        "descriptor": {"id": fault.code},
        "message": {"text": bare.message(speaker.language)},
    }
    return told | ({"locations": [location_of(fault.location, None)]} if fault.location else {})
