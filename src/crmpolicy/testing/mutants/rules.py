"""Changes of rules: left out, exchanged, another answer."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from crmpolicy.policy.guards import Literally
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Part, Rule, Table
from crmpolicy.testing.mutants.mutant import Mutant
from crmpolicy.testing.mutants.neighbours import neighbours
from crmpolicy.testing.mutants.paths import Path
from crmpolicy.testing.mutants.sheets import Sheet, told
from crmpolicy.wording import Words, word


def of_rules(sheet: Sheet) -> Iterator[Mutant]:
    """Give the changes of the rules of a table."""
    table: Table = sheet.root
    for place, part in enumerate(table.parts):
        path: Path = ("parts", place)
        yield from _left_out(sheet, path, part)
        if isinstance(table.course, Record):
            continue  # what follows from a broken rule is always that it is told
        yield from _exchanged(sheet, path, part)
        for number, rule in enumerate(part.rules):
            yield from _answers(sheet, (*path, "rules", number), rule)
        if part.otherwise is not None:
            yield from _answers(sheet, (*path, "otherwise"), part.otherwise)


def _named(rule: Rule) -> Words:
    return rule.title or Words(rule.id, rule.id)


def _left_out(sheet: Sheet, path: Path, part: Part) -> Iterator[Mutant]:
    gone = word("nothing")
    for number, rule in enumerate(part.rules):
        left = replace(part, rules=(*part.rules[:number], *part.rules[number + 1 :]))
        yield replace(
            sheet.change("drop", path, left, (_named(rule), gone)),
            **_about(sheet, (*path, "rules", number), rule),
        )
    if part.otherwise is not None:
        left = replace(part, otherwise=None)
        yield replace(
            sheet.change("drop", path, left, (_named(part.otherwise), gone)),
            **_about(sheet, (*path, "otherwise"), part.otherwise),
        )


def _about(sheet: Sheet, path: Path, rule: Rule) -> dict[str, Any]:
    """Tell of a mutant which rule it is about."""
    probe = sheet.change("drop", path, rule, (_named(rule), _named(rule)))
    return {"name": probe.name, "rule": probe.rule, "clauses": probe.clauses, "place": probe.place}


def _exchanged(sheet: Sheet, path: Path, part: Part) -> Iterator[Mutant]:
    """Exchange what follows from neighbouring rules, and the rules themselves where the first one counts."""
    rules = part.all_rules()
    course = sheet.root.course
    for number, (one, other) in enumerate(pairwise(rules)):
        said = (_named(one), _named(other))
        about = _about(sheet, (*path, "rules", number), one)
        if _may_be_exchanged(one, other):
            pair = (replace(one, then=other.then), replace(other, then=one.then))
            swapped = _with(part, number, pair)
            yield replace(sheet.change("swap", path, swapped, said), **about)
        if number + 1 < len(part.rules) and (
            part.hit == "first" or (part.hit == "rule order" and course is None)
        ):
            turned = _with(part, number, (other, one))
            yield replace(sheet.change("order", path, turned, said), **about)


def _may_be_exchanged(one: Rule, other: Rule) -> bool:
    """Tell whether two rules answer the same outputs with other values, and not in the same cases."""
    if one.when == other.when:
        return False  # their names would be exchanged, nothing else
    return one.then != other.then and {name for name, _ in one.then} == {name for name, _ in other.then}


def _with(part: Part, number: int, pair: tuple[Rule, Rule]) -> Part:
    """Give a part with two other rules, the second perhaps the one for the rest."""
    if number + 1 < len(part.rules):
        return replace(part, rules=(*part.rules[:number], *pair, *part.rules[number + 2 :]))
    return replace(part, rules=(*part.rules[:number], pair[0]), otherwise=pair[1])


def _answers(sheet: Sheet, path: Path, rule: Rule) -> Iterator[Mutant]:
    for place, (name, operand) in enumerate(rule.then):
        kinds = {each.name: each.type for each in sheet.root.outputs}
        kind = kinds.get(name)
        way = (*path, "then", place, 1)
        if not isinstance(operand, Literally):
            continue
        for each in neighbours(kind, operand.value):
            done = "outcome" if each.operator == "threshold" else each.operator
            said = (told(kind, operand.value), told(kind, each.value))
            yield sheet.change(done, way, Literally(each.value), said)
        if operand.value is None or name not in _NAMES:
            continue
        for other in _other_names(sheet.root, rule, name, operand.value):
            said = (told(None, operand.value), told(None, other))
            yield sheet.change("outcome", way, Literally(other), said)


_NAMES = ("duty", "from", "off_day")


def _other_names(table: Table, rule: Rule, name: str, value: str) -> Iterator[str]:
    """Give the name after the one that a duty's rule says, of those that rules of its form say."""
    if name == "off_day":
        on_its_day = "same_day" in dict(rule.then)  # what is due on the day of an event is due on none before
        names = ["next working day", *(() if on_its_day else ("earlier working day",)), "keep"]
    else:
        names = list(dict.fromkeys(_said_by(table, rule, name)))
    if value in names and len(names) > 1:
        yield names[(names.index(value) + 1) % len(names)]


def _said_by(table: Table, rule: Rule, name: str) -> Iterator[str]:
    """Give what rules that say the same things say under a name."""
    form = {each for each, _ in rule.then}
    for _, other in table.rules():
        operand = dict(other.then).get(name)
        if {each for each, _ in other.then} == form and isinstance(operand, Literally):
            yield operand.value
