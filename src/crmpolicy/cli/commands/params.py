"""``crmpolicy params``: every value that a document leaves open or that an owner may change."""

from collections.abc import Iterator
from typing import Any

from crmpolicy.cli.failing import DONE
from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading
from crmpolicy.cli.options import argument, command, option
from crmpolicy.cli.parameters import parameter_data, period_said, places_said, unfilled_said
from crmpolicy.cli.printing import show
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.unfilled import unfilled, unfilled_data
from crmpolicy.company.choosing import policy_sets
from crmpolicy.company.values_in_force import periods_of
from crmpolicy.engine import PolicySet
from crmpolicy.policy.parameters import Parameter


@command("params", "cli-params")
@argument("path", "cli-help-path", required=False)
@option("--missing", "cli-help-missing", is_flag=True)
def run(speaker: Speaker, *, path: str | None, missing: bool) -> int:
    """List parameters, or only what is missing."""
    chosen = policy_sets(path)
    if speaker.in_json:
        data = unfilled_data if missing else _data
        speaker.write_data({"policies": [data(policies) for policies in chosen]})
        return DONE
    blocks = unfilled if missing else _blocks
    for number, policies in enumerate(chosen):
        if number:
            show([Gap()])
        show(blocks(speaker, policies))
    return DONE


def _blocks(speaker: Speaker, policies: PolicySet) -> Iterator[Block]:
    yield Heading(speaker.put(policies.effective.title), policies.company)
    yield Gap()
    columns = (
        Column(speaker.say("cli-head-parameter")),
        Column(speaker.say("cli-head-value")),
        Column(speaker.say("cli-head-clause"), tone="quiet"),
        Column(speaker.say("cli-head-place"), tone="quiet"),
    )
    yield Grid(columns, [_row(speaker, each) for each in policies.effective.parameters.values()])


def _row(speaker: Speaker, parameter: Parameter) -> tuple[str, ...]:
    values = "\n".join(period_said(speaker, parameter, each) for each in periods_of(parameter))
    return (
        f"{speaker.put(parameter.title)}\n{parameter.key}",
        values or unfilled_said(speaker, parameter),
        "\n".join(parameter.clauses),
        places_said(parameter),
    )


def _data(policies: PolicySet) -> dict[str, Any]:
    return {
        "policies": policies.company,
        "title": policies.effective.title._asdict(),
        "file": policies.effective.company_file,
        "parameters": [parameter_data(each) for each in policies.effective.parameters.values()],
    }
