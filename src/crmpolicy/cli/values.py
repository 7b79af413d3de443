"""The values that a question rests on: on a day, or in all their periods."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from crmpolicy.cli.layout import Column, Grid
from crmpolicy.cli.mappings import parameter_said
from crmpolicy.cli.parameters import parameter_data, period_data, unfilled_said
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import place_said
from crmpolicy.company.origins import Origin, Origins
from crmpolicy.company.values_in_force import Period, period_on, periods_of
from crmpolicy.engine import PolicySet
from crmpolicy.policy.parameters import Parameter

_SOURCES: Final = {
    "company": "cli-origin-company",
    "parent": "cli-origin-parent",
    "document": "cli-origin-document",
    "shared": "cli-origin-shared",
    "given": "cli-origin-given",
}
_STANDINGS: Final = {"stated": "cli-origin-stated", "default": "cli-origin-default"}


def periods_shown(parameter: Parameter, day: date | None) -> tuple[Period, ...]:
    """Give the value of a day, or every value where no day is asked for."""
    if day is None:
        return periods_of(parameter)
    period = period_on(parameter, day)
    return (period,) if period else ()


def values_grid(
    speaker: Speaker,
    policies: PolicySet,
    parameters: Iterable[Parameter],
    day: date | None,
    origins: Origins | None,
) -> Grid:
    """Lay out values, a line a period; with ``origins``, who wrote each."""
    heads = ["cli-head-title", "cli-head-value", "cli-head-period", "cli-head-clause", "cli-head-place"]
    heads += ["cli-head-origin"] if origins else []
    quiet = ("cli-head-clause", "cli-head-place")
    columns = [Column(speaker.say(head), tone="quiet" if head in quiet else "") for head in heads]
    rows = [
        row[: len(columns)]
        for parameter in parameters
        for row in _rows(speaker, policies, parameter, day, origins)
    ]
    return Grid(columns, rows)


def _rows(
    speaker: Speaker, policies: PolicySet, parameter: Parameter, day: date | None, origins: Origins | None
) -> Iterator[tuple[str, ...]]:
    periods = periods_shown(parameter, day)
    clauses = "\n".join(parameter.clauses)
    title = f"{speaker.put(parameter.title)}\n{parameter.key}"
    if not periods:
        yield title, unfilled_said(speaker, parameter), "", clauses, place_said(parameter.place), ""
    for number, period in enumerate(periods):
        value = parameter_said(speaker, policies.effective, parameter, period.value)
        written = origin_said(speaker, origins.of(parameter, period.place)) if origins else ""
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
    said = speaker.say(_SOURCES[origin.source], name=origin.name)
    return f"{said}\n{speaker.say(_STANDINGS[origin.standing])}" if origin.standing else said


def values_data(
    parameters: Iterable[Parameter], day: date | None, origins: Origins | None
) -> list[dict[str, Any]]:
    """Give values as JSON; with ``origins``, who wrote each."""
    return [
        parameter_data(parameter)
        | {"values": [_period_data(parameter, each, origins) for each in periods_shown(parameter, day)]}
        for parameter in parameters
    ]


def _period_data(parameter: Parameter, period: Period, origins: Origins | None) -> dict[str, Any]:
    data = period_data(parameter, period)
    return data | ({"origin": origin_data(origins.of(parameter, period.place))} if origins else {})


def origin_data(origin: Origin) -> dict[str, Any]:
    """Give who wrote something as JSON; ``standing`` only where a document's own value counts."""
    data = {"source": origin.source, "name": origin.name, "shipped": origin.shipped}
    return data | ({"standing": origin.standing} if origin.standing else {})
