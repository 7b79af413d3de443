"""Which clauses the cases prove: those whose encoding cannot be taken out without a case that fails."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crmpolicy.engine import PolicySet
from crmpolicy.errors import Fault, InvalidPolicySetError, Location
from crmpolicy.policy.facts import Fact
from crmpolicy.policy.parameters import Parameter
from crmpolicy.policy.records import Record
from crmpolicy.source import read_clauses
from crmpolicy.testing.asked import Asked
from crmpolicy.testing.coverage import ClauseCoverage
from crmpolicy.testing.judging import judge
from crmpolicy.testing.removing import Removal, derivations, without

Places = dict[str, Location | None]


def clauses_proved(asked: Sequence[Asked]) -> tuple[ClauseCoverage, ...]:
    """Look for each clause of the documents that were asked for a case that notices when it is gone.

    Clauses that no test can show (``computable: no``) are left out unless something cites them.

    Raises:
        InvalidPolicySetError: with all faults of the files of clauses.
    """
    by_folder: dict[tuple[str, str], list[Asked]] = {}
    for each in asked:
        for document, folder in each.documents.items():
            by_folder.setdefault((document, folder), []).append(each)
    faults: list[Fault] = []
    places = {key: _clauses(*key, by_folder[key], faults) for key in sorted(by_folder)}
    if faults:
        raise InvalidPolicySetError(faults)
    return tuple(
        _proved(key[0], clause, place, by_folder[key])
        for key in places
        for clause, place in places[key].items()
    )


def _clauses(document: str, folder: str, asked: Sequence[Asked], faults: list[Fault]) -> Places:
    """Give the clauses of a document with their places, as listed; then those that are only cited."""
    cited: Places = {}
    for policies in {id(each.policies): each.policies for each in asked}.values():
        for clause, place in _cited(policies, document):
            cited.setdefault(clause, place)
    listed, _ = read_clauses(Path(folder), faults)
    found = {key: each.place for key, each in listed.items() if each.computable != "no" or key in cited}
    return {**found, **{key: place for key, place in cited.items() if key not in found}}


def _cited(policies: PolicySet, document: str) -> Iterator[tuple[str, Location | None]]:
    """Give what the rules, values and derivations of a document cite, with the place that cites."""
    effective = policies.effective
    tables = [table for table in effective.tables.values() if table.document == document]
    yield from (
        (clause, rule.place) for table in tables for _, rule in table.rules() for clause in rule.clauses
    )
    forms = (table.course for table in tables if isinstance(table.course, Record))
    yield from (cited for form in forms for cited in form.cited())
    named: tuple[Parameter | Fact, ...] = (*effective.parameters.values(), *derivations(effective))
    for each in named:
        if each.key.startswith(f"{document}."):
            yield from ((clause, each.place) for clause in each.clauses)


def _proved(document: str, clause: str, place: Location | None, asked: Sequence[Asked]) -> ClauseCoverage:
    taking_out = _TakingOut(clause)
    encoded = any(taking_out.removal(each.policies) is not None for each in asked)
    noticing = (
        each.case.case for each, removal in taking_out.candidates(asked) if taking_out.fails(each, removal)
    )
    return ClauseCoverage(document, clause, place, encoded, next(noticing, None))


@dataclass(slots=True)
class _TakingOut:
    """One clause taken out of all policies that were asked; what was built once is kept."""

    clause: str
    removals: dict[int, Removal | None] = field(default_factory=dict)
    policies: dict[int, PolicySet] = field(default_factory=dict)

    def removal(self, policies: PolicySet) -> Removal | None:
        """Give the policies without the clause; None where nothing in them encodes it."""
        key = id(policies)  # not the digest: it does not cover what is cited
        if key not in self.removals:
            self.removals[key] = without(policies.effective, self.clause)
        return self.removals[key]

    def candidates(self, asked: Sequence[Asked]) -> list[tuple[Asked, Removal]]:
        """Give the cases that may notice: first those in which a removed rule bound, then where it spoke."""
        ranked = []
        for each in asked:
            removal = self.removal(each.policies)
            if each.result.passed and removal is not None and removal.may_change(each.points):
                bound = [each.spoken[rule] for rule in removal.rules if rule in each.spoken]
                ranked.append((2 if not bound else int(not any(bound)), each, removal))
        return [(each, removal) for _, each, removal in sorted(ranked, key=lambda one: one[0])]

    def fails(self, each: Asked, removal: Removal) -> bool:
        """Tell whether a case that passes fails once the clause is gone."""
        key = id(each.policies)
        if key not in self.policies:
            told = f"{each.policies.digest} without {self.clause}"  # the real one takes longer
            self.policies[key] = PolicySet(removal.effective, digest=told)
        return not judge(each.case, self.policies[key]).result.passed
