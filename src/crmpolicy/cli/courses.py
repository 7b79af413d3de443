"""Duties, chains and lifecycles as they are declared: conventions in sentences, rules in words."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from crmpolicy.cli.forms import form_blocks, form_data
from crmpolicy.cli.layout import Block, Column, Gap, Grid, Line
from crmpolicy.cli.rule_grid import rule_grid
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import place_data
from crmpolicy.engine import PolicySet
from crmpolicy.explaining.calling import Caller, part_name
from crmpolicy.explaining.conventions import conventions
from crmpolicy.explaining.course_says import course_says, starts_words
from crmpolicy.explaining.guards import asked
from crmpolicy.explaining.operands import AsWritten
from crmpolicy.explaining.saying import says_as_written
from crmpolicy.explaining.telling import Teller
from crmpolicy.policy.duties import Duties, Duty
from crmpolicy.policy.lifecycles import Lifecycle
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Part, Rule, Table
from crmpolicy.wording import LANGUAGES, Language


def caller_for(policies: PolicySet, table: Table, language: Language) -> Caller:
    """Give what knows the titles of a table."""
    teller = Teller.of(policies.effective, [table], language)
    return Caller.of(teller, policies.effective, [table])


def course_blocks(speaker: Speaker, policies: PolicySet, table: Table) -> Iterator[Block]:
    """Lay out a course: how it counts, its duties, its rules part by part."""
    caller = caller_for(policies, table, speaker.language)
    for line in conventions(caller, table):
        yield Line(line, indent=2)
    if isinstance(table.course, Record):
        yield from form_blocks(speaker, policies, caller, table, table.course)
        return
    if isinstance(table.course, Duties):
        yield Gap()
        yield duties_grid(speaker, caller, table.course)
    for part in table.parts:
        yield Gap()
        name = part_name(caller.teller, table, part)
        if name:
            yield Line(name, indent=2)
        said = partial(rule_says, caller, table, part)
        yield rule_grid(speaker, policies, table, part, said)


def duties_grid(speaker: Speaker, caller: Caller, course: Duties) -> Grid:
    """Lay out the duties of a course: what each is called and what performs it."""
    columns = (
        Column(speaker.say("cli-head-duty")),
        Column(speaker.say("cli-head-title")),
        Column(speaker.say("cli-head-done-by")),
    )
    rows = [(each.name, speaker.put(each.title), done_by(caller, each)) for each in course.duties]
    return Grid(columns, rows)


def done_by(caller: Caller, duty: Duty) -> str:
    """Word what performs a duty, what is asked of it, whether each role has a counter of its own."""
    told = caller.teller.listed(caller.event(name) for name in duty.met_by)
    if not duty.counts.always:
        only = asked(duty.counts, AsWritten(caller.teller))
        told = caller.teller.say("duty-done-only", events=told, only=only)
    return caller.teller.say("duty-done-per-who", told=told) if duty.per_who else told


def rule_says(caller: Caller, table: Table, part: Part, rule: Rule) -> str:
    """Word what a rule says; of a move also from where it begins and what its event must carry."""
    if table.course is None:
        raise TypeError(table.key)
    says = says_as_written(caller.teller, table, rule)
    told = course_says(caller, table.course, part.id, rule.id, says)
    if isinstance(table.course, Lifecycle):
        move = next(each for each in table.course.moves if each.id == rule.id)
        told = caller.teller.say("lifecycle-from", states=starts_words(caller, table.course, move), told=told)
        if move.needs:
            needs = caller.teller.listed(caller.anything(each) for each in move.needs)
            told = caller.teller.say("lifecycle-needs", told=told, needs=needs)
    return told


def course_data(policies: PolicySet, table: Table) -> dict[str, Any]:
    """Give a course as JSON: conventions and what each rule says in both languages, its duties or moves."""
    callers = {each: caller_for(policies, table, each) for each in LANGUAGES}
    return {
        "kind": type(table.course).__name__.lower(),
        "conventions": {each: conventions(caller, table) for each, caller in callers.items()},
        "duties": _duties_data(callers, table),
        **({"form": form_data(table.course, callers)} if isinstance(table.course, Record) else {}),
        "says": {
            part.id: {
                rule.id: {each: rule_says(caller, table, part, rule) for each, caller in callers.items()}
                for rule in part.all_rules()
            }
            for part in table.parts
        },
    }


def _duties_data(callers: dict[Language, Caller], table: Table) -> list[dict[str, Any]]:
    if not isinstance(table.course, Duties):
        return []
    return [
        {
            "duty": each.name,
            "title": each.title._asdict(),
            "met_by": list(each.met_by),
            "done_by": {language: done_by(caller, each) for language, caller in callers.items()},
            "per_who": each.per_who,
            "join": each.join,
            "place": place_data(each.place),
        }
        for each in table.course.duties
    ]
