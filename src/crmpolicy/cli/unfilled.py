"""What is still to be filled in, question by question."""

from collections.abc import Iterator
from typing import Any

from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line
from crmpolicy.cli.parameters import parameter_data, wanted_said
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import short
from crmpolicy.company.values_in_force import Lack, lacking
from crmpolicy.engine import PolicySet


def unfilled(speaker: Speaker, policies: PolicySet) -> Iterator[Block]:
    """List what each question lacks, and say where to write it."""
    lacks = lacking(policies)
    if not lacks:
        yield Line(speaker.say("cli-nothing-missing", title=policies.effective.title))
        return
    yield Heading(speaker.put(policies.effective.title), policies.company)
    for lack in lacks:
        yield Gap()
        yield Line(speaker.say("cli-lack", title=lack.title, point=lack.point), indent=2)
        yield Gap()
        yield _grid(speaker, lack)
    yield Gap()
    file = policies.effective.company_file
    advice = speaker.say("cli-fill-in", file=short(file)) if file else speaker.say("cli-fill-by-adopting")
    yield Line(advice, tone="quiet")


def _grid(speaker: Speaker, lack: Lack) -> Grid:
    columns = (
        Column(speaker.say("cli-head-parameter")),
        Column(speaker.say("cli-head-title")),
        Column(speaker.say("cli-head-kind")),
        Column(speaker.say("cli-head-clause"), tone="quiet"),
    )
    rows = [
        (each.key, speaker.put(each.title), wanted_said(speaker, each), "\n".join(each.clauses))
        for each in lack.parameters
    ]
    rules = speaker.say("cli-kind-rules")
    rows += [(slot.key, speaker.put(slot.title), rules, "\n".join(slot.clauses)) for slot in lack.slots]
    return Grid(columns, rows, indent=4)


def unfilled_data(policies: PolicySet) -> dict[str, Any]:
    """Give what each question lacks as JSON."""
    return {
        "policies": policies.company,
        "title": policies.effective.title._asdict(),
        "file": policies.effective.company_file,
        "points": [
            {
                "point": lack.point,
                "title": lack.title._asdict(),
                "missing": [parameter_data(each) for each in lack.parameters],
                "slots": [slot.key for slot in lack.slots],
            }
            for lack in lacking(policies)
        ],
    }
