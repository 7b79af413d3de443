"""Parameters as text and as data: value, days, clause, place."""

from typing import Any

from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import (
    kind_said,
    place_data,
    place_said,
    range_said,
    unit_of,
    value_data,
    value_said,
)
from crmpolicy.company.values_in_force import Period, periods_of, status_of
from crmpolicy.policy.parameters import Parameter


def period_said(speaker: Speaker, parameter: Parameter, period: Period) -> str:
    """Word a value and, where it changes, the day from which it counts."""
    value = value_said(speaker, parameter.type, period.value)
    if period.begins is None:
        return value
    return speaker.say("cli-value-from", value=value, day=period.begins.isoformat())


def wanted_said(speaker: Speaker, parameter: Parameter) -> str:
    """Word what kind of value a parameter takes."""
    kind = kind_said(speaker, parameter.type)
    bounds = range_said(speaker, parameter.type, parameter.range)
    return speaker.say("cli-joint").join(part for part in (kind, bounds) if part)


def unfilled_said(speaker: Speaker, parameter: Parameter) -> str:
    """Say that there is no value: one is needed, or none means no limit."""
    return speaker.say("cli-value-optional" if parameter.optional else "cli-value-missing")


def places_said(parameter: Parameter) -> str:
    """Write where the values stand; while there are none, where the parameter is declared."""
    places = [place_said(each.place) for each in periods_of(parameter) if each.place]
    return "\n".join(dict.fromkeys(places)) or place_said(parameter.place)


def parameter_data(parameter: Parameter) -> dict[str, Any]:
    """Give a parameter as JSON."""
    return {
        "parameter": parameter.key,
        "title": parameter.title._asdict(),
        "type": parameter.type.name,
        "unit": unit_of(parameter.type),
        "status": status_of(parameter),
        "clauses": list(parameter.clauses),
        "covers": list(parameter.covers),
        "readings": list(parameter.readings),
        "values": [period_data(parameter, each) for each in periods_of(parameter)],
        "declared": place_data(parameter.place),
    }


def period_data(parameter: Parameter, period: Period) -> dict[str, Any]:
    """Give a value with its days as JSON."""
    return {
        "value": value_data(parameter.type, period.value),
        "from": period.begins.isoformat() if period.begins else None,
        "to": period.ends.isoformat() if period.ends else None,
        "place": place_data(period.place),
    }
