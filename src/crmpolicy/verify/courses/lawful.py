"""What the checks of laws about duties share: each law tried, and what is said of a broken one."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

from crmpolicy.errors import Location
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.properties import Property
from crmpolicy.policy.tables import Table
from crmpolicy.verify.finding import Found
from crmpolicy.verify.questions.question import Question
from crmpolicy.verify.undecided import NotDecidedError

T = TypeVar("T")
Broken = Callable[[Question, Property], Iterable[T | NotDecidedError]]


def laws_tried(
    question: Question,
    concerns: Callable[[Property], bool],
    broken: Broken[T],
    found: Callable[[Question, Property, T], Found],
) -> Iterator[Found | NotDecidedError]:
    """Try the laws of a table of duties; what cannot be told is told where the law stands.

    Args:
        question: whose laws are tried.
        concerns: whether a law is one of those to be tried.
        broken: finds where a law is broken.
        found: says so.
    """
    table = question.program.tables[0].table
    for law in table.properties if isinstance(table.course, Duties) else ():
        if not concerns(law):
            continue
        try:
            for each in broken(question, law):
                if isinstance(each, NotDecidedError):
                    yield each.at(law.place)
                else:
                    yield found(question, law, each)
        except NotDecidedError as error:
            yield error.at(law.place)


def places_of(table: Table, rules: Collection[str]) -> tuple[Location, ...]:
    """Tell where some rules of a table stand."""
    return tuple(rule.place for _, rule in table.rules() if rule.id in rules and rule.place)
