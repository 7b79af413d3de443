"""CRM603: a chain that repeats a role, that has no level for some facts, or levels that nobody reaches."""

from collections.abc import Iterator
from typing import Any

from crmpolicy.policy.lifecycles import LEVELS, Chain
from crmpolicy.policy.tables import Rule, Table
from crmpolicy.verify.courses.ladders import Ladders
from crmpolicy.verify.courses.scenes import witnesses
from crmpolicy.verify.finding import Found
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Argument, Words


def find(question: Question) -> Iterator[Found | NotDecidedError]:
    """Look at the levels of a chain."""
    table = question.program.tables[0].table
    if not isinstance(table.course, Chain):
        return
    if not table.course.ends and table.course.done is None:
        yield _found(table, "finding-broken-chain-endless")
    ladders = Ladders(question)
    for level in ladders.ending_at_once():
        yield _found(table, "finding-broken-chain-at-once", level=level)
    never = ladders.never_reached()
    for level in never:
        yield _found(table, None, level=level)
    for level in () if never else ladders.halting():
        yield _found(table, "finding-broken-chain-halts", level=level)
    for each in ladders.twice():
        yield _twice(question, table, each)
    empty = ladders.without_levels()
    if empty:
        witness = next(witnesses(question, empty[0]), None)
        shown = (witness,) if witness is not None else ()
        yield Found(
            {"table": table.title},
            table.place,
            table.clauses,
            tuple(empty),
            shown,
            message="finding-broken-chain-empty",
        )


def _twice(question: Question, table: Table, each: Any) -> Found:
    arguments: dict[str, Argument] = {
        "table": table.title,
        "first": _title(table, each.first),
        "second": _title(table, each.second),
    }
    one, other = (_rule(table, level) for level in (each.first, each.second))
    related = (one.place,) if one.place else ()
    witness = next(witnesses(question, each.box), None)
    shown = (witness,) if witness is not None else ()
    code = "finding-broken-chain-twice"
    return Found(arguments, other.place, other.clauses, (each.box,), shown, related, code)


def _found(table: Table, message: str | None, level: str | None = None) -> Found:
    if level is None:
        return Found({"table": table.title}, table.place, table.clauses, message=message)
    rule = _rule(table, level)
    arguments: dict[str, Argument] = {"table": table.title, "level": _title(table, level)}
    return Found(arguments, rule.place, rule.clauses or table.clauses, message=message)


def _rule(table: Table, level: str) -> Rule:
    return next(rule for part, rule in table.rules() if part.id == LEVELS and rule.id == level)


def _title(table: Table, level: str) -> Words:
    levels = table.course.levels if isinstance(table.course, Chain) else ()
    return next((each.title for each in levels if each.id == level), Words(level, level))
