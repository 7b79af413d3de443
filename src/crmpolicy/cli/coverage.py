"""What cases reach, laid out: figures first, then what is missing, each with its place."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from crmpolicy.cli.layout import Block, Gap, Heading, Pairs
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import place_data, place_said
from crmpolicy.policy.scales import Choice
from crmpolicy.testing import BoundaryCoverage, ClauseCoverage, Coverage, RuleCoverage

_DAYS: Final = frozenset({"date", "instant", "time of day"})
_SIDES: Final = {"at": "cli-coverage-at", "below": "cli-coverage-below", "above": "cli-coverage-above"}
_WORDS: Final = {"below": "cli-coverage-worse", "above": "cli-coverage-better"}
_MOMENTS: Final = {"below": "cli-coverage-earlier", "above": "cli-coverage-later"}


def coverage_blocks(speaker: Speaker, coverage: Coverage) -> Iterator[Block]:
    """Lay out the figures of a coverage and everything that is not reached."""
    yield Gap()
    yield Heading(speaker.say("cli-coverage"))
    yield Pairs(_figures(speaker, coverage))
    rules, clauses = coverage.rules, coverage.clauses
    missing: Sequence[tuple[str, list[tuple[str, str]]]] = (
        ("cli-coverage-silent", [_rule(speaker, each) for each in rules if not each.reached]),
        (
            "cli-coverage-never-binding",
            [_rule(speaker, each) for each in rules if each.reached and not each.bound],
        ),
        ("cli-coverage-unnoticed", [_clause(each) for each in clauses if each.encoded and not each.reached]),
        ("cli-coverage-open", [_clause(each) for each in clauses if not each.encoded]),
        (
            "cli-coverage-untaken",
            [_step(speaker, each) for each in coverage.boundaries if not each.reached],
        ),
    )
    for code, rows in missing:
        if rows:
            yield Gap()
            yield Heading(speaker.say(code))
            yield Pairs(rows)


def _figures(speaker: Speaker, coverage: Coverage) -> list[tuple[str, str]]:
    rules, clauses, steps = coverage.rules, coverage.clauses, coverage.boundaries
    said_of_rules = speaker.say(
        "cli-coverage-rules-count",
        count=str(len(rules)),
        spoke=_count(each.reached for each in rules),
        bound=_count(each.bound > 0 for each in rules),
    )
    said_of_clauses = speaker.say(
        "cli-coverage-clauses-count",
        count=str(len(clauses)),
        proved=_count(each.reached for each in clauses),
        unnoticed=_count(each.encoded and not each.reached for each in clauses),
        open=_count(not each.encoded for each in clauses),
    )
    said_of_steps = speaker.say(
        "cli-coverage-steps-count", count=str(len(steps)), reached=_count(each.reached for each in steps)
    )
    return [
        (speaker.say("cli-coverage-rules"), said_of_rules),
        (speaker.say("cli-coverage-clauses"), said_of_clauses),
        (speaker.say("cli-coverage-steps"), said_of_steps),
    ]


def _count(flags: Iterable[bool]) -> str:
    return str(sum(flags))


def _rule(speaker: Speaker, each: RuleCoverage) -> tuple[str, str]:
    clauses = each.clauses or (speaker.say("cli-no-clause"),)
    said = speaker.say("cli-coverage-rule", point=each.point, rule=each.rule, clauses=clauses)
    return place_said(each.place), said


def _clause(each: ClauseCoverage) -> tuple[str, str]:
    return place_said(each.place), each.clause


def _step(speaker: Speaker, each: BoundaryCoverage) -> tuple[str, str]:
    named = speaker.say("cli-coverage-named", names=each.parameters) if each.parameters else ""
    side = speaker.say(side_code(each))
    if each.value is None:
        return place_said(each.place), speaker.say(
            "cli-coverage-step-given", fact=each.title, named=named, side=side
        )
    value = each.type.show(each.value, speaker.language)
    return place_said(each.place), speaker.say(
        "cli-coverage-step", fact=each.title, value=value, named=named, side=side
    )


def side_code(each: BoundaryCoverage) -> str:
    """Give the message for the side of a step: words are better or worse, days earlier or later."""
    words = _WORDS if isinstance(each.type, Choice) else _MOMENTS if each.type.name in _DAYS else _SIDES
    return words.get(each.side, _SIDES[each.side])


def coverage_data(coverage: Coverage) -> dict[str, Any]:
    """Give a coverage as data: every entry, those that are reached too."""
    return {
        "rules": [_rule_data(each) for each in coverage.rules],
        "clauses": [_clause_data(each) for each in coverage.clauses],
        "boundaries": [_step_data(each) for each in coverage.boundaries],
    }


def _rule_data(each: RuleCoverage) -> dict[str, Any]:
    return {
        "document": each.document,
        "point": each.point,
        "part": each.part,
        "rule": each.rule,
        "clauses": list(each.clauses),
        "place": place_data(each.place),
        "reached": each.reached,
        "spoke": each.spoke,
        "bound": each.bound,
    }


def _clause_data(each: ClauseCoverage) -> dict[str, Any]:
    return {
        "document": each.document,
        "clause": each.clause,
        "place": place_data(each.place),
        "reached": each.reached,
        "encoded": each.encoded,
        "case": each.proved_by,
    }


def _step_data(each: BoundaryCoverage) -> dict[str, Any]:
    return {
        "document": each.document,
        "fact": each.fact,
        "value": None if each.value is None else each.type.plain(each.value),
        "parameters": list(each.parameters),
        "side": each.side,
        "place": place_data(each.place),
        "reached": each.reached,
        "case": each.reached_by,
    }
