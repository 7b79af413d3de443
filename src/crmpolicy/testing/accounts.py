"""What became of every clause and of every reading: encoded and executed, guidance, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from crmpolicy.policy.documents import Clause
from crmpolicy.testing.encodings import Encoding
from crmpolicy.testing.results import CaseResult
from crmpolicy.wording import Words

Standing = Literal["executed", "encoded", "guidance", "truncated", "unaccounted"]


@dataclass(frozen=True, slots=True)
class ClauseAccount:
    """A clause with what encodes it and what shows that this counts.

    ``encodings`` are the rules, entries of forms, values and derivations that cite it, ``spoken_of`` the
    questions and laws. ``proved_by`` is the sentence of a case that fails once the encoding is taken out;
    ``cases`` those whose answer rests on the clause. ``law`` is a proved law that cites it, looked for where
    no case notices.

    >>> clause = Clause("a.1", "1", Words("写法", "wording"), "guidance", "no")
    >>> ClauseAccount("a", clause).standing
    'guidance'
    """

    document: str
    clause: Clause
    encodings: tuple[Encoding, ...] = ()
    spoken_of: tuple[Encoding, ...] = ()
    proved_by: str | None = None
    cases: tuple[str, ...] = ()
    law: str | None = None

    @property
    def standing(self) -> Standing:
        """Where the clause stands; ``guidance`` and ``truncated`` are what nothing encodes, for a reason."""
        if self.law is not None or (self.encodings and self.proved_by is not None):
            return "executed"
        if self.encodings:
            return "encoded"
        if self.clause.cut:
            return "truncated"
        return "guidance" if self.clause.computable == "no" else "unaccounted"


@dataclass(frozen=True, slots=True)
class ReadingAccount:
    """A reading of one document with what carries it.

    ``proved_by`` is the sentence of a case that fails once what carries it is taken out, or, where a
    question is read so as a whole, of a case that asks it.

    >>> ReadingAccount("steel", "S4", Words("四项取最低", "the worst of four")).standing
    'unaccounted'
    """

    document: str
    code: str
    text: Words
    encodings: tuple[Encoding, ...] = ()
    proved_by: str | None = None
    law: str | None = None

    @property
    def standing(self) -> Standing:
        """Where the reading stands."""
        if self.proved_by is not None or self.law is not None:
            return "executed"
        return "encoded" if self.encodings else "unaccounted"


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of all clauses and readings of some documents, and the cases that were run for them.

    Made by :func:`crmpolicy.testing.account_clauses`.
    """

    clauses: tuple[ClauseAccount, ...]
    readings: tuple[ReadingAccount, ...]
    results: tuple[CaseResult, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents, in order."""
        return tuple(dict.fromkeys(each.document for each in self.clauses))

    def of(self, document: str) -> "Accounts":
        """Give the accounts of one document."""
        clauses = tuple(each for each in self.clauses if each.document == document)
        readings = tuple(each for each in self.readings if each.document == document)
        return Accounts(clauses, readings, self.results)

    def counts(self) -> Mapping[str, int]:
        """Count the clauses: all of them are encoded, guidance, truncated or unaccounted for.

        >>> Accounts((), (), ()).counts()["clauses"]
        0
        """
        standings = [each.standing for each in self.clauses]
        executed = standings.count("executed")
        return {
            "clauses": len(standings),
            "encoded": executed + standings.count("encoded"),
            "executed": executed,
            "guidance": standings.count("guidance"),
            "truncated": standings.count("truncated"),
            "unaccounted": standings.count("unaccounted"),
        }

    def reading_counts(self) -> Mapping[str, int]:
        """Count the readings by code: several documents may be read in one way."""
        by_code: dict[str, list[Standing]] = {}
        for each in self.readings:
            by_code.setdefault(each.code, []).append(each.standing)
        executed = [all(one == "executed" for one in found) for found in by_code.values()]
        lost = [any(one == "unaccounted" for one in found) for found in by_code.values()]
        return {
            "readings": len(by_code),
            "encoded": len(by_code) - sum(lost),
            "executed": sum(executed),
            "unaccounted": sum(lost),
        }

    @property
    def open(self) -> bool:
        """Whether something is unaccounted for, or encoded without anything that executes it."""
        standings = {*(each.standing for each in self.clauses), *(each.standing for each in self.readings)}
        return not standings.isdisjoint({"encoded", "unaccounted"})
