"""How often each role has to do a duty, word by word of the fact that decides it: a table of visit counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from crmpolicy.engine.folding import FoldedRule, FoldedTable, Lookup
from crmpolicy.engine.guarding import guard_holds
from crmpolicy.policy.duties import Duties
from crmpolicy.policy.guards import Literally
from crmpolicy.policy.unlimited import UNLIMITED
from crmpolicy.values import Period, ValueType

_A_YEAR: Final = {"month": 12, "quarter": 4, "half year": 2, "year": 1}


@dataclass(frozen=True, slots=True)
class Frequency:
    """A cell of the table: how often a role has to do a duty for cases of one class.

    Attributes:
        duty: its name.
        fact: the fact whose words are the classes, by full name.
        word: the class.
        who: the role.
        every: the period for which ``times`` is said.
        times: how often in each period.
        a_year: how often in a calendar year; None where the period does not divide it.
        document: the document that says so.
        rule: its rule.
    """

    duty: str
    fact: str
    word: Any
    who: str
    every: Period
    times: int
    a_year: int | None
    document: str
    rule: str


def frequencies(table: FoldedTable, course: Duties, kinds: Mapping[str, ValueType]) -> tuple[Frequency, ...]:
    """Give the table of a document whose duties keep one counter for each role.

    Rules are looked at that say a number of times for each word of one fact; rows stand in the order of the
    fact's words, columns as the rules do.

    Args:
        table: the document's table in a period.
        course: its duties.
        kinds: the type of each fact.

    >>> from datetime import UTC, datetime
    >>> from crmpolicy.company import load_policy_set
    >>> point = load_policy_set("example-group").point("handbook.visit_cadence")
    >>> program = point.program(datetime(2026, 1, 5, tzinfo=UTC))
    >>> table = program.tables[0]
    >>> cells = frequencies(table, table.table.course, program.kinds)
    >>> [(each.word, each.times, each.a_year) for each in cells if each.who == "handler"]
    [('important', 6, 24), ('general', 3, 12), ('potential', 1, 4)]
    """
    duties = {duty.name for duty in course.duties if duty.per_who}
    rules = [rule for part in table.parts for rule in part.rules]
    found = [cell for rule in rules for cell in _cells(rule, table.table.document, duties, kinds)]
    order = {key: place for place, key in enumerate(dict.fromkeys((each.fact, each.word) for each in found))}
    return tuple(sorted(found, key=lambda each: order[each.fact, each.word]))


def _cells(
    rule: FoldedRule, document: str, duties: set[str], kinds: Mapping[str, ValueType]
) -> Iterator[Frequency]:
    said = dict(rule.then)
    duty, who, every = (_written(said.get(name)) for name in ("duty", "who", "every"))
    times = said.get("times")
    if duty not in duties or not isinstance(every, Period) or who is None:
        return
    if not isinstance(times, Lookup) or len(times.keys) != 1:
        return
    fact = times.keys[0]
    for word, number in times.entries.items():
        if number is not UNLIMITED and guard_holds(rule.guard, {fact: word}.get, kinds):
            yield Frequency(
                duty, fact, word, who, every, number, _a_year(every, number), document, rule.rule.id
            )


def _written(operand: Any) -> Any:
    """Give what a rule says for all cases alike."""
    value = operand.value if isinstance(operand, Literally) else None
    return None if value is UNLIMITED else value


def _a_year(every: Period, times: int) -> int | None:
    """Reckon a year's number; lengths do not stand in the calendar, so they have none."""
    return (
        None if every.calendar is None or every.calendar not in _A_YEAR else times * _A_YEAR[every.calendar]
    )
