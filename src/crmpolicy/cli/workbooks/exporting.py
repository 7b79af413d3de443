"""From a policy set to the book that shows one table or all parameters of it."""

from dataclasses import dataclass
from pathlib import Path

from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.workbooks.tables import TableSheets, table_asked
from crmpolicy.cli.workbooks.values import ValueSheet
from crmpolicy.company.loading import load_unjudged
from crmpolicy.company.places import policy_path
from crmpolicy.engine import PolicySet
from crmpolicy.errors import Fault, InvalidPolicySetError
from crmpolicy.interop.excel.sheets import Book, Kind


@dataclass(frozen=True, slots=True)
class Shown:
    """A book, with what laid it out: the table, or the parameters."""

    book: Book
    table: TableSheets | None
    values: ValueSheet | None


def book_of(speaker: Speaker, given: str, question: str | None) -> Book:
    """Lay out the table of a question, or all parameters where none is asked for.

    Values outside their ranges are shown as they are: a sheet is a way to mend them.

    Raises:
        InvalidPolicySetError: the policies cannot be read.
        CommandError: no table answers the question.
    """
    path = policy_path(given)
    if path is None:
        raise InvalidPolicySetError([Fault("policy-not-found", {"given": given})])
    policies = PolicySet(load_unjudged(path).effective)
    return shown_book(speaker, policies, path, question or "").book


def shown_book(speaker: Speaker, policies: PolicySet, path: Path, question: str) -> Shown:
    """Lay a book out, and keep what laid it out."""
    table = TableSheets.of(policies, table_asked(policies, question), speaker.language) if question else None
    values = None if question else ValueSheet(policies, speaker)
    sheets = table.sheets() if table is not None else (values.sheet(),) if values is not None else ()
    name = table.table.key if table is not None else ""
    kind: Kind = "table" if question else "parameters"
    book = Book(kind, str(path.absolute()), name, policies.digest, speaker.language, sheets)
    return Shown(book, table, values)
