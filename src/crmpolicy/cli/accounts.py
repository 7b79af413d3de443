"""What became of clauses, laid out: a row a document, then what is open; one document clause by clause."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from crmpolicy.cli.layout import Block, Column, Gap, Grid, Heading, Line, Pairs
from crmpolicy.cli.speaking import Speaker
from crmpolicy.cli.wordings import place_data, place_said
from crmpolicy.testing.accounts import Accounts, ClauseAccount, ReadingAccount
from crmpolicy.testing.encodings import Encoding

_FIGURES = ("clauses", "encoded", "executed", "guidance", "truncated", "unaccounted")


def account_blocks(speaker: Speaker, accounts: Accounts, *, each: bool) -> Iterator[Block]:
    """Lay out the figures and what is open; with ``each``, every clause with what became of it."""
    yield Heading(speaker.say("cli-accounts-head"))
    yield Gap()
    yield _figures(speaker, accounts)
    yield Gap()
    counts = {name: str(count) for name, count in accounts.reading_counts().items()}
    yield Line(speaker.say("cli-accounts-readings", count=counts.pop("readings"), **counts))
    yield from _open(speaker, accounts)
    failed = sum(not result.passed for result in accounts.results)
    if failed:
        yield Gap()
        yield Line(speaker.say("cli-accounts-failed", count=str(failed)), tone="bad")
    if each:
        yield Gap()
        yield _every(speaker, accounts.clauses)


def _figures(speaker: Speaker, accounts: Accounts) -> Grid:
    heads = [Column(speaker.say(f"cli-accounts-{name}"), right=True) for name in _FIGURES]
    rows = [[name, *_counted(accounts.of(name))] for name in accounts.documents]
    total = [speaker.say("cli-accounts-total"), *_counted(accounts)]
    return Grid([Column(speaker.say("cli-accounts-name")), *heads], [*rows, total])


def _counted(accounts: Accounts) -> list[str]:
    counts = accounts.counts()
    return [str(counts[name]) for name in _FIGURES]


def _open(speaker: Speaker, accounts: Accounts) -> Iterator[Block]:
    clauses, readings = accounts.clauses, accounts.readings
    lists: Sequence[tuple[str, list[tuple[str, str]]]] = (
        ("cli-accounts-lost", [_clause(one) for one in clauses if one.standing == "unaccounted"]),
        ("cli-accounts-unexecuted", [_clause(one) for one in clauses if one.standing == "encoded"]),
        ("cli-accounts-lost-readings", [_reading(one) for one in readings if one.standing != "executed"]),
    )
    for code, rows in lists:
        if rows:
            yield Gap()
            yield Heading(speaker.say(code))
            yield Pairs(rows)


def _clause(account: ClauseAccount) -> tuple[str, str]:
    return place_said(account.clause.place), account.clause.id


def _reading(account: ReadingAccount) -> tuple[str, str]:
    return f"{account.document}.{account.code}", "; ".join(one.name for one in account.encodings)


def _every(speaker: Speaker, clauses: Iterable[ClauseAccount]) -> Grid:
    heads = ("cli-accounts-clauses", "cli-accounts-where", "cli-accounts-by", "cli-accounts-shown")
    columns = [Column(speaker.say(head)) for head in heads]
    return Grid(columns, [[one.clause.id, one.clause.where, *_became(speaker, one)] for one in clauses])


def _became(speaker: Speaker, account: ClauseAccount) -> tuple[str, str]:
    """Say what encodes a clause, and what shows it or why nothing encodes it."""
    by = account.encodings
    names = by[0].name if by else speaker.say(f"cli-accounts-{account.standing}")
    if len(by) > 1:
        names = speaker.say("cli-accounts-more", name=names, count=str(len(by)))
    shown = account.proved_by or ""
    if not shown and account.law is not None:
        shown = speaker.say("cli-accounts-law", name=account.law)
    if not by:
        shown = speaker.put(account.clause.summary)
    return names, speaker.say("cli-accounts-cut", text=shown) if account.clause.cut else shown


def account_data(speaker: Speaker, accounts: Accounts) -> dict[str, Any]:
    """Give the accounts as data: totals first, then every document, clause and reading."""
    return {
        "total": {**accounts.counts(), "readings": dict(accounts.reading_counts())},
        "documents": {name: dict(accounts.of(name).counts()) for name in accounts.documents},
        "clauses": [_clause_data(speaker, each) for each in accounts.clauses],
        "readings": [_reading_data(speaker, each) for each in accounts.readings],
        "cases": len(accounts.results),
        "failed": sum(not result.passed for result in accounts.results),
    }


def _clause_data(speaker: Speaker, each: ClauseAccount) -> dict[str, Any]:
    clause = each.clause
    return {
        "clause": clause.id,
        "document": each.document,
        "where": clause.where,
        "kind": clause.kind,
        "computable": clause.computable,
        "cut": clause.cut,
        "summary": speaker.put(clause.summary),
        "standing": each.standing,
        "place": place_data(clause.place),
        "encoded_by": [_encoding_data(one) for one in each.encodings],
        "spoken_of_by": [_encoding_data(one) for one in each.spoken_of],
        "executed_by": each.proved_by,
        "law": each.law,
        "cases": list(each.cases),
    }


def _reading_data(speaker: Speaker, each: ReadingAccount) -> dict[str, Any]:
    return {
        "reading": each.code,
        "document": each.document,
        "text": speaker.put(each.text),
        "standing": each.standing,
        "encoded_by": [_encoding_data(one) for one in each.encodings],
        "executed_by": each.proved_by,
        "law": each.law,
    }


def _encoding_data(encoding: Encoding) -> dict[str, Any]:
    return {"kind": encoding.kind, "name": encoding.name, "place": place_data(encoding.place)}
