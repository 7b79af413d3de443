"""Differences laid out for people, and as data for programs."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from crmpolicy.cli.findings import (
    finding_blocks,
    finding_data,
    place_columns,
    plain,
    seen_place,
    witness_data,
)
from crmpolicy.cli.layout import Block, Gap, Line, Pairs, Tone
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import short_place
from crmpolicy.errors import Location
from crmpolicy.verify.comparing.difference import Change, Declared, Difference, Moved, Spoke
from crmpolicy.wording import Words, say

_TONES: Final[Mapping[str, Tone]] = {"looser": "bad", "stricter": "strong", "other": "strong"}


def difference_blocks(speaker: Speaker, difference: Difference) -> Iterator[Block]:
    """Lay out what differs, then what is proved to be the same."""
    for change in difference.changes:
        yield Line(headline(speaker, change), tone=_TONES[change.direction])
        yield Pairs([*details(speaker, change)])
        yield Gap()
    for each in difference.declared:
        yield Line(placed(each.place, declared_said(speaker, each)), whole=True)
    if difference.declared:
        yield Gap()
    for finding in difference.undecided:
        yield from finding_blocks(speaker, finding)
        yield Gap()
    yield Line(rest_said(speaker, difference), tone="good" if difference.unchanged else "")


def headline(speaker: Speaker, change: Change) -> str:
    """Name the question of a change, and whether its answer is looser."""
    direction = speaker.say(f"cli-direction-{change.direction}")
    return speaker.say("cli-diff-change", title=change.title, point=change.point, direction=direction)


def details(speaker: Speaker, change: Change) -> Iterator[tuple[str, str]]:
    """Give all that there is to say of a change, each with its name."""
    region = speaker.put(change.region) if change.region else speaker.say("cli-diff-single")
    yield speaker.say("cli-finding-region"), region
    answers = {"before": change.before_said, "after": change.after_said}
    yield speaker.say("cli-diff-answer"), speaker.say("cli-diff-arrow", **answers)
    yield speaker.say("cli-finding-example"), speaker.put(change.shown)
    days = days_said(speaker, change.since, change.until)
    if days:
        yield speaker.say("cli-diff-days"), days
    for code, rules in (("cli-diff-before", change.rules_before), ("cli-diff-after", change.rules_after)):
        if rules:
            yield speaker.say(code), "\n".join(rule_said(speaker, each, at=True) for each in rules)
    if change.parameters:
        yield (
            speaker.say("cli-diff-because"),
            "\n".join(moved_said(speaker, each) for each in change.parameters),
        )
    if change.assumed:
        yield speaker.say("cli-finding-assumed"), speaker.put(change.assumed)


def days_said(speaker: Speaker, since: date | None, until: date | None) -> str:
    """Word a period; nothing for one without ends."""
    last = until - timedelta(days=1) if until else None
    if since and last:
        return speaker.say("cli-days", begins=since.isoformat(), ends=last.isoformat())
    if since:
        return speaker.say("cli-days-from", begins=since.isoformat())
    return speaker.say("cli-days-to", ends=last.isoformat()) if last else ""


def rule_said(speaker: Speaker, rule: Spoke, *, at: bool) -> str:
    """Name a rule with its document and clauses, and, if wanted, its place."""
    clauses = f" [{', '.join(rule.clauses)}]" if rule.clauses else ""
    name = f"{rule.part}.{rule.rule}" if rule.part else rule.rule
    said = speaker.say("cli-diff-rule", rule=name, document=rule.document, clauses=clauses)
    if not at or rule.place is None:
        return said
    return speaker.say("cli-diff-at", said=said, place=str(short_place(rule.place)))


def moved_said(speaker: Speaker, moved: Moved) -> str:
    """Word which value of a parameter became which, and where each is written."""
    return speaker.say(
        "cli-diff-moved",
        title=moved.title,
        name=moved.key,
        before=_written(speaker, moved.before, moved.place_before),
        after=_written(speaker, moved.after, moved.place_after),
    )


def _written(speaker: Speaker, value: Words | None, place: Location | None) -> str:
    if value is None:
        return speaker.say("cli-diff-absent")
    if place is None:
        return speaker.put(value)
    return speaker.say("cli-diff-written", value=value, place=str(short_place(place)))


def declared_said(speaker: Speaker, declared: Declared) -> str:
    """Word a difference that is no answer."""
    return say(declared.message, speaker.language, declared.arguments)


def placed(place: Location | None, said: str) -> str:
    """Put a place before a sentence."""
    return f"{seen_place(place)}: {said}" if place else said


def rest_said(speaker: Speaker, difference: Difference) -> str:
    """Word what is proved to be the same."""
    count = str(len(difference.proved))
    if difference.unchanged:
        return speaker.say("cli-diff-none", count=count)
    is_open = difference.undecided or any(each.region is None for each in difference.changes)
    rest = speaker.say("cli-diff-rest-open" if is_open else "cli-diff-rest")
    return speaker.say("cli-diff-rest-points", rest=rest, count=count) if difference.proved else rest


def difference_data(speaker: Speaker, difference: Difference) -> dict[str, Any]:
    """Give a difference as data: sentences in the language spoken, values exact."""
    return {
        "before": difference.before,
        "after": difference.after,
        "unchanged": difference.unchanged,
        "looser": difference.looser,
        "changes": [change_data(speaker, each) for each in difference.changes],
        "declared": [
            {"code": each.message, "message": declared_said(speaker, each), **place_columns(each.place)}
            for each in difference.declared
        ],
        "undecided": [finding_data(speaker, each) for each in difference.undecided],
        "proved": list(difference.proved),
    }


def change_data(speaker: Speaker, change: Change) -> dict[str, Any]:
    """Give one change as data."""
    return {
        "point": change.point,
        "title": speaker.put(change.title),
        "direction": change.direction,
        "since": change.since.isoformat() if change.since else None,
        "until": change.until.isoformat() if change.until else None,
        "before": _answer_data(change.before),
        "after": _answer_data(change.after),
        "region": speaker.put(change.region) if change.region else None,
        "witness": witness_data(change.witness),
        "rules_before": _rules_data(change.rules_before),
        "rules_after": _rules_data(change.rules_after),
        "parameters": [moved_data(speaker, each) for each in change.parameters],
        "assumed": speaker.put(change.assumed) if change.assumed else None,
    }


def _answer_data(answer: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if answer is None else {name: plain(value) for name, value in answer.items()}


def _rules_data(rules: Iterable[Spoke]) -> list[dict[str, Any]]:
    return [
        {
            "document": each.document,
            "part": each.part,
            "rule": each.rule,
            "clauses": list(each.clauses),
            **place_columns(each.place),
        }
        for each in rules
    ]


def moved_data(speaker: Speaker, moved: Moved) -> dict[str, Any]:
    """Give a parameter that is responsible as data."""
    return {
        "parameter": moved.key,
        "title": speaker.put(moved.title),
        "before": speaker.put(moved.before) if moved.before else None,
        "after": speaker.put(moved.after) if moved.after else None,
        "place_before": place_columns(moved.place_before),
        "place_after": place_columns(moved.place_after),
    }
