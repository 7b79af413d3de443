"""The one place where findings are made, so that they all look alike."""

from dataclasses import replace
from typing import Any

from crmpolicy.errors import Fault
from crmpolicy.policy.tables import Table
from crmpolicy.verify.facts.witness import Period
from crmpolicy.verify.finding import UNDECIDED, Finding, Found
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.registry import Check
from crmpolicy.verify.telling import filling_words, region_words, witness_words
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Words, say


def about_question(check: Check, question: Question, found: Found) -> Finding:
    """Make the finding of a check that looked at a question."""
    space = found.space or question.space
    names = {each.name: each.key for sketch in space.sketches for each in sketch.program.fields}
    return replace(
        about_policies(check, found),
        point=question.name,
        region=region_words(question.policies, space, found.boxes) if found.boxes else None,
        witnesses=found.witnesses,
        shown=tuple(witness_words(question.policies, names, each) for each in found.witnesses),
        since=question.period.since,
        filling=question.filling,
        assumed=filling_words(question.policies, question.filling),
    )


def about_policies(check: Check, found: Found) -> Finding:
    """Make the finding of a check that looked at a whole policy set."""
    return Finding(
        code=check.code,
        check=check.name,
        severity=check.severity,
        message=found.message or f"finding-{check.name}",
        arguments=found.arguments,
        place=found.place,
        clauses=found.clauses,
        related=found.related,
    )


def open_policies(check: Check, undecided: NotDecidedError) -> Finding:
    """Make the finding that a check could not decide something of a whole policy set."""
    fault = undecided.fault
    arguments = {"check": check.title, "why": _why(fault)}
    return Finding(
        UNDECIDED, check.name, "undecided", "finding-undecided-policies", arguments, fault.location
    )


def open_question(check: Check, question: Question, undecided: NotDecidedError, table: Table) -> Finding:
    """Make the finding that a check could not decide a question."""
    return _open(
        check.name,
        table,
        undecided.fault,
        since=question.period.since,
        filling=question.filling,
        assumed=filling_words(question.policies, question.filling),
    )


def open_table(table: Table, undecided: NotDecidedError) -> Finding:
    """Make the finding that the checks of a table could not even be asked."""
    return _open("", table, undecided.fault)


def open_comparison(point: str, table: Table, undecided: NotDecidedError, period: Period) -> Finding:
    """Make the finding that two policy sets could not be compared in a question, of which a table is part."""
    return _open("comparison", table, undecided.fault, point=point, since=period.since)


def _open(check: str, table: Table, fault: Fault, point: str | None = None, **more: Any) -> Finding:
    message = f"finding-undecided-{check}" if check else "finding-undecided"
    arguments = {"table": table.title, "why": _why(fault)}
    place = fault.location or table.place
    named = point or table.key
    return Finding(UNDECIDED, check, "undecided", message, arguments, place, table.clauses, named, **more)


def _why(fault: Fault) -> Words:
    return Words(say(fault.code, "zh", fault.arguments), say(fault.code, "en", fault.arguments))
