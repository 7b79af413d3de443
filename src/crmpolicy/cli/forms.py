"""A form as it is declared: its entries in a grid, what is wanted of each, the rules as they are written."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading
from crmpolicy.cli.rule_grid import rule_grid
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import fact_said
from crmpolicy.engine import PolicySet
from crmpolicy.explaining.calling import Caller
from crmpolicy.explaining.demands import must_words, wanted_words
from crmpolicy.policy.guards import ALWAYS
from crmpolicy.policy.records import Field, Record
from crmpolicy.policy.tables import Part, Rule, Table
from crmpolicy.wording import Language


def form_blocks(
    speaker: Speaker, policies: PolicySet, caller: Caller, table: Table, form: Record
) -> Iterator[Block]:
    """Lay out a form: its entries in their order, then its rules."""
    yield Gap()
    yield Heading(speaker.say("cli-part-fields"))
    yield entries_grid(speaker, caller, form)
    demanding = replace(table, parts=tuple(_demanding(part, form) for part in table.parts))
    for part in demanding.parts:
        if part.rules:
            yield Gap()
            yield rule_grid(speaker, policies, table, part, lambda rule: must_said(caller, form, rule))


def must_said(caller: Caller, form: Record, rule: Rule) -> str:
    """Word what must hold; when, stands beside it."""
    must = must_words(caller.teller, replace(form.demand(rule.id), when=ALWAYS))
    return must + (caller.teller.say("explain-soft") if rule.soft else "")


def _demanding(part: Part, form: Record) -> Part:
    """Give the rules with what they apply to, not with what breaks them."""
    return replace(part, rules=tuple(as_written(rule, form) for rule in part.rules))


def as_written(rule: Rule, form: Record) -> Rule:
    """Give a rule with what it applies to, not with what breaks it."""
    return replace(rule, when=form.demand(rule.id).when)


def entries_grid(speaker: Speaker, caller: Caller, form: Record, *, named: bool = True) -> Grid:
    """Lay out the entries of a form: what each may hold, when it is wanted, its clauses.

    Args:
        speaker: in whose language.
        caller: calls what is wanted by its names.
        form: the form.
        named: whether the names that programs use are told beside the titles.
    """
    heads = ("cli-head-entry", "cli-head-kind", "cli-head-required")
    columns = [Column(speaker.say(head)) for head in heads]
    columns.append(Column(speaker.say("cli-head-clause"), tone="quiet"))
    blocks = {each.id: speaker.put(each.title) for each in form.sections}
    rows: list[tuple[str, ...]] = []
    for entry in form.fields:
        block = blocks.get(entry.section or "", "")
        for each in (entry, *entry.lines):
            wanted = wanted_words(caller.teller, form, each, line=each is not entry)
            clauses = "\n".join(form.clauses_of(each))
            called = _called(speaker, each, entry, block) if named else _titled(speaker, each, entry, block)
            rows.append((called, _kind(speaker, each), wanted, clauses))
    return Grid(columns, rows)


def _called(speaker: Speaker, entry: Field, outer: Field, block: str) -> str:
    """Give the title of an entry, its name and the block that it stands in."""
    name = entry.name if entry is outer else f"{outer.name}[].{entry.name}"
    where = (speaker.say("form-in-section", section=block),) if block and entry is outer else ()
    return "\n".join((speaker.put(entry.fact.title), name, *where))


def _titled(speaker: Speaker, entry: Field, outer: Field, block: str) -> str:
    """Give the title of an entry, of a line's with the list that it stands in."""
    if entry is not outer:
        return speaker.say("form-in-list", outer=outer.fact.title, title=entry.fact.title)
    where = (speaker.say("form-in-section", section=block),) if block else ()
    return "\n".join((speaker.put(entry.fact.title), *where))


def _kind(speaker: Speaker, entry: Field) -> str:
    """Word what may be entered; that an entry may be blank is told by what is required."""
    return fact_said(speaker, replace(entry.fact, unknown=False))


def form_data(form: Record, callers: Mapping[Language, Caller]) -> dict[str, Any]:
    """Give a form as JSON: stages, blocks, and what is wanted of each entry."""
    return {
        "stages": list(form.stages),
        "sections": [
            {"section": each.id, "title": each.title._asdict(), "clauses": list(each.clauses)}
            for each in form.sections
        ],
        "fields": [_field_data(form, each, callers) for each in form.fields],
    }


def _field_data(
    form: Record, entry: Field, callers: Mapping[Language, Caller], *, line: bool = False
) -> dict[str, Any]:
    return {
        "entry": entry.name,
        "title": entry.fact.title._asdict(),
        "type": entry.fact.type.name,
        "required": entry.since or entry.required,
        "section": entry.section,
        "unique": entry.unique,
        "at_most": entry.at_most,
        "personal": entry.fact.personal,
        "clauses": list(entry.clauses),
        "wanted": {
            language: wanted_words(caller.teller, form, entry, line=line)
            for language, caller in callers.items()
        },
        "lines": [_field_data(form, each, callers, line=True) for each in entry.lines],
    }
