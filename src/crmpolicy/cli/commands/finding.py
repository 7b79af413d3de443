"""``crmpolicy finding``: what a code means, how it comes about and how to mend it."""

from collections.abc import Iterator
from difflib import get_close_matches

from crmpolicy.cli.failing import DONE, CommandError
from crmpolicy.cli.findings import title_of
from crmpolicy.cli.layout import Block, Column, Gap, Grid, Line
from crmpolicy.cli.options import argument, command
from crmpolicy.cli.printing import show, show_page
from crmpolicy.cli.speaking import Speaker
from crmpolicy.verify.finding import UNDECIDED
from crmpolicy.verify.pages import page
from crmpolicy.verify.registry import checks


@command("finding", "cli-finding")
@argument("code", "cli-help-finding", required=False)
def run(speaker: Speaker, *, code: str | None) -> int:
    """Show the page of a code, or list all codes."""
    if code is None:
        _list(speaker)
        return DONE
    known = _known(code)
    text = page(known, speaker.language)
    if text is None:
        raise AssertionError(known)  # every check has its pages: a house test counts them
    if speaker.in_json:
        speaker.write_data({"code": known, "text": text})
    else:
        show_page(text)
    return DONE


def _rows() -> list[dict[str, str]]:
    listed = [{"code": UNDECIDED, "check": "undecided", "severity": "undecided"}]
    listed += [{"code": each.code, "check": each.name, "severity": each.severity} for each in checks()]
    return listed


def _list(speaker: Speaker) -> None:
    if speaker.in_json:
        speaker.write_data(
            {"findings": [row | {"title": title_of(row["check"])._asdict()} for row in _rows()]}
        )
    else:
        show(_blocks(speaker))


def _blocks(speaker: Speaker) -> Iterator[Block]:
    heads = ("cli-head-code", "cli-head-severity", "cli-head-title", "cli-head-check")
    rows = [
        (
            row["code"],
            speaker.say(f"cli-severity-{row['severity']}"),
            speaker.put(title_of(row["check"])),
            row["check"],
        )
        for row in _rows()
    ]
    yield Grid([Column(speaker.say(head)) for head in heads], rows, indent=0)
    yield Gap()
    yield Line(speaker.say("cli-finding-note"))


def _known(given: str) -> str:
    """Find a code: as it is, in small letters, or by the name of its check."""
    codes = {row["code"]: row["code"] for row in _rows()}
    named = codes | {row["check"]: row["code"] for row in _rows()}
    for form in (given, given.upper(), given.lower()):
        if form in named:
            return named[form]
    near = get_close_matches(given.upper(), codes, 1) or get_close_matches(given.lower(), named, 1)
    if near:
        raise CommandError("cli-no-such-finding-near", {"name": given, "near": near[0]})
    raise CommandError("cli-no-such-finding", {"name": given, "known": tuple(codes)})
