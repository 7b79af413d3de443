"""``crmpolicy show``: a whole company, or the values, rules and outputs of one question, with places."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from crmpolicy.cli.calendars import calendar_blocks, calendar_data
from crmpolicy.cli.failing import DONE, CommandError
from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line
from crmpolicy.cli.moments import read_day
from crmpolicy.cli.options import argument, command, company_if_any, option
from crmpolicy.cli.printing import show
from crmpolicy.cli.provenance import provenance, provenance_data
from crmpolicy.cli.rules import rule_blocks, rules_data
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.values import values_data, values_grid
from crmpolicy.cli.whole_company import company_blocks, company_data
from crmpolicy.cli.wordings import document_said, kind_said
from crmpolicy.company import load_policy_set
from crmpolicy.company.origins import Origins
from crmpolicy.company.places import policy_path
from crmpolicy.company.values_in_force import parameters_of
from crmpolicy.engine import DecisionPoint, PolicySet


@command("show", "cli-show")
@argument("subject", "cli-help-whole", required=False)
@company_if_any
@option("--on", "cli-help-on", metavar="DATE")
@option("--origin", "cli-help-origin", is_flag=True)
def run(speaker: Speaker, *, subject: str | None, company: str | None, on: str | None, origin: bool) -> int:
    """Show one question, or a whole company."""
    day = read_day(on) if on is not None else None
    if subject is None or (company is None and policy_path(subject) is not None):
        company, subject = company or subject, None
    if company is None:
        raise CommandError("cli-missing", {"path": "crmpolicy show", "name": "--company"})
    policies = load_policy_set(company)
    if subject is None:
        _show_whole(speaker, policies, day, origin=origin)
        return DONE
    point = policies.point(subject)
    if speaker.in_json:
        speaker.write_data(_data(policies, point, day, origin=origin))
    else:
        show(_blocks(speaker, policies, point, day, origin=origin))
    return DONE


def _show_whole(speaker: Speaker, policies: PolicySet, day: date | None, *, origin: bool) -> None:
    if speaker.in_json:
        speaker.write_data(company_data(policies, day, origin=origin))
    else:
        show(company_blocks(speaker, policies, day, origin=origin))


def _blocks(
    speaker: Speaker, policies: PolicySet, point: DecisionPoint, day: date | None, *, origin: bool
) -> Iterator[Block]:
    yield Heading(speaker.put(point.title), f"{point.name} · {speaker.put(policies.effective.title)}")
    yield Gap()
    yield Heading(
        speaker.say("cli-part-values", day=day.isoformat()) if day else speaker.say("cli-part-all-values")
    )
    values = values_grid(
        speaker, policies, parameters_of(policies, point.name), day, Origins(policies) if origin else None
    )
    yield values if values.rows else Line(speaker.say("cli-no-values"), indent=2)
    if point.tables[0].timed:
        yield Gap()
        yield Heading(speaker.say("cli-part-calendar"))
        yield from calendar_blocks(speaker, policies.effective.calendar)
    for key in point.documents:
        document = policies.effective.documents[key]
        yield Gap()
        yield Heading(speaker.say("cli-part-rules"), document_said(speaker, document))
        for table in point.tables:
            if table.document == key:
                yield from rule_blocks(speaker, policies, table, day)
    yield Gap()
    yield Heading(speaker.say("cli-part-outputs"))
    yield _outputs(speaker, point)
    if origin:
        yield Gap()
        yield Heading(speaker.say("cli-part-origin"))
        yield from provenance(speaker, policies, point)


def _outputs(speaker: Speaker, point: DecisionPoint) -> Grid:
    columns = (
        Column(speaker.say("cli-head-output")),
        Column(speaker.say("cli-head-title")),
        Column(speaker.say("cli-head-kind")),
    )
    titles = point.output_titles
    rows = [
        (name, speaker.put(titles[name]), kind_said(speaker, kind)) for name, kind in point.outcome.items()
    ]
    return Grid(columns, rows)


def _data(policies: PolicySet, point: DecisionPoint, day: date | None, *, origin: bool) -> dict[str, Any]:
    data = {
        "point": point.name,
        "title": point.title._asdict(),
        "company": policies.company,
        "digest": policies.digest,
        "on": day.isoformat() if day else None,
        "documents": list(point.documents),
        "parameters": values_data(
            parameters_of(policies, point.name), day, Origins(policies) if origin else None
        ),
        "tables": [rules_data(policies, table, day) for table in point.tables],
        "outputs": {name: kind.name for name, kind in point.outcome.items()},
    }
    if point.tables[0].timed:
        data["calendar"] = calendar_data(policies.effective.calendar)
    return data | ({"origin": provenance_data(policies, point)} if origin else {})
