"""Findings laid out for people, and as data for programs."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from crmpolicy.cli.examining import Examined
from crmpolicy.cli.layout import Block, Gap, Line, Pairs, Tone
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wrapping import wide
from crmpolicy.engine.facts import plain_value
from crmpolicy.errors import Fault, Location
from crmpolicy.verify import Finding, Report, Witness
from crmpolicy.verify.finding import GivenValue
from crmpolicy.verify.registry import checks
from crmpolicy.wording import Words, messages

_TONES: Final[Mapping[str, Tone]] = {"error": "bad", "warning": "strong", "undecided": "strong"}
_EXAMPLES: Final = ("cli-finding-example", "cli-finding-beside")


def seen(file: str) -> str:
    """Write a path as one reads it from here: relative to this folder where it lies below."""
    path = Path(file)
    inside = path.is_absolute() and path.is_relative_to(Path.cwd())
    return (path.relative_to(Path.cwd()) if inside else path).as_posix()


def seen_place(place: Location) -> Location:
    """Give a place whose file is written as one reads it from here."""
    return place._replace(file=seen(place.file))


def seen_fault(fault: Fault) -> Fault:
    """Give a fault whose place is written as one reads it from here."""
    place = seen_place(fault.location) if fault.location else None
    return Fault(fault.code, fault.arguments, place, fault.clause)


def headline(speaker: Speaker, finding: Finding) -> str:
    """Word what was found, with the clauses that it rests on."""
    clauses = f" [{', '.join(finding.clauses)}]" if finding.clauses else ""
    return f"{finding.sentence(speaker.language)}{clauses}"


def details(speaker: Speaker, finding: Finding) -> Iterator[tuple[str, str]]:
    """Give what else there is to say of a finding, each with its name."""
    if finding.region:
        yield speaker.say("cli-finding-region"), speaker.put(finding.region)
    for code, words in zip(_EXAMPLES, finding.shown, strict=False):
        yield speaker.say(code), speaker.put(words)
    if finding.assumed:
        yield speaker.say("cli-finding-assumed"), speaker.put(finding.assumed)
    if finding.since:
        yield speaker.say("cli-finding-since"), finding.since.isoformat()
    for given in finding.given:
        beside = given.place if given.place != finding.place else None
        where = f"{seen_place(beside)}: " if beside else ""
        yield speaker.say("cli-finding-given"), f"{where}{given.sentence(speaker.language)}"
    hint = finding.hint(speaker.language)
    if hint:
        yield speaker.say("cli-finding-hint"), hint


def elsewhere(speaker: Speaker, finding: Finding) -> Iterator[tuple[str, str]]:
    """Give the other places that a finding speaks of, each with its name."""
    for place in finding.related:
        yield speaker.say("cli-finding-related"), str(seen_place(place))


def paragraph(speaker: Speaker, finding: Finding) -> str:
    """Word all that there is to say of a finding but its place, one line a detail."""
    told = (*details(speaker, finding), *elsewhere(speaker, finding))
    rows = (speaker.say("cli-finding-line", name=name, text=said) for name, said in told)
    return "\n".join((headline(speaker, finding), *rows))


def examined_blocks(speaker: Speaker, examined: Examined) -> Iterator[Block]:
    """Lay out what a check found, then how much was checked and what is proved."""
    report = examined.report
    for finding in (*report.findings, *report.undecided):
        yield from finding_blocks(speaker, finding)
        yield Gap()
    yield from _summary(speaker, examined)


def finding_blocks(speaker: Speaker, finding: Finding) -> Iterator[Block]:
    """Lay out one finding."""
    place = f"{seen_place(finding.place)}: " if finding.place else ""
    severity = speaker.say(f"cli-severity-{finding.severity}")
    said = f"{place}{severity} {finding.code} {headline(speaker, finding)}"
    yield Line(said, tone=_TONES[finding.severity], whole=True)
    rows = [*details(speaker, finding)]
    if rows:
        yield Pairs(rows)
    most = max((wide(name) for name, _ in rows), default=0)
    for name, said in elsewhere(speaker, finding):
        yield Line(f"{name}{' ' * (most - wide(name))}  {said}", indent=2, whole=True)


def _summary(speaker: Speaker, examined: Examined) -> Iterator[Block]:
    report = examined.report
    if report.checked:
        names = tuple(dict.fromkeys(report.checked))
        counts = {"found": str(len(report.findings)), "undecided": str(len(report.undecided))}
        code = "cli-checked-clean" if report.clean else "cli-checked"
        yield Line(speaker.say(code, names=names, **counts), tone="good" if report.clean else "bad")
    ruled_out = tuple(title_of(name) for name in proved_everywhere(report))
    if ruled_out:
        yield Line(speaker.say("cli-checked-proved", titles=ruled_out))
    if report.undecided:
        yield Line(speaker.say("cli-checked-undecided"))
    if examined.unusable:
        unusable = tuple(seen(str(path)) for path in examined.unusable)
        yield Line(speaker.say("cli-checked-unusable", files=unusable), tone="bad")


def title_of(name: str) -> Words:
    """Give the title of a check by its name."""
    return messages()[f"title-{name}"]


def proved_everywhere(report: Report) -> list[str]:
    """Name what was ruled out for all facts: checks of tables that were asked and found nothing at all.

    Values that contradict each other, and a table that is too large to be asked, leave every check of
    tables without such a proof.
    """
    told = {finding.check for finding in (*report.findings, *report.undecided)}
    if told & {"out-of-range", ""}:
        return []
    return [
        each.name
        for each in checks()
        if each.of == "tables" and each.name not in told and report.proved.get(each.name)
    ]


def examined_data(speaker: Speaker, examined: Examined) -> dict[str, Any]:
    """Give what a check found as data."""
    report = examined.report
    return {
        "checked": list(report.checked),
        "unusable": [seen(str(path)) for path in examined.unusable],
        "findings": [finding_data(speaker, each) for each in report.findings],
        "undecided": [finding_data(speaker, each) for each in report.undecided],
        "proved": dict(report.proved),
    }


def finding_data(speaker: Speaker, finding: Finding) -> dict[str, Any]:
    """Give a finding as data: sentences in the language spoken, values exact."""
    return {
        "code": finding.code,
        "check": finding.check,
        "severity": finding.severity,
        "message": finding.sentence(speaker.language),
        "hint": finding.hint(speaker.language),
        **place_columns(finding.place),
        "clauses": list(finding.clauses),
        "point": finding.point,
        "region": speaker.put(finding.region) if finding.region else None,
        "witnesses": [witness_data(each) for each in finding.witnesses],
        "since": finding.since.isoformat() if finding.since else None,
        "assumed": {name: plain(value) for name, value in finding.filling.items()},
        "given": [given_data(speaker, each) for each in finding.given],
        "related": [place_columns(place) for place in finding.related],
    }


def place_columns(place: Location | None) -> dict[str, Any]:
    """Give a place as the keys ``file``, ``line`` and ``column``."""
    if place is None:
        return {"file": None, "line": None, "column": None}
    return {"file": seen(place.file), "line": place.line, "column": place.column}


def given_data(speaker: Speaker, given: GivenValue) -> dict[str, Any]:
    """Give a value that a finding rests on as data, in words of the language spoken."""
    return {
        "parameter": given.name,
        "value": speaker.put(given.said),
        "instead": speaker.put(given.instead) if given.instead else None,
        **place_columns(given.place),
    }


def witness_data(witness: Witness) -> dict[str, Any]:
    """Give a witness as data: facts that can be asked again as they stand."""
    facts = {name: plain(value) for name, value in witness.facts.items()}
    return {"facts": facts, "now": witness.now.isoformat()}


def plain(value: Any) -> Any:
    """Put a value of a witness into what JSON can hold; entries of lists are mappings.

    >>> from decimal import Decimal
    >>> plain([{"share": Decimal("0.010")}])
    [{'share': '0.01'}]
    """
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return plain_value(value)
