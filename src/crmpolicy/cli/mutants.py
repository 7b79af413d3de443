"""Mutants laid out: how many a case notices, and those that none does, each with its place and a way out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from crmpolicy.cli.layout import Block, Gap, Heading, Line, Pairs
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import place_data, place_said
from crmpolicy.engine import PolicySet
from crmpolicy.testing.mutants import Compared, Fate, Mutant, Score, Suggestion, Witnessed
from crmpolicy.verify.comparing.differing import first_difference
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import say


@dataclass(frozen=True, slots=True)
class Put:
    """What became of the mutants of one document, and suggestions for those that survived."""

    document: str
    score: Score
    suggestions: Mapping[Mutant, Suggestion | None]


def compare(before: PolicySet, after: PolicySet) -> Compared:
    """Compare policies with a mutant for all facts, as ``diff`` does, until they differ."""
    try:
        found = first_difference(before, after)
    except NotDecidedError:
        return Compared(same=False)
    shown = (
        Witnessed(each.point, each.witness.facts, each.witness.now, each.filling) for each in found.changes
    )
    return Compared(found.unchanged, tuple(shown))


def mutant_blocks(speaker: Speaker, found: Sequence[Put], *, suggesting: bool) -> Iterator[Block]:
    """Lay out the score of each document, then its survivors."""
    for each in found:
        yield Gap()
        yield Heading(speaker.say("cli-mutants", document=each.document))
        yield Pairs(_figures(speaker, each.score))
        for fate in each.score.of("survived"):
            yield Gap()
            said = f"{place_said(fate.mutant.place)}  {mutant_said(speaker, fate.mutant)}"
            yield Line(said, tone="bad", whole=True)
            if suggesting:
                yield from _suggested(speaker, each.suggestions.get(fate.mutant))


def _figures(speaker: Speaker, score: Score) -> list[tuple[str, str]]:
    counted = {
        "cli-mutants-all": len(score.fates),
        "cli-mutants-killed": score.killed,
        "cli-mutants-equivalent": len(score.of("equivalent")),
        "cli-mutants-survived": len(score.of("survived")),
    }
    return [
        *((speaker.say(code), str(count)) for code, count in counted.items()),
        (speaker.say("cli-mutants-score"), share_said(score)),
    ]


def share_said(score: Score) -> str:
    """Write the share of the mutants to kill that are killed, never rounded up to all."""
    if not score.to_kill:
        return "-"
    tenths = int(Fraction(1000 * score.killed, score.to_kill))
    return f"{tenths // 10}.{tenths % 10} %"


def mutant_said(speaker: Speaker, mutant: Mutant) -> str:
    """Say what a mutant changes."""
    return say(
        f"cli-mutant-{mutant.operator}",
        speaker.language,
        {"name": mutant.name, "was": mutant.was, "now": mutant.now},
    )


def _suggested(speaker: Speaker, suggestion: Suggestion | None) -> Iterator[Block]:
    if suggestion is None:
        yield Line(speaker.say("cli-mutants-no-case"), indent=2)
        return
    yield Line(speaker.say("cli-mutants-case"), indent=2)
    for line in suggestion.text.splitlines():
        yield Line(line, whole=True)


def mutant_data(speaker: Speaker, found: Sequence[Put]) -> list[dict[str, Any]]:
    """Give scores and survivors as data; the score is an exact fraction."""
    return [
        {
            "document": each.document,
            "mutants": len(each.score.fates),
            "killed": each.score.killed,
            "equivalent": len(each.score.of("equivalent")),
            "score": str(Fraction(each.score.killed, each.score.to_kill)) if each.score.to_kill else None,
            "survivors": [_survivor(speaker, fate, each) for fate in each.score.of("survived")],
        }
        for each in found
    ]


def _survivor(speaker: Speaker, fate: Fate, put: Put) -> dict[str, Any]:
    mutant = fate.mutant
    suggestion = put.suggestions.get(mutant)
    return {
        "operator": mutant.operator,
        "name": mutant.name,
        "message": mutant_said(speaker, mutant),
        "was": speaker.put(mutant.was),
        "now": speaker.put(mutant.now),
        "clauses": list(mutant.clauses),
        "place": place_data(mutant.place),
        "case": suggestion.text if suggestion else None,
    }
