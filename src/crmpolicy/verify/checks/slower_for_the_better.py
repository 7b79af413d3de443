"""CRM602: a duty that falls due later, or less often, than a law written beside it allows."""

from collections.abc import Iterator

from crmpolicy.policy.properties import Property
from crmpolicy.verify.courses.asking import asked_words
from crmpolicy.verify.courses.lawful import laws_tried, places_of
from crmpolicy.verify.courses.service import Disserved, disserved
from crmpolicy.verify.courses.spoken import Speech
from crmpolicy.verify.finding import Found
from crmpolicy.verify.laws.properties import is_about_facts
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError
from crmpolicy.wording import Argument


def find(question: Question) -> Iterator[Found | NotDecidedError]:
    """Try each law about when and how often duties fall due."""
    return laws_tried(question, _concerns, disserved, _found)


def _concerns(law: Property) -> bool:
    return is_about_facts(law) or any(sort == "often" for sort, _ in law.more)


def _found(question: Question, law: Property, each: Disserved) -> Found:
    table = question.program.tables[0].table
    speech = Speech(question)
    said = [asked_words(speech.of(each.duty, rules)) for rules in each.rules]
    arguments: dict[str, Argument] = {
        "table": table.title,
        "law": law.id,
        "duty": speech.course.duty(each.duty).title,
        "first": said[0],
        "second": said[-1],
    }
    message = None if len(said) > 1 else "finding-slower-for-the-better-often"
    ruled = {rule.rule for rules in each.rules for rule in rules}
    related = places_of(table, ruled)
    clauses = law.clauses or table.clauses
    return Found(arguments, law.place, clauses, each.boxes, each.witnesses, related, message, each.space)
