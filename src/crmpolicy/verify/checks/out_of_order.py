"""CRM601: a milestone that can fall due before one that comes ahead of it."""

from collections.abc import Iterator
from typing import Final

from crmpolicy.policy.duties import Duties
from crmpolicy.policy.properties import Property
from crmpolicy.policy.tables import Table
from crmpolicy.values import Instant
from crmpolicy.verify.courses.lawful import laws_tried, places_of
from crmpolicy.verify.courses.orders import Disorder, disorders, ordered_duties
from crmpolicy.verify.courses.scenes import due_of
from crmpolicy.verify.facts.witness import followed
from crmpolicy.verify.finding import Found
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.telling import value_words
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Argument, Words

_MOMENT: Final = Instant()


def find(question: Question) -> Iterator[Found | NotDecidedError]:
    """Try each law that puts duties in order."""
    return laws_tried(question, lambda law: bool(ordered_duties(law)), disorders, _found)


def _found(question: Question, law: Property, each: Disorder) -> Found:
    table = question.program.tables[0].table
    arguments: dict[str, Argument] = {
        "table": table.title,
        "law": law.id,
        "earlier": _title(table, each.earlier),
        "later": _title(table, each.later),
        **(_moments(question, each) if each.found.received else _terms(each)),
    }
    message = None if each.found.received else "finding-out-of-order-terms"
    ruled = {step.rule for way in (*each.found.over, each.found.within) for step in way.steps}
    related = places_of(table, {*ruled, *each.found.rules})
    clauses = law.clauses or table.clauses
    return Found(arguments, law.place, clauses, (each.box,), (each.witness,), related, message)


def _title(table: Table, duty: str) -> Words:
    course = table.course
    return course.duty(duty).title if isinstance(course, Duties) else Words(duty, duty)


def _moments(question: Question, each: Disorder) -> dict[str, Argument]:
    outcome = followed(question.point, each.witness).outcome
    moments = {
        "received": each.found.received,
        "earlier_due": due_of(outcome, each.earlier),
        "later_due": due_of(outcome, each.later),
    }
    return {name: value_words(question.policies, _MOMENT, moment) for name, moment in moments.items()}


def _terms(each: Disorder) -> dict[str, Argument]:
    earlier, later = each.found.over[0].steps[-1].term, each.found.within.steps[-1].term
    return {
        "earlier_term": Words(earlier.show("zh"), earlier.show("en")),
        "later_term": Words(later.show("zh"), later.show("en")),
    }
