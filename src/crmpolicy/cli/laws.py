"""Clauses that say a principle: no case notices when they are gone, but a law that cites them is proved."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from crmpolicy.cli.ledgers import ledger
from crmpolicy.errors import Location
from crmpolicy.testing.accounts import Accounts, ClauseAccount, ReadingAccount
from crmpolicy.testing.encodings import Encoding
from crmpolicy.verify import Report, check


def with_laws(accounts: Accounts, targets: Iterable[Path]) -> Accounts:
    """Name the proved law of every clause and reading that no case executes, where it has one.

    The targets, companies' files or documents' folders, are checked only where there is such a clause.
    """
    every: tuple[ClauseAccount | ReadingAccount, ...] = (*accounts.clauses, *accounts.readings)
    waiting = [law for each in every for law in _laws(each)]
    if not waiting:
        return accounts
    told = _told(check(*targets, ledger=ledger()))
    proved = {law for law in waiting if law.place not in told}
    return replace(
        accounts,
        clauses=tuple(replace(each, law=_named(each, proved)) for each in accounts.clauses),
        readings=tuple(replace(each, law=_named(each, proved)) for each in accounts.readings),
    )


def _laws(account: ClauseAccount | ReadingAccount) -> Iterator[Encoding]:
    """Give the laws that may stand for a clause or a reading which no case executes."""
    if account.standing in ("encoded", "unaccounted"):
        cited = account.spoken_of if isinstance(account, ClauseAccount) else account.encodings
        yield from (each for each in cited if each.kind == "law")


def _named(account: ClauseAccount | ReadingAccount, proved: set[Encoding]) -> str | None:
    return next((law.name for law in _laws(account) if law in proved), None)


def _told(report: Report) -> set[Location | None]:
    """Give the places of all that is wrong or undecided."""
    told = (*report.findings, *report.undecided)
    return {place for each in told for place in (each.place, *each.related)}
