"""What a person may set by hand in the answers of a table, and what releases a case."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from crmpolicy.cli.layout import Block, Gap, Line
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import value_said
from crmpolicy.company.values_in_force import Period, period_on, periods_of
from crmpolicy.engine import PolicySet
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.tables import Override, Remedy, Table
from crmpolicy.policy.unlimited import UNLIMITED

_NEEDS = {"reason": "cli-by-hand-reason", "until": "cli-by-hand-until"}


def settable_blocks(
    speaker: Speaker, policies: PolicySet, table: Table, day: date | None, *, named: bool = True
) -> Iterator[Block]:
    """Say who may set which outputs by hand, and which facts may be changed to reach which answers.

    Args:
        speaker: in whose language.
        policies: the policy set.
        table: whose answers.
        day: the day whose values count; ``None``: all of them.
        named: whether a parameter is told by the name that files use, or by its title.
    """
    if table.override is not None or table.remedy is not None:
        yield Gap()
    if table.override is not None:
        yield Line(_override(speaker, policies, table, table.override, day, named=named), indent=2)
    if table.remedy is not None:
        yield Line(_remedy(speaker, policies, table, table.remedy), indent=2)


def _override(
    speaker: Speaker, policies: PolicySet, table: Table, override: Override, day: date | None, *, named: bool
) -> str:
    joint = speaker.say("cli-by-hand-joint")
    outputs = joint.join(speaker.put(table.output(name).title) for name in override.outputs)
    clauses = (
        speaker.say("cli-by-hand-clauses", clauses=", ".join(override.clauses)) if override.clauses else ""
    )
    by = _by(speaker, policies, override, named=named)
    who = _who(speaker, policies, override, day)
    if not who:
        return speaker.say("cli-by-hand-nobody", outputs=outputs, parameter=by, clauses=clauses)
    needs = [speaker.say("cli-by-hand-name"), *(speaker.say(_NEEDS[need]) for need in override.needs)]
    said = {"outputs": outputs, "who": who, "needs": joint.join(needs), "clauses": clauses}
    return speaker.say("cli-by-hand-by", **said, parameter=by) if by else speaker.say("cli-by-hand", **said)


def _by(speaker: Speaker, policies: PolicySet, override: Override, *, named: bool) -> str:
    """Call the parameter that tells who may; nothing where a role of the document does."""
    if not isinstance(override.by, ParameterOf):
        return ""
    title = policies.effective.parameters[override.by.key].title
    return override.by.key if named else speaker.put(title)


def _who(speaker: Speaker, policies: PolicySet, override: Override, day: date | None) -> str:
    """Name who may: a role of the document, or the values of the company's parameter."""
    effective = policies.effective
    if not isinstance(override.by, ParameterOf):
        title = effective.role_titles.get(override.by)
        return speaker.put(title) if title else override.by
    parameter = effective.parameters[override.by.key]
    values = [each.value for each in _periods(policies, override, day) if each.value is not UNLIMITED]
    return speaker.say("cli-by-hand-joint").join(
        dict.fromkeys(value_said(speaker, parameter.type, value) for value in values)
    )


def _periods(policies: PolicySet, override: Override, day: date | None) -> tuple[Period, ...]:
    if not isinstance(override.by, ParameterOf):
        return ()
    parameter = policies.effective.parameters[override.by.key]
    period = period_on(parameter, day) if day is not None else None
    return periods_of(parameter) if day is None else (period,) if period else ()


def _remedy(speaker: Speaker, policies: PolicySet, table: Table, remedy: Remedy) -> str:
    joint = speaker.say("cli-by-hand-joint")
    own = {fact.key: fact for fact in table.derive}
    facts = {**policies.effective.facts, **own}
    changing = [speaker.put(facts[key].title) if key in facts else key for key in remedy.by_changing]
    reach = [
        speaker.say(
            "cli-reach",
            title=table.output(name).title,
            value=speaker.say("cli-or").join(
                value_said(speaker, table.output(name).type, value) for value in values
            ),
        )
        for name, values in remedy.reach
    ]
    return speaker.say("cli-remedy", reach=joint.join(reach), changing=joint.join(changing))


def settable_data(policies: PolicySet, table: Table, day: date | None) -> dict[str, Any]:
    """Give both as JSON; ``null`` where the table has none."""
    return {
        "override": _override_data(policies, table.override, day) if table.override else None,
        "remedy": _remedy_data(table, table.remedy) if table.remedy else None,
    }


def _override_data(policies: PolicySet, override: Override, day: date | None) -> dict[str, Any]:
    by = override.by
    if isinstance(by, ParameterOf):
        kind = policies.effective.parameters[by.key].type
        said = [
            kind.plain(each.value)
            for each in _periods(policies, override, day)
            if each.value is not UNLIMITED
        ]
        roles = [role for value in said for role in (value if isinstance(value, list | tuple) else (value,))]
    else:
        roles = [by]
    return {
        "outputs": list(override.outputs),
        "by": list(dict.fromkeys(roles)),
        "parameter": by.key if isinstance(by, ParameterOf) else None,
        "needs": ["name", *override.needs],
        "clauses": list(override.clauses),
    }


def _remedy_data(table: Table, remedy: Remedy) -> dict[str, Any]:
    reach = {name: [table.output(name).type.plain(each) for each in values] for name, values in remedy.reach}
    return {"reach": reach, "by_changing": list(remedy.by_changing)}
