"""The rules of a table, worded from their guards with the values in force."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from crmpolicy.cli.courses import course_blocks, course_data
from crmpolicy.cli.layout import Block, Gap, Line
from crmpolicy.cli.rule_grid import rule_grid
from crmpolicy.cli.settable import settable_blocks, settable_data
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import fold_said, place_data, value_said
from crmpolicy.engine import PolicySet
from crmpolicy.explaining import rule_title
from crmpolicy.policy.guards import Guard, Literally, Operand, ParameterOf
from crmpolicy.policy.tables import Part, Rule, Table
from crmpolicy.wording import LANGUAGES


def rule_blocks(
    speaker: Speaker, policies: PolicySet, table: Table, day: date | None = None
) -> Iterator[Block]:
    """Lay out a table, part by part, then what may be set by hand on a day."""
    for required in table.requires:
        yield Line(required_said(speaker, policies, required.fact, required.point), indent=2, tone="quiet")
    if table.course is not None:
        yield from course_blocks(speaker, policies, table)
        return
    if len(table.parts) > 1:
        yield Line(combined_said(speaker, policies, table), indent=2, tone="quiet")
    if not table.parts:
        yield Line(speaker.say("cli-slot-open"), indent=2)
    for part in table.parts:
        yield Gap()
        if part.id or not part.when.always:
            yield Line(part_head(speaker, policies, table, part), indent=2)
        said = partial(then_said, speaker, policies, table)
        yield rule_grid(speaker, policies, table, part, said)
    yield from settable_blocks(speaker, policies, table, day)


def required_said(speaker: Speaker, policies: PolicySet, fact: str, point: str) -> str:
    """Say which question is asked first, for which fact."""
    declared = policies.effective.facts.get(fact)
    return speaker.say("cli-asks-first", point=point, fact=declared.title if declared else fact)


def combined_said(speaker: Speaker, policies: PolicySet, table: Table) -> str:
    """Say how the answers of parts become one."""
    said = []
    for name, word in table.combine:
        if isinstance(word, ParameterOf):
            fold = speaker.say("cli-fold-by", title=policies.effective.parameters[word.key].title)
        else:
            fold = fold_said(speaker, word)
        said.append(speaker.say("cli-combined", output=table.output(name).title, fold=fold))
    return speaker.say("cli-joint").join(said) or speaker.say("cli-side-by-side")


def part_head(speaker: Speaker, policies: PolicySet, table: Table, part: Part) -> str:
    """Name a part, and say when it counts at all."""
    title = speaker.put(part.title) if part.title else part.id
    if part.when.always:
        return title
    only = _guard_said(speaker, policies, table, part.when)
    return speaker.say("cli-part-only", part=title, only=only)


def _guard_said(speaker: Speaker, policies: PolicySet, table: Table, guard: Guard) -> str:
    return rule_title(policies, table.document, Rule("", guard, ()), speaker.language)


def then_said(speaker: Speaker, policies: PolicySet, table: Table, rule: Rule) -> str:
    """Word what a rule of a table answers, output by output."""
    said = [(table.output(name), _operand(speaker, policies, table, name, each)) for name, each in rule.then]
    if len(table.outputs) == 1:
        return said[0][1] if said else ""
    return "\n".join(speaker.say("cli-fact-is", title=output.title, value=value) for output, value in said)


def _operand(speaker: Speaker, policies: PolicySet, table: Table, name: str, operand: Operand) -> str:
    """Word what a rule says: a value, or the title of the parameter or fact whose value it is."""
    if isinstance(operand, Literally):
        return value_said(speaker, table.output(name).type, operand.value)
    effective = policies.effective
    named = effective.parameters if isinstance(operand, ParameterOf) else effective.facts
    own = {fact.key: fact for fact in table.derive}
    declared = named.get(operand.key) or own.get(operand.key)
    return speaker.put(declared.title) if declared else operand.key


def rules_data(policies: PolicySet, table: Table, day: date | None = None) -> dict[str, Any]:
    """Give the rules of a table as JSON, worded in both languages."""
    data = {
        "document": table.document,
        "point": table.key,
        "requires": [
            {"fact": each.fact, "point": each.point, "output": each.output} for each in table.requires
        ],
        "parts": [_part_data(policies, table, part) for part in table.parts],
        **settable_data(policies, table, day),
    }
    return data if table.course is None else data | {"course": course_data(policies, table)}


def _part_data(policies: PolicySet, table: Table, part: Part) -> dict[str, Any]:
    return {
        "part": part.id,
        "title": part.title._asdict() if part.title else None,
        "hit": part.hit,
        "rules": [
            {
                "rule": rule.id,
                "when": {each: rule_title(policies, table.document, rule, each) for each in LANGUAGES},
                "then": {
                    each: {
                        name: _operand(Speaker(each), policies, table, name, operand)
                        for name, operand in rule.then
                    }
                    for each in LANGUAGES
                },
                "clauses": list(rule.clauses),
                "place": place_data(rule.place),
            }
            for rule in part.all_rules()
        ],
    }
