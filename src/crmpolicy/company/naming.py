"""What is asked of the shipped documents: each question with its facts, documents, clauses, an example."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crmpolicy.company.loading import load_policy_set
from crmpolicy.company.places import folders_of_documents, shipped
from crmpolicy.company.worked_examples import cases_in, example_of
from crmpolicy.engine import PolicySet
from crmpolicy.engine.reach import tables_behind
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Table
from crmpolicy.source import RawCase
from crmpolicy.wording import Words


@dataclass(frozen=True, slots=True)
class Asked:
    """A subject that some document answers."""

    subject: str
    title: Words
    facts: Mapping[str, Fact]
    documents: Sequence[str]
    clauses: Sequence[str]
    example: str
    by_hand: bool = False
    """Whether a person may set what it says, or what decides its facts."""

    @property
    def type_name(self) -> str:
        """The name of the typed mapping of its facts."""
        return "".join(word.capitalize() for word in self.subject.split("_")) + "Facts"


def asked_of() -> dict[str, list[Asked]]:
    """Give the questions that the shipped documents answer, by room."""
    folders = {key: path for key, path in folders_of_documents(shipped()).items() if path.parent == shipped()}
    sets = {key: load_policy_set(path) for key, path in sorted(folders.items())}
    cases = {key: cases_in(path) for key, path in folders.items()}
    found: dict[str, dict[str, list[tuple[PolicySet, Table]]]] = {}
    for policies in sets.values():
        for table in policies.effective.tables.values():
            subject = policies.effective.subjects.get(table.subject)
            if subject is not None:
                found.setdefault(subject.room, {}).setdefault(table.subject, []).append((policies, table))
    return {
        room: [_asked(subject, answering, cases) for subject, answering in sorted(subjects.items())]
        for room, subjects in sorted(found.items())
    }


def _asked(
    subject: str, answering: Sequence[tuple[PolicySet, Table]], cases: Mapping[str, Sequence[RawCase]]
) -> Asked:
    facts: dict[str, Fact] = {}
    for policies, table in answering:
        for fact in facts_reached(policies, table):
            mine = facts.setdefault(fact.name, fact)
            if mine.key != fact.key:
                facts[fact.key] = fact
    clauses = dict.fromkeys(clause for _, table in answering for clause in all_clauses(table))
    title = answering[0][0].effective.subjects[subject].title
    documents = [table.document for _, table in answering]
    document = next((each for each in documents if cases[each]), documents[0])
    policies = answering[documents.index(document)][0]
    example = example_of(policies, subject, document, cases[document], facts)
    by_hand = any(policies.point(table.key).by_hand for policies, table in answering)
    return Asked(subject, title, dict(sorted(facts.items())), documents, tuple(clauses), example, by_hand)


def all_clauses(table: Table) -> tuple[str, ...]:
    """Give every clause that a table cites, those of its rules and entries too."""
    cited = dict.fromkeys(table.clauses)
    for _, rule in table.rules():
        cited.update(dict.fromkeys(rule.clauses))
    if isinstance(table.course, Record):
        cited.update(dict.fromkeys(clause for clause, _ in table.course.cited()))
    return tuple(cited)


def facts_reached(policies: PolicySet, table: Table) -> list[Fact]:
    """Give every fact that a table may look at: its own, their sources, those of required points.

    The facts that rules of a company's own may look at are among them, where a table leaves its rules to it.
    """
    found = {fact.key: fact for fact in policies.point(table.key).reach()}
    for behind in tables_behind(policies.effective, [table]):
        found.update({key: policies.effective.facts[key] for key in behind.inputs})
    return [found[key] for key in sorted(found)]
