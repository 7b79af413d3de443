"""The grid in which the rules of every kind are shown."""

from collections.abc import Callable

from crmpolicy.cli.layout import Column, Grid
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import place_said
from crmpolicy.engine import PolicySet
from crmpolicy.explaining import rule_title
from crmpolicy.policy.tables import Part, Rule, Table


def rule_grid(
    speaker: Speaker, policies: PolicySet, table: Table, part: Part, said: Callable[[Rule], str]
) -> Grid:
    """Lay out the rules of a part: when each holds, what it says in the words of its kind, its clauses."""
    columns = (
        Column(speaker.say("cli-head-rule")),
        Column(speaker.say("cli-head-when")),
        Column(speaker.say("cli-head-said")),
        Column(speaker.say("cli-head-clause"), tone="quiet"),
        Column(speaker.say("cli-head-place"), tone="quiet"),
    )
    rows = [
        (
            rule.id,
            rule_title(policies, table.document, rule, speaker.language),
            said(rule),
            "\n".join(rule.clauses) or speaker.say("cli-no-clause"),
            place_said(rule.place),
        )
        for rule in part.all_rules()
    ]
    return Grid(columns, rows)
