"""What rules tell a question that speaks of time: those that match, and what each of them says.

What follows from them (moments, levels, states) rests on events and a calendar: no diagram has it.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from crmpolicy.engine.program import RULES
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.lifecycles import LOWEST
from crmpolicy.policy.rankings import Ranking
from crmpolicy.policy.tables import Course
from crmpolicy.verify.diagrams.layers import DUTY, Layer, Says, topic_of
from crmpolicy.verify.facts.durations import told_plainly

__all__ = ["DUTY", "Ruled", "meaning_of", "meaning_of_one", "ruled", "rules_in", "topic_of"]


class Ruled(NamedTuple):
    """A rule that matches: where it stands, what it says, and whether it only warns.

    >>> Ruled("doc", "", "call", (("duty", "call"), ("who", None))).said
    {'duty': 'call', 'who': None}
    """

    document: str
    part: str
    rule: str
    says: Says
    soft: bool = False

    @property
    def said(self) -> dict[str, Any]:
        """What it says, by name."""
        return dict(self.says)


def ruled(layer: Layer, mask: int) -> tuple[Ruled, ...]:
    """Give the rules of a part that match where these boxes lie over each other."""
    if not layer.asked(mask):
        return ()
    table, part = layer.table.table, layer.part.part
    rules = [each.rule for each in layer.rules]
    return tuple(
        Ruled(table.document, part.id, rules[each.rule].id, each.says, rules[each.rule].soft)
        for each in layer.matched(mask)
    )


def rules_in(outcome: Mapping[str, Any], softs: Mapping[tuple[str, str], bool]) -> tuple[Ruled, ...]:
    """Give the rules that the real evaluation lists, before it looks at any event.

    Args:
        outcome: what it answers.
        softs: whether a rule only warns, by part and id.
    """
    return tuple(
        Ruled(document, part, rule, tuple(said), softs.get((part, rule), False))
        for document, part, rule, said in outcome[RULES]
    )


def meaning_of(course: Course | None, rules: Iterable[Ruled]) -> Any:
    """Tell what matching rules mean: equal where they lead to the same, whatever their ids and their order.

    Levels and moves are called by the ids of their rules, so that these count.
    """
    return frozenset(meaning_of_one(course, each) for each in rules)


def meaning_of_one(course: Course | None, rule: Ruled) -> Any:
    """Tell what one rule means."""
    says = frozenset((name, told_plainly(value)) for name, value in rule.says)
    if isinstance(course, Duties) or DUTY in rule.said:  # duties stand beside a lifecycle too
        return says, rule.soft
    if isinstance(course, Ranking):
        return rule.part, says
    return rule.part, rule.rule if rule.part != LOWEST else None, says
