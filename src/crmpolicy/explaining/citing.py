"""Clauses by name: the place in the document, where it is known, and the id."""

from collections.abc import Iterable
from typing import Final

from crmpolicy.explaining.case import Case
from crmpolicy.wording import Words

_CLAUSES: Final = Words("；", "; ")


def clauses_of(case: Case, clauses: Iterable[str]) -> str:
    """Name clauses, with their places in the document where they are known."""
    named = [clause_name(case, clause) for clause in clauses]
    joint = case.teller.spoken(_CLAUSES)
    return case.teller.say("explain-clauses", clauses=joint.join(named)) if named else ""


def clause_name(case: Case, clause: str) -> str:
    """Name one clause: its place in the document, where known, and its id."""
    known = case.clauses.get(clause)
    return case.teller.say("explain-clause-where", where=known.where, clause=clause) if known else clause
