"""Slips laid out for people, as data, for GitHub's runner and as SARIF."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from crmpolicy.cli.annotations import annotation
from crmpolicy.cli.findings import place_columns, seen, seen_place
from crmpolicy.cli.layout import Block, Gap, Line, Pairs, Tone
from crmpolicy.cli.sarif import location_of, log_of
from crmpolicy.cli.speaking import Speaker
from crmpolicy.source.linting import Slip
from crmpolicy.wording import messages

_PLACE: Final = re.compile(r"`?\{\w+\}`?")
_LEVELS: Final = {True: "error", False: "warning"}


@dataclass(frozen=True, slots=True)
class Linted:
    """One file: its bytes as they were and as they are to be, what was mended, what is left."""

    path: Path
    before: bytes
    after: bytes
    mended: tuple[Slip, ...]
    left: tuple[Slip, ...]


def lint_blocks(speaker: Speaker, linted: Sequence[Linted]) -> Iterator[Block]:
    """Lay out what was found, then how much was looked at."""
    for each in linted:
        for slip in each.mended:
            yield from _slip_blocks(speaker, slip, mended=True)
        for slip in each.left:
            yield from _slip_blocks(speaker, slip, mended=False)
    mended, left = (sum(len(slips) for slips in side) for side in _sides(linted))
    counts = {"files": str(len(linted)), "mended": str(mended), "left": str(left)}
    code = "cli-lint-summary" if mended or left else "cli-lint-clean"
    yield Line(speaker.say(code, **counts), tone="bad" if left else "good")


def _sides(linted: Sequence[Linted]) -> tuple[list[tuple[Slip, ...]], list[tuple[Slip, ...]]]:
    return [each.mended for each in linted], [each.left for each in linted]


def _slip_blocks(speaker: Speaker, slip: Slip, *, mended: bool) -> Iterator[Block]:
    tone: Tone = "good" if mended else "bad" if slip.by_reader else "strong"
    place = f"{seen_place(slip.fault.location)}: " if slip.fault.location else ""
    yield Line(f"{place}{_state(speaker, slip, mended=mended)}{_bare(speaker, slip)}", tone=tone, whole=True)
    rows = [(speaker.say("cli-finding-hint"), _advice(speaker, slip))]
    if not mended and rows[0][1]:
        yield Pairs(rows)
    yield Gap()


def _state(speaker: Speaker, slip: Slip, *, mended: bool) -> str:
    if mended:
        return f"{speaker.say('cli-lint-mended')} {slip.fault.code} "
    return f"{speaker.say(f'cli-severity-{_LEVELS[slip.by_reader]}')} {slip.fault.code} "


def _bare(speaker: Speaker, slip: Slip) -> str:
    return speaker.say(slip.fault.code, **slip.fault.arguments)


def _advice(speaker: Speaker, slip: Slip) -> str:
    hint = slip.fault.hint(speaker.language) or ""
    if slip.mend is None:
        return hint
    able = speaker.say("cli-lint-mendable")
    return speaker.say("cli-joint").join(part for part in (hint, able) if part)


def lint_data(speaker: Speaker, linted: Sequence[Linted]) -> dict[str, Any]:
    """Give what was found as data; ``start`` and ``end`` count characters of the text."""
    return {
        "files": [seen(str(each.path)) for each in linted],
        "mended": [_slip_data(speaker, slip) for each in linted for slip in each.mended],
        "left": [_slip_data(speaker, slip) for each in linted for slip in each.left],
    }


def _slip_data(speaker: Speaker, slip: Slip) -> dict[str, Any]:
    return {
        "code": slip.fault.code,
        "severity": _LEVELS[slip.by_reader],
        "message": _bare(speaker, slip),
        "hint": slip.fault.hint(speaker.language),
        **place_columns(slip.fault.location),
        "start": slip.start,
        "end": slip.end,
        "mend": slip.mend,
    }


def lint_annotations(speaker: Speaker, linted: Sequence[Linted]) -> Iterator[str]:
    """Give one workflow command for each slip that is left."""
    for slip in (slip for each in linted for slip in each.left):
        message = "\n".join(part for part in (_bare(speaker, slip), _advice(speaker, slip)) if part)
        yield annotation(_LEVELS[slip.by_reader], slip.fault.location, slip.fault.code, message)


def lint_sarif(speaker: Speaker, linted: Sequence[Linted], code: int) -> dict[str, Any]:
    """Give a log of one run: every code that came up as a rule, every slip that is left as a result."""
    slips = [slip for each in linted for slip in each.left]
    codes = sorted({slip.fault.code for slip in slips})
    rules = [
        {
            "id": each,
            "shortDescription": {"text": _PLACE.sub("…", speaker.put(messages()[each]))},
            "defaultConfiguration": {"level": "warning" if each.startswith("lint-") else "error"},
        }
        for each in codes
    ]
    results = [_result(speaker, slip, codes.index(slip.fault.code)) for slip in slips]
    return log_of(speaker, rules, results, {"executionSuccessful": True, "exitCode": code})


def _result(speaker: Speaker, slip: Slip, rule: int) -> dict[str, Any]:
    place = slip.fault.location
    text = "\n".join(part for part in (_bare(speaker, slip), _advice(speaker, slip)) if part)
    parts = (
        slip.fault.code,
        seen(place.file) if place else "",
        speaker.say(slip.fault.code, **slip.fault.arguments),
    )
    result: dict[str, Any] = {
        "ruleId": slip.fault.code,
        "ruleIndex": rule,
        "kind": "fail",
        "level": _LEVELS[slip.by_reader],
        "message": {"text": text},
        "partialFingerprints": {"crmpolicy/v1": sha256("\0".join(parts).encode()).hexdigest()},
    }
    return result | ({"locations": [location_of(place)]} if place else {})
