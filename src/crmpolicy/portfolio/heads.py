"""Which column of a frame or of a file is which fact of a question, or an event that it speaks of."""

from collections.abc import Sequence
from dataclasses import replace

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.behind import asked_with
from crmpolicy.errors import FactsError, Fault, Location
from crmpolicy.portfolio.answering import columns_for
from crmpolicy.portfolio.columns import Column, columns_of
from crmpolicy.portfolio.cutting import known_by
from crmpolicy.portfolio.event_columns import event_facts, wrong_events
from crmpolicy.portfolio.mapping import ColumnMapping


def columns_asked(
    point: DecisionPoint,
    policies: PolicySet,
    given: Sequence[str],
    mapping: ColumnMapping,
    place: Location,
    *,
    aside: Sequence[str] = (),
) -> list[Column]:
    """Tell what each column is; what is no fact of the question, and no event, is kept aside.

    Args:
        point: the question.
        policies: the policy set that it is of.
        given: the heads.
        mapping: what columns are, by their heads.
        place: where the heads stand.
        aside: heads that are no facts unless the mapping says so.

    Raises:
        FactsError: columns that cannot be used: names, units or codes of the mapping, a head that may be
            several facts, a name that an answer needs.
    """
    asked = [*asked_with(policies, point.name)]
    facts = {fact.key: fact for each in asked for fact in known_by(each)}
    events = event_facts(asked)
    heads = {**dict.fromkeys(aside, ""), **mapping.heads()}
    columns, faults = columns_of(given, tuple(facts.values()), heads, (), place, events=events)
    faults = [*mapping.placed(faults)]
    faults += mapping.wrong({each.head: facts[each.fact] for each in columns if each.fact in facts})
    faults += wrong_events(given, columns, heads, place)
    taken = [name for name in columns_for(point.outcome) if name in given]
    faults += [Fault("portfolio-column-taken", {"head": name}, place) for name in taken]
    if faults:
        raise FactsError(faults)
    known = {*facts, *(each.key for each in events)}
    return [each if each.fact in known else replace(each, fact="") for each in columns]
