"""The values that a question rests on: on a day, or in all their periods."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from crmpolicy.cli.layout import Column, Grid
from crmpolicy.cli.mappings import parameter_said
from crmpolicy.cli.parameters import parameter_data, period_data, unfilled_said
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import place_said
from crmpolicy.company.origins import Origin, origin_of
from crmpolicy.company.values_in_force import Period, parameters_of, period_on, periods_of
from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.policy.parameters import Parameter


def periods_shown(parameter: Parameter, day: date | None) -> tuple[Period, ...]:
    """Give the value of a day, or every value where no day is asked for."""
    if day is None:
        return periods_of(parameter)
    period = period_on(parameter, day)
    return (period,) if period else ()


def values_grid(
    speaker: Speaker, policies: PolicySet, point: DecisionPoint, day: date | None, *, origin: bool
) -> Grid:
    """Lay out the values of a question, a line a period; ``origin`` adds who wrote each."""
    heads = ["cli-head-title", "cli-head-value", "cli-head-period", "cli-head-clause", "cli-head-place"]
    heads += ["cli-head-origin"] if origin else []
    quiet = ("cli-head-clause", "cli-head-place")
    columns = [Column(speaker.say(head), tone="quiet" if head in quiet else "") for head in heads]
    rows = [
        row[: len(columns)]
        for parameter in parameters_of(policies, point.name)
        for row in _rows(speaker, policies, parameter, day)
    ]
    return Grid(columns, rows)


def _rows(
    speaker: Speaker, policies: PolicySet, parameter: Parameter, day: date | None
) -> Iterator[tuple[str, ...]]:
    periods = periods_shown(parameter, day)
    clauses = "\n".join(parameter.clauses)
    title = f"{speaker.put(parameter.title)}\n{parameter.key}"
    if not periods:
        yield title, unfilled_said(speaker, parameter), "", clauses, place_said(parameter.place), ""
    for number, period in enumerate(periods):
        value = parameter_said(speaker, policies.effective, parameter, period.value)
        written = origin_said(speaker, origin_of(policies, period.place))
        where = place_said(period.place)
        first = (title, clauses) if number == 0 else ("", "")
        yield first[0], value, days_said(speaker, period), first[1], where, written


def days_said(speaker: Speaker, period: Period) -> str:
    """Word the days on which a value counts."""
    begins = period.begins.isoformat() if period.begins else None
    ends = period.ends.isoformat() if period.ends else None
    if begins and ends:
        return speaker.say("cli-days", begins=begins, ends=ends)
    if begins:
        return speaker.say("cli-days-from", begins=begins)
    return speaker.say("cli-days-to", ends=ends) if ends else speaker.say("cli-days-always")


def origin_said(speaker: Speaker, origin: Origin) -> str:
    """Word who wrote something."""
    codes = {
        "company": "cli-origin-company",
        "parent": "cli-origin-parent",
        "document": "cli-origin-document",
        "shared": "cli-origin-shared",
        "given": "cli-origin-given",
    }
    return speaker.say(codes[origin.source], name=origin.name)


def values_data(
    policies: PolicySet, point: DecisionPoint, day: date | None, *, origin: bool
) -> list[dict[str, Any]]:
    """Give the values of a question as JSON."""
    return [
        parameter_data(parameter) | {"values": _periods_data(policies, parameter, day, origin=origin)}
        for parameter in parameters_of(policies, point.name)
    ]


def _periods_data(
    policies: PolicySet, parameter: Parameter, day: date | None, *, origin: bool
) -> list[dict[str, Any]]:
    found = []
    for period in periods_shown(parameter, day):
        written = origin_of(policies, period.place)
        more = {"origin": {"source": written.source, "name": written.name, "shipped": written.shipped}}
        found.append(period_data(parameter, period) | (more if origin else {}))
    return found
