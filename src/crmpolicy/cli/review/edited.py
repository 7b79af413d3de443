"""What an owner has edited: values and rules that differ between two states, with their places."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from crmpolicy.cli.mappings import parameter_said
from crmpolicy.cli.parameters import unfilled_said
from crmpolicy.cli.rule_words import RuleWords
from crmpolicy.cli.speaking import Speaker
from crmpolicy.company.values_in_force import Period, period_on, periods_of
from crmpolicy.engine import PolicySet
from crmpolicy.errors import Location
from crmpolicy.policy.parameters import MappingOf, Parameter
from crmpolicy.policy.tables import Part, Rule, Table

Pair = tuple[PolicySet, PolicySet]


@dataclass(frozen=True, slots=True)
class Side:
    """What stood on one side, in words, and where; no place where nothing stood."""

    said: str
    place: Location | None


@dataclass(frozen=True, slots=True)
class Edited:
    """A value or a rule that differs; ``since`` is the day from which the value counts."""

    title: str
    name: str
    clauses: tuple[str, ...]
    before: Side
    after: Side
    since: date | None = None


def edited_values(speaker: Speaker, pair: Pair) -> Iterator[Edited]:
    """Give the values that differ, entry by entry, by the day from which each counts."""
    before, after = (each.effective.parameters for each in pair)
    for key in sorted({*before, *after}):
        sides = before.get(key), after.get(key)
        declared = sides[1] or sides[0]
        if declared is not None and _written(sides[0]) != _written(sides[1]):
            for since in _days(*sides):
                edited = _value(speaker, pair, sides, since)
                if edited is not None:
                    title = speaker.put(declared.title)
                    yield Edited(title, key, declared.clauses, *edited, since)


def _written(parameter: Parameter | None) -> Any:
    return [(each.since, each.value) for each in parameter.history] if parameter else None


def _days(*sides: Parameter | None) -> list[date | None]:
    found = {each.begins for one in sides if one for each in periods_of(one)}
    return sorted(found, key=lambda day: (day is not None, day or date.min)) or [None]


def _value(
    speaker: Speaker, pair: Pair, sides: tuple[Parameter | None, Parameter | None], since: date | None
) -> tuple[Side, Side] | None:
    """Give both sides of a value on a day; ``None`` where they say the same."""
    periods = [_on(each, since) for each in sides]
    values = [each.value if each else None for each in periods]
    if values[0] == values[1] and (periods[0] is None) == (periods[1] is None):
        same_presence = (sides[0] is None) == (sides[1] is None)
        if same_presence:
            return None
    values = [*_apart(sides, values)]
    said = [
        _side(speaker, each, parameter, period, value)
        for each, parameter, period, value in zip(pair, sides, periods, values, strict=True)
    ]
    return said[0], said[1]


def _on(parameter: Parameter | None, since: date | None) -> Period | None:
    if parameter is None:
        return None
    if since is None:
        return next((each for each in periods_of(parameter) if each.begins is None), None)
    return period_on(parameter, since)


def _apart(sides: tuple[Parameter | None, Parameter | None], values: list[Any]) -> list[Any]:
    """Of two mappings keep the entries that differ."""
    mappings = all(each is not None and isinstance(each.type, MappingOf) for each in sides)
    if not mappings or not all(isinstance(each, tuple) for each in values):
        return values
    common = {*values[0]} & {*values[1]}
    return [tuple(each for each in value if each not in common) for value in values]


def _side(
    speaker: Speaker, policies: PolicySet, parameter: Parameter | None, period: Period | None, value: Any
) -> Side:
    if parameter is None:
        return Side(speaker.say("cli-diff-absent"), None)
    if period is None:
        return Side(unfilled_said(speaker, parameter), parameter.place)
    if value == () and isinstance(parameter.type, MappingOf):
        return Side(speaker.say("cli-diff-absent"), period.place or parameter.place)
    said = parameter_said(speaker, policies.effective, parameter, value)
    return Side(said, period.place or parameter.place)


def edited_rules(speaker: Speaker, pair: Pair) -> Iterator[Edited]:
    """Give the rules that came, went or say something else, of questions that both sides answer."""
    before, after = (each.effective.tables for each in pair)
    for key in sorted(before.keys() & after.keys()):
        if before[key].parts != after[key].parts:
            yield from _rules(speaker, pair, (before[key], after[key]))


def _rules(speaker: Speaker, pair: Pair, tables: tuple[Table, Table]) -> Iterator[Edited]:
    found = [{(part.id, rule.id): (part, rule) for part, rule in each.rules()} for each in tables]
    words = [RuleWords.of(speaker, each, table) for each, table in zip(pair, tables, strict=True)]
    for name in dict.fromkeys((*found[0], *found[1])):
        rules = [each.get(name) for each in found]
        if _means(rules[0]) != _means(rules[1]):
            sides = [_rule_side(speaker, *each) for each in zip(words, rules, strict=True)]
            _, rule = rules[1] or rules[0] or (None, None)
            clauses = rule.clauses if rule else ()
            title = speaker.put(tables[1].title)
            yield Edited(title, ".".join(filter(None, (tables[1].key, *name))), clauses, sides[0], sides[1])


def _means(found: tuple[Part, Rule] | None) -> Any:
    """Give what a rule says; titles and readings aside."""
    if found is None:
        return None
    part, rule = found
    return part.when, part.hit, replace(rule, title=None, readings=(), example=False)


def _rule_side(speaker: Speaker, words: RuleWords, found: tuple[Part, Rule] | None) -> Side:
    if found is None:
        return Side(speaker.say("cli-diff-absent"), None)
    part, rule = found
    said = speaker.say("review-rule", when=words.when(rule), then=words.then(part, rule))
    return Side(said, rule.place)
