"""Questions that several documents answer: whose answer counts, or how the answers become one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.joining import joined_outputs
from crmpolicy.policy.documents import FactMap, ScaleMap
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.guards import ParameterOf
from crmpolicy.policy.scales import Choice
from crmpolicy.policy.tables import Fold, Table
from crmpolicy.wording import Words


@dataclass(frozen=True, slots=True)
class Joint:
    """What answers give together: an output or a duty, and how several of them become one."""

    name: str
    title: Words
    join: Fold | ParameterOf


@dataclass(frozen=True, slots=True)
class Together:
    """A question of several documents: the one chosen to answer it, or else the joins."""

    subject: str
    title: Words
    documents: tuple[str, ...]
    chosen: str | None
    joints: tuple[Joint, ...]


def answered_together(policies: PolicySet) -> tuple[Together, ...]:
    """Give every question that more than one document in force answers.

    >>> from crmpolicy.company import load_policy_set
    >>> [(each.subject, each.documents) for each in answered_together(load_policy_set("example-joined"))][:1]
    [('applicability', ('lighting', 'steel'))]
    """
    return tuple(_together(policies))


def _together(policies: PolicySet) -> Iterator[Together]:
    effective = policies.effective
    for subject in sorted({table.subject for table in effective.tables.values()}):
        documents = tuple(table.document for table in effective.answering(subject))
        if len(documents) > 1:
            point = policies.point(subject)
            yield Together(
                subject, point.title, documents, effective.chosen.get(subject), joints_of(policies, point)
            )


def joints_of(policies: PolicySet, point: DecisionPoint) -> tuple[Joint, ...]:
    """Give how the answers of a question's documents become one; of one document alone nothing is joined.

    >>> from crmpolicy.company import load_policy_set
    >>> policies = load_policy_set("example-group")
    >>> [(each.name, each.join) for each in joints_of(policies, policies.point("survey_cadence"))]
    [('survey', 'earliest')]
    """
    tables = point.tables if len(point.documents) > 1 else ()
    if not tables:
        return ()
    titles = point.output_titles
    outputs = joined_outputs(policies.effective, tables[0].subject, tables)
    return (*(Joint(each.name, titles[each.name], each.join) for each in outputs), *_duties(tables))


def _duties(tables: Sequence[Table]) -> Iterator[Joint]:
    """Give the duties that more than one document knows; each is joined for itself."""
    known = [duty for table in tables if isinstance(table.course, Duties) for duty in table.course.duties]
    named = [duty.name for duty in known]
    for name in dict.fromkeys(named):
        if named.count(name) > 1:
            duty = known[named.index(name)]
            yield Joint(name, duty.title, duty.join)


def scale_maps_of(policies: PolicySet, point: DecisionPoint | None) -> tuple[ScaleMap, ...]:
    """Give the maps by which the words of a question's documents become one scale; all without a question."""
    maps = policies.effective.scale_maps
    if point is None:
        return maps
    kinds = [output.type for table in point.tables for output in table.outputs]
    scales = {kind.scale.id for kind in kinds if isinstance(kind, Choice)} if len(point.tables) > 1 else set()
    return tuple(each for each in maps if each.source in scales)


def fact_maps_of(policies: PolicySet, point: DecisionPoint | None) -> tuple[FactMap, ...]:
    """Give the maps of the facts that a question looks at; all without a question."""
    asked = None if point is None else {fact.key for fact in point.reach()}
    return tuple(each for each in policies.effective.fact_maps if asked is None or each.fact in asked)
