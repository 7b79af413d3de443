"""A whole company on paper: what it adopts, whose answer counts, its words, its rules, all its values."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from crmpolicy.cli.calendars import calendar_blocks, calendar_data
from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line, Pairs
from crmpolicy.cli.provenance import files_said, join_said, joins_data, maps_data, maps_said
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.values import origin_data, origin_said, values_data, values_grid
from crmpolicy.cli.wordings import place_said
from crmpolicy.company.answering import Together, answered_together
from crmpolicy.company.origins import Origins, folders, origin_of
from crmpolicy.company.values_in_force import periods_of
from crmpolicy.engine import PolicySet
from crmpolicy.policy.tables import Table


def company_blocks(
    speaker: Speaker, policies: PolicySet, day: date | None, *, origin: bool
) -> Iterator[Block]:
    """Lay a company out; ``origin`` adds who wrote each value, and how many values are whose."""
    effective = policies.effective
    yield Heading(speaker.put(effective.title), policies.company)
    yield from _part(speaker, "cli-part-adopted")
    yield files_said(speaker, policies)
    yield from _part(speaker, "cli-part-together")
    yield together_block(speaker, policies)
    yield from _part(speaker, "cli-part-maps")
    lines = tuple(maps_said(speaker, policies, None)) or (speaker.say("cli-no-maps"),)
    yield from (Line(line, indent=2) for line in lines)
    yield from _part(speaker, "cli-part-roles")
    yield roles_pairs(speaker, policies) if effective.roles else Line(speaker.say("cli-no-roles"), indent=2)
    yield from _part(speaker, "cli-part-calendar")
    yield from calendar_blocks(speaker, effective.calendar)
    slots = slots_of(policies)
    if slots:
        yield from _part(speaker, "cli-part-slots")
        yield _slots(speaker, policies, slots)
    origins = Origins(policies) if origin else None  # once: it reads the clauses of all documents
    if origins:
        yield from _part(speaker, "cli-part-origins")
        yield _counted(speaker, policies, origins)
    yield Gap()
    yield Heading(
        speaker.say("cli-part-values", day=day.isoformat()) if day else speaker.say("cli-part-all-values")
    )
    yield values_grid(speaker, policies, effective.parameters.values(), day, origins)


def _part(speaker: Speaker, code: str) -> Iterator[Block]:
    yield Gap()
    yield Heading(speaker.say(code))


def slots_of(policies: PolicySet) -> tuple[Table, ...]:
    """Give the decisions whose rules a document leaves to the company, filled or not."""
    return tuple(table for table in policies.effective.tables.values() if table.slot)


def together_block(speaker: Speaker, policies: PolicySet) -> Block:
    """Lay out the questions that several documents answer, and whose answer counts."""
    rows = [
        (
            f"{speaker.put(each.title)}\n{each.subject}",
            "\n".join(each.documents),
            how_said(speaker, policies, each),
        )
        for each in answered_together(policies)
    ]
    heads = ("cli-head-question", "cli-head-documents", "cli-head-how")
    if not rows:
        return Line(speaker.say("cli-nothing-together"), indent=2)
    return Grid(tuple(Column(speaker.say(head)) for head in heads), rows)


def how_said(speaker: Speaker, policies: PolicySet, each: Together) -> str:
    """Say whose answer counts, output by output; what no two documents say stands for itself."""
    if each.chosen is not None:
        return speaker.say("cli-chosen", document=policies.effective.documents[each.chosen].title)
    lines = [
        speaker.say("cli-joint-said", name=joint.title, fold=join_said(speaker, policies, joint.join))
        for joint in each.joints
    ]
    return "\n".join(lines) or speaker.say("cli-side-by-side-each")


def roles_pairs(speaker: Speaker, policies: PolicySet, *, named: bool = True) -> Pairs:
    """Lay out what the company calls its roles; ``named`` adds the names that files use."""
    titles = policies.effective.role_titles
    return Pairs(
        [
            (name, f"{speaker.put(titles[role])}{f'  {role}' if named else ''}")
            for name, role in policies.effective.roles.items()
        ]
    )


def _slots(speaker: Speaker, policies: PolicySet, slots: tuple[Table, ...]) -> Grid:
    heads = ("cli-head-question", "cli-head-rules", "cli-head-origin", "cli-head-place")
    rows = []
    for table in slots:
        place = table.parts[0].place if table.parts else table.place
        written = origin_said(speaker, origin_of(policies, place)) if table.parts else ""
        count = str(sum(1 for _ in table.rules())) if table.parts else speaker.say("cli-slot-open")
        rows.append((f"{speaker.put(table.title)}\n{table.key}", count, written, place_said(place)))
    return Grid(tuple(Column(speaker.say(head)) for head in heads), rows)


def _counted(speaker: Speaker, policies: PolicySet, origins: Origins) -> Pairs:
    counted: Counter[str] = Counter()
    for parameter in policies.effective.parameters.values():
        for period in periods_of(parameter):
            said = origin_said(speaker, origins.of(parameter, period.place))
            counted[said.replace("\n", speaker.say("cli-joint"))] += 1
        if not parameter.history:
            counted[speaker.say("cli-origin-none")] += 1
    return Pairs(
        [(said, speaker.say("cli-values-counted", count=str(count))) for said, count in counted.items()]
    )


def company_data(policies: PolicySet, day: date | None, *, origin: bool) -> dict[str, Any]:
    """Give the same as JSON."""
    effective = policies.effective
    return {
        "company": policies.company,
        "title": effective.title._asdict(),
        "digest": policies.digest,
        "on": day.isoformat() if day else None,
        "company_file": effective.company_file,
        "documents": [
            {"document": each.name, "version": effective.documents[each.name].version}
            | {"folder": each.file, "shipped": each.shipped}
            for each in folders(policies)
        ],
        "together": [
            {"subject": each.subject, "documents": list(each.documents), "chosen": each.chosen}
            | {"joins": joins_data(each.joints)}
            for each in answered_together(policies)
        ],
        **maps_data(policies, None),
        "roles": dict(effective.roles),
        "calendar": calendar_data(effective.calendar),
        "slots": [_slot_data(policies, table) for table in slots_of(policies)],
        "parameters": values_data(effective.parameters.values(), day, Origins(policies) if origin else None),
    }


def _slot_data(policies: PolicySet, table: Table) -> dict[str, Any]:
    written = origin_data(origin_of(policies, table.parts[0].place)) if table.parts else None
    return {"slot": table.key, "rules": sum(1 for _ in table.rules()), "origin": written}
