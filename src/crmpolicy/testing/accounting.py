"""Accounts for every clause and every reading of the documents of some policy sets, with their cases."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from crmpolicy.engine import PolicySet
from crmpolicy.errors import Fault, InvalidPolicySetError
from crmpolicy.policy.documents import Clause
from crmpolicy.source import read_clauses
from crmpolicy.testing.accounts import Accounts, ClauseAccount, ReadingAccount
from crmpolicy.testing.asked import Asked
from crmpolicy.testing.citations import Citations
from crmpolicy.testing.citing import cited_by
from crmpolicy.testing.encodings import ENCODES, Citing, Encoding, citing
from crmpolicy.testing.measuring import asked_in
from crmpolicy.testing.removing import Mark
from crmpolicy.testing.results import CaseResult
from crmpolicy.testing.taken_out import TakenOut
from crmpolicy.wording import Words


def account_clauses(policies: Sequence[PolicySet], *paths: str | Path, only: str | None = None) -> Accounts:
    """Tell of every clause and reading of the documents what encodes it and which cases execute that.

    A clause counts as executed only if some case fails once its encoding is taken out. Cases that do not
    pass execute nothing.

    Args:
        policies: their documents are accounted for, each once.
        paths: files of cases, or folders that are searched through for them.
        only: one document, by its key; ``None``: all of them.

    Raises:
        InvalidPolicySetError: with all faults of the files of clauses or of cases.

    >>> from crmpolicy.company import load_policy_set, shipped
    >>> accounts = account_clauses([load_policy_set("steel")], shipped() / "steel" / "cases" / "tiering.yaml")
    >>> accounts.counts()["clauses"], accounts.counts()["guidance"]
    (117, 12)
    """
    return accounts_of(policies, *asked_in(*paths), only=only)


def accounts_of(
    policies: Sequence[PolicySet],
    results: tuple[CaseResult, ...],
    asked: Sequence[Asked],
    *,
    only: str | None = None,
) -> Accounts:
    """Give the accounts by cases that have been run.

    Raises:
        InvalidPolicySetError: with all faults of the files of clauses.
    """
    faults: list[Fault] = []
    documents = {key: one for each in policies for key, one in each.effective.documents.items()}
    folders = {key: documents[key].folder for key in sorted(documents) if only in (None, key)}
    read = {key: read_clauses(Path(folder), faults) for key, folder in folders.items()}
    if faults:
        raise InvalidPolicySetError(faults)
    citations = Citations()
    books = [_Book(key, folders[key], policies, asked, citations) for key in read]
    return Accounts(
        tuple(book.clause(clause) for book in books for clause in read[book.document][0].values()),
        tuple(book.reading(*item) for book in books for item in read[book.document][1].items()),
        results,
    )


class _Book:
    """The account of one document: what cites its clauses, and the cases that asked it."""

    def __init__(
        self,
        document: str,
        folder: str,
        policies: Sequence[PolicySet],
        asked: Sequence[Asked],
        citations: Citations,
    ) -> None:
        self.document, self.citations = document, citations
        self.asked = [each for each in asked if each.documents.get(document) == folder]
        self.policies = [*policies, *(each.policies for each in self.asked)]

    def clause(self, clause: Clause) -> ClauseAccount:
        """Account for a clause."""
        found = [each for each in self.things if clause.id in each.clauses]
        noticing = TakenOut(Mark(clause.id), self.citations).noticed_by(self.asked) if found else None
        return ClauseAccount(
            self.document,
            clause,
            _names(each for each in found if each.encoding.kind in ENCODES),
            _names(each for each in found if each.encoding.kind not in ENCODES),
            noticing.case.case if noticing else None,
            tuple(dict.fromkeys(self.resting.get(clause.id, ()))),
        )

    def reading(self, code: str, text: Words) -> ReadingAccount:
        """Account for a reading."""
        found = [each for each in self.things if code in each.readings]
        noticing = TakenOut(Mark(code, self.document), self.citations).noticed_by(self.asked)
        noticing = noticing or self._asking(found)
        return ReadingAccount(
            self.document, code, text, _names(found), noticing.case.case if noticing else None
        )

    def _asking(self, found: Iterable[Citing]) -> Asked | None:
        """Give a case that asks a question which is read so as a whole."""
        questions = {each.encoding.name for each in found if each.encoding.kind == "question"}
        passing = (each for each in self.asked if each.result.passed)
        return next((each for each in passing if not questions.isdisjoint(each.points)), None)

    @cached_property
    def things(self) -> tuple[Citing, ...]:
        """Everything of the document that cites, in all policy sets, each once."""
        sets = {id(each): each for each in self.policies}.values()
        found = (thing for each in sets for thing in citing(each.effective, self.document))
        return tuple(dict.fromkeys(found))

    @cached_property
    def resting(self) -> dict[str, list[str]]:
        """The sentences of the cases whose answer rests on each clause."""
        found: dict[str, list[str]] = {}
        for each in self.asked:
            for decision in each.decisions[:1]:  # the others are behind it
                for clause in cited_by(decision, each.policies):
                    found.setdefault(clause, []).append(each.case.case)
        return found


def _names(found: Iterable[Citing]) -> tuple[Encoding, ...]:
    return tuple(dict.fromkeys(each.encoding for each in found))
