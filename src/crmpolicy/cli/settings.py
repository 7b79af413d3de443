"""A change of one value laid out: what was and will be, what is wrong, what differs, who moves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from crmpolicy.cli.differences import difference_blocks, difference_data
from crmpolicy.cli.findings import finding_blocks, finding_data, place_columns, seen
from crmpolicy.cli.impacts import impact_data
from crmpolicy.cli.layout import Block, Gap, Heading, Line, Pairs
from crmpolicy.cli.measuring import Measured, measured_blocks
from crmpolicy.cli.rewriting import Judged
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wishes import Asked
from crmpolicy.cli.wordings import short_place, value_data, value_said
from crmpolicy.policy.parameters import Dated
from crmpolicy.verify import Difference, Finding

State = Literal["written", "dry", "same", "refused"]


@dataclass(frozen=True, slots=True)
class Setting:
    """A change of one value with all that is known of it, and what became of it."""

    asked: Asked
    path: Path
    before: Dated | None
    after: Dated | None
    since: date | None
    judged: Judged
    difference: Difference | None
    measured: tuple[Measured, ...]
    state: State


def setting_blocks(speaker: Speaker, setting: Setting) -> Iterator[Block]:
    """Lay out a change."""
    parameter = setting.asked.parameter
    name = ".".join((parameter.key, *setting.asked.entry))
    yield Heading(speaker.put(parameter.title), name)
    yield Pairs(
        [
            (speaker.say("cli-set-was"), _said(speaker, setting.asked, setting.before)),
            (speaker.say("cli-set-will"), _said(speaker, setting.asked, setting.after)),
        ]
    )
    yield Gap()
    yield from judged_blocks(speaker, setting.judged)
    if setting.difference is not None:
        yield Gap()
        yield Line(speaker.say("cli-set-differs"), tone="strong")
        yield Gap()
        yield from difference_blocks(speaker, setting.difference)
    for each in setting.measured:
        yield Gap()
        yield from measured_blocks(speaker, each)
    yield Gap()
    tone: Literal["bad", "good"] = "bad" if setting.state == "refused" else "good"
    yield Line(speaker.say(_state(setting), file=seen(str(setting.path))), tone=tone)


def _state(setting: Setting) -> str:
    if setting.state == "refused" and setting.judged.out_of_range:
        return "cli-set-refused-range"
    return f"cli-set-{setting.state}"


def _said(speaker: Speaker, asked: Asked, dated: Dated | None) -> str:
    """Word a value with the day from which it counts, and where it stands."""
    if dated is None:
        return speaker.say("cli-set-open")
    said = value_said(speaker, asked.kind, asked.value_in(dated.value))
    if dated.since is not None:
        said = speaker.say("cli-value-from", value=said, day=dated.since.isoformat())
    return f"{said}  ({short_place(dated.place)})" if dated.place else said


def judged_blocks(speaker: Speaker, judged: Judged) -> Iterator[Block]:
    """Lay out what an edit makes wrong, what was wrong before, and what could not be decided."""
    if not judged.new:
        yield Line(speaker.say("cli-set-sound"), tone="good")
    for code, findings in (
        ("cli-set-new", judged.new),
        ("cli-set-still", judged.still),
        ("cli-set-undecided", judged.undecided),
    ):
        yield from _findings(speaker, code, findings)


def _findings(speaker: Speaker, code: str, findings: Sequence[Finding]) -> Iterator[Block]:
    if findings:
        yield Line(speaker.say(code, count=str(len(findings))), tone="bad")
    for finding in findings:
        yield Gap()
        yield from finding_blocks(speaker, finding)


def setting_data(speaker: Speaker, setting: Setting) -> dict[str, Any]:
    """Give a change as data."""
    judged = setting.judged
    return {
        "parameter": setting.asked.parameter.key,
        "entry": list(setting.asked.entry),
        "title": speaker.put(setting.asked.parameter.title),
        "from": setting.since.isoformat() if setting.since else None,
        "before": _dated_data(setting.asked, setting.before),
        "after": _dated_data(setting.asked, setting.after),
        "check": judged_data(speaker, judged),
        "difference": difference_data(speaker, setting.difference) if setting.difference else None,
        "impact": [impact_data(speaker, each.impact) for each in setting.measured],
        "file": seen(str(setting.path)),
        "state": setting.state,
    }


def judged_data(speaker: Speaker, judged: Judged) -> dict[str, Any]:
    """Give the same as data."""
    return {
        "new": [finding_data(speaker, each) for each in judged.new],
        "still": [finding_data(speaker, each) for each in judged.still],
        "undecided": [finding_data(speaker, each) for each in judged.undecided],
    }


def _dated_data(asked: Asked, dated: Dated | None) -> dict[str, Any] | None:
    if dated is None:
        return None
    return {
        "value": value_data(asked.kind, asked.value_in(dated.value)),
        "from": dated.since.isoformat() if dated.since else None,
        **place_columns(dated.place),
    }
