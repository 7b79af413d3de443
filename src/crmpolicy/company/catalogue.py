"""The catalogue: what can be asked of a company or of a document, with facts, outputs and who answers."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from crmpolicy.company.events_asked import events_asked
from crmpolicy.engine import DecisionPoint, PolicySet
from crmpolicy.engine.naming import names_for
from crmpolicy.engine.periods import period_starts
from crmpolicy.engine.program import Program
from crmpolicy.engine.reach import sources
from crmpolicy.errors import MissingParameterError, UnknownPointError
from crmpolicy.policy.documents import Document
from crmpolicy.policy.facts import Fact
from crmpolicy.values import ValueType
from crmpolicy.wording import Words

BEGINNING = datetime(1, 1, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class AskedFact:
    """A fact of a question, by the name that a caller uses.

    ``sources`` are the facts that it follows from where it is not given, ``decided_by`` the question that
    decides it then. ``used`` tells whether it counts under the values in force, None while some are missing.
    """

    name: str
    fact: Fact
    sources: tuple[str, ...]
    decided_by: str | None
    used: bool | None


@dataclass(frozen=True, slots=True)
class Question:
    """A decision point as a caller meets it; ``events`` are those of which a question about time speaks."""

    name: str
    title: Words
    room: str | None
    documents: tuple[Document, ...]
    facts: tuple[AskedFact, ...]
    outputs: tuple[tuple[str, Words, ValueType], ...]
    events: tuple[tuple[str, Words], ...] = ()


def questions(policies: PolicySet) -> tuple[Question, ...]:
    """Give every subject that a company or a document answers.

    >>> from crmpolicy.company import load_policy_set
    >>> named = [question.name for question in questions(load_policy_set("steel"))]
    >>> "customer_grade" in named, "lighting.customer_grade" in named
    (True, False)
    """
    return tuple(question_of(policies, name) for name in subjects(policies))


def subjects(policies: PolicySet) -> tuple[str, ...]:
    """Name the questions that are asked of all documents together."""
    return tuple(name for name in policies.points if name not in policies.effective.tables)


def question_of(policies: PolicySet, name: str) -> Question:
    """Describe one question.

    Raises:
        UnknownPointError: nothing in force answers it.
    """
    point = policies.point(name)
    effective = policies.effective
    subject = effective.subjects.get(point.tables[0].subject)
    titles = point.output_titles
    return Question(
        name=name,
        title=point.title,
        room=subject.room if subject else None,
        documents=tuple(effective.documents[key] for key in point.documents),
        facts=_facts(policies, point),
        outputs=tuple((output, titles[output], kind) for output, kind in point.outcome.items()),
        events=events_asked(effective, point.tables),
    )


def _facts(policies: PolicySet, point: DecisionPoint) -> tuple[AskedFact, ...]:
    plain = names_for(point.effective, point.tables).plain
    decided = decided_elsewhere(point)
    used = _used(policies, point)
    facts = []
    for fact in point.reach():
        derived = fact.derived
        keys = dict.fromkeys(sources(point.effective, derived)) if derived else ()
        follows = tuple(plain[key] for key in keys if key in plain)
        counts = None if used is None else fact.key in used
        facts.append(AskedFact(plain[fact.key], fact, follows, decided.get(fact.key), counts))
    return tuple(facts)


def decided_elsewhere(point: DecisionPoint) -> Mapping[str, str]:
    """Tell which other question decides a fact that is not given, by the fact's full name."""
    decided = {each.fact: each.point for table in point.tables for each in table.requires}
    decided.update({each.fact: each.point for each in point.effective.fact_maps})
    return decided


def asked_points(policies: PolicySet, name: str) -> tuple[str, ...]:
    """Name a question and every question that is asked for its facts, in turn."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        each = waiting.pop(0)
        if each not in found:
            found[each] = None
            point = policies.point(each)
            decided = decided_elsewhere(point)
            waiting += [decided[fact.key] for fact in point.reach() if fact.key in decided]
    return tuple(found)


def facts_taken(policies: PolicySet, name: str) -> dict[str, Fact]:
    """Give every fact that a caller of a question may give, by the name that it has there.

    These are its own and those of the questions that decide its facts, by ``requires`` or by a company's map;
    where two have one name, that of the question behind is written in full.

    Args:
        policies: what is in force.
        name: the question.

    >>> from crmpolicy.company import load_policy_set
    >>> taken = facts_taken(load_policy_set("example-group"), "lighting.visit_cadence")
    >>> [each for each in taken if each in ("grade", "lighting.grade", "sales_share")]
    ['grade', 'sales_share']
    """
    found: dict[str, Fact] = {}
    for asked in asked_points(policies, name):
        point = policies.point(asked)
        plain = names_for(point.effective, point.tables).plain
        for fact in point.reach():
            mine = found.setdefault(plain[fact.key], fact)
            if mine.key != fact.key:
                found[fact.key] = fact
    return dict(sorted(found.items()))


def _used(policies: PolicySet, point: DecisionPoint) -> frozenset[str] | None:
    """Name the facts that count in some period, those of the points that are asked too."""
    found: set[str] = set()
    with suppress(UnknownPointError, MissingParameterError):
        for name in asked_points(policies, point.name):
            for program in programs(policies.point(name)):
                found |= {field.key for field in program.fields}
        return frozenset(found)
    return None


def programs(point: DecisionPoint) -> Iterator[Program]:
    """Give the program of each period, the periods in which a document is not in force left out.

    Raises:
        MissingParameterError: values that the company has not filled.
        UnknownPointError: the documents are in force in no period.
    """
    outside: UnknownPointError | None = None
    some = False
    for moment in moments(point):
        try:
            program = point.program(moment)
        except UnknownPointError as error:
            outside = error
            continue
        some = True
        yield program
    if not some and outside is not None:
        raise outside


def moments(point: DecisionPoint) -> tuple[datetime, ...]:
    """Give one moment of each period in which nothing changes."""
    zone = ZoneInfo(point.effective.zone)
    starts = (datetime.combine(day, time(), zone) for day in period_starts(point.effective))
    return (BEGINNING, *starts)
