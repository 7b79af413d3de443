"""What a form asks for: all its entries, and of the facts around it those that happen to be known."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from crmpolicy.policy.facts import Fact
from crmpolicy.policy.records import Record
from crmpolicy.policy.tables import Course, Table


def asked_of_form(course: Course | None) -> tuple[str, ...]:
    """Name the facts that a form asks for, whatever its rules look at; none for other courses.

    >>> asked_of_form(None)
    ()
    """
    return tuple(course.asked()) if isinstance(course, Record) else ()


def as_entered(facts: Mapping[str, Fact], tables: Iterable[Table]) -> Mapping[str, Fact]:
    """Give the facts around a question; a form may be judged while any of them is unknown."""
    if not any(isinstance(table.course, Record) for table in tables):
        return facts
    return {key: replace(fact, unknown=True) for key, fact in facts.items()}
