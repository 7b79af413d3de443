"""Differences as Markdown, to be put into a request for approval."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from crmpolicy.cli.differences import (
    days_said,
    declared_said,
    moved_said,
    placed,
    rest_said,
    rule_said,
)
from crmpolicy.cli.findings import paragraph
from crmpolicy.cli.speaking import Speaker
from crmpolicy.verify.comparing.difference import Change, Difference, Spoke
from crmpolicy.wording import Words

_HEADS: Final = (
    "cli-diff-facts-head",
    "cli-diff-head-before",
    "cli-diff-head-after",
    "cli-finding-example",
    "cli-diff-because",
    "cli-diff-head-direction",
)


def markdown(speaker: Speaker, difference: Difference) -> str:
    """Write a difference as a page: a table a question, then all else, then what is proved."""
    lines = [f"# {speaker.say('cli-diff-title', before=difference.before, after=difference.after)}"]
    for _, changes in groupby(difference.changes, key=lambda each: each.point):
        lines += _question(speaker, [*changes])
    declared = (placed(each.place, declared_said(speaker, each)) for each in difference.declared)
    lines += _listed(speaker, "cli-diff-declared", declared)
    undecided = (placed(each.place, paragraph(speaker, each)) for each in difference.undecided)
    lines += _listed(speaker, "cli-diff-undecided", undecided)
    return "\n".join([*lines, "", rest_said(speaker, difference)])


def _question(speaker: Speaker, changes: Sequence[Change]) -> Iterator[str]:
    yield from ("", f"## {safe(speaker.put(changes[0].title))} `{changes[0].point}`", "")
    yield row(speaker.say(head) for head in _HEADS)
    yield "|" + "---|" * len(_HEADS)
    for change in changes:
        yield row(_cells(speaker, change))


def _cells(speaker: Speaker, change: Change) -> Iterator[str]:
    region = speaker.put(change.region) if change.region else speaker.say("cli-diff-single")
    days = days_said(speaker, change.since, change.until)
    yield "\n".join(filter(None, (region, days)))
    yield _answer(speaker, change.before_said, change.rules_before)
    yield _answer(speaker, change.after_said, change.rules_after)
    yield speaker.put(change.shown)
    yield "\n".join(moved_said(speaker, each) for each in change.parameters)
    yield speaker.say(f"cli-direction-{change.direction}")


def _answer(speaker: Speaker, said: Words, rules: Iterable[Spoke]) -> str:
    return "\n".join((speaker.put(said), *(rule_said(speaker, each, at=False) for each in rules)))


def row(cells: Iterable[str]) -> str:
    """Write a row of a table."""
    return f"| {' | '.join(safe(cell) for cell in cells)} |"


def safe(text: str) -> str:
    r"""Keep a text inside its cell, and its signs from being read as marks.

    >>> safe("a|b\n<c> *d*")
    'a\\|b<br>&lt;c> \\*d\\*'
    """
    for sign in ("\\", "|", "*", "_", "`", "["):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("<", "&lt;").replace("\n", "<br>")


def _listed(speaker: Speaker, head: str, entries: Iterable[str]) -> list[str]:
    listed = [f"- {safe(entry)}" for entry in entries]
    return ["", f"## {speaker.say(head)}", "", *listed] if listed else []
